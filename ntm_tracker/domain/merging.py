"""Merging two versions of one row: what was opened, what somebody saved since, what was typed over it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

Row = dict[str, str]


class Choice(StrEnum):
    """What an officer says to a conflict."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Bound:
    """Fields that say one thing together: a figure with its day and its source."""

    heads: tuple[str, ...] = ()
    """Where the two sides differ in one of these, the whole is one side's or the other's."""
    followers: tuple[str, ...] = ()
    """What belongs to the heads; where those agree, each of these stands for itself."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The same fields three times, as words."""

    base: Mapping[str, str]
    """What the row held when it was opened."""
    mine: Mapping[str, str]
    theirs: Mapping[str, str]
    """What it holds now."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Fields that both sides changed, to different things."""

    names: tuple[str, ...]
    can_join: bool = False
    """Whether the words of both may stand one below the other."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What is settled without a question, and what is not."""

    row: Row
    """The settled fields."""
    from_mine: tuple[str, ...]
    from_theirs: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def merge(sides: Sides, bound: Bound | None = None, notes: Collection[str] = ()) -> Merged:
    """Take each field from the side that changed it; what both changed to different things is a conflict.

    `notes` are the fields in which the words of both may be kept.
    """
    row, from_mine, from_theirs, conflicts = Row(), list[str](), list[str](), list[Conflict]()
    for names in _units(sides, bound or Bound()):
        base, mine, theirs = (_words(side, names) for side in (sides.base, sides.mine, sides.theirs))
        if mine not in (base, theirs) and theirs != base:
            conflicts.append(Conflict(names, len(names) == 1 and names[0] in notes))
            continue
        taken = sides.theirs if mine in (base, theirs) else sides.mine
        row |= {name: taken[name] for name in names}
        if mine != theirs:
            (from_theirs if mine == base else from_mine).extend(_differing(sides, names))
    return Merged(row, tuple(from_mine), tuple(from_theirs), tuple(conflicts))


def settle(sides: Sides, merged: Merged, choices: Sequence[Choice]) -> Row:
    """Return the whole row as it is to be, with one choice for each conflict in turn."""
    row = dict(merged.row)
    for conflict, choice in zip(merged.conflicts, choices, strict=True):
        for name in conflict.names:
            mine, theirs = sides.mine[name], sides.theirs[name]
            row[name] = {
                Choice.MINE: mine,
                Choice.THEIRS: theirs,
                Choice.BOTH: joined(theirs, mine) if conflict.can_join else mine,
            }[choice]
    return {name: row[name] for name in sides.mine}


def joined(first: str, second: str) -> str:
    """Return both texts one below the other, the longer alone where it holds the other already."""
    one, other = clean_text(first), clean_text(second)
    if one in other:
        return other
    return one if other in one else f"{one}\n{other}"


def is_same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Say whether two rows hold the same words."""
    return _words(one, tuple(one)) == _words(other, tuple(one))


def _units(sides: Sides, bound: Bound) -> Iterator[tuple[str, ...]]:
    """Yield the fields one by one, those together that stand or fall together."""
    together = tuple(name for name in sides.mine if name in (*bound.heads, *bound.followers))
    heads = tuple(name for name in together if name in bound.heads)
    if _words(sides.mine, heads) == _words(sides.theirs, heads):
        together = ()
    if together:
        yield together
    yield from ((name,) for name in sides.mine if name not in together)


def _differing(sides: Sides, names: tuple[str, ...]) -> Iterator[str]:
    return (name for name in names if clean_text(sides.mine[name]) != clean_text(sides.theirs[name]))


def _words(side: Mapping[str, str], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(clean_text(side[name]) for name in names)
