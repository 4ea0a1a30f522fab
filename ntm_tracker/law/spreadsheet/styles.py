"""How the workbook of a criteria set looks: the type and colours of an office's form, its drop-down lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.worksheet.datavalidation import DataValidation

from ntm_tracker import worksheet
from ntm_tracker.errors import InputRefused
from ntm_tracker.worksheet import BOX, LONGEST, MIDDLE, WRAPPED, Style, filled, fits, font

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell

Rule = DataValidation
TITLE = Style(font(14, "1F3864", bold=True), Alignment(vertical="center"))
WARNED = Style(font(14, "C00000", bold=True), Alignment(vertical="center"))
HEADING = Style(font(12, "1F3864", bold=True), Alignment(vertical="center"))
TOLD = Style(font(11, "404040", italic=True), Alignment(vertical="center"))
PROSE = Style(font(), WRAPPED)
MARK = Style(font(bold=True), Alignment(vertical="top", horizontal="center"))
HEADER_ASIDE = Style(font(12, "595959"), MIDDLE, filled("EDEDED"), BOX)
LABEL = Style(font(bold=True), WRAPPED, filled("F2F2F2"), BOX)
HINT = Style(font(11, "595959", italic=True), WRAPPED, None, BOX)
HINT_ABOVE = Style(font(10, "595959", italic=True), Alignment(wrap_text=True, vertical="bottom", horizontal="center"))


def put(cell: Cell | MergedCell, text: str, style: Style) -> None:
    """Write a text of a set.

    Raises:
        InputRefused: it is longer than a cell can hold.
    """
    if not fits(text):
        raise InputRefused(
            f"Nội dung “{text[:40]}…” dài quá {LONGEST} ký tự nên Excel không chứa được; hãy xuất ra tệp .toml."
        )
    worksheet.put(cell, text, style)


def list_rule(source: str, cells: str) -> Rule:
    """Return the rule of a drop-down list."""
    rule = DataValidation(type="list", formula1=f"={source}", allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "Không có trong danh sách", "Hãy chọn một mục trong danh sách của ô."
    rule.add(cells)
    return rule
