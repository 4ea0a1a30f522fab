"""Connections to a file by its own driver: SQLite's, or SQLCipher's where the file is encrypted."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store import cipher
from ntm_tracker.store.address import file_address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ntm_tracker.store.cipher import Key

_NAME = "sqlcipher3.dbapi2"
_ASKED: Literal["asked"] = "asked"


def connect(
    database: Path,
    options: Mapping[str, str] | None = None,
    *,
    key: Key | Literal["asked"] | None = _ASKED,
    timeout: float = 5.0,
    threads: bool = False,
) -> sqlite3.Connection:
    """Return a connection to `database` under SQLite's own `options`.

    Args:
        database: the file.
        options: as they stand behind a file's address.
        key: what opens it; asked of `cipher` where it is not given.
        timeout: seconds to wait for another's lock.
        threads: whether several threads use the connection, in turn.

    Raises:
        PasswordNeeded: it is encrypted, and nobody gave the password yet.
        RecordUnavailable: it is encrypted, and the driver for such files is not installed.
        Exception: one of `errors()`.
    """
    found = cipher.key_of(database) if key == _ASKED else key
    address = file_address(database, **(options or {}))
    if found is None:
        return sqlite3.connect(address, uri=True, timeout=timeout, check_same_thread=not threads)
    made: sqlite3.Connection = encrypted_driver().connect(
        address, uri=True, timeout=timeout, check_same_thread=not threads
    )
    made.execute(found.statement())
    return made


def opens(database: Path, key: Key) -> bool:
    """Say whether `key` opens an encrypted file; nothing of it is changed.

    Raises:
        RecordUnavailable: it cannot be read just now, whatever opens it.
    """
    from ntm_tracker.store.engine import explained

    with explained(database):
        try:
            with closing(connect(database, reading_options(database, key=key), key=key)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except errors() as error:
            # A page that is damaged and one that the key does not fit look the same.
            if is_operational(error):
                raise
            return False
        return True


def reading_options(database: Path, *, key: Key | Literal["asked"] | None = _ASKED) -> dict[str, str]:
    """Return the options under which `database` can be read and not one byte of it be changed.

    SQLite wants files beside one that is in use; where it cannot make them, as on a locked stick, nobody
    writes there either, and the file is read as it stands.
    """
    options = {"mode": "ro"}
    try:
        with closing(connect(database, options, key=key)) as connection:
            connection.execute("SELECT name FROM sqlite_master").fetchone()
    except errors() as error:
        # What is wrong with the file itself will be said when it is read.
        log = database.with_name(f"{database.name}-wal")
        if is_operational(error) and (not log.exists() or not log.stat().st_size):
            return options | {"immutable": "1"}
    return options


def errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """Return what the drivers in use raise, and `others`."""
    encrypted = sys.modules.get(_NAME)
    return (*others, sqlite3.Error, encrypted.Error) if encrypted else (*others, sqlite3.Error)


def is_operational(error: Exception) -> bool:
    """Say whether the system refused, and not the file: a lock, a right, a full disk."""
    return type(error).__name__ == "OperationalError"


@cache
def encrypted_driver() -> Any:
    """Return SQLCipher's driver.

    Raises:
        RecordUnavailable: it is not installed.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise RecordUnavailable(
            "Máy này chưa có phần đọc, ghi dữ liệu mã hóa; hãy chạy “pip install ntm-tracker[encrypted]” rồi làm lại."
        ) from None
    whole: Any = dbapi2
    connection = whole.connect(":memory:")
    # Both hold for the process. What it would tell of a wrong password lands in the middle of a screen.
    for setting in ("cipher_log_level = NONE", "cipher_memory_security = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.close()
    return whole


def open_blob(connection: Any, table: str, column: str, row: int, *, readonly: bool) -> Any:
    """Return a stored blob to be read or written in pieces; SQLCipher's driver has another name for it."""
    if isinstance(connection, sqlite3.Connection):
        return connection.blobopen(table, column, row, readonly=readonly)
    return connection.open_blob(table, column, row, readonly=readonly)
