"""ntm encrypt, ntm decrypt, and asking for the password of a file that has one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ntm_tracker.cli.output import narrate, print_json
from ntm_tracker.cli.progress import watched
from ntm_tracker.domain.password_entry import FINAL, TRIES, UNIKEY, given_up, new_password, not_opened
from ntm_tracker.errors import InputRefused, RecordUnavailable
from ntm_tracker.service import passwords

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.errors import PasswordNeeded
    from ntm_tracker.service.passwords import Converted


def unlock(needed: PasswordNeeded) -> None:
    """Ask for the password of a file until it opens, three times at most.

    Raises:
        RecordUnavailable: nobody can be asked, or no password opened it.
    """
    passwords.check_can_unlock()
    if not sys.stdin.isatty():
        raise RecordUnavailable(needed.sentence)
    for again in range(TRIES):
        if passwords.unlock(needed.file, _ask(f"Mật khẩu của {needed.file}: ")):
            return
        if again + 1 < TRIES:
            narrate(not_opened(needed.file))
    raise RecordUnavailable(given_up(needed.file))


def encrypt(arguments: Namespace) -> int:
    """Set the record's password, or another one; take the backups away that open without it, where that is asked."""
    if arguments.drop_backups and not arguments.change and passwords.has_password(arguments.data):
        return _drop(arguments)
    passwords.check_may_encrypt(arguments.data, change=arguments.change)
    if not sys.stdin.isatty():
        raise InputRefused("Mật khẩu chỉ gõ trực tiếp trong cửa sổ lệnh; hãy chạy lại lệnh này ở đó.")
    narrate(f"{FINAL} {UNIKEY}")
    typed, again = _ask("Mật khẩu mới: "), _ask("Gõ lại mật khẩu mới: ")
    new_password(typed, again)
    narrate("Đang ghi và đối chiếu dữ liệu; đừng tắt máy cho đến khi xong.")
    with watched() as watch:
        done = passwords.encrypt(arguments.data, typed, again, change=arguments.change, watch=watch)
    dropped = passwords.drop_open_backups(arguments.data) if arguments.drop_backups else ()
    _tell(arguments, done, "Đã đổi mật khẩu của" if arguments.change else "Đã đặt mật khẩu cho", len(dropped))
    if dropped:
        _tell_dropped(len(dropped))
    elif done.open_backups:
        narrate(
            f"CHÚ Ý: {len(done.open_backups)} bản sao lưu cũ trong {done.open_backups[0].parent} vẫn mở được không cần "
            "mật khẩu; muốn xóa thì chạy “ntm encrypt --drop-backups”. Bản đã chép ra USB thì tự xóa."
        )
    if arguments.change:
        narrate("Các bản sao lưu trước đây vẫn mở bằng mật khẩu cũ.")
    return 0


def decrypt(arguments: Namespace) -> int:
    """Take the record's password away."""
    passwords.check_may_decrypt(arguments.data)
    narrate("Đang ghi và đối chiếu dữ liệu; đừng tắt máy cho đến khi xong.")
    with watched() as watch:
        done = passwords.decrypt(arguments.data, watch)
    _tell(arguments, done, "Đã bỏ mật khẩu của", 0)
    narrate("Các bản sao lưu trước đây vẫn mở bằng mật khẩu cũ.")
    return 0


def _drop(arguments: Namespace) -> int:
    dropped = passwords.drop_open_backups(arguments.data)
    if arguments.json:
        print_json({"dropped_backups": [str(one) for one in dropped]})
    _tell_dropped(len(dropped))
    return 0


def _tell_dropped(count: int) -> None:
    if count:
        narrate(f"Đã xóa {count} bản sao lưu không có mật khẩu; đã có một bản sao lưu mới có mật khẩu thay vào.")
    else:
        narrate("Không có bản sao lưu nào mở được mà không cần mật khẩu.")


def _tell(arguments: Namespace, done: Converted, told: str, dropped: int) -> None:
    rows, files = done.moved.rows, done.moved.rows["file"]
    if arguments.json:
        found = {"path": str(done.database), "encrypted": done.is_encrypted, "rows": rows, "files": files}
        print_json(found | {"open_backups": len(done.open_backups) - dropped, "dropped_backups": dropped})
    narrate(
        f"{told} {done.database}: {sum(rows.values())} dòng, {files} tệp; "
        "đã đối chiếu từng dòng, từng mã SHA-256 và chuỗi nhật ký."
    )


def _ask(prompt: str) -> str:
    from getpass import getpass

    try:
        return getpass(prompt)
    except EOFError:
        raise RecordUnavailable("Chưa gõ mật khẩu nên chưa làm gì; hãy làm lại.") from None
    except ValueError:
        return ""  # letters that the terminal does not know open nothing
