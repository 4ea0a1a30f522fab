"""Two versions of every row, and which of them stands: the rule by which two records become one.

Pure and the same from either side: A with B gives what B with A gives.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Key = tuple[Any, ...]
Row = dict[str, Any]

STAMPS = frozenset(
    {
        "position", "entered_at", "entered_by", "confirmed_by", "confirmed_at", "written_by", "written_at",
        "set_by", "set_at", "set_up_at", "origin",
    }
)  # fmt: skip
"""Who wrote a row and when, and where it stands among its like: no matter to disagree on."""


class Choice(StrEnum):
    """Which of two versions an officer lets stand."""

    HERE = "here"
    THERE = "there"


class OneSide(Protocol):
    """What is asked of either record."""

    @property
    def rows(self) -> Mapping[Key, Row]:
        """Its rows."""

    @property
    def known(self) -> frozenset[str]:
        """Every deed that it has taken in."""

    def wrote(self, key: Key) -> frozenset[str]:
        """Return the deeds that left a row as it is, or left none there."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that was changed on both sides, by people who did not know of one another."""

    key: Key
    here: Row
    there: Row

    @property
    def columns(self) -> list[str]:
        """The columns in which the two differ, stamps left out."""
        here, there = substance(self.here), substance(self.there)
        return [name for name in here if here[name] != there[name]]


@dataclass(slots=True)
class United:
    """What two records come to."""

    rows: dict[Key, Row]
    conflicts: list[Conflict] = field(default_factory=list)
    """In the order of their keys; each stands as it was chosen, as it is here where nobody chose."""
    revived: list[Key] = field(default_factory=list)
    """What one side had taken out and the other went on with: it stays."""


def unite(here: OneSide, there: OneSide, parents: Callable[[Key, Row], Iterable[Key]]) -> United:
    """Return what both records come to; `parents` names the rows without which a row cannot be."""
    united = United({})
    for key in sorted(here.rows.keys() | there.rows.keys(), key=repr):
        row = _standing(here, there, key, united)
        if row is not None:
            united.rows[key] = row
    _complete(united, here, there, parents)
    return united


def decide(united: United, choices: Mapping[Key, Choice]) -> None:
    """Let every conflict stand as it was chosen."""
    for conflict in united.conflicts:
        if choice := choices.get(conflict.key):
            united.rows[conflict.key] = conflict.there if choice is Choice.THERE else conflict.here


def substance(row: Row) -> Row:
    """Return what a row says, without its stamps; of a file's retirement only whether it was."""
    return {
        name: value is not None if name == "retired" else value for name, value in row.items() if name not in STAMPS
    }


def _standing(here: OneSide, there: OneSide, key: Key, united: United) -> Row | None:
    mine, theirs = here.rows.get(key), there.rows.get(key)
    if mine == theirs:
        return mine
    is_known_there, is_known_here = here.wrote(key) <= there.known, there.wrote(key) <= here.known
    if is_known_there != is_known_here:
        return theirs if is_known_there else mine
    if mine is None or theirs is None:
        united.revived.append(key)
        return mine or theirs
    if substance(mine) == substance(theirs):
        return min(mine, theirs, key=lambda row: repr(sorted(row.items())))
    united.conflicts.append(Conflict(key, mine, theirs))
    return mine


def _complete(united: United, here: OneSide, there: OneSide, parents: Callable[[Key, Row], Iterable[Key]]) -> None:
    """Bring back what a row cannot be without, and what belongs to a row that one side alone still has."""
    sides = ((here, there), (there, here))
    parents_of = [{key: tuple(parents(key, row)) for key, row in side.rows.items()} for side, _ in sides]
    is_whole = False
    while not is_whole:
        before = len(united.rows)
        for key, row in list(united.rows.items()):
            for parent in parents(key, row):
                _bring_back(united, parent, here, there)
        for (side, other), of in zip(sides, parents_of, strict=True):
            for key, needed in of.items():
                if any(parent in united.rows and parent not in other.rows for parent in needed):
                    _bring_back(united, key, side, other)
        is_whole = len(united.rows) == before


def _bring_back(united: United, key: Key, first: OneSide, second: OneSide) -> None:
    if key in united.rows:
        return
    row = first.rows.get(key) or second.rows.get(key)
    if row is not None:
        united.rows[key] = row
        united.revived.append(key)
