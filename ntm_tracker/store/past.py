"""The record as of a past day, read from the event log."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.history import Deed
from ntm_tracker.store import convert, tables
from ntm_tracker.store.images import images_from_json, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Table

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.verdicts import Confirmation


def results_as_of(events: Iterable[Event], assessment_id: str, day: date) -> dict[str, Result]:
    """Return the results whose figures hold for `day` or earlier, the last one typed of each.

    A figure without a date of its own counts from the day it was typed in.
    """
    found: dict[str, Result] = {}
    # A joining of two machines is of no assessment, whatever was decided in it.
    own = (event for event in events if event.assessment == assessment_id or event.deed is Deed.MERGE)
    for event, row in _saved(own, tables.result.name):
        if row["assessment"] == assessment_id and (row["measured_on"] or _local_day(event.at)) <= day:
            found[row["indicator"]] = convert.result_of(row)
    return found


def confirmations_as_of(events: Iterable[Event], set_id: str, day: date) -> dict[str, tuple[Requirement, Confirmation]]:
    """Return the office's own layer as read in decisions signed by `day`, the last one typed of each.

    A decision without a day is taken to have held all along.
    """
    found: dict[str, tuple[Requirement, Confirmation]] = {}
    for event in _counting(events):
        saved = {
            row["indicator"]: row for row in _rows(event.after, tables.confirmation.name) if row["set_id"] == set_id
        }
        for row in _rows(event.before, tables.confirmation.name):
            # Withdrawn: it was never to be read so, on whatever day.
            if row["set_id"] == set_id and row["indicator"] not in saved:
                found.pop(row["indicator"], None)
        for row in saved.values():
            if row["dated"] is None or row["dated"] <= day:
                found[row["indicator"]] = convert.confirmation_of(row)
    return found


def evidence_as_of(listed: Iterable[Evidence], day: date) -> list[Evidence]:
    """Return the evidence that was on paper by `day`; undated papers count from their entry."""
    over = datetime.combine(day + timedelta(days=1), time()).astimezone()
    return [piece for piece in listed if (piece.issued <= day if piece.issued else piece.entered_at < over)]


def evidence_versions(events: Iterable[Event], key: int) -> list[tuple[Event, Evidence]]:
    """Return how one piece of evidence read after each deed that saved it, newest first; links and files left out."""
    # What a deed of before revisions 0003 and 0004 did not know.
    unknown = {"kind": "", "maintained": False, "owner": ""}
    saved = [
        (event, convert.evidence_of(unknown | row, ()))
        for event, row in _saved(events, tables.evidence.name)
        if row["id"] == key
    ]
    return saved[::-1]


def evidence_changed_since(events: Iterable[Event], day: date) -> frozenset[int]:
    """Return the numbers of the evidence whose wording, files or links a deed of `day` or later left otherwise."""
    return frozenset(
        row["id" if table is tables.evidence else "evidence"]
        for event in _counting(events)
        if _local_day(event.at) >= day
        for table in (tables.evidence, tables.evidence_file, tables.evidence_link)
        for row in _rows((*event.before, *event.after), table.name)
    )


def rows_as_of(events: Iterable[Event], table: Table, day: date) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Return the rows of `table` as the deeds of `day` and before left them, by key."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    names = [column.name for column in table.primary_key]
    for is_there, row in saved_rows((event for event in events if _local_day(event.at) <= day), table):
        key = tuple(row[name] for name in names)
        if is_there:
            found[key] = row
        else:
            found.pop(key, None)
    return found


def saved_rows(events: Iterable[Event], table: Table) -> Iterator[tuple[bool, dict[str, Any]]]:
    """Yield what the deeds that count did to `table`, in their order: a row is there, or is there no more."""
    names = [column.name for column in table.primary_key]
    for event in _counting(events):
        saved = list(_rows(event.after, table.name))
        left = [[row[name] for name in names] for row in saved]
        for row in _rows(event.before, table.name):
            if [row[name] for name in names] not in left:
                yield False, row
        for row in saved:
            yield True, row


def _saved(events: Iterable[Event], table: str) -> Iterator[tuple[Event, dict[str, Any]]]:
    """Yield every row of `table` that a deed left and that still counts, in the order of the deeds."""
    for event in _counting(events):
        for row in _rows(event.after, table):
            yield event, row


def _counting(events: Iterable[Event]) -> Iterator[Event]:
    return (event for event in events if not event.undone and not event.undoes)


def _rows(images: Iterable[dict[str, Any]], table: str) -> Iterator[dict[str, Any]]:
    return (row_of(image) for image in images_from_json(list(images)) if image.table == table)


def _local_day(at: datetime) -> date:
    return at.astimezone().date()
