"""An assessment as it stands: every criterion and indicator with its verdict and evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ntm_tracker.domain.precedents import Carry
from ntm_tracker.domain.results import NotApplicable
from ntm_tracker.domain.terms import Judgement, Progress, Verdict
from ntm_tracker.domain.verdicts import Applied, judge, roll_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ntm_tracker.domain.criteria import CriteriaSet, Criterion, Indicator
    from ntm_tracker.domain.duties import Appraisal, Assignment, Duties, Stage, Task
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.precedents import Precedent
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.village_feed import Fed, VillageRows

NOT_ASSESSED = Judgement(Verdict.NOT_ASSESSED)


@dataclass(frozen=True, slots=True)
class Subject:
    """A commune or a village."""

    code: str
    name: str
    kind: str
    """“commune” or “village”."""
    within: str | None = None
    """The code of the commune that a village belongs to."""
    villages: int | None = None
    """How many villages a commune has."""
    district: str | None = None
    """The district above a commune; None where the level is missing, or only the profile knows it."""
    province: str | None = None
    since: date | None = None
    """The first day on which the unit exists, where it was not always there."""
    until: date | None = None
    """The last day on which it existed."""
    successors: tuple[str, ...] = ()
    """The codes of the units that it became or became part of."""

    def exists_on(self, day: date) -> bool:
        """Say whether the unit exists on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One subject under one set for one year."""

    id: str
    subject: Subject
    set_id: str
    year: int
    deadline: date
    focus: tuple[int, ...] = ()
    replaced_by: str | None = None
    """The id of the assessment that took its place; it stays readable."""

    def over(self, day: date) -> bool:
        """Say whether the assessment's year has ended on `day`."""
        return day.year > self.year

    def law_day(self, day: date) -> date:
        """Return the day whose law judges when it is seen on `day`: never one after its own year."""
        return min(day, date(self.year, 12, 31))


@dataclass(frozen=True, slots=True)
class IndicatorState:
    """One indicator as it stands."""

    indicator: Indicator
    basis: str
    applied: Applied
    result: Result | None
    evidence: tuple[Evidence, ...]
    judgement: Judgement
    precedents: tuple[Precedent, ...] = ()
    """Earlier answers, shown beside."""
    assignment: Assignment | None = None
    """Who answers for it and by when, where that was said of the indicator itself."""
    above: Assignment | None = None
    """What was said of its whole criterion."""
    stage: Stage | None = None
    """How far an officer said the work is."""
    tasks: tuple[Task, ...] = ()
    """Open ones first, the earliest deadline before the others."""
    appraisals: tuple[Appraisal, ...] = ()
    """What higher levels found, the newest first."""
    fed: Fed | None = None
    """What the rows of villages say of it, where it counts villages."""

    @property
    def recorded(self) -> Result | None:
        """What an officer recorded; `result` is what counts, be it this or the rows of villages."""
        return self.fed.typed if self.fed else self.result

    @property
    def owner(self) -> str:
        """Who answers for it: its own owner, else its criterion's; empty where nobody does."""
        return next((given.owner for given in (self.assignment, self.above) if given and given.owner), "")

    @property
    def due(self) -> date | None:
        """By when: its own deadline, else its criterion's."""
        return next((given.due for given in (self.assignment, self.above) if given and given.due), None)

    @property
    def open_remarks(self) -> tuple[Appraisal, ...]:
        """The appraisals whose remark is neither answered nor settled."""
        return tuple(a for a in self.appraisals if a.open)

    @property
    def to_review(self) -> tuple[Precedent, ...]:
        """The earlier answers that wait for a new one (“cần rà soát lại”); none once there is a result."""
        return () if self.result else tuple(p for p in self.precedents if p.carry is Carry.REVIEW)

    @property
    def may_be_accepted(self) -> bool:
        """Whether there is something to approve: it is met, or does not apply for a written reason."""
        if self.judgement.verdict is Verdict.MET:
            return True
        outcome = self.result.outcome if self.result else None
        return isinstance(outcome, NotApplicable) and bool(outcome.reason)

    @property
    def progress(self) -> Progress:
        """How far the work is: in progress as soon as a result or evidence is there, further where an officer says so.

        What can no longer be accepted waits for review again.
        """
        if self.stage is None:
            return Progress.IN_PROGRESS if self.result or self.evidence else Progress.TO_DO
        fell = self.stage.progress is Progress.ACCEPTED and not self.may_be_accepted
        return Progress.FOR_REVIEW if fell else self.stage.progress


@dataclass(frozen=True, slots=True)
class CriterionState:
    """One criterion as it stands."""

    criterion: Criterion
    indicators: tuple[IndicatorState, ...]
    judgement: Judgement
    focus: bool
    assignment: Assignment | None = None
    """Who answers for the whole of it and by when."""
    tasks: tuple[Task, ...] = ()
    """The tasks for the whole of it; none where the criterion is itself the indicator, which then has them."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """An assessment on one day: what every screen, command and report is made of."""

    assessment: Assessment
    criteria_set: CriteriaSet
    criteria: tuple[CriterionState, ...]
    gates: tuple[IndicatorState, ...]
    judgement: Judgement
    """Of the set: met when all criteria are."""
    day: date
    """The day it holds for."""

    def indicators(self) -> Iterator[IndicatorState]:
        """Yield every indicator of the criteria once, in order; gates are not among them."""
        for criterion in self.criteria:
            yield from criterion.indicators

    def find_criterion(self, number: str) -> CriterionState | None:
        """Return the criterion numbered `number`."""
        return next((c for c in self.criteria if str(c.criterion.number) == number), None)

    def find(self, number: str) -> IndicatorState | None:
        """Return the indicator or gate numbered `number`."""
        return next((s for s in (*self.indicators(), *self.gates) if s.indicator.number == number), None)

    @property
    def law_day(self) -> date:
        """The day whose law judges."""
        return self.assessment.law_day(self.day)

    @property
    def recognition(self) -> Judgement | None:
        """Whether recognition can be asked for: the set and every gate; None where the set names no gates."""
        if not self.gates:
            return None
        return roll_up((self.as_condition, *map(_never_waived, (gate.judgement for gate in self.gates))))

    @property
    def as_condition(self) -> Judgement:
        """Whether all criteria are met, as recognition asks: 18 of 19 and one that does not apply are not 19."""
        return roll_up(_never_waived(criterion.judgement) for criterion in self.criteria)


def _never_waived(judgement: Judgement) -> Judgement:
    """No condition can be waived: what is “không áp dụng” still waits for an answer."""
    return NOT_ASSESSED if judgement.verdict is Verdict.NOT_APPLICABLE else judgement


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the record holds for one assessment, by indicator number."""

    results: Mapping[str, Result]
    own: Mapping[str, Applied]
    """The office's layer over the shipped requirements."""
    evidence: Mapping[str, tuple[Evidence, ...]]
    precedents: Mapping[str, tuple[Precedent, ...]] = field(default_factory=dict)
    duties: Duties | None = None
    """Who does what by when, and what was found; None where nothing was said."""
    villages: Mapping[str, VillageRows] = field(default_factory=dict)
    """What the rows of villages come to, for the indicators that count them."""


def assess(assessment: Assessment, criteria_set: CriteriaSet, recorded: Recorded, day: date) -> Checklist:
    """Build the checklist of `assessment` on `day` from what the record holds."""
    duties = recorded.duties

    def state(indicator: Indicator, above: str = "") -> IndicatorState:
        applied = recorded.own.get(indicator.number) or Applied(indicator.requirement)
        number = indicator.number
        fed, result, judgement = _judged(recorded, number, applied, assessment.year)
        return IndicatorState(
            indicator=indicator,
            basis=str(criteria_set.basis_of(indicator)),
            applied=applied,
            result=result,
            evidence=recorded.evidence.get(number, ()),
            judgement=judgement,
            precedents=recorded.precedents.get(number, ()),
            assignment=duties.assignments.get(number) if duties else None,
            above=duties.assignments.get(above) if duties else None,
            stage=duties.stages.get(number) if duties else None,
            tasks=duties.tasks.get(number, ()) if duties else (),
            appraisals=duties.appraisals.get(number, ()) if duties else (),
            fed=fed,
        )

    criteria = []
    for criterion in criteria_set.criteria:
        whole = str(criterion.number)
        states = tuple(state(indicator, whole) for indicator in criterion.measured())
        judgement = roll_up(s.judgement for s in states)
        is_focus = criterion.number in assessment.focus
        is_indicator = any(s.indicator.number == whole for s in states)
        tasks = duties.tasks.get(whole, ()) if duties and not is_indicator else ()
        assigned = duties.assignments.get(whole) if duties else None
        criteria.append(CriterionState(criterion, states, judgement, is_focus, assigned, tasks))
    return Checklist(
        assessment=assessment,
        criteria_set=criteria_set,
        criteria=tuple(criteria),
        gates=tuple(state(gate) for gate in criteria_set.gates),
        judgement=roll_up(c.judgement for c in criteria),
        day=day,
    )


def _judged(
    recorded: Recorded, number: str, applied: Applied, year: int
) -> tuple[Fed | None, Result | None, Judgement]:
    """Return the result of an indicator that counts, its judgement, and what the rows of villages say of it."""
    result = recorded.results.get(number)
    if (rows := recorded.villages.get(number)) is None:
        return None, result, judge(applied, result, year)
    # Imported where there are rows: the first verdicts wait for none.
    from ntm_tracker.domain.village_feed import feed

    return feed(rows, applied, result, year)
