"""The rules of judgement: a verdict is derived from result and requirement, never typed."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.requirements import (
    Checklist,
    Level,
    Number,
    Open,
    PassFail,
    Ratio,
    SetByProvince,
    Survey,
    VillageShare,
    YearlyNumber,
    measure_of,
)
from ntm_tracker.domain.results import Answered, Counted, Measured, NotApplicable, Placed, Surveyed, fits, in_unit
from ntm_tracker.domain.terms import Judgement, Standing, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime
    from decimal import Decimal

    from ntm_tracker.domain.requirements import (
        Operator,
        Requirement,
    )
    from ntm_tracker.domain.results import Outcome, Result


@dataclass(frozen=True, slots=True)
class Confirmation:
    """An officer's word that a requirement was read on paper."""

    basis: str
    """The decision read, with article or annex as typed."""
    article: str
    dated: date | None
    """The day the decision was signed."""
    by: str
    at: datetime
    version: int = 0
    """The number of the event that saved it; 0 for one that is not in the record."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The requirement that judges here: the shipped one, or the office's own over it."""

    shipped: Requirement
    own: Requirement | None = None
    confirmation: Confirmation | None = None
    version: int = 0
    """Of the office's row, whether or not that speaks of this year; 0 where there is none."""

    @property
    def requirement(self) -> Requirement:
        """The one that counts."""
        return self.own or self.shipped

    @property
    def standing(self) -> Standing:
        """Confirmed only by an officer, and only where there is a bound to confirm."""
        if isinstance(self.requirement, SetByProvince):
            return Standing.SET_BY_PROVINCE
        if isinstance(self.requirement, Open):
            return Standing.UNKNOWN
        return Standing.CONFIRMED if self.confirmation else Standing.UNCONFIRMED


COMPARE: dict[Operator, Callable[[Decimal, Decimal], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
}


def judge(applied: Applied, result: Result | None, year: int) -> Judgement:
    """Judge one indicator for the assessment of `year`.

    A requirement that nobody has read gives “undetermined” whatever the result; so does a
    result of another kind than the requirement asks for, and a by-year bound without `year`.
    """
    if result and isinstance(result.outcome, NotApplicable):
        return Judgement(Verdict.NOT_APPLICABLE)
    requirement = applied.requirement
    if isinstance(requirement, Open) or (isinstance(requirement, YearlyNumber) and year not in requirement.values):
        return Judgement(Verdict.UNDETERMINED)
    if result is None:
        return Judgement(Verdict.NOT_ASSESSED)
    if not fits(result.outcome, measure_of(requirement)) or not in_unit(result, requirement):
        return Judgement(Verdict.UNDETERMINED)
    reached = _reached(requirement, result.outcome, year)
    if reached is None:
        return Judgement(Verdict.UNDETERMINED)
    verdict = Verdict.MET if reached else Verdict.NOT_MET
    return Judgement(verdict, provisional=applied.standing is not Standing.CONFIRMED)


def _reached(requirement: Requirement, outcome: Outcome, year: int) -> bool | None:
    """Say whether `outcome` reaches `requirement`; None where the two cannot be compared."""
    match requirement, outcome:
        case _, Counted(denominator=denominator) if denominator <= 0:
            return None
        case PassFail(), Answered(passed):
            return passed
        case Number(op=op, value=bound), Measured(value):
            return COMPARE[op](value, bound)
        case YearlyNumber(op=op, values=values), Measured(value):
            return COMPARE[op](value, values[year])
        case Ratio(op=op, value=bound), Measured(value):
            return COMPARE[op](value, bound)
        case ((Ratio(op=op, value=bound) | VillageShare(op=op, value=bound)), Counted(numerator, denominator)):
            # Multiplied out: 2/3 has no exact decimal, and a bound must not be missed by rounding.
            return COMPARE[op](numerator * 100, bound * denominator)
        case Checklist(needed=needed, items=items), Counted(numerator, denominator):
            return numerator >= needed if denominator == len(items) else None
        case Level(levels=levels, at_least=floor), Placed(level):
            return levels.index(level) >= levels.index(floor) if level in levels else None
        case Survey(), Surveyed():
            # Imported here: most records hold no survey, and the first verdicts wait for none.
            from ntm_tracker.domain.satisfaction import compare

            compared = compare(requirement, outcome)
            return all(bound.reached for bound in compared) if compared else None
        case _:
            return None


def roll_up(judgements: Iterable[Judgement]) -> Judgement:
    """Judge a criterion from its indicators, or a set from its criteria.

    Met only when every applicable part is met. What fails outranks what is missing, what is
    missing outranks what is unknown, so that the officer sees first what he can act on.
    """
    applicable = [j for j in judgements if j.verdict is not Verdict.NOT_APPLICABLE]
    if not applicable:
        return Judgement(Verdict.NOT_APPLICABLE)
    failing = [j for j in applicable if j.verdict is Verdict.NOT_MET]
    if failing:
        return Judgement(Verdict.NOT_MET, provisional=all(j.provisional for j in failing))
    for verdict in (Verdict.NOT_ASSESSED, Verdict.UNDETERMINED):
        if any(j.verdict is verdict for j in applicable):
            return Judgement(verdict)
    return Judgement(Verdict.MET, provisional=any(j.provisional for j in applicable))
