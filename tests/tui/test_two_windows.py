"""The same record open in two programs: each shows what the other saved, and neither writes over it unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.service.office import open_office
from tests.service.deeds import record, value
from tests.tui.driving import at_work

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("clock")


async def test_what_another_window_saves_appears_by_itself(data: Path) -> None:
    """In the list, under an open dialog; what was typed there is kept, and its save over the other's is refused."""
    other = open_office(str(data))
    async with at_work(data) as officer:
        await officer.go_to("3.3")
        await officer.press("f5")
        await officer.refill("value", "70")
        record(other, "3.1", value("92"))
        record(other, "3.3", value("88"))
        officer.app._follow()  # noqa: SLF001 - what the timer calls once a second
        await officer.settle()
        assert officer.held("value") == "70"
        await officer.press("ctrl+s")
        assert "88" in officer.error()
        await officer.press("escape", "escape")
        assert "Đạt (tạm tính)" in officer.row("3.1")
        seen = officer.board
        officer.app._follow()  # noqa: SLF001
        await officer.settle()
        assert officer.board is seen
    other.close()


async def test_the_record_is_looked_at_every_second(data: Path) -> None:
    """Less than the two seconds in which a change must appear."""
    async with at_work(data) as officer:
        looks = [timer for timer in officer.app._timers if timer._callback == officer.app._follow]  # noqa: SLF001
        assert [timer._interval for timer in looks] == [1.0]  # noqa: SLF001
