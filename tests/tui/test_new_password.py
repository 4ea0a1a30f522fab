"""Setting, changing and taking away the record's password on screen; the record goes on to be worked in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.errors import PasswordNeeded
from ntm_tracker.service import passwords
from ntm_tracker.service.backup import back_up, list_backups
from ntm_tracker.service.office import open_office
from ntm_tracker.store import cipher
from tests.tui.driving import at_work, record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")

SECRET, OTHER = "mật khẩu của xã", "mật khẩu khác hẳn"


@pytest.fixture(autouse=True)
def _no_keys() -> Iterator[None]:
    cipher.forget_all()
    yield
    cipher.forget_all()


async def _open_form(officer: Officer) -> None:
    await officer.press("ctrl+p")
    await officer.type("mat khau")
    await officer.press("enter")


async def _type_new(officer: Officer, typed: str, again: str) -> None:
    await officer.fill("new", typed)
    await officer.fill("again", again)


def inside(folder: Path) -> list[str]:
    """Return the names of what lies in a folder."""
    return [one.name for one in folder.iterdir()]


async def test_a_password_is_set_and_the_record_goes_on(data: Path, office: Office) -> None:
    """Typed twice, the warning ticked; nothing shows it; the same window saves on, into the encrypted record."""
    pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")
    record(office, "3.1", Draft(value="92"))
    back_up(str(data))
    office.close()
    async with at_work(data) as officer:
        await _open_form(officer)
        assert officer.room == "NewPasswordForm"
        assert "không ai, kể cả người viết chương trình" in officer.part("#form-told")
        await _type_new(officer, SECRET, OTHER)
        await officer.press("ctrl+s")
        assert "không giống nhau" in officer.error()
        assert officer.held("new") == officer.held("again") == ""
        await _type_new(officer, SECRET, SECRET)
        assert SECRET not in officer.text()
        await officer.press("ctrl+s")
        assert "Chưa đánh dấu ô" in officer.error()
        await officer.click("Tôi đã ghi mật khẩu")
        await officer.click("Xóa 1 bản sao lưu")
        await officer.press("ctrl+s")
        assert "Đã đặt mật khẩu; đã đối chiếu" in officer.told()
        assert "Đã xóa 1 bản sao lưu không mật khẩu" in officer.told()
        assert passwords.has_password(str(data))
        assert all(cipher.salt_of(one.path) for one in list_backups(str(data)))
        await officer.go_to("3.1")
        await officer.press("f5")
        await officer.refill("value", "80")
        await officer.press("ctrl+s", "ctrl+s")
        assert "Đã lưu" in officer.told()
    cipher.forget_all()
    with pytest.raises(PasswordNeeded):
        open_office(str(data))
    assert passwords.unlock(data / "ntm.db", SECRET)


async def test_a_password_is_changed_and_taken_away(data: Path, office: Office) -> None:
    """Only by somebody who types the one that it has; taking it away is asked twice."""
    pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")
    record(office, "3.1", Draft(value="92"))
    record(office, "3.1", Draft(value="80"))
    office.close()
    passwords.encrypt(str(data), SECRET, SECRET)
    async with at_work(data) as officer:
        await _open_form(officer)
        assert officer.room == "ChangePasswordForm"
        await officer.fill("present", OTHER)
        await _type_new(officer, OTHER, OTHER)
        await officer.click("Tôi đã ghi mật khẩu")
        await officer.press("ctrl+s")
        assert "gõ sai, hoặc tệp bị hỏng" in officer.error()
        await officer.fill("present", SECRET)
        await officer.press("ctrl+s")
        assert "Đã đổi mật khẩu" in officer.told()
        await officer.press("ctrl+z")
        assert "Đã hoàn tác" in officer.told()
        await _open_form(officer)
        await officer.fill("present", OTHER)
        await officer.click("Bỏ mật khẩu")
        await officer.press("ctrl+s")
        assert "ai cầm máy cũng mở được" in officer.error()
        await officer.press("ctrl+s")
        assert "Đã bỏ mật khẩu" in officer.told()
        assert officer.row("3.1").endswith("√ Đạt (tạm tính)")
    cipher.forget_all()
    open_office(str(data)).close()
    assert not passwords.has_password(str(data))


async def test_a_record_that_is_open_elsewhere_is_left_as_it_is(
    data: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence; the window goes on with the record as it was, and so does the other one."""
    pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")
    monkeypatch.setattr("ntm_tracker.store.engine._BUSY_MS", 300)
    async with at_work(data) as officer:
        await _open_form(officer)
        await _type_new(officer, SECRET, SECRET)
        await officer.click("Tôi đã ghi mật khẩu")
        with office.store.reading():
            await officer.press("ctrl+s")
        assert "đang mở ở cửa sổ hoặc máy khác" in officer.error()
        await officer.press("escape", "escape")
        record(office, "3.1", Draft(value="92"))
        await officer.press("ctrl+z")
    assert not passwords.has_password(str(data))
    assert all(not name.startswith(".") for name in inside(data))


async def test_what_is_missing_on_this_machine_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which extra to install, before anything is typed."""
    monkeypatch.setitem(__import__("sys").modules, "sqlcipher3", None)
    from ntm_tracker.store import driver

    driver.encrypted_driver.cache_clear()
    async with at_work(data) as officer:
        await _open_form(officer)
        assert not officer.is_asked
        assert "ntm-tracker[encrypted]" in officer.told()
    driver.encrypted_driver.cache_clear()
