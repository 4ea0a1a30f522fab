"""One deed: its rows and its event, in one transaction or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.history import REVERSIBLE, Deed
from ntm_tracker.domain.requirements import requirement_to_plain
from ntm_tracker.errors import NothingToUndo, SavedMeanwhile
from ntm_tracker.store import tables
from ntm_tracker.store.convert import outcome_to_json, subject_row
from ntm_tracker.store.events import Entry, append, next_number, read_events
from ntm_tracker.store.files import drop_unused
from ntm_tracker.store.images import current, image_of, images_from_json, key_of, put, remove, still_there
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, Table

    from ntm_tracker.domain.checklist import Assessment, Subject
    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result

Row = dict[str, Any]


def set_up(
    connection: Connection, entry: Entry, profile: str, places: Sequence[Subject], rounds: Sequence[Assessment]
) -> None:
    """Write the office, its places and its assessments as the first deed."""
    work = Work(connection)
    work.add(tables.office, [{"id": 1, "profile": profile, "set_up_at": datetime.now(UTC)}])
    work.add(tables.subject, [subject_row(place) for place in places])
    work.add(
        tables.assessment,
        [
            {
                "id": r.id,
                "subject": r.subject.code,
                "set_id": r.set_id,
                "year": r.year,
                "deadline": r.deadline,
                "focus": list(r.focus),
                "position": position,
                "replaces": None,
            }
            for position, r in enumerate(rounds)
        ],
    )
    work.close(entry)


def save_result(  # noqa: PLR0913 - what a result is saved with
    connection: Connection,
    entry: Entry,
    indicator: str,
    value: Result,
    over: int | None,
    *,
    papers: Sequence[int] = (),
) -> None:
    """Write `value`, refusing to go over a save newer than version `over` (None: whatever is there).

    `papers` are pieces of evidence that the indicator does not have yet.

    Raises:
        SavedMeanwhile: the row was saved by somebody else since it was read.
    """
    row = {
        "assessment": entry.assessment,
        "indicator": indicator,
        "outcome": outcome_to_json(value.outcome),
        "unit": value.unit,
        "measured_on": value.on,
        "source": value.source,
        "note": value.note,
    }
    _replace(connection, entry, tables.result, row, over, papers=papers)


def save_confirmation(  # noqa: PLR0913 - one column each
    connection: Connection,
    entry: Entry,
    *,
    set_id: str,
    indicator: str,
    requirement: Requirement,
    basis: str,
    article: str,
    dated: date | None,
    over: int | None,
) -> None:
    """Write the office's own requirement for one indicator of a set.

    Raises:
        SavedMeanwhile: the row was saved by somebody else since it was read.
    """
    row = {
        "set_id": set_id,
        "indicator": indicator,
        "requirement": requirement_to_plain(requirement),
        "basis": basis,
        "article": article,
        "dated": dated,
        "confirmed_by": entry.who,
        "confirmed_at": datetime.now(UTC),
    }
    _replace(connection, entry, tables.confirmation, row, over)


def undo_last(connection: Connection, who: str, seen: int | None = None) -> Event:
    """Take back the last deed that can be taken back; return its event.

    `seen` is the number of the newest event that the officer saw, None where nobody looked.

    Raises:
        NothingToUndo: there is none.
        SavedMeanwhile: the rows are no longer what the deed left, so nothing was touched.
    """
    events = read_events(connection)
    if seen is not None and events and events[-1].seq > seen:
        raise SavedMeanwhile(f"Người khác vừa làm “{events[-1].summary}” nên chưa hoàn tác gì; hãy xem lại rồi làm.")
    last = next((e for e in reversed(events) if e.deed in REVERSIBLE and not e.undone), None)
    if last is None:
        raise NothingToUndo
    left, earlier = images_from_json(list(last.after)), images_from_json(list(last.before))
    for image in left:
        if not still_there(connection, image):
            raise SavedMeanwhile(f"Không hoàn tác được “{last.summary}” vì dữ liệu đã bị thay đổi sau đó; chưa sửa gì.")
    kept = {key_of(image) for image in earlier}
    for image in reversed(left):
        if key_of(image) not in kept:
            remove(connection, image)
    for image in earlier:
        put(connection, image)
    drop_unused(connection)
    entry = Entry(Deed.UNDO, who, f"Hoàn tác: {last.summary}", last.assessment, last.indicators, undoes=last.seq)
    append(connection, entry, left, earlier)
    return last


def _replace(  # noqa: PLR0913 - private, two callers
    connection: Connection, entry: Entry, table: Table, row: Row, over: int | None, *, papers: Sequence[int] = ()
) -> None:
    before, work = current(connection, image_of(table, row)), Work(connection)
    version = before.row["version"] if before else 0
    if over is not None and over != version:
        raise SavedMeanwhile("Người khác vừa lưu mục này nên chưa lưu gì; hãy xem giá trị mới rồi nhập lại.")
    work.put(table, row | {"version": next_number(connection)})
    for position, key in enumerate(papers):
        link = {"evidence": key, "assessment": entry.assessment, "indicator": row["indicator"], "position": position}
        # Somebody may have linked it since it was read.
        if current(connection, image_of(tables.evidence_link, link)) is None:
            work.add(tables.evidence_link, [link])
    work.close(entry)
