"""What a set suggests to bring, beside what is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.evidence import KINDS
from ntm_tracker.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ntm_tracker.domain.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggestion, and the papers that answer it."""

    text: str
    answered_by: tuple[int, ...] = ()
    """The numbers of the papers that name it in so many words and still hold."""
    perhaps: tuple[int, ...] = ()
    """Those that are only of its kind: an officer has to look."""


def beside_what_is_there(suggestions: Sequence[str], papers: Sequence[Evidence], day: date) -> list[Suggested]:
    """Return each suggestion with the papers that answer it on `day`.

    A paper answers a suggestion only where its note has all the words of it: a report is not yet *the* report.
    """
    holding = [(piece, _words(piece.note)) for piece in papers if piece.holds(day)]
    return [_suggested(text, holding) for text in suggestions]


def suggested_text(one: Suggested) -> str:
    """Write a suggestion with its mark."""
    if one.answered_by:
        return f"[x] {one.text} (số {_listed(one.answered_by)})"
    if one.perhaps:
        return f"[?] {one.text} (có thể là số {_listed(one.perhaps)})"
    return f"[ ] {one.text}"


def _suggested(text: str, holding: list[tuple[Evidence, set[str]]]) -> Suggested:
    wanted = _words(text)
    answering = tuple(piece.id for piece, words in holding if wanted and wanted <= words)
    kinds = {kind for kind, word in KINDS.items() if re.match(rf"{fold(word)}\b", fold(text).strip())}
    perhaps = tuple(piece.id for piece, _ in holding if piece.kind in kinds and piece.id not in answering)
    return Suggested(text, answering, perhaps)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))
