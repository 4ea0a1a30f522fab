"""Deeds on evidence: each one event with all its rows, whether it touches one piece or fifty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from ntm_tracker.domain.row_refusals import RowRefusals
from ntm_tracker.errors import SavedMeanwhile
from ntm_tracker.store.events import next_number
from ntm_tracker.store.tables import evidence, evidence_file, evidence_link
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Table

    from ntm_tracker.domain.evidence import Link, StoredFile
    from ntm_tracker.store.events import Entry
    from ntm_tracker.store.files import FileToStore

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A piece of evidence that is about to be written."""

    paper: Row
    """The columns that the officer filled."""
    links: Sequence[Link]
    files: Sequence[FileToStore] = ()


def add_evidence(
    connection: Connection, entry: Entry, paper: Row, links: Sequence[Link], files: Sequence[FileToStore]
) -> int:
    """Write a piece of evidence with its links and files; return its number."""
    return add_many(connection, entry, [NewPaper(paper, links, files)])[0]


def add_many(connection: Connection, entry: Entry, papers: Sequence[NewPaper]) -> list[int]:
    """Write many pieces of evidence as one deed; return their numbers."""
    work = Work(connection)
    ids = [_add(connection, work, entry.who, new) for new in papers]
    work.close(entry)
    return ids


def change_evidence(
    connection: Connection, entry: Entry, changes: Mapping[int, Row], seen: Mapping[int, int] | None = None
) -> bool:
    """Write over the columns in `changes`, by number; say whether anything became other than it was.

    Raises:
        SavedMeanwhile: the only piece is no longer of the version that was `seen`.
        RowsRefused: some of several are so.
    """
    work, refusals = Work(connection), RowRefusals[int](len(changes), "Số {}".format)
    for key, columns in changes.items():
        with refusals.of(key):
            kept = _kept(connection, key, seen)
            if any(kept[name] != value for name, value in columns.items()):
                work.put(evidence, kept | columns | {"version": next_number(connection)})
    refusals.check()
    return _close(work, entry)


def replace_files(
    connection: Connection,
    entry: Entry,
    key: int,
    pairs: Sequence[tuple[StoredFile | None, FileToStore]],
    seen: Mapping[int, int] | None = None,
) -> None:
    """Put each new file in the place of an old one, which stays readable; None as the old one adds a file.

    Raises:
        SavedMeanwhile: the piece is no longer of the version that was `seen`.
    """
    work, now = Work(connection), next_number(connection)
    work.put(evidence, _kept(connection, key, seen) | {"version": now})
    for old, new in pairs:
        new.write(connection)
        place = _next_place(connection, evidence_file, key)
        if old:
            held = _row(connection, evidence_file, evidence=key, sha256=old.sha256)
            place = held["position"]
            work.put(evidence_file, held | {"retired": now})
        row = {"evidence": key, "sha256": new.sha256, "name": new.name, "position": place, "retired": None}
        work.put(evidence_file, row)
    work.close(entry)


def link(connection: Connection, entry: Entry, ids: Sequence[int], links: Sequence[Link]) -> bool:
    """Link every piece to every indicator; say whether that was new."""
    work = Work(connection)
    for key in ids:
        for wanted in links:
            row = {"evidence": key, "assessment": wanted.assessment, "indicator": wanted.indicator}
            if not _find(connection, evidence_link, **row):
                work.put(evidence_link, row | {"position": _next_place(connection, evidence_link, key)})
    return _close(work, entry)


def unlink(connection: Connection, entry: Entry, ids: Sequence[int], links: Sequence[Link]) -> bool:
    """Take the links away; say whether there were any."""
    work = Work(connection)
    for key in ids:
        for wanted in links:
            row = {"evidence": key, "assessment": wanted.assessment, "indicator": wanted.indicator}
            work.remove(evidence_link, row)
    return _close(work, entry)


def _close(work: Work, entry: Entry) -> bool:
    if work.changed:
        work.close(entry)
    return work.changed


def _add(connection: Connection, work: Work, who: str, new: NewPaper) -> int:
    row = {
        "kind": "",
        "maintained": False,
        "owner": "",
        **new.paper,
        "entered_at": datetime.now(UTC),
        "entered_by": who,
        "version": next_number(connection),
    }
    key = work.new(evidence, row)
    for stored in new.files:
        stored.write(connection)
    links = [{"evidence": key, "assessment": to.assessment, "indicator": to.indicator} for to in new.links]
    work.add(evidence_link, [row | {"position": place} for place, row in enumerate(links)])
    files = [{"evidence": key, "sha256": f.sha256, "name": f.name, "retired": None} for f in new.files]
    work.add(evidence_file, [row | {"position": place} for place, row in enumerate(files)])
    return key


def _kept(connection: Connection, key: int, seen: Mapping[int, int] | None) -> Row:
    kept = _row(connection, evidence, id=key)
    if seen is not None and seen.get(key, kept["version"]) != kept["version"]:
        raise SavedMeanwhile(
            f"Người khác vừa sửa minh chứng số {key} nên chưa lưu gì; hãy xem nội dung mới rồi sửa lại."
        )
    return kept


def _row(connection: Connection, table: Table, **key: Any) -> Row:
    found = _find(connection, table, **key)
    if found is None:
        raise SavedMeanwhile("Người khác vừa hoàn tác minh chứng này nên chưa lưu gì; hãy mở lại danh sách rồi làm.")
    return found


def _find(connection: Connection, table: Table, **key: Any) -> Row | None:
    wanted = select(table).where(*(table.c[name] == value for name, value in key.items()))
    found = connection.execute(wanted).mappings().one_or_none()
    return dict(found) if found else None


def _next_place(connection: Connection, table: Table, key: int) -> int:
    last = connection.execute(select(func.max(table.c.position)).where(table.c.evidence == key)).scalar()
    return 0 if last is None else last + 1
