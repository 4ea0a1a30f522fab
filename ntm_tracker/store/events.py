"""The append-only log: every deed with the rows before and after, chained by hashes."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from ntm_tracker.domain.dates import format_moment
from ntm_tracker.domain.history import Deed, Event, Line, undone_numbers
from ntm_tracker.errors import ClockTurnedBack
from ntm_tracker.store import search
from ntm_tracker.store.dialects import is_on_server
from ntm_tracker.store.files import drop_unused
from ntm_tracker.store.standing import Standing
from ntm_tracker.store.tables import event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection, RowMapping

    from ntm_tracker.store.images import Image

GENESIS = "0" * 64
_CLOCKS_DIFFER = timedelta(days=1)
"""So far may the clocks of two machines be apart, one of them set to another time zone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a deed says of itself; the log adds the time, the number and the hashes."""

    deed: Deed
    who: str
    summary: str
    assessment: str | None = None
    indicators: tuple[str, ...] = ()
    reason: str = ""
    undoes: int | None = None


_LAST_NUMBER = Standing(select(func.max(event.c.seq)))
_LAST_MARK = Standing(select(event.c.hash, event.c.at).order_by(event.c.seq.desc()).limit(1))
_LAST_DEED = Standing(select(event.c.deed).order_by(event.c.seq.desc()).limit(1))
_EVERY = Standing(select(event).order_by(event.c.seq))


def append(connection: Connection, entry: Entry, before: Sequence[Image], after: Sequence[Image]) -> int:
    """Write the event of a deed in the deed's own transaction, and bring search in step; return its number."""
    values = {
        "at": _now(connection, entry.deed),
        "who": entry.who,
        "deed": entry.deed.value,
        "assessment": entry.assessment,
        "indicators": list(entry.indicators),
        "summary": entry.summary,
        "reason": entry.reason,
        "before": [image.as_json() for image in before],
        "after": [image.as_json() for image in after],
        "undoes": entry.undoes,
        "previous_hash": last_hash(connection),
    }
    search.follow(connection, [*before, *after])
    _end_redo(connection, entry)
    # A server's own numbers go on after a deed that failed; a row's version is the number of its event.
    number = {"seq": next_number(connection)} if is_on_server(connection) else {}
    written = connection.execute(
        insert(event).values(**values, **number, hash=values_hash(values)).returning(event.c.seq)
    )
    return int(written.scalar_one())


def read_events(connection: Connection) -> list[Event]:
    """Return every event, oldest first, those of joined machines among them; the last one is the record's own."""
    rows = _EVERY.named(connection)
    if any(row["deed"] == Deed.MERGE for row in rows):
        from ntm_tracker.store.joining.timeline import joined_events

        return joined_events(connection)
    undone = undone_numbers(Line(row["seq"], Deed(row["deed"]), row["undoes"]) for row in reversed(rows))
    return [_event(row, row["seq"] in undone) for row in rows]


def newest_event(connection: Connection) -> Event | None:
    """Return the last event, None where there is none."""
    row = connection.execute(select(event).order_by(event.c.seq.desc()).limit(1)).mappings().one_or_none()
    return _event(row, undone=False) if row else None


def newest_first(connection: Connection) -> Iterator[Line]:
    """Yield the events from the last one back, no more of them than are asked for."""
    found = connection.execute(select(event.c.seq, event.c.deed, event.c.undoes).order_by(event.c.seq.desc()))
    with closing(found):
        for row in found:
            yield Line(row.seq, Deed(row.deed), row.undoes)


def read_event(connection: Connection, number: int) -> Event:
    """Return one event; whether it was taken back is not looked at."""
    row = connection.execute(select(event).where(event.c.seq == number)).mappings().one()
    return _event(row, undone=False)


def last_number(connection: Connection) -> int:
    """Return the number of the newest event, 0 where there is none."""
    ((last,),) = _LAST_NUMBER.ask(connection, {})
    return last or 0


def first_broken(connection: Connection, passed: Callable[[], None] = lambda: None) -> int | None:
    """Return the number of the first event whose hash does not hold, None when all do; `passed` is called for each."""
    return next((number for number, _ in broken_events(connection, passed)), None)


def broken_events(connection: Connection, passed: Callable[[], None] = lambda: None) -> Iterator[tuple[int, bool]]:
    """Yield the number of every event that does not hold, and whether it was itself changed.

    One that was not follows another than the one that stands before it now. `passed` is called for each.
    """
    previous = GENESIS
    for row in connection.execute(select(event).order_by(event.c.seq)).mappings():
        passed()
        values = {name: value for name, value in row.items() if name not in ("seq", "hash")}
        is_changed = values_hash(values) != row["hash"]
        if is_changed or values["previous_hash"] != previous:
            yield int(row["seq"]), is_changed
        previous = row["hash"]


def next_number(connection: Connection) -> int:
    """Return the number of the event that is about to be written; no row's version ever comes twice."""
    return 1 + last_number(connection)


def last_mark(connection: Connection) -> tuple[str, datetime] | None:
    """Return the hash and the moment of the newest event, None where there is none."""
    found = _LAST_MARK.ask(connection, {})
    return (found[0][0], found[0][1]) if found else None


def events_marked(connection: Connection, start: str) -> list[Event]:
    """Return the events whose hash begins with `start`, oldest first."""
    return [found for found in read_events(connection) if found.hash.startswith(start)]


def _end_redo(connection: Connection, entry: Entry) -> None:
    """Let go of the files that only a redo could have brought back; a new deed ends that."""
    back_and_forth = (Deed.UNDO, Deed.REDO)
    if entry.deed not in back_and_forth:
        last = _LAST_DEED.ask(connection, {})
        if last and last[0][0] in back_and_forth:
            drop_unused(connection)


def _now(connection: Connection, deed: Deed) -> datetime:
    """Return the moment of a new event, never before the one that stands before it.

    Raises:
        ClockTurnedBack: the machine's clock is so far behind the log that one of the two must be wrong.
    """
    now, last = datetime.now(UTC), last_mark(connection)
    if last is None or last[1] <= now or deed is Deed.TRUST_CLOCK:
        return now
    if last[1] - now > _CLOCKS_DIFFER:
        raise ClockTurnedBack(format_moment(now), format_moment(last[1]))
    return last[1]


def last_hash(connection: Connection) -> str:
    """Return the hash of the last deed, which stands for the whole record; zeros where nothing was done yet."""
    last = last_mark(connection)
    return last[0] if last else GENESIS


def values_hash(values: dict[str, Any]) -> str:
    """Return the hash of a deed: of everything in its row but its number."""
    plain = {**values, "at": values["at"].astimezone(UTC).isoformat(timespec="microseconds")}
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _event(row: RowMapping | dict[str, Any], undone: bool) -> Event:  # noqa: FBT001 - private, two callers
    return Event(
        seq=row["seq"],
        at=row["at"],
        who=row["who"],
        deed=Deed(row["deed"]),
        assessment=row["assessment"],
        indicators=tuple(row["indicators"]),
        summary=row["summary"],
        reason=row["reason"],
        before=tuple(row["before"]),
        after=tuple(row["after"]),
        undoes=row["undoes"],
        undone=undone,
        previous_hash=row["previous_hash"],
        hash=row["hash"],
    )
