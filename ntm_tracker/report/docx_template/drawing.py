"""What a tag puts onto the page as a whole: a table or a chart in our own layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from ntm_tracker.report.docx.table import table_part
from ntm_tracker.report.docx.xml import TEXT_WIDTH_MM, Look, paragraph

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.model import Chart, Table

_TWIPS_PER_MM = 1440 / 25.4


def whole_parts(table: Table, width_mm: float) -> list[BaseOxmlElement]:
    """Return a table in our own layout, and the small paragraph that Word wants after it."""
    return [table_part(table, width_mm), paragraph("", Look(size=1))]


def drawn_parts(chart: Chart, width_mm: float) -> list[BaseOxmlElement]:
    """Return a chart."""
    return [paragraph(chart.title, Look(align="center"))]


def width_at(element: BaseOxmlElement) -> float:
    """Return how many millimetres there are for a table or a chart in the place of a paragraph."""
    cell = next(element.iterancestors(qn("w:tc")), None)
    if cell is not None:
        width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        return _mm(width, "w") if width is not None and width.get(qn("w:type")) == "dxa" else TEXT_WIDTH_MM
    top = element
    for above in element.iterancestors():
        if above.tag == qn("w:body"):
            return _of_page(top)
        top = above
    return TEXT_WIDTH_MM


def _of_page(top: BaseOxmlElement) -> float:
    for part in (top, *top.itersiblings()):
        page = part if part.tag == qn("w:sectPr") else part.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if page is not None:
            size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
            if size is not None and margins is not None:
                return _mm(size, "w") - _mm(margins, "left") - _mm(margins, "right")
    return TEXT_WIDTH_MM


def _mm(element: BaseOxmlElement, name: str) -> float:
    return float(element.get(qn(f"w:{name}"), 0)) / _TWIPS_PER_MM
