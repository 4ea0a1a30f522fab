"""The record's password: asked for by whoever can, set, changed and taken away; never stored, never told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.backups import Why
from ntm_tracker.domain.password_entry import new_password, normal
from ntm_tracker.errors import InputRefused, LookingOnly, RecordUnavailable
from ntm_tracker.places import data_folder, database_file, database_url, is_read_only
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import backup, cipher, driver

if TYPE_CHECKING:
    from ntm_tracker.store.moving import Moved

_STOPPED = "Đã dừng; dữ liệu và mật khẩu vẫn như cũ."


@dataclass(frozen=True, slots=True)
class Converted:
    """What setting, changing or taking away a password came to."""

    database: Path
    is_encrypted: bool
    moved: Moved
    open_backups: tuple[Path, ...]
    """The backups that still open without a password."""


def check_can_unlock() -> None:
    """Refuse where no encrypted file can be opened, before anybody types a password.

    Raises:
        RecordUnavailable: the driver is not installed.
    """
    driver.encrypted_driver()


def unlock(file: object, typed: str) -> bool:
    """Open an encrypted file for this process; say whether the password that was typed does.

    Raises:
        RecordUnavailable: the driver for such files is not installed, or the file is locked or cannot be read.
    """
    database = Path(str(file))
    check_can_unlock()
    salt = cipher.salt_of(database)
    password = normal(typed)
    if not salt or not password or not _is_text(password):
        return False
    key = cipher.derive(password, salt)
    if not driver.opens(database, key):
        return False
    cipher.give(database, key)
    return True


def check_may_encrypt(data: str | None, *, change: bool = False) -> Path:
    """Return the record that is to get a password, or another one with `change`, before the new one is asked for.

    Raises:
        PasswordNeeded: it has one, which was not given yet.
        InputRefused: it has one already, or has none to `change`, or lies on a server.
        RecordUnavailable: there is none, or encrypted files cannot be written here.
    """
    database = _record(data)
    has_one = cipher.is_encrypted(database)
    if has_one and not change:
        raise InputRefused("Dữ liệu đã có mật khẩu; muốn đổi thì chạy “ntm encrypt --change”.")
    if change and not has_one:
        raise InputRefused("Dữ liệu chưa có mật khẩu để đổi; hãy đặt bằng “ntm encrypt”.")
    check_can_unlock()
    cipher.key_of(database)  # the old password is asked for before the new one
    return database


def encrypt(data: str | None, typed: str, again: str, *, change: bool = False, watch: Watch | None = None) -> Converted:
    """Let the record be opened by the password that was typed twice, and by nothing else.

    Raises:
        InputRefused: the password cannot be taken, or as `check_may_encrypt`.
        RecordUnavailable: the record is open elsewhere or damaged, or its place cannot be written; it is as it was.
        Stopped: as `watch` said; the record is as it was.
    """
    database = check_may_encrypt(data, change=change)
    return _converted(database, cipher.new_key(new_password(typed, again)), watch)


def check_may_decrypt(data: str | None) -> Path:
    """Return the record whose password is to be taken away.

    Raises:
        PasswordNeeded: its password was not given yet.
        InputRefused: it has none, or lies on a server.
        RecordUnavailable: there is none.
    """
    database = _record(data)
    if cipher.key_of(database) is None:
        raise InputRefused("Dữ liệu không có mật khẩu để bỏ; muốn đặt thì chạy “ntm encrypt”.")
    return database


def decrypt(data: str | None, watch: Watch | None = None) -> Converted:
    """Let the record be opened without a password.

    Raises:
        PasswordNeeded: as `check_may_decrypt`, which see.
        RecordUnavailable: as `encrypt`.
        Stopped: as `encrypt`.
    """
    return _converted(check_may_decrypt(data), None, watch)


def has_password(data: str | None) -> bool:
    """Say whether the record is encrypted."""
    return cipher.is_encrypted(_record(data))


def open_backups(data: str | None) -> tuple[Path, ...]:
    """Return the backups that open without a password."""
    return _open_backups(_record(data))


def drop_open_backups(data: str | None, watch: Watch | None = None) -> tuple[Path, ...]:
    """Take away the backups that open without a password, once one with the record's password is there; return them.

    Raises:
        PasswordNeeded: the record's password was not given yet.
        InputRefused: the record has none.
        RecordUnavailable: the record cannot be kept; nothing is taken away then.
        Stopped: as `watch` said; nothing is taken away then.
    """
    database, work = _record(data), watch or Watch()
    work.expect(1, "Đã dừng; chưa xóa bản sao lưu nào.")
    if cipher.key_of(database) is None:
        raise InputRefused("Dữ liệu chưa có mật khẩu nên chưa xóa bản sao lưu nào; hãy đặt bằng “ntm encrypt”.")
    found = _open_backups(database)
    if found:
        backup.keep(database, Why.ASKED, work=work)
        for one in found:
            backup.take_away(one)
    return found


def _converted(database: Path, key: cipher.Key | None, watch: Watch | None) -> Converted:
    from ntm_tracker.store.encrypting import convert

    work = watch or Watch()
    work.expect(1, _STOPPED)
    moved = convert(database, key, work)
    return Converted(database, key is not None, moved, _open_backups(database) if key else ())


def _open_backups(database: Path) -> tuple[Path, ...]:
    return tuple(one.path for one in backup.list_backups(database) if cipher.salt_of(one.path) is None)


def _record(data: str | None) -> Path:
    if is_read_only():
        raise LookingOnly
    if database_url(data):
        raise InputRefused(
            "Dữ liệu đang dùng nằm trên máy chủ nên không đặt mật khẩu ở đây; hãy nhờ người quản trị máy chủ."
        )
    database = database_file(data_folder(data))
    if not database.is_file():
        raise RecordUnavailable(f"Chưa có dữ liệu trong thư mục {database.parent}; hãy chọn đúng thư mục bằng --data.")
    return database


def _is_text(password: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in password)
