"""Recording a result: every kind, every refusal, and nothing typed is ever lost."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button, Input

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Verdict
from ntm_tracker.service.history import list_history
from ntm_tracker.service.reading import open_checklist
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.choices import Tick
from tests.tui.driving import at_work, joined, record
from tests.tui.waiting import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.board import Board
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.recording import Saved


async def test_a_ratio_by_figure_then_by_count_changes_every_room_at_once(data: Path, office: Office) -> None:
    """92 and 46/50 are both taken for a ratio; list, roll-up, detail, Rà soát and Tổng quan follow the save."""
    async with at_work(data, size=(120, 80)) as officer:
        await officer.go_to("3.1")
        await officer.press("f5")
        assert "Ghi tỷ lệ %" in officer.part("#form-told")
        await officer.type("92")
        await officer.fill("on", "30/6/2024")
        await officer.fill("source", "12/BC-UBND")
        await officer.press("ctrl+s")
        assert not officer.is_asked
        assert officer.told() == "Đã lưu. Ghi kết quả 3.1: chưa có → 92%. Đánh giá: Đạt (tạm tính)."
        assert "√ Đạt (tạm tính)" in officer.row("3.1")
        await officer.calm()
        assert "Kết quả: 92%, ngày 30/06/2024, theo 12/BC-UBND" in officer.part("#detail")
        assert "Đạt (tạm tính) nhưng không có minh chứng còn hiệu lực" in officer.part("#detail")
        assert "Chị Hà: Ghi kết quả 3.1: chưa có → 92%" in officer.part("#detail")
        await officer.press("f4")
        assert "►3.1 Đạt (tạm tính) nhưng không có minh chứng" in joined(officer.text())
        assert "mới đạt 1/6 chỉ tiêu, còn 3.2, 3.3, 3.4, 3.5, 3.6" in officer.part("#gap-sentence")
        await officer.press("f3", "f5")
        assert officer.part("#value") == "92"
        await officer.refill("value", "40/50")
        await officer.press("ctrl+s")
        assert "× Chưa đạt (tạm tính)" in officer.row("3.1")
        assert "× Chưa đạt (tạm tính)" in officer.row("3"), "the criterion follows its indicator"
        assert "Kết quả: 40/50" in officer.part("#detail")
        await officer.press("f2")
        assert officer.row("3").endswith("× Chưa đạt (tạm tính)")
        assert "Ghi kết quả 3.1: 92% → 40/50" in officer.part("#recent")
    state = open_checklist(office).find("3.1")
    assert state is not None
    assert state.judgement.verdict is Verdict.NOT_MET


async def test_pass_or_fail_is_never_chosen_for_the_officer(data: Path, office: Office) -> None:
    """Nothing is chosen at first and saving then is refused; the arrows choose, first answer first."""
    async with at_work(data) as officer:
        await officer.go_to("3.2")
        await officer.press("f5")
        assert officer.part("#choice") == "( ) Đạt ( ) Không đạt"
        await officer.press("ctrl+s")
        assert officer.error() == "Chưa ghi kết quả cho chỉ tiêu 3.2; hãy ghi Đạt hoặc Không đạt."
        assert len(list_history(office)) == 1
        await officer.press("down")
        assert officer.part("#choice") == "(o) Đạt ( ) Không đạt"
        await officer.press("down")
        assert officer.part("#choice") == "( ) Đạt (o) Không đạt"
        await officer.press("up")
        assert officer.part("#choice") == "(o) Đạt ( ) Không đạt"
        await officer.press("ctrl+s")
        assert officer.row("3.2").endswith("√ Đạt (tạm tính)")
        await officer.press("f5")
        assert officer.part("#choice") == "(o) Đạt ( ) Không đạt", "what was saved is shown again"


async def test_a_level_and_not_applicable(data: Path, office: Office) -> None:
    """A level is one of the scale's; “không áp dụng” needs a written reason, and takes the place of a result."""
    async with at_work(data) as officer:
        await officer.go_to("3.6")
        await officer.press("f5")
        assert "(o)" not in officer.part("#choice")
        await officer.click("( ) Khá")
        assert "(o) Khá" in officer.part("#choice")
        await officer.press("ctrl+s")
        assert "3.6: chưa có → Khá. Đánh giá: Đạt (tạm tính)" in officer.told()
        await officer.calm()
        assert officer.row("3.6").endswith("√ Đạt (tạm tính)")

        await officer.go_to("3.5")
        await officer.press("f5")
        await officer.fill("not-applicable", " ")
        assert "[x] Không áp dụng" in officer.text()
        await officer.press("ctrl+s")
        assert officer.error() == "Chỉ tiêu 3.5 ghi “không áp dụng” thì phải nêu lý do; hãy ghi lý do."
        assert "[x] Không áp dụng" in officer.text()
        await officer.fill("reason", "Xã không có nguồn nước thải xả vào công trình thủy lợi")
        await officer.press("ctrl+s")
        await officer.calm()
        assert officer.row("3.5").endswith("– Không áp dụng")
        await officer.press("enter")
        assert "Lý do: Xã không có nguồn nước thải xả vào công trình thủy lợi" in officer.part("#detail")
    assert len(list_history(office)) == 3


@pytest.mark.parametrize(
    ("value", "on", "said"),
    [
        ("120", "", "Tỷ lệ 120% của chỉ tiêu 3.1 vượt quá 100%; hãy xem lại số."),
        ("92", "30/06/2025", "Ngày số liệu 30/06/2025 ở tương lai (hôm nay là 01/10/2024); hãy xem lại."),
    ],
)
async def test_a_refusal_keeps_everything_typed(data: Path, office: Office, value: str, on: str, said: str) -> None:
    """One sentence says what is wrong, the cursor is there; every field holds what was typed; nothing is saved."""
    typed = {"value": value, "on": on, "source": "Báo cáo số 12 [/b]", "note": "Số liệu tháng 6"}
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f5")
        for field, text in typed.items():
            await officer.fill(field, text)
        await officer.press("ctrl+s")
        assert officer.error() == said
        assert officer.app.focused is officer.app.screen.query_one("#on" if on else "#value")
        assert {field: officer.held(field) for field in typed} == typed
        assert "Lưu (Ctrl+S)" in officer.text()
        assert len(list_history(office)) == 1
        await officer.refill("value", "92")
        await officer.refill("on", "30/06/2024")
        await officer.press("ctrl+s")
        assert not officer.is_asked
    state = open_checklist(office).find("3.1")
    assert state is not None
    assert state.result is not None
    assert (state.result.source, state.result.note) == ("Báo cáo số 12 [/b]", "Số liệu tháng 6")


async def test_esc_asks_once_only_where_something_was_typed(data: Path, office: Office) -> None:
    """An untouched dialog closes at once; typed text is given up only by a second Esc, and only in a row."""
    record(office, "3.1", Draft(value="80"))
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f5", "escape")
        assert not officer.is_asked
        await officer.press("f5")
        await officer.fill("note", "mới")
        await officer.press("escape")
        assert officer.error().startswith("Nội dung vừa gõ chưa lưu.")
        await officer.type(" hơn")
        await officer.press("escape")
        assert officer.is_asked, "typing on takes back the wish to leave"
        assert officer.held("note") == "mới hơn"
        await officer.press("escape")
        assert not officer.is_asked
    assert len(list_history(office)) == 2


@pytest.mark.parametrize("how", ["ctrl+s", "enter", "button"])
async def test_saving_twice_in_one_breath_saves_once(data: Path, office: Office, how: str) -> None:
    """A key held too long or a double click makes one event, in the dialog where it would hurt most."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f6")
        await officer.fill("note", "Biên bản nghiệm thu")
        officer.app.screen.query_one("#number").focus()
        await officer.settle()
        if how == "button":
            save = officer.app.screen.query_one("#save", Button)
            save.press()
            save.press()
        else:
            officer.strike(how, how)
        await officer.settle()
        assert "Đã lưu minh chứng số 1" in officer.told()
        assert not officer.is_asked
    assert len(list_history(office)) == 2


async def test_esc_while_a_save_is_under_way_does_no_harm(
    data: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow disk: Esc pressed meanwhile neither crashes nor loses what is being saved."""
    may_save, save = threading.Event(), deeds.record

    def slow_disk(*args: object, **named: object) -> Saved:
        may_save.wait(20)
        return save(*args, **named)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(deeds, "record", slow_disk)
    try:
        async with at_work(data) as officer:
            await officer.go_to("3.1")
            await officer.press("f5")
            await officer.type("92")
            officer.app.screen.query_one("#save", Button).press()
            await officer.pilot.pause(0)
            officer.strike("escape", "escape")
            may_save.set()
            await officer.settle()
            assert not officer.is_asked
            assert officer.row("3.1").endswith("√ Đạt (tạm tính)")
    finally:
        may_save.set()
    assert len(list_history(office)) == 2


async def test_a_save_is_told_before_the_office_is_read_again(
    data: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long it takes to read everything again: “Đã lưu” stands there as soon as the record holds it."""
    may_read, read = threading.Event(), deeds.read_board

    def slow_reading(asked: Office) -> Board:
        may_read.wait(20)
        return read(asked)

    try:
        async with at_work(data) as officer:
            await officer.go_to("3.1")
            await officer.press("f5")
            await officer.type("92")
            monkeypatch.setattr(deeds, "read_board", slow_reading)
            officer.strike("ctrl+s")
            while "Đã lưu" not in officer.text():
                await drawn(officer.app)
            assert officer.error() == "Đã lưu."
            assert list_history(office)[0].summary == "Ghi kết quả 3.1: chưa có → 92%"
            may_read.set()
            await officer.settle()
            assert not officer.is_asked
            assert officer.told().startswith("Đã lưu. Ghi kết quả 3.1")
            assert officer.row("3.1").endswith("√ Đạt (tạm tính)")
    finally:
        may_read.set()


async def test_a_newer_save_by_somebody_else_is_refused_and_both_are_seen(data: Path, office: Office) -> None:
    """Nothing is overwritten unseen: the typed text stays, the new value is shown, and then the work can go on."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f5")
        await officer.type("92")
        record(office, "3.1", Draft(value="85.5"))
        await officer.press("ctrl+s")
        assert officer.room == "MergeForm"
        assert "Kết quả: 85,5" in officer.text(), "the new value can be seen beside what was typed"
        assert "Kết quả: 92" in officer.text()
        assert len(list_history(office)) == 2
        await officer.press("escape")
        assert officer.held("value") == "92"
        assert "điều vừa gõ vẫn còn" in officer.error()
        await officer.press("escape", "escape")
        assert officer.row("3.1").endswith("× Chưa đạt (tạm tính)")
        await officer.press("f5")
        await officer.refill("value", "92")
        await officer.press("ctrl+s")
        assert not officer.is_asked
        assert officer.row("3.1").endswith("√ Đạt (tạm tính)")


async def test_a_note_of_several_lines_keeps_the_dialog_whole(data: Path, office: Office) -> None:
    """A note written by command may have several lines; the dialog's frame holds all the same."""
    from ntm_tracker.service.recording import Recording, record_result

    record_result(office, "3.1", Recording(Draft(value="85"), note="dòng một\ndòng hai"))
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f5")
        assert all("\n" not in line for line in officer.lines())
        assert "dòng một" in officer.text()
        await officer.press("escape")
        assert not officer.is_asked


async def test_a_dialog_does_not_open_twice(data: Path) -> None:
    """A key that repeats opens one dialog, not one over the other."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        officer.strike("f5", "f5", "f5")
        await officer.settle()
        assert len(officer.app.screen_stack) == 2


async def test_a_result_and_not_applicable_exclude_each_other(data: Path, office: Office) -> None:
    """A figure typed beside a ticked “Không áp dụng”, or a reason without the tick, is asked about, never dropped."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f5")
        await officer.fill("reason", "Không có công trình")
        await officer.fill("value", "92")
        await officer.press("ctrl+s")
        assert "chưa đánh dấu “Không áp dụng”" in officer.part("#form-error")
        officer.app.screen.query_one("#not-applicable", Tick).value = True
        await officer.press("ctrl+s")
        assert "hãy chỉ giữ một" in officer.part("#form-error")
        assert officer.held("value") == "92"
        officer.app.screen.query_one("#value", Input).value = ""
        await officer.press("ctrl+s")
        assert officer.told().startswith("Đã lưu. Ghi kết quả 3.1: chưa có → Không áp dụng")
    assert len(list_history(office)) == 2
