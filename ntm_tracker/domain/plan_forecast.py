"""What a target of the plan may come to by the year's end: an estimate, and never a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.plan import Way
from ntm_tracker.domain.verdicts import COMPARE

if TYPE_CHECKING:
    from ntm_tracker.domain.plan import PlanResult, TargetState

WAYS = {
    Way.CUMULATIVE: "lũy kế từ đầu năm",
    Way.LEVEL: "mức tại thời điểm",
    Way.UNKNOWN: "chưa rõ",
}
ESTIMATED = "ước, không phải số liệu"
"""Stands with every forecast, wherever it is printed."""
_PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a target may come to at the year's end."""

    value: Decimal
    reaches: bool
    """Whether that would reach the target."""
    first: PlanResult
    last: PlanResult
    """The two figures that it rests on."""


def forecast(state: TargetState, year: int) -> Forecast | None:
    """Work out what a target may come to on 31/12; `why_none` says why where there is none.

    What adds up goes on as fast as it went from the first day of the year; a level goes on as it went between the
    last two days, no lower than nothing and, a percentage, no higher than all.
    """
    if why_none(state, year):
        return None
    first, last = _dated(state, year)[-2:]
    end = date(year, 12, 31)
    value = _added_up(last, end) if state.way is Way.CUMULATIVE else _led_on(first, last, end)
    top = [Decimal(100)] if state.target.unit == "%" and last.value <= 100 else []
    value = max(Decimal(0), min([value, *top])).quantize(_PLACES) if last.value >= 0 else value.quantize(_PLACES)
    return Forecast(value, COMPARE[state.target.op](value, state.target.value), first, last)


def why_none(state: TargetState, year: int) -> str:
    """Say why nothing is forecast and what to do about it; empty where something is."""
    dated = _dated(state, year)
    if state.way is Way.UNKNOWN:
        return "chưa ước: kế hoạch không nói số liệu là lũy kế hay là mức; hãy chọn cách tính"
    if len(dated) < 2:
        return "chưa ước: cần ít nhất hai số liệu của hai ngày khác nhau; hãy ghi thêm số liệu kỳ"
    if dated[-1].day >= date(year, 12, 31):
        return "không ước: đã có số liệu cuối năm"
    if state.way is Way.CUMULATIVE and any(b.value < a.value for a, b in pairwise(dated)):
        return "chưa ước: số lũy kế sau nhỏ hơn số trước; hãy xem lại các số liệu hoặc cách tính"
    return ""


def forecast_text(state: TargetState, year: int) -> str:
    """Write the forecast of the year's end with what it rests on, or why there is none."""
    found = forecast(state, year)
    if found is None:
        return why_none(state, year)
    unit = state.target.unit
    value = f"{format_number(found.value)}{unit if unit == '%' else f' {unit}'}"
    stands = "có thể đạt mục tiêu" if found.reaches else "có thể không đạt mục tiêu"
    days = [format_date(found.first.day), format_date(found.last.day)]
    basis = f"theo mức đến ngày {days[1]}" if state.way is Way.CUMULATIVE else f"theo xu hướng {' đến '.join(days)}"
    return f"khoảng {value} vào 31/12/{year} ({ESTIMATED}; {basis}); {stands}"


def way_text(state: TargetState) -> str:
    """Write how the figures go over the year, and who said so."""
    by = {"plan": " (theo lời kế hoạch)", "office": " (xã chọn)"}.get(state.way_by, "")
    return f"{WAYS[state.way]}{by}"


def _dated(state: TargetState, year: int) -> list[PlanResult]:
    """Return the recorded figures of the year, one a day, the newest last; the last word on a day counts."""
    return list({one.day: one for one in state.results if one.day.year == year}.values())


def _added_up(last: PlanResult, end: date) -> Decimal:
    return last.value * end.timetuple().tm_yday / last.day.timetuple().tm_yday


def _led_on(first: PlanResult, last: PlanResult, end: date) -> Decimal:
    return last.value + (last.value - first.value) * (end - last.day).days / (last.day - first.day).days
