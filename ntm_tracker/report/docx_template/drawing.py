"""What a tag puts onto the page as a whole: a table or a chart in our own layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.oxml.ns import qn

from ntm_tracker.report.docx.picture import Picture, drawn
from ntm_tracker.report.docx.render import chart_parts
from ntm_tracker.report.docx.table import table_part
from ntm_tracker.report.docx_template.pages import TWIPS_PER_MM, whole_number

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.docx_template.pages import Page
    from ntm_tracker.report.model import Chart, Table


def whole_part(table: Table, at: BaseOxmlElement, page: Page) -> BaseOxmlElement:
    """Return a table in our own layout, in the place of the paragraph `at`."""
    return table_part(table, _width(at, page), landscape=page.landscape)


def drawn_parts(chart: Chart, document: Document, page: Page) -> list[BaseOxmlElement]:
    """Return the pictures of a chart under their titles."""
    parts = chart_parts(chart, landscape=page.landscape)
    return [drawn(document, part) if isinstance(part, Picture) else cast("BaseOxmlElement", part) for part in parts]


def _width(at: BaseOxmlElement, page: Page) -> float:
    """Return how wide a table may be in the place of the paragraph `at`."""
    cell = next(at.iterancestors(qn("w:tc")), None)
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") if cell is not None else None
    if width is None or width.get(qn("w:type")) != "dxa":
        return page.width
    return whole_number(width.get(qn("w:w"))) / TWIPS_PER_MM or page.width
