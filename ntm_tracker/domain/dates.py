"""Dates as Vietnamese offices write them: “30/06/2024”; ISO is read too."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from datetime import datetime

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def parse_date(text: str) -> date:
    """Read a day written dd/mm/yyyy (also with “.” or “-”) or yyyy-mm-dd.

    Raises:
        InputRefused: another form, or a day that is not in the calendar.
    """
    typed = text.strip()
    if found := _DAY_FIRST.fullmatch(typed):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise InputRefused(f"“{typed[:30]}” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 30/06/2024.")
    try:
        return date(year, month, day)
    except ValueError:
        raise InputRefused(f"Ngày {typed} không có trong lịch; hãy xem lại ngày và tháng.") from None


def format_date(day: date) -> str:
    """Write `day` as dd/mm/yyyy."""
    return f"{day:%d/%m/%Y}"


def format_moment(moment: datetime) -> str:
    """Write `moment` as dd/mm/yyyy hh:mm in the machine's own time."""
    return f"{moment.astimezone():%d/%m/%Y %H:%M}"
