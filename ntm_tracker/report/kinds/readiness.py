"""The readiness summary that the chairman signs: from checklists to a report, without reading or writing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.judged_by import judged_by
from ntm_tracker.report.model import Report, Section
from ntm_tracker.report.parts.criteria import criteria_section, focus_section, village_section
from ntm_tracker.report.parts.gaps import gaps_section
from ntm_tracker.report.parts.letterhead import letterhead, own_issuer, sentence_case
from ntm_tracker.report.parts.notes import footnotes
from ntm_tracker.report.parts.recognition import recognition_section
from ntm_tracker.report.parts.summary import opening
from ntm_tracker.report.parts.survey import survey

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.profile import Profile
    from ntm_tracker.report.parts.letterhead import Issuer
    from ntm_tracker.report.parts.survey import Survey

TITLE = "BÁO CÁO TÓM TẮT MỨC SẴN SÀNG"
_ROMAN = ("I", "II", "III", "IV", "V")


def build_readiness(
    main_checklist: Checklist, village: Checklist | None, profile: Profile, issuer: Issuer | None = None
) -> Report:
    """Build the readiness summary of a commune with its `village` of the year, or of a village alone.

    `issuer` is the commune whose paper it is; None for the profile's own.
    """
    main = survey(main_checklist)
    beside = survey(village) if village else None
    issued_by = issuer or own_issuer(profile)
    assessment, day = main_checklist.assessment, format_date(main_checklist.day)
    return Report(
        kind="readiness",
        letterhead=letterhead(issued_by, "BC"),
        title=TITLE,
        about=f"Thực hiện {main_checklist.criteria_set.title} của {main.name} năm {assessment.year}",
        subject=sentence_case(main.name),
        set_id=assessment.set_id,
        year=assessment.year,
        day=main_checklist.day,
        sections=(opening(main, beside, issued_by), *_numbered(_sections(main, beside))),
        footnotes=footnotes(main, beside, issued_by),
        closing=f"Trên đây là báo cáo tóm tắt mức sẵn sàng của {main.name}, số liệu tính đến ngày {day}./.",
        signature=issued_by.signature,
        recipients=issued_by.recipients,
        figures={assessment.subject.kind: main.figures(), **({"village": beside.figures()} if beside else {})},
        judged_by=judged_by(main_checklist),
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
