"""A list of the dossier as a Word file, A4 lying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.report.docx.page import Margins, word_file
from ntm_tracker.report.docx.table import table_part
from ntm_tracker.report.docx.xml import Look, paragraph

if TYPE_CHECKING:
    from ntm_tracker.report.docx.parts import Parts
    from ntm_tracker.report.dossier import Sheet
    from ntm_tracker.report.model import Section

_MARGINS = Margins(left=20)
_WIDTH_MM = 262
"""A4 lying, less the margins of 20 and 15 mm."""
_AUTHORITY = Look(size=12, bold=True)
_TITLE = Look(size=14, bold=True, align="center", before=6, keep_next=True)
_ABOUT = Look(align="center", keep_next=True)
_RULE = Look(size=4, before=3, rule_mm=45, within_mm=_WIDTH_MM, after=8)
_HEADING = Look(bold=True, before=10, after=6, keep_next=True, outline=0)
_BODY = Look(after=6)


def render_sheet(sheet: Sheet) -> bytes:
    """Return `sheet` as a Word file."""
    return word_file(
        _parts(sheet), (sheet.title, sheet.about, sheet.authority, sheet.day), landscape=True, margins=_MARGINS
    )


def _parts(sheet: Sheet) -> Parts:
    yield paragraph(sheet.authority, _AUTHORITY)
    yield paragraph(sheet.title, _TITLE)
    yield paragraph(sheet.about, _ABOUT)
    yield paragraph("", _RULE)
    for section in sheet.sections:
        yield from _section_parts(section)


def _section_parts(section: Section) -> Parts:
    if section.heading:
        yield paragraph(section.heading, _HEADING)
    for said in section.paragraphs:
        yield paragraph(said.text, _BODY.but(bold=said.strong))
    if section.table:
        yield table_part(section.table, _WIDTH_MM)
        # Word wants a paragraph after a table.
        yield paragraph("", Look(size=1))
