"""What a set suggests to bring, beside what is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.evidence import KINDS, Kind
from ntm_tracker.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ntm_tracker.domain.evidence import Evidence

# A suggestion says “Bảng thống kê” or “Bảng diện tích” where the kind is “bảng kê”.
_BEGINNINGS = {kind.value: word for kind, word in KINDS.items() if kind is not Kind.OTHER} | {Kind.TABLE.value: "bảng"}


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggestion, and the papers that answer it."""

    text: str
    answered_by: tuple[int, ...] = ()
    """The numbers of the papers that name it in so many words and still hold."""
    perhaps: tuple[int, ...] = ()
    """Those that are only of its kind: an officer has to look."""


def beside_what_is_there(suggestions: Sequence[str], papers: Sequence[Evidence], day: date) -> list[Suggested]:
    """Return each suggestion with the papers that answer it on `day`: on the screen and in the dossier alike.

    A paper answers a suggestion only where its note has all the words of it: a report is not yet *the* report. One
    that answers a suggestion so is not thought to be another.
    """
    holding = [piece for piece in papers if piece.holds(day)]
    answering = {text: _answering(text, holding) for text in suggestions}
    named = {key for keys in answering.values() for key in keys}
    others = [piece for piece in holding if piece.id not in named]
    return [_suggested(text, answering[text], others) for text in suggestions]


def suggested_text(one: Suggested) -> str:
    """Write a suggestion with its mark."""
    if one.answered_by:
        return f"[x] {one.text} (số {_listed(one.answered_by)})"
    if one.perhaps:
        return f"[?] {one.text} (có thể là số {_listed(one.perhaps)})"
    return f"[ ] {one.text}"


def _answering(text: str, holding: Sequence[Evidence]) -> tuple[int, ...]:
    wanted = _words(text)
    return tuple(piece.id for piece in holding if wanted and wanted <= _words(piece.note))


def _suggested(text: str, answering: tuple[int, ...], others: Sequence[Evidence]) -> Suggested:
    perhaps = () if answering else tuple(piece.id for piece in others if _is_of_its_kind(piece, text))
    return Suggested(text, answering, perhaps)


def _is_of_its_kind(piece: Evidence, suggestion: str) -> bool:
    """Say whether both begin alike: the piece by its kind, or by its note where nobody said what it is."""
    kinds = [piece.kind] if piece.kind else [kind for kind, word in _BEGINNINGS.items() if _begins(piece.note, word)]
    return any(_begins(suggestion, _BEGINNINGS[kind]) for kind in kinds if kind in _BEGINNINGS)


def _begins(text: str, word: str) -> bool:
    return bool(re.match(rf"{fold(word)}\b", fold(text).strip()))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))
