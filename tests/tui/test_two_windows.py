"""The same record open in two programs: each shows what the other saved, and neither writes over it unseen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.results import outcome_text
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
        assert "Kết quả: 88" in officer.text()
        await officer.press("escape", "escape", "escape")
        assert "Đạt (tạm tính)" in officer.row("3.1")
        seen = officer.board
        officer.app._follow()  # noqa: SLF001
        await officer.settle()
        assert officer.board is seen
    other.close()


async def test_two_windows_save_one_result_and_merge_it(data: Path) -> None:
    """The second to save sees both versions, keeps their figure and both notes; then neither window is behind."""
    async with at_work(data) as first, at_work(data) as second:
        for officer, note in ((first, "Nguồn: Chi cục"), (second, "Đã đo lại")):
            await officer.go_to("3.1")
            await officer.press("f5")
            await officer.fill("note", note)
        await first.refill("value", "92")
        await second.refill("value", "95")
        await first.press("ctrl+s")
        assert not first.is_asked
        await second.press("ctrl+s")
        assert second.room == "MergeForm"
        assert "Kết quả: 95" in second.text()
        assert "Kết quả: 92" in second.text()
        await second.press("ctrl+s")
        assert "Còn 2 phần chưa chọn" in second.error()
        await second.press("right", "right", "tab", "right", "right", "right", "ctrl+s")
        assert not second.is_asked
        assert "Đã lưu" in second.told()
        first.app._follow()  # noqa: SLF001
        await first.settle()
        for officer in (first, second):
            state = officer.checklist.find("3.1")
            assert state is not None
            assert state.result is not None
            assert outcome_text(state.result.outcome, state.result.unit) == "92%"
            assert state.result.note == "Nguồn: Chi cục\nĐã đo lại"
        assert len(second.board.events) == 3


async def test_an_owner_and_a_deadline_given_in_two_windows_are_both_kept(data: Path) -> None:
    """Each changed one field: nothing is asked, one Ctrl+S keeps both; the same answer twice is saved once."""
    async with at_work(data) as first, at_work(data) as second:
        for officer in (first, second):
            await officer.go_to("3.1")
            await officer.press("ctrl+r")
        await first.fill("owner", "Chị Hà")
        await second.fill("due", "30/11/2024")
        await first.press("ctrl+s")
        await second.press("ctrl+s")
        assert "Người phụ trách: Chị Hà (chỉ bản đã lưu sửa)" in second.text()
        await second.press("ctrl+s")
        assert not second.is_asked
        await first.settle()
        for officer in (first, second):
            officer.app._follow()  # noqa: SLF001
            await officer.settle()
            state = officer.checklist.find("3.1")
            assert state is not None
            assert (state.owner, state.due) == ("Chị Hà", date(2024, 11, 30))
            await officer.press("ctrl+r")
            await officer.refill("owner", "Anh Tư")
        await first.press("ctrl+s")
        await second.press("ctrl+s")
        assert not second.is_asked
        assert "đã lưu; không còn gì phải lưu" in second.told()
        assert len(second.board.events) == 4


async def test_the_record_is_looked_at_every_second(data: Path) -> None:
    """Less than the two seconds in which a change must appear."""
    async with at_work(data) as officer:
        looks = [timer for timer in officer.app._timers if timer._callback == officer.app._follow]  # noqa: SLF001
        assert [timer._interval for timer in looks] == [1.0]  # noqa: SLF001


async def test_a_waiver_and_a_figure_are_never_mixed(data: Path) -> None:
    """Somebody wrote that it does not apply: theirs leaves nothing to save, mine takes tick and reason away with it."""
    other = open_office(str(data))
    async with at_work(data) as officer:
        await officer.go_to("3.3")
        await officer.press("f5")
        await officer.refill("value", "70")
        record(other, "3.3", Draft(not_applicable="Không có diện tích này"))
        await officer.press("ctrl+s")
        assert "Không áp dụng: có" in officer.text()
        assert "Lý do: Không có diện tích này" in officer.text()
        await officer.press("right", "right", "ctrl+s")
        assert "không còn gì phải lưu" in officer.told()
        await officer.press("f5")
        await officer.refill("source", "12/BC-UBND")
        record(other, "3.3", value("88"))
        await officer.press("ctrl+s", "right", "right", "ctrl+s")
        assert not officer.is_asked
        state = officer.checklist.find("3.3")
        assert state is not None
        assert state.result is not None
        assert (outcome_text(state.result.outcome), state.result.source) == ("88", "")
        await officer.press("f5")
        await officer.refill("value", "75")
        record(other, "3.3", Draft(not_applicable="Lý do khác"))
        await officer.press("ctrl+s", "right", "ctrl+s")
        assert not officer.is_asked
        state = officer.checklist.find("3.3")
        assert state is not None
        assert state.result is not None
        assert outcome_text(state.result.outcome) == "75"
    other.close()
