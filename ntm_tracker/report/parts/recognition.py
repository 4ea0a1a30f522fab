"""What recognition takes: the whole set and every gate besides it, for each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.readiness import criteria_met, provisional_criteria_met
from ntm_tracker.domain.recognition import LABEL, NO_GATES, THE_SET, eligibility_text
from ntm_tracker.domain.requirements import Survey as SatisfactionSurvey
from ntm_tracker.domain.results import Surveyed
from ntm_tracker.domain.satisfaction import compare, figure_text, firmness_texts, lack_text
from ntm_tracker.domain.wording import CONFIDENCE, STANDINGS, number_text, provisional_text, survey_bounds
from ntm_tracker.report.model import Column, Paragraph, Row, Section, Table
from ntm_tracker.report.parts.criteria import result_text, verdict_text, wanted_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.report.parts.survey import Survey

_COLUMNS = (
    Column("Số", 8, "center"),
    Column("Điều kiện", 40),
    Column("Mức yêu cầu", 20, "center"),
    Column("Kết quả", 18, "center"),
    Column("Đánh giá", 16, "center"),
)
_NO_FIGURE = "–"


def recognition_section(surveys: list[Survey]) -> Section:
    """Return the conditions of recognition with their verdicts, subject by subject."""
    rows = tuple(row for survey in surveys if survey.checklist.gates for row in _rows(survey))
    said = [paragraph for survey in surveys for paragraph in _said(survey.checklist)]
    said += [Paragraph(note) for note in _survey_notes(surveys)]
    return Section("Điều kiện công nhận", tuple(said), Table(_COLUMNS, rows) if rows else None)


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
            verdict_text(checklist.as_condition),
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
        yield from _survey_rows(gate)


def _survey_rows(gate: IndicatorState) -> Iterator[Row]:
    """Yield each bound of a survey with its figure, where there is one yet."""
    requirement, outcome = gate.applied.requirement, gate.result.outcome if gate.result else None
    if not isinstance(requirement, SatisfactionSurvey):
        return
    found = compare(requirement, outcome) if isinstance(outcome, Surveyed) else ()
    compared = {bound.name: bound for bound in found}
    for name, wanted in survey_bounds(requirement).items():
        bound = compared.get(name)
        told = (_narrow(figure_text(bound)), lack_text(bound)) if bound else (_NO_FIGURE, _NO_FIGURE)
        firmness = CONFIDENCE[getattr(requirement, name).confidence.value]
        standing = STANDINGS[gate.applied.standing]
        stands = standing if gate.applied.confirmation else f"{standing}\n({firmness})"
        yield Row(("", f"- {wanted}", stands, *told))


def _narrow(figure: str) -> str:
    """Put the counts on a line of their own, so that a narrow column does not cut them."""
    return figure.replace(" (", "\n").removesuffix(")")


def _survey_notes(surveys: list[Survey]) -> list[str]:
    """Return where the bounds of a satisfaction survey come from that nobody here read on paper."""
    texts = [
        text
        for survey in surveys
        for gate in survey.checklist.gates
        if isinstance(gate.applied.requirement, SatisfactionSurvey) and not gate.applied.confirmation
        for text in firmness_texts(gate.applied.requirement)
    ]
    return [f"Ngưỡng lấy ý kiến hài lòng: {text}." for text in dict.fromkeys(texts)]


def _target_text(checklist: Checklist) -> str:
    focus = checklist.assessment.focus
    return (
        f"Mục tiêu năm {checklist.assessment.year} là đạt {len(focus):02d} tiêu chí trọng tâm "
        f"({', '.join(str(number) for number in focus)}). Hoàn thành mục tiêu này chưa phải là được công nhận: "
        f"phải đạt cả {len(checklist.criteria)} tiêu chí và mọi điều kiện dưới đây."
    )
