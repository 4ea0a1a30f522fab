"""A sheet of an Excel file as an office writes and prints it: its type, its A4 page, the height of its rows."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""Letters that a cell of Excel can hold."""
_LAST_ROW = 1_048_576
_LINE_HEIGHT = 4 / 3
"""From line to line, in sizes of the type."""
_LETTERS = 13
"""Letters of a type of one point that fill a unit of a column's width: Times New Roman over Vietnamese text."""
_HIGHEST = 409.0
"""Points that a row of Excel can be high."""
_LINE = Side(style="thin", color="A6A6A6")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of cell looks."""

    font: Font
    alignment: Alignment
    fill: PatternFill | None = None
    border: Border | None = None


def filled(colour: str) -> PatternFill:
    """Return the ground of a cell in one colour."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def font(size: int = 12, colour: str = "000000", *, bold: bool = False, italic: bool = False) -> Font:
    """Return the type of an office's papers."""
    return Font(name="Times New Roman", size=size, bold=bold, italic=italic, color=colour)


WRAPPED = Alignment(wrap_text=True, vertical="top")
MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
HEADER = Style(font(bold=True), MIDDLE, filled("DDEBF7"), BOX)
BODY = Style(font(), WRAPPED, None, BOX)
CENTRED = Style(font(), Alignment(wrap_text=True, vertical="top", horizontal="center"), None, BOX)
_WORN: WeakKeyDictionary[Workbook, dict[tuple[int, bool], tuple[Style, StyleArray]]] = WeakKeyDictionary()
"""The looks that each workbook has, by the style they come from, which is kept so that its id stays its own."""


def put(cell: Cell | MergedCell, text: str, style: Style) -> None:
    """Write a text of at most `LONGEST` letters as text, whatever it begins with."""
    if text:
        cell.value = text
        # openpyxl takes “=…” for a formula and “#N/A” for an error.
        cell.data_type = "s"
    _dress(cell, style, quoted=text.startswith(("=", "+", "-", "@")))


def _dress(cell: Any, style: Style, *, quoted: bool) -> None:
    """Give a cell its look; openpyxl would look each one up among all of the workbook, part by part."""
    worn = _WORN.setdefault(cell.parent.parent, {})
    key = (id(style), quoted)
    if key not in worn:
        _draw(cell, style, quoted=quoted)
        worn[key] = style, copy(cell._style)  # noqa: SLF001 - which parts it wears; the stubs leave it out
    cell._style = copy(worn[key][1])  # noqa: SLF001 - the same


def _draw(cell: Cell | MergedCell, style: Style, *, quoted: bool) -> None:
    cell.quotePrefix, cell.number_format = quoted, "@"
    cell.font, cell.alignment = style.font, style.alignment
    if style.fill:
        cell.fill = style.fill
    if style.border:
        cell.border = style.border


def set_page(sheet: Worksheet, *, landscape: bool, repeated: str = "", columns: int = 0) -> None:
    """Set the sheet up for A4, one page wide.

    Args:
        sheet: the sheet.
        landscape: whether it lies on its side.
        repeated: the rows that stand on every page, as “1:4”.
        columns: how many columns are printed, 0 for all; of the rows, all that hold something.
    """
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "&A – trang &P/&N"  # type: ignore[union-attr]  # the stubs allow None; it is made
    if repeated:
        sheet.print_title_rows = repeated
    if columns:
        sheet.print_area = f"A1:{get_column_letter(columns)}{_LAST_ROW}"


class _Fitted(RowDimension):
    """A row whose height is only a first guess, so that Excel still lets it grow with what is typed."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  # the name is openpyxl's
        return False


def fit_rows(sheet: Worksheet) -> None:
    """Make the rows that have no height of their own as high as their words: Excel would, LibreOffice does not."""
    for row, cells in enumerate(sheet.iter_rows(), start=1):
        if sheet.row_dimensions[row].height is None:
            height = max(_height(cell, _width(sheet, place)) for place, cell in enumerate(cells, start=1))
            sheet.row_dimensions[row] = _Fitted(sheet, index=row, ht=min(height, _HIGHEST))


def _width(sheet: Worksheet, place: int) -> float:
    return float(sheet.column_dimensions[get_column_letter(place)].width)


def _height(cell: Cell | MergedCell, width: float) -> float:
    """Return the points that the words of a cell take in a column of `width`."""
    size = float(cell.font.size)
    paragraphs = str(cell.value or "").split("\n") if cell.alignment.wrap_text else [""]
    lines = sum(max(1, len(wrap(words, max(1, int(width * _LETTERS / size))))) for words in paragraphs)
    return size * _LINE_HEIGHT * lines
