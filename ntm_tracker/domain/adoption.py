"""Adopting a set: what of an earlier assessment is carried over, and what waits for a new answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.comparison import Change, compare, pair_up
from ntm_tracker.domain.precedents import Carry, Precedence
from ntm_tracker.domain.requirements import Open, YearlyNumber
from ntm_tracker.domain.verdicts import Applied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ntm_tracker.domain.adopted_work import GoingOn
    from ntm_tracker.domain.checklist import Assessment, Checklist, IndicatorState
    from ntm_tracker.domain.comparison import Pair
    from ntm_tracker.domain.criteria import CriteriaSet, Indicator
    from ntm_tracker.domain.precedents import Precedent
    from ntm_tracker.domain.requirements import Requirement


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of the new set, or one of the old that has no counterpart."""

    change: Change
    old: IndicatorState | None
    new: IndicatorState | None
    carry: Carry | None = None
    """What becomes of the old answer; None where there is none, or where it stays behind."""
    kept: bool = False
    """Whether the new indicator has a result of its own already, which stays as it is."""
    goes_on: bool = False
    """Whether it is the same indicator: same words and requirement, same year and unit, answered or not."""

    @property
    def answered(self) -> bool:
        """Whether the old indicator has a result or evidence."""
        return self.old is not None and _is_answered(self.old)


@dataclass(frozen=True, slots=True)
class Counts:
    """An adoption in figures; the trial run and the deed give the same ones."""

    same: int
    wording_changed: int
    requirement_changed: int
    new: int
    gone: int
    carried: int
    """Answers carried over."""
    review: int
    """Answers to be given anew (“cần rà soát lại”)."""
    previous: int
    """Answers of an earlier year or another unit, shown beside (“kỳ trước”)."""
    left_behind: int
    """Answers whose indicator is gone; they stay readable in the earlier assessment."""
    kept: int
    """Results that the adopted assessment had already, and keeps."""
    results: int
    """Rows of results that are copied."""
    links: int
    """Links of evidence that are added."""
    confirmations: int
    """Confirmed requirements that go with an amended set."""
    owners: int
    """Owners and deadlines that go with their indicators or criteria."""
    steps: int
    """States of progress that do."""
    tasks: int
    """Open tasks that do."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """Everything that adopting a set comes to, worked out before anything is written."""

    target: Assessment
    start: Assessment | None
    """The assessment it starts from; None where one is opened empty."""
    criteria_set: CriteriaSet
    lines: tuple[Line, ...]
    precedences: tuple[Precedence, ...]
    confirmations: Mapping[str, str]
    """New number by the number that it was confirmed under in the set that this one amends."""
    exists: bool = False
    """Whether the target was opened before."""
    replaces: bool = False
    """Whether the target takes the place of the start in the lists."""
    warnings: tuple[str, ...] = ()
    """What the officer should know before going on (Vietnamese)."""
    work: tuple[GoingOn, ...] = ()
    """The work that goes on."""

    @property
    def carried(self) -> tuple[Line, ...]:
        """The lines whose result and evidence are carried over."""
        return tuple(line for line in self.lines if line.carry is Carry.CARRIED)

    @property
    def counts(self) -> Counts:
        """The adoption in figures."""
        changes = [line.change for line in self.lines]
        carries = [line.carry for line in self.lines]
        return Counts(
            **{change.value: changes.count(change) for change in Change},
            carried=carries.count(Carry.CARRIED),
            review=carries.count(Carry.REVIEW),
            previous=carries.count(Carry.PREVIOUS),
            left_behind=sum(line.change is Change.GONE and line.answered for line in self.lines),
            kept=sum(line.kept for line in self.lines),
            results=sum(bool(line.old and line.old.result) for line in self.carried),
            links=sum(len(new_links(line)) for line in self.carried),
            confirmations=len(self.confirmations),
            owners=sum(one.assignment is not None for one in self.work),
            steps=sum(one.stage is not None for one in self.work),
            tasks=sum(len(one.tasks) for one in self.work),
        )


def new_links(line: Line) -> tuple[int, ...]:
    """Return the ids of the old evidence that the new indicator does not have yet."""
    if line.old is None or line.new is None:
        return ()
    there = {piece.id for piece in line.new.evidence}
    return tuple(piece.id for piece in line.old.evidence if piece.id not in there)


def confirmed_alike(old: CriteriaSet, new: CriteriaSet, mapping: Mapping[str, str]) -> dict[str, str]:
    """Return the old number by every new one whose words and printed requirement are the same."""
    pairs = compare(old, new, mapping).pairs
    return {p.new.number: p.old.number for p in pairs if p.old and p.new and p.change is Change.SAME}


def with_confirmations(old: Checklist, new: Checklist, alike: Mapping[str, str]) -> Checklist:
    """Return `new` as it judges once the confirmations of `old` have gone with it."""

    def confirmed(state: IndicatorState) -> IndicatorState:
        before = old.find(alike.get(state.indicator.number, ""))
        if before is None or before.applied.confirmation is None:
            return state
        layer = Applied(state.indicator.requirement, before.applied.own, before.applied.confirmation)
        return replace(state, applied=layer)

    return replace(
        new,
        gates=tuple(confirmed(gate) for gate in new.gates),
        criteria=tuple(replace(c, indicators=tuple(confirmed(i) for i in c.indicators)) for c in new.criteria),
    )


def carry_over(old: Checklist, new: Checklist, mapping: Mapping[str, str]) -> tuple[list[Line], list[Precedence]]:
    """Work out what becomes of every answer of `old` under the set of `new`.

    Requirements are compared as they judge: with the office's own layer on both sides.
    """
    same_year = old.assessment.year == new.assessment.year
    year = new.assessment.year if same_year else None
    pairs = pair_up(_as_applied(old, year), _as_applied(new, year), mapping)
    lines = [_line(pair, old, new) for pair in pairs]
    return lines, [follows for line in lines for follows in _precedences(line, old.assessment.id)]


def opened_empty(new: Checklist) -> list[Line]:
    """Return the lines of an assessment that starts from nothing."""
    return [_line_of_new(state) for state in _states(new)]


def _line_of_new(state: IndicatorState) -> Line:
    return Line(Change.NEW, None, state, kept=state.result is not None)


def _line(pair: Pair, old: Checklist, new: Checklist) -> Line:
    before = old.find(pair.old.number) if pair.old else None
    after = new.find(pair.new.number) if pair.new else None
    if before is None or after is None:
        return Line(pair.change, before, after, kept=bool(after and after.result))
    kept = after.result is not None
    carry = None if kept else _carry(pair, before, old, new)
    return Line(pair.change, before, after, carry, kept, _carry_answer(pair, old, new) is Carry.CARRIED)


def _carry(pair: Pair, before: IndicatorState, old: Checklist, new: Checklist) -> Carry | None:
    if _is_answered(before):
        return _carry_answer(pair, old, new)
    waiting = {carry for _, carry in _waiting(before, pair.change)}
    return Carry.REVIEW if Carry.REVIEW in waiting else Carry.PREVIOUS if waiting else None


def _carry_answer(pair: Pair, old: Checklist, new: Checklist) -> Carry:
    if pair.change is not Change.SAME or (_is_unread(pair) and not _is_one_law(old.criteria_set, new.criteria_set)):
        return Carry.REVIEW
    before, after = old.assessment, new.assessment
    is_now_and_here = before.year == after.year and before.subject.code == after.subject.code
    return Carry.CARRIED if is_now_and_here else Carry.PREVIOUS


def _is_unread(pair: Pair) -> bool:
    """Say whether nobody read the bound: two unknown bounds are not known to be the same."""
    return pair.new is not None and isinstance(pair.new.requirement, Open)


def _is_one_law(old: CriteriaSet, new: CriteriaSet) -> bool:
    return old.id in (new.id, new.revises)


def _precedences(line: Line, start: str) -> Iterator[Precedence]:
    """Yield what the new indicator follows: the old answer, and those that waited beside the old indicator."""
    if line.old is None or line.new is None or line.carry is None:
        return
    number = line.new.indicator.number
    if line.answered:
        yield Precedence(number, start, line.old.indicator.number, line.carry)
    for precedent, carry in _waiting(line.old, line.change):
        yield Precedence(number, precedent.assessment, precedent.number, carry)


def _waiting(old: IndicatorState, change: Change) -> Iterator[tuple[Precedent, Carry]]:
    """Yield the earlier answers that stood beside an indicator without a result: they must not be lost."""
    for precedent in () if old.result else old.precedents:
        if precedent.carry is Carry.PREVIOUS and change is Change.SAME:
            yield precedent, Carry.PREVIOUS
        elif precedent.carry is not Carry.CARRIED:
            yield precedent, Carry.REVIEW


def _is_answered(state: IndicatorState) -> bool:
    return state.result is not None or bool(state.evidence)


def _as_applied(checklist: Checklist, year: int | None) -> tuple[Indicator, ...]:
    """Return the indicators with the requirements that judge; by-year figures of `year` only, where one is given."""
    return tuple(
        replace(
            state.indicator,
            requirement=_in_year(_all_years(state.applied.requirement, state.applied.shipped), year),
        )
        for state in _states(checklist)
    )


def _all_years(applied: Requirement, shipped: Requirement) -> Requirement:
    """Return `applied` with the printed figures of the years that nobody confirmed."""
    if isinstance(applied, YearlyNumber) and isinstance(shipped, YearlyNumber):
        return replace(applied, values=shipped.values | applied.values)
    return applied


def _in_year(requirement: Requirement, year: int | None) -> Requirement:
    if isinstance(requirement, YearlyNumber) and year in requirement.values:
        return replace(requirement, values={year: requirement.values[year]})
    return requirement


def _states(checklist: Checklist) -> Iterator[IndicatorState]:
    yield from checklist.indicators()
    yield from checklist.gates
