"""Marking rows by Space, and working on all of them at once: one event, one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Progress
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.progress import move
from ntm_tracker.tui.widgets.choices import Answers
from tests.service.deeds import events, now
from tests.store.record import content
from tests.tui.driving import PASSED, WIDE, at_work, joined, prove, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


async def test_marked_rows_are_moved_together(data: Path, office: Office) -> None:
    """Marked one by one, also through the filter; one key for a step, each step with one undo, refused by number."""
    record(office, "3.1", Draft(value="95"))
    record(office, "3.4", PASSED)
    before = content(office.store)
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("space")
        assert officer.row("3.1").startswith("■ 3.1")
        assert officer.part("#marks") == ("Đã đánh dấu 1: ^R giao ^E tiến độ ^→ tới ^← lùi F6 MC Esc bỏ dấu")
        await officer.press("slash")
        await officer.type("bao tri")
        await officer.press("enter")
        await officer.go_to("3.4")
        await officer.press("space")
        assert "Đã đánh dấu 2 (ẩn 1)" in officer.part("#marks")
        await officer.press("escape")
        assert "Đã đánh dấu 2:" in officer.part("#marks")

        await officer.click("^→ tới")
        assert "Chuyển tiến độ 3.1, 3.4: chờ duyệt" in officer.told()
        officer.strike("ctrl+right", "ctrl+right")
        await officer.settle()
        assert now(office, "3.4").progress is Progress.ACCEPTED
        assert "3.1 đã ở bước “đã duyệt”, 3.4 đã ở bước “đã duyệt”" in officer.told()
        assert "Đã đánh dấu 2:" in officer.part("#marks")
        await officer.press("ctrl+z")
        assert {now(office, n).progress for n in ("3.1", "3.4")} == {Progress.FOR_REVIEW}
        await officer.press("ctrl+left", "ctrl+z", "ctrl+z")
    assert content(office.store) == before


async def test_what_cannot_be_done_is_left_out_and_the_rest_is_one_deed(data: Path, office: Office) -> None:
    """By the key and by the dialog: the refused row is listed with its reason, Esc does nothing, Enter the rest."""
    for number, draft in (("3.1", Draft(value="95")), ("3.4", PASSED), ("3.5", Draft(passed=False))):
        record(office, number, draft)
    move(office, ["3.1", "3.4", "3.5"], "for-review")
    count = events(office)
    async with at_work(data) as officer:
        for number in ("3.1", "3.4", "3.5"):
            await officer.go_to(number)
            await officer.press("space")
        await officer.press("ctrl+right")
        assert "× 3.5 chưa đạt" in officer.text()
        assert "Bỏ 1 dòng này và làm 2 dòng còn lại?" in officer.error()
        await officer.press("escape")
        assert (events(office), officer.is_asked) == (count, False)

        await officer.press("ctrl+e")
        officer.app.screen.query_one("#choice", Answers).choose(3)
        await officer.press("ctrl+s")
        assert "Bỏ 1 dòng này và làm 2 dòng còn lại?" in officer.error()
        move(office, ["3.4"], "in-progress")
        await officer.press("enter")
        assert "× 3.4: người khác vừa lưu mục này" in officer.text()
        await officer.press("ctrl+s")
        assert not officer.is_asked
        assert "Chuyển tiến độ 3.1: đã duyệt" in officer.told()
        assert events(office) == count + 2
        await officer.press("ctrl+z")
    assert now(office, "3.1").progress is Progress.FOR_REVIEW


async def test_marked_rows_are_given_and_proved_together(data: Path, office: Office) -> None:
    """Owner and deadline by one save, one paper for all; a result stays of one; another assessment has no marks."""
    assign(office, ["3"], Assigning("Chị Hà"))
    count = events(office)
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("space", "down", "down", "space")
        await officer.press("ctrl+r")
        assert "Giao việc 2 chỉ tiêu" in officer.text()
        await officer.press("ctrl+s")
        assert "Chưa ghi giao cho ai" in officer.error()
        await officer.fill("owner", "chi h")
        await officer.press("right")
        assert officer.held("owner") == "Chị Hà"
        await officer.fill("due", "30/11/2024")
        await officer.press("ctrl+s")
        assert "Giao 3.1, 3.4: Chị Hà, hạn 30/11/2024" in officer.told()

        await officer.press("f6")
        assert "Thêm minh chứng cho 2 chỉ tiêu" in officer.text()
        assert officer.held("indicators") == "3.1 3.4"
        await officer.type("Biên bản nghiệm thu chung")
        await officer.press("ctrl+s")
        assert "cho chỉ tiêu 3.1, 3.4" in officer.told()
        await officer.press("f5")
        assert "Kết quả ghi từng chỉ tiêu một; 2 dòng đã đánh dấu vẫn giữ nguyên." in joined(officer.text())
        await officer.press("escape", "f9", "down", "enter")
        assert not officer.app.screen.query_one("#marks").display
        await officer.press("f9", "enter")
        assert not officer.app.screen.query_one("#marks").display
    assert {now(office, n).owner for n in ("3.1", "3.4")} == {"Chị Hà"}
    assert [len(now(office, n).evidence) for n in ("3.1", "3.4")] == [1, 1]
    assert events(office) == count + 2


async def test_a_whole_criterion_is_given_as_the_set_suggests(data: Path, office: Office) -> None:
    """Space on the criterion's row marks its rows; the suggestion is shown, labelled, and taken only when ticked."""
    before = content(office.store)
    async with at_work(data, size=WIDE) as officer:
        await officer.go_to("3")
        await officer.press("space")
        assert "Đã đánh dấu 6:" in officer.part("#marks")
        await officer.press("ctrl+r")
        shown = officer.part("#suggestions")
        assert "3.1: Công chức Địa chính - Nông nghiệp - Xây dựng và Môi trường (gợi ý, chưa kiểm chứng)" in shown
        assert officer.held("owner") == ""
        await officer.click("Giao theo gợi ý")
        await officer.press("ctrl+s")
        assert "(gợi ý, chưa kiểm chứng)" in officer.told()
        assert now(office, "3.5").owner == "Công chức Địa chính - NN - MT"
        await officer.press("ctrl+z")
        assert content(office.store) == before
        await officer.press("escape")
        assert not officer.app.screen.query_one("#marks").display
        await officer.go_to("3.1")
        await officer.press("ctrl+r", "tab", "tab")
        await officer.click("Lấy gợi ý")
        assert officer.held("owner").startswith("Công chức Địa chính - Nông nghiệp")


async def test_a_form_says_what_it_would_take_back(data: Path, office: Office) -> None:
    """Before saving: result, requirement, evidence and the paper itself, of an indicator that was accepted."""
    record(office, "3.4", Draft(passed=True))
    prove(office, "3.4")
    record(office, "3.1", Draft(value="95"))
    prove(office, "3.1")
    move(office, ["3.1", "3.4"], "accepted")
    told = "3.1 đã duyệt; lưu sẽ đưa về chờ duyệt."
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        for key in ("f5", "f6", "f7"):
            await officer.press(key)
            assert told in officer.text(), key
            await officer.press("escape")
        await officer.go_to("3.2")
        await officer.press("f5")
        assert "đã duyệt; lưu" not in officer.text()
        await officer.press("escape", "ctrl+o", "down")
        for keys, number in ((("f5",), "3.1"), (("ctrl+g", "enter"), "3.1"), (("f7", "3", ".", "4", "enter"), "3.4")):
            await officer.press(*keys)
            assert told.replace("3.1", number) in joined(officer.text()), keys
            await officer.press("escape", "escape")
        await officer.press("ctrl+n", "f6")
        assert told in officer.text()
