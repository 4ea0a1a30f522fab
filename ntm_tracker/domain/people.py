"""Who is meant by a name as typed, and whom a set suggests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import clean_line, fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ntm_tracker.domain.checklist import Checklist

_BETWEEN = re.compile(r"[;,/]| và ")
"""What stands between several people that answer together: “Chị Hà; Anh Ba”."""
SUGGESTED = "gợi ý, chưa kiểm chứng"
"""How a suggested owner is labelled wherever it stands: common practice, in no text."""


def is_named(name: str, told: str) -> bool:
    """Say whether `name` is who was `told`, or one of several; marks, case and spaces aside."""
    asked = _plain(name)
    return bool(asked) and asked in {_plain(part) for part in (told, *_BETWEEN.split(told))}


def people_of(told: str) -> tuple[str, ...]:
    """Return each of those who answer together: “Chị Hà; Anh Ba” are two, each on a list of their own.

    Only a semicolon parts them: a comma or “và” may stand inside an office's title.
    """
    return tuple(name for part in told.split(";") if (name := clean_line(part)))


def names_in(checklists: Iterable[Checklist]) -> tuple[str, ...]:
    """Return every name that answers for something, does a task or keeps a paper, in the order of the alphabet."""
    found: dict[str, str] = {}
    for name in _names(checklists):
        found.setdefault(_plain(name), name)
    return tuple(sorted(found.values(), key=sort_key))


def _names(checklists: Iterable[Checklist]) -> Iterable[str]:
    for checklist in checklists:
        for criterion in checklist.criteria:
            whole = criterion.assignment.owner if criterion.assignment else ""
            yield from filter(None, (whole, *(task.who for task in criterion.tasks)))
        for state in (*checklist.indicators(), *checklist.gates):
            yield from filter(None, (state.owner, *(t.who for t in state.tasks), *(p.owner for p in state.evidence)))


def completed(typed: str, names: Sequence[str]) -> str | None:
    """Return the first name that begins with what was typed without marks; None where none does."""
    asked = fold(typed.lstrip())
    if not asked.strip():
        return None
    return next((name for name in names if fold(name).startswith(asked) and len(name) > len(typed)), None)


@dataclass(frozen=True, slots=True)
class SuggestedOwners:
    """Whom a set suggests for indicators, before anybody takes it."""

    given: Mapping[str, str]
    """Who would answer, by number: for those that nobody answers for yet."""
    kept: Mapping[str, str]
    """Who answers already, by number: they stay."""
    without: tuple[str, ...]
    """The indicators that the set suggests nobody for, and that nobody answers for."""


def suggested_owners(checklist: Checklist, numbers: Sequence[str]) -> SuggestedOwners:
    """Return whom the set suggests for the indicators `numbers`."""
    states = [state for state in map(checklist.find, numbers) if state]
    free = [state for state in states if not state.owner]
    return SuggestedOwners(
        given={s.indicator.number: s.indicator.owner for s in free if s.indicator.owner},
        kept={s.indicator.number: s.owner for s in states if s.owner},
        without=tuple(s.indicator.number for s in free if not s.indicator.owner),
    )


def suggested_lines(owners: SuggestedOwners) -> tuple[str, ...]:
    """Write what taking the suggestions would do, one line an owner."""
    alike: dict[str, list[str]] = {}
    for number, owner in owners.given.items():
        alike.setdefault(owner, []).append(number)
    lines = [f"{', '.join(numbers)}: {owner} ({SUGGESTED})" for owner, numbers in alike.items()]
    lines += [f"{number}: đã giao {owner}, giữ nguyên" for number, owner in owners.kept.items()]
    return (*lines, f"{', '.join(owners.without)}: bộ tiêu chí không gợi ý ai") if owners.without else tuple(lines)


def _plain(name: str) -> str:
    return fold(clean_line(name))
