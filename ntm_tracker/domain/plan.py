"""The targets of the year's plan (chỉ tiêu KT-XH) and the figures recorded for them, period by period."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.numbers import format_number, format_share
from ntm_tracker.domain.text import fold
from ntm_tracker.domain.verdicts import COMPARE

if TYPE_CHECKING:
    from ntm_tracker.domain.profile import Baseline, Target, Warned
    from ntm_tracker.domain.village_feed import VillageRows

_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_PERIOD = re.compile(
    r"^(?:thang (?P<month>\d{1,2})|quy (?P<quarter>[1-4]|i{1,3}|iv)|(?P<first>\d{1,2}) thang(?: dau nam)?|(?:ca )?nam)"
    r"(?:(?: nam)?[ /](?P<year>\d{4}))?$"
)


class Way(StrEnum):
    """How the figures of a target go over the year."""

    CUMULATIVE = "cumulative"
    """Each is the total from the first day of the year."""
    LEVEL = "level"
    """Each is how things stand on its day."""
    UNKNOWN = "unknown"
    """Nobody said."""


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
    counted: VillageRows | None = None
    """What the rows of villages say of it, where it counts villages."""
    way: Way = Way.UNKNOWN
    """How its figures go over the year."""
    way_by: str = ""
    """Who said so: “plan” or “office”; empty where nobody did."""

    @property
    def recorded(self) -> PlanResult | None:
        """The figure of the latest day among those that officers recorded."""
        return self.results[-1] if self.results else None

    @property
    def rows_count(self) -> bool:
        """Whether the rows of villages are the figure: all are known, or the recorded one cannot be true by them."""
        rows, typed = self.counted, self.recorded
        return rows is not None and (rows.complete or typed is None or not rows.allow(typed.value))

    @property
    def differs(self) -> bool:
        """Whether the recorded figure is another than the rows of villages say."""
        return bool(self.counted and self.recorded and not self.counted.allow(self.recorded.value))

    @property
    def latest(self) -> PlanResult | None:
        """The figure that counts: what the rows of villages come to, else the recorded one of the latest day."""
        rows = self.counted
        if rows is None or not self.rows_count:
            return self.recorded
        value = Decimal(rows.count.held)
        moment = datetime.combine(rows.updated or date(rows.year, 12, 31), time()).astimezone()
        return PlanResult(0, self.target.id, value, moment, "", on=rows.updated, source=rows.source)

    @property
    def reached(self) -> bool | None:
        """Whether the latest figure reaches the target; None where there is none, or villages leave it open."""
        if self.latest is None:
            return None
        unknown = self.counted.count.unknown if self.counted and self.rows_count else 0
        reach = COMPARE[self.target.op]
        found = {reach(self.latest.value + more, self.target.value) for more in range(unknown + 1)}
        return found.pop() if len(found) == 1 else None

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


def period_name(period: str) -> str:
    """Write a period one way: “quy iii/2024” is “quý 3”; anything else stays as it was typed."""
    found = _PERIOD.search(fold(period))
    if found is None:
        return period
    if found["quarter"]:
        return f"quý {_QUARTERS[found['quarter']]}"
    if found["month"]:
        return f"tháng {int(found['month'])}"
    return f"{int(found['first'])} tháng" if found["first"] else "năm"


def period_year(period: str) -> int | None:
    """Return the year that a period names, None where it names none."""
    found = _PERIOD.search(fold(period))
    return int(found["year"]) if found and found["year"] else None


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
    # What is counted from rows says itself by what: “theo 21 thôn, cập nhật …”.
    by = "" if one.source.startswith("theo ") else "theo "
    source = f", {by}{one.source}" if one.source else ""
    return f"{shown} ({', '.join(when)}){source}" if when else f"{shown}{source}"


def share_text(state: TargetState) -> str:
    """Write how the latest figure stands to the target: the share of it, or by how much it differs."""
    if state.latest is None or state.difference is None:
        return "chưa có số liệu"
    if state.reached is None and state.counted:
        return f"chưa xác định: còn {state.counted.count.unknown} thôn chưa rõ"
    said = "đạt mục tiêu" if state.reached else "chưa đạt mục tiêu"
    if state.share is not None:
        return f"{said}, bằng {format_share(state.share)} mục tiêu"
    if state.difference == 0:
        return said
    unit = state.target.unit
    apart = f"{format_number(abs(state.difference))}{unit if unit == '%' else f' {unit}'}".strip()
    return f"{said}, {'cao' if state.difference > 0 else 'thấp'} hơn mục tiêu {apart}"


def counted_text(state: TargetState) -> str:
    """Write what the rows of villages say, with the warning where a recorded figure differs; empty where none count."""
    rows, typed = state.counted, state.recorded
    if rows is None:
        return ""
    told = f"{rows.shown}, {rows.source}"
    if typed is None:
        return told
    figure = plan_result_text(typed, state.target)
    if not state.differs:
        return f"{told}; {rows.agreeing} {figure}"
    return f"CHÚ Ý: số đã ghi {figure} khác danh sách thôn: {told}; đang tính theo danh sách thôn"
