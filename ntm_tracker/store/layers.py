"""The office's layer over a set, when the set below it changes or is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ntm_tracker.domain.comparison import keeps_confirmation
from ntm_tracker.store.events import next_number
from ntm_tracker.store.tables import confirmation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.store.work import Work


def move_confirmations(
    connection: Connection,
    work: Work,
    before: CriteriaSet,
    after: CriteriaSet,
    moved: Mapping[str, str],
) -> None:
    """Let each confirmation of `before` follow its line into `after`; one whose line became another falls.

    `moved` gives the new number of each line that got another one, “” for one whose confirmation
    falls. A copy under another id leaves the confirmations of `before` where they are.
    """
    version, same_set = next_number(connection), before.id == after.id
    held = connection.execute(select(confirmation).where(confirmation.c.set_id == before.id)).mappings()
    rows = [dict(row) for row in held]
    for row in rows if same_set else ():
        if _follows(row["indicator"], before, after, moved) != row["indicator"]:
            work.remove(confirmation, row)
    for row in rows:
        number = _follows(row["indicator"], before, after, moved)
        if number and not (same_set and number == row["indicator"]):
            work.put(confirmation, row | {"set_id": after.id, "indicator": number, "version": version})


def _follows(number: str, before: CriteriaSet, after: CriteriaSet, moved: Mapping[str, str]) -> str | None:
    """Return the number under which the line is judged the same way in `after`, None where it is not."""
    old, new = before.find(number), after.find(moved.get(number, number))
    return new.number if old and new and keeps_confirmation(old, new) else None
