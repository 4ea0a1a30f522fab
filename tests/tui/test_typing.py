"""Vietnamese input methods, pasted text, stray letters."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from tests.tui.driving import at_work

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")

_DIALOGS = ("f5", "f6", "f7", "f8", "ctrl+p", "slash")
_BURSTS = {
    "hanh\x7f\x7f\x7fạnh": "hạnh",
    "viet\x08\x08ệt": "việt",
    "ddd\x7f\x7fđ Duong\x7f\x7f\x7f\x7fương": "dđ Dương",
}
"""What Unikey sends in one read: letters, backspaces (0x7f or 0x08), letters with marks."""


def _fields(officer: Officer) -> list[Input | TextArea]:
    return [*officer.app.screen.query(Input), *officer.app.screen.query(TextArea)]


def _held(field: Input | TextArea) -> str:
    return field.text if isinstance(field, TextArea) else field.value


def _empty(field: Input | TextArea) -> None:
    if isinstance(field, TextArea):
        field.text = ""
    else:
        field.value = ""


async def _each_field(officer: Officer, raw: str, expected: str) -> None:
    """Send `raw` to every field of every dialog, of the palette and of the filter."""
    for key in _DIALOGS:
        await officer.press(key)
        for field in _fields(officer):
            _empty(field)
            field.focus()
            await officer.pilot.pause()
            await officer.type(raw)
            wanted = expected if isinstance(field, TextArea) else " ".join(expected.split())
            assert _held(field) == wanted, (key, field.id)
            _empty(field)
        await officer.press("escape")
        if officer.is_asked:
            await officer.press("escape")


@pytest.mark.parametrize(("raw", "expected"), _BURSTS.items(), ids=["telex", "backspace-08", "d-bar"])
async def test_an_input_method_gives_the_right_word_in_every_field(data: Path, raw: str, expected: str) -> None:
    """The keys of one read are taken in their order, whatever the field."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await _each_field(officer, raw, expected)


async def test_pasted_text_is_one_normal_form_and_all_of_it(data: Path) -> None:
    """Decomposed letters are composed; a one-line field takes all the lines, as one."""
    typed = "Quyết định số 12\nvề thủy lợi\tnội đồng\x00\x1b"
    raw = f"\x1b[200~{unicodedata.normalize('NFD', typed)[:-1]}\x1b[201~"
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await _each_field(officer, raw, "Quyết định số 12\nvề thủy lợi\tnội đồng")


async def test_letters_do_no_harm_in_the_rooms(data: Path) -> None:
    """With the input method on, letters typed by mistake change nothing and open nothing."""
    async with at_work(data) as officer:
        for key, room in (("f2", "OverviewScreen"), ("f3", "ChecklistScreen"), ("f4", "ReviewScreen")):
            await officer.press(key)
            before = officer.text()
            await officer.type("aăâdđeêoôơuư ADĐ dd\x7f\x7fđ aa\x7f\x7fâ 1234567890")
            assert officer.room == room
            assert officer.text() == before
        await officer.press("f3", "enter")
        before = officer.text()
        await officer.type("aăâdđ jkqxg\x7f")
        assert officer.text() == before
        assert len(officer.board.events) == 1
