"""Taking the last deed back, and taking that back: the rows become what the log remembers of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ntm_tracker.domain.dates import format_moment
from ntm_tracker.domain.history import Deed, to_redo, to_undo
from ntm_tracker.errors import NothingToRedo, NothingToUndo, SavedMeanwhile
from ntm_tracker.store.events import Entry, append, last_number, newest_first, read_event
from ntm_tracker.store.images import current, images_from_json, key_of, put, remove, still_there
from ntm_tracker.store.tables import event, metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from ntm_tracker.domain.history import Event
    from ntm_tracker.store.images import Image


def undo_last(connection: Connection, who: str, seen: int | None = None) -> Event:
    """Take back the last deed that can be taken back; return its event.

    `seen` is the number of the newest event that the officer saw, None where nobody looked.

    Raises:
        NothingToUndo: there is none.
        SavedMeanwhile: somebody did another deed since, or the rows are no longer what the deed left; nothing is done.
    """
    _check_seen(connection, seen, "hoàn tác")
    number = to_undo(newest_first(connection))
    if number is None:
        raise NothingToUndo
    deed = _deed_of(connection, number)
    left, earlier = images_from_json(list(deed.after)), images_from_json(list(deed.before))
    _check(connection, deed, left, earlier, "hoàn tác")
    _exchange(connection, left, earlier)
    entry = Entry(Deed.UNDO, who, f"Hoàn tác: {deed.summary}", deed.assessment, deed.indicators, undoes=number)
    append(connection, entry, left, earlier)
    return deed


def redo_last(connection: Connection, who: str, seen: int | None = None) -> Event:
    """Do again the deed that was undone last, unless another was done since; return its event.

    Raises:
        NothingToRedo: nothing was undone, or a deed was done since.
        SavedMeanwhile: somebody did another deed since, or the rows are no longer what the undo left; nothing is done.
    """
    _check_seen(connection, seen, "làm lại")
    number = to_redo(newest_first(connection))
    if number is None:
        raise NothingToRedo
    deed = _deed_of(connection, number)
    later, left = images_from_json(list(deed.after)), images_from_json(list(deed.before))
    _check(connection, deed, left, later, "làm lại")
    _exchange(connection, left, later)
    entry = Entry(Deed.REDO, who, f"Làm lại: {deed.summary}", deed.assessment, deed.indicators, undoes=number)
    append(connection, entry, left, later)
    return deed


def _check_seen(connection: Connection, seen: int | None, verb: str) -> None:
    last = last_number(connection)
    if seen is not None and last > seen:
        newest = read_event(connection, last)
        raise SavedMeanwhile(
            f"{newest.who} vừa làm “{newest.summary}” lúc {format_moment(newest.at)} nên chưa {verb} gì; "
            "hãy xem lại rồi làm."
        )


def _deed_of(connection: Connection, number: int) -> Event:
    """Return the deed that an undo or redo is about in the end."""
    found = read_event(connection, number)
    while found.undoes is not None:
        found = read_event(connection, found.undoes)
    return found


def _check(connection: Connection, deed: Event, left: Sequence[Image], other: Sequence[Image], verb: str) -> None:
    """Refuse where the rows are not `left`, or one that is to come back has come already."""
    there = {key_of(image) for image in left}
    changed = next((image for image in left if not still_there(connection, image)), None)
    changed = changed or next((i for i in other if key_of(i) not in there and current(connection, i)), None)
    if changed is not None:
        raise SavedMeanwhile(
            f"Không {verb} được “{deed.summary}” vì {_what_changed(connection, deed, changed)}; chưa sửa gì."
        )


def _what_changed(connection: Connection, deed: Event, changed: Image) -> str:
    """Return which later deed touched the row."""
    later = select(event.c.seq, event.c.before, event.c.after).where(event.c.seq > deed.seq, event.c.undoes.is_(None))
    for row in connection.execute(later.order_by(event.c.seq.desc())):
        kept = [one for one in (*row.before, *row.after) if one["table"] in metadata.tables]
        if key_of(changed) in map(key_of, images_from_json(kept)):
            found = read_event(connection, row.seq)
            return f"{found.who} đã “{found.summary}” lúc {format_moment(found.at)}"
    return "dữ liệu đã bị thay đổi ngoài chương trình (hãy chạy “ntm doctor”)"


def _exchange(connection: Connection, left: Sequence[Image], other: Sequence[Image]) -> None:
    """Write the rows `other` in the place of the rows `left`; children go before their parents and come after them."""
    kept = {key_of(image) for image in other}
    for image in reversed(left):
        if key_of(image) not in kept:
            remove(connection, image)
    for image in other:
        put(connection, image)
