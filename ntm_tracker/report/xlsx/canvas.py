"""A sheet that is written from top to bottom, its text over one column or several."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from ntm_tracker.report.model import Figure, cell_text, printable
from ntm_tracker.worksheet import HIGHEST, fit_row, keeps, put, put_value, words_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from ntm_tracker.report.model import Cell
    from ntm_tracker.worksheet import Style

Span = tuple[int, int]
"""The first and the last column of a text, counted from 1."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A text or a figure, how it looks, and over which columns it runs."""

    cell: Cell
    style: Style
    span: Span


class Canvas:
    """The sheet, and how far it is written."""

    def __init__(self, sheet: Worksheet, widths: Sequence[float]) -> None:
        self.sheet = sheet
        self.widths = tuple(widths)
        self.row = 0
        """The last row that was written."""
        for place, width in enumerate(self.widths, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = width

    @property
    def whole(self) -> Span:
        """All columns."""
        return 1, len(self.widths)

    def line(self, text: str, style: Style) -> None:
        """Write `text` over all columns."""
        self.cells([Placed(text, style, self.whole)])

    def cells(self, placed: Sequence[Placed]) -> None:
        """Write a row of texts; over several rows of the sheet where it is higher than Excel lets one be."""
        height = max((self._height(each) for each in placed), default=0.0)
        rows = max(1, ceil(height / HIGHEST))
        first, self.row = self.row + 1, self.row + rows
        for row in range(first, self.row + 1):
            fit_row(self.sheet, row, height / rows)
        for each in placed:
            self._write(each, first)

    def gap(self, height: float) -> None:
        """Leave an empty row of so many points."""
        self.row += 1
        self.sheet.row_dimensions[self.row].height = height

    @property
    def height(self) -> float:
        """The points that all rows take together."""
        return sum(float(self.sheet.row_dimensions[row].height or 0) for row in range(1, self.row + 1))

    def _height(self, placed: Placed) -> float:
        if not placed.style.alignment.wrap_text:
            return words_height("", 1, placed.style.font)
        first, last = placed.span
        width = sum(self.widths[first - 1 : last])
        return words_height(printable(cell_text(placed.cell)), width, placed.style.font)

    def _write(self, placed: Placed, first_row: int) -> None:
        first, last = placed.span
        corner, cell = self.sheet[f"{get_column_letter(first)}{first_row}"], placed.cell
        if isinstance(cell, Figure) and keeps(cell.value):
            put_value(corner, cell.value, cell.pattern, placed.style)
        else:
            put(corner, printable(cell_text(cell)), placed.style)
        if (first_row, first) != (self.row, last):
            self._merge(first_row, placed)

    def _merge(self, first_row: int, placed: Placed) -> None:
        first, last = placed.span
        self.sheet.merge_cells(start_row=first_row, end_row=self.row, start_column=first, end_column=last)
        if placed.style.border:
            for cells in self.sheet.iter_rows(first_row, self.row, first, last):
                for cell in cells:
                    cell.border = placed.style.border
