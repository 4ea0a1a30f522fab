"""A window below 80x24 says so and asks for more; enlarged, everything is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import SMALL, at_work, joined

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")

_TOLD = "chương trình cần ít nhất 80 cột, 24 dòng; hãy phóng to cửa sổ"


async def _resize(officer: Officer, size: tuple[int, int]) -> None:
    await officer.pilot.resize_terminal(*size)
    await officer.settle()


async def _small_and_back(officer: Officer) -> None:
    """Make the window small in two steps: it says how small, takes no key, and comes back line by line."""
    before, focused = officer.lines(), officer.app.screen.focused
    for width, height in ((79, 24), (40, 10)):
        await _resize(officer, (width, height))
        assert f"Cửa sổ đang có {width} cột, {height} dòng; {_TOLD}" in joined(officer.text())
        assert not [word for word in ("F2 Tổng", "Lưu (", "Quy hoạch") if word in officer.text()]
        await officer.type("abc\r\x13")
        await officer.press("down", "f4", "escape", "f5")
    await _resize(officer, SMALL)
    assert officer.lines() == before
    assert officer.app.screen.focused is focused


async def test_every_room_and_dialog_recovers(data: Path) -> None:
    """Cursor row, scrolled detail, filter, what was typed in a form, the focus: all as before, in one app."""
    async with at_work(data) as officer:
        await officer.go_to("8.3")
        await _small_and_back(officer)
        for key in ("f2", "f4", "f8", "ctrl+b", "ctrl+o"):
            await officer.press(key, "down")
            await _small_and_back(officer)
        await officer.press("f3", "slash")
        await officer.type("thuy")
        await _small_and_back(officer)
        await officer.press("f6")
        assert officer.told()
        await _small_and_back(officer)
        await officer.calm()
        await officer.press("escape")
        await officer.go_to("8.3")
        await officer.press("f6")
        await officer.type("Biên bản nghiệm thu")
        await officer.press("tab")
        await officer.type("12/BC")
        await _small_and_back(officer)
        assert officer.held("note") == "Biên bản nghiệm thu"
        await officer.press("escape", "escape", "ctrl+p")
        await officer.type("duong")
        await _small_and_back(officer)
        await officer.press("escape")
        assert len(officer.board.events) == 1


async def test_a_screen_that_opens_while_the_window_is_small_says_so_too(data: Path) -> None:
    """A dialog that closes by itself does not uncover the room beneath; F10 still ends the program."""
    async with at_work(data) as officer:
        await officer.press("ctrl+p")
        await _resize(officer, (60, 20))
        officer.app.screen.dismiss(None)
        await officer.settle()
        assert _TOLD in joined(officer.text())
        await officer.press("f10")
        assert officer.app.return_code == 0
