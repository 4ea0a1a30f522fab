"""Whether a record that came from outside is what a program of ours left: its log, its rows, its shape."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store.driver import connect, errors
from ntm_tracker.store.events import first_broken
from ntm_tracker.store.joining.ledger import read_ledger
from ntm_tracker.store.replay import rows_otherwise
from ntm_tracker.store.restore import is_sound
from ntm_tracker.store.upgrade import EARLIER, HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

REVISIONS = (*EARLIER, HEAD)
"""The revisions that this program reads."""


def is_plain(database: Path) -> bool:
    """Say whether a file is a whole database that does nothing by itself: no triggers, no views."""
    if not is_sound(database):
        return False
    try:
        with closing(connect(database)) as connection:
            active = "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
            return bool(connection.execute(active).fetchone() == (0,))
    except errors():
        return False


def is_proved(connection: Connection) -> bool:
    """Say whether every deed is as it was written, every log whole, and every row as the deeds left it."""
    if first_broken(connection) is not None:
        return False
    try:
        ledger = read_ledger(connection)
    except RecordUnavailable:
        return False
    return all(told.holds for told in ledger.told.values()) and not rows_otherwise(connection)
