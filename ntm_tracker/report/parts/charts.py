"""Charts: how far each criterion is, and how the subject came along over its year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.readiness import criteria_met, tally
from ntm_tracker.report.figures import count, share
from ntm_tracker.report.model import Chart, Column, Row, Section, Series, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.readiness import Tally

_COURSE = (
    Column("Tính đến hết ngày", 18, "center"),
    Column("Tiêu chí đạt", 12, "center"),
    Column("Chỉ tiêu đạt", 12, "center"),
    Column("Chỉ tiêu sẵn sàng", 12, "center"),
    Column("Mức sẵn sàng", 12, "center"),
)
MET, READY = "Chỉ tiêu đạt", "Chỉ tiêu sẵn sàng"


def criteria_chart(checklist: Checklist) -> Chart:
    """Return the share of met and of ready indicators of each criterion, in percent of those that apply."""
    counted = [tally(state.indicators, checklist.day) for state in checklist.criteria]
    return Chart(
        "Tỷ lệ chỉ tiêu đạt và sẵn sàng theo tiêu chí",
        "bars",
        tuple(f"TC {state.criterion.number}" for state in checklist.criteria),
        (Series(MET, tuple(map(_met, counted))), Series(READY, tuple(map(_ready, counted)))),
        "%",
        "Tiêu chí",
    )


def course_section(course: Sequence[Checklist]) -> Section:
    """Return the figures at the end of each month with their chart."""
    counted = [tally(checklist.indicators(), checklist.day) for checklist in course]
    rows = tuple(
        Row(
            (
                format_date(checklist.day),
                count(criteria_met(checklist)),
                count(each.met),
                count(each.ready),
                share(each.readiness),
            ),
            key=checklist.day.isoformat(),
        )
        for checklist, each in zip(course, counted, strict=True)
    )
    chart = Chart(
        "Số chỉ tiêu đạt và sẵn sàng qua các tháng",
        "lines",
        tuple(f"{checklist.day:%d/%m}" for checklist in course),
        (
            Series(MET, tuple(Decimal(each.met) for each in counted)),
            Series(READY, tuple(Decimal(each.ready) for each in counted)),
        ),
        "chỉ tiêu",
        "Ngày",
    )
    return Section("Tiến độ trong năm", (), Table(_COURSE, rows), chart, key="tien-do")


def _met(counted: Tally) -> Decimal | None:
    return Decimal(counted.met * 100) / counted.applicable if counted.applicable else None


def _ready(counted: Tally) -> Decimal | None:
    return counted.readiness * 100 if counted.applicable else None
