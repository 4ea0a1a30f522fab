"""A report as a Word file in the layout of Nghị định 30/2020/NĐ-CP, to be edited and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.report.docx.page import word_file
from ntm_tracker.report.docx.parts import closing_parts, letterhead_parts
from ntm_tracker.report.docx.table import table_part
from ntm_tracker.report.docx.xml import Look, paragraph
from ntm_tracker.report.model import NOTES

if TYPE_CHECKING:
    from ntm_tracker.report.docx.parts import Parts
    from ntm_tracker.report.model import Report, Section

_TITLE = Look(size=14, bold=True, align="center", keep_next=True)
_HEADING = Look(bold=True, before=10, after=6, keep_next=True, outline=0)
_BODY = Look(align="both", first_line_mm=12.7, after=6)
_STRONG = Look(bold=True, align="both", first_line_mm=12.7, after=6)


def render_docx(report: Report) -> bytes:
    """Return `report` as a Word file."""
    properties = (report.title, report.about, report.letterhead.authority[-1], report.day)
    return word_file(_parts(report), properties)


def _parts(report: Report) -> Parts:
    yield from letterhead_parts(report.letterhead)
    yield paragraph(report.title, _TITLE.but(before=14))
    yield paragraph(report.about, _TITLE)
    yield paragraph("", Look(size=4, before=3, rule_mm=45, after=8))
    for section in report.sections:
        yield from _section_parts(section)
    if report.footnotes:
        yield paragraph(NOTES, _HEADING)
        *notes, last = report.footnotes
        for note in notes:
            yield paragraph(f"- {note}", _BODY)
        yield paragraph(f"- {last}", _BODY.but(keep_next=True))
    yield from closing_parts(report, _BODY)


def _section_parts(section: Section) -> Parts:
    if section.heading:
        yield paragraph(section.heading, _HEADING)
    for said in section.paragraphs:
        yield paragraph(said.text, _STRONG if said.strong else _BODY)
    if section.table:
        yield table_part(section.table)
