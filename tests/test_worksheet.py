"""A sheet shows all that is written in it, in Excel and in LibreOffice."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from ntm_tracker.worksheet import BODY, Style, fit_rows, font, put

LONG = "Tỷ lệ đường thôn, bản, ấp được cứng hóa và bảo trì hằng năm theo quy định của tỉnh"


def heights(*texts: str, style: Style = BODY) -> list[float]:
    """Return how high the rows of `texts` are in a saved file, in a column of 20."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.column_dimensions["A"].width = 20
    for row, text in enumerate(texts, start=1):
        put(sheet.cell(row, 1), text, style)
    fit_rows(sheet)
    file = BytesIO()
    book.save(file)
    rows = load_workbook(BytesIO(file.getvalue())).worksheets[0].row_dimensions
    return [float(rows[row].height) for row in range(1, len(texts) + 1)]


def test_a_row_is_as_high_as_its_words() -> None:
    """A line for what fits, a line for each break, more for what is wrapped; never higher than Excel can."""
    one, two, wrapped, most = heights("một", "một\nhai", LONG, LONG * 50)
    assert (one, two) == (16, 32)
    assert wrapped == 16 * 5
    assert most == 409


def test_the_highest_cell_counts() -> None:
    """Whichever column it stands in."""
    book = Workbook()
    sheet = book.worksheets[0]
    for place, text in enumerate(("1", LONG, "%"), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = 20
        put(sheet.cell(1, place), text, BODY)
    fit_rows(sheet)
    assert sheet.row_dimensions[1].height == 16 * 5


def test_a_title_stands_on_one_line() -> None:
    """A text that is not wrapped runs on over its neighbours; a larger type takes a higher line."""
    (height,) = heights(LONG, style=Style(font(15), Alignment()))
    assert height == 20


def test_a_given_height_stays() -> None:
    """A row that was given its height keeps it."""
    book = Workbook()
    sheet = book.worksheets[0]
    put(sheet.cell(1, 1), LONG, BODY)
    sheet.row_dimensions[1].height = 50
    fit_rows(sheet)
    assert sheet.row_dimensions[1].height == 50


def test_a_row_still_grows_as_it_is_typed_in() -> None:
    """Excel lets a row grow that is not marked as set by hand."""
    book = Workbook()
    sheet = book.worksheets[0]
    put(sheet.cell(1, 1), LONG, BODY)
    fit_rows(sheet)
    file = BytesIO()
    book.save(file)
    written = ZipFile(file).read("xl/worksheets/sheet1.xml").decode()
    assert '<row r="1" ht="' in written
    assert "customHeight" not in written
