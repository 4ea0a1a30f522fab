"""What the dialogs of the record's password ask of the services, on a worker's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.errors import NtmError

if TYPE_CHECKING:
    from ntm_tracker.service.passwords import Converted
    from ntm_tracker.service.watch import Watch

_OLDER = "Các bản sao lưu trước đây vẫn mở bằng mật khẩu cũ."


@dataclass(frozen=True, slots=True)
class Protection:
    """How the record is protected now."""

    file: str
    has_password: bool
    open_backups: int
    """How many backups open without a password."""


def protection(data: str | None) -> Protection:
    """Return how the record is protected.

    Raises:
        NtmError: it lies on a server, is only looked at, or this machine cannot write encrypted files.
    """
    from ntm_tracker.service.passwords import check_may_encrypt, has_password, open_backups

    has_one = has_password(data)
    file = check_may_encrypt(data, change=has_one)
    return Protection(str(file), has_one, len(open_backups(data)))


def encrypt(data: str | None, typed: str, *, change: bool, drop: bool, watch: Watch) -> str:
    """Set the record's password, or another one; return what to tell."""
    from ntm_tracker.service.passwords import encrypt as convert

    done = convert(data, typed, typed, change=change, watch=watch)
    told = [_told("Đã đổi mật khẩu" if change else "Đã đặt mật khẩu", done)]
    if change:
        told.append(_OLDER)
    if drop:
        told.append(_dropped(data, watch))
    elif done.open_backups:
        told.append(f"CHÚ Ý: {len(done.open_backups)} bản sao lưu cũ vẫn mở được không cần mật khẩu.")
    return " ".join(told)


def decrypt(data: str | None, watch: Watch) -> str:
    """Take the record's password away; return what to tell."""
    from ntm_tracker.service.passwords import decrypt as convert

    return f"{_told('Đã bỏ mật khẩu', convert(data, watch))} {_OLDER}"


def _dropped(data: str | None, watch: Watch) -> str:
    """Take away the backups that open without a password; that this failed does not undo what was done."""
    from ntm_tracker.service.passwords import drop_open_backups

    try:
        dropped = drop_open_backups(data, watch)
    except NtmError as error:
        return f"CHƯA xóa bản sao lưu không mật khẩu: {error.sentence}"
    return f"Đã xóa {len(dropped)} bản sao lưu không mật khẩu; đã có bản mới có mật khẩu thay vào."


def _told(what: str, done: Converted) -> str:
    rows, files = sum(done.moved.rows.values()), done.moved.rows["file"]
    return f"{what}; đã đối chiếu {rows} dòng, {files} tệp và nhật ký."
