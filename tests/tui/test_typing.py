"""Vietnamese input methods, pasted text, stray letters."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from ntm_tracker.service.evidence import list_evidence
from tests.tui.driving import at_work

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")

_DIALOGS = ("f5", "f6", "f7", "f12", "ctrl+p", "slash")
BURST = "hanh\x7f\x7f\x7fạnh viet\x08\x08ệt ddd\x7f\x7fđ Duong\x7f\x7f\x7f\x7fương"
"""What Unikey sends in one read: letters, backspaces (0x7f or 0x08), letters with marks."""


LINE = (
    "Quyết định số 741/QĐ-UBND ngày 15/12/2021 của Ủy ban nhân dân tỉnh về đường làng, ngõ xóm sạch đẹp; "
    "nghiệm thu kênh mương thủy lợi nội đồng, hỗ trợ 46 hộ nghèo thuộc Thôn Hương Thân"
)
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")


def _keyed(text: str, backspace: str) -> str:
    """Return the bytes of a line typed with Telex or VNI: each word bare, then mended letter by letter from behind.

    Both methods end in the same bytes: backspaces over what is to change, and the letters that take its place.
    """
    return " ".join(_keyed_word(word, backspace) for word in text.split(" "))


def _keyed_word(word: str, backspace: str) -> str:
    hatted = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))
    bare = "".join(c for c in unicodedata.normalize("NFD", hatted) if not unicodedata.combining(c))
    bare = bare.replace("đ", "d").replace("Đ", "D")
    return bare + _mended(bare, hatted, backspace) + _mended(hatted, word, backspace)


def _mended(old: str, new: str, backspace: str) -> str:
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=True)) if one != other), len(old))
    return backspace * (len(old) - same) + new[same:]


def _fields(officer: Officer) -> list[Input | TextArea]:
    return [*officer.app.screen.query(Input), *officer.app.screen.query(TextArea)]


def _held(field: Input | TextArea) -> str:
    return field.text if isinstance(field, TextArea) else field.value


def _empty(field: Input | TextArea) -> None:
    if isinstance(field, TextArea):
        field.text = ""
    else:
        field.value = ""


async def _each_field(officer: Officer, expected: dict[str, str]) -> None:
    """Send each text to every field of every dialog, of the palette and of the filter."""
    for key in _DIALOGS:
        await officer.press(key)
        for field in _fields(officer):
            field.focus()
            await officer.settle()
            for raw, text in expected.items():
                _empty(field)
                await officer.type(raw)
                wanted = text if isinstance(field, TextArea) else " ".join(text.split())
                assert _held(field) == wanted, (key, field.id)
            _empty(field)
        await officer.press("escape")
        if officer.is_asked:
            await officer.press("escape")


async def test_an_input_method_and_a_paste_give_the_right_text_in_every_field(data: Path) -> None:
    """The keys of one read are taken in their order; a paste is composed, and a one-line field takes all its lines."""
    typed = "Quyết định số 12\nvề thủy lợi\tnội đồng"
    pasted = f"\x1b[200~{unicodedata.normalize('NFD', typed)}\x00\x1b[201~"
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await _each_field(officer, {BURST: "hạnh việt dđ Dương", pasted: typed})


@pytest.mark.parametrize("backspace", ["\x7f", "\x08"], ids=["0x7f", "0x08"])
async def test_a_whole_line_of_an_input_method_is_saved_as_meant(data: Path, office: Office, backspace: str) -> None:
    """Sixty words in one read, into a one-line field and a note: every letter in its place, saved in NFC."""
    keyed = _keyed(LINE, backspace)
    assert keyed.count(backspace) > 60
    async with at_work(data) as officer:
        await officer.go_to("3.2")
        await officer.press("f6")
        await officer.fill("note", keyed)
        await officer.fill("issuer", keyed)
        assert officer.held("issuer") == LINE
        await officer.press("ctrl+s")
        assert not officer.is_asked, officer.error()
    (piece,) = list_evidence(office)
    assert (piece.note, piece.issuer) == (LINE, LINE)


async def test_what_is_typed_fast_is_all_saved(data: Path, office: Office) -> None:
    """On a slow machine letters, Tab and Ctrl+S wait in one queue: none of them overtakes another."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f6")
        await officer.type("Biên bản nghiệm thu kênh N1\x13")
        assert [piece.note for piece in list_evidence(office)] == ["Biên bản nghiệm thu kênh N1"]
        await officer.press("f5")
        await officer.type("93\t30/06/2024\t12/BC-UBND\r")
        assert "Ghi kết quả 3.1: chưa có → 93%" in officer.told()
        await officer.calm()
        assert "93%, ngày 30/06/2024, theo 12/BC-UBND" in await _detail(officer)


async def _detail(officer: Officer) -> str:
    await officer.press("enter")
    return officer.part("#detail")


async def test_what_is_typed_with_the_slash_is_in_the_filter(data: Path) -> None:
    """The key that opens the filter and a whole burst in one read, in every room that has one; there it is a letter."""
    async with at_work(data) as officer:
        for room in ("f3", "ctrl+d", "ctrl+l", "ctrl+u"):
            await officer.press(room)
            await officer.type(f"/{BURST}")
            assert officer.held("filter") == "hạnh việt dđ Dương", room
            await officer.press("escape")
            officer.strike("slash", "7", "4", "1", "slash", "q")
            await officer.settle()
            assert officer.held("filter") == "741/q", room
            await officer.press("escape")
            assert not officer.app.screen.query("#filter")


async def test_letters_do_no_harm_in_the_rooms(data: Path) -> None:
    """With the input method on, letters typed by mistake change nothing and open nothing; Esc lets go of marks."""
    async with at_work(data) as officer:
        for key, room in (
            ("f2", "OverviewScreen"),
            ("f3", "ChecklistScreen"),
            ("f4", "ReviewScreen"),
            ("f8", "ReportsScreen"),
            ("ctrl+b", "SetsScreen"),
        ):
            await officer.press(key)
            before = officer.text()
            await officer.type("aăâdđeêoôơuư ADĐ dd\x7f\x7fđ aa\x7f\x7fâ1234567890")
            await officer.press("escape")
            assert officer.room == room
            assert officer.text() == before
        await officer.press("f3", "enter")
        before = officer.text()
        await officer.type("aăâdđ jkqxg\x7f")
        assert officer.text() == before
        assert len(officer.board.events) == 1


async def test_ctrl_a_takes_the_whole_field(data: Path) -> None:
    """What is typed next, with an input method too, takes the place of all that stood there."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        for key in ("f7", "f6"):
            await officer.press(key)
            field = _fields(officer)[-1]
            field.focus()
            await officer.settle()
            await officer.type("QĐ cũ 5")
            await officer.press("ctrl+a")
            await officer.type("Quyet\x7f\x7f\x7fyết định 741")
            assert _held(field) == "Quyết định 741"
            await officer.press("escape", "escape")
