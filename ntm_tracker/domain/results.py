"""What was measured for an indicator, and whether it is of the kind its requirement asks for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.numbers import format_number, format_share
from ntm_tracker.domain.requirements import Level, measure_of, unit_of

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.requirements import Measure, Requirement


@dataclass(frozen=True, slots=True)
class Answered:
    """“Đạt” or “không đạt”, answered by the officer."""

    passed: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount in the requirement's unit; percentages run from 0 to 100 here."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of so many, as “46/50”."""

    numerator: Decimal
    denominator: Decimal

    @property
    def percent(self) -> Decimal:
        """The exact percentage, 0 to 100."""
        return self.numerator * 100 / self.denominator


@dataclass(frozen=True, slots=True)
class Placed:
    """A level on the requirement's scale."""

    level: str


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What households said to each question of a survey, in whole households."""

    households: int
    """In the commune."""
    asked: int
    satisfied: tuple[int, ...]
    """Question by question; who left one open counts as asked and not as satisfied."""

    def share(self, question: int) -> Decimal:
        """Return the satisfied of all asked as 0 to 1, for a question counted from 1."""
        return _share(self.satisfied[question - 1], self.asked)


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The indicator does not apply here, for a written reason."""

    reason: str


Outcome = Answered | Measured | Counted | Placed | Surveyed | NotApplicable

_TAKEN_BY: dict[Measure, tuple[type, ...]] = {
    "pass_fail": (Answered,),
    "number": (Measured,),
    "ratio": (Measured, Counted),
    "level": (Placed,),
    "checklist": (Counted,),
    "village_share": (Counted,),
    "survey": (Surveyed,),
}


_COUNTED_IN: dict[Measure, str] = {"ratio": "%", "checklist": "nội dung", "village_share": "thôn"}


@dataclass(frozen=True, slots=True)
class Result:
    """One recorded result: the outcome, and where and when it was measured."""

    outcome: Outcome
    unit: str = ""
    on: date | None = None
    """The day the figure holds for, not the day it was typed in."""
    source: str = ""
    """The document that carries the figure, as “12/BC-UBND”."""
    note: str = ""
    version: int = 0
    """The number of the event that saved it; 0 for one that is not in the record."""


def unit_for(outcome: Outcome, requirement: Requirement) -> str:
    """Return what `outcome` is taken in under `requirement`: a unit, what is counted, or the scale.

    It is kept with the result, so that a requirement of another unit or kind never reads it as its own.
    """
    match outcome:
        case Measured():
            return unit_of(requirement)
        case Counted():
            return _COUNTED_IN.get(measure_of(requirement), "")
        case Placed():
            return " < ".join(requirement.levels) if isinstance(requirement, Level) else ""
        case _:
            return ""


def in_unit(result: Result, requirement: Requirement) -> bool:
    """Say whether `result` was taken as `requirement` asks; one noted without a unit is taken to be."""
    return result.unit in ("", unit_for(result.outcome, requirement))


def fits(outcome: Outcome, measure: Measure) -> bool:
    """Say whether `outcome` is of the kind that `measure` takes."""
    return isinstance(outcome, (NotApplicable, *_TAKEN_BY[measure]))


def outcome_text(outcome: Outcome, unit: str = "") -> str:
    """Write `outcome` as an officer would."""
    match outcome:
        case Answered(passed):
            return "Đạt" if passed else "Không đạt"
        case Measured(value):
            return f"{format_number(value)}{unit if unit == '%' else f' {unit}'}".strip()
        case Counted(numerator, denominator):
            return f"{format_number(numerator)}/{format_number(denominator)}"
        case Placed(level):
            return level
        case Surveyed():
            return _survey_text(outcome)
        case NotApplicable():
            return "Không áp dụng"


def _survey_text(outcome: Surveyed) -> str:
    asked, households = format_number(Decimal(outcome.asked)), format_number(Decimal(outcome.households))
    text = f"hỏi {asked}/{households} hộ ({format_share(_share(outcome.asked, outcome.households))})"
    last = len(outcome.satisfied)
    if last < 2:
        return text
    lowest = min(range(1, last), key=outcome.share)
    return (
        f"{text}; thấp nhất câu {lowest}: {format_share(outcome.share(lowest))}; "
        f"câu {last}: {format_share(outcome.share(last))}"
    )


def _share(part: int, whole: int) -> Decimal:
    return Decimal(part) / whole if whole else Decimal(0)
