"""Opening the database, and what its errors mean to an officer."""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event
from sqlalchemy.exc import DBAPIError

from ntm_tracker.errors import RecordUnavailable, reason_of
from ntm_tracker.store import driver
from ntm_tracker.store.address import file_address
from ntm_tracker.store.cipher import is_encrypted, key_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Connection, Engine

_BUSY_MS = 5000
_ROOM_NEEDED = 1 << 18
_MEANINGS = {
    "locked": "đang được chương trình khác ghi; hãy đợi ít phút rồi làm lại",
    "readonly": "chỉ cho đọc; hãy kiểm tra quyền ghi của thư mục dữ liệu",
    "full": "không ghi được vì ổ đĩa đã đầy; hãy giải phóng chỗ trống rồi làm lại",
    "not a database": "không phải là tệp dữ liệu của chương trình; hãy kiểm tra thư mục dữ liệu đã chọn",
    "malformed": "bị hỏng; hãy khôi phục từ bản sao lưu gần nhất",
    "disk i/o": "không đọc hoặc không ghi được vì ổ đĩa hoặc USB bị lỗi; hãy kiểm tra ổ đĩa, cắm lại USB rồi làm lại",
    "unable to open": "không mở được; hãy kiểm tra đường dẫn và quyền truy cập thư mục dữ liệu",
}
_NOT_OPENED = "không mở được bằng mật khẩu đã gõ, hoặc bị hỏng; hãy gõ lại mật khẩu, hoặc khôi phục từ bản sao lưu"


def open_engine(database: Path, *, foreign_keys: bool = True, log_beside: bool = True) -> Engine:
    """Return an engine on the SQLite file `database`: WAL, flushed commits, foreign keys but for an upgrade.

    `log_beside` is False on a network drive, where several machines cannot share SQLite's log: no WAL.
    """
    configure = partial(_configure, foreign_keys=foreign_keys, journal="WAL" if log_beside else "DELETE")
    return _engine(URL.create("sqlite", database=str(database)), configure, **_driven(database, {}))


def open_held_engine(database: Path) -> Engine:
    """Return an engine that keeps everybody else out of the file `database`, which stands alone, without a log.

    Its first use fails as “locked” where another program, or another window, has the file open.
    """
    return _engine(URL.create("sqlite", database=str(database)), _configure_held, **_driven(database, {}))


def open_reading_engine(database: Path) -> Engine:
    """Return an engine that can only read: the file is opened so, and nothing is made beside it."""
    options = driver.reading_options(database)
    url = URL.create("sqlite", database=file_address(database), query={"uri": "true", **options})
    return _engine(url, _configure_reading, **_driven(database, options))


def open_memory_engine() -> Engine:
    """Return an engine on an empty database in memory, one for each thread; rows may come in any order."""
    return _engine(URL.create("sqlite"), _configure_memory)


def _driven(database: Path, options: Mapping[str, str]) -> dict[str, Any]:
    """Return how an encrypted file is opened, nothing for a plain one: SQLAlchemy knows that itself."""
    key = key_of(database)
    if key is None:
        return {}
    creator = partial(driver.connect, database, options, key=key, threads=True)
    return {"module": driver.encrypted_driver(), "creator": creator}


def _engine(url: URL, configure: Callable[[Any, object], None], **driven: Any) -> Engine:
    written = partial(json.dumps, ensure_ascii=False, sort_keys=True)
    engine = create_engine(url, json_serializer=written, **driven)
    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", _begin)
    return engine


def _configure_memory(connection: Any, _: object) -> None:
    connection.isolation_level = None


def _configure_reading(connection: Any, _: object) -> None:
    connection.isolation_level = None
    for pragma in ("query_only=ON", f"busy_timeout={_BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _configure_held(connection: Any, _: object) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    _keep_journal(connection, "DELETE")
    # A lock once taken is kept; a file without a log has none yet.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _configure(connection: Any, _: object, *, foreign_keys: bool, journal: str) -> None:
    # SQLAlchemy, not the driver, says when a transaction begins.
    connection.isolation_level = None
    _keep_journal(connection, journal)
    keys = "ON" if foreign_keys else "OFF"
    for pragma in ("synchronous=FULL", f"foreign_keys={keys}", f"busy_timeout={_BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _keep_journal(connection: sqlite3.Connection, journal: str) -> None:
    # SQLite waits for a lock everywhere but here: two programs that set up one folder would collide.
    give_up = monotonic() + _BUSY_MS / 1000
    while True:
        try:
            connection.execute(f"PRAGMA journal_mode={journal}")
        except driver.errors() as error:
            if "locked" not in str(error) or monotonic() > give_up:
                raise
            sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once: a lock taken midway cannot wait for another writer.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def explained(database: object) -> Iterator[None]:
    """Turn the driver's errors into one sentence about the file `database`.

    Raises:
        RecordUnavailable: the database cannot be opened, read or written.
    """
    try:
        yield
    except driver.errors(DBAPIError) as error:
        told = error.orig if isinstance(error, DBAPIError) else error
        raise RecordUnavailable(f"Tệp dữ liệu {database} {meaning_of(str(told), Path(str(database)))}.") from error
    except OSError as error:
        raise RecordUnavailable(
            f"Không dùng được thư mục của tệp dữ liệu {database} ({reason_of(error)}); "
            "hãy chọn thư mục khác bằng --data."
        ) from error


def meaning_of(message: str, place: Path) -> str:
    """Return what the driver's `message` about the file `place` means to an officer, and what to do."""
    # On a disk without room for its helper files SQLite speaks of a broken disk.
    if "disk i/o" in message.lower() and _is_full(place):
        return _MEANINGS["full"]
    if "not a database" in message.lower() and is_encrypted(place):
        return _NOT_OPENED
    for sign, meaning in _MEANINGS.items():
        if sign in message.lower():
            return meaning
    return f"báo lỗi “{message}”; hãy sao lưu thư mục dữ liệu và báo người phụ trách"


def _is_full(place: Path) -> bool:
    from shutil import disk_usage

    try:
        return disk_usage(place.parent).free < _ROOM_NEEDED
    except OSError:
        return False
