"""What changed since the day that a report compares with, and how the year went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.wording import judgement_text, state_text
from ntm_tracker.report.figures import outcome_cell
from ntm_tracker.report.model import Annex, Column, Paragraph, Row, Section, Table
from ntm_tracker.report.parts.charts import course_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.results import Result
    from ntm_tracker.report.model import Cell
    from ntm_tracker.report.sources import Sources

NO_EARLIER = "Trong năm chưa có kỳ trước để so sánh."


def comparison_annex(sources: Sources) -> Annex:
    """Return what changed since the earlier day, line by line, and the year's course with its chart."""
    sections = [changes_section(sources.checklist, sources.checklist_before)]
    if len(sources.course) > 1:
        sections.append(course_section(sources.course))
    return Annex("So với kỳ trước", tuple(sections))


def changes_section(now: Checklist, before: Checklist | None) -> Section:
    """Return the lines whose verdict or result is another than on the earlier day."""
    if before is None:
        return Section("", (Paragraph(NO_EARLIER),), key="thay-doi")
    since, until = format_date(before.day), format_date(now.day)
    rows = tuple(_changed(now, before))
    if not rows:
        said = f"Từ ngày {since} đến ngày {until} không có đánh giá hay kết quả nào thay đổi."
        return Section("", (Paragraph(said),), key="thay-doi")
    columns = (
        Column("Số", 6, "center"),
        Column("Nội dung", 34),
        Column(f"Kết quả ngày {since}", 14, "center"),
        Column(f"Kết quả ngày {until}", 14, "center"),
        Column(f"Đánh giá ngày {since}", 14, "center"),
        Column(f"Đánh giá ngày {until}", 14, "center"),
    )
    said = f"Từ ngày {since} đến ngày {until} có {len(rows)} dòng thay đổi."
    return Section("", (Paragraph(said),), Table(columns, rows), key="thay-doi")


def _changed(now: Checklist, before: Checklist) -> Iterator[Row]:
    for state in (*now.indicators(), *now.gates):
        number = state.indicator.number
        earlier = before.find(number)
        if earlier and _told(state) != _told(earlier):
            cells = (number.replace("dk", "ĐK"), state.indicator.text, _result(earlier.result), _result(state.result))
            yield Row((*cells, state_text(earlier), state_text(state)), key=number)


def _told(state: IndicatorState) -> tuple[Cell, str, str]:
    return _result(state.result), judgement_text(state.judgement), state_text(state)


def _result(result: Result | None) -> Cell:
    return outcome_cell(result.outcome, result.unit) if result else "Chưa có"
