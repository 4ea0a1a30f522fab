"""The JSON of requirements and results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.numbers import as_json_number
from ntm_tracker.domain.requirements import Survey, unit_of
from ntm_tracker.domain.results import Answered, Counted, Measured, NotApplicable, Placed, Surveyed
from ntm_tracker.domain.satisfaction import compare
from ntm_tracker.domain.wording import requirement_text, survey_bounds

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Outcome, Result
    from ntm_tracker.domain.verdicts import Applied

Json = dict[str, Any]
_KINDS: dict[type[object], str] = {
    Answered: "answered",
    Measured: "measured",
    Counted: "counted",
    Placed: "placed",
    Surveyed: "surveyed",
    NotApplicable: "not_applicable",
}


def requirement_json(applied: Applied, basis: str, year: int) -> Json:
    """Return the requirement that judges, with the shipped one and its confirmation."""
    requirement, confirmation = applied.requirement, applied.confirmation
    return {
        **_told(requirement, year),
        "confirmation": applied.standing.value,
        "note": applied.shipped.note,
        "basis": confirmation.basis if confirmation else basis,
        "shipped": requirement_text(applied.shipped, year),
        "shipped_requirement": _told(applied.shipped, year),
        "confirmed": {
            "basis": confirmation.basis,
            "article": confirmation.article,
            "dated": iso(confirmation.dated),
            "by": confirmation.by,
            "at": confirmation.at.isoformat(),
        }
        if confirmation
        else None,
    }


def _told(requirement: Requirement, year: int) -> Json:
    return {
        "kind": requirement.kind,
        "text": requirement_text(requirement, year),
        "op": getattr(requirement, "op", None),
        "value": _bound(requirement, year),
        "values": _values(requirement),
        "unit": unit_of(requirement),
        "thresholds": _thresholds(requirement),
        "confidence": requirement.confidence.value,
        "source": requirement.source,
        "national": requirement.national,
        "note": requirement.note,
    }


def _values(requirement: Requirement) -> list[Json] | None:
    if requirement.kind != "by_year":
        return None
    return [{"year": year, "value": as_json_number(value)} for year, value in sorted(requirement.values.items())]


def _bound(requirement: Requirement, year: int) -> int | float | str | None:
    match requirement.kind:
        case "number" | "ratio" | "village_share":
            return as_json_number(requirement.value)
        case "by_year":
            return as_json_number(requirement.values[year]) if year in requirement.values else None
        case "checklist":
            return requirement.needed
        case "level":
            return requirement.at_least
        case _:
            return None


def _thresholds(requirement: Requirement) -> list[Json]:
    if not isinstance(requirement, Survey):
        return []
    return [
        {
            "name": name,
            "text": text,
            "op": ">=",
            "value": as_json_number(getattr(requirement, name).value),
            "unit": "%",
            "basis": getattr(requirement, name).basis,
            "confidence": getattr(requirement, name).confidence.value,
            "source": getattr(requirement, name).source,
        }
        for name, text in survey_bounds(requirement).items()
    ]


def _survey(outcome: Surveyed, requirement: Requirement) -> Json:
    compared = compare(requirement, outcome) if isinstance(requirement, Survey) else ()
    return {
        "households": outcome.households,
        "asked": outcome.asked,
        "satisfied": list(outcome.satisfied),
        "bounds": [
            {
                "name": bound.name,
                "value": as_json_number(bound.threshold.value),
                "percent": as_json_number(bound.share * 100),
                "question": bound.question,
                "reached": bound.reached,
                "missing": bound.missing,
                "short": list(bound.short),
            }
            for bound in compared
        ],
    }


def result_json(result: Result | None, requirement: Requirement) -> Json | None:
    """Return a result, None where there is none."""
    if result is None:
        return None
    outcome = result.outcome
    counted = outcome if isinstance(outcome, Counted) else None
    return {
        "kind": _KINDS[type(outcome)],
        "value": value_json(outcome),
        "numerator": as_json_number(counted.numerator) if counted else None,
        "denominator": as_json_number(counted.denominator) if counted else None,
        "survey": _survey(outcome, requirement) if isinstance(outcome, Surveyed) else None,
        "unit": result.unit,
        "on": iso(result.on),
        "source": result.source,
        "note": result.note,
        "reason": outcome.reason if isinstance(outcome, NotApplicable) else "",
    }


def value_json(outcome: Outcome) -> bool | int | float | str | None:
    """Return the value of an outcome as JSON holds it."""
    match outcome:
        case Answered(passed):
            return passed
        case Measured(value):
            return as_json_number(value)
        case Counted():
            return as_json_number(outcome.percent)
        case Placed(level):
            return level
        case _:
            return None


def iso(day: date | None) -> str | None:
    """Return a day as JSON holds it."""
    return day.isoformat() if day else None
