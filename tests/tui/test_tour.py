"""The first steps: once, on the office's own record, left and found again; the officer's own deeds lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.places import READ_ONLY
from ntm_tracker.service.preferences import keep_preferences, read_preferences
from tests.service.deeds import now
from tests.tui.driving import PASSED, at_work, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def _newcomer(_at_home: None) -> None:
    """Somebody who never saw the program."""
    keep_preferences(tour_seen=False)


async def test_the_five_steps_by_doing_them(data: Path, office: Office) -> None:
    """Each step names something real and goes on when it is done; what is done in it is really saved."""
    async with at_work(data) as officer:
        assert "Hướng dẫn 1/5 · Chọn chỉ tiêu" in officer.part("TourBar")
        assert "Đang chọn: 3.1 Tỷ lệ diện tích đất" in officer.part("TourBar")
        assert read_preferences().tour_seen
        await officer.press("down")
        assert "Đang chọn: 3.2 Có ít nhất 01" in officer.part("TourBar")
        await officer.press("enter")
        assert "2/5 · Ghi kết quả Nhấn F5, ghi kết quả của 3.2" in officer.part("TourBar")
        await officer.press("f5")
        await officer.click("( ) Đạt")
        await officer.press("ctrl+s")
        await officer.calm()
        assert "3/5 · Thêm minh chứng" in officer.part("TourBar")
        await officer.press("f6")
        await officer.type("Quyết định thành lập tổ\x13")
        await officer.calm()
        left = len(officer.board.gaps[officer.checklist.assessment.id])
        assert f"4/5 · Xem tồn tại Nhấn F4: {left} tồn tại của kỳ này" in officer.part("TourBar")
        await officer.press("f4")
        assert officer.room == "ReviewScreen"
        assert "5/5 · In báo cáo" in officer.part("TourBar")
        await officer.press("f8")
        assert officer.room == "ReportsScreen"
        assert "Xong 5 bước đầu" in officer.told()
        assert not officer.app.screen.query("TourBar")
        await officer.press("f3", "down")
        assert not officer.app.screen.query("TourBar")
        assert "3.3" in officer.part("ChecklistTable")
    assert [piece.note for piece in now(office, "3.2").evidence] == ["Quyết định thành lập tổ"]
    keep_preferences(tour_seen=True)


async def test_it_is_left_by_esc_and_found_again_at_its_step(data: Path) -> None:
    """Enter leads on, Esc leaves, the next start shows nothing; the palette goes on where it was left."""
    async with at_work(data) as officer:
        await officer.press("enter", "f1")
        assert "Con trỏ đang ở hướng dẫn 5 bước" in officer.part("#help")
        await officer.press("escape", "enter", "escape")
        assert "Đã dừng hướng dẫn" in officer.told()
        assert not officer.app.screen.query("TourBar")
        await officer.press("down")
        assert officer.app.screen.focused is officer.app.screen.query_one("ChecklistTable")
    async with at_work(data) as officer:
        assert not officer.app.screen.query("TourBar")
        await officer.press("f4", "ctrl+p")
        await officer.type("huong dan 5 buoc\r")
        assert officer.room == "ChecklistScreen"
        assert "Hướng dẫn 3/5" in officer.part("TourBar")
        await officer.press("enter", "enter", "enter")
        assert "Xong 5 bước" in officer.told()


async def test_nobody_is_guided_who_only_looks_or_has_begun(
    data: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither an inspector nor the second officer of an office at work."""
    monkeypatch.setenv(READ_ONLY, "1")
    async with at_work(data) as officer:
        assert not officer.app.screen.query("TourBar")
    monkeypatch.delenv(READ_ONLY)
    record(office, "3.2", PASSED)
    async with at_work(data) as officer:
        assert not officer.app.screen.query("TourBar")
    assert not read_preferences().tour_seen
