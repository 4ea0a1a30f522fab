"""Putting a backup in the place of the record: checked first, the present state kept, all of it or nothing."""

from __future__ import annotations

import errno
import shutil
import tempfile
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.backups import Why
from ntm_tracker.domain.long_work import UNWATCHED, Phase
from ntm_tracker.errors import InputRefused, RecordUnavailable, reason_of
from ntm_tracker.store import backup, cipher
from ntm_tracker.store.driver import connect, errors
from ntm_tracker.store.engine import explained
from ntm_tracker.store.store import Store
from ntm_tracker.store.upgrade import EARLIER, HEAD
from ntm_tracker.store.watched import copy_file, copy_pages, stoppable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.long_work import LongWork
    from ntm_tracker.store.backup import State

_BUSY_S = 0.5
"""Seconds that one try waits for another's lock; who copies the pages says when it is enough."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What the record was and is."""

    before: State | None
    """None where there was no record, or it could not be read."""
    after: State
    kept: Path | None
    """Where the record as it was lies; None where there was none."""
    templates: tuple[str, ...] = ()
    """The report templates that came back with it."""


def check_backup(source: Path, work: LongWork = UNWATCHED) -> State:
    """Return which state of the record the file `source` holds; the file is only read.

    Raises:
        PasswordNeeded: it is encrypted, and nobody gave its password yet.
        InputRefused: it is not there, no record, damaged, or of a newer version of the program.
        Stopped: as `work` said.
    """
    with tempfile.TemporaryDirectory(prefix="ntm-") as folder:
        return _checked(source, _copied(source, Path(folder), work), work)


def restore(database: Path, source: Path, work: LongWork = UNWATCHED) -> Restored:
    """Let the record `database` be what the file `source` holds; `source` itself is only read.

    Windows that have the record open see the restored one. A record that can be read keeps its password, or stays
    without one, whatever `source` has; else it gets what `source` has.

    Raises:
        PasswordNeeded: `source` is encrypted, and nobody gave its password yet.
        InputRefused: as `check_backup`, or `source` is the record itself.
        RecordUnavailable: the record is being written, or its place cannot be; it is as it was.
        Stopped: as `work` said, before the record is written; it is as it was.
    """
    if database.exists() and source.exists() and source.samefile(database):
        raise InputRefused(f"“{source}” chính là dữ liệu đang dùng; hãy chọn một bản sao lưu.")
    if not database.parent.is_dir():
        # Nothing is made for a file that is no backup.
        check_backup(source, work)
    with explained(database):
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _beside(database) as folder:
        copy = _copied(source, folder, work)
        after = _checked(source, copy, work)
        # Brought to this version while nobody sees it.
        Store.open(copy).close()
        if not database.exists():
            with explained(database):
                _put_in_place(copy, database, work)
            return Restored(None, after, None)
        before, kept = _keep(database, work)
        with explained(database):
            if before:
                _pour(_opened_alike(copy, database, work), database, work)
            else:
                _put_in_place(copy, database, work)
    return Restored(before, after, kept)


def _opened_alike(copy: Path, database: Path, work: LongWork) -> Path:
    """Return `copy` as a file of the kind that `database` is: one kind cannot be written over the other."""
    if cipher.is_encrypted(copy) == cipher.is_encrypted(database):
        return copy
    from ntm_tracker.store.encrypting import write_converted

    other = copy.with_name("khac.db")
    write_converted(copy, other, cipher.key_of(database), work)
    return other


@contextmanager
def _beside(database: Path) -> Iterator[Path]:
    with explained(database):
        backup.drop_abandoned(database.parent)
        folder = Path(tempfile.mkdtemp(dir=database.parent, prefix=backup.UNFINISHED))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copied(source: Path, folder: Path, work: LongWork) -> Path:
    """Copy a file with what SQLite left beside it, so that reading it changes nothing of it."""
    place = folder / "ntm.db"
    key = cipher.key_of(source)
    try:
        if not source.is_file():
            raise InputRefused(f"Không có tệp sao lưu “{source}”; hãy xem các bản đang có bằng “ntm backup --list”.")
        if not cipher.may_be_record(source):
            raise _no_backup(source)
        work.begin(Phase("đọc bản sao lưu", source.stat().st_size))
        copy_file(source, place, work)
        beside = Path(f"{source}-wal")
        if beside.is_file():
            shutil.copyfile(beside, f"{place}-wal")
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise RecordUnavailable(
                f"Không đủ chỗ trong {folder.parent} để khôi phục; hãy giải phóng chỗ trống rồi làm lại."
            ) from error
        raise InputRefused(
            f"Không đọc được tệp sao lưu “{source}” ({reason_of(error)}); hãy kiểm tra đường dẫn hoặc USB."
        ) from error
    except ValueError:
        raise InputRefused("Đường dẫn có ký tự lạ nên không đọc được; hãy chọn lại tệp sao lưu.") from None
    cipher.give(place, key)
    return place


def _checked(source: Path, copy: Path, work: LongWork) -> State:
    state = backup.state_of(copy)
    if state is None:
        raise _no_backup(source)
    if state.revision not in (*EARLIER, HEAD):
        raise InputRefused(
            f"Bản sao lưu “{source}” do phiên bản mới hơn của chương trình tạo (mã {state.revision}); "
            "hãy cài bản chương trình mới nhất rồi khôi phục."
        )
    work.begin(Phase("kiểm tra bản sao lưu"))
    if not is_sound(copy, work):
        raise InputRefused(f"Bản sao lưu “{source}” bị hỏng nên chưa khôi phục gì; hãy chọn bản sao lưu khác.")
    return state


def _no_backup(source: Path) -> InputRefused:
    return InputRefused(
        f"“{source}” không phải là bản sao lưu của chương trình hoặc đã bị hỏng; hãy chọn bản sao lưu khác."
    )


def is_sound(copy: Path, work: LongWork = UNWATCHED) -> bool:
    """Say whether SQLite finds nothing wrong with a record that nobody has open.

    Raises:
        Stopped: as `work` said.
    """
    try:
        with closing(connect(copy)) as connection, stoppable(connection, work):
            whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return whole and connection.execute("PRAGMA foreign_key_check").fetchone() is None
    except errors():
        return False


def _keep(database: Path, work: LongWork) -> tuple[State | None, Path]:
    """Keep the record as it is; return its state, None where it is damaged or locked, and where it lies now."""
    if not cipher.is_locked(database) and (before := backup.state_of(database)):
        with suppress(RecordUnavailable):
            return before, backup.keep(database, Why.RESTORE, work=work)
    # It cannot be read as a record: kept byte for byte, for somebody who knows more.
    with backup.told_of(backup.folder_of(database)):
        return None, backup.put_aside(database)


def _pour(copy: Path, database: Path, work: LongWork) -> None:
    """Write one database over another as one transaction: killed in the middle, the old one is there."""
    with closing(connect(copy)) as source, closing(connect(database, timeout=_BUSY_S)) as target:
        target.execute("PRAGMA synchronous = FULL")
        copy_pages(source, target, work, Phase("thay dữ liệu", can_stop=False))


def _put_in_place(copy: Path, database: Path, work: LongWork) -> None:
    work.begin(Phase("thay dữ liệu", can_stop=False))
    with closing(connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    key = cipher.key_of(copy)
    copy.chmod(0o600)
    for left in (f"{database}-wal", f"{database}-shm"):
        with suppress(FileNotFoundError):
            Path(left).unlink()
    try:
        copy.replace(database)
    except PermissionError as error:
        raise RecordUnavailable(
            f"Tệp dữ liệu {database} đang mở ở cửa sổ khác nên chưa khôi phục được; hãy đóng các cửa sổ rồi làm lại."
        ) from error
    cipher.give(database, key)
