"""Criteria in a line each, and the focus ones indicator by indicator."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ntm_tracker.domain.readiness import tally
from ntm_tracker.domain.requirements import Open
from ntm_tracker.domain.wording import STANDINGS, judgement_text, requirement_text
from ntm_tracker.report.figures import NOTHING, count, day_figure, outcome_cell, share
from ntm_tracker.report.model import Column, Paragraph, Row, Section, Table
from ntm_tracker.report.parts.survey import criterion_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist, CriterionState, IndicatorState
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.terms import Judgement
    from ntm_tracker.report.model import Cell
    from ntm_tracker.report.parts.survey import Survey

_CRITERIA = (
    Column("TC", 5, "center"),
    Column("Tên tiêu chí", 36),
    Column("Đánh giá", 20, "center"),
    Column("Chỉ tiêu áp dụng", 10, "center"),
    Column("Chỉ tiêu đạt", 10, "center"),
    Column("Mức sẵn sàng", 12, "center"),
)
_INDICATORS = (
    Column("Số", 5, "center"),
    Column("Chỉ tiêu", 36),
    Column("Mức yêu cầu", 16, "center"),
    Column("Kết quả thực hiện", 12, "center"),
    Column("Ngày số liệu", 9, "center"),
    Column("Văn bản nguồn", 10, "center"),
    Column("Đánh giá", 11, "center"),
    Column("Minh chứng", 9, "center"),
)


def criteria_section(main: Survey) -> Section:
    """Return every criterion of the subject, one row each."""
    return Section("", (), criteria_table(main.checklist), key="tieu-chi")


def focus_section(main: Survey) -> Section:
    """Return the focus criteria, indicator by indicator."""
    checklist = main.checklist
    focus = [state for state in checklist.criteria if state.focus]
    if not focus:
        return Section("", (Paragraph("Kỳ này không có tiêu chí trọng tâm."),), key="trong-tam")
    rows = (row for state in focus for row in _focus_rows(state, checklist))
    return Section("", (), Table(_INDICATORS, tuple(rows)), key="trong-tam")


def judged_under(criteria_set: CriteriaSet) -> tuple[Paragraph, ...]:
    """Say by which set the table below is judged, and whose it is where it stands in for another."""
    said = [Paragraph(f"Đánh giá theo {criteria_set.title}.")]
    if criteria_set.stand_in:
        said.append(Paragraph(f"LƯU Ý: {criteria_set.stand_in}.", strong=True))
    return tuple(said)


def criteria_table(checklist: Checklist) -> Table:
    """Return every criterion with its verdict, its counts and its readiness, under the names of their groups."""
    return Table(_CRITERIA, tuple(_criteria_rows(checklist)))


def _criteria_rows(checklist: Checklist) -> Iterator[Row]:
    for group, states in groupby(checklist.criteria, key=lambda state: state.criterion.group):
        if group:
            yield Row((group,), group=True)
        for state in states:
            yield _criterion_row(state, checklist.day)


def _criterion_row(state: CriterionState, day: date) -> Row:
    counted = tally(state.indicators, day)
    criterion, numbers = state.criterion, [s.indicator.number for s in state.indicators]
    return Row(
        (
            str(criterion.number),
            f"{criterion.name} (trọng tâm)" if state.focus else criterion.name,
            judgement_text(state.judgement),
            count(counted.applicable, numbers),
            count(counted.met, numbers),
            share(counted.readiness, numbers) if counted.applicable else NOTHING,
        ),
        key=criterion_key(criterion.number),
    )


def _focus_rows(state: CriterionState, checklist: Checklist) -> Iterator[Row]:
    counted = tally(state.indicators, checklist.day)
    stands = f"{judgement_text(state.judgement)}; đạt {counted.met}/{counted.applicable} chỉ tiêu áp dụng"
    yield Row((f"Tiêu chí {state.criterion.number}. {state.criterion.name}: {stands}",), group=True)
    for indicator in state.indicators:
        yield _indicator_row(indicator, checklist)


def _indicator_row(state: IndicatorState, checklist: Checklist) -> Row:
    return Row(
        (
            state.indicator.number,
            state.indicator.text,
            wanted_text(state, checklist.assessment.year),
            *result_cells(state.result),
            verdict_text(state.judgement),
            _evidence_text(state, checklist.day),
        ),
        key=state.indicator.number,
    )


def result_cells(result: Result | None) -> tuple[Cell, Cell, Cell]:
    """Return the result, its day and its source."""
    if result is None:
        return ("Chưa có", "", "")
    return outcome_cell(result.outcome, result.unit), day_figure(result.on), result.source


def wanted_text(state: IndicatorState, year: int) -> str:
    """Write the requirement and whether it was read on paper; an open one already says that it was not."""
    wanted = requirement_text(state.applied.requirement, year)
    if isinstance(state.applied.requirement, Open):
        return wanted
    return f"{wanted}\n({STANDINGS[state.applied.standing]})"


def verdict_text(judgement: Judgement) -> str:
    """Write a verdict for a narrow column, “(tạm tính)” on a line of its own."""
    return judgement_text(judgement).replace(" (", "\n(")


def _evidence_text(state: IndicatorState, day: date) -> Cell:
    """Count the evidence; where some has expired or says nothing, count what may still be shown."""
    total, usable = len(state.evidence), sum(evidence.holds(day) for evidence in state.evidence)
    return count(total) if usable == total else f"{total}\n(dùng được {usable})"
