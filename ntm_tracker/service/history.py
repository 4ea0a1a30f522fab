"""Looking back, and taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.text import indicator_number
from ntm_tracker.store import events

if TYPE_CHECKING:
    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.office import Office


def list_history(office: Office, indicator: str | None = None) -> list[Event]:
    """Return the events, newest first; only those of `indicator` where one is named."""
    with office.store.reading() as connection:
        listed = events.read_events(connection)
    number = None if indicator is None else indicator_number(indicator)
    return [e for e in reversed(listed) if number is None or number in e.indicators]


def newest_deed(office: Office) -> int:
    """Return the number of the last deed, 0 where there is none."""
    with office.store.reading() as connection:
        return events.last_number(connection)


def first_tampered(office: Office) -> int | None:
    """Return the number of the first event that was altered behind the program's back, None when none was."""
    with office.store.reading() as connection:
        return events.first_broken(connection)


def undo(office: Office, seen: int | None = None) -> Event:
    """Take back the last deed that can be taken back, unless one newer than event `seen` was done.

    Raises:
        NothingToUndo: there is none.
        SavedMeanwhile: the rows have changed since.
    """
    from ntm_tracker.store.undoing import undo_last

    with office.store.writing() as connection:
        return undo_last(connection, office.who, seen)


def redo(office: Office, seen: int | None = None) -> Event:
    """Do again the deed that was undone last, unless one newer than event `seen` was done.

    Raises:
        NothingToRedo: nothing was undone, or a deed was done since.
        SavedMeanwhile: the rows have changed since.
    """
    from ntm_tracker.store.undoing import redo_last

    with office.store.writing() as connection:
        return redo_last(connection, office.who, seen)
