"""A password as it is typed: in one normal form, so that every keyboard writes the same one."""

from __future__ import annotations

import unicodedata

from ntm_tracker.errors import InputRefused

SHORTEST, LONGEST = 8, 1000
"""Letters; a shorter one is found by trying, a longer one is a pasted paper."""
FINAL = "Mất mật khẩu là mất hẳn dữ liệu: không ai, kể cả người viết chương trình, mở lại được."
UNIKEY = "Hãy tắt Unikey khi gõ, để lần sau gõ lại được đúng như vậy."
TRIES = 3


def normal(typed: str) -> str:
    """Return the password that was typed, the same from a keyboard that writes marks apart from their letters."""
    return unicodedata.normalize("NFC", typed)


def new_password(typed: str, again: str) -> str:
    """Return the password that was typed twice.

    Raises:
        InputRefused: it is empty, too short or too long, differs, or has what no keyboard types again.
    """
    password = normal(typed)
    if not password:
        raise InputRefused("Chưa gõ mật khẩu nên chưa làm gì; hãy làm lại và gõ mật khẩu.")
    if len(password) < SHORTEST:
        raise InputRefused(f"Mật khẩu ngắn hơn {SHORTEST} ký tự nên dễ bị dò ra; hãy đặt mật khẩu dài hơn.")
    if len(password) > LONGEST:
        raise InputRefused(f"Mật khẩu dài hơn {LONGEST} ký tự; hãy đặt mật khẩu ngắn hơn.")
    if not password.isprintable():
        raise InputRefused("Mật khẩu có ký tự lạ không gõ lại được; hãy chỉ dùng chữ, số, dấu và dấu cách.")
    if normal(again) != password:
        raise InputRefused("Hai lần gõ mật khẩu không giống nhau nên chưa làm gì; hãy tắt Unikey rồi làm lại.")
    return password


def not_opened(file: object) -> str:
    """Return what is said of a password that opens nothing."""
    return f"Mật khẩu không mở được {file}: gõ sai, hoặc tệp bị hỏng; hãy tắt Unikey, xem phím Caps Lock rồi gõ lại."


def given_up(file: object) -> str:
    """Return what is said after the last try."""
    return (
        f"Cả {TRIES} lần mật khẩu đều không mở được {file}: mật khẩu sai, hoặc tệp bị hỏng; hãy hỏi người đã đặt, hoặc "
        "khôi phục bản sao lưu bằng “ntm restore TỆP --lost-password”, vì mất mật khẩu thì không ai mở lại được."
    )
