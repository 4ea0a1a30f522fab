"""Everything the screens show at once, as it stood on a past day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.board import Board
from ntm_tracker.service.evidence import find_evidence
from ntm_tracker.service.history import list_history
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import open_all
from ntm_tracker.store.past import evidence_as_of

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.office import Office


def read_past_day(typed: str) -> date:
    """Return the past day that is meant.

    Raises:
        InputRefused: no day, or one that is not past.
    """
    if not typed.strip():
        raise InputRefused("Chưa ghi ngày cần xem; hãy ghi ngày/tháng/năm, ví dụ 30/06/2024.")
    if (day := read_day(typed, "Ngày xem", today())) == today():
        raise InputRefused(f"Ngày {format_date(day)} là hôm nay; hãy ghi một ngày đã qua.")
    return day


def read_past_board(office: Office, day: date) -> Board:
    """Read the office as it stood at the end of `day`."""
    checklists = tuple(open_all(office, day))
    return Board(
        office=office,
        checklists=checklists,
        gaps={c.assessment.id: find_gaps(c) for c in checklists},
        events=tuple(event for event in list_history(office) if event.at.astimezone().date() <= day),
    )


def find_evidence_on(office: Office, typed: str, limit: int, before: int | None = None, *, day: date) -> list[Evidence]:
    """Return a page of the evidence that was on paper by `day`, newest first; page by page until it is full."""
    found: list[Evidence] = []
    while len(found) < limit:
        page = find_evidence(office, typed, limit, before)
        found += evidence_as_of(page, day)
        if len(page) < limit:
            break
        before = page[-1].id
    return found[:limit]
