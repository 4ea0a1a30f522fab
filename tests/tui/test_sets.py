"""Bộ tiêu chí: read every set, write one of the office's own, never under its readers."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from ntm_tracker.domain.authoring import PutCriterion, PutLine
from ntm_tracker.domain.requirements import Ratio
from ntm_tracker.service.authoring import change_set, list_shelf
from ntm_tracker.service.criteria import list_sets, read_set
from ntm_tracker.service.history import list_history
from ntm_tracker.tui.widgets.choices import Tick
from tests.domain.test_set_entry import HOSTILE
from tests.service.test_authoring import COMMUNE, authored
from tests.store.record import content
from tests.tui.driving import SMALL, WIDE, at_work, confirm
from tests.tui.test_typing import BURST

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")

OWN = "thon-ntm-km-bac-giang"


async def write_head(officer: Officer, short: str = "Thôn NTM KM Bắc Giang") -> None:
    """Fill in the head of a village set, from the list of sets."""
    await officer.press("f5")
    await officer.fill("title", "Bộ tiêu chí thôn nông thôn mới kiểu mẫu tỉnh Bắc Giang")
    await officer.fill("short_title", short)
    await officer.press("tab", "down", "down")
    for field, text in (
        ("first_year", "2021"),
        ("last_year", "2025"),
        ("number", "999/QĐ-UBND"),
        ("issuer", "UBND tỉnh Bắc Giang"),
        ("signed", "01/05/2018"),
    ):
        await officer.fill(field, text)
    await officer.press("ctrl+s")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_every_set_is_read(data: Path, size: tuple[int, int]) -> None:
    """From the overview's line to a set, to its line, and back by Esc; the list and its detail at both sizes."""
    async with at_work(data, size=size) as officer:
        await officer.press("f2", "end", "up", "enter")
        assert officer.room == "SetsScreen"
        assert "Bộ tiêu chí · 4 bộ, 0 bộ của xã" in officer.part("TopBar")
        assert "19/75" in officer.text()
        assert "! chưa đủ" in officer.text()
        await officer.press("down", "down")
        assert "Đang dùng: Xã Hương Sơn kỳ 2024." in officer.part("#set-told")
        assert "78 mức chưa đối chiếu" in officer.part("#set-told")
        await officer.press("enter")
        assert "Xã NTM nâng cao 2021-2025 · bộ đi kèm, đang dùng" in officer.part("TopBar")
        await officer.press("down", "down", "enter")
        assert officer.part("#detail").startswith("1.1 Có quy hoạch chung")
        assert "Căn cứ: " in officer.part("#detail")
        await officer.press("escape", "escape")
        assert officer.room == "SetsScreen"
        await officer.press("f3", "ctrl+b")
        assert officer.room == "SetsScreen"


async def test_a_stand_in_is_labelled_here_too(data: Path) -> None:
    """In the list and over the set itself."""
    async with at_work(data) as officer:
        await officer.press("ctrl+b")
        assert "dùng tạm thay bộ thôn NTM kiểu mẫu của tỉnh Bắc Giang" in officer.part("#set-told")
        await officer.press("enter")
        assert "dùng tạm thay bộ thôn NTM kiểu mẫu của tỉnh Bắc Giang" in officer.part("TopBar")


async def test_a_copy_s_name_has_no_open_bracket(data: Path) -> None:
    """Where the name has to be cut within its brackets, they go with what they held."""
    async with at_work(data) as officer:
        await officer.press("ctrl+b", "enter", "f5")
        assert officer.held("short") == "Thôn NTM kiểu mẫu lần 2"


async def test_a_set_is_written_by_keyboard_alone(data: Path, office: Office) -> None:
    """Head, two criteria, an indicator, the mark; each save told; undone one by one until nothing is left."""
    before = content(office.database)
    async with at_work(data) as officer:
        await officer.press("ctrl+b")
        await write_head(officer)
        assert "Đã lưu. Soạn bộ tiêu chí mới “Thôn NTM KM Bắc Giang”." in officer.told()
        assert officer.room == "SetScreen"
        await officer.press("ctrl+k")
        await officer.press("ctrl+s")
        assert "chưa có tiêu chí nào" in officer.error()
        await officer.press("escape", "f6")
        assert "Hãy chọn một tiêu chí, hoặc thêm tiêu chí trước" in officer.told()
        await officer.press("f7")
        await officer.type("Giao thông\r")
        assert "Đã lưu. Thêm tiêu chí 1 “Giao thông” vào bộ" in officer.told()
        await officer.press("f6")
        assert officer.held("number") == "1.1"
        await officer.type("Tỷ lệ đường thôn được cứng hóa")
        await officer.press("tab", "down", "down")
        await officer.fill("bound", ">= 80%")
        await officer.press("ctrl+s")
        assert "Đã lưu. Thêm chỉ tiêu 1.1 “Tỷ lệ đường thôn được cứng hóa”" in officer.told()
        await officer.calm()
        assert officer.row("1.1").endswith("≥ 80%")
        await officer.press("f7")
        await officer.type("Văn hóa\r")
        await officer.settle()
        await officer.press("ctrl+k")
        assert "2 tiêu chí, 1 chỉ tiêu" in officer.part("#form-told")
        await officer.press("ctrl+s")
        assert "đã đủ để đánh giá (2 tiêu chí, 1 chỉ tiêu)" in officer.told()
        made = read_set(office, OWN)
        assert (made.complete, made.level, made.criterion_count, made.indicator_count) == (True, "village", 2, 1)
        for _ in range(5):
            await officer.press("ctrl+z")
        assert officer.room == "SetsScreen"
        assert "4 bộ, 0 bộ của xã" in officer.part("TopBar")
    after = content(office.database)
    assert {name: rows for name, rows in after.items() if name != "event"} == {
        name: rows for name, rows in before.items() if name != "event"
    }


async def test_a_line_is_edited_moved_and_removed(data: Path, office: Office) -> None:
    """The form shows what is there; a changed number moves the line; a criterion in the middle asks first."""
    authored(office)
    async with at_work(data) as officer:
        await open_own(officer)
        await officer.press("down", "down", "f5")
        assert officer.held("bound") == ">= 90"
        await officer.refill("number", "2.1")
        await officer.press("ctrl+s")
        await officer.calm()
        assert "≥ 90%" in officer.row("2.1")
        await officer.press("home", "down", "delete")
        assert "tiêu chí 2 sẽ thành 1, chỉ tiêu của nó" in officer.part("#form-told")
        await officer.press("ctrl+s")
        assert "Đánh số lại các tiêu chí sau" in officer.error()
        await officer.press("space", "ctrl+s")
        assert "Đã lưu. Xóa tiêu chí 1 “Giao thông” khỏi bộ" in officer.told()
    assert [line.number for line in read_set(office, OWN).measured()] == ["1.1"]


async def open_own(officer: Officer) -> None:
    """Open the office's own set from the list."""
    await officer.press("ctrl+b")
    ids = [s.criteria_set.id for s in officer.app.screen._shelf]  # type: ignore[attr-defined]  # noqa: SLF001
    await officer.press(*["down"] * ids.index(OWN), "enter")
    assert officer.room == "SetScreen"


async def test_a_shipped_set_offers_its_copy(data: Path, office: Office) -> None:
    """Every key that writes says why not; the copy opens at once, with what was confirmed, and can be edited."""
    confirm(office, "3.1")
    async with at_work(data) as officer:
        await officer.press("ctrl+b", "down", "down", "enter", "down", "f5")
        assert "Bộ đi kèm chương trình không sửa được." in officer.part("#form-told")
        assert officer.held("short") == "Xã NTM nâng cao 2021-202 lần 2"
        await officer.refill("short", "Nâng cao, sửa 2024")
        await officer.press("ctrl+s")
        assert "Nâng cao, sửa 2024 · bộ của xã, sẵn dùng" in officer.part("TopBar")
        await officer.press("down", "f5")
        await officer.refill("name", "Quy hoạch chung")
        await officer.press("ctrl+s")
        assert "Đã lưu. Sửa tiêu chí 1" in officer.told()
    copy = read_set(office, f"{COMMUNE}-lan-2")
    assert (copy.criteria[0].name, copy.revises) == ("Quy hoạch chung", COMMUNE)


async def test_any_text_survives_the_form(data: Path, office: Office) -> None:
    """5,000 characters, NFD, markup, a formula; shown in list and detail, saved whole, edited again."""
    authored(office)
    async with at_work(data) as officer:
        await open_own(officer)
        await officer.press("down", "f6")
        await officer.paste(unicodedata.normalize("NFD", HOSTILE))
        await officer.press("ctrl+s")
        await officer.calm()
        assert "[b]=1+1 < & {x}" in officer.row("1.2")
        await officer.press("enter")
        assert officer.part("#detail").startswith("1.2 [b]=1+1 < & {x}")
        await officer.press("escape", "f5")
        assert officer.held("text") == HOSTILE.strip()
        await officer.press("ctrl+s")
    line = read_set(office, OWN).find("1.2")
    assert line is not None
    assert line.text == HOSTILE.strip()


async def test_a_refusal_keeps_what_was_typed(data: Path, office: Office) -> None:
    """One sentence; the dialog stays; nothing is saved."""
    authored(office)
    async with at_work(data) as officer:
        await open_own(officer)
        await officer.press("down", "f6")
        await officer.type("Thu nhập bình quân")
        await officer.fill("bound", "54")
        await officer.press("ctrl+s")
        assert "hãy bỏ trống ô Mức" in officer.error()
        assert (officer.held("text"), officer.held("bound")) == ("Thu nhập bình quân", "54")
        await officer.press("escape")
        assert officer.is_asked
        await officer.press("escape")
        assert not officer.is_asked
    assert read_set(office, OWN).indicator_count == 1


async def test_a_newer_line_of_somebody_else_is_seen_first(data: Path, office: Office) -> None:
    """Both versions stand side by side; a second Ctrl+S writes over nothing, the officer's choice is what is saved."""
    authored(office)
    async with at_work(data) as officer:
        await open_own(officer)
        await officer.press("down", "f5")
        await officer.refill("name", "Đường thôn")
        _rename(office, "Đường làng")
        await officer.press("ctrl+s")
        assert "Gộp hai bản" in officer.text()
        assert "Đường thôn" in officer.text()
        assert "Đường làng" in officer.text()
        await officer.press("ctrl+s")
        assert "Còn 1 phần chưa chọn" in officer.error()
        await officer.press("escape", "ctrl+s")
        assert "Gộp hai bản" in officer.text()
        assert read_set(office, OWN).criteria[0].name == "Đường làng"
        await officer.press("right", "ctrl+s")
        assert not officer.is_asked
    assert read_set(office, OWN).criteria[0].name == "Đường thôn"


async def test_changes_of_two_windows_to_one_line_are_both_kept(data: Path, office: Office) -> None:
    """My words beside their figure; my word for another figure does not vouch for theirs."""
    authored(office)
    async with at_work(data) as officer:
        await open_own(officer)
        await officer.press("down", "down", "f5")
        seen = read_set(office, OWN).criteria[0].indicators[0]
        await officer.refill("owner", "Chị Hà")
        officer.app.screen.query_one("#vouched", Tick).value = True
        bound = replace(seen, requirement=Ratio(op=">=", value=Decimal(70)))
        change_set(office, OWN, PutLine(bound, seen))
        await officer.press("ctrl+s")
        assert "chỉ bản đã lưu sửa" in officer.text()
        await officer.press("ctrl+s")
        assert not officer.is_asked, officer.text()
    (line,) = read_set(office, OWN).criteria[0].indicators
    assert (line.owner, line.requirement) == ("Chị Hà", bound.requirement)
    assert not next(s for s in list_shelf(office) if s.criteria_set.id == OWN).confirmed


def _rename(office: Office, name: str) -> None:
    seen = read_set(office, OWN).criteria[0]
    change_set(office, OWN, PutCriterion(seen, replace(seen, name=name)))


async def test_a_figure_read_on_paper_stands_confirmed(data: Path, office: Office) -> None:
    """The tick confirms in the same deed; a later change of the figure takes the word back."""
    authored(office)
    async with at_work(data, size=WIDE) as officer:
        await open_own(officer)
        await officer.press("down", "down", "f5")
        await officer.click("[ ] Đã đọc mức này")
        await officer.press("ctrl+s")
        await officer.calm()
        assert "Đối chiếu: đã đối chiếu" in officer.part("#detail")
        await officer.press("f5")
        await officer.refill("bound", ">= 95")
        await officer.press("ctrl+s")
        await officer.calm()
        assert "Đối chiếu: chưa đối chiếu" in officer.part("#detail")
    assert len(list_sets(office)) == 5
    assert list_history(office)[0].summary.startswith("Sửa chỉ tiêu 1.1")


async def test_an_input_method_gives_the_right_text_in_every_field_of_the_forms(data: Path, office: Office) -> None:
    """The bytes that Unikey sends in one read, and a pasted NFD text, in the head, a criterion and an indicator."""
    authored(office)
    async with at_work(data) as officer:
        await open_own(officer)
        for keys in (("home", "f5"), ("down", "f5"), ("down", "f5")):
            await officer.press(*keys)
            for field in (*officer.app.screen.query(Input), *officer.app.screen.query(TextArea)):
                field.focus()
                await officer.settle()
                for raw, wanted in ((BURST, "hạnh việt dđ Dương"), (f"\x1b[200~{NFD}\x1b[201~", "Quyết định số 12")):
                    _empty(field)
                    await officer.type(raw)
                    held = field.text if isinstance(field, TextArea) else field.value
                    assert held == wanted, field.id
            await officer.press("escape", "escape")


NFD = unicodedata.normalize("NFD", "Quyết định số 12")


def _empty(field: Input | TextArea) -> None:
    if isinstance(field, TextArea):
        field.text = ""
    else:
        field.value = ""


async def test_the_rooms_of_sets_take_no_harm_from_letters(data: Path) -> None:
    """With the input method on, letters typed by mistake open nothing and change nothing."""
    async with at_work(data) as officer:
        for keys in (("ctrl+b",), ("enter",)):
            await officer.press(*keys)
            room, before = officer.room, officer.text()
            await officer.type("aăâdđeêoôơuư ADĐ dd\x7f\x7fđ 1234567890")
            assert (officer.room, officer.text()) == (room, before)
        await officer.press("f9")
        await officer.type("huong than\r")
        assert officer.room == "SetScreen"
        assert len(officer.board.events) == 1


async def test_the_chosen_row_survives_a_resize(data: Path) -> None:
    """From 120x40 to 80x24 and back, in the list and in a set."""
    async with at_work(data, size=WIDE) as officer:
        await officer.press("ctrl+b", "down", "down")
        told = officer.part("#set-told")
        for size in (SMALL, WIDE):
            await officer.pilot.resize_terminal(*size)
            await officer.settle()
            assert officer.part("#set-told")[:40] == told[:40]
        await officer.press("enter", "down", "down", "down")
        for size in (SMALL, WIDE):
            await officer.pilot.resize_terminal(*size)
            await officer.settle()
        assert officer.part("#detail").startswith("1.2 ")


async def test_the_rooms_of_sets_by_mouse(data: Path, office: Office) -> None:
    """A row, every key of the two key bars, the buttons of a dialog: each can be clicked."""
    authored(office)
    async with at_work(data) as officer:
        await officer.press("ctrl+b")
        for words in ("F5 Soạn mới", "F6 Chép", "F7 Áp dụng", "^G So sánh"):
            await officer.click(words)
            assert officer.is_asked, words
            await officer.press("escape")
        await officer.click("Thôn NTM KM Bắc Giang")
        if officer.room == "SetsScreen":
            await officer.click("Thôn NTM KM Bắc Giang")
        assert officer.room == "SetScreen"
        await officer.press("down")
        for words in ("F5 Sửa", "F6 + Chỉ tiêu", "F7 + Tiêu chí", "Del Xóa"):
            await officer.click(words)
            assert officer.is_asked, words
            await officer.click("Bỏ (Esc)")
        await officer.click("^Z Hoàn tác")
        assert "Đã hoàn tác: Thêm tiêu chí 2" in officer.told()
