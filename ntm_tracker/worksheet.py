"""A sheet of an Excel file as an office writes and prints it: its type, its A4 page, the height of its rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from decimal import Decimal

    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""Letters that a cell of Excel can hold; one beyond the first 65,536 of Unicode counts twice."""
A4_WIDTH = 148.0
"""Units of columns that fill A4 on its side, between the margins, without being made smaller."""
A4_HEIGHT = 505.0
"""Points that rows fill on it."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that never was."""
_BEYOND = 10**15
"""Excel keeps fifteen digits of a number."""
_OWN_SIZE = 11
"""Points of the type that columns are measured by."""
_ROOM_TO_TELL = 80
"""Letters that say that more was written than a cell holds."""
_LAST_ROW = 1_048_576
_LINE_HEIGHT = 4 / 3
"""From line to line, in sizes of the type."""
_LETTERS = 13
"""Letters of a type of one point that fill a unit of a column's width: Times New Roman over Vietnamese text."""
HIGHEST = 409.0
"""Points that a row of Excel can be high."""
_BOLD_LETTERS = 11.5
_PADDING = 0.8
"""Units of a column that stay empty beside its words."""
_worn: WeakKeyDictionary[object, dict[int, tuple[object, tuple[int, int, int, int]]]] = WeakKeyDictionary()
"""The places of each book's lists where the parts of a style stand: type, alignment, ground, lines."""
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


class _Ordered(Font):
    """A type whose parts are written in Excel's own order: openpyxl's is allowed, but stricter readers complain."""

    __nested__ = Font.__nested__
    __elements__ = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")


def font(
    size: int = 12, colour: str = "000000", *, bold: bool = False, italic: bool = False, underlined: bool = False
) -> Font:
    """Return the type of an office's papers."""
    line: Literal["single"] | None = "single" if underlined else None
    return _Ordered(name="Times New Roman", size=size, bold=bold, italic=italic, underline=line, color=colour)


WRAPPED = Alignment(wrap_text=True, vertical="top")
MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
HEADER = Style(font(bold=True), MIDDLE, filled("DDEBF7"), BOX)
BODY = Style(font(), WRAPPED, None, BOX)
CENTRED = Style(font(), Alignment(wrap_text=True, vertical="top", horizontal="center"), None, BOX)


def new_book() -> Workbook:
    """Return a workbook whose own type is that of the cells.

    Excel and LibreOffice measure columns by it: openpyxl's own is missing on many machines, and pages came out smaller.
    """
    book = Workbook()
    own = font(_OWN_SIZE)
    book._fonts = IndexedList([own])  # type: ignore[attr-defined]  # noqa: SLF001  # neither has an API
    book._named_styles["Normal"].font = own  # type: ignore[attr-defined]  # noqa: SLF001
    return book


def put(cell: Cell | MergedCell, text: str, style: Style) -> None:
    """Write a text as text, whatever it begins with; one longer than a cell holds ends with how much is left out."""
    if text:
        cell.value = _held(text)
        # openpyxl takes “=…” for a formula and “#N/A” for an error.
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"
    cell.number_format = "@"
    _dress(cell, style)


def put_value(cell: Cell | MergedCell, value: Decimal | int | date, pattern: str, style: Style) -> None:
    """Write a number or a day that `keeps` says a spreadsheet can keep, shown by `pattern`."""
    cell.value = value
    cell.number_format = pattern
    _dress(cell, style)


def keeps(value: Decimal | int | date) -> bool:
    """Tell whether Excel keeps `value` as it is: it knows no day before March 1900, and fifteen digits of a number."""
    if isinstance(value, date):
        return value >= _FIRST_DAY
    return -_BEYOND < value < _BEYOND


def _dress(cell: Cell | MergedCell, style: Style) -> None:
    """Give a cell its look: looked up in the book's lists for the first cell only, which takes long."""
    worn, own = _worn.setdefault(cell.parent.parent, {}), cell._style  # type: ignore[union-attr]  # noqa: SLF001  # no API
    if id(style) not in worn:
        _put_on(cell, style)
        # The style is held too, so that no other one gets its id.
        worn[id(style)] = style, (own.fontId, own.alignmentId, own.fillId, own.borderId)
        return
    own.fontId, own.alignmentId, fill, border = worn[id(style)][1]
    if style.fill:
        own.fillId = fill
    if style.border:
        own.borderId = border


def _put_on(cell: Cell | MergedCell, style: Style) -> None:
    cell.font, cell.alignment = style.font, style.alignment
    if style.fill:
        cell.fill = style.fill
    if style.border:
        cell.border = style.border


def fits(text: str) -> bool:
    """Tell whether a cell can hold `text` to its end."""
    return _units(_escaped(text)) <= LONGEST


def _held(text: str) -> str:
    if fits(text):
        return _escaped(text)
    room, lengths = LONGEST - _ROOM_TO_TELL, range(LONGEST)
    kept = bisect_right(lengths, room, key=lambda length: _units(_escaped(text[:length]))) - 1
    return f"{_escaped(text[:kept])} [… còn {len(text) - kept} ký tự mà ô của Excel không chứa hết]"


def _escaped(text: str) -> str:
    """Return `text` as a cell holds it: Excel would read “_x000D_” as a line break, unless it is told otherwise."""
    return _ESCAPE.sub("_x005F_", text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def set_page(sheet: Worksheet, *, landscape: bool, repeated: str = "", columns: int = 0, rows: int = _LAST_ROW) -> None:
    """Set the sheet up for A4, one page wide, the pages numbered.

    Args:
        sheet: the sheet.
        landscape: whether it lies on its side.
        repeated: the rows that stand on every page, as “1:4”.
        columns: how many columns are printed, 0 for all.
        rows: how many rows of them are printed; of the last rows, those that hold something.
    """
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.65
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.oddFooter.center.text = "&A – trang &P/&N"  # type: ignore[union-attr]  # the stubs allow None; it is made
    if repeated:
        sheet.print_title_rows = repeated
    if columns:
        sheet.print_area = f"A1:{get_column_letter(columns)}{rows}"


def mark_pages(sheet: Worksheet, mark: str) -> None:
    """Put `mark` at the foot of each page, on the left."""
    sheet.oddFooter.left.text = mark.replace("&", "&&")  # type: ignore[union-attr]  # the stubs allow None


class _Fitted(RowDimension):
    """A row whose height is only a first guess, so that Excel still lets it grow with what is typed."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  # the name is openpyxl's
        return False


def fit_rows(sheet: Worksheet) -> None:
    """Make the rows that have no height of their own as high as their words: Excel would, LibreOffice does not."""
    for row, cells in enumerate(sheet.iter_rows(), start=1):
        if sheet.row_dimensions[row].height is None:
            fit_row(sheet, row, max(_height(cell, _width(sheet, place)) for place, cell in enumerate(cells, start=1)))


def fit_row(sheet: Worksheet, row: int, height: float) -> None:
    """Make a row so many points high, or as many as Excel can; it may still grow as it is typed in."""
    sheet.row_dimensions[row] = _Fitted(sheet, index=row, ht=min(height, HIGHEST))


def words_height(text: str, width: float, type_: Font) -> float:
    """Return the points that `text`, wrapped, takes in a column of `width`."""
    size = float(type_.size)
    letters = max(1, int((width - _PADDING) * (_BOLD_LETTERS if type_.bold else _LETTERS) / size))
    return size * _LINE_HEIGHT * sum(max(1, len(wrap(line, letters))) for line in text.split("\n"))


def _width(sheet: Worksheet, place: int) -> float:
    return float(sheet.column_dimensions[get_column_letter(place)].width)


def _height(cell: Cell | MergedCell, width: float) -> float:
    words = str(cell.value or "") if cell.alignment.wrap_text else ""
    return words_height(words, width, cell.font)  # type: ignore[arg-type]  # a proxy of one
