"""Tables on a sheet: each column of a table over one column of the sheet, or over several where tables share it."""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import isqrt
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment

from ntm_tracker.report.model import Figure
from ntm_tracker.report.xlsx.canvas import Placed
from ntm_tracker.worksheet import A4_WIDTH, BOX, HEADER, Style, filled, font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.report.model import Alignment as Aligned
    from ntm_tracker.report.model import Cell, Column, Table
    from ntm_tracker.report.xlsx.canvas import Canvas, Span

_GROUP = Style(font(bold=True), Alignment(wrap_text=True, vertical="top"), filled("F2F2F2"), BOX)
_BODY: dict[Aligned, Style] = {
    align: Style(font(), Alignment(wrap_text=True, vertical="top", horizontal=align), None, BOX)
    for align in ("left", "center", "right")
}
_FIGURE: dict[Aligned, Style] = {
    align: Style(font(), Alignment(shrink_to_fit=True, vertical="top", horizontal=align), None, BOX)
    for align in ("left", "center", "right")
}
"""A figure is never wrapped: it would show ##### where its unit is too long."""
_LETTER = 1.2
"""Units of a column that a figure or a bold letter takes."""
_BUTTON, _MARGIN = 2.0, 1.5
"""Units that stay beside a heading, where Excel draws its button, and beside a figure."""
_SHORT, _LONG = 16, 60
"""Units in which words can be read: a few of them, and a page of them."""
_PARTS = 96
"""Into how many the width is parted that tables share."""


def write_table(canvas: Canvas, table: Table, spans: Sequence[Span]) -> tuple[int, int]:
    """Write `table` with its columns over `spans`; return the row of its headings and its last row."""
    canvas.cells([Placed(c.heading, HEADER, span) for c, span in zip(table.columns, spans, strict=True)])
    heading = canvas.row
    whole = (spans[0][0], spans[-1][1])
    for row in table.rows:
        if row.group:
            canvas.cells([Placed(row.cells[0], _GROUP, whole)])
        else:
            canvas.cells([_placed(*each) for each in zip(row.cells, table.columns, spans, strict=True)])
    return heading, canvas.row


def _placed(cell: Cell, column: Column, span: Span) -> Placed:
    looks = _FIGURE if isinstance(cell, Figure) else _BODY
    return Placed(cell, looks[column.align], span)


def widths_of(table: Table, room: float = A4_WIDTH) -> list[float]:
    """Share `room` as the columns ask, but give each what it needs, even beyond the room: the page is made smaller."""
    asked = sum(column.width for column in table.columns)
    needed = [_needed(table, place) for place in range(len(table.columns))]
    widths = [max(room * c.width / asked, least) for c, least in zip(table.columns, needed, strict=True)]
    spare = sum(widths) - room
    slack = [width - least for width, least in zip(widths, needed, strict=True)]
    if spare <= 0 or not sum(slack):
        return widths
    share = min(1.0, spare / sum(slack))
    return [width - each * share for width, each in zip(widths, slack, strict=True)]


def _needed(table: Table, place: int) -> float:
    """Return the width below which a column shows ##### for a figure, or tears the words of a text."""
    column = table.columns[place]
    needed = max(map(len, column.heading.split()), default=1) * _LETTER + _BUTTON
    for row in table.rows:
        if row.group:
            continue
        cell = row.cells[place]
        if isinstance(cell, Figure):
            needed = max(needed, min(len(cell.text), _SHORT) * _LETTER + _MARGIN)
        elif column.align == "left":
            needed = max(needed, min(len(cell), _SHORT), min(isqrt(len(cell)), _LONG))
    return needed


def each_its_own(table: Table) -> list[Span]:
    """Return the spans of a table that has its sheet to itself."""
    return [(place, place) for place in range(1, len(table.columns) + 1)]


def shared(tables: Sequence[Table]) -> tuple[list[float], list[list[Span]]]:
    """Return the widths of columns that all `tables` can share, and the spans of each table over them.

    The middle of the page ends a column too, for what stands in two halves.
    """
    edges = [_edges(table) for table in tables]
    all_edges = sorted({0, _PARTS // 2, _PARTS, *(edge for each in edges for edge in each)})
    place = {edge: number for number, edge in enumerate(all_edges)}
    part = max([A4_WIDTH, *(sum(widths_of(table)) for table in tables)]) / _PARTS
    widths = [(after - before) * part for before, after in pairwise(all_edges)]
    return widths, [[(place[a] + 1, place[b]) for a, b in pairwise(each)] for each in edges]


def _edges(table: Table) -> list[int]:
    """Return where the columns of `table` begin and end, in parts of the page; none is without width."""
    ends = list(accumulate(widths_of(table)))
    edges = [0]
    for left, end in zip(range(len(ends) - 1, -1, -1), ends, strict=True):
        edges.append(min(max(round(end * _PARTS / ends[-1]), edges[-1] + 1), _PARTS - left))
    return edges
