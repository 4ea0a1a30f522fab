"""From any figure to its source in one key: the inventory of the figures, and where each leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from textual.widgets import DataTable, OptionList

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.plan import PlanDraft, record_plan
from ntm_tracker.service.villages import TitleDraft, set_titles
from ntm_tracker.tui.widgets.checklist_table import ChecklistTable
from ntm_tracker.tui.widgets.figures import Figures
from tests.tui.driving import FAILED, PASSED, at_work, confirm, prove, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer


@dataclass(frozen=True)
class _Lead:
    """One figure of a room, the key on it, and what stands where it leads."""

    room: str
    """The key of the room where the figure stands."""
    figure: str
    """The words with which it is shown; {n} stands for the number itself."""
    lands: str
    """The screen where its source is."""
    rows: str = "{n}"
    """How many rows are shown there: the figure itself, or a number; empty where it is a record, not a list."""
    told: str = ""
    """What is said there."""


_ONLY = "Esc xem tất cả"
_FIGURES = (
    # Over a list: ↑ from its first row, ← →, Enter (or ^F, or a click).
    _Lead("f2", "Tiêu chí đạt", "ChecklistScreen", "1", f"Chỉ xem tiêu chí đạt: 1 dòng {_ONLY}"),
    _Lead("f2", "Chỉ tiêu đạt", "ChecklistScreen", "2", f"Chỉ xem chỉ tiêu đạt: 2 dòng {_ONLY}"),
    _Lead("f2", "Sẵn sàng", "ChecklistScreen", "1", f"Chỉ xem chỉ tiêu sẵn sàng: 1 dòng {_ONLY}"),
    _Lead("f2", "Đủ điều kiện", "ChecklistScreen", "21", "Chỉ xem điều kiện chưa đạt"),
    _Lead("f2", "Còn 91 ngày", "SetsScreen", "", "Hạn Xã Hương Sơn: 31/12/2024."),
    _Lead("f2", "‼ Nghiêm trọng {n}", "ReviewScreen", told="Chỉ xem tồn tại mức nghiêm trọng"),
    _Lead("f2", "! Quan trọng {n}", "ReviewScreen", told="Chỉ xem tồn tại mức quan trọng"),
    _Lead("f2", "· Lưu ý {n}", "ReviewScreen", told="Chỉ xem tồn tại mức lưu ý"),
    _Lead("f4", "{n} tồn tại", "ReviewScreen"),
    _Lead("f4", "Nghiêm trọng: {n}", "ReviewScreen", told="Chỉ xem tồn tại mức nghiêm trọng"),
    _Lead("f4", "Lưu ý: {n}", "ReviewScreen", told="Chỉ xem tồn tại mức lưu ý"),
    _Lead("ctrl+l", "Làng văn hóa {n}", "VillagesScreen", told=f"Chỉ xem thôn làng văn hóa: 2 dòng {_ONLY}"),
    _Lead("ctrl+l", "Thôn NTM {n}", "VillagesScreen", told="Chỉ xem thôn đạt chuẩn NTM: 1 dòng"),
    _Lead("ctrl+l", "NTM kiểu mẫu {n}", "VillagesScreen", told="Chỉ xem thôn NTM kiểu mẫu"),
    _Lead("ctrl+l", "chưa đặt tên {n}", "VillagesScreen", told="Chỉ xem thôn chưa đặt tên"),
    _Lead("ctrl+l", "chỉ tiêu 6.3", "VillagesScreen", "1", "làng văn hóa và đạt chuẩn NTM (đến hết 2024): 1 dòng"),
    _Lead("ctrl+u", "{n} chỉ tiêu", "PlanScreen"),
    _Lead("ctrl+u", "{n} đã có số liệu", "PlanScreen", told="Chỉ xem chỉ tiêu đã có số liệu"),
    _Lead("ctrl+u", "{n} đạt mục tiêu", "PlanScreen", told="Chỉ xem chỉ tiêu đạt mục tiêu"),
    _Lead("ctrl+d", "{n} việc", "WorkScreen"),
    _Lead("ctrl+d", "tuần này: {n}", "WorkScreen", told="Chỉ xem việc tuần này: 4 dòng"),
    _Lead("ctrl+d", "sau đó: {n}", "WorkScreen", told="Chỉ xem việc sau đó: 1 dòng"),
    _Lead("f8", "Tiêu chí đạt {n}", "ChecklistScreen", told="Chỉ xem tiêu chí đạt"),
    _Lead("f8", "Chỉ tiêu đạt {n}", "ChecklistScreen", told="Chỉ xem chỉ tiêu đạt"),
    _Lead("f8", "Sẵn sàng {n}", "ChecklistScreen", told="Chỉ xem chỉ tiêu sẵn sàng"),
    _Lead("f8", "Nghiêm trọng {n}", "ReviewScreen", told="Chỉ xem tồn tại mức nghiêm trọng"),
)


@pytest.fixture
def filled(office: Office) -> Office:
    """A record in which every figure of the inventory is above nothing."""
    confirm(office, "4")
    record(office, "4", Draft(value="99"))
    prove(office, "4")
    record(office, "3.1", Draft(value="80"))
    record(office, "3.2", PASSED, source="15/QĐ-UBND")
    record(office, "19.1", FAILED, source="")
    add_evidence(office, ("3.1",), Paper("Báo cáo thủy lợi", number="12/BC-UBND"))
    prove(office, "3.1", "3.4", note="Bản đồ tưới tiêu")
    assign(office, ["3.5", "5.1", "5.2", "5.3"], Assigning(to="Chị Hà", due="04/10/2024"))
    assign(office, ["3.6"], Assigning(to="Chị Hà", due="04/12/2024"))
    set_titles(office, ["don-cau-bang", "huong-than"], TitleDraft(culture="2021", source="20/QĐ-UBND"))
    set_titles(office, ["huong-than"], TitleDraft(ntm="2022"))
    record_plan(office, "bao-hiem-y-te", PlanDraft("95", period="quý 2", source="8/BC-UBND"))
    record_plan(office, "bao-hiem-y-te", PlanDraft("100", period="quý 3", source="12/BC-UBND"))
    return office


async def _to_figure(officer: Officer, words: str) -> Figures:
    """Walk with the arrow keys from the list up to the figure with these words."""
    figures = officer.app.screen.query_one(Figures)
    if officer.app.screen.query(DataTable):
        officer.app.screen.query_one(DataTable).focus()
        await officer.press("home", "up")
    elif not figures.has_focus:
        await officer.press("ctrl+f")
    assert figures.has_focus
    for _ in figures.goals:
        if figures.marked.startswith(words) or words in figures.marked:
            return figures
        await officer.press("up" if figures.id == "figures" else "right")
    raise AssertionError(f"no figure “{words}” in {officer.part(f'#{figures.id}')}")


async def test_every_figure_over_a_list_leads_to_its_rows(data: Path, filled: Office) -> None:
    """Each figure of the inventory, by its keys: the rows are as many as it says, the filter is shown and let go."""
    del filled
    async with at_work(data) as officer:
        for lead in _FIGURES:
            await officer.press(lead.room)
            words = lead.figure.replace("{n}", "").strip()
            figure = (await _to_figure(officer, words)).marked
            await officer.press("enter")
            assert officer.room == lead.lands, lead
            await officer.calm()
            assert lead.told in officer.text().replace("  Esc ", " Esc "), f"{lead}\n{officer.text()}"
            if lead.rows:
                number = _number(figure, words) if lead.rows == "{n}" else int(lead.rows)
                assert officer.app.screen.query_one(DataTable).row_count == number, lead
            await officer.press("escape")
            assert not officer.app.screen.query("#only") or not officer.app.screen.query_one("#only").display


def _number(figure: str, words: str) -> int:
    """Return the number that stands with `words`: behind them, else before them."""
    behind = figure.partition(words)[2].strip(" :").partition(" ")[0].partition("/")[0]
    return int(behind) if behind.isdigit() else int(figure.partition(words)[0].split()[-1])


async def test_the_figure_of_a_line_leads_to_its_source(data: Path, filled: Office) -> None:
    """^F in Tiêu chí, Rà soát, Thôn, KT-XH and Kho MC; Enter in Tổng quan: papers, villages, deeds, indicators."""
    del filled
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("ctrl+f")
        assert officer.room == "PapersScreen"
        assert "Chỉ xem minh chứng của 3.1: 2 dòng" in officer.text()
        papers = officer.app.screen.query_one(DataTable)
        assert papers.row_count == 2
        # What a paper proves: with two indicators it asks which.
        await officer.press("home", "ctrl+f")
        assert [line.partition(" ")[0] for line in _options(officer)] == ["3.1", "3.4"]
        await officer.press("escape", "escape")
        assert papers.row_count == 3
        await officer.press("f3")
        await officer.go_to("3.2")
        await officer.press("ctrl+f")
        assert officer.held("search") == "15/QĐ-UBND"
        await officer.press("f3")
        await officer.go_to("6.3")
        await officer.press("ctrl+f")
        assert officer.room == "VillagesScreen"
        assert officer.app.screen.query_one(DataTable).row_count == 1
        await officer.press("ctrl+f")
        assert officer.held("search") == "20/QĐ-UBND"
        await officer.press("f3")
        await officer.go_to("19.1")
        await officer.press("ctrl+f")
        assert len(_options(officer)) == 1
        assert "Ghi kết quả 19.1" in officer.text()
        await officer.press("escape")
        await officer.go_to("3")
        await officer.press("ctrl+f")
        assert officer.app.screen.query_one(ChecklistTable).row_count == 6
        assert "Chỉ xem chỉ tiêu của tiêu chí 3: 6 dòng" in officer.text()
        await officer.press("ctrl+u", "home", *["down"] * 9, "tab")
        # What the newest figure and the forecast rest on stands in the detail, with its chart, at 80 columns too.
        assert " 95 (quý 2) đến 100 (quý 3)" in officer.part("#detail")
        assert "SỐ LIỆU ĐÃ GHI (2)" in officer.part("#detail")
        await officer.press("escape", "ctrl+f")
        assert officer.held("search") == "12/BC-UBND"
        assert officer.app.screen.query_one(DataTable).row_count == 1
        # From the line where is searched too.
        await officer.press("ctrl+f")
        assert officer.room == "ChecklistScreen"
        await officer.press("ctrl+u", "end", "up", "up", "f5")
        assert officer.room == "VillagesScreen"
        assert officer.app.screen.query_one(DataTable).row_count == 2
        await officer.press("f2", "down", "enter")
        assert len(_options(officer)) == 4
        assert "3.5: Giao Chị Hà, hạn 04/10/2024" in officer.text()


def _options(officer: Officer) -> list[str]:
    """Return the lines of the list that is asked from."""
    found = officer.app.screen.query_one(OptionList)
    return [str(found.get_option_at_index(at).prompt) for at in range(found.option_count)]


async def test_a_very_wide_screen_has_three_panes_in_every_room(data: Path, filled: Office) -> None:
    """The third pane tells what is behind the chosen line; at 120 columns it is not even built."""
    del filled
    behind = {
        "f2": "TỪNG TIÊU CHÍ",
        "f4": "Lịch sử",
        "ctrl+l": "ĐƯỢC TÍNH VÀO",
        "ctrl+u": "NTM Ở GẦN",
        "ctrl+d": "Lịch sử",
        "ctrl+o": "LỊCH SỬ",
        "ctrl+b": "MỨC YÊU CẦU",
        "f8": "BÁO CÁO CÒN THIẾU",
        "f3": "Lịch sử",
    }
    async with at_work(data, size=(200, 60)) as officer:
        for key, words in behind.items():
            await officer.press(key)
            if key == "ctrl+u":
                await officer.press(*["down"] * 9)
            elif key == "f3":
                await officer.go_to("3.1")
            pane = officer.app.screen.query(".beside").last()
            assert words in officer.cut(pane), f"{key}\n{officer.text()}"
            assert pane.region.right == 200
        await officer.pilot.resize_terminal(120, 40)
        for key in behind:
            await officer.press(key)
            assert not officer.app.screen.query(".beside"), key
