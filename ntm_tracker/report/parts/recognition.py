"""What recognition takes: the whole set and every gate besides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.readiness import criteria_met, provisional_criteria_met
from ntm_tracker.domain.recognition import LABEL, NO_GATES, THE_SET, eligibility_text
from ntm_tracker.domain.requirements import Survey as SatisfactionSurvey
from ntm_tracker.domain.results import Surveyed
from ntm_tracker.domain.satisfaction import compare, figure_text, firmness_texts, lack_text
from ntm_tracker.domain.wording import CONFIDENCE, STANDINGS, number_text, provisional_text, survey_bounds
from ntm_tracker.report.figures import NOTHING
from ntm_tracker.report.model import Column, Paragraph, Row, Section, Table
from ntm_tracker.report.parts.criteria import result_cells, verdict_text, wanted_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.report.parts.survey import Survey

_COLUMNS = (
    Column("Số", 6, "center"),
    Column("Điều kiện", 34),
    Column("Mức yêu cầu", 18, "center"),
    Column("Kết quả", 14, "center"),
    Column("Ngày số liệu", 9, "center"),
    Column("Văn bản nguồn", 9, "center"),
    Column("Đánh giá", 12, "center"),
)


def recognition_section(main: Survey) -> Section:
    """Return the conditions of recognition with their verdicts."""
    rows = tuple(_rows(main)) if main.checklist.gates else ()
    said = [*recognition_said(main.checklist), *(Paragraph(note) for note in _survey_notes(main.checklist))]
    return Section("", tuple(said), Table(_COLUMNS, rows) if rows else None, key="cong-nhan")


def recognition_said(checklist: Checklist) -> Iterator[Paragraph]:
    """Say how many criteria are met and whether recognition can be asked for: never the same."""
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
    total = len(checklist.criteria)
    yield Row(
        (
            number_text(THE_SET),
            checklist.criteria_set.title,
            f"{total}/{total} tiêu chí",
            f"{criteria_met(checklist)}/{total} tiêu chí{provisional_text(provisional_criteria_met(checklist))}",
            "",
            "",
            verdict_text(checklist.as_condition),
        ),
        key=THE_SET,
    )
    for gate in checklist.gates:
        yield Row(
            (
                number_text(gate.indicator.number),
                gate.indicator.text,
                wanted_text(gate, checklist.assessment.year),
                *result_cells(gate.result),
                verdict_text(gate.judgement),
            ),
            key=gate.indicator.number,
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
        told = (_narrow(figure_text(bound)), lack_text(bound)) if bound else (NOTHING, NOTHING)
        firmness = CONFIDENCE[getattr(requirement, name).confidence.value]
        standing = STANDINGS[gate.applied.standing]
        stands = standing if gate.applied.confirmation else f"{standing}\n({firmness})"
        figure, lack = told
        yield Row(("", f"- {wanted}", stands, figure, "", "", lack), key=f"{gate.indicator.number}.{name}")


def _narrow(figure: str) -> str:
    """Put the counts on a line of their own, so that a narrow column does not cut them."""
    return figure.replace(" (", "\n").removesuffix(")")


def _survey_notes(checklist: Checklist) -> list[str]:
    """Return where the bounds of a satisfaction survey come from that nobody here read on paper."""
    texts = [
        text
        for gate in checklist.gates
        if isinstance(gate.applied.requirement, SatisfactionSurvey) and not gate.applied.confirmation
        for text in firmness_texts(gate.applied.requirement)
    ]
    return [f"Ngưỡng lấy ý kiến hài lòng: {text}." for text in dict.fromkeys(texts)]


def _target_text(checklist: Checklist) -> str:
    focus = checklist.assessment.focus
    return (
        f"Mục tiêu năm {checklist.assessment.year} là đạt {len(focus):02d} tiêu chí trọng tâm "
        f"({', '.join(str(number) for number in focus)}). Hoàn thành mục tiêu này chưa phải là được công nhận: "
        f"phải đạt cả {len(checklist.criteria)} tiêu chí và mọi điều kiện công nhận."
    )
