"""The numbers of criteria and indicators, which Excel likes to turn into other numbers."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import indicator_number
from ntm_tracker.law.spreadsheet import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.law.spreadsheet.cells import Cell, Telling

_INDICATOR = re.compile(r"[1-9]\d?(\.[1-9]\d?)?")
_GATE = re.compile(r"dk[1-9]")
_DAY_INSTEAD = "Excel đã đổi số này thành ngày {0:%d/%m/%Y}; hãy định dạng ô kiểu Chữ (Text) rồi gõ lại, ví dụ 2.10"
_ASKED = (
    "ô ghi {0} dạng số, không rõ là {0} hay {0}0; nếu là {0}0 thì định dạng ô kiểu Chữ (Text) và gõ {0}0, "
    "nếu đúng là {0} thì cũng định dạng kiểu Chữ và gõ lại {0}"
)


def indicator_numbers(listed: Sequence[Cell], told: Telling, *, gates: bool = False) -> list[str | None]:
    """Read a column of numbers; None where one cannot be read or must be asked about."""
    shown = [_shown(cell) for cell in listed]
    return [_checked(cell, place, shown, told, gates=gates) for place, cell in enumerate(listed)]


def criterion_number(cell: Cell, told: Telling) -> int | None:
    """Read the number of a criterion."""
    typed = _shown(cell).removeprefix("tiêu chí").strip()
    if re.fullmatch(r"[1-9]\d?", typed):
        return int(typed)
    told.wrong(cell.place, cell.fault or _unread(cell, typed, "số tiêu chí phải là 1 đến 99"))
    return None


def lone_number(cell: Cell, told: Telling) -> str:
    """Read a number that points to another line; “” where there is none to be read.

    No neighbours tell here whether Excel made 2.1 of 2.10, so that it is always asked about.
    """
    if not isinstance(cell.value, Decimal):
        return indicator_number(cells.line(cell, told)).replace("đk", "dk").rstrip(".")
    typed = _shown(cell)
    if len(typed.partition(".")[2]) == 1:
        told.wrong(cell.place, _ASKED.format(typed))
        return ""
    return typed


def _shown(cell: Cell) -> str:
    if isinstance(cell.value, Decimal):
        plain = f"{cell.value.normalize():f}"
        return "" if cell.percent else plain
    return indicator_number(cell.value).rstrip(".") if isinstance(cell.value, str) else ""


def _checked(cell: Cell, place: int, shown: Sequence[str], told: Telling, *, gates: bool) -> str | None:
    if cell.fault:
        told.wrong(cell.place, cell.fault)
        return None
    typed = shown[place].replace(" ", "")
    typed = typed.replace("đk", "dk")
    if not (_GATE if gates else _INDICATOR).fullmatch(typed):
        wanted = "điều kiện đánh số dk2, dk3 …" if gates else "số chỉ tiêu ghi như 3.1 hoặc 2.10"
        told.wrong(cell.place, _unread(cell, typed, wanted))
        return None
    if isinstance(cell.value, Decimal) and _may_be_ten(cell, place, shown):
        told.wrong(cell.place, _ASKED.format(typed))
        return None
    return typed


def _may_be_ten(cell: Cell, place: int, shown: Sequence[str]) -> bool:
    """Say whether a number that Excel keeps as 2.1 stands where 2.10 would."""
    head, _, last = shown[place].partition(".")
    if len(last) != 1:
        return False
    if cell.decimals > 1 or shown.count(shown[place]) > 1:
        return True
    before = [number for number in shown[:place] if number.partition(".")[0] == head]
    after = [number for number in shown[place + 1 :] if number.partition(".")[0] == head]
    backwards = any(_last(number) > int(last) for number in before)
    return backwards or (bool(after) and _last(after[0]) == int(last) * 10 + 1)


def _last(number: str) -> int:
    last = number.partition(".")[2]
    return int(last) if last.isdecimal() else 0


def _unread(cell: Cell, typed: str, wanted: str) -> str:
    if isinstance(cell.value, date):
        return _DAY_INSTEAD.format(cell.value)
    if cell.is_blank:
        return f"dòng này chưa có số; {wanted}, hoặc xóa cả dòng"
    return f"“{(typed or str(cell.value))[:20]}” không đúng dạng; {wanted}"
