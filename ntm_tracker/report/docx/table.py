"""Tables in Word: ruled ones whose heading comes back on each page, and bare ones that only place things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ntm_tracker.report.decree import TABLE_SIZE
from ntm_tracker.report.docx.xml import TEXT_WIDTH_MM, Look, paragraph, tag, twips
from ntm_tracker.report.table_layout import CELL_MARGIN_MM, column_widths, stays_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.model import Column, Row, Table

_CELL = Look(size=TABLE_SIZE, before=2, after=2)
_HEADING = _CELL.but(bold=True, align="center", keep_next=True)
_GROUP = _CELL.but(bold=True, keep_next=True)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_part(table: Table, width_mm: float = TEXT_WIDTH_MM, *, landscape: bool = False) -> BaseOxmlElement:
    """Return `table` with rules, its heading repeated on every page and its rows kept whole.

    A row that may be higher than half a page can break over pages.
    """
    across = column_widths(table.columns, width_mm)
    widths = [twips(mm) for mm in across]
    heading = [_cell([paragraph(c.heading, _HEADING)], w) for c, w in zip(table.columns, widths, strict=True)]
    rules = tag("tblBorders", *(tag(side, val="single", sz=4, space=0, color="000000") for side in _SIDES))
    rows = (_row(row, table.columns, widths, whole=stays_whole(row, across, landscape=landscape)) for row in table.rows)
    return _table(widths, [_whole(heading, repeated=True), *rows], rules, CELL_MARGIN_MM)


def bare_table(widths_mm: Sequence[float], rows: Iterable[Sequence[Sequence[BaseOxmlElement]]]) -> BaseOxmlElement:
    """Return a table without rules, each cell given as its paragraphs."""
    widths = [twips(mm) for mm in widths_mm]
    none = tag("tblBorders", *(tag(side, val="nil") for side in _SIDES))
    made = [
        _whole([_cell(cell, width, upright="top") for cell, width in zip(row, widths, strict=True)]) for row in rows
    ]
    return _table(widths, made, none, 0)


def _table(
    widths: Sequence[int], rows: Iterable[BaseOxmlElement], borders: BaseOxmlElement, margin_mm: float
) -> BaseOxmlElement:
    margin = twips(margin_mm)
    properties = tag(
        "tblPr",
        tag("tblW", w=sum(widths), type="dxa"),
        tag("tblInd", w=0, type="dxa"),
        borders,
        tag("tblLayout", type="fixed"),
        tag("tblCellMar", tag("left", w=margin, type="dxa"), tag("right", w=margin, type="dxa")),
    )
    return tag("tbl", properties, tag("tblGrid", *(tag("gridCol", w=width) for width in widths)), *rows)


def _row(row: Row, columns: Sequence[Column], widths: Sequence[int], *, whole: bool) -> BaseOxmlElement:
    if row.group:
        cells = [_cell([paragraph(row.texts[0], _GROUP)], sum(widths), span=len(widths))]
    else:
        cells = [
            _cell([paragraph(text, _CELL.but(align=column.align))], width)
            for text, column, width in zip(row.texts, columns, widths, strict=True)
        ]
    return _whole(cells) if whole else tag("tr", *cells)


def _whole(cells: Iterable[BaseOxmlElement], *, repeated: bool = False) -> BaseOxmlElement:
    marks = [tag("cantSplit"), *([tag("tblHeader")] if repeated else [])]
    return tag("tr", tag("trPr", *marks), *cells)


def _cell(
    paragraphs: Iterable[BaseOxmlElement], width: int, span: int = 1, upright: Literal["top", "center"] = "center"
) -> BaseOxmlElement:
    spanning = [tag("gridSpan", val=span)] if span > 1 else []
    properties = tag("tcPr", tag("tcW", w=width, type="dxa"), *spanning, tag("vAlign", val=upright))
    return tag("tc", properties, *paragraphs)
