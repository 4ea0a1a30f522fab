"""80x24 and old consoles: nothing clipped, nothing in English, plain signs where they are asked for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from textual.widget import Widget
from textual.widgets import DataTable, Input, TextArea

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.tui import commands
from tests.tui.driving import FAILED, SMALL, WIDE, at_work, confirm, joined, prove, record

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")

_KEYS = {command.key: command for command in (*commands.EVERYWHERE, *commands.ON_INDICATOR)}
_ENGLISH = re.compile(
    r"\b(search|quit|cancel|toggle|select|press|command|commands|palette|no matches|matches|theme|help|keys?|close|"
    r"open|save|delete|clear|submit|invalid|must|valid|number|value|error|warning|loading|ok|yes|no|none|true|false|"
    r"screenshot|maximize|minimize|focus|scroll|cursor|home|copy|cut|paste|undo|redo|input|enter a|title|untitled|"
    r"welcome|exit|back|next|previous|page|move|filter|edit|option|default|light|dark|size|name|date|file|files|folder|"
    r"list|view|show|sort|row|rows|column|columns|item|items|expand|collapse|info|information|hide|switch|change|down|"
    r"left|right|row|selected|empty|required|failed|length|character|characters|format|settings|system|with|and|for)\b",
    re.IGNORECASE,
)
_OWN = ("Enter", "Home", "End", "PDF", "Word", "file://")
"""Key names, formats and addresses, which an officer reads on the keyboard, in the menu of Word, in the browser."""


@pytest.fixture
def busy(office: Office) -> Office:
    """A record with the longest verdicts, gaps and notes on its screens."""
    record(office, "3.1", Draft(value="80"))
    record(office, "19.1", FAILED)
    record(office, "1.1", FAILED)
    assign(office, ["3"], Assigning("Công chức Địa chính - Nông nghiệp - Xây dựng và Môi trường", "25/09/2024"))
    prove(office, "3.1", note="Biên bản nghiệm thu " * 20)
    confirm(office, "4")
    return office


async def _everywhere(officer: Officer) -> AsyncIterator[str]:
    """Show every room, page and dialog, one after the other, and yield where one is."""
    yield "Tiêu chí"
    await officer.press("slash")
    await officer.type("thuy")
    yield "Lọc"
    await officer.press("escape")
    await officer.go_to("3.1")
    await officer.press("enter")
    yield "chi tiết"
    await officer.press("escape")
    for key in ("f5", "f6", "f7", "f9", "ctrl+r", "ctrl+e", "ctrl+k", "ctrl+p", "f1"):
        await officer.press(key)
        if key in ("f5", "f6", "f7"):
            await officer.press("ctrl+s")
        yield f"Tiêu chí, {key}"
        if key == "f1":
            await officer.press("end")
            yield "cuối trợ giúp"
        await officer.press("escape")
    await officer.go_to("3.6")
    await officer.press("f5")
    yield "mức"
    await officer.press("escape", "f12", "ctrl+s")
    yield "Ngưỡng cần đối chiếu"
    await officer.press("f1")
    yield "trợ giúp của Ngưỡng"
    await officer.press("escape", "ctrl+g")
    yield "đến số"
    await officer.press("escape", "escape", "f4")
    yield "Rà soát"
    async for where in _work(officer):
        yield where
    await officer.press("f2")
    yield "Tổng quan"
    await officer.press("ctrl+z")
    yield "Hoàn tác"
    await officer.calm()
    await officer.press("f9")
    await officer.type("huong than\r")
    yield "Tổng quan của thôn"
    await officer.press("f3", "f6")
    yield "Minh chứng của thôn"
    await officer.press("escape")
    await officer.press("f8")
    yield "Báo cáo"
    for key in ("f5", "f6", "f7", "f1"):
        await officer.press(key)
        yield f"Báo cáo, {key}"
        await officer.press("escape")
    async for where in _sets(officer):
        yield where
    async for where in _papers(officer):
        yield where
    async for where in _villages_and_plan(officer):
        yield where
    async for where in _seldom(officer):
        yield where


async def _villages_and_plan(officer: Officer) -> AsyncIterator[str]:
    """Show the rooms of villages and of the plan, their details and every dialog over them."""
    for room, keys in (("ctrl+l", ("f5", "f6", "f7", "ctrl+e", "ctrl+g")), ("ctrl+u", ("enter", "f6"))):
        await officer.press(room)
        yield f"phòng {room}"
        await officer.press("tab")
        yield f"phòng {room}, chi tiết"
        await officer.press("escape", "right", "right")
        yield f"phòng {room}, sang phải"
        for key in (*keys, "ctrl+p", "f1"):
            await officer.press(key)
            yield f"phòng {room}, {key}"
            if officer.is_asked and key not in ("ctrl+p", "f1"):
                await officer.press("ctrl+s")
                yield f"phòng {room}, {key}, lưu"
                await officer.calm()
            for _ in range(2):
                if officer.is_asked:
                    await officer.press("escape")


async def _work(officer: Officer) -> AsyncIterator[str]:
    """Show marked rows with what is done to them, and the room of work with its dialogs."""
    await officer.press("f3")
    await officer.go_to("3")
    await officer.press("space")
    yield "đánh dấu chỉ tiêu"
    for key in ("ctrl+r", "ctrl+e", "f6", "f5"):
        await officer.press(key)
        yield f"đánh dấu chỉ tiêu, {key}"
        await officer.press("escape")
    await officer.press("ctrl+right")
    yield "chuyển bước"
    await officer.press("ctrl+z")
    await officer.calm()
    await officer.press("escape", "ctrl+d")
    yield "Việc"
    await officer.press("f7")
    yield "Việc của mọi người"
    for key in ("f5", "f6", "ctrl+r", "f1"):
        await officer.press(key)
        yield f"Việc, {key}"
        if officer.is_asked:
            await officer.press("escape")
    await officer.calm()
    await officer.press("f4")


async def _seldom(officer: Officer) -> AsyncIterator[str]:
    """Show what only the palette opens, with its help and its refusal, the news, and the first steps."""
    await officer.press("escape", "f3")
    for command in commands.IN_PALETTE:
        if command in (commands.PLAIN_SIGNS, commands.TOUR):
            continue
        await officer.app.run_action(command.action)
        await officer.settle()
        yield command.label
        await officer.press("f1")
        yield f"{command.label}, trợ giúp"
        await officer.press("escape")
        if officer.app.screen.query("#form-error"):
            await officer.press("ctrl+s")
            yield f"{command.label}, lưu"
        for _ in range(3):
            if officer.is_asked:
                await officer.press("escape")
        await officer.calm()
    await officer.press("f2", "home", "enter")
    yield "việc mới"
    await officer.press("escape")
    officer.app.action_tour()
    await officer.settle()
    for step in range(1, 6):
        yield f"hướng dẫn {step}"
        await officer.press("f1")
        yield f"hướng dẫn {step}, trợ giúp"
        await officer.press("escape", "enter")
    yield "xong hướng dẫn"
    await officer.calm()
    await officer.press("f12")
    yield "ngưỡng"
    await officer.press("escape", "escape")


async def _papers(officer: Officer) -> AsyncIterator[str]:
    """Show the room of evidence, its files, a folder, and every dialog over them."""
    await officer.press("ctrl+o", "down")
    yield "Minh chứng"
    await officer.press("enter")
    yield "chi tiết minh chứng"
    await officer.press("escape")
    for key in ("f5", "f6", "f7", "ctrl+g", "insert", "ctrl+p", "f1"):
        await officer.press(key)
        yield f"Minh chứng, {key}"
        if officer.is_asked and key not in ("ctrl+p", "f1"):
            await officer.press("ctrl+s")
            yield f"Minh chứng, {key}, lưu"
            await officer.calm()
        for _ in range(2):
            if officer.is_asked:
                await officer.press("escape")
    await officer.press("space")
    yield "đánh dấu"
    await officer.press("escape", "ctrl+n")
    yield "tệp"
    for key in ("f5", "f6", "f7"):
        await officer.press(key)
        if officer.is_asked:
            yield f"tệp, {key}"
            await officer.press("escape")
    await officer.press("escape", "slash")
    await officer.type("han:mai")
    await officer.settle()
    yield "bộ lọc lạ"
    await officer.press("escape")


async def _sets(officer: Officer) -> AsyncIterator[str]:
    """Show the room of the sets, a shipped set, one of the office's own, and every dialog over them."""
    await officer.press("ctrl+b")
    yield "Bộ tiêu chí"
    await officer.press("f5", "ctrl+s")
    yield "Soạn mới"
    await officer.press("escape", "enter")
    yield "một bộ"
    await officer.press("down", "enter")
    yield "chi tiết của bộ"
    await officer.press("escape", "f5")
    yield "Chép"
    await officer.press("ctrl+s")
    yield "bộ của xã"
    await officer.calm()
    for keys in (
        ("f5",),
        ("down", "f5"),
        ("f6",),
        ("f7",),
        ("delete",),
        ("ctrl+g",),
        ("ctrl+k",),
        ("ctrl+p",),
        ("f1",),
    ):
        await officer.press(*keys)
        yield f"bộ của xã, {keys[-1]}"
        if officer.is_asked and keys[-1] not in ("ctrl+p", "f1"):
            await officer.press("ctrl+s")
            yield f"bộ của xã, {keys[-1]}, lưu"
            await officer.calm()
        if officer.is_asked:
            await officer.press("escape")
        if officer.is_asked:
            await officer.press("escape")
    await officer.press("escape", "home")
    for keys in (("insert",), ("ctrl+e",), ("ctrl+n",), ("f7",)):
        await officer.press(*keys)
        yield f"danh sách bộ, {keys[-1]}"
        await officer.press("escape")
    await officer.press("f7")
    await officer.refill("year", "2025")
    await officer.press("ctrl+s")
    yield "xem trước áp dụng"
    await officer.press("enter")
    yield "ghép"
    await officer.press("escape", "escape", "ctrl+g")
    yield "so sánh với"
    await officer.press("enter")
    await officer.settle()
    yield "so sánh"
    await officer.press("enter")
    yield "hai câu chữ"
    await officer.press("escape", "escape")


def _check(officer: Officer, where: str, size: tuple[int, int]) -> None:
    """Nothing on the screen is cut off, and nothing is English."""
    lines = officer.lines()
    assert len(lines) == size[1], where
    assert all(len(line) == size[0] for line in lines), where
    for widget in officer.app.screen.walk_children(Widget):
        if not isinstance(widget, (Input, TextArea)):
            assert not widget.show_horizontal_scrollbar, (where, widget)
    for table in officer.app.screen.query(DataTable):
        widths = [column.width for column in table.ordered_columns]
        for row in range(table.row_count):
            for cell, width in zip(table.get_row_at(row), widths, strict=True):
                assert cell.cell_len <= width, (where, str(cell))
    text = "\n".join(lines)
    for word in _OWN:
        text = text.replace(word, "")
    # The options of a command that is named, the folders of a path.
    text = re.sub(r"--\w+|/\w+", "", text)
    assert not _ENGLISH.findall(text), (where, _ENGLISH.findall(text))


async def test_everything_is_whole_vietnamese_and_in_plain_signs_on_an_old_console(data: Path, busy: Office) -> None:
    """At 80x24 nothing is cut and nothing is English; --ascii draws ASCII, letters, ≥ and ≤ only, cell for cell.

    One walk for both: --ascii changes the signs after everything has found its place.
    """
    del busy
    async with at_work(data, ascii_only=True) as officer:
        async for where in _everywhere(officer):
            _check(officer, where, SMALL)
            odd = {c for c in officer.text() if not (c.isascii() or c in "≥≤" or unicodedata.category(c)[0] in "LM")}
            assert not odd, (where, odd)
        tips = [str(w.tooltip) for w in officer.app.screen.walk_children(Widget) if w.tooltip]
        assert not _ENGLISH.search(" ".join(tips))
        await officer.press("escape", "f3", "f9")
        await officer.type("nang cao\r")
        await officer.go_to("3.1")
        assert officer.row("3.1").endswith("x Chưa đạt (tạm tính)")


async def test_the_rooms_of_sets_and_evidence_are_whole_on_a_wide_screen_too(data: Path, busy: Office) -> None:
    """List and detail side by side leave every column its width."""
    del busy
    async with at_work(data, size=WIDE) as officer:
        async for where in _sets(officer):
            _check(officer, where, WIDE)
        async for where in _papers(officer):
            _check(officer, where, WIDE)
        async for where in _villages_and_plan(officer):
            _check(officer, where, WIDE)


async def test_the_line_of_keys_is_whole_and_every_key_does_something(data: Path) -> None:
    """At most six labels, none cut; each one pressed on that screen opens a dialog or says something."""
    async with at_work(data) as officer:
        for room in ("f2", "f3", "f4"):
            await officer.press(room)
            if room == "f3":
                await officer.go_to("3.1")
            elif room == "f4":
                await officer.press("down")
            shown = [c for c in _KEYS.values() if f"{c.shown_key()} {c.label}" in officer.footer()]
            assert 3 <= len(shown) <= 6
            assert joined(officer.footer()).split() == [
                word for c in sorted(shown, key=lambda c: officer.footer().index(c.label)) for word in _words(c)
            ]
            for command in shown:
                await officer.press(command.key)
                assert officer.is_asked or officer.told(), (room, command.key)
                if officer.is_asked:
                    await officer.press("escape")
                await officer.calm()


def _words(command: commands.Command) -> list[str]:
    return f"{command.shown_key()} {command.label}".split()


@pytest.mark.parametrize(
    ("assessment", "number"),
    [("07387/xa-ntm-nang-cao-2021-2025/2024", "19.2"), ("07387/xa-ntm-2021-2025/2024", "5"), ("huong-than/*", "4")],
)
async def test_a_dialog_stands_whole_on_a_small_screen(data: Path, assessment: str, number: str) -> None:
    """The longest texts and a two-line refusal: what is told, the refusal and the buttons can all be read."""
    missing = "/không/có/đường/dẫn/này/biên bản nghiệm thu công trình thủy lợi nội đồng thôn.pdf"
    async with at_work(data) as officer:
        subject, set_id = assessment.split("/")[:2]
        officer.app.chosen = next(
            c.assessment.id
            for c in officer.board.checklists
            if c.assessment.subject.code == subject and set_id in ("*", c.assessment.set_id)
        )
        await officer.settle()
        state = officer.checklist.find(number)
        assert state is not None
        await officer.go_to(number)
        for key, told in (("f5", " Ghi "), ("f6", state.indicator.text), ("f7", state.applied.shipped.note or ".")):
            await officer.press(key)
            shown = ""
            if key == "f6":
                await officer.fill("note", "Biên bản")
                await officer.fill("files", missing)
            elif key == "f7":
                await officer.fill("value", "không đọc được chữ nào cả trong văn bản này")
            shown = await _whole(officer)
            assert joined(told) in shown, (key, shown)
            await officer.press("ctrl+s")
            assert officer.error().endswith("."), key
            assert officer.error() in joined(officer.text()), key
            assert "Lưu (Ctrl+S)" in officer.text(), key
            assert "Bỏ (Esc)" in officer.text(), key
            await officer.press("escape", "escape")


async def _whole(officer: Officer) -> str:
    """Return what the dialog tells, scrolled through where it scrolls."""
    told = officer.app.screen.query_one("#form-told")
    seen = [officer.part("#form-told")]
    told.scroll_visible(animate=False)
    await officer.settle()
    seen.append(officer.part("#form-told"))
    return " ".join(seen)
