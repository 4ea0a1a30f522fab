"""Copies of the whole record: made while it is in use, verified, put in their place whole or not at all.

A copy of an encrypted record opens with the same password.

Only the driver is used, not SQLAlchemy: looking whether one is due must cost a command nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import sleep, time
from typing import TYPE_CHECKING

from ntm_tracker.domain.backups import KEPT_FOR_GOOD, Why, is_due, to_keep
from ntm_tracker.domain.long_work import UNWATCHED, Phase
from ntm_tracker.errors import RecordUnavailable, reason_of
from ntm_tracker.places import is_read_only
from ntm_tracker.store import cipher
from ntm_tracker.store.driver import connect, errors, reading_options
from ntm_tracker.store.watched import copy_pages, stoppable

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

    from ntm_tracker.domain.long_work import LongWork

BACKUPS = "sao-luu"
"""The folder, beside the database, that keeps its backups."""
UNFINISHED = ".ntm-dang-ghi-"
"""How a copy is called until it is whole; one that a killed program left is known by it."""
_PAUSE = 0.005
_ABANDONED_AFTER = 3600
_NAME = re.compile(r"-(?:ban-(?P<revision>\w+)-)?(?P<at>\d{8}-\d{6})(?:-(?P<why>[a-z-]*[a-z]))?(?:-\d+)?\.db")


@dataclass(frozen=True, slots=True)
class State:
    """Which state of the record a file holds."""

    revision: str
    events: int
    mark: str
    """The hash of the last event, “” where there is none."""
    at: datetime | None
    """When the last deed was done."""
    told: str
    """What it was."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in the record's own folder."""

    path: Path
    at: datetime
    why: Why
    size: int


def folder_of(database: Path) -> Path:
    """Return the folder that keeps the backups of `database`."""
    return database.parent / BACKUPS


def list_backups(database: Path) -> list[Backup]:
    """Return the backups of `database`, newest first; whatever else lies in the folder is left out.

    Raises:
        RecordUnavailable: the folder cannot be read.
    """
    found = []
    with told_of(folder_of(database)), suppress(FileNotFoundError):
        for path in folder_of(database).iterdir():
            matched = _NAME.fullmatch(path.name.removeprefix(database.stem))
            if path.name.startswith(database.stem) and matched and path.is_file():
                why = Why.UPGRADE if matched["revision"] else _why(matched["why"])
                found.append(Backup(path, _moment(matched["at"]), why, path.stat().st_size))
    return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)


def is_backup_due(database: Path) -> bool:
    """Say whether the last backup is more than a day old, by the names in the folder alone."""
    listed = list_backups(database)
    return is_due(listed[0].at if listed else None, datetime.now().astimezone())


def keep(database: Path, why: Why, *, revision: str = "", work: LongWork = UNWATCHED, calmly: bool = False) -> Path:
    """Keep the record as it is; return where: where the newest backup holds the same state, that is it.

    Older ones are thinned. `calmly` lets others go first.

    Raises:
        RecordUnavailable: the record is damaged, or the place cannot be written; nothing is left of the attempt.
        Stopped: as `work` said.
    """
    folder = folder_of(database)
    with told_of(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    state = state_of(database)
    for kept in list_backups(database)[:1]:
        # What was kept before the password was set or changed opens without it, or with the earlier one.
        if state is not None and state_kept(kept.path) == state and cipher.open_alike(kept.path, database):
            return kept.path
    place = _free_place(folder, database.stem, why, revision)
    write_copy(database, place, work=work, calmly=calmly)
    thin(database)
    return place


def write_copy(database: Path, place: Path, *, work: LongWork = UNWATCHED, calmly: bool = False) -> State:
    """Copy the record to `place`, over what is there; return the state that was copied.

    The copy is checked before it takes its place. Readers and writers of the record go on meanwhile.

    Raises:
        RecordUnavailable: the record is damaged, or the place cannot be written; what was there is left.
        Stopped: as `work` said; what was there is left.
    """
    with told_of(place.parent):
        drop_abandoned(place.parent)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=UNFINISHED, suffix=".tmp")
        os.close(handle)
    beside = Path(name)
    try:
        with told_of(place):
            copied = _copy(database, beside, work, _pause if calmly else _go_on)
            flush(beside)
            beside.replace(place)
            flush_folder(place.parent)
    finally:
        for left in (beside, Path(f"{name}-journal")):
            with suppress(OSError):
                left.unlink()
    return copied


def state_of(database: Path) -> State | None:
    """Return which state the record `database` is in, None where it cannot be read as one."""
    return _state_at(database, _options(database))


def state_kept(backup: Path) -> State | None:
    """Return which state of a record a file that nobody writes to holds, None where it holds none that can be read.

    One with a password that was not given cannot: nobody is asked for it.
    """
    return None if cipher.is_locked(backup) else _state_at(backup, {"mode": "ro", "immutable": "1"})


def thin(database: Path) -> None:
    """Take away the backups that are too many: one a day, a week, a month is kept."""
    thinned = [one for one in list_backups(database) if one.why not in KEPT_FOR_GOOD]
    kept = to_keep((one.at for one in thinned), datetime.now().astimezone())
    for one in thinned:
        if one.at not in kept:
            # On Windows one may be open in another program; the next time will do.
            with suppress(RecordUnavailable):
                take_away(one.path)


def take_away(backup: Path) -> None:
    """Remove a backup, with what SQLite left beside it.

    Raises:
        RecordUnavailable: it cannot be removed.
    """
    with told_of(backup):
        for ending in ("-wal", ""):
            Path(f"{backup}{ending}").unlink(missing_ok=True)


@contextmanager
def told_of(place: Path) -> Iterator[None]:
    """Turn what SQLite and the system refuse into one sentence about `place`.

    Raises:
        RecordUnavailable: it could not be done.
    """
    try:
        yield
    except errors() as error:
        from ntm_tracker.store.engine import meaning_of

        raise RecordUnavailable(f"Bản sao lưu {place} {meaning_of(str(error), place)}.") from error
    except OSError as error:
        raise RecordUnavailable(
            f"Không dùng được thư mục sao lưu {place} ({reason_of(error)}); hãy kiểm tra chỗ trống và quyền ghi."
        ) from error


def _copy(database: Path, beside: Path, work: LongWork, rest: Callable[[], None]) -> State:
    try:
        opened = connect(database, _options(database))
        with closing(opened) as source, closing(connect(beside, key=cipher.key_of(database))) as copy:
            # One view for what is counted and what is copied; writers go on beside it.
            source.execute("BEGIN")
            state = _state(source)
            copy_pages(source, copy, work, Phase("chép dữ liệu"), rest)
            source.rollback()
            # A file that stands alone: nothing has to lie beside it on a stick that cannot be written.
            copy.execute("PRAGMA journal_mode = DELETE")
            work.begin(Phase("kiểm tra bản sao lưu vừa chép"))
            with stoppable(copy, work):
                is_sound = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            if is_sound and state is not None and _state(copy) == state:
                return state
    except errors() as error:
        if not any(sign in str(error) for sign in ("malformed", "not a database")):
            raise
    raise RecordUnavailable(
        f"Tệp dữ liệu {database} bị hỏng nên chưa sao lưu, chưa làm gì; hãy khôi phục từ bản sao lưu gần nhất."
    )


def _go_on() -> None:
    """Take no rest."""


def _pause() -> None:
    sleep(_PAUSE)


def _options(database: Path) -> dict[str, str]:
    """Return how the record itself is opened: it must be there, and whoever may only look changes nothing of it."""
    return reading_options(database) if is_read_only() else {"mode": "rw"}


def _state_at(database: Path, options: Mapping[str, str]) -> State | None:
    try:
        with closing(connect(database, options)) as connection:
            return _state(connection)
    except errors(ValueError):
        return None


def _state(connection: sqlite3.Connection) -> State | None:
    named = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"alembic_version", "event", "office"} <= named:
        return None
    (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone() or ("",)
    (events,) = connection.execute("SELECT count(*) FROM event").fetchone()
    last = connection.execute("SELECT hash, at, summary FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    mark, at, told = last or ("", None, "")
    return State(str(revision), int(events), mark, datetime.fromisoformat(at) if at else None, told)


def _free_place(folder: Path, stem: str, why: Why, revision: str) -> Path:
    now = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    name = f"{stem}-ban-{revision}-{now}" if revision else f"{stem}-{now}-{why.value}"
    place, again = folder / f"{name}.db", 1
    while place.exists():
        again += 1
        place = folder / f"{name}-{again}.db"
    return place


def _why(told: str | None) -> Why:
    return next((why for why in Why if why.value == told), Why.ASKED)


def _moment(digits: str) -> datetime:
    try:
        return datetime.strptime(digits, "%Y%m%d-%H%M%S").astimezone()
    except (ValueError, OverflowError):
        return datetime.fromtimestamp(0, UTC)


def drop_abandoned(folder: Path) -> None:
    """Remove what a killed program left unfinished; a copy in the making is younger than that."""
    for left in folder.glob(f"{UNFINISHED}*"):
        with suppress(OSError):
            if abs(time() - left.stat().st_mtime) > _ABANDONED_AFTER:
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def flush(path: Path) -> None:
    """Let the disk have all of a file."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Let the disk have the names in a folder."""
    # Windows cannot open a folder; there a rename is flushed with the file.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def put_aside(database: Path) -> Path:
    """Copy a record that cannot be read, byte for byte, with what lies beside it; return where.

    Raises:
        OSError: it cannot be copied.
    """
    folder = folder_of(database)
    folder.mkdir(mode=0o700, exist_ok=True)
    place = _free_place(folder, database.stem, Why.SPOILT, "")
    for ending in ("-wal", ""):
        part = Path(f"{database}{ending}")
        if part.is_file():
            shutil.copyfile(part, f"{place}{ending}")
    return place
