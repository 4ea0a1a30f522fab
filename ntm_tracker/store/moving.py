"""Copying a whole record from one database into another, and proving that it arrived."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, text

from ntm_tracker.domain.long_work import UNWATCHED, Phase
from ntm_tracker.errors import InputRefused, RecordUnavailable
from ntm_tracker.store import contents, search
from ntm_tracker.store.dialects import is_on_server
from ntm_tracker.store.events import first_broken
from ntm_tracker.store.files import holds
from ntm_tracker.store.images import image_of
from ntm_tracker.store.tables import event, evidence, file, metadata, numbered_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, Connection, Select, Table

    from ntm_tracker.domain.long_work import LongWork
    from ntm_tracker.store.store import Store

_AT_ONCE = 500
_ROW = 20_000
"""What a row takes to be copied, or to be hashed, in bytes of a file that are copied in that time."""
_SEQUENCE = text("SELECT pg_get_serial_sequence(:table, :key)")
_SET_SEQUENCE = text("SELECT setval(pg_get_serial_sequence(:table, :key), :at, :used)")
_SQLITE_COUNTER = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
_FORGET_COUNTER = text("DELETE FROM sqlite_sequence WHERE name = :table")
_SET_COUNTER = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)")


@dataclass(frozen=True, slots=True)
class Moved:
    """What was copied and found the same on both sides."""

    rows: dict[str, int]
    """How many rows, by table."""
    bytes: int
    """What the stored files come to."""


def move(source: Store, target: Store, work: LongWork = UNWATCHED) -> Moved:
    """Copy everything in `source` into `target` as one unit of work, verified before it is kept.

    Nothing is written to `source`.

    Raises:
        InputRefused: the target holds something.
        RecordUnavailable: the source's log does not hold, or what arrived is not what was sent.
        Stopped: as `work` said; the target is as it was.
    """
    with source.reading() as old:
        work.begin(Phase("chép và đối chiếu dữ liệu", _work_to_do(old)))
        _check_log(old, f"Dữ liệu nguồn {source.where}", work)
        with target.writing() as new:
            _check_empty(new, target)
            for table in metadata.sorted_tables:
                _copy(old, new, table, work)
            _number_on(old, new)
            _index(new, work)
            return _verify(old, new, work)


def _work_to_do(connection: Connection) -> int:
    """Return how much there is: rows copied and hashed on both sides, files copied and hashed, the log, the index."""
    rows = sum(_count(connection, table) for table in metadata.sorted_tables)
    return (3 * rows + 2 * _count(connection, event) + _count(connection, evidence)) * _ROW + 2 * _bytes(connection)


def _index(new: Connection, work: LongWork) -> None:
    for key in new.execute(select(evidence.c.id)).scalars().all():
        search.refresh(new, [key])
        work.passed(_ROW)


def _check_empty(new: Connection, target: Store) -> None:
    for table in metadata.sorted_tables:
        if new.execute(select(table.primary_key.columns.values()[0]).limit(1)).first() is not None:
            raise InputRefused(
                f"Nơi nhận {target.where} đã có dữ liệu nên chưa chép gì; hãy chọn thư mục hoặc ngăn còn trống."
            )


def _check_log(connection: Connection, whose: str, work: LongWork) -> None:
    if (broken := first_broken(connection, lambda: work.passed(_ROW))) is not None:
        raise RecordUnavailable(
            f"{whose} có nhật ký đã bị sửa từ việc số {broken} nên không chép; "
            "hãy khôi phục từ bản sao lưu rồi làm lại."
        )


def _copy(old: Connection, new: Connection, table: Table, work: LongWork) -> None:
    if table is file:
        _copy_files(old, new, work)
        return
    for rows in _batches(old, table):
        new.execute(insert(table), rows)
        work.passed(len(rows) * _ROW)


def _batches(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    rows = connection.execute(_parents_first(table)).mappings()
    while batch := rows.fetchmany(_AT_ONCE):
        yield [dict(row) for row in batch]


def _parents_first(table: Table) -> Select[Any]:
    """Return the question for all rows of `table`, those that others of it point at before them."""
    wanted = select(table)
    inner = [key.parent for key in table.foreign_keys if key.column.table is table]
    # Villages lie in communes, which lie in nothing; an undo follows what it undoes.
    key = table.primary_key.columns.values()[0]
    return wanted.order_by(inner[0].is_not(None), key) if inner else wanted.order_by(*table.primary_key)


def _copy_files(old: Connection, new: Connection, work: LongWork) -> None:
    files = old.execute(select(file.c.sha256, file.c.size)).all()
    for sha256, size in files:
        with closing(contents.chunks(old, sha256)) as pieces:
            contents.store_content(new, sha256, size, _told(pieces, work))
        work.passed(_ROW)


def _told(pieces: Iterator[bytes], work: LongWork) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        work.passed(len(piece))


def _number_on(old: Connection, new: Connection) -> None:
    # An event's number is that of the last one and one more, wherever the log lies.
    for table in numbered_tables():
        (key,) = table.primary_key
        number_on(new, table, max(_counter(old, table.name, key.name), _largest(old, key)))


def number_on(connection: Connection, table: Table, last: int) -> None:
    """Let a table number on after `last`, or after its own last: a number that was undone never comes back."""
    (key,) = table.primary_key
    own = max(_counter(connection, table.name, key.name), _largest(connection, key))
    _set_counter(connection, table.name, key.name, max(last, own))


def _largest(connection: Connection, key: Column[Any]) -> int:
    return connection.execute(select(func.max(key))).scalar() or 0


def _counter(connection: Connection, table: str, key: str) -> int:
    if is_on_server(connection):
        named = connection.execute(_SEQUENCE, {"table": table, "key": key}).scalar_one()
        asked = f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {named}"  # noqa: S608 - the server's own name
        return int(connection.execute(text(asked)).scalar_one())
    return connection.execute(_SQLITE_COUNTER, {"table": table}).scalar() or 0


def _set_counter(connection: Connection, table: str, key: str, last: int) -> None:
    if is_on_server(connection):
        # Zero cannot be set; a counter that was never asked starts at one.
        values = {"table": table, "key": key, "at": max(last, 1), "used": last > 0}
        connection.execute(_SET_SEQUENCE, values)
        return
    connection.execute(_FORGET_COUNTER, {"table": table})
    connection.execute(_SET_COUNTER, {"table": table, "last": last})


def _verify(old: Connection, new: Connection, work: LongWork) -> Moved:
    """Read both sides again: row by row, file by file, and the chain of the log."""
    for table in metadata.sorted_tables:
        if _prints(old, table, work) != _prints(new, table, work):
            raise _differs(f"bảng {table.name}")
    for sha256 in new.execute(select(file.c.sha256)).scalars().all():
        if not holds(new, sha256, work.passed):
            raise _differs(f"tệp có mã {sha256[:12]}")
    _check_log(new, "Bản vừa chép", work)
    counts = {table.name: _count(new, table) for table in metadata.sorted_tables}
    return Moved(counts, _bytes(new))


def _differs(what: str) -> RecordUnavailable:
    return RecordUnavailable(
        f"Bản vừa chép không giống bản gốc ({what}) nên đã bỏ, dữ liệu gốc vẫn nguyên; "
        "hãy nhờ người phụ trách xem nơi nhận rồi làm lại."
    )


def _prints(connection: Connection, table: Table, work: LongWork) -> list[bytes]:
    """Return the hash of every row, sorted; of a file what it is, since its content has a hash of its own."""
    columns = [column for column in table.columns if column is not file.c.content]
    rows = connection.execute(select(*columns)).mappings()
    return sorted(_print(table, dict(row), work) for row in rows)


def _print(table: Table, row: dict[str, Any], work: LongWork) -> bytes:
    work.passed(_ROW)
    plain = json.dumps(image_of(table, row).row, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).digest()


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _bytes(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.sum(file.c.size), 0))).scalar_one())
