"""Dark, light, high contrast: chosen with the arrows, remembered, readable; and without any colour too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.places import preferences_file
from ntm_tracker.service.preferences import keep_preferences, read_preferences
from ntm_tracker.tui import themes
from tests.tui.contrast import faint
from tests.tui.driving import FAILED, PASSED, WIDE, at_work, confirm, prove, record

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

_LEAST = {"ntm-toi": 4.5, "ntm-sang": 4.5, "ntm-tuong-phan": 7.0}
"""Level AA, and AAA for the look of the highest contrast."""


@pytest.fixture
def busy(office: Office) -> Office:
    """A record with every verdict and every severity."""
    record(office, "3.1", Draft(value="80"))
    record(office, "3.2", PASSED)
    record(office, "19.1", FAILED)
    record(office, "7", Draft(not_applicable="Xã không có chợ"))
    confirm(office, "4")
    record(office, "4", Draft(value="99"))
    prove(office, "4", valid_until="30/06/2024")
    return office


async def _rooms(officer: Officer) -> AsyncIterator[str]:
    """Show each room and the main dialogs."""
    await officer.go_to("3.1")
    yield "Tiêu chí"
    await officer.press("enter")
    yield "chi tiết"
    await officer.press("escape")
    for key in ("f5", "f6", "f7", "ctrl+p", "f1", "f12"):
        await officer.press(key)
        if key in ("f5", "f6"):
            await officer.press("ctrl+s")
        yield f"Tiêu chí, {key}"
        await officer.press("escape")
    for key in ("f2", "f4", "f8", "ctrl+b", "ctrl+o"):
        await officer.press(key)
        yield key
    await officer.press("ctrl+z")
    yield "lời báo"


async def test_every_word_can_be_read_in_every_look(data: Path, busy: Office) -> None:
    """Letters and signs stand out 4.5 to 1 from their ground, 7 to 1 in the look of high contrast."""
    del busy
    found: list[tuple[str, str, tuple[str, float]]] = []
    async with at_work(data, size=WIDE) as officer:
        async for where in _rooms(officer):
            for name, least in _LEAST.items():
                officer.app.theme = name
                await officer.settle()
                found += [(where, name, word) for word in faint(officer.app, least)]
    assert not found


async def test_a_look_is_tried_with_the_arrows_and_remembered(data: Path, office: Office) -> None:
    """Each mark shows its look at once, Esc takes it back, Enter keeps it for the next start."""
    del office
    async with at_work(data) as officer:
        await officer.press("ctrl+p")
        await officer.type("giao dien\r")
        assert officer.app.theme == themes.DEFAULT
        await officer.press("down")
        assert officer.app.theme == "ntm-sang"
        await officer.press("escape")
        assert officer.app.theme == themes.DEFAULT
        assert read_preferences().theme == ""
        await officer.press("ctrl+p")
        await officer.type("giao dien\r")
        await officer.press("up", "enter")
        assert read_preferences().theme == "ntm-tuong-phan"
        await officer.press("ctrl+p")
        await officer.type("net ve\r")
        assert "vẽ đơn giản" in officer.told()
        await officer.calm()
        assert "►3" not in officer.text()
    async with at_work(data) as officer:
        assert officer.app.theme == "ntm-tuong-phan"
        assert ">3" in officer.text()
        await officer.press("ctrl+p")
        await officer.type("net ve\r")
        await officer.calm()
        assert "►3" in officer.text()


async def test_a_look_that_is_not_there_is_the_first_one(data: Path, office: Office) -> None:
    """A name from another version, or a damaged file, never stops the program."""
    del office
    keep_preferences(theme="khong-co")
    async with at_work(data) as officer:
        assert officer.app.theme == themes.DEFAULT
    preferences_file().write_bytes(b"\xff[[[")
    async with at_work(data) as officer:
        assert officer.app.theme == themes.DEFAULT


async def test_without_colours_sign_and_word_remain(data: Path, busy: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR draws greys only; each verdict is told by a sign and a word of its own."""
    del busy
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_work(data, size=WIDE) as officer:
        for number, told in (("3.1", "× Chưa đạt"), ("3.2", "√ Đạt"), ("2.2", "? Chưa xác định"), ("1.1", "○ Chưa")):
            await officer.go_to(number)
            assert told in officer.row(number)
        colours = {
            colour.triplet
            for strip in officer.app.screen._compositor.render_strips()  # noqa: SLF001 - what is drawn
            for segment in strip
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour
        }
        assert colours
        assert all(shade and shade.red == shade.green == shade.blue for shade in colours)
