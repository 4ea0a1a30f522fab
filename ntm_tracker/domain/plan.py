"""The targets of the year's plan (chỉ tiêu KT-XH) and the figures recorded for them, period by period."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.numbers import format_number, format_share
from ntm_tracker.domain.text import fold
from ntm_tracker.domain.verdicts import COMPARE

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from ntm_tracker.domain.profile import Baseline, Target, Warned

_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_PERIOD = re.compile(
    r"^(?:thang (?P<month>\d{1,2})|quy (?P<quarter>[1-4]|i{1,3}|iv)|(?P<first>\d{1,2}) thang(?: dau nam)?|(?:ca )?nam)"
    r"(?:[ /]\d{4})?$"
)


@dataclass(frozen=True, slots=True)
class PlanResult:
    """One figure recorded for a target of the plan."""

    id: int
    target: str
    value: Decimal
    entered_at: datetime
    entered_by: str
    period: str = ""
    """What it is the figure of, as typed: “quý 3”; empty where only a day was given."""
    on: date | None = None
    """The day the figure holds for."""
    source: str = ""
    note: str = ""
    version: int = 0

    @property
    def day(self) -> date:
        """The day it counts from: its own, else the one on which it was typed in."""
        return self.on or self.entered_at.astimezone().date()


@dataclass(frozen=True, slots=True)
class TargetState:
    """One target as it stands on a day."""

    target: Target
    results: tuple[PlanResult, ...]
    """The newest last."""

    @property
    def latest(self) -> PlanResult | None:
        """The figure that counts: the one of the latest day."""
        return self.results[-1] if self.results else None

    @property
    def reached(self) -> bool | None:
        """Whether the latest figure reaches the target; None where there is no figure."""
        if self.latest is None:
            return None
        return COMPARE[self.target.op](self.latest.value, self.target.value)

    @property
    def share(self) -> Decimal | None:
        """How much of the target is reached, 1 for all of it; None where a share would say nothing.

        A figure that is to fall, or to hit a mark, is not so many per cent of it; and nothing is a share of nothing.
        """
        if self.latest is None or self.target.op not in (">=", ">") or self.target.value <= 0:
            return None
        return self.latest.value / self.target.value

    @property
    def difference(self) -> Decimal | None:
        """The latest figure less the target; None where there is no figure."""
        return self.latest.value - self.target.value if self.latest else None


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a year as it stands on a day."""

    year: int
    day: date
    targets: tuple[TargetState, ...]
    baselines: tuple[Baseline, ...]
    """Figures of the year before that the plan prints without a target for them."""
    warnings: tuple[Warned, ...]

    def find(self, target_id: str) -> TargetState | None:
        """Return one target."""
        return next((state for state in self.targets if state.target.id == target_id), None)


NO_FORECAST = (
    "Không dự báo đến cuối năm: kế hoạch không nói số liệu từng kỳ là cộng dồn hay là mức tại thời điểm, "
    "nên nhân lên theo thời gian có thể sai."
)
"""Why no figure of the year's end is worked out."""


def period_end(period: str, year: int) -> date | None:
    """Return the last day of “tháng 9”, “quý 3”, “6 tháng” or “năm” of `year`; None for anything else."""
    found = _PERIOD.search(fold(period))
    if found is None:
        return None
    months = {"month": found["month"], "first": found["first"]}
    last = next((int(number) for number in months.values() if number), 12)
    if found["quarter"]:
        last = 3 * _QUARTERS[found["quarter"]]
    return date(year, last, monthrange(year, last)[1]) if 1 <= last <= 12 else None


def plan_result_text(one: PlanResult, target: Target | None) -> str:
    """Write a figure: how much, of which period, on which day, from where."""
    unit = target.unit if target else ""
    shown = f"{format_number(one.value)}{unit if unit == '%' else f' {unit}'}".strip()
    when = [part for part in (one.period, f"ngày {format_date(one.on)}" if one.on else "") if part]
    source = f", theo {one.source}" if one.source else ""
    return f"{shown} ({', '.join(when)}){source}" if when else f"{shown}{source}"


def share_text(state: TargetState) -> str:
    """Write how the latest figure stands to the target: the share of it, or by how much it differs."""
    if state.latest is None or state.difference is None:
        return "chưa có số liệu"
    said = "đạt mục tiêu" if state.reached else "chưa đạt mục tiêu"
    if state.share is not None:
        return f"{said}, bằng {format_share(state.share)} mục tiêu"
    if state.difference == 0:
        return said
    unit = state.target.unit
    apart = f"{format_number(abs(state.difference))}{unit if unit == '%' else f' {unit}'}".strip()
    return f"{said}, {'cao' if state.difference > 0 else 'thấp'} hơn mục tiêu {apart}"
