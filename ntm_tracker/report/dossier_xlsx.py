"""The index of the dossier as an Excel file, to sort and to filter."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from ntm_tracker.report.model import printable
from ntm_tracker.worksheet import BODY, CENTRED, HEADER, Style, fit_rows, font, new_book, put, set_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openpyxl.cell import Cell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from ntm_tracker.report.dossier import Entry, Sheet

_COLUMNS = (
    ("STT", 6),
    ("Tiêu chí", 24),
    ("Số, ký hiệu", 16),
    ("Cơ quan ban hành", 20),
    ("Ngày ban hành", 13),
    ("Tên, nội dung tài liệu", 48),
    ("Số trang", 8),
    ("Chỉ tiêu", 12),
    ("Tệp trong hồ sơ", 50),
    ("Ghi chú", 22),
)
_CENTRED = (0, 4, 6, 7)
_HEADER_ROW = 4


def render_index(sheet: Sheet, listed: Sequence[Entry]) -> bytes:
    """Return the index as an Excel file: texts as text whatever they begin with, days as days."""
    book = new_book()
    book.properties.creator, book.properties.title = sheet.authority, sheet.title
    book.properties.created = datetime.combine(sheet.day, time())
    page = book.worksheets[0]
    page.title = "Mục lục"
    _head(page, sheet)
    for row, entry in enumerate(listed, start=_HEADER_ROW + 1):
        _line(page, row, row - _HEADER_ROW, entry)
    last = _HEADER_ROW + max(1, len(listed))
    page.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(len(_COLUMNS))}{last}"
    page.freeze_panes = f"A{_HEADER_ROW + 1}"
    set_page(page, landscape=True, repeated=f"{_HEADER_ROW}:{_HEADER_ROW}")
    fit_rows(page)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _head(page: Worksheet, sheet: Sheet) -> None:
    for at, text, size in (("A1", sheet.title, 14), ("A2", sheet.about, 12)):
        put(page[at], printable(text), Style(font(size, bold=True), Alignment(vertical="center")))
    for place, (cell, (name, width)) in enumerate(zip(_row(page, _HEADER_ROW), _COLUMNS, strict=True), start=1):
        page.column_dimensions[get_column_letter(place)].width = width
        put(cell, name, HEADER)


def _line(page: Worksheet, row: int, place: int, entry: Entry) -> None:
    figures: tuple[date | int | str | None, ...] = (
        place,
        entry.folder,
        entry.number,
        entry.issuer,
        entry.issued,
        entry.title,
        entry.pages,
        entry.indicators,
        "\n".join(entry.places),
        entry.remark,
    )
    for column, (cell, figure) in enumerate(zip(_row(page, row), figures, strict=True)):
        text = figure if isinstance(figure, str) else ""
        put(cell, printable(text), CENTRED if column in _CENTRED else BODY)
        if not isinstance(figure, str):
            cell.value = figure
            cell.number_format = "0" if isinstance(figure, int) else "dd/mm/yyyy"


def _row(page: Worksheet, row: int) -> tuple[Cell | MergedCell, ...]:
    (cells,) = page.iter_rows(min_row=row, max_row=row, max_col=len(_COLUMNS))
    return cells
