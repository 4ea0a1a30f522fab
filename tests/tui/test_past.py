"""Looking at a past day: every room shows it, nothing is written, Esc comes back to today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.plan import PlanDraft, record_plan
from ntm_tracker.service.recording import Recording, record_result
from ntm_tracker.service.villages import TitleDraft, set_titles
from tests.service.deeds import events
from tests.tui.driving import at_work, joined

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office

_ROOMS = ("f2", "f3", "f4", "f8", "ctrl+l", "ctrl+u", "ctrl+d", "ctrl+o")


async def test_every_room_shows_the_past_day_and_writes_nothing(data: Path, office: Office) -> None:
    """What was known then, with the day in the heading; each deed is refused by one sentence; Esc shows today."""
    record_result(office, "3.1", Recording(Draft(value="92"), on="01/09/2024"))
    record_plan(office, "thu-nhap-binh-quan", PlanDraft("50", on="01/09/2024"))
    set_titles(office, ["huong than"], TitleDraft(culture="2024"))
    assign(office, ["3.1"], Assigning(office.who, "30/10/2024"))
    count = events(office)
    refusal = "Đang xem tại ngày 30/06/2024 nên không ghi gì; hãy nhấn Esc để trở về hôm nay rồi làm lại."
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("ctrl+p")
        await officer.type("xem ngay cu\r")
        await officer.type("1/10/2030\r")
        assert "ở tương lai" in officer.error()
        await officer.refill("day", "30/06/2024\r")
        for room in _ROOMS:
            await officer.press(room)
            await officer.calm()
            assert "Xem tại ngày 30/06/2024" in officer.part("TopBar"), room
            for deed in ("f5", "f6", "f7", "ctrl+r", "ctrl+e", "ctrl+right", "ctrl+z", "enter"):
                await officer.press(deed)
                assert events(office) == count, (room, deed)
                if officer.is_asked or officer.room == "PastForm":
                    await officer.press("escape")
            await officer.press(room)
        await officer.press("ctrl+l")
        assert "có (2024)" not in officer.text()
        await officer.press("f5")
        assert joined(officer.told()) == refusal
        await officer.press("ctrl+u")
        assert "Thu nhập" in officer.text()
        await officer.press("ctrl+d")
        assert "Chưa giao việc nào" in officer.text()
        await officer.press("ctrl+z")
        assert joined(officer.told()) == refusal

        await officer.press("escape")
        assert "Xem tại ngày" not in officer.text()
        assert "3.1" in officer.text()
        await officer.press("ctrl+l")
        assert "có (2024)" in officer.text()
    assert events(office) == count
