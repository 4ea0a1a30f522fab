"""Backups: made by themselves once a day and before great changes, asked for, listed, put back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from ntm_tracker.domain.backups import Why
from ntm_tracker.domain.long_work import UNWATCHED
from ntm_tracker.errors import InputRefused, LookingOnly, NotFound
from ntm_tracker.places import data_folder, database_file, database_url, is_read_only, pasted_path
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import backup, cipher
from ntm_tracker.store.backup import Backup, State

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ntm_tracker.domain.long_work import LongWork
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.restore import Restored

__all__ = ["Backup", "Kept", "State", "back_up", "back_up_before", "keep_daily", "list_backups", "plan", "restore"]


_STOPPED = "Đã dừng sao lưu; không ghi gì."
_RESTORE_STOPPED = "Đã dừng khôi phục; dữ liệu vẫn như cũ."


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made."""

    path: Path
    state: State
    templates: Path | None = None
    """Where the office's report templates lie beside it; None where there are none."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What putting a backup back would come to."""

    source: Path
    now: State | None
    """None where there is no record, or it cannot be read."""
    then: State


def back_up(data: str | None, typed: str = "", *, over: bool = False, watch: Watch | None = None) -> Kept:
    """Copy the record to the file that was typed, into a folder as “ntm.db”, or beside the record where none was.

    Raises:
        NotFound: there is no record.
        InputRefused: there is a file already and `over` is not set, or it is the record itself.
        RecordUnavailable: the record is damaged, or the place cannot be written.
        Stopped: as `watch` said; nothing was written.
    """
    database, work = _record(data), watch or Watch()
    work.expect(1, _STOPPED)
    if not typed.strip():
        _check_may_write()
        path = backup.keep(database, Why.ASKED, work=work)
        state = backup.state_kept(path)
    else:
        path = _place(database, typed, over=over)
        state = backup.write_copy(database, path, work=work)
    if state is None:
        raise NotFound(f"Không đọc lại được bản sao lưu {path}; hãy sao lưu ra nơi khác.")
    return Kept(path, state, _with_templates(database, path))


def list_backups(data: str | None) -> list[Backup]:
    """Return the backups beside the record, newest first.

    Raises:
        RecordUnavailable: their folder cannot be read.
    """
    return backup.list_backups(_file(data))


def plan(data: str | None, typed: str, *, lost: bool = False, watch: Watch | None = None) -> Plan:
    """Say what putting a backup back would come to; nothing is changed.

    `lost` says that nobody knows the record's password any more.

    Raises:
        PasswordNeeded: the record or the backup has a password that was not given yet.
        InputRefused: the file is not there, no backup, damaged, or of a newer version of the program.
        Stopped: as `watch` said.
    """
    from ntm_tracker.store.restore import check_backup

    database, work = _file(data), watch or Watch()
    work.expect(1, _RESTORE_STOPPED)
    source = _source(database, typed)
    is_there = database.is_file() and not (lost and cipher.is_locked(database))
    return Plan(source, backup.state_of(database) if is_there else None, check_backup(source, work))


def restore(data: str | None, typed: str, *, lost: bool = False, watch: Watch | None = None) -> Restored:
    """Let the record be what a backup holds; the record as it is becomes a backup first.

    `lost` says that nobody knows the record's password any more: its file is put aside as it is.

    Raises:
        PasswordNeeded: as `plan`.
        InputRefused: as `plan`.
        RecordUnavailable: the record is being written, or its place cannot be; it is as it was. Or the report templates
            could not be put back, as the sentence says then.
        Stopped: as `watch` said, before the record is written; it is as it was.
    """
    from ntm_tracker.service.template_copies import bring_back
    from ntm_tracker.store.restore import restore as put_back

    _check_may_write()
    database = _file(data)
    if not lost and database.is_file():
        cipher.key_of(database)  # asked for before anything is done
    source, work = _source(database, typed), watch or Watch()
    work.expect(1, _RESTORE_STOPPED)
    done = put_back(database, source, work)
    return replace(done, templates=bring_back(database, source, done.kept))


def back_up_before(office: Office, why: Why, work: LongWork = UNWATCHED) -> None:
    """Keep the record as it is before a great change, unless the newest backup has it so.

    Raises:
        RecordUnavailable: it cannot be kept; the change must not be made.
        Stopped: as `work` said.
    """
    _check_may_write()
    # A server's copies are its administrator's.
    if not office.store.on_server and _is_worth_it(office.database):
        backup.keep(office.database, why, work=work)


def keep_daily(data: str | None, stopped: Callable[[], bool] | None = None) -> Path | None:
    """Make the day's backup where the last is more than a day old and something changed since; return where.

    It lets others go first where `stopped` is given, which is asked whether to stop.

    Raises:
        RecordUnavailable: it cannot be made.
        Stopped: as `stopped` said.
    """
    if database_url(data):
        return None
    database = _file(data)
    if not is_read_only() and database.is_file() and backup.is_backup_due(database) and _is_worth_it(database):
        work = Watch(stopped=stopped) if stopped else Watch()
        kept = backup.keep(database, Why.DAILY, work=work, calmly=stopped is not None)
        _with_templates(database, kept)
        return kept
    return None


def _with_templates(database: Path, kept: Path) -> Path | None:
    from ntm_tracker.service.template_copies import drop_orphans, keep_templates

    written = keep_templates(database, kept)
    drop_orphans(backup.folder_of(database))
    return written


def _check_may_write() -> None:
    if is_read_only():
        raise LookingOnly


def _is_worth_it(database: Path) -> bool:
    # A record that was only set up can be set up again.
    state = backup.state_of(database)
    return state is not None and state.events > 1


def _file(data: str | None) -> Path:
    """Return the file of the record.

    Raises:
        InputRefused: it lies on a server.
    """
    if database_url(data):
        raise InputRefused(
            "Dữ liệu đang dùng nằm trên máy chủ nên không sao lưu, khôi phục ở đây; "
            "hãy nhờ người quản trị máy chủ, hoặc chép ra thư mục bằng “ntm move --to THƯ_MỤC”."
        )
    return database_file(data_folder(data))


def _record(data: str | None) -> Path:
    database = _file(data)
    if not database.is_file():
        raise NotFound(
            f"Chưa có dữ liệu để sao lưu trong thư mục {database.parent}; hãy chọn đúng thư mục bằng --data."
        )
    return database


def _place(database: Path, typed: str, *, over: bool) -> Path:
    path = pasted_path(typed)
    try:
        with suppress(FileNotFoundError):
            path.lstat()  # the only one to tell of letters that no file may have
        place = path / database.name if path.is_dir() else path
        if place.exists() and place.samefile(database):
            raise InputRefused(f"“{place}” chính là dữ liệu đang dùng; hãy chọn nơi khác để sao lưu.")
        if place.exists() and not place.is_file():
            raise InputRefused(f"“{place}” không phải là tệp thường; hãy chọn nơi khác.")
        if place.exists() and not over:
            raise InputRefused(f"Đã có tệp “{place}”; hãy chọn tên khác, hoặc thêm --force để ghi đè.")
    except (OSError, ValueError):
        raise InputRefused(f"Đường dẫn “{typed.strip()[:80]}” không dùng được; hãy chọn nơi khác để sao lưu.") from None
    return place


def _source(database: Path, typed: str) -> Path:
    """Return the file that was typed, by its path or by the name it has among the record's own backups."""
    if not typed.strip():
        raise InputRefused("Chưa ghi tệp sao lưu; hãy xem các bản đang có bằng “ntm backup --list”.")
    path = pasted_path(typed)
    own = backup.folder_of(database) / path.name
    try:
        if path.is_dir():
            return path / database.name
        return own if not path.exists() and path.name == str(path) and own.is_file() else path
    except (OSError, ValueError):
        return path  # reading it will say why


def told(state: State) -> str:
    """Return a state of the record in words: how many deeds, and which was the last."""
    from ntm_tracker.domain.dates import format_moment

    at = format_moment(state.at) if isinstance(state.at, datetime) else "không rõ lúc"
    return f"{state.events} việc, việc cuối {at}: {state.told}"
