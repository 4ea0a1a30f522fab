"""A sheet after the first: an annex, a long table or a chart, set up to be filtered and to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from ntm_tracker.report.xlsx.canvas import Canvas
from ntm_tracker.report.xlsx.charts import draw
from ntm_tracker.report.xlsx.tables import each_its_own, widths_of, write_table
from ntm_tracker.worksheet import A4_WIDTH, MIDDLE, WRAPPED, Style, font, mark_pages, set_page

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from ntm_tracker.report.model import Chart, Section, Table
    from ntm_tracker.report.xlsx.pages import Page

TITLE = Style(font(14, bold=True), MIDDLE)
SAID = Style(font(), WRAPPED)
STRONG = Style(font(bold=True), WRAPPED)
HEADING = Style(font(bold=True), Alignment(wrap_text=True, vertical="center"))
_ATTACHED = Style(font(italic=True), MIDDLE)
_BESIDE_CHART = A4_WIDTH * 0.4
"""What the figures of a chart take of the page."""
_CHART_COLUMNS = 6
_ONE_PAGE = 26
"""Categories of a chart that are still readable when it is made to fit on one page."""


def write_page(sheet: Worksheet, page: Page, mark: str) -> None:
    """Fill `sheet` with `page`; `mark` stands at the foot of each printed page."""
    sheet.title = page.name
    table = next((section.table for section in page.sections if section.table), None)
    canvas = Canvas(sheet, _widths(table, page.chart))
    for line in page.head:
        canvas.line(line, TITLE)
    if page.attached:
        canvas.line(page.attached, _ATTACHED)
    heading = 0
    for section in page.sections:
        heading = write_said(canvas, section) or heading
    if page.chart and table:
        draw(canvas, page.chart, heading, len(table.columns))
    set_page(
        sheet,
        landscape=True,
        repeated=f"{heading}:{heading}" if heading else "",
        columns=len(canvas.widths),
        rows=canvas.row,
    )
    mark_pages(sheet, mark)
    if page.chart and len(page.chart.categories) <= _ONE_PAGE:
        sheet.page_setup.fitToHeight = 1


def write_said(canvas: Canvas, section: Section) -> int:
    """Write a section whose table has the sheet to itself; return the row of the headings, 0 where it has none."""
    write_words(canvas, section)
    if not section.table:
        return 0
    heading, last = write_table(canvas, section.table, each_its_own(section.table))
    last_column = get_column_letter(len(section.table.columns))
    canvas.sheet.auto_filter.ref = f"A{heading}:{last_column}{last}"
    canvas.sheet.freeze_panes = f"A{heading + 1}"
    return heading


def write_words(canvas: Canvas, section: Section) -> None:
    """Write the heading of a section and what is said under it."""
    if section.heading:
        canvas.line(section.heading, HEADING)
    for said in section.paragraphs:
        canvas.line(said.text, STRONG if said.strong else SAID)


def _widths(table: Table | None, chart: Chart | None) -> list[float]:
    if not table:
        return [A4_WIDTH]
    if not chart:
        return widths_of(table)
    widths = widths_of(table, _BESIDE_CHART)
    return [*widths, *[(A4_WIDTH - _BESIDE_CHART) / _CHART_COLUMNS] * _CHART_COLUMNS]
