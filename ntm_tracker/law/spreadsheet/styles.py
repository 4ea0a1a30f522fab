"""How the workbook looks: the type, colours and borders of an office's form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
Rule = DataValidation
_FACE = "Times New Roman"
_LINE = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of cell looks."""

    font: Font
    alignment: Alignment
    fill: PatternFill | None = None
    border: Border | None = None


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


def _font(size: int = 12, colour: str = "000000", *, bold: bool = False, italic: bool = False) -> Font:
    return Font(name=_FACE, size=size, bold=bold, italic=italic, color=colour)


_WRAPPED = Alignment(wrap_text=True, vertical="top")
_MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
TITLE = Style(_font(14, "1F3864", bold=True), Alignment(vertical="center"))
WARNED = Style(_font(14, "C00000", bold=True), Alignment(vertical="center"))
HEADING = Style(_font(12, "1F3864", bold=True), Alignment(vertical="center"))
TOLD = Style(_font(11, "404040", italic=True), Alignment(vertical="center"))
PROSE = Style(_font(12), _WRAPPED)
MARK = Style(_font(12, bold=True), Alignment(vertical="top", horizontal="center"))
HEADER = Style(_font(12, bold=True), _MIDDLE, _filled("DDEBF7"), _BOX)
HEADER_ASIDE = Style(_font(12, "595959"), _MIDDLE, _filled("EDEDED"), _BOX)
LABEL = Style(_font(12, bold=True), _WRAPPED, _filled("F2F2F2"), _BOX)
BODY = Style(_font(12), _WRAPPED, None, _BOX)
CENTRED = Style(_font(12), Alignment(wrap_text=True, vertical="top", horizontal="center"), None, _BOX)
HINT = Style(_font(11, "595959", italic=True), _WRAPPED, None, _BOX)
HINT_ABOVE = Style(_font(10, "595959", italic=True), Alignment(wrap_text=True, vertical="bottom", horizontal="center"))


def put(cell: Cell | MergedCell, text: str, style: Style) -> None:
    """Write a text as text, whatever it begins with.

    Raises:
        InputRefused: it is longer than a cell can hold.
    """
    if len(text) > LONGEST:
        raise InputRefused(
            f"Nội dung “{text[:40]}…” dài quá {LONGEST} ký tự nên Excel không chứa được; hãy xuất ra tệp .toml."
        )
    if text:
        cell.value = text
        # openpyxl takes “=…” for a formula and “#N/A” for an error.
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"
    cell.number_format = "@"
    cell.font, cell.alignment = style.font, style.alignment
    if style.fill:
        cell.fill = style.fill
    if style.border:
        cell.border = style.border


def list_rule(source: str, cells: str) -> Rule:
    """Return the rule of a drop-down list."""
    rule = DataValidation(type="list", formula1=f"={source}", allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "Không có trong danh sách", "Hãy chọn một mục trong danh sách của ô."
    rule.add(cells)
    return rule


def page(sheet: Worksheet, *, landscape: bool, repeated: int = 0, columns: str = "") -> None:
    """Set the sheet up for A4, its head on every page, one page wide."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "&A – trang &P/&N"  # type: ignore[union-attr]  # the stubs allow None; it is made
    if repeated:
        sheet.print_title_rows = f"1:{repeated}"
    if columns:
        sheet.print_area = f"A1:{columns}{max(sheet.max_row, repeated + 1)}"
