"""What recognition takes: the whole set and every gate besides it, for each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.readiness import criteria_met, provisional_criteria_met
from ntm_tracker.domain.recognition import LABEL, NO_GATES, THE_SET, eligibility_text
from ntm_tracker.domain.wording import number_text, provisional_text
from ntm_tracker.report.model import Column, Paragraph, Row, Section, Table
from ntm_tracker.report.readiness_criteria import result_text, verdict_text, wanted_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.report.survey import Survey

_COLUMNS = (
    Column("Số", 8, "center"),
    Column("Điều kiện", 40),
    Column("Mức yêu cầu", 20, "center"),
    Column("Kết quả", 18, "center"),
    Column("Đánh giá", 16, "center"),
)


def recognition_section(surveys: list[Survey]) -> Section:
    """Return the conditions of recognition with their verdicts, subject by subject."""
    rows = tuple(row for survey in surveys if survey.checklist.gates for row in _rows(survey))
    said = tuple(paragraph for survey in surveys for paragraph in _said(survey.checklist))
    return Section("Điều kiện công nhận", said, Table(_COLUMNS, rows) if rows else None)


def _said(checklist: Checklist) -> Iterator[Paragraph]:
    if not checklist.gates:
        yield Paragraph(NO_GATES)
        return
    if checklist.assessment.focus:
        yield Paragraph(_target_text(checklist), strong=True)
    total = len(checklist.criteria)
    met = f"{criteria_met(checklist)}/{total}{provisional_text(provisional_criteria_met(checklist))}"
    yield Paragraph(f"Tiêu chí đạt: {met}.", strong=True)
    yield Paragraph(f"{LABEL}: {eligibility_text(checklist)}.", strong=True)


def _rows(survey: Survey) -> Iterator[Row]:
    checklist = survey.checklist
    yield Row((survey.label,), group=True)
    total = len(checklist.criteria)
    yield Row(
        (
            number_text(THE_SET),
            checklist.criteria_set.title,
            f"{total}/{total} tiêu chí",
            f"{criteria_met(checklist)}/{total} tiêu chí{provisional_text(provisional_criteria_met(checklist))}",
            verdict_text(checklist.judgement),
        )
    )
    for gate in checklist.gates:
        yield Row(
            (
                number_text(gate.indicator.number),
                gate.indicator.text,
                wanted_text(gate, checklist.assessment.year),
                result_text(gate.result),
                verdict_text(gate.judgement),
            )
        )


def _target_text(checklist: Checklist) -> str:
    focus = checklist.assessment.focus
    return (
        f"Mục tiêu năm {checklist.assessment.year} là đạt {len(focus):02d} tiêu chí trọng tâm "
        f"({', '.join(str(number) for number in focus)}). Hoàn thành mục tiêu này chưa phải là được công nhận: "
        f"phải đạt cả {len(checklist.criteria)} tiêu chí và mọi điều kiện dưới đây."
    )
