"""How a table is laid out, alike in Word and PDF: the widths of its columns, and which rows may break over pages."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from ntm_tracker.report.decree import TABLE_SIZE, text_height
from ntm_tracker.report.typeface import width_mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.report.model import Column, Row

CELL_MARGIN_MM = 1.2
"""Left and right of the words in a cell."""
_LINE_MM = 5
"""A little more than a line takes at 12 points."""
_LOST_AT_LINE_ENDS = 1.1
_WHOLE_SHARE = 0.7
"""A row that may be higher than this much of the page breaks over pages: kept whole it could run out of one."""


def column_widths(columns: Sequence[Column], within_mm: float) -> list[float]:
    """Share the width of the text out as the columns ask."""
    asked = sum(column.width for column in columns)
    return [within_mm * column.width / asked for column in columns]


def stays_whole(row: Row, widths: Sequence[float], *, landscape: bool = False) -> bool:
    """Tell whether `row` surely fits on a page, so that it is kept together."""
    within = [sum(widths)] if row.group else widths
    lines = max((_lines(text, width) for text, width in zip(row.texts, within, strict=True)), default=1)
    return lines * _LINE_MM <= text_height(landscape=landscape) * _WHOLE_SHARE


def _lines(text: str, width: float) -> int:
    room = max(width - 2 * CELL_MARGIN_MM, 1) / _LOST_AT_LINE_ENDS
    return sum(max(1, ceil(width_mm(line, TABLE_SIZE) / room)) for line in text.split("\n"))
