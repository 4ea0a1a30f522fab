"""Finding the sheets, the header line and the lines of a table, wherever an officer moved them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import clean_line, fold
from ntm_tracker.law.spreadsheet.book import letters
from ntm_tracker.law.spreadsheet.cells import Cell
from ntm_tracker.law.spreadsheet.columns import FOR_READING, HEAD_NAME, PASSED_OVER, TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ntm_tracker.law.spreadsheet.book import Sheet
    from ntm_tracker.law.spreadsheet.cells import Telling
    from ntm_tracker.law.spreadsheet.columns import SheetPlan

Row = dict[str, Cell]
"""The cells of one line by the keys of their columns."""
_HEADER_WITHIN = 15
_KNOWN = (HEAD_NAME, *(plan.name for plan in TABLES))


def check_sheets(sheets: Mapping[str, Sheet], told: Telling) -> None:
    """Tell which sheets are missing, hidden, or not of the template."""
    named = {fold(clean_line(name)): sheet for name, sheet in sheets.items()}
    for name in (HEAD_NAME, *(plan.name for plan in TABLES if plan.required)):
        if fold(name) not in named:
            there = ", ".join(f"“{other}”" for other in sheets)
            told.wrong(name, f"tệp thiếu trang này (đang có {there}); hãy đặt lại đúng tên trang theo mẫu")
    for sheet in sheets.values():
        folded = fold(clean_line(sheet.name))
        if folded in {fold(name) for name in _KNOWN}:
            if sheet.is_hidden and not sheet.is_blank:
                told.wrong(sheet.name, "trang này đang ẩn; hãy bỏ ẩn (Unhide) để xem lại trước khi nhập")
        elif folded not in {fold(name) for name in PASSED_OVER} and not sheet.is_blank and not sheet.is_hidden:
            told.wrong(sheet.name, "trang này không có trong mẫu; hãy xóa trang, hoặc đặt lại đúng tên theo mẫu")


def find_sheet(sheets: Mapping[str, Sheet], name: str) -> Sheet | None:
    """Return the sheet of this name, marks and case aside."""
    return next((sheet for held, sheet in sheets.items() if fold(clean_line(held)) == fold(name)), None)


def rows_of(sheets: Mapping[str, Sheet], plan: SheetPlan, told: Telling) -> list[Row]:
    """Return the filled lines of a table; blank ones are passed over."""
    sheet = find_sheet(sheets, plan.name)
    if sheet is None or sheet.is_blank:
        return []
    top = _header(sheet, plan)
    if top is None:
        told.wrong(plan.name, f"không thấy dòng tên cột; dòng đó phải có “{plan.columns[0].header}” và các cột của mẫu")
        return []
    columns = _columns(sheet, plan, top, told)
    if len(columns) < len(plan.columns) and any(problem.key.startswith(f"{sheet.name}!") for problem in told.problems):
        return []
    lines = [number for number in sorted(sheet.rows) if number > top and _is_filled(sheet, number, columns)]
    if hidden := [number for number in lines if number in sheet.hidden_rows]:
        told.notes.append(f"Trang {plan.name} có {len(hidden)} dòng đang ẩn; chương trình vẫn đọc các dòng này.")
    return [_row(sheet, plan, number, columns) for number in lines]


def header_key(text: object) -> str:
    """Return what headers and labels are compared by: letters and figures only."""
    return re.sub(r"[^0-9a-z]+", " ", fold(text)).strip() if isinstance(text, str) else ""


_FOR_READING = {header_key(name) for name in FOR_READING}


def _header(sheet: Sheet, plan: SheetPlan) -> int | None:
    wanted = {header_key(column.header) for column in plan.columns}
    for number in sorted(sheet.rows)[:_HEADER_WITHIN]:
        if len(wanted & {header_key(cell.value) for cell in sheet.rows[number].values()}) >= 2:
            return number
    return None


def _columns(sheet: Sheet, plan: SheetPlan, top: int, told: Telling) -> dict[str, int]:
    """Return where each column of the plan stands; tell what is missing, twice there, or unknown."""
    wanted = {header_key(column.header): column for column in plan.columns}
    found: dict[str, int] = {}
    for place, cell in sorted(sheet.rows[top].items()):
        known = wanted.get(header_key(cell.value))
        if known and known.key in found:
            told.wrong(cell.place, f"cột “{known.header}” có hai lần; hãy xóa một cột")
        elif known:
            found[known.key] = place
        elif header_key(cell.value) not in _FOR_READING and _has_content(sheet, top, place):
            told.wrong(
                cell.place,
                f"cột “{clean_line(str(cell.value))[:30]}” không có trong mẫu; hãy đặt lại đúng tên cột, hoặc xóa cột",
            )
    for column in plan.columns:
        if column.key not in found and not column.aside:
            told.wrong(f"{sheet.name}!{top}", f"thiếu cột “{column.header}”; hãy đặt lại đúng tên cột theo mẫu")
    headed = set(sheet.rows[top])
    stray = [cell for n, row in sheet.rows.items() if n > top for c, cell in row.items() if c not in headed]
    if stray:
        told.wrong(stray[0].place, "ô này nằm ở cột không có tên; hãy chuyển nội dung vào đúng cột, hoặc xóa đi")
    return found


def _has_content(sheet: Sheet, top: int, column: int) -> bool:
    return any(column in row for number, row in sheet.rows.items() if number > top)


def _is_filled(sheet: Sheet, number: int, columns: Mapping[str, int]) -> bool:
    return any(place in sheet.rows[number] for place in columns.values())


def _row(sheet: Sheet, plan: SheetPlan, number: int, columns: Mapping[str, int]) -> Row:
    return {
        column.key: sheet.cell(number, columns[column.key])
        if column.key in columns
        else Cell(f"{sheet.name}!{letters(1)}{number}")
        for column in plan.columns
    }
