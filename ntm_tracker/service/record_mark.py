"""The record's mark: the short hash that papers carry, by which anybody can find again what they were printed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store import events

if TYPE_CHECKING:
    from datetime import datetime

    from ntm_tracker.service.office import Office

LENGTH = 10


@dataclass(frozen=True, slots=True)
class RecordMark:
    """Which state of the record something was read from."""

    code: str
    """The first hexadecimal digits of the last event's hash: every deed up to it is in it."""
    at: datetime
    """When that last deed was done."""


def record_mark(office: Office) -> RecordMark:
    """Return the mark of the record as it now is; “ntm doctor --match” finds it again.

    Raises:
        RecordUnavailable: the record has no deed, not even the setting up.
    """
    with office.store.reading() as connection:
        last = events.last_mark(connection)
    if last is None:
        raise RecordUnavailable(
            f"Dữ liệu {office.store.where} không có nhật ký; hãy khôi phục từ bản sao lưu gần nhất."
        )
    return RecordMark(last[0][:LENGTH], last[1])
