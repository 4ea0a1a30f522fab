"""Checking the record against itself: the file, the chain, the rows, the stored files, the index of search."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from ntm_tracker.domain.checkup import Advice, Part, Problem
from ntm_tracker.domain.long_work import UNWATCHED, Phase
from ntm_tracker.domain.record_words import TABLES
from ntm_tracker.errors import Stopped
from ntm_tracker.store import contents, files, search
from ntm_tracker.store.events import broken_events
from ntm_tracker.store.replay import rows_otherwise
from ntm_tracker.store.tables import event, evidence, evidence_file, file, joined_event, joined_head, logged_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from ntm_tracker.domain.long_work import LongWork
    from ntm_tracker.store.replay import Otherwise

Passed = Callable[[int], None]
"""Told how much of the work was done since; it may end the check."""
_EVENT, _PIECE = 20_000, 10_000
"""What checking an event or a piece of evidence takes, in bytes of a file that are hashed in that time."""
_STEPS = 100_000
"""So many steps of the database lie between two looks whether to stop."""


def work_to_do(connection: Connection) -> int:
    """Return how much all checks take together, as they tell it."""
    events, _, _ = rows_checked(connection)
    stored = connection.execute(select(func.coalesce(func.sum(file.c.size), 0))).scalar_one()
    return _size_of(connection) + 2 * events * _EVENT + int(stored) + _pieces(connection) * _PIECE


def check_file(connection: Connection, passed: Passed) -> Iterator[Problem]:
    """Let SQLite check the file; another database does that itself."""
    if connection.dialect.name != "sqlite":
        return
    with _stoppable(connection, passed):
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield Problem(Part.DATABASE, "Tệp dữ liệu", f"SQLite báo “{line}”", Advice.RESTORE)
    passed(_size_of(connection))


def check_links(connection: Connection, passed: Passed) -> Iterator[Problem]:
    """Find the rows that name a row that is not there."""
    if connection.dialect.name != "sqlite":
        return
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        where = f"Bảng {_named(table)}, dòng {rowid}"
        passed(0)
        yield Problem(Part.LINKS, where, f"nối tới {_named(parent)} không còn trong dữ liệu", Advice.RESTORE)


def check_chain(connection: Connection, passed: Passed) -> Iterator[Problem]:
    """Find the events that were changed, left out or cut off behind the program's back."""
    for number, is_changed in broken_events(connection, lambda: passed(_EVENT)):
        told = "nội dung đã bị sửa ngoài chương trình" if is_changed else "việc đứng trước đã bị sửa hoặc bị xóa"
        yield Problem(Part.CHAIN, f"Việc số {number}", told, Advice.COMPARE)
    yield from _check_joined(connection, passed)
    if connection.dialect.name == "sqlite":
        last = connection.execute(select(func.max(event.c.seq))).scalar() or 0
        ever = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'event'")).scalar() or 0
        if ever > last:
            told = f"nhật ký từng có đến việc số {ever}, các việc sau số {last} đã bị xóa"
            yield Problem(Part.CHAIN, "Cuối nhật ký", told, Advice.RESTORE)


def _check_joined(connection: Connection, passed: Passed) -> Iterator[Problem]:
    """Find the deeds of joined machines that were changed or left out since."""
    if all(connection.execute(select(table.c.hash).limit(1)).first() is None for table in (joined_event, joined_head)):
        return
    from ntm_tracker.store.joining.ledger import faults

    for digest, is_changed in faults(connection):
        passed(0)
        told = "nội dung đã bị sửa ngoài chương trình" if is_changed else "một việc trước nó đã bị xóa"
        yield Problem(Part.CHAIN, f"Việc của máy khác, mã {digest[:10]}", told, Advice.COMPARE)


def check_rows(connection: Connection, passed: Passed) -> Iterator[Problem]:
    """Play all events again and compare what they come to with the rows."""
    for found in rows_otherwise(connection, lambda: passed(_EVENT)):
        yield Problem(Part.ROWS, _row(found), _otherwise(found), Advice.COMPARE)


def check_files(connection: Connection, passed: Passed) -> Iterator[Problem]:
    """Hash every stored file again."""
    names = dict[str, str]()
    for sha256, name, key in connection.execute(
        select(evidence_file.c.sha256, evidence_file.c.name, evidence_file.c.evidence)
    ):
        names[sha256] = f"Tệp “{name}” của minh chứng số {key}"
    for sha256, size in connection.execute(select(file.c.sha256, file.c.size)).all():
        where = names.get(sha256, f"Tệp {sha256[:12]}… (minh chứng đã hoàn tác)")
        if size != contents.length_of(connection, sha256) or not files.holds(connection, sha256, passed):
            yield Problem(Part.FILES, where, "nội dung khác lúc lưu (mã SHA-256 không khớp)", Advice.SCAN_AGAIN)


def check_search(connection: Connection, passed: Passed) -> Iterator[Problem]:
    """Compare the text that search reads with the rows."""
    for number in search.out_of_step(connection):
        yield Problem(Part.SEARCH, f"Minh chứng số {number}", "chỉ mục tìm kiếm khác nội dung đã lưu", Advice.REINDEX)
    passed(_pieces(connection) * _PIECE)


def check_search_inside(connection: Connection) -> Iterator[Problem]:
    """Let FTS5 check how the index is laid out; it takes a writer, though nothing is written."""
    if connection.dialect.name != "sqlite":
        return
    try:
        connection.exec_driver_sql("INSERT INTO evidence_search (evidence_search) VALUES ('integrity-check')")
    except DBAPIError:
        yield Problem(Part.SEARCH, "Chỉ mục tìm kiếm", "bị hỏng bên trong", Advice.REINDEX)


CHECKS = (check_file, check_links, check_chain, check_rows, check_files, check_search)
"""Every check that only reads, in order."""
UNREADABLE = "không đọc được vì tệp dữ liệu bị hỏng", Advice.RESTORE
"""What is told of a part whose check could not end, and the advice."""


def rows_checked(connection: Connection) -> tuple[int, int, int]:
    """Return how many events, rows and stored files there are to check."""
    counted = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in logged_tables()]
    events, stored = (
        connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (event, file)
    )
    return events, sum(counted), stored


def rebuild_search(connection: Connection, work: LongWork = UNWATCHED) -> int:
    """Write the index of search anew from the rows; return how many pieces of evidence it holds.

    Raises:
        Stopped: as `work` said.
    """
    ids = connection.execute(select(evidence.c.id)).scalars().all()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DELETE FROM evidence_search")
    work.begin(Phase("lập lại chỉ mục tìm kiếm", len(ids)))
    for key in ids:
        search.refresh(connection, [key])
        work.passed(1)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO evidence_search (evidence_search) VALUES ('rebuild')")
    return len(ids)


def _pieces(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(evidence)).scalar_one())


def _size_of(connection: Connection) -> int:
    if connection.dialect.name != "sqlite":
        return 0
    count, size = (connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size"))
    return int(count) * int(size)


@contextmanager
def _stoppable(connection: Connection, passed: Passed) -> Iterator[None]:
    """Let SQLite itself ask on the way whether to stop: its own check is one long question."""
    driven: Any = connection.connection.driver_connection

    def is_stopped() -> int:
        try:
            passed(0)
        except Stopped:
            return 1
        return 0

    driven.set_progress_handler(is_stopped, _STEPS)
    try:
        yield
    finally:
        driven.set_progress_handler(None, 0)


def _row(found: Otherwise) -> str:
    table, *key = found.key
    named = _named(table)
    return f"{named[0].upper()}{named[1:]} {' '.join(map(str, key))}"


def _otherwise(found: Otherwise) -> str:
    if found.in_log:
        return f"việc số {found.deed} ghi trạng thái trước nó khác với các việc trước để lại"
    if not found.deed:
        return "có trong dữ liệu nhưng không việc nào trong nhật ký ghi ra"
    if not found.is_there:
        return f"không còn trong dữ liệu dù việc số {found.deed} đã ghi"
    return f"khác với việc số {found.deed} đã ghi (cột {', '.join(found.columns)})"


def _named(table: str) -> str:
    return TABLES.get(table, table)
