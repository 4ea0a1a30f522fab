"""One writer at a time on a network drive: a file beside the record says who writes."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING

from ntm_tracker.errors import RecordUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 20.0
"""Seconds in which another's save should be over."""
_FORGOTTEN = 600.0
"""So old, by the file server's own clock, is a lock that a machine left which was switched off."""


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """Hold the record's lock file.

    Raises:
        RecordUnavailable: another machine writes all the while.
        OSError: the folder cannot be written.
    """
    lock = lock_of(database)
    token = f"{_host()}\n{os.getpid()}\n{_unique()}\n"
    _take(lock, token)
    try:
        yield
    finally:
        # Somebody may have taken it for forgotten; then it is not ours to remove.
        if _read(lock) == token:
            with suppress(OSError):
                lock.unlink()


def lock_of(database: Path) -> Path:
    """Return the file that says who writes."""
    return database.with_name(f"{database.name}.lock")


def _take(lock: Path, token: str) -> None:
    give_up = monotonic() + _PATIENCE
    while not _make(lock, token):
        if _is_forgotten(lock):
            _break(lock)
        elif monotonic() > give_up:
            holder = _read(lock).partition("\n")[0] or "khác"
            raise RecordUnavailable(
                f"Dữ liệu {lock.parent} đang được máy {holder} ghi; hãy đợi ít phút rồi làm lại, "
                f"nếu máy đó đã tắt thì xóa tệp {lock.name}."
            )
        else:
            sleep(0.05)


def _make(lock: Path, token: str) -> bool:
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(token)
    return True


def _is_forgotten(lock: Path) -> bool:
    """Say whether nobody holds the lock any more: its program has ended here, or it is very old."""
    host, number, *_ = [*_read(lock).split("\n"), "", ""]
    if host == _host() and number.isdigit() and os.name != "nt":
        return not _runs(int(number))
    probe = lock.with_name(f"{lock.name}.{_unique()}")
    try:
        probe.touch()
        return probe.stat().st_mtime - lock.stat().st_mtime > _FORGOTTEN
    except OSError:
        return False  # it was let go meanwhile
    finally:
        with suppress(OSError):
            probe.unlink()


def _break(lock: Path) -> None:
    """Take a forgotten lock away; of several that try, one succeeds, and a new lock is put back."""
    held, aside = _read(lock), lock.with_name(f"{lock.name}.{_unique()}")
    with suppress(OSError):
        lock.rename(aside)
        if _read(aside) != held:
            aside.rename(lock)
            return
        aside.unlink()


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _read(lock: Path) -> str:
    try:
        return lock.read_text("utf-8", "replace")
    except OSError:
        return ""


def _host() -> str:
    # Only a record on a network drive needs it; every start would pay for the import.
    from socket import gethostname

    return gethostname()


def _unique() -> str:
    from uuid import uuid4

    return uuid4().hex
