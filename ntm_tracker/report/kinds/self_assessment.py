"""The self-assessment: every indicator of the set with requirement, result and verdict, as the form asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.duties import Level
from ntm_tracker.domain.duty_words import found_text
from ntm_tracker.domain.readiness import FORMULA, tally
from ntm_tracker.report.model import Annex, Column, Paragraph, Row, Section, Table
from ntm_tracker.report.paper import Content, paper
from ntm_tracker.report.parts.charts import criteria_chart
from ntm_tracker.report.parts.comparison import comparison_annex
from ntm_tracker.report.parts.criteria import judged_under, result_cells, verdict_text, wanted_text
from ntm_tracker.report.parts.notes import basis_annex
from ntm_tracker.report.parts.recognition import recognition_said, recognition_section
from ntm_tracker.report.parts.summary import key_figures, opening
from ntm_tracker.report.parts.survey import criterion_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ntm_tracker.domain.checklist import Checklist, CriterionState, IndicatorState
    from ntm_tracker.report.model import Report
    from ntm_tracker.report.sources import Sources

_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Tên tiêu chí", 15),
    Column("Nội dung tiêu chí", 30),
    Column("Mức yêu cầu", 14, "center"),
    Column("Kết quả thực hiện", 12, "center"),
    Column("Ngày số liệu", 9, "center"),
    Column("Văn bản nguồn", 10, "center"),
    Column("Tự đánh giá", 11, "center"),
)
_APPRAISED = {
    Level.DISTRICT: Column("Thẩm tra cấp huyện", 14, "center"),
    Level.PROVINCE: Column("Thẩm định cấp tỉnh", 14, "center"),
}


def build_self_assessment(sources: Sources) -> Report:
    """Build the self-assessment of a subject by its set."""
    sources = sources.alone()
    main = sources.main
    title = main.checklist.criteria_set.title
    return paper(
        sources,
        Content(
            kind="self-assessment",
            about=f"Kết quả tự đánh giá thực hiện {title} của {main.name}",
            sections=(
                Section("", opening(sources), key_figures(sources), key="tong-quan"),
                Section("", (*recognition_said(sources.checklist), Paragraph(FORMULA)), key="nhan-dinh"),
            ),
            annexes=tuple(_annexes(sources)),
            closing=f"kết quả tự đánh giá thực hiện {title} của {main.name}",
        ),
    )


def _annexes(sources: Sources) -> Iterator[Annex]:
    checklist = sources.checklist
    form = Section("", judged_under(checklist.criteria_set), form_table(checklist), key="bieu-tu-danh-gia")
    yield Annex("Biểu tự đánh giá", (form,), landscape=True)
    yield Annex("Biểu đồ theo tiêu chí", (Section("", (), None, criteria_chart(checklist), key="bieu-do"),))
    if checklist.gates:
        yield Annex("Điều kiện công nhận", (recognition_section(sources.main),), landscape=True)
    yield comparison_annex(sources)
    yield basis_annex(sources)


def form_table(checklist: Checklist) -> Table:
    """Return a line for every criterion and under it one for every indicator; what was appraised beside it."""
    found = {appraisal.level for state in checklist.indicators() for appraisal in state.appraisals}
    levels = [level for level in Level if level in found]
    rows = (row for state in checklist.criteria for row in _rows(state, checklist, levels))
    return Table((*_COLUMNS, *(_APPRAISED[level] for level in levels)), tuple(rows))


def _rows(state: CriterionState, checklist: Checklist, levels: Sequence[Level]) -> Iterator[Row]:
    criterion = state.criterion
    name = f"{criterion.name}\n(trọng tâm)" if state.focus else criterion.name
    if not criterion.indicators:
        (measured,) = state.indicators
        yield _row(measured, checklist, name, levels)
        return
    counted = tally(state.indicators, checklist.day)
    met = f"Đạt {counted.met}/{counted.applicable} chỉ tiêu"
    cells = (str(criterion.number), name, "", "", met, "", "", verdict_text(state.judgement))
    yield Row((*cells, *("" for _ in levels)), key=criterion_key(criterion.number))
    for indicator in state.indicators:
        yield _row(indicator, checklist, "", levels)


def _row(state: IndicatorState, checklist: Checklist, name: str, levels: Sequence[Level]) -> Row:
    return Row(
        (
            state.indicator.number,
            name,
            "" if name else state.indicator.text,
            wanted_text(state, checklist.assessment.year),
            *result_cells(state.result),
            verdict_text(state.judgement),
            *(_appraised(state, level) for level in levels),
        ),
        key=state.indicator.number,
    )


def _appraised(state: IndicatorState, level: Level) -> str:
    """Write what a level found last, with its remark."""
    last = next((appraisal for appraisal in state.appraisals if appraisal.level is level), None)
    if last is None:
        return ""
    found = f"{found_text(last).capitalize()}\n{format_date(last.on)}"
    return f"{found}\n{last.remark}" if last.remark else found
