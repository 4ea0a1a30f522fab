"""The office as it was right after a deed: what was read then is read again, to the letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ntm_tracker.errors import NotFound
from ntm_tracker.store.events import last_number, read_event
from ntm_tracker.store.past_store import PastStore

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.service.office import Office


def office_after(office: Office, typed: str) -> tuple[Office, date]:
    """Return the office as it was right after the deed of that number, and the day of it; it can only be read.

    Raises:
        NotFound: the log has no such deed.
    """
    number = typed.strip()
    with office.store.reading() as connection:
        last = last_number(connection)
        if not (number.isascii() and number.isdigit() and len(number) < 10 and 1 <= int(number) <= last):
            raise NotFound(
                f"Nhật ký không có việc số “{number[:20]}”; hãy ghi số từ 1 đến {last}, xem bằng “ntm history --json”."
            )
        deed = read_event(connection, int(number))
    return replace(office, store=PastStore(office.store, deed.seq)), deed.at.astimezone().date()
