"""Ctrl+Z: takes back the last deed in every room, and only typing inside a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.history import list_history
from tests.tui.driving import PASSED, at_work, confirm, prove, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


async def test_every_room_takes_back_the_last_deed(data: Path, office: Office) -> None:
    """The deed is named, every room shows the state before it, and in the end there is nothing left."""
    record(office, "3.1", Draft(value="92"))
    confirm(office, "3.1")
    prove(office, "3.1")
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        assert " 1 √ Đạt" in officer.row("3.1")
        await officer.press("ctrl+z")
        assert officer.told() == "Đã hoàn tác: Thêm minh chứng cho 3.1: Biên bản nghiệm thu."
        assert " 1 √ Đạt" not in officer.row("3.1")
        await officer.press("f4", "ctrl+z")
        assert officer.told().startswith("Đã hoàn tác: Đối chiếu mức yêu cầu 3.1: ≥ 90%")
        await officer.press("f2", "ctrl+z")
        assert officer.told() == "Đã hoàn tác: Ghi kết quả 3.1: chưa có → 92%."
        await officer.calm()
        assert "Chị Hà: Hoàn tác: Ghi kết quả 3.1" in officer.part("#recent")
        await officer.press("ctrl+z")
        assert officer.told() == "Không còn việc nào để hoàn tác."
        await officer.press("f3")
        assert officer.row("3.1").endswith("○ Chưa đánh giá")
        await officer.press("ctrl+y", "ctrl+y")
        assert officer.told().startswith("Đã làm lại: Đối chiếu mức yêu cầu 3.1: ≥ 90%")
        assert officer.row("3.1").endswith("√ Đạt")
        await officer.press("ctrl+y")
        assert " 1 √ Đạt" in officer.row("3.1")
        await officer.press("ctrl+y")
        assert officer.told() == "Không có việc nào vừa hoàn tác để làm lại."


async def test_inside_a_field_it_takes_back_no_deed(data: Path, office: Office) -> None:
    """In the note it is the note's own undo; in a one-line field and in the filter it leaves the record alone."""
    record(office, "3.2", PASSED)
    async with at_work(data) as officer:
        await officer.go_to("3.2")
        await officer.press("f6")
        await officer.type("gõ nhầm")
        await officer.press("ctrl+z")
        assert officer.held("note") == ""
        await officer.fill("number", "12/BC")
        await officer.press("ctrl+z")
        assert officer.is_asked
        assert officer.held("number") != "12/BC"
        await officer.press("ctrl+y")
        assert officer.held("number") == "12/BC", "what was taken back in the field comes again"
        assert officer.held("indicators") == "3.2"
        await officer.fill("indicators", "")
        await officer.press("ctrl+z")
        assert officer.held("indicators") == "3.2", "there was nothing typed to take back"
        await officer.press("escape", "escape")
        await officer.press("slash")
        await officer.type("thủy")
        await officer.press("ctrl+z")
        assert officer.room == "ChecklistScreen"
    assert len(list_history(office)) == 2


async def test_a_deed_that_was_not_seen_is_not_taken_back(data: Path, office: Office) -> None:
    """Somebody else's newer deed is shown first; only then may it be taken back."""
    record(office, "3.1", Draft(value="92"))
    async with at_work(data) as officer:
        record(office, "3.2", PASSED)
        await officer.press("ctrl+z")
        assert "Chị Hà vừa làm “Ghi kết quả 3.2: chưa có → Đạt” lúc 01/10/2024" in officer.told()
        assert officer.row("3.2").endswith("√ Đạt (tạm tính)")
        await officer.press("ctrl+z")
        assert officer.told() == "Đã hoàn tác: Ghi kết quả 3.2: chưa có → Đạt."
        assert officer.row("3.1").endswith("√ Đạt (tạm tính)")


async def test_a_deed_of_another_assessment_is_named_with_it(data: Path, office: Office) -> None:
    """A number alone is ambiguous: what is taken back elsewhere is told with its unit and set."""
    record(office, "3.1", Draft(value="92"))
    async with at_work(data) as officer:
        await officer.press("f9", "down", "enter", "f2")
        assert "Ghi kết quả 3.1: chưa có → 92% (Xã Hương Sơn" in officer.part("#recent")
        await officer.press("ctrl+z")
        assert "(Xã Hương Sơn, Xã NTM nâng cao 2021-2025)" in officer.told()
