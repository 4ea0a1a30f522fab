"""A sheet shows all that is written in it, in Excel and in LibreOffice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from ntm_tracker.worksheet import BODY, LONGEST, Style, fit_rows, fits, font, keeps, new_book, put, put_value

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


def written(text: str) -> str:
    """Return the sheet's XML with `text` in a cell."""
    book = Workbook()
    put(book.worksheets[0]["A1"], text, BODY)
    file = BytesIO()
    book.save(file)
    return unescape(ZipFile(file).read("xl/worksheets/sheet1.xml").decode())


def test_what_looks_like_an_escape_of_excel_stays_as_typed() -> None:
    """Excel would read “_x000D_” as a line break."""
    assert ">mã _x005F_x000D_ và _x005F_x005f_ và _xyz_</t>" in written("mã _x000D_ và _x005f_ và _xyz_")


def test_a_text_that_does_not_fit_says_how_much_is_left_out() -> None:
    """Counted as Excel counts: a sign beyond the first 65,536 of Unicode is two."""
    assert fits("x" * LONGEST)
    assert not fits("x" * (LONGEST + 1))
    assert not fits("😀" * (LONGEST // 2 + 1))
    held = "x" * (LONGEST - 80)
    assert f">{held} [… còn 180 ký tự mà ô của Excel không chứa hết]</t>" in written("x" * (LONGEST + 100))


def test_a_number_is_kept_to_the_digit() -> None:
    """Fifteen digits of it; a longer one, or a day before Excel’s first right one, the caller writes as text."""
    book = new_book()
    cell = book.worksheets[0]["A1"]
    put_value(cell, Decimal("0.925"), "0.0%", BODY)
    file = BytesIO()
    book.save(file)
    again = load_workbook(BytesIO(file.getvalue())).worksheets[0]["A1"]
    assert (again.value, again.number_format) == (0.925, "0.0%")
    assert [keeps(value) for value in (Decimal(10**15), -(10**15), 10**15 - 1)] == [False, False, True]
    assert [keeps(day) for day in (date(1900, 2, 28), date(1900, 3, 1))] == [False, True]
