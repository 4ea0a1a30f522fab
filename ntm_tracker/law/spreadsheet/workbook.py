"""Drawing the workbook: the template, and a set written into it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from ntm_tracker.law.spreadsheet import styles
from ntm_tracker.law.spreadsheet.columns import (
    CONFIRMED_NAME,
    EXAMPLE_NAME,
    GUIDE_NAME,
    HEAD,
    HEAD_NAME,
    INDICATORS,
    LISTS_NAME,
    TABLES,
    Column,
    SheetPlan,
)
from ntm_tracker.law.spreadsheet.filling import head_line, table_lines
from ntm_tracker.law.spreadsheet.guide import EXAMPLE, EXAMPLE_TITLE, EXAMPLE_TOLD, GUIDE
from ntm_tracker.worksheet import BODY, CENTRED, HEADER, fit_rows, new_book, set_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.law.spreadsheet.columns import Words
    from ntm_tracker.law.spreadsheet.filling import Line

_BLANK_LINES = {"Tiêu chí": 40, "Chỉ tiêu": 100}
_SPARE_LINES = 15
_HEADER_ROW = 4
_HEAD_ROW = 3
_CONFIRMED = SheetPlan(
    CONFIRMED_NAME,
    "Mức mà cơ quan đã đối chiếu với văn bản giấy, chép từ chương trình để xem; sửa ở đây không có tác dụng.",
    (
        Column("number", "Số", "", 8),
        Column("requirement", "Mức đã đối chiếu", "", 30),
        Column("basis", "Văn bản", "", 40),
        Column("article", "Điều, khoản", "", 18),
        Column("dated", "Ngày ký", "", 12),
        Column("by", "Người đối chiếu", "", 20),
        Column("at", "Lúc", "", 18),
    ),
)


def template_bytes() -> bytes:
    """Return the empty spreadsheet."""
    return _bytes(None, ())


def set_bytes(criteria_set: CriteriaSet, confirmed: Sequence[Line]) -> bytes:
    """Return the spreadsheet of a set, with what the office confirmed of it on a sheet of its own.

    Raises:
        InputRefused: a text is longer than a cell of Excel can hold.
    """
    return _bytes(criteria_set, confirmed)


def _bytes(criteria_set: CriteriaSet | None, confirmed: Sequence[Line]) -> bytes:
    book = new_book()
    book.remove(book.worksheets[0])
    book.properties.creator = "ntm-tracker"
    book.properties.title = criteria_set.title if criteria_set else "Mẫu nhập bộ tiêu chí"
    _guide(book.create_sheet(GUIDE_NAME))
    lists = _Lists()
    _head(book.create_sheet(HEAD_NAME), head_line(criteria_set) if criteria_set else {}, lists)
    lines = table_lines(criteria_set) if criteria_set else {}
    for plan in TABLES:
        filled = lines.get(plan.name, [])
        spare = _SPARE_LINES if criteria_set else _BLANK_LINES.get(plan.name, _SPARE_LINES)
        _table(book.create_sheet(plan.name), plan, filled, lists, spare)
    if criteria_set is None:
        _example(book.create_sheet(EXAMPLE_NAME), lists)
    if confirmed:
        _read_only(book.create_sheet(CONFIRMED_NAME), confirmed, lists)
    lists.draw(book.create_sheet(LISTS_NAME))
    book.active = 0 if criteria_set is None else 1
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _guide(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 5
    sheet.column_dimensions["B"].width = 112
    for row, (mark, sentence) in enumerate(GUIDE, start=1):
        if sentence:
            styles.put(sheet.cell(row, 1), mark, styles.MARK)
            styles.put(sheet.cell(row, 2), sentence, styles.PROSE)
        else:
            styles.put(sheet.cell(row, 1), mark, styles.TITLE if row == 1 else styles.HEADING)
            sheet.row_dimensions[row].height = 26
    set_page(sheet, landscape=False)
    fit_rows(sheet)


def _head(sheet: Worksheet, line: Line, lists: _Lists) -> None:
    for column, width in zip("ABC", (30, 70, 62), strict=True):
        sheet.column_dimensions[column].width = width
    styles.put(sheet.cell(1, 1), "BỘ TIÊU CHÍ", styles.TITLE)
    styles.put(sheet.cell(2, 1), "Ghi vào cột Nội dung; mục có dấu * là bắt buộc.", styles.TOLD)
    for place, name in enumerate(("Mục", "Nội dung", "Cách ghi"), start=1):
        styles.put(sheet.cell(_HEAD_ROW, place), name, HEADER)
    for row, field in enumerate(HEAD, start=_HEAD_ROW + 1):
        label = f"{field.header} *" if field.required else field.header
        styles.put(sheet.cell(row, 1), label, styles.LABEL)
        styles.put(sheet.cell(row, 2), line.get(field.key, ""), BODY)
        styles.put(sheet.cell(row, 3), field.hint, styles.HINT)
        if field.words:
            sheet.add_data_validation(lists.rule(field.words, f"B{row}"))
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    set_page(sheet, landscape=True, repeated=f"1:{_HEAD_ROW}")
    fit_rows(sheet)


def _table(sheet: Worksheet, plan: SheetPlan, lines: Sequence[Line], lists: _Lists, spare: int) -> None:
    _frame(sheet, plan, plan.name.upper(), plan.told)
    first, last = _HEADER_ROW + 1, _HEADER_ROW + len(lines) + spare
    for row in range(first, last + 1):
        line = lines[row - first] if row - first < len(lines) else {}
        for place, column in enumerate(plan.columns, start=1):
            shape = CENTRED if column.width < 10 else BODY
            styles.put(sheet.cell(row, place), line.get(column.key, ""), shape)
    for place, column in enumerate(plan.columns, start=1):
        letter = get_column_letter(place)
        # Cells below the drawn ones keep 2.10 as it is typed, too.
        sheet.column_dimensions[letter].number_format = "@"
        if column.words:
            sheet.add_data_validation(lists.rule(column.words, f"{letter}{first}:{letter}{last + 1000}"))
    fit_rows(sheet)


def _frame(sheet: Worksheet, plan: SheetPlan, title: str, told: str) -> None:
    """Draw the title, the hints and the names of the columns."""
    styles.put(sheet.cell(1, 1), title, styles.TITLE)
    styles.put(sheet.cell(2, 1), told, styles.TOLD)
    for place, column in enumerate(plan.columns, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = column.width
        styles.put(sheet.cell(_HEADER_ROW - 1, place), column.hint, styles.HINT_ABOVE)
        shape = styles.HEADER_ASIDE if column.aside else HEADER
        styles.put(sheet.cell(_HEADER_ROW, place), column.header, shape)
    sheet.row_dimensions[_HEADER_ROW - 1].height = 96
    sheet.row_dimensions[_HEADER_ROW].height = 50
    sheet.freeze_panes = f"{get_column_letter(min(3, len(plan.columns)))}{_HEADER_ROW + 1}"
    shown = max(place for place, column in enumerate(plan.columns, start=1) if not column.aside)
    set_page(sheet, landscape=True, repeated=f"1:{_HEADER_ROW}", columns=shown)


def _example(sheet: Worksheet, lists: _Lists) -> None:
    plan = SheetPlan(EXAMPLE_NAME, "", tuple(column for column in INDICATORS.columns if not column.aside))
    _table(sheet, plan, EXAMPLE, lists, 0)
    styles.put(sheet.cell(1, 1), EXAMPLE_TITLE, styles.WARNED)
    styles.put(sheet.cell(2, 1), EXAMPLE_TOLD, styles.TOLD)
    sheet.sheet_properties.tabColor = "C00000"
    sheet.protection.sheet = True


def _read_only(sheet: Worksheet, confirmed: Sequence[Line], lists: _Lists) -> None:
    _table(sheet, _CONFIRMED, confirmed, lists, 0)
    sheet.row_dimensions[_HEADER_ROW - 1].height = 6
    sheet.protection.sheet = True


class _Lists:
    """The closed lists, each a column of a sheet of its own: a rule may hold 255 letters only."""

    def __init__(self) -> None:
        self._lists: list[Words] = []

    def rule(self, words: Words, cells: str) -> styles.Rule:
        """Return the rule that lets only `words` into the cells."""
        if words not in self._lists:
            self._lists.append(words)
        letter = get_column_letter(self._lists.index(words) + 1)
        return styles.list_rule(f"'{LISTS_NAME}'!${letter}$1:${letter}${len(words)}", cells)

    def draw(self, sheet: Worksheet) -> None:
        """Write the lists and hide their sheet."""
        for place, words in enumerate(self._lists, start=1):
            for row, word in enumerate(words.values(), start=1):
                styles.put(sheet.cell(row, place), word, BODY)
        sheet.sheet_state = "hidden"
