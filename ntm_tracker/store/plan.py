"""The figures recorded for the targets of a year's plan: as they are, and as of a past day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.domain.plan import PlanResult
from ntm_tracker.store.past import rows_as_of
from ntm_tracker.store.tables import plan_result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from ntm_tracker.domain.history import Event


def plan_results(connection: Connection, year: int) -> list[PlanResult]:
    """Return the figures of the plan of `year`, that of the earliest day first."""
    wanted = select(plan_result).where(plan_result.c.plan_year == year)
    return _in_order(map(dict, connection.execute(wanted).mappings()))


def plan_results_as_of(events: Sequence[Event], year: int, day: date) -> list[PlanResult]:
    """Return the figures that hold for `day` or earlier; one without a day counts from the day it was typed in."""
    rows = (row for row in rows_as_of(events, plan_result, date.max).values() if row["plan_year"] == year)
    return [one for one in _in_order(rows) if one.day <= day]


def _in_order(rows: Iterable[Mapping[str, Any]]) -> list[PlanResult]:
    return sorted(map(plan_result_of, rows), key=lambda one: (one.day, one.id))


def plan_result_of(row: Mapping[str, Any]) -> PlanResult:
    """Read a row of `plan_result`."""
    return PlanResult(
        id=row["id"],
        target=row["target"],
        value=Decimal(row["value"]),
        entered_at=row["entered_at"],
        entered_by=row["entered_by"],
        period=row["period"],
        on=row["measured_on"],
        source=row["source"],
        note=row["note"],
        version=row["version"],
    )
