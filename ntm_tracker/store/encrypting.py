"""The record with a password, with another one, or without: a new file, proven, put in the place of the old one.

Killed at any moment, the old record is there or the new one, whole.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from ntm_tracker.domain.long_work import UNWATCHED, Phase
from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store import backup, cipher
from ntm_tracker.store.driver import connect
from ntm_tracker.store.engine import explained
from ntm_tracker.store.moving import move
from ntm_tracker.store.one_writer import alone
from ntm_tracker.store.place import is_on_network
from ntm_tracker.store.store import HeldStore, Store
from ntm_tracker.store.watched import stoppable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.long_work import LongWork
    from ntm_tracker.store.cipher import Key
    from ntm_tracker.store.moving import Moved

_STEP = 1 << 20


def convert(database: Path, key: Key | None, work: LongWork = UNWATCHED) -> Moved:
    """Let the record be opened by `key`, without a password where it is None; nobody else may have it open.

    Raises:
        PasswordNeeded: it is encrypted, and nobody gave its password yet.
        RecordUnavailable: it is open elsewhere, is damaged, or its folder cannot be written; it is as it was.
        Stopped: as `work` said, before the new file takes the place of the old one; the record is as it was.
    """
    # Brought to this version, where it is of an earlier one.
    Store.open(database).close()
    with explained(database):
        backup.drop_abandoned(database.parent)
        folder = Path(tempfile.mkdtemp(dir=database.parent, prefix=backup.UNFINISHED))
    try:
        new = folder / database.name
        with _on_its_own(database), closing(HeldStore(database)) as held:
            moved = _written(held, new, key, work)
            with explained(database):
                _exchange(held, new, work)
    finally:
        rmtree(folder, ignore_errors=True)
    cipher.give(database, key)
    return moved


def write_converted(source: Path, target: Path, key: Key | None, work: LongWork = UNWATCHED) -> Moved:
    """Write what `source` holds to the new file `target`, opened by `key`; proven before this returns.

    Raises:
        RecordUnavailable: the source's log does not hold, or the place cannot be written.
        Stopped: as `work` said.
    """
    with closing(Store.open(source)) as store:
        return _written(store, target, key, work)


def _written(source: Store, target: Path, key: Key | None, work: LongWork) -> Moved:
    cipher.give(target, key)
    with closing(Store.create(target)) as new:
        moved = move(source, new, work)
    work.begin(Phase("kiểm tra tệp vừa ghi"))
    with explained(target):
        _check(target, work)
        backup.flush(target)
    return moved


def _check(target: Path, work: LongWork) -> None:
    with closing(connect(target)) as connection, stoppable(connection, work):
        connection.execute("PRAGMA journal_mode = DELETE")
        checks = ["PRAGMA integrity_check", "PRAGMA foreign_key_check"]
        checks += ["PRAGMA cipher_integrity_check"] if cipher.key_of(target) else []
        found = [row for check in checks for row in connection.execute(check)]
    if found != [("ok",)]:
        raise RecordUnavailable(
            f"Bản vừa ghi trong {target.parent.parent} đọc lại không đúng nên đã bỏ, dữ liệu vẫn như cũ; "
            "hãy kiểm tra ổ đĩa rồi làm lại."
        )


@contextmanager
def _on_its_own(database: Path) -> Iterator[None]:
    with alone(database) if is_on_network(database) else nullcontext():
        yield


def _exchange(held: HeldStore, new: Path, work: LongWork) -> None:
    """Put `new` in the place of the record that `held` keeps everybody out of, and leave nothing of the old one."""
    database = held.database
    work.begin(Phase("thay tệp dữ liệu", database.stat().st_size, can_stop=False))
    with ExitStack() as stack:
        if os.name == "nt":
            # An open file cannot be replaced there, by nobody: another's would stop it too.
            held.close()
            new.replace(database)
        else:
            # Somebody who waits for the lock holds the old file: it must say that it is none, not take a save.
            old = os.open(database, os.O_RDWR)
            stack.callback(os.close, old)
            new.replace(database)
            _wipe(old, work)
            stack.callback(held.close)
        backup.flush_folder(database.parent)


def _wipe(old: int, work: LongWork) -> None:
    """Write over a file that has no name any more; one that still has one is somebody's own copy."""
    with suppress(OSError):
        found = os.fstat(old)
        if not found.st_nlink:
            for at in range(0, found.st_size, _STEP):
                work.passed(os.pwrite(old, bytes(min(_STEP, found.st_size - at)), at))
            os.fsync(old)
