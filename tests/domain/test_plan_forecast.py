"""What a target may come to by the year's end: an estimate on known ground, or one line saying what is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ntm_tracker.domain.plan import PlanResult, TargetState, Way
from ntm_tracker.domain.plan_forecast import forecast, forecast_text, why_none
from ntm_tracker.domain.profile import Target

Figures = list[tuple[str, tuple[int, int]]]


def state(way: Way, figures: Figures, *, op: str = ">=", unit: str = "%", value: str = "95") -> TargetState:
    """Return a target with figures of days of 2024, each as (value, (month, day))."""
    target = Target(id="x", name="X", op=op, value=Decimal(value), unit=unit, source_line="X")  # type: ignore[arg-type]
    moment = datetime(2024, 11, 1, tzinfo=UTC)
    results = tuple(
        PlanResult(place, "x", Decimal(figure), moment, "Chị Hà", on=date(2024, *day))
        for place, (figure, day) in enumerate(figures, start=1)
    )
    return TargetState(target, results, way=way)


@pytest.mark.parametrize(
    ("way", "figures", "value", "reaches"),
    [
        # 30/06 is day 182 of 366: the year takes 366/182 times as much.
        (Way.CUMULATIVE, [("50", (3, 31)), ("91", (6, 30))], "183.00", False),
        (Way.CUMULATIVE, [("1", (1, 1)), ("200", (6, 30))], "402.20", True),
        (Way.CUMULATIVE, [("50", (3, 31)), ("50", (6, 30))], "100.55", False),
        (Way.LEVEL, [("90", (3, 1)), ("92", (9, 1))], "93.32", False),
        (Way.LEVEL, [("5", (3, 1)), ("1", (9, 1))], "0.00", False),
    ],
)
def test_the_year_goes_on_as_it_went(way: Way, figures: Figures, value: str, *, reaches: bool) -> None:
    """What adds up by the days of the year; a level along its last stretch, within what can be."""
    found = forecast(state(way, figures, unit="lao động", value="270"), 2024)
    assert found is not None
    assert (found.value, found.reaches) == (Decimal(value), reaches)
    percent = forecast(state(way, [*figures[:1], ("95", (9, 1))]), 2024)
    assert percent is None or percent.value <= 100
    assert "ước, không phải số liệu" in forecast_text(state(way, figures), 2024)


@pytest.mark.parametrize(
    ("way", "figures", "told"),
    [
        (Way.UNKNOWN, [("1", (3, 1)), ("2", (6, 1))], "hãy chọn cách tính"),
        (Way.LEVEL, [], "ít nhất hai số liệu"),
        (Way.LEVEL, [("1", (3, 1)), ("2", (3, 1))], "ít nhất hai số liệu"),
        (Way.CUMULATIVE, [("5", (3, 1)), ("4", (6, 1))], "nhỏ hơn số trước"),
        (Way.CUMULATIVE, [("5", (3, 1)), ("9", (12, 31))], "đã có số liệu cuối năm"),
    ],
)
def test_nothing_is_estimated_without_ground(way: Way, figures: Figures, told: str) -> None:
    """One line says what is missing, in place of a figure."""
    asked = state(way, figures)
    assert forecast(asked, 2024) is None
    assert told in why_none(asked, 2024) == forecast_text(asked, 2024)
