"""An .xlsx file as sheets of cells, read in one pass with its numbers as they were written.

Read from the XML itself: a general library takes longer than the whole check may, gives floats for
exact figures, and must read a file twice to tell a formula without a result from an empty cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Context
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ntm_tracker.archives import BROKEN, Unfit, opened_within, unpacked
from ntm_tracker.domain.archive_limits import CRITERIA_BOOK, declares_entities
from ntm_tracker.domain.text import clean_line, shorten
from ntm_tracker.errors import InputRefused
from ntm_tracker.law.spreadsheet.cells import Cell
from ntm_tracker.law.spreadsheet.formats import Format, formats_of

if TYPE_CHECKING:
    from decimal import Decimal
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

MOST_READ = 60_000_000
"""Bytes of all parts that are read: whoever coloured whole columns has some twenty million of empty cells."""
MOST_ROWS, MOST_MERGED = 20_000, 20_000
"""Of a sheet: a decision's list has some hundred rows; one with more holds the households of a district."""
_EMPTY_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?(?: t="[a-z]+")?\s*/>')
_ENCRYPTED_OR_OLD = b"\xd0\xcf\x11\xe0"
_ESCAPED = re.compile(r"_x(0009|000[AaDd]|005[Ff])_")
"""How Excel writes a tab, a line break, and an underscore before what only looks like one of them."""
_SHOWN = Context(prec=15)
"""Excel itself shows no more digits; what lies behind them is noise of its arithmetic."""
_NO_RESULT = "ô có công thức nhưng chưa có kết quả; hãy mở tệp bằng Excel rồi lưu lại, hoặc dán giá trị vào ô"
_BROKEN = (*BROKEN, ET.ParseError, TypeError, AttributeError, StopIteration)
"""What reading an archive and its parts can raise where it is cut, encrypted or not of Excel."""
_UNREADABLE = "ô có con số hoặc ngày không đọc được; hãy gõ lại"
_DAMAGED = "Tệp bị hỏng hoặc không phải tệp Excel; hãy mở bằng Excel rồi lưu lại ở dạng .xlsx."


@dataclass(slots=True)
class Sheet:
    """The cells of a sheet by row and column, counted from 1."""

    name: str
    is_hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    """Column, first row and last row of cells that were merged downwards."""

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; one that is merged into another holds what that shows."""
        if held := self.rows.get(row, {}).get(column):
            return held
        place = f"{self.name}!{letters(column)}{row}"
        for merged, first, last in self.merged:
            if merged == column and first < row <= last and (top := self.rows.get(first, {}).get(column)):
                return Cell(place, top.value, top.percent, top.decimals, top.fault)
        return Cell(place)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.rows.values())


def read_book(content: bytes) -> dict[str, Sheet]:
    """Read the sheets of an .xlsx file by name, in their order.

    Raises:
        InputRefused: it is no .xlsx file, is protected by a password, is damaged, or unpacks to too much.
    """
    if content.startswith(_ENCRYPTED_OR_OLD):
        raise InputRefused("Tệp có mật khẩu hoặc ở dạng .xls cũ; hãy bỏ mật khẩu và lưu lại ở dạng .xlsx.")
    try:
        with opened_within(BytesIO(content), CRITERIA_BOOK) as archive:
            return _Reader(archive).sheets()
    except Unfit as unfit:
        raise InputRefused(f"Tệp {unfit.fault} nên không phải một bộ tiêu chí; hãy chọn lại tệp.") from unfit
    except _BROKEN as error:
        raise InputRefused(_DAMAGED) from error


@cache
def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    named = ""
    while column:
        column, rest = divmod(column - 1, 26)
        named = chr(65 + rest) + named
    return named


def column_of(reference: str) -> int:
    """Return the column of “B12”, counted from 1; 0 where nothing is said."""
    return _column(reference.rstrip("0123456789"))


@cache
def _column(named: str) -> int:
    column = 0
    for letter in named:
        column = column * 26 + ord(letter) - 64
    return column


def _bare(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


class _Reader:
    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._left = MOST_READ
        self._names = set(archive.namelist())
        self._strings: list[str] = []
        self._formats: list[Format] = []
        self._from_1904 = False

    def sheets(self) -> dict[str, Sheet]:
        root = self._related("_rels/.rels", "")
        main = next(target for kind, target in root.values() if kind.endswith("/officeDocument"))
        folder, _, name = main.rpartition("/")
        parts = self._related(f"{folder}/_rels/{name}.rels", folder)
        book = self._xml(main)
        self._from_1904 = any(_attribute(e, "date1904") in ("1", "true") for e in book if _bare(e) == "workbookPr")
        for kind, target in parts.values():
            if kind.endswith("/sharedStrings"):
                self._strings = [_text_of(item) for item in self._xml(target)]
            elif kind.endswith("/styles"):
                self._formats = formats_of(self._xml(target))
        listed = next(element for element in book if _bare(element) == "sheets")
        found = {}
        for entry in listed:
            kind, target = parts[next(v for k, v in entry.attrib.items() if k.endswith("}id"))]
            if kind.endswith("/worksheet"):
                sheet = Sheet(clean_line(entry.attrib["name"]), is_hidden=entry.get("state", "visible") != "visible")
                found[sheet.name] = self._fill(sheet, self._xml(target))
        return found

    def _related(self, path: str, folder: str) -> dict[str, tuple[str, str]]:
        if path not in self._names:
            return {}
        return {
            link.attrib["Id"]: (link.attrib["Type"], _joined(folder, link.attrib["Target"])) for link in self._xml(path)
        }

    def _xml(self, path: str) -> Element:
        self._left -= self._archive.getinfo(path).file_size
        if self._left < 0:
            raise InputRefused("Tệp quá lớn để là một bộ tiêu chí; hãy xóa các dòng, các cột thừa rồi lưu lại.")
        content = unpacked(self._archive, path)
        if declares_entities(content):
            # Excel writes none; an entity that names itself would eat the memory.
            raise InputRefused(_DAMAGED)
        # A form is mostly empty cells with borders, of which nothing is read.
        content = _EMPTY_CELL.sub(b"", content)
        return ET.fromstring(content)  # noqa: S314 - no entity can be declared in it

    def _fill(self, sheet: Sheet, root: Element) -> Sheet:
        for part in root:
            if _bare(part) == "sheetData":
                filled = 0
                for row in part:
                    filled += self._row(sheet, row)
                    if filled > MOST_ROWS:
                        raise _too_much(sheet)
            elif _bare(part) == "mergeCells":
                if len(part) > MOST_MERGED:
                    raise _too_much(sheet)
                sheet.merged = [_merged(one.attrib["ref"]) for one in part]
        return sheet

    def _row(self, sheet: Sheet, row: Element) -> bool:
        """Take in a row; say whether something stands in it."""
        number = int(row.get("r") or max(sheet.rows, default=0) + 1)
        if row.get("hidden") in ("1", "true"):
            sheet.hidden_rows.add(number)
        held: dict[int, Cell] = {}
        column = 0
        for element in row:
            column += 1
            if len(element):
                reference = element.get("r") or f"{letters(column)}{number}"
                column = column_of(reference)
                cell = self._cell(f"{sheet.name}!{reference}", element)
                if not cell.is_blank:
                    held[column] = cell
        sheet.rows[number] = held
        return bool(held)

    def _cell(self, place: str, element: Element) -> Cell:
        held, formula, inline = None, False, None
        for part in element:
            tag = part.tag
            if tag.endswith("}v"):
                held = part.text or ""
            elif tag.endswith("}f"):
                formula = True
            elif tag.endswith("}is"):
                inline = _text_of(part)
        kind = element.get("t", "n")
        if inline is not None:
            return Cell(place, inline)
        if held is None or not (held or kind == "str"):
            return Cell(place, fault=_NO_RESULT) if formula else Cell(place)
        if kind == "n":
            return self._number(place, held, int(element.get("s", "0")))
        return self._other(place, kind, held)

    def _other(self, place: str, kind: str, held: str) -> Cell:
        match kind:
            case "s":
                return Cell(place, self._strings[int(held)])
            case "b":
                return Cell(place, held in ("1", "true"))
            case "d":
                return Cell(place, datetime.fromisoformat(held.removesuffix("Z")))
            case "e":
                return Cell(place, fault=f"ô báo lỗi {held}; hãy sửa công thức hoặc gõ lại giá trị")
        return Cell(place, _unescaped(held))

    def _number(self, place: str, held: str, style: int) -> Cell:
        shape = self._formats[style] if style < len(self._formats) else Format()
        try:
            value = _SHOWN.create_decimal(held)
            shown = _moment(value, from_1904=self._from_1904) if shape.is_day else value
        except (ArithmeticError, ValueError):
            return Cell(place, fault=_UNREADABLE)
        return (
            Cell(place, shown, shape.percent, shape.decimals) if value.is_finite() else Cell(place, fault=_UNREADABLE)
        )


def _too_much(sheet: Sheet) -> InputRefused:
    return InputRefused(
        f"Trang “{shorten(sheet.name, 40)}” có quá nhiều dòng hoặc ô gộp để là một bộ tiêu chí; "
        "hãy xóa dòng thừa rồi lưu lại."
    )


def _joined(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    parts = folder.split("/") if folder else []
    for part in target.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _text_of(item: Element) -> str:
    """Join the runs of a text, without the reading aids that East Asian files carry."""
    found = []
    for part in item:
        if part.tag.endswith("}t"):
            found.append(part.text or "")
        elif part.tag.endswith("}r"):
            found += [run.text or "" for run in part if _bare(run) == "t"]
    return _unescaped("".join(found))


def _unescaped(held: str) -> str:
    """Return what “_x000D_” stands for; “_x005F_x000D_” stands for itself."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), held) if "_x" in held else held


def _merged(reference: str) -> tuple[int, int, int]:
    first, _, last = reference.partition(":")
    rows = [int(re.sub(r"\D", "", corner)) for corner in (first, last or first)]
    return column_of(first), rows[0], rows[1]


def _moment(value: Decimal, *, from_1904: bool) -> datetime:
    # Excel counts a 29 February 1900 that never was.
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31 if value < 60 else 30)  # noqa: DTZ001 - a day of the calendar
    return start + timedelta(days=float(value))
