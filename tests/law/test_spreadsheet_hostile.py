"""Spreadsheets made to eat memory or time: one sentence each, and soon."""

from __future__ import annotations

import zipfile
from io import BytesIO
from time import perf_counter

import pytest

from ntm_tracker.law.spreadsheet.reading import read_spreadsheet
from tests import containers
from tests.law.sheets import whole

SHEET, SHARED, BOOK = "xl/worksheets/sheet3.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
PLAIN = b'<?xml version="1.0" encoding="UTF-8"?><workbook/>'
_SOON = 30.0
"""Seconds, on a machine that does other things too; each takes one or two."""


def part(name: str) -> bytes:
    """Return a part of the small set's spreadsheet."""
    with zipfile.ZipFile(BytesIO(whole())) as opened:
        return opened.read(name)


def with_rows(rows: bytes) -> bytes:
    """Return the small set's spreadsheet with other rows in its first sheet."""
    sheet = part(SHEET)
    start, end = sheet.index(b"<sheetData>") + 11, sheet.index(b"</sheetData>")
    return containers.with_part(whole(), SHEET, sheet[:start] + rows + sheet[end:])


def filled(count: int) -> bytes:
    """Return so many rows with something in each."""
    return b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(1, count + 1))


def merges(count: int) -> bytes:
    """Return the spreadsheet with so many merged cells in its first sheet."""
    sheet, listed = part(SHEET), b"".join(b'<mergeCell ref="A%d:A%d"/>' % (row, row + 1) for row in range(1, count))
    with_them = sheet.replace(b"</sheetData>", b"</sheetData><mergeCells>" + listed + b"</mergeCells>", 1)
    return containers.with_part(whole(), SHEET, with_them)


HARM = {
    "bomb": (containers.with_part(whole(), "xl/media/a.bin", bytes(61 << 20)), "giải nén ra quá lớn"),
    "blank bomb": (containers.with_part(whole(), SHEET, part(SHEET) + b" " * 59_900_000), "quá lớn"),
    "lying bomb": (containers.lying(whole(), SHEET, part(SHEET) + b" " * 70_000_000), "ghi sai kích thước"),
    "many members": (containers.many_names(3_000), "quá nhiều tệp|trùng tên"),
    "endless list": (containers.many_names(300_000), "quá nhiều tệp"),
    "one name twice": (containers.twice(whole(), SHEET), "trùng tên"),
    "hidden entities": (
        containers.with_part(
            whole(), BOOK, containers.in_utf_16(b'<?xml version="1.0" encoding="UTF-8"?><a/>', "<!DOCTYPE a>")
        ),
        "bị hỏng",
    ),
    "a strange encoding": (
        containers.with_part(whole(), BOOK, PLAIN.replace(b"UTF-8", b"cp037")),
        "bị hỏng",
    ),
    "a hundred thousand rows": (with_rows(filled(100_000)), "quá nhiều dòng"),
    "merged without end": (merges(100_000), "ô gộp"),
}


@pytest.mark.parametrize(("content", "words"), HARM.values(), ids=HARM)
def test_what_would_eat_the_memory_is_one_sentence(content: bytes, words: str) -> None:
    """Told from what the file says of itself, or once it goes further than that."""
    begun = perf_counter()
    (problem,) = read_spreadsheet(content, "la.xlsx").problems
    assert perf_counter() - begun < _SOON
    assert any(word in problem.sentence for word in words.split("|")), problem


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="999999999999999"><c r="ZZZZZZZZZZZZ999999999999999"><v>1</v></c></row>',
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"a" * 20_000_000 + b"</t></is></c></row>",
        b'<row r="1"><c r="A1"><v>' + b"9" * 1_000_000 + b"</v></c></row>",
        b'<row r="' + b"9" * 10_000 + b'"><c r="A1"><v>1</v></c></row>',
        b'<row r="1"/>' * 1_000_000,
    ],
    ids=["far corner", "beyond", "a long text", "a long number", "a long row number", "a million empty rows"],
)
def test_a_sheet_that_claims_to_be_huge_is_read_soon(rows: bytes) -> None:
    """What lies between its cells costs nothing; the problems of the file are told."""
    begun = perf_counter()
    read = read_spreadsheet(with_rows(rows), "la.xlsx")
    assert perf_counter() - begun < _SOON
    assert read.criteria_set is None
    assert read.problems
