"""One deed: its rows and its event, in one transaction or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.requirements import requirement_to_plain
from ntm_tracker.errors import SavedMeanwhile
from ntm_tracker.store import tables
from ntm_tracker.store.convert import outcome_to_json, subject_row
from ntm_tracker.store.events import next_number
from ntm_tracker.store.images import current, image_of
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, Table

    from ntm_tracker.domain.checklist import Assessment, Subject
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result
    from ntm_tracker.store.events import Entry

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
