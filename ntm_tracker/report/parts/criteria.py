"""The criteria of the readiness summary: all of them in a line each, the focus ones indicator by indicator."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.numbers import format_share
from ntm_tracker.domain.readiness import tally
from ntm_tracker.domain.requirements import Open
from ntm_tracker.domain.results import NotApplicable, outcome_text
from ntm_tracker.domain.wording import STANDINGS, judgement_text, requirement_text
from ntm_tracker.report.model import Column, Paragraph, Row, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist, CriterionState, IndicatorState
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.terms import Judgement
    from ntm_tracker.report.parts.survey import Survey

_CRITERIA = (
    Column("TC", 5, "center"),
    Column("Tên tiêu chí", 38),
    Column("Đánh giá", 24, "center"),
    Column("Chỉ tiêu đạt/áp dụng", 15, "center"),
    Column("Mức sẵn sàng", 12, "center"),
)
_INDICATORS = (
    Column("Số", 6, "center"),
    Column("Chỉ tiêu", 32),
    Column("Mức yêu cầu", 20, "center"),
    Column("Kết quả, ngày, nguồn", 18, "center"),
    Column("Đánh giá", 14, "center"),
    Column("Minh chứng", 10, "center"),
)
_NO_SHARE = "–"


def criteria_section(main: Survey) -> Section:
    """Return every criterion of the commune, one row each."""
    checklist = main.checklist
    return Section(f"Kết quả theo {len(checklist.criteria)} tiêu chí", (), _criteria_table(checklist))


def focus_section(main: Survey) -> Section:
    """Return the focus criteria, indicator by indicator."""
    checklist = main.checklist
    heading = f"Tiêu chí trọng tâm năm {checklist.assessment.year}"
    focus = [state for state in checklist.criteria if state.focus]
    if not focus:
        return Section(heading, (Paragraph("Kỳ này không có tiêu chí trọng tâm."),))
    rows = (row for state in focus for row in _focus_rows(state, checklist))
    return Section(heading, (), Table(_INDICATORS, tuple(rows)))


def village_section(village: Survey) -> Section:
    """Return the village's criteria, under the set that they are judged by."""
    criteria_set = village.checklist.criteria_set
    said = [Paragraph(f"Đánh giá theo {criteria_set.title}.")]
    if criteria_set.stand_in:
        said.append(Paragraph(f"LƯU Ý: {criteria_set.stand_in}.", strong=True))
    return Section(village.name, tuple(said), _criteria_table(village.checklist))


def _criteria_table(checklist: Checklist) -> Table:
    return Table(_CRITERIA, tuple(_criteria_rows(checklist)))


def _criteria_rows(checklist: Checklist) -> Iterator[Row]:
    for group, states in groupby(checklist.criteria, key=lambda state: state.criterion.group):
        if group:
            yield Row((group,), group=True)
        for state in states:
            yield _criterion_row(state, checklist.day)


def _criterion_row(state: CriterionState, day: date) -> Row:
    counted = tally(state.indicators, day)
    criterion = state.criterion
    return Row(
        (
            str(criterion.number),
            f"{criterion.name} (trọng tâm)" if state.focus else criterion.name,
            judgement_text(state.judgement),
            f"{counted.met}/{counted.applicable}",
            format_share(counted.readiness) if counted.applicable else _NO_SHARE,
        )
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
            result_text(state.result),
            verdict_text(state.judgement),
            _evidence_text(state, checklist.day),
        )
    )


def wanted_text(state: IndicatorState, year: int) -> str:
    """Write the requirement and whether it was read on paper; an open one already says that it was not."""
    wanted = requirement_text(state.applied.requirement, year)
    if isinstance(state.applied.requirement, Open):
        return wanted
    return f"{wanted}\n({STANDINGS[state.applied.standing]})"


def result_text(result: Result | None) -> str:
    """Write the result with its day and source, a line each; “not applicable” with its reason."""
    if result is None:
        return "Chưa có"
    outcome = outcome_text(result.outcome, result.unit)
    if isinstance(result.outcome, NotApplicable):
        outcome = f"{outcome}: {result.outcome.reason}"
    return "\n".join(line for line in (outcome, result.on and format_date(result.on), result.source) if line)


def verdict_text(judgement: Judgement) -> str:
    """Write a verdict for a narrow column, “(tạm tính)” on a line of its own."""
    return judgement_text(judgement).replace(" (", "\n(")


def _evidence_text(state: IndicatorState, day: date) -> str:
    """Count the evidence; where some has expired or says nothing, count what may still be shown."""
    total, usable = len(state.evidence), sum(evidence.holds(day) for evidence in state.evidence)
    return str(total) if usable == total else f"{total}\n(dùng được {usable})"
