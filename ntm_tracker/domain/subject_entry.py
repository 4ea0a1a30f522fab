"""What an officer types of a unit: its code, its name, how many villages it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.text import clean_line
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from datetime import date

_CODE = re.compile(r"[0-9a-z]+(-[0-9a-z]+)*")
_CODE_AT_MOST, _NAME_AT_MOST, _VILLAGES_AT_MOST = 40, 200, 999
_YEARS_AHEAD = 5
KIND_NAMES = {"commune": "cấp xã", "village": "cấp thôn"}
"""What the kinds of unit are called."""


@dataclass(frozen=True, slots=True)
class UnitDraft:
    """A unit as typed; what is empty was not said."""

    code: str = ""
    name: str = ""
    kind: str = "commune"
    within: str = ""
    villages: str = ""
    district: str = ""
    province: str = ""
    since: str = ""


def read_code(typed: str) -> str:
    """Read the code of a unit: figures, small letters without marks, single dashes between them.

    Raises:
        InputRefused: something else, or more than 40 characters.
    """
    code = clean_line(typed).casefold()
    if not _CODE.fullmatch(code) or len(code) > _CODE_AT_MOST:
        raise InputRefused(
            f"Mã đơn vị “{code[:40]}” không dùng được; hãy ghi số hoặc chữ không dấu, nối bằng dấu gạch ngang, "
            "ví dụ 07399 hoặc huong-than."
        )
    return code


def read_name(typed: str, what: str = "Tên đơn vị") -> str:
    """Read the name of a unit.

    Raises:
        InputRefused: none was given, or one too long.
    """
    if not (name := clean_line(typed)):
        raise InputRefused(f"{what} để trống; hãy ghi tên đầy đủ, ví dụ “Xã Kép”.")
    if len(name) > _NAME_AT_MOST:
        raise InputRefused(f"{what} dài {len(name)} chữ; hãy ghi không quá {_NAME_AT_MOST} chữ.")
    return name


def read_count(typed: str) -> int | None:
    """Read how many villages a commune has; None where nothing was said.

    Raises:
        InputRefused: no number of villages.
    """
    text = clean_line(typed)
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", text):
        raise InputRefused(f"Số thôn “{text[:20]}” không phải là số từ 0 đến {_VILLAGES_AT_MOST}; hãy xem lại.")
    return int(text)


def read_since(typed: str, today: date) -> date:
    """Read the first day of a change; a change may be entered before it comes.

    Raises:
        InputRefused: no day, one before the year 2000, or one too far ahead.
    """
    day = read_day(typed, "Ngày thay đổi", today, may_be_future=True)
    if day.year > today.year + _YEARS_AHEAD:
        raise InputRefused(f"Ngày thay đổi {format_date(day)} quá xa; hãy xem lại năm.")
    return day
