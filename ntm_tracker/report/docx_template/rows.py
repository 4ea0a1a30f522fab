"""What our own tables do by themselves to a group's row and to a long one, done to the rows of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docx.oxml.ns import qn

from ntm_tracker.report.docx.xml import tag as element_of
from ntm_tracker.report.docx_template.pages import TWIPS_PER_MM, whole_number
from ntm_tracker.report.docx_template.text import shown
from ntm_tracker.report.model import Row
from ntm_tracker.report.table_layout import stays_whole

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.docx_template.pages import Page


def finish_row(row: BaseOxmlElement, page: Page, *, group: bool) -> list[BaseOxmlElement]:
    """Let a group's row run over the whole table, and a row that may be higher than a page break.

    Returns the cells that gave way: they repeated what the one that is left says.
    """
    given_way = _run_over(row) if group else []
    cells = row.findall(qn("w:tc"))
    texts = tuple("\n".join(map(shown, cell.iter(qn("w:p")))) for cell in cells)
    widths = [_width(cell) / TWIPS_PER_MM or page.width / len(cells) for cell in cells]
    if not stays_whole(Row(texts), widths, landscape=page.landscape):
        for mark in list(row.iter(qn("w:cantSplit"))):
            cast("Any", mark.getparent()).remove(mark)
    return given_way


def _run_over(row: BaseOxmlElement) -> list[BaseOxmlElement]:
    cells = row.findall(qn("w:tc"))
    if len(cells) < 2:
        return []
    kept = next((cell for cell in cells if _says(cell)), cells[0])
    span = sum(_span(cell) for cell in cells)
    width = sum(_width(cell) for cell in cells)
    given_way = [cell for cell in cells if cell is not kept]
    for cell in given_way:
        row.remove(cell)
    properties = cast("Any", kept).get_or_add_tcPr()
    properties.grid_span = span
    if width:
        properties.get_or_add_tcW().set(qn("w:w"), str(width))
    for paragraph in kept.iter(qn("w:p")):
        _as_group(cast("Any", paragraph))
    return given_way


def _as_group(paragraph: Any) -> None:
    properties = paragraph.get_or_add_pPr()
    properties.get_or_add_jc().set(qn("w:val"), "left")
    properties.get_or_add_keepNext()
    for run in paragraph.iter(qn("w:r")):
        embolden(run)


def embolden(run: Any) -> None:
    """Print a run bold."""
    bold = run.get_or_add_rPr().get_or_add_b()
    bold.attrib.pop(qn("w:val"), None)


def _says(cell: BaseOxmlElement) -> bool:
    return any((node.text or "").strip() for node in cell.iter(qn("w:t")))


def _span(cell: BaseOxmlElement) -> int:
    found = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return max(1, whole_number(found.get(qn("w:val")))) if found is not None else 1


def _width(cell: BaseOxmlElement) -> int:
    found = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    measured = found is not None and found.get(qn("w:type")) == "dxa"
    return whole_number(found.get(qn("w:w"))) if measured else 0


def blank_like(cell: BaseOxmlElement, pattern: BaseOxmlElement | None) -> None:
    """Put an empty paragraph into a cell whose paragraphs all were left out: Word wants one."""
    cell.append(element_of("p", *([pattern] if pattern is not None else [])))
