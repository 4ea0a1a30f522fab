"""What the office set for its papers, by key, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.store.tables import office_setting

if TYPE_CHECKING:
    from sqlalchemy import Connection


def read_settings(connection: Connection) -> dict[str, dict[str, Any]]:
    """Return every setting that the office made itself."""
    rows = connection.execute(select(office_setting)).mappings()
    return {row["key"]: dict(row["value"]) for row in rows}
