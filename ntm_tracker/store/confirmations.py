"""Taking back one confirmation, whatever was done since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.requirements import YearlyNumber, requirement_from_plain, requirement_to_plain
from ntm_tracker.errors import SavedMeanwhile
from ntm_tracker.store.events import next_number
from ntm_tracker.store.images import current, image_of, row_of
from ntm_tracker.store.tables import confirmation
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.store.events import Entry


def withdraw(connection: Connection, entry: Entry, set_id: str, year: int, over: int | None) -> None:
    """Remove what was read for `year` of the indicator that `entry` names; figures read for other years stay.

    Raises:
        SavedMeanwhile: the row was saved by somebody else since version `over` was read.
    """
    found = current(connection, image_of(confirmation, {"set_id": set_id, "indicator": entry.indicators[0]}))
    row = row_of(found) if found else {}
    if found is None or (over is not None and over != row["version"]):
        raise SavedMeanwhile("Người khác vừa lưu mục này nên chưa rút lại gì; hãy xem giá trị mới rồi làm lại.")
    work = Work(connection)
    left = _without(requirement_from_plain(row["requirement"]), year)
    if left is None:
        work.remove(confirmation, row)
    else:
        work.put(confirmation, row | {"requirement": requirement_to_plain(left), "version": next_number(connection)})
    work.close(entry)


def _without(requirement: Requirement, year: int) -> Requirement | None:
    if not isinstance(requirement, YearlyNumber):
        return None
    values = {other: value for other, value in requirement.values.items() if other != year}
    return replace(requirement, values=values) if values else None
