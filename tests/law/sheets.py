"""A small set as a spreadsheet, for tests to change as an officer would."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from ntm_tracker.law.files import parse_set
from ntm_tracker.law.spreadsheet.columns import HEAD
from ntm_tracker.law.spreadsheet.reading import read_spreadsheet
from ntm_tracker.law.spreadsheet.workbook import set_bytes
from tests.law.documents import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.law.spreadsheet.reading import Imported

FIRST = 5
"""The first line of every table."""
LETTERS = dict(
    zip(("number", "text", "measure", "op", "bound", "unit", "parts", "years", "tests"), "ABCDEFGHI", strict=True)
)
HEAD_CELL = {row.key: f"B{place}" for place, row in enumerate(HEAD, start=4)}
"""Where the sheet of the set holds what."""
MARKED = "J"
"""The column of the officer's x on the sheet Chỉ tiêu."""


@cache
def whole_set() -> CriteriaSet:
    """Return the small set of two criteria, two indicators and a gate."""
    found, problems = parse_set(WHOLE, "thu.toml")
    assert found, problems
    return found


@cache
def whole() -> bytes:
    """Return it as a spreadsheet."""
    return set_bytes(whole_set(), [])


def changed(change: Callable[[Workbook], Any], content: bytes | None = None) -> bytes:
    """Return a spreadsheet, the small one unless told, after `change`."""
    book = load_workbook(BytesIO(content or whole()))
    change(book)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def put(sheet: Worksheet, place: str, value: Any, number_format: str = "General") -> None:
    """Type a value into a cell that is no longer kept as text."""
    cell = sheet[place]
    cell.value = value
    cell.number_format = "d-mmm" if isinstance(value, date) and number_format == "General" else number_format


def typed(place: str, value: Any, number_format: str = "General", sheet: str = "Chỉ tiêu") -> bytes:
    """Return the small spreadsheet with a value typed into one cell."""
    return changed(lambda book: put(book[sheet], place, value, number_format))


def line(**cells: Any) -> dict[str, Any]:
    """Return a line of the sheet Chỉ tiêu that holds, but for what is given."""
    return {"number": "1.1", "text": "Chỉ tiêu", "measure": "đạt hoặc không đạt", **cells}


def with_lines(*lines: dict[str, Any]) -> bytes:
    """Return the small spreadsheet with these lines as its indicators."""

    def change(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        book["Bộ tiêu chí"][HEAD_CELL["indicator_count"]].value = None
        for row, held in enumerate([*lines, {}, {}][: max(2, len(lines))], start=FIRST):
            for key, letter in LETTERS.items():
                put(sheet, f"{letter}{row}", held.get(key))

    return changed(change)


def read(content: bytes) -> Imported:
    """Read a spreadsheet."""
    return read_spreadsheet(content, "bo.xlsx")


def told(content: bytes) -> list[tuple[str, str]]:
    """Return what is wrong with a spreadsheet as (place, sentence)."""
    imported = read(content)
    assert (imported.criteria_set is None) == bool(imported.problems)
    return [(problem.key, problem.sentence) for problem in imported.problems]


def with_cell(content: bytes, place: str, xml: str) -> bytes:
    """Return a spreadsheet with the XML of one cell of Chỉ tiêu replaced: what openpyxl cannot write."""
    names = load_workbook(BytesIO(content)).sheetnames
    part = f"xl/worksheets/sheet{names.index('Chỉ tiêu') + 1}.xml"
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                text, count = re.subn(rb'<c r="%b"[^>]*?(/>|>.*?</c>)' % place.encode(), xml.encode(), text, count=1)
                assert count == 1
            new.writestr(name, text)
    return held.getvalue()
