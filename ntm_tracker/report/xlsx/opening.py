"""The first sheet: the paper from Quốc hiệu to the signature, its tables sharing the columns of the sheet."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment

from ntm_tracker.report.model import MOTTO, NATION, NOTES, RECIPIENTS, addressee_lines
from ntm_tracker.report.xlsx.canvas import Canvas, Placed
from ntm_tracker.report.xlsx.pages import OPENING
from ntm_tracker.report.xlsx.sheets import HEADING, SAID, TITLE, write_words
from ntm_tracker.report.xlsx.tables import shared, write_table
from ntm_tracker.worksheet import A4_HEIGHT, A4_WIDTH, MIDDLE, Style, font, mark_pages, set_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

    from ntm_tracker.report.model import Report, Section
    from ntm_tracker.report.xlsx.canvas import Span

_ABOVE = Style(font(), MIDDLE)
_NAMED = Style(font(bold=True), Alignment(wrap_text=True, vertical="top", horizontal="center"))
_UNDERLINED = Style(font(13, bold=True, underlined=True), MIDDLE)
_DATED = Style(font(italic=True), MIDDLE)
_RECIPIENTS = Style(font(11), Alignment(wrap_text=True, vertical="top"))
_RULE = "_" * 16
"""Between a third and a half of the issuer's line."""
_SIGNING_LINES, _SPACE = 4, 8.0

_SQUEEZED = 1.35
"""A paper that is so much longer than a page is made smaller, so that the signature stands on it."""

_Half = tuple[str, Style]
_NOTHING: _Half = ("", SAID)


def write_opening(sheet: Worksheet, report: Report, sections: tuple[Section, ...], mark: str) -> None:
    """Write the paper with the `sections` that stay in it; `mark` stands at the foot of each printed page."""
    sheet.title = OPENING
    widths, spans = shared([section.table for section in sections if section.table])
    canvas = Canvas(sheet, widths)
    _head(canvas, report)
    spanned = iter(spans)
    for section in sections:
        canvas.gap(_SPACE)
        write_words(canvas, section)
        if section.table:
            write_table(canvas, section.table, next(spanned))
    _foot(canvas, report)
    set_page(sheet, landscape=True, columns=len(widths), rows=canvas.row)
    mark_pages(sheet, mark)
    if canvas.height * min(1.0, A4_WIDTH / sum(widths)) <= A4_HEIGHT * _SQUEEZED:
        sheet.page_setup.fitToHeight = 1
    sheet.sheet_view.showGridLines = False


def _head(canvas: Canvas, report: Report) -> None:
    letterhead = report.letterhead
    *above, issuer = letterhead.authority
    left = [*((line, _ABOVE) for line in above), (issuer, _NAMED), (_RULE, _ABOVE)]
    _halves(canvas, left, [(NATION, _NAMED), (MOTTO, _UNDERLINED)])
    _halves(canvas, [(letterhead.number, _ABOVE)], [(f"{letterhead.place}, {letterhead.dated}", _DATED)])
    canvas.gap(_SPACE)
    for text in (report.title, report.about):
        canvas.line(text, TITLE)
    canvas.line(_RULE, _ABOVE)
    for line in addressee_lines(report.addressee):
        canvas.line(line, _ABOVE)


def _foot(canvas: Canvas, report: Report) -> None:
    canvas.gap(_SPACE)
    if report.footnotes:
        canvas.line(NOTES, HEADING)
        for note in report.footnotes:
            canvas.line(f"- {note}", SAID)
    canvas.line(report.closing, SAID)
    canvas.gap(_SPACE)
    left, right = _half_spans(canvas)
    signature = report.signature
    signed = "\n".join([*signature.capacity, *[""] * _SIGNING_LINES, signature.name])
    received = "\n".join([RECIPIENTS, *report.recipients])
    # One row, which no page parts: a name alone on a page could stand under any paper.
    canvas.cells([Placed(received, _RECIPIENTS, left), Placed(signed, _NAMED, right)])


def _halves(canvas: Canvas, left: Iterable[_Half], right: Iterable[_Half]) -> None:
    """Write two columns of lines side by side, each over its half of the page."""
    halves = _half_spans(canvas)
    for each in zip_longest(left, right, fillvalue=_NOTHING):
        canvas.cells([Placed(text, style, span) for (text, style), span in zip(each, halves, strict=True)])


def _half_spans(canvas: Canvas) -> tuple[Span, Span]:
    middle, taken = sum(canvas.widths) / 2, 0.0
    for place, width in enumerate(canvas.widths, start=1):
        taken += width
        if taken >= middle - 0.01:
            return (1, place), (place + 1, len(canvas.widths))
    return canvas.whole, canvas.whole
