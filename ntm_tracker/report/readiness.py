"""The readiness summary that the chairman signs: from checklists to a report, without reading or writing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.judged_by import judged_by
from ntm_tracker.report.letterhead import letterhead, recipients, sentence_case, signature
from ntm_tracker.report.model import Report, Section
from ntm_tracker.report.readiness_criteria import criteria_section, focus_section, village_section
from ntm_tracker.report.readiness_gaps import gaps_section
from ntm_tracker.report.readiness_notes import footnotes
from ntm_tracker.report.readiness_opening import opening
from ntm_tracker.report.readiness_recognition import recognition_section
from ntm_tracker.report.survey import survey

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.profile import Profile
    from ntm_tracker.report.survey import Survey

TITLE = "BÁO CÁO TÓM TẮT MỨC SẴN SÀNG"
_ROMAN = ("I", "II", "III", "IV", "V")


def build_readiness(commune: Checklist, village: Checklist | None, profile: Profile) -> Report:
    """Build the readiness summary of `commune` and of its `village` of the year."""
    main = survey(commune)
    beside = survey(village) if village else None
    assessment, day = commune.assessment, format_date(commune.day)
    return Report(
        letterhead=letterhead(profile, "BC"),
        title=TITLE,
        about=f"Thực hiện {commune.criteria_set.title} của {main.name} năm {assessment.year}",
        subject=sentence_case(main.name),
        set_id=assessment.set_id,
        year=assessment.year,
        day=commune.day,
        sections=(opening(main, beside, profile), *_numbered(_sections(main, beside))),
        footnotes=footnotes(main, beside, profile),
        closing=f"Trên đây là báo cáo tóm tắt mức sẵn sàng của {main.name}, số liệu tính đến ngày {day}./.",
        signature=signature(profile),
        recipients=recipients(profile),
        figures={"commune": main.figures(), **({"village": beside.figures()} if beside else {})},
        judged_by=judged_by(commune),
    )


def _sections(main: Survey, beside: Survey | None) -> list[Section]:
    surveys = [main, beside] if beside else [main]
    return [
        criteria_section(main),
        focus_section(main),
        *([village_section(beside)] if beside else []),
        gaps_section(surveys),
        recognition_section([main]),
    ]


def _numbered(sections: list[Section]) -> list[Section]:
    return [
        Section(f"{number}. {section.heading.upper()}", section.paragraphs, section.table)
        for number, section in zip(_ROMAN, sections, strict=False)
    ]
