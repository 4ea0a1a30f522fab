"""What the office set for its papers, by key, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.store.past import rows_as_of
from ntm_tracker.store.tables import office_setting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from ntm_tracker.domain.history import Event


def read_settings(connection: Connection) -> dict[str, dict[str, Any]]:
    """Return every setting that the office made itself."""
    rows = connection.execute(select(office_setting)).mappings()
    return {row["key"]: dict(row["value"]) for row in rows}


def setting_as_of(events: Sequence[Event], key: str, day: date) -> dict[str, Any]:
    """Return one setting as it was at the end of a day; empty where the office had not made it."""
    row = rows_as_of(events, office_setting, day).get((key,))
    return dict(row["value"]) if row else {}
