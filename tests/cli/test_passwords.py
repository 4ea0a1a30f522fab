"""Setting and typing the password on a terminal: asked for there and nowhere else, told to nobody."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.store import cipher

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm
    from tests.typing_in import Typed

pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")
if sys.platform == "win32":
    pytest.skip("Windows has no such terminal to type in", allow_module_level=True)

from tests.typing_in import type_in

SECRET = "mật khẩu '\"; --"  # noqa: S105 - of a record of the tests


def typed(data: Path, *argv: str, answers: tuple[str, ...] = ()) -> Typed:
    """Run a command on the folder, answering what it asks; the password is nowhere on the screen."""
    ran = type_in(["--data", str(data), *argv], *answers)
    assert not any(answer in ran.shown for answer in answers if answer)
    assert "Traceback" not in ran.shown
    return ran


def test_a_password_is_set_asked_for_and_taken_away(data: Path) -> None:
    """Warned that a lost one is final; typed twice; three tries; nothing but the data on standard output."""
    ran = typed(data, "encrypt", "--json", answers=(SECRET, SECRET))
    assert ran.code == 0
    assert "không ai, kể cả người viết chương trình, mở lại được" in ran.line
    assert "tắt Unikey" in ran.line
    found = json.loads(ran.shown[ran.shown.index("{") : ran.shown.rindex("}") + 1])
    assert found["encrypted"] is True
    assert cipher.salt_of(data / "ntm.db")
    assert typed(data, "encrypt").line == "Dữ liệu đã có mật khẩu; muốn đổi thì chạy “ntm encrypt --change”."
    ran = typed(data, "show", "3.1", answers=("sai một", SECRET))
    assert ran.code == 0
    assert "gõ sai, hoặc tệp bị hỏng" in ran.line
    assert "3.1" in ran.line
    ran = typed(data, "status", answers=("sai một", "", "sai ba"))
    assert ran.code == 3
    assert "Cả 3 lần" in ran.line
    assert "mất mật khẩu thì không ai mở lại được" in ran.line
    assert typed(data, "decrypt", answers=(SECRET,)).code == 0
    assert not cipher.salt_of(data / "ntm.db")


def test_two_typings_that_differ_change_nothing(data: Path) -> None:
    """And say so."""
    before = (data / "ntm.db").read_bytes()
    ran = typed(data, "encrypt", answers=(SECRET, f"{SECRET}x"))
    assert (ran.code, "không giống nhau" in ran.line) == (2, True)
    assert (data / "ntm.db").read_bytes() == before


def test_nobody_is_asked_in_a_pipe(ntm: Ntm, data: Path) -> None:
    """A password in a file or a script would lie there for everybody."""
    ran = ntm("encrypt")
    assert (ran.code, "cửa sổ lệnh" in ran.err) == (2, True)
    from ntm_tracker.service import passwords

    passwords.encrypt(str(data), SECRET, SECRET)
    cipher.forget_all()
    ran = ntm("status", "--json")
    assert (ran.code, ran.out) == (3, "")
    assert "có mật khẩu" in ran.err
    cipher.forget_all()
