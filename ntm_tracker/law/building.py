"""Shipped files to values without the strict reader.

A test reads every shipped file strictly and compares, so that the two can never differ.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

from ntm_tracker.domain.criteria import Basis, CriteriaSet, Criterion, Fact, Indicator, Instrument
from ntm_tracker.domain.profile import (
    Baseline,
    Beside,
    Commune,
    PlannedAssessment,
    Profile,
    Signature,
    Successor,
    Target,
    Village,
    Warned,
)
from ntm_tracker.domain.requirements import Confidence, requirement_from_plain

Table = dict[str, Any]
T = TypeVar("T")

_PARTS: dict[type[Any], dict[str, type[Any]]] = {
    CriteriaSet: {
        "basis": Basis,
        "instruments": Instrument,
        "gates": Indicator,
        "facts": Fact,
        "criteria": Criterion,
    },
    Criterion: {"indicators": Indicator},
    Indicator: {"basis": Basis},
    Profile: {
        "commune": Commune,
        "villages": Village,
        "assessments": PlannedAssessment,
        "signature": Signature,
        "targets": Target,
        "baselines": Baseline,
        "warnings": Warned,
    },
    Commune: {"successor": Successor},
    Target: {"beside": Beside},
}
_CONFIDENCES = {"confidence", "wording_confidence", "name_confidence"}
_AMOUNTS = {"value", "baseline"}


def build(kind: type[T], table: Table) -> T:
    """Make a criteria set or a profile of a table that is known to hold."""
    made: T = _build(kind, table)
    return made


def _build(kind: type[Any], table: Table) -> Any:
    parts = _PARTS.get(kind, {})
    return kind(**{name: _field(name, held, parts.get(name)) for name, held in table.items()})


def _field(name: str, held: Any, part: type[Any] | None) -> Any:
    if isinstance(held, list):
        return tuple(_build(part, one) for one in held) if part else tuple(held)
    if name == "requirement":
        return requirement_from_plain(held)
    if part:
        return _build(part, held)
    if name in _CONFIDENCES:
        return Confidence(held)
    return Decimal(held) if name in _AMOUNTS else held
