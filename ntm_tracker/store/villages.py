"""The titles of villages: as they are, and as of a past day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.domain.villages import Title, VillageTitle
from ntm_tracker.store.past import saved_rows
from ntm_tracker.store.tables import village_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from ntm_tracker.domain.history import Event

Titles = dict[str, dict[Title, VillageTitle]]


def village_titles(connection: Connection) -> Titles:
    """Return what is known of every village's titles, by its code."""
    return _arranged(map(dict, connection.execute(select(village_title)).mappings()))


def village_titles_as_of(events: Sequence[Event], day: date) -> Titles:
    """Return the titles that were held on `day`, whenever they were typed in, the last word on each."""
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for is_there, row in saved_rows(events, village_title):
        key = (row["village"], row["title"])
        if not is_there:
            kept.pop(key, None)
        elif _since(row) <= day:
            kept[key] = row
    return _arranged(kept.values())


def _since(row: Mapping[str, Any]) -> date:
    """Return the day from which a row counts: at the latest the end of the title's own year."""
    entered: date = row["entered_at"].astimezone().date()
    return min(entered, date(row["year"], 12, 31)) if row["held"] and row["year"] else entered


def _arranged(rows: Iterable[Mapping[str, Any]]) -> Titles:
    found: Titles = defaultdict(dict)
    for row in rows:
        title = VillageTitle(
            row["held"], row["year"], row["source"], row["version"], row["entered_at"], row["entered_by"]
        )
        found[row["village"]][Title(row["title"])] = title
    return dict(found)
