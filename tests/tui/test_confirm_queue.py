"""Ngưỡng cần đối chiếu: the whole set with the decision in hand, without the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.requirements import Ratio
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.history import list_history
from ntm_tracker.service.reading import find_indicator, open_checklist
from ntm_tracker.tui.screens import confirm_queue
from tests.store.record import content
from tests.tui.driving import WIDE, at_work, confirm, joined, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

DECISION = ("QĐ 741/QĐ-UBND", "Phụ lục II", "06/05/2022")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody need look at a figure for a moment, but in the test of just that."""
    monkeypatch.setattr(confirm_queue, "LOOK_SECONDS", 0)


async def _decide(officer: Officer) -> None:
    """Open the queue and type the decision, each field ended with Enter."""
    await officer.press("f12")
    await officer.type("\r".join(DECISION) + "\r")


def _head(officer: Officer) -> str:
    return officer.part("#form-title")


async def test_five_thresholds_without_the_mouse(data: Path, office: Office) -> None:
    """Kept by one key, replaced, read where unknown: the record holds figure, decision, article, day, who."""
    async with at_work(data) as officer:
        await _decide(officer)
        assert _head(officer) == "Ngưỡng cần đối chiếu 1/78 · còn 78"
        assert "Chỉ tiêu 3.1:" in officer.part("#form-told")
        assert "Mức đi kèm: ≥ 90%" in officer.part("#form-told")
        assert "Cột Trung du miền núi phía Bắc có thể thấp hơn 90%" in officer.part("#form-told")
        await officer.type("từ 85% trở lên\x13")
        assert _head(officer) == "Ngưỡng cần đối chiếu 2/78 · còn 77 · đã lưu 3.1: ≥ 85%"
        await officer.press("ctrl+s")
        await officer.press("ctrl+s")
        assert officer.error().startswith("Chỉ tiêu 3.3 chưa có mức yêu cầu để giữ nguyên")
        await officer.type("20%\x13")
        await officer.press("ctrl+s", "ctrl+s")
        assert _head(officer) == "Ngưỡng cần đối chiếu 6/78 · còn 73 · đã lưu 3.5: Đạt"
        assert tuple(officer.held(name) for name in ("basis", "article", "dated")) == DECISION
        await officer.press("escape")
        assert officer.told() == "Đã đối chiếu 5, còn 73."
    checklist = open_checklist(office)
    for number in ("3.1", "3.2", "3.3", "3.4", "3.5"):
        confirmation = find_indicator(checklist, number).applied.confirmation
        assert confirmation
        assert (confirmation.basis, confirmation.article, confirmation.by) == (*DECISION[:2], "Chị Hà")
        assert f"{confirmation.dated:%d/%m/%Y}" == DECISION[2]
    own = find_indicator(checklist, "3.1").applied.own
    assert isinstance(own, Ratio)
    assert own.value == 85
    assert len(list_history(office)) == 6


@pytest.mark.usefixtures("clock")
async def test_the_palette_opens_it(data: Path) -> None:
    """Found by its words without marks."""
    async with at_work(data) as officer:
        await officer.press("ctrl+p")
        await officer.type("doi chieu lan luot\r")
        assert _head(officer) == "Ngưỡng cần đối chiếu 1/78 · còn 78"


async def test_skipping_going_back_and_jumping(data: Path, office: Office) -> None:
    """Nothing is saved by walking; a typed figure is asked about before it is left."""
    async with at_work(data) as officer:
        await officer.press("ctrl+t", "ctrl+n", "ctrl+down")
        assert "Chỉ tiêu 3.3:" in officer.part("#form-told")
        await officer.press("ctrl+up", "ctrl+b", "ctrl+b")
        assert "Chỉ tiêu 3.1:" in officer.part("#form-told")
        assert officer.error() == "Đây là ngưỡng đầu danh sách."
        await officer.fill("value", "85%")
        await officer.press("ctrl+n")
        assert officer.error().startswith("Mức vừa gõ chưa lưu")
        assert officer.held("value") == "85%"
        await officer.press("ctrl+n")
        assert "Chỉ tiêu 3.2:" in officer.part("#form-told")
        await officer.press("ctrl+g")
        await officer.type("dk3\r")
        assert "ĐK3" in officer.part("#form-told")
        assert _head(officer).startswith("Ngưỡng cần đối chiếu 77/78")
        await officer.press("escape")
        assert officer.told() == "Đã đối chiếu 0, còn 78."
    assert len(list_history(office)) == 1


@pytest.mark.usefixtures("clock")
async def test_a_figure_of_another_year_leaves_this_one_waiting(data: Path) -> None:
    """It is saved, said to be of another year, and the threshold stays in the queue."""
    async with at_work(data) as officer:
        await _decide(officer)
        await officer.press("ctrl+g")
        await officer.type("10\r")
        await officer.type("2025: 60\x13")
        assert "còn 78 · đã lưu 10: năm khác" in _head(officer)
        await officer.press("ctrl+b")
        await officer.type("2024: 55; 2025: 60\x13")
        assert "còn 77 · đã lưu 10: ≥ 55 triệu" in _head(officer)


async def test_undo_returns_to_the_last_one(data: Path, office: Office) -> None:
    """Ctrl+Z takes back what was saved here, with the figure as typed, and never an older deed."""
    record(office, "3.1", Draft(value="92"))
    before = content(office.database)
    async with at_work(data) as officer:
        await _decide(officer)
        await officer.type("85%\x13")
        await officer.press("ctrl+s")
        await officer.press("ctrl+z")
        assert "Chỉ tiêu 3.2:" in officer.part("#form-told")
        await officer.press("ctrl+z")
        assert _head(officer) == "Ngưỡng cần đối chiếu 1/78 · còn 78 · đã hoàn tác 3.1"
        assert officer.held("value") == "85%"
        assert content(office.database) == before
        await officer.press("ctrl+z")
        assert officer.held("value") == "", "typing comes first"
        await officer.press("ctrl+z")
        assert officer.error().startswith("Trong lần này chưa lưu ngưỡng nào")
    assert content(office.database) == before


async def test_another_unit_is_asked_once_and_for_this_text_only(data: Path, office: Office) -> None:
    """A second Ctrl+S insists; after other typing it is asked again."""
    async with at_work(data) as officer:
        await _decide(officer)
        await officer.type("5 km\x13")
        assert "đo bằng tỷ lệ %, không phải một con số (km)" in officer.error()
        assert "nhấn Ctrl+S lần nữa" in officer.error()
        await officer.refill("value", "6 km")
        await officer.press("ctrl+s")
        assert "không phải một con số (km)" in officer.error()
        assert len(list_history(office)) == 1
        await officer.press("ctrl+s")
        assert "đã lưu 3.1: ≥ 6 km" in _head(officer)
        await officer.type("khoảng 5\x13")
        await officer.press("ctrl+s")
        assert officer.is_asked
        assert len(list_history(office)) == 2


async def test_a_refused_save_keeps_what_was_typed(data: Path, office: Office) -> None:
    """A wrong day, and somebody's newer figure: everything stays in its field, and the newer figure is shown."""
    async with at_work(data) as officer:
        await officer.press("f12")
        await officer.type("QĐ 741\r\r31/02/2022\r85%\x13")
        assert "31/02/2022" in officer.error()
        assert officer.held("value") == "85%"
        await officer.refill("dated", "06/05/2022")
        confirm(office, "3.1", ">= 88%")
        await officer.press("ctrl+s")
        assert "Mức: ≥ 88%" in officer.text()
        await officer.press("escape")
        assert officer.held("value") == "85%"
        await officer.press("escape")
        assert officer.is_asked, "what was typed is asked about"
        await officer.press("ctrl+s", "right", "ctrl+s")
        assert "đã lưu 3.1: ≥ 85%" in _head(officer)


async def test_what_somebody_else_read_is_left_to_stand(data: Path, office: Office) -> None:
    """Their figure is chosen in the merge: the walk goes on, counts it for nobody, and takes back nothing of theirs."""
    async with at_work(data) as officer:
        await officer.press("f12")
        await officer.type("QĐ 741\r\r\r85%")
        confirm(office, "3.1", ">= 88%")
        await officer.press("ctrl+s", "right", "right", "ctrl+s")
        assert "Chỉ tiêu 3.2:" in officer.part("#form-told")
        await officer.press("ctrl+z")
    assert len(list_history(office)) == 2


async def test_a_key_held_down_confirms_nothing_unread(
    data: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A figure that has just come up is not kept by the key that saved the one before."""
    monkeypatch.setattr(confirm_queue, "LOOK_SECONDS", 60)
    async with at_work(data) as officer:
        await _decide(officer)
        await officer.type("85%\x13\x13\x13\x13\r\r\r\r\r")
        assert "Chỉ tiêu 3.2:" in officer.part("#form-told")
    assert len(list_history(office)) == 2


async def test_a_key_held_down_never_outlasts_the_look(
    data: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every press that comes too soon starts the look anew; a press after it keeps the figure."""
    now = 0.0
    monkeypatch.setattr(confirm_queue, "monotonic", lambda: now)
    monkeypatch.setattr(confirm_queue, "LOOK_SECONDS", 1)
    async with at_work(data) as officer:
        await _decide(officer)
        for _ in range(5):
            now += 0.9
            await officer.press("ctrl+s")
        assert officer.error().startswith("Ngưỡng này vừa hiện ra")
        assert len(list_history(office)) == 1
        now += 1.1
        await officer.press("ctrl+s")
        assert "đã lưu 3.1" in _head(officer)
    assert len(list_history(office)) == 2


async def test_an_input_method_s_burst_and_hostile_text(data: Path, office: Office) -> None:
    """Letters, backspaces and marks of one read come in order; brackets and controls stay text."""
    async with at_work(data) as officer:
        await officer.press("f12")
        await officer.type("Quyet\x7f\x7f\x7fyêt\x08\x08ết ddinh\x7f\x7f\x7f\x7f\x7fđịnh [bold]1[/]\rmuc\x7f\x7fục 1\r")
        assert officer.held("basis") == "Quyết định [bold]1[/]"
        assert officer.held("article") == "mục 1"
        await officer.paste("06/05/2022\n\x00")
        await officer.type("\rtuwf\x7f\x7f\x7f\x7ftừ 85%\x13")
        assert "đã lưu 3.1: ≥ 85%" in _head(officer)
    confirmation = find_indicator(open_checklist(office), "3.1").applied.confirmation
    assert confirmation
    assert confirmation.basis == "Quyết định [bold]1[/]"


async def test_the_decision_of_yesterday_is_offered_again(data: Path, office: Office) -> None:
    """Opened anew, the fields hold the last decision, the queue what still waits, and the overview its count."""
    confirm(office, "3.1")
    async with at_work(data, size=WIDE) as officer:
        await officer.press("f2")
        assert "F12 Ngưỡng cần đối chiếu 77/78" in officer.part("#lines")
        await officer.press("end", "up", "up", "up", "enter")
        assert _head(officer) == "Ngưỡng cần đối chiếu 1/77 · còn 77"
        assert officer.held("basis") == "QĐ 741/QĐ-UBND"
        await officer.press("ctrl+s")
        assert "còn 76 · đã lưu 3.2" in _head(officer)


@pytest.mark.usefixtures("clock")
async def test_it_ends_by_itself_when_nothing_waits(data: Path) -> None:
    """After the last one the screen closes with its count; opened again it says that all were confirmed."""
    async with at_work(data) as officer:
        await officer.press("f9")
        await officer.type("huong than\r")
        await _decide(officer)
        total = int(_head(officer).rsplit(" ", 1)[1])
        for _ in range(total):
            if "chưa có mức để giữ" in officer.part("#queue-fields"):
                await officer.type("Đạt")
            await officer.press("ctrl+s")
            if officer.is_asked and "lần nữa" in officer.error():
                await officer.press("ctrl+s")
        assert officer.told() == f"Đã đối chiếu {total}, còn 0."
        await officer.press("f12")
        assert officer.told() == "Mọi ngưỡng của kỳ này đã được đối chiếu."


@pytest.mark.usefixtures("clock")
async def test_every_threshold_stands_whole_on_a_small_screen(data: Path) -> None:
    """Fields and keys are always in sight; what is longer than the screen is read on with PgDn."""
    async with at_work(data) as officer:
        await officer.press("f12")
        for _ in range(78):
            state = officer.app.screen._state  # type: ignore[attr-defined] # noqa: SLF001 - which one is shown
            assert "Ngày ký" in officer.text()
            assert "Esc Xong" in officer.text()
            seen = officer.part("#queue-told")
            for _ in range(4):
                if joined(state.indicator.note) in seen and joined(state.applied.shipped.note) in seen:
                    break
                await officer.press("pagedown")
                seen += " " + officer.part("#queue-told")
            assert joined(state.indicator.text[:60]) in seen
            await officer.press("ctrl+n")


async def test_a_confirmation_is_withdrawn_in_its_form(data: Path, office: Office) -> None:
    """F7 on a confirmed figure shows who read what beside the shipped one, and Ctrl+R takes it back."""
    confirm(office, "3.1", ">= 85%")
    record(office, "3.1", Draft(value="86"))
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        assert officer.row("3.1").endswith("√ Đạt")
        await officer.press("f7")
        assert "Đối chiếu: QĐ 741/QĐ-UBND; Chị Hà" in officer.part("#form-told")
        assert "Mức đi kèm: ≥ 90%." in officer.part("#form-told")
        await officer.press("ctrl+r")
        assert "Rút lại đối chiếu 3.1: ≥ 85%" in officer.told()
        assert officer.row("3.1").endswith("× Chưa đạt (tạm tính)")
        await officer.press("ctrl+z")
        assert officer.row("3.1").endswith("√ Đạt")
        await officer.calm()
        await officer.press("f7")
        await officer.click("Rút lại lần đối chiếu này")
        assert officer.row("3.1").endswith("× Chưa đạt (tạm tính)")
