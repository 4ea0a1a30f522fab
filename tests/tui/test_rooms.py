"""Going about: assessments, filter, Esc, palette, every key from every room, the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from ntm_tracker.domain.text import fold
from ntm_tracker.tui import commands
from tests.tui.driving import SMALL, WIDE, at_work

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")

_STAND_IN = "Bộ của tỉnh Yên Bái, dùng tạm thay bộ thôn NTM kiểu mẫu của tỉnh Bắc Giang (chưa có văn bản)"
_ROOMS = {"f2": "OverviewScreen", "f3": "ChecklistScreen", "f4": "ReviewScreen"}
_EVERY_ROOM = (*_ROOMS, "ctrl+b", "ctrl+o", "ctrl+d")


async def test_the_stand_in_label_is_never_out_of_sight(data: Path) -> None:
    """After F9 to Hương Thân the label stands in the three rooms and in the three dialogs; and it goes with the set."""
    async with at_work(data) as officer:
        await officer.press("f9")
        await officer.type("huong than\r")
        for key in _ROOMS:
            await officer.press(key)
            assert "Thôn Hương Thân · Thôn NTM kiểu mẫu (bộ tạm) · kỳ 2024" in officer.part("TopBar")
            assert _STAND_IN in officer.part("TopBar")
        await officer.press("f3")
        for key in ("f5", "f6", "f7"):
            await officer.press(key)
            assert _STAND_IN in officer.part("#form-told")
            await officer.press("escape")
        await officer.press("f9")
        await officer.type("nang cao\r")
        assert "Xã Hương Sơn" in officer.part("TopBar")
        assert "Yên Bái" not in officer.text()


async def test_the_filter_and_the_order_of_esc(data: Path) -> None:
    """Typed without marks; Esc leaves the detail first, then the filter; the chosen row stays chosen all the way."""
    async with at_work(data) as officer:
        await officer.press("slash")
        await officer.type("thuy loi")
        assert "►3 Thủy lợi và phòng, chống thiên tai" in officer.row("3")
        assert "Giao thông" not in officer.text()
        await officer.press("enter", "down", "enter")
        assert officer.part("#detail").startswith("3.2 Có ít nhất 01 tổ chức thủy lợi")
        await officer.press("escape")
        assert officer.row("3.2")
        assert "Giao thông" not in officer.text()
        await officer.press("escape")
        assert "Giao thông" in officer.text()
        assert _chosen(officer) == "3.2"
        await officer.press("escape")
        assert officer.room == "ChecklistScreen"
        await officer.press("slash")
        await officer.type("không có chữ nào như thế")
        await officer.press("enter", "f5")
        assert "Hãy chọn một chỉ tiêu" in officer.told()
        await officer.press("escape")
        assert "Giao thông" in officer.text()


async def test_the_arrows_choose_in_a_list(data: Path) -> None:
    """F9, Down, Enter is the way to the second assessment, without a letter typed."""
    async with at_work(data) as officer:
        await officer.press("f9", "down", "enter")
        assert "Thôn Hương Thân" in officer.part("TopBar")
        await officer.press("f9", "down", "down", "enter")
        assert "Xã NTM 2021-2025" in officer.part("TopBar")
        await officer.press("f9", "up", "enter")
        assert "Xã NTM nâng cao" in officer.part("TopBar")


async def test_two_keys_go_back_to_the_assessment_before(data: Path) -> None:
    """F9, Enter: from the advanced set to the baseline and back, as often as wanted."""
    async with at_work(data) as officer:
        await officer.press("f9", "down", "down", "enter")
        for name in ("Xã NTM nâng cao", "Xã NTM 2021-2025", "Xã NTM nâng cao"):
            await officer.press("f9", "enter")
            assert name in officer.part("TopBar")


async def test_esc_goes_back_to_the_room_one_came_from(data: Path) -> None:
    """From Rà soát to a criterion and from Thôn to its checklist; not once another room was seen in between."""
    async with at_work(data) as officer:
        await officer.press("f4", "enter")
        assert officer.part("#detail").startswith("Tiêu chí 3.")
        await officer.press("f1", "escape", "escape")
        assert officer.room == "ChecklistScreen"
        await officer.press("escape")
        assert officer.room == "ReviewScreen"
        await officer.press("ctrl+l", "enter")
        assert "Thôn Hương Thân" in officer.part("TopBar")
        await officer.press("escape")
        assert officer.room == "VillagesScreen"
        await officer.press("enter", "f2", "f3", "escape")
        assert officer.room == "ChecklistScreen"


async def test_the_palette_finds_without_marks(data: Path) -> None:
    """“duong” finds Đường; Enter goes there, once however often it is pressed; Esc takes nothing."""
    async with at_work(data) as officer:
        await officer.press("f4", "ctrl+p")
        await officer.type("duong")
        offered = officer.app.screen.query_one(OptionList)
        shown = [str(offered.get_option_at_index(at).prompt) for at in range(offered.option_count)]
        assert any(line.startswith("2.1 ") and "Tỷ lệ đường xã" in line for line in shown)
        assert all("duong" in fold(line) for line in shown)
        await officer.press("escape")
        assert officer.room == "ReviewScreen"
        await officer.press("ctrl+p")
        await officer.type("17.10")
        officer.strike("enter", "enter")
        await officer.settle()
        assert officer.room == "ChecklistScreen"
        assert officer.part("#detail").startswith("17.10 Tỷ lệ sử dụng hình thức hỏa táng")
        await officer.press("ctrl+p")
        await officer.type("khong co gi nhu the")
        await officer.press("enter", "down", "up", "enter")
        assert officer.is_asked
        await officer.press("escape")
        await officer.press("ctrl+p")
        await officer.type("tong quan")
        await officer.press("enter")
        assert officer.room == "OverviewScreen"


async def test_every_command_works_from_every_room(data: Path) -> None:
    """Each key of the list does from each room what its label says, and F10 ends the program."""
    opens = {
        commands.HELP: "HelpScreen",
        commands.OVERVIEW: "OverviewScreen",
        commands.CHECKLIST: "ChecklistScreen",
        commands.REVIEW: "ReviewScreen",
        commands.WORK: "WorkScreen",
        commands.PAPERS: "PapersScreen",
        commands.SETS: "SetsScreen",
        commands.REPORTS: "ReportsScreen",
        commands.VILLAGES: "VillagesScreen",
        commands.PLAN: "PlanScreen",
        commands.SWITCH: "PaletteScreen",
        commands.QUEUE: "ConfirmQueue",
        commands.PALETTE: "PaletteScreen",
    }
    assert {*opens, commands.SOURCE, commands.UNDO, commands.REDO, commands.QUIT} == set(commands.EVERYWHERE)
    async with at_work(data) as officer:
        for room_key in _EVERY_ROOM:
            for command, screen in opens.items():
                await officer.press(room_key, command.key)
                assert officer.room == screen, (room_key, command.key)
                if officer.is_asked:
                    await officer.press("escape")
                    assert not officer.is_asked
            await officer.press(room_key, commands.UNDO.key)
            assert officer.told() == "Không còn việc nào để hoàn tác."
            await officer.calm()
        await officer.press(commands.QUIT.key)
        assert officer.app.return_code == 0


async def test_what_the_palette_offers_it_does(data: Path) -> None:
    """On Tổng quan too every line of the palette does something or says why not."""
    async with at_work(data) as officer:
        for words in ("ghi ket qua thuc hien", "them minh chung cho", "doi chieu muc yeu cau", "loc danh sach theo"):
            await officer.press("f2", "ctrl+p")
            await officer.type(words)
            offered = officer.app.screen.query_one(OptionList).option_count
            await officer.press("enter")
            done = officer.is_asked or officer.told() or officer.room != "OverviewScreen"
            assert done or not offered, words
            if officer.is_asked:
                await officer.press("escape")
            await officer.calm()


async def test_help_is_there_in_rooms_and_dialogs(data: Path) -> None:
    """F1 tells about the part that has the focus, in a dialog too, and takes nothing typed away."""
    async with at_work(data) as officer:
        await officer.press("f1")
        assert "Con trỏ đang ở bảng" in officer.part("#help")
        await officer.press("f1")
        assert officer.room == "ChecklistScreen"
        await officer.go_to("3.1")
        await officer.press("f6")
        await officer.type("Biên bản")
        await officer.press("f1")
        assert "Con trỏ đang ở ô ghi nhiều dòng" in officer.part("#help")
        await officer.press("escape")
        assert officer.held("note") == "Biên bản"
        for field, told in (("files", "F2 để chọn ngay trong các thư mục"), ("save", "Con trỏ đang ở nút")):
            officer.app.screen.query_one(f"#{field}").focus()
            await officer.press("f1")
            assert told in officer.part("#help")
            await officer.press("escape")
        await officer.press("escape", "escape")
        await officer.go_to("1.1")
        await officer.press("f5", "f1")
        assert "nhóm lựa chọn" in officer.part("#help")
        await officer.press("escape", "tab", "escape", "escape", "ctrl+p", "f1")
        assert "Gõ vài chữ, không cần dấu" in officer.part("#help")
        await officer.press("escape")
        assert officer.room == "PaletteScreen"


async def test_ctrl_q_does_not_throw_away_what_was_typed(data: Path) -> None:
    """Textual's own way out must not end the program under an open dialog."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f6")
        await officer.type("Biên bản")
        await officer.press("ctrl+q")
        assert officer.app.return_code is None
        assert officer.held("note") == "Biên bản"
        await officer.press("ctrl+c")
        assert officer.held("note") == "Biên bản"


async def test_the_whole_job_by_mouse(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Room names, a row, a key of the last line, an answer, the buttons: each can be clicked."""
    monkeypatch.setenv("HOME", str(tmp_path))
    async with at_work(data) as officer:
        for words, screen in (
            ("F4 Rà soát", "ReviewScreen"),
            ("F2 Tổng", "OverviewScreen"),
            ("F3 Ti", "ChecklistScreen"),
        ):
            await officer.click(words)
            assert officer.room == screen
        await officer.click("Có 100% số công trình")
        assert _chosen(officer) == "3.4"
        await officer.press("escape")
        await officer.click("F5 Kết quả")
        assert officer.part("#form-title") == "Ghi kết quả chỉ tiêu 3.4"
        await officer.click("( ) Không đạt")
        await officer.click("Lưu (Ctrl+S)")
        assert "3.4: chưa có → Không đạt" in officer.told()
        await officer.calm()
        await officer.click("^Z Hoàn tác")
        assert "Đã hoàn tác" in officer.told()
        await officer.calm()
        await officer.click("F8 Báo cáo")
        await officer.click("F7 Lưu, in")
        await officer.click("PDF (.pdf)")
        assert officer.held("target").endswith(".pdf")
        await officer.click("Bỏ (Esc)")
        await officer.press("escape")
        assert officer.room == "ReportsScreen"


async def test_resizing_keeps_the_chosen_row(data: Path) -> None:
    """From 120x40 to 80x24 and back, in every room and under an open dialog."""
    async with at_work(data, size=WIDE) as officer:
        await officer.go_to("8.3")
        for size in (SMALL, WIDE):
            await officer.pilot.resize_terminal(*size)
            await officer.settle()
            assert _chosen(officer) == "8.3"
            assert officer.row("8.3")
        await officer.press("f5")
        for size in (SMALL, (60, 15), WIDE):
            await officer.pilot.resize_terminal(*size)
            await officer.settle()
        assert "Lưu (Ctrl+S)" in officer.text()
        await officer.press("escape", "f4", "down", "down")
        chosen = officer.part("#gap-sentence")
        for size in (SMALL, WIDE):
            await officer.pilot.resize_terminal(*size)
            await officer.settle()
            assert officer.part("#gap-sentence") == chosen
        await officer.press("f3", "enter")
        for size in (SMALL, WIDE):
            await officer.pilot.resize_terminal(*size)
            await officer.settle()
            assert officer.part("#detail").startswith("8.3")


def _chosen(officer: Officer) -> str | None:
    from ntm_tracker.tui.widgets.checklist_table import ChecklistTable

    return officer.app.screen.query_one(ChecklistTable).chosen
