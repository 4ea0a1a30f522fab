"""The opening of the readiness summary: who, what, as of when, and the figures with their formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.gaps import OF_THE_PERIOD
from ntm_tracker.domain.numbers import format_share
from ntm_tracker.domain.readiness import FORMULA
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.wording import PROVISIONAL, SEVERITIES
from ntm_tracker.report.model import Column, Paragraph, Row, Section, Table
from ntm_tracker.report.parts.letterhead import with_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.report.parts.letterhead import Issuer
    from ntm_tracker.report.parts.survey import Survey

_LINES = {
    "criteria_total": "Tổng số tiêu chí",
    "criteria_met": "Tiêu chí đạt, trong đó:",
    "criteria_met_provisional": f"- Đạt {PROVISIONAL}",
    "indicators_total": "Tổng số chỉ tiêu",
    "indicators_applicable": "Chỉ tiêu áp dụng, trong đó:",
    "indicators_met": "- Đạt, trong đó:",
    "indicators_met_provisional": f"  + Đạt {PROVISIONAL}",
    "indicators_not_met": "- Chưa đạt",
    "indicators_not_assessed": "- Chưa đánh giá",
    "indicators_undetermined": "- Chưa xác định",
    "provisional": f"Đánh giá còn {PROVISIONAL} (đạt và chưa đạt)",
    "indicators_ready": "Chỉ tiêu sẵn sàng",
    "readiness": "Mức sẵn sàng",
    "gaps_total": "Tồn tại, trong đó:",
    **{f"gaps_{severity.value}": f"- {SEVERITIES[severity]}" for severity in reversed(Severity)},
}
"""Every figure of a survey, in the order printed."""


def opening(main: Survey, beside: Survey | None, issuer: Issuer) -> Section:
    """Return the section that stands before the first heading."""
    surveys = [main, beside] if beside else [main]
    return Section("", (*_who(main, beside, issuer), Paragraph(FORMULA)), _figures_table(surveys))


def _who(main: Survey, beside: Survey | None, issuer: Issuer) -> Iterator[Paragraph]:
    checklist = main.checklist
    within = f", {with_kind(issuer.name, 'xã')}" if checklist.assessment.subject.kind == "village" else ""
    yield Paragraph(f"Đơn vị: {main.name}{within}{issuer.place}.")
    yield Paragraph(f"Đánh giá theo {checklist.criteria_set.title}; kỳ đánh giá năm {checklist.assessment.year}.")
    if checklist.criteria_set.stand_in:
        yield Paragraph(f"LƯU Ý: {checklist.criteria_set.stand_in}.", strong=True)
    if beside:
        criteria_set = beside.checklist.criteria_set
        stand_in = f" ({criteria_set.stand_in})" if criteria_set.stand_in else ""
        yield Paragraph(
            f"Thôn phấn đấu trong năm: {beside.name}, theo {criteria_set.title}{stand_in}; "
            f"kỳ đánh giá năm {beside.checklist.assessment.year}."
        )
    yield Paragraph(f"Số liệu tính đến ngày {format_date(checklist.day)}.", strong=True)
    for gap in main.gaps:
        if gap.rule in OF_THE_PERIOD:
            yield Paragraph(gap.sentence, strong=True)


def _figures_table(surveys: list[Survey]) -> Table:
    named = tuple(Column(s.label, 3, "center") for s in surveys)
    rows = (Row((line, *(_figure(s, name) for s in surveys))) for name, line in _LINES.items())
    return Table((Column("Nội dung", 6), *named), tuple(rows))


def _figure(survey: Survey, name: str) -> str:
    """Write one figure; the share is written from the exact one, since rounding must go down."""
    return format_share(survey.tally.readiness) if name == "readiness" else str(survey.figures()[name])
