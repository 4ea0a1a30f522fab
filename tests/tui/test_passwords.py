"""The screens on a record with a password."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.service import passwords
from ntm_tracker.store import cipher
from ntm_tracker.tui.app import NtmApp
from tests.tui.driving import SMALL, Officer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import time_machine

pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")

SECRET = "mật khẩu của xã"  # noqa: S105 - of a record of the tests


@pytest.fixture
def locked(data: Path, clock: time_machine.Traveller) -> Iterator[str]:  # noqa: ARG001 - the day stands still
    """A folder whose record has a password that nobody gave yet."""
    passwords.encrypt(str(data), SECRET, SECRET)
    cipher.forget_all()
    yield str(data)
    cipher.forget_all()


async def test_the_password_is_asked_for_before_the_record_opens(locked: str) -> None:
    """Dots on the screen; a wrong one is told and the field is empty again; typed as Unikey sends it; Enter opens."""
    app = NtmApp(locked)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        officer = Officer(app, pilot)
        await officer.opened()
        assert officer.room == "PasswordForm"
        assert "không ai, kể cả người viết chương trình" in officer.part("#form-told")
        await officer.type("sai rồi")
        assert "sai rồi" not in officer.text()
        assert "•••••••" in officer.text()
        await officer.press("enter")
        assert "gõ sai, hoặc tệp bị hỏng" in officer.error()
        assert officer.held("password") == ""
        assert app.board is None
        await officer.type("mâ\x7fật khẩu của xã")
        await officer.press("ctrl+a", "ctrl+c")
        assert app.clipboard == ""
        await officer.press("enter")
        assert officer.room == "ChecklistScreen"
        assert app.board is not None
        assert app.failure is None
    assert app.desk.office
    app.desk.office.close()


@pytest.mark.parametrize("way", ["three", "escape"])
async def test_a_record_that_stays_closed_is_told(locked: str, way: str) -> None:
    """After three tries, or where somebody leaves; exit code 3, one sentence, no password in it."""
    app = NtmApp(locked)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        officer = Officer(app, pilot)
        await officer.opened()
        if way == "escape":
            await officer.press("escape")
        else:
            for _ in range(3):
                await officer.type("sai rồi")
                await officer.press("enter")
    assert app.return_code == 3
    assert app.failure
    assert ("Cả 3 lần" if way == "three" else "Chưa gõ mật khẩu") in app.failure.sentence
    assert "sai rồi" not in app.failure.sentence


@pytest.mark.skipif(sys.platform == "win32", reason="the path is typed as on Linux")
async def test_a_backup_with_a_password_is_restored(data: Path, tmp_path: Path, clock: time_machine.Traveller) -> None:  # noqa: ARG001
    """Its password is asked for on the way."""
    from ntm_tracker.service.backup import back_up
    from tests.tui.driving import at_work

    back_up(str(data), str(tmp_path / "b.db"))
    usb = tmp_path / "usb"
    usb.mkdir()
    (usb / "ntm.db").write_bytes((tmp_path / "b.db").read_bytes())
    passwords.encrypt(str(usb), SECRET, SECRET)
    cipher.forget_all()
    async with at_work(data) as officer:
        await officer.app.run_action("app.restore")
        await officer.settle()
        await officer.fill("file", str(usb / "ntm.db"))
        await officer.press("ctrl+s")
        assert officer.room == "PasswordForm"
        await officer.type(SECRET)
        await officer.press("enter")
        assert officer.room == "RestoreForm"
        assert "Bản sao lưu: 1 việc" in officer.part("#planned")
        await officer.press("ctrl+s")
        assert "Đã khôi phục" in officer.told()
    cipher.forget_all()
