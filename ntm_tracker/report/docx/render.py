"""A report as a Word file in the layout of Nghị định 30/2020/NĐ-CP, to be edited and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.report.decree import FIRST_LINE, PARAGRAPH_GAP_PT, TABLE_SIZE, mark_line, text_width
from ntm_tracker.report.docx.page import NewPages, word_file
from ntm_tracker.report.docx.parts import (
    addressed_parts,
    annex_parts,
    closing_parts,
    letterhead_parts,
    title_parts,
)
from ntm_tracker.report.docx.picture import Picture
from ntm_tracker.report.docx.table import table_part
from ntm_tracker.report.docx.xml import Look, paragraph
from ntm_tracker.report.model import NOTES, annex_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.model import Chart, Report, Section

    Parts = Iterator[BaseOxmlElement | Picture | NewPages]

_HEADING = Look(bold=True, first_line_mm=FIRST_LINE, before=10, after=PARAGRAPH_GAP_PT, keep_next=True, outline=0)
_BODY = Look(align="both", first_line_mm=FIRST_LINE, after=PARAGRAPH_GAP_PT)
_STRONG = _BODY.but(bold=True)
_CHART = Look(size=TABLE_SIZE, bold=True, align="center", before=10, after=PARAGRAPH_GAP_PT, keep_next=True)


def render_docx(report: Report) -> bytes:
    """Return `report` as a Word file."""
    properties = (report.title, report.about, report.letterhead.authority[-1], report.day)
    return word_file(_parts(report), properties, foot=mark_line(report.mark) if report.mark else "")


def _parts(report: Report) -> Parts:
    yield from letterhead_parts(report.letterhead)
    yield from title_parts(report.title, report.about)
    yield from addressed_parts(report.addressee)
    for section in report.sections:
        yield from _section_parts(section, _HEADING)
    if report.footnotes:
        yield paragraph(NOTES, _HEADING)
        *notes, last = report.footnotes
        for note in notes:
            yield paragraph(f"- {note}", _BODY)
        yield paragraph(f"- {last}", _BODY.but(keep_next=True))
    yield from closing_parts(report, _BODY)
    yield from _annexes(report)


def _annexes(report: Report) -> Parts:
    for label, annex in zip(annex_labels(report.annexes), report.annexes, strict=True):
        yield NewPages(annex.landscape)
        yield from annex_parts(label, annex, report.attached)
        for section in annex.sections:
            yield from _section_parts(section, _HEADING.but(outline=1), landscape=annex.landscape)


def _section_parts(section: Section, heading: Look, *, landscape: bool = False) -> Parts:
    if section.heading:
        yield paragraph(section.heading, heading)
    for place, said in enumerate(section.paragraphs, start=1):
        leads = place == len(section.paragraphs) and bool(section.chart) and not section.table
        yield paragraph(said.text, (_STRONG if said.strong else _BODY).but(keep_next=leads))
    if section.table:
        yield table_part(section.table, text_width(landscape=landscape), landscape=landscape)
    if section.chart:
        yield from chart_parts(section.chart, landscape=landscape)


def chart_parts(chart: Chart, *, landscape: bool = False) -> Parts:
    """Yield `chart` as pictures under their titles; one, or several where it is too high for a page."""
    from ntm_tracker.report.pdf.drawing import pictures

    for drawing in pictures(chart, landscape=landscape):
        yield paragraph(drawing.title, _CHART)
        yield Picture(drawing.png, drawing.width_mm, drawing.told)
