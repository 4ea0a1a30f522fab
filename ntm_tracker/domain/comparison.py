"""Two criteria sets side by side: what is the same, what changed, what is new, what is gone."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ntm_tracker.domain.criteria import CriteriaSet, Indicator
    from ntm_tracker.domain.requirements import Requirement

SAME_NUMBER = 0.45
"""From this likeness on, two texts under one number are taken for one indicator whose words changed."""
ELSEWHERE = 0.7
"""From this likeness on, two texts under different numbers are."""
_REMARKS = {"confidence", "source", "national", "note"}
"""What is said about a requirement, and is no part of it."""


class Change(StrEnum):
    """What became of an indicator from one set to the other."""

    SAME = "same"
    WORDING = "wording_changed"
    REQUIREMENT = "requirement_changed"
    """The requirement differs, whether or not the words do too."""
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Pair:
    """One line of a comparison."""

    old: Indicator | None
    new: Indicator | None
    drawn: bool = False
    """Whether an officer's mapping put the two together."""

    @cached_property
    def wording_differs(self) -> bool:
        """Whether both are there and their words differ."""
        if self.old is None or self.new is None:
            return False
        return normal_text(self.old.text) != normal_text(self.new.text)

    @cached_property
    def requirement_differs(self) -> bool:
        """Whether both are there and their requirements differ."""
        if self.old is None or self.new is None:
            return False
        return requirement_content(self.old.requirement) != requirement_content(self.new.requirement)

    @property
    def change(self) -> Change:
        """What became of the indicator."""
        if self.old is None:
            return Change.NEW
        if self.new is None:
            return Change.GONE
        if self.requirement_differs:
            return Change.REQUIREMENT
        return Change.WORDING if self.wording_differs else Change.SAME


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every indicator of both sets once: in the order of the new one, then what is gone."""

    old: CriteriaSet
    new: CriteriaSet
    pairs: tuple[Pair, ...]

    def counts(self) -> dict[Change, int]:
        """Return how many lines there are of every change."""
        found = [pair.change for pair in self.pairs]
        return {change: found.count(change) for change in Change}


def normal_text(text: str) -> str:
    """Return `text` as it is compared: one form of the letters, no case, single spaces, no final punctuation."""
    return clean_line(text).casefold().rstrip(" .;:,…")


def requirement_content(requirement: Requirement) -> tuple[Any, ...]:
    """Return what a requirement asks, without what is said about it."""
    return tuple((f.name, _plain(getattr(requirement, f.name))) for f in fields(requirement) if f.name not in _REMARKS)


def content_hash(indicator: Indicator) -> str:
    """Return what two indicators share only when their words and their requirement are the same."""
    content = normal_text(indicator.text), requirement_content(indicator.requirement)
    return hashlib.sha256(repr(content).encode()).hexdigest()


def keeps_confirmation(old: Indicator, new: Indicator) -> bool:
    """Say whether what was read on paper of `old` was read of `new`: the same is required, of words that are alike.

    A slip in the words that was put right takes nothing back; another indicator in the place of this one does.
    """
    if requirement_content(old.requirement) != requirement_content(new.requirement):
        return False
    if normal_text(old.text) == normal_text(new.text):
        return True
    return _likeness(_features(old.text), _features(new.text)) >= SAME_NUMBER


def compare(old: CriteriaSet, new: CriteriaSet, mapping: Mapping[str, str] | None = None) -> Comparison:
    """Pair the indicators of two sets; `mapping` gives the old number by the new one, “” for none.

    The mapping comes first. Then pairs are made by identical content, by identical words, by what one
    side records as the other's earlier words, by number where the words are alike, and by likeness
    alone; each indicator is used once. A number by itself pairs nothing: in another set it may stand
    for a wholly different thing.
    """
    return Comparison(old, new, pair_up(tuple(old.measured()), tuple(new.measured()), mapping))


def pair_up(
    old: tuple[Indicator, ...], new: tuple[Indicator, ...], mapping: Mapping[str, str] | None = None
) -> tuple[Pair, ...]:
    """Pair indicators as `compare` does."""
    pairing = _Pairing(old, new)
    pairing.draw(mapping or {})
    pairing.match(content_hash)
    pairing.match(lambda indicator: normal_text(indicator.text))
    pairing.amended()
    pairing.by_likeness()
    return tuple(pairing.pairs())


class _Pairing:
    def __init__(self, old: tuple[Indicator, ...], new: tuple[Indicator, ...]) -> None:
        self._all_old, self._all_new = old, new
        self._old = {i.number: i for i in old}
        self._new = {i.number: i for i in new}
        self._found: dict[str, Indicator] = {}
        self._drawn: set[str] = set()

    def draw(self, mapping: Mapping[str, str]) -> None:
        for new in [new for new, old in mapping.items() if not old]:
            self._new.pop(new, None)
        drawn = {new: self._old[old] for new, old in mapping.items() if old in self._old and new in self._new}
        for new, old in drawn.items():
            self._take(old, self._new[new])
        self._drawn = set(drawn)

    def match(self, key: Callable[[Indicator], str]) -> None:
        """Pair what has the same `key`, first under the same number, then wherever it stands."""
        for same_number in (True, False):
            keys: dict[tuple[str, str], list[Indicator]] = {}
            for old in self._old.values():
                keys.setdefault((key(old), _place(old, same_number=same_number)), []).append(old)
            for new in tuple(self._new.values()):
                if left := keys.get((key(new), _place(new, same_number=same_number))):
                    self._take(left.pop(0), new)

    def amended(self) -> None:
        """Pair what one side knows to be the earlier words of the other, however little is left of them."""
        for new in tuple(self._new.values()):
            old = self._old.get(new.number)
            if old and (_was(new, old) or _was(old, new)):
                self._take(old, new)

    def by_likeness(self) -> None:
        old = [(i, _features(i.text)) for i in self._old.values()]
        new = [(i, _features(i.text)) for i in self._new.values()]
        scored = [(_likeness(a, b), o, n) for n, b in new for o, a in old if _is_gate(o) == _is_gate(n)]
        for same_number, enough in ((True, SAME_NUMBER), (False, ELSEWHERE)):
            # Sorting keeps the order of the sets among equals, so that the outcome never varies.
            for likeness, o, n in sorted(scored, key=lambda found: -found[0]):
                free = o.number in self._old and n.number in self._new
                if free and likeness >= enough and (o.number == n.number or not same_number):
                    self._take(o, n)

    def pairs(self) -> Iterator[Pair]:
        for new in self._all_new:
            yield Pair(self._found.get(new.number), new, drawn=new.number in self._drawn)
        used = {old.number for old in self._found.values()}
        for old in self._all_old:
            if old.number not in used:
                yield Pair(old, None)

    def _take(self, old: Indicator, new: Indicator) -> None:
        self._found[new.number] = old
        self._old.pop(old.number, None)
        self._new.pop(new.number, None)


def _is_gate(indicator: Indicator) -> bool:
    return indicator.number.startswith("dk")


def _was(one: Indicator, other: Indicator) -> bool:
    return normal_text(other.text) in {normal_text(earlier.text) for earlier in one.earlier}


def _place(indicator: Indicator, *, same_number: bool) -> str:
    return indicator.number if same_number else str(_is_gate(indicator))


def _features(text: str) -> set[object]:
    """Return the words of `text` and its pairs of neighbours; marks stay, for they tell words apart."""
    words = re.findall(r"\w+", normal_text(text))
    return {*words, *pairwise(words)}


def _likeness(one: set[object], other: set[object]) -> float:
    """Return the share of features that two texts have in common, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _plain(held: object) -> object:
    match held:
        case Decimal():
            return str(held.normalize())
        case str():
            return normal_text(held)
        case dict():
            return tuple((year, _plain(amount)) for year, amount in sorted(held.items()))
        case tuple():
            return tuple(_plain(one) for one in held)
        case _:
            return held
