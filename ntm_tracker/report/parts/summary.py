"""The figures of a report: the few of the first page, and all of them in an annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.gaps import OF_THE_PERIOD
from ntm_tracker.domain.terms import Severity, Verdict
from ntm_tracker.domain.wording import PROVISIONAL, SEVERITIES, provisional_text
from ntm_tracker.report.figures import NOTHING, count, share
from ntm_tracker.report.model import Column, Paragraph, Row, Section, Table
from ntm_tracker.report.parts.letterhead import with_kind
from ntm_tracker.report.parts.notes import as_of_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.report.model import Cell
    from ntm_tracker.report.parts.survey import Survey
    from ntm_tracker.report.sources import Sources

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


def opening(sources: Sources) -> tuple[Paragraph, ...]:
    """Say who is judged by which set as of when, and what holds for the whole assessment."""
    return tuple(_said(sources))


def who(sources: Sources) -> Paragraph:
    """Name the subject and where it lies."""
    issuer, subject = sources.issuer, sources.checklist.assessment.subject
    within = f", {with_kind(issuer.name, 'xã')}" if subject.kind == "village" else ""
    return Paragraph(f"Đơn vị: {sources.main.name}{within}{issuer.place}.")


def _said(sources: Sources) -> Iterator[Paragraph]:
    main, checklist = sources.main, sources.checklist
    yield who(sources)
    yield Paragraph(
        f"Đánh giá theo {checklist.criteria_set.title}; kỳ đánh giá năm {checklist.assessment.year}; "
        f"số liệu tính đến {as_of_text(checklist.day, sources.mark)}."
    )
    if checklist.criteria_set.stand_in:
        yield Paragraph(f"LƯU Ý: {checklist.criteria_set.stand_in}.", strong=True)
    if village := sources.village:
        criteria_set = village.checklist.criteria_set
        stand_in = f" ({criteria_set.stand_in})" if criteria_set.stand_in else ""
        yield Paragraph(f"Thôn phấn đấu trong năm: {village.name}, theo {criteria_set.short_title}{stand_in}.")
    for gap in main.gaps:
        if gap.rule in OF_THE_PERIOD:
            yield Paragraph(gap.sentence, strong=True)


def key_figures(sources: Sources) -> Table:
    """Return the few figures that a chairman reads, beside those of the day that is compared with."""
    columns, told = [Column("Nội dung", 34)], []
    for now, before in zip(sources.surveys, sources.surveys_before, strict=True):
        if before:
            columns.append(_column(before))
            told.append(_key(before))
        columns.append(_column(now))
        told.append(_key(now))
    rows = (Row((line, *(figures[line] for figures in told))) for line in told[0])
    return Table(tuple(columns), tuple(rows))


def _column(survey: Survey) -> Column:
    return Column(f"{survey.label}\n{format_date(survey.checklist.day)}", 20, "center")


def _key(survey: Survey) -> dict[str, Cell]:
    figures, counted = survey.figures(), survey.counted
    focus = [state for state in survey.checklist.criteria if state.focus]
    met = sum(state.judgement.verdict is Verdict.MET for state in focus)
    return {
        "Tiêu chí đạt": f"{figures['criteria_met']}/{figures['criteria_total']}"
        f"{provisional_text(int(figures['criteria_met_provisional']))}",
        "Tiêu chí trọng tâm đạt": f"{met}/{len(focus)}" if focus else NOTHING,
        "Chỉ tiêu đạt trên số áp dụng": f"{figures['indicators_met']}/{figures['indicators_applicable']}"
        f"{provisional_text(int(figures['indicators_met_provisional']))}",
        "Chỉ tiêu sẵn sàng": count(survey.tally.ready, counted("indicators_ready")),
        "Mức sẵn sàng": share(survey.tally.readiness, counted("readiness")),
        "Tồn tại nghiêm trọng": count(survey.gaps_of(Severity.HIGH), counted("gaps_high")),
    }


def figures_section(sources: Sources) -> Section:
    """Return every figure of every subject."""
    named = tuple(Column(survey.label, 3, "center") for survey in sources.surveys)
    rows = (Row((line, *(_figure(s, name) for s in sources.surveys)), key=name) for name, line in _LINES.items())
    return Section("", (), Table((Column("Nội dung", 6), *named), tuple(rows)), key="so-lieu")


def _figure(survey: Survey, name: str) -> Cell:
    """Return one figure; the share is taken from the exact one, since rounding must go down."""
    if name == "readiness":
        return share(survey.tally.readiness, survey.counted(name))
    return count(int(survey.figures()[name]), survey.counted(name))
