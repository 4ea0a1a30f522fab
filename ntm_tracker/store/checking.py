"""Checking the record against itself: the file, the chain, the rows, the stored files, the index of search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from ntm_tracker.domain.checkup import Part, Problem
from ntm_tracker.domain.record_words import TABLES
from ntm_tracker.store import contents, files, search
from ntm_tracker.store.events import broken_events
from ntm_tracker.store.replay import rows_otherwise
from ntm_tracker.store.tables import event, evidence, evidence_file, file, joined_event, joined_head, logged_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from ntm_tracker.store.replay import Otherwise

_RESTORE = "hãy khôi phục bản sao lưu gần nhất còn tốt bằng “ntm restore TỆP”"
_COMPARE = "hãy đối chiếu với văn bản giấy, nếu sai thì khôi phục bản sao lưu bằng “ntm restore TỆP”"
_REINDEX = "hãy chạy “ntm doctor --reindex”"
_SCAN_AGAIN = "hãy thay bằng bản quét mới, hoặc khôi phục từ bản sao lưu"


def check_file(connection: Connection) -> Iterator[Problem]:
    """Let SQLite check the file; another database does that itself."""
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield Problem(Part.DATABASE, "Tệp dữ liệu", f"SQLite báo “{line}”", _RESTORE)


def check_links(connection: Connection) -> Iterator[Problem]:
    """Find the rows that name a row that is not there."""
    if connection.dialect.name != "sqlite":
        return
    for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        where = f"Bảng {_named(table)}, dòng {rowid}"
        yield Problem(Part.LINKS, where, f"nối tới {_named(parent)} không còn trong dữ liệu", _RESTORE)


def check_chain(connection: Connection) -> Iterator[Problem]:
    """Find the events that were changed, left out or cut off behind the program's back."""
    for number, is_changed in broken_events(connection):
        told = "nội dung đã bị sửa ngoài chương trình" if is_changed else "việc đứng trước đã bị sửa hoặc bị xóa"
        yield Problem(Part.CHAIN, f"Việc số {number}", told, _COMPARE)
    yield from _check_joined(connection)
    if connection.dialect.name == "sqlite":
        last = connection.execute(select(func.max(event.c.seq))).scalar() or 0
        ever = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'event'")).scalar() or 0
        if ever > last:
            told = f"nhật ký từng có đến việc số {ever}, các việc sau số {last} đã bị xóa"
            yield Problem(Part.CHAIN, "Cuối nhật ký", told, _RESTORE)


def _check_joined(connection: Connection) -> Iterator[Problem]:
    """Find the deeds of joined machines that were changed or left out since."""
    if all(connection.execute(select(table.c.hash).limit(1)).first() is None for table in (joined_event, joined_head)):
        return
    from ntm_tracker.store.joining.ledger import faults

    for digest, is_changed in faults(connection):
        told = "nội dung đã bị sửa ngoài chương trình" if is_changed else "một việc trước nó đã bị xóa"
        yield Problem(Part.CHAIN, f"Việc của máy khác, mã {digest[:10]}", told, _COMPARE)


def check_rows(connection: Connection) -> Iterator[Problem]:
    """Play all events again and compare what they come to with the rows."""
    for found in rows_otherwise(connection):
        yield Problem(Part.ROWS, _row(found), _otherwise(found), _COMPARE)


def check_files(connection: Connection) -> Iterator[Problem]:
    """Hash every stored file again."""
    names = dict[str, str]()
    for sha256, name, key in connection.execute(
        select(evidence_file.c.sha256, evidence_file.c.name, evidence_file.c.evidence)
    ):
        names[sha256] = f"Tệp “{name}” của minh chứng số {key}"
    for sha256, size in connection.execute(select(file.c.sha256, file.c.size)).all():
        where = names.get(sha256, f"Tệp {sha256[:12]}… (minh chứng đã hoàn tác)")
        if size != contents.length_of(connection, sha256) or not files.holds(connection, sha256):
            yield Problem(Part.FILES, where, "nội dung khác lúc lưu (mã SHA-256 không khớp)", _SCAN_AGAIN)


def check_search(connection: Connection) -> Iterator[Problem]:
    """Compare the text that search reads with the rows."""
    for number in search.out_of_step(connection):
        yield Problem(Part.SEARCH, f"Minh chứng số {number}", "chỉ mục tìm kiếm khác nội dung đã lưu", _REINDEX)


def check_search_inside(connection: Connection) -> Iterator[Problem]:
    """Let FTS5 check how the index is laid out; it takes a writer, though nothing is written."""
    if connection.dialect.name != "sqlite":
        return
    try:
        connection.exec_driver_sql("INSERT INTO evidence_search (evidence_search) VALUES ('integrity-check')")
    except DBAPIError:
        yield Problem(Part.SEARCH, "Chỉ mục tìm kiếm", "bị hỏng bên trong", _REINDEX)


CHECKS = (check_file, check_links, check_chain, check_rows, check_files, check_search)
"""Every check that only reads, in order."""
UNREADABLE = "không đọc được vì tệp dữ liệu bị hỏng", _RESTORE
"""What is told of a part whose check could not end, and the advice."""


def rows_checked(connection: Connection) -> tuple[int, int, int]:
    """Return how many events, rows and stored files there are to check."""
    counted = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in logged_tables()]
    events, stored = (
        connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (event, file)
    )
    return events, sum(counted), stored


def rebuild_search(connection: Connection) -> int:
    """Write the index of search anew from the rows; return how many pieces of evidence it holds."""
    ids = connection.execute(select(evidence.c.id)).scalars().all()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DELETE FROM evidence_search")
    search.refresh(connection, ids)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO evidence_search (evidence_search) VALUES ('rebuild')")
    return len(ids)


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
