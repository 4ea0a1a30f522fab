"""Tables to values without the strict reader, and values to plain tables that JSON can hold.

For tables that are known to hold: shipped files, and our own rows. A test reads every shipped file
strictly and compares, so that the two readers can never differ.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from ntm_tracker.domain.criteria import Basis, CriteriaSet, Criterion, Earlier, Fact, Indicator, Instrument
from ntm_tracker.domain.requirements import Confidence, requirement_from_plain, requirement_to_plain

Table = dict[str, Any]
T = TypeVar("T")

Parts = dict[type[Any], dict[str, type[Any]]]
"""Which fields of a class hold values of which other."""

SET_PARTS: Parts = {
    CriteriaSet: {
        "basis": Basis,
        "instruments": Instrument,
        "gates": Indicator,
        "facts": Fact,
        "criteria": Criterion,
    },
    Criterion: {"indicators": Indicator},
    Indicator: {"basis": Basis, "earlier": Earlier},
    Earlier: {"basis": Basis},
}
_CONFIDENCES = {"confidence", "wording_confidence", "name_confidence"}
_AMOUNTS = {"value", "baseline"}
_DAYS = {"signed", "in_force", "in_force_to", "until", "since", "deadline"}


def build(kind: type[T], table: Table, parts: Parts = SET_PARTS) -> T:
    """Make a criteria set, or by its own `parts` a profile, of a table that is known to hold."""
    made: T = _build(kind, table, parts)
    return made


def _build(kind: type[Any], table: Table, parts: Parts) -> Any:
    own = parts.get(kind, {})
    return kind(**{name: _field(name, held, own.get(name), parts) for name, held in table.items()})


def _field(name: str, held: Any, part: type[Any] | None, parts: Parts) -> Any:
    if isinstance(held, list):
        return tuple(_build(part, one, parts) for one in held) if part else tuple(held)
    if name == "requirement":
        return requirement_from_plain(held)
    if part:
        return _build(part, held, parts)
    if name in _CONFIDENCES:
        return Confidence(held)
    if name in _DAYS and isinstance(held, str):
        return date.fromisoformat(held)
    return Decimal(held) if name in _AMOUNTS else held


def plain(value: Any) -> Table:
    """Return a value of the criteria files in JSON's types, without what is as it is by default."""
    return {f.name: _plain(f.name, held) for f in fields(value) if (held := getattr(value, f.name)) != f.default}


def _plain(name: str, held: Any) -> Any:
    if name == "requirement":
        return requirement_to_plain(held)
    if isinstance(held, tuple):
        return [plain(one) if hasattr(one, "__dataclass_fields__") else one for one in held]
    if hasattr(held, "__dataclass_fields__"):
        return plain(held)
    return held.isoformat() if isinstance(held, date) else held
