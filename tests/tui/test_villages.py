"""The room Thôn: naming, titles of many at once, what they feed, Hương Thân one Enter away."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, cast

from rich.console import Console
from textual.widgets import DataTable

from ntm_tracker.domain.gaps import Rule
from ntm_tracker.domain.text import sort_key
from ntm_tracker.service.villages import TitleDraft, add_villages, read_villages, set_titles
from ntm_tracker.store.tables import subject
from ntm_tracker.tui.widgets.line_table import LineTable
from ntm_tracker.tui.widgets.village_lines import VillageRow
from ntm_tracker.tui.widgets.village_words import detail
from tests.service.deeds import now
from tests.tui.driving import WIDE, at_work

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


async def test_the_villages_are_named_and_their_titles_written(data: Path, office: Office) -> None:
    """From two names to five: a pasted list, titles of marked rows as one deed, a corrected name, one undo each."""
    async with at_work(data) as officer:
        await officer.press("ctrl+l")
        assert "Làng văn hóa 0/21 (mục tiêu KH 19)" in officer.part("#room-told")
        assert "chưa đặt tên 19" in officer.part("#room-told")
        assert officer.row("Thôn Hương Thân").startswith("Thôn Hương Thân ? chưa rõ ? chưa rõ ? chưa rõ 0/17 đạt")
        assert "(chưa đặt tên 1)" in officer.text()
        await officer.press("ctrl+e")
        await officer.paste("Thôn Đồng Ú\nẤp Ăn\nBa [b] Đình\n")
        await officer.press("ctrl+s")
        assert "Thêm Thôn Đồng Ú, Thôn Ấp Ăn, Thôn Ba [b] Đình" in officer.told()
        await officer.calm()
        shown = [line for line in officer.lines() if line.startswith("  Thôn ")]
        order = ("Hương Thân", "Ấp Ăn", "Ba [b] Đình", "Đồn Cầu Bằng", "Đồng Ú")
        assert [next(name for name in order if name in line) for line in shown] == list(order)
        await officer.press("space", "space", "f5")
        assert "2 thôn: Thôn Hương Thân, Thôn Ấp Ăn." in officer.text()
        await officer.press("ctrl+s")
        assert "Chưa ghi danh hiệu" in officer.error()
        await officer.type("2023")
        await officer.fill("source", "12/QĐ-UBND")
        await officer.press("ctrl+s")
        assert "Làng văn hóa 2/21" in officer.part("#room-told")
        await officer.press("up", "up", "f6")
        await officer.type("có")
        await officer.press("ctrl+s")
        await officer.press("tab")
        await officer.calm()
        assert "Làng văn hóa: √ có (2023); theo 12/QĐ-UBND; Chị Hà" in officer.part("#detail")
        await officer.press("escape", "down", "enter")
        assert officer.part("#form-title") == "Sửa Thôn Ấp Ăn"
        await officer.refill("name", "Thôn Ấp Ánh")
        await officer.refill("model", "chưa")
        await officer.press("ctrl+s")
        assert "Sửa tên Thôn Ấp Ăn thành Thôn Ấp Ánh" in officer.told()
        await officer.press("slash")
        await officer.type("anh")
        assert officer.row("Thôn Ấp Ánh").startswith("Thôn Ấp Ánh √ có (2023) ? chưa rõ × chưa")
        assert "lọc được 1 thôn" in officer.part("#room-told")
        await officer.press("escape", "ctrl+z", "ctrl+z", "ctrl+z")
        assert officer.row("Thôn Ấp Ăn").startswith("Thôn Ấp Ăn √ có (2023) ? chưa rõ ? chưa rõ")
        await officer.press("home", "enter")
        assert officer.room == "ChecklistScreen"
        assert "Thôn Hương Thân · Thôn NTM kiểu mẫu (bộ tạm)" in officer.part("TopBar")
    assert [state.village.name for state in read_villages(office).named] == sorted(
        ("Thôn Ấp Ăn", "Thôn Ba [b] Đình", "Thôn Đồn Cầu Bằng", "Thôn Đồng Ú", "Thôn Hương Thân"), key=sort_key
    )


async def test_what_the_rows_come_to_stands_in_the_checklist(data: Path, office: Office) -> None:
    """6.3 has its value, its source and how many are missing, list and detail side by side; arrows show criteria."""
    set_titles(office, ["huong than", "don cau bang"], TitleDraft("2023", "2022"))
    async with at_work(data, size=WIDE) as officer:
        await officer.go_to("6.3")
        assert "2/21, ngày 01/10/2024, theo 21 thôn, cập nhật 01/10/2024" in officer.part("#detail")
        await officer.press("ctrl+l")
        assert "chỉ tiêu 6.3: ? Chưa xác định" in officer.part("#room-told")
        assert "17 tiêu chí kiểu mẫu chưa xác định" in officer.part("#detail")
        await officer.press("right", "right")
        assert "TC 1" in officer.text()
        assert officer.row("Thôn Hương Thân").startswith("Thôn Hương Thân ? chưa rõ 0/17 đạt ? Chưa xác định")
        await officer.press("f4")
        gaps = officer.board.gaps[officer.checklist.assessment.id]
        row = next(place for place, gap in enumerate(gaps) if gap.rule is Rule.VILLAGES_UNKNOWN)
        officer.app.screen.query_one("#gaps", DataTable).move_cursor(row=row)
        await officer.press("enter")
        assert officer.room == "VillagesScreen"
    assert now(office, "6.3").recorded is None


def test_only_a_village_of_the_plan_lacks_a_checklist(office: Office) -> None:
    """Nothing is to be done where nobody wants a village to become a model one."""
    lacking = []
    for state in read_villages(office).named:
        shown = Console(file=StringIO(), width=100)
        shown.print(detail(VillageRow(state.village.code, state.village.name, state), office.profile))
        if "Chưa có kỳ đánh giá thôn" in cast("StringIO", shown.file).getvalue():
            lacking.append(state.village.name)
    assert lacking == ["Thôn Hương Thân"]


async def test_a_thousand_villages_open_at_once(data: Path, office: Office) -> None:
    """The room is drawn once: to come back to it asks nothing and draws nothing anew."""
    with office.store.writing() as connection:
        connection.execute(subject.update().where(subject.c.code == "07387").values(villages=1000))
    add_villages(office, [f"Thôn {place}" for place in range(900)])
    async with at_work(data) as officer:
        await officer.press("ctrl+l")
        drawn = officer.app.screen.query_one(LineTable)
        first = drawn.ordered_rows[0]
        await officer.press("f3", "ctrl+l")
        assert officer.app.screen.query_one(LineTable).ordered_rows[0] is first
        assert drawn.row_count == 1000
        assert drawn.keys[-1] == "?98"
