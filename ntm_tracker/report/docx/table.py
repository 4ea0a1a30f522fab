"""Tables in Word: ruled ones whose heading comes back on each page, and bare ones that only place things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.report.docx.xml import TEXT_WIDTH_MM, Look, paragraph, tag, twips

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.model import Column, Row, Table

_CELL = Look(size=12, before=2, after=2)
_HEADING = _CELL.but(bold=True, align="center", keep_next=True)
_GROUP = _CELL.but(bold=True, keep_next=True)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_CELL_MARGIN_MM = 1.2
_LONGEST_WHOLE = 900
"""Letters in a row that surely fits on a page; a longer one may break across pages."""


def table_part(table: Table, width_mm: float = TEXT_WIDTH_MM) -> BaseOxmlElement:
    """Return `table` with rules, its heading repeated on every page and its rows kept whole."""
    widths = _shared_out(table.columns, width_mm)
    heading = [_cell([paragraph(c.heading, _HEADING)], w) for c, w in zip(table.columns, widths, strict=True)]
    rules = tag("tblBorders", *(tag(side, val="single", sz=4, space=0, color="000000") for side in _SIDES))
    rows = (_row(row, table.columns, widths) for row in table.rows)
    return _table(widths, [_whole(heading, repeated=True), *rows], rules, _CELL_MARGIN_MM)


def bare_table(widths_mm: Sequence[float], rows: Iterable[Sequence[Sequence[BaseOxmlElement]]]) -> BaseOxmlElement:
    """Return a table without rules, each cell given as its paragraphs."""
    widths = [twips(mm) for mm in widths_mm]
    none = tag("tblBorders", *(tag(side, val="nil") for side in _SIDES))
    made = [_whole([_cell(cell, width) for cell, width in zip(row, widths, strict=True)]) for row in rows]
    return _table(widths, made, none, 0)


def _table(
    widths: Sequence[int], rows: Iterable[BaseOxmlElement], borders: BaseOxmlElement, margin_mm: float
) -> BaseOxmlElement:
    margin = twips(margin_mm)
    properties = tag(
        "tblPr",
        tag("tblW", w=sum(widths), type="dxa"),
        tag("tblInd", w=margin, type="dxa"),
        borders,
        tag("tblLayout", type="fixed"),
        tag("tblCellMar", tag("left", w=margin, type="dxa"), tag("right", w=margin, type="dxa")),
    )
    return tag("tbl", properties, tag("tblGrid", *(tag("gridCol", w=width) for width in widths)), *rows)


def _row(row: Row, columns: Sequence[Column], widths: Sequence[int]) -> BaseOxmlElement:
    if row.group:
        cells = [_cell([paragraph(row.texts[0], _GROUP)], sum(widths), span=len(widths))]
    else:
        cells = [
            _cell([paragraph(text, _CELL.but(align=column.align))], width)
            for text, column, width in zip(row.texts, columns, widths, strict=True)
        ]
    return _whole(cells) if sum(map(len, row.texts)) < _LONGEST_WHOLE else tag("tr", *cells)


def _whole(cells: Iterable[BaseOxmlElement], *, repeated: bool = False) -> BaseOxmlElement:
    marks = [tag("cantSplit"), *([tag("tblHeader")] if repeated else [])]
    return tag("tr", tag("trPr", *marks), *cells)


def _cell(paragraphs: Iterable[BaseOxmlElement], width: int, span: int = 1) -> BaseOxmlElement:
    spanning = [tag("gridSpan", val=span)] if span > 1 else []
    properties = tag("tcPr", tag("tcW", w=width, type="dxa"), *spanning, tag("vAlign", val="center"))
    return tag("tc", properties, *paragraphs)


def _shared_out(columns: Sequence[Column], width_mm: float) -> list[int]:
    """Share the width of the text out as the columns ask."""
    whole, asked = twips(width_mm), sum(column.width for column in columns)
    return [whole * column.width // asked for column in columns]
