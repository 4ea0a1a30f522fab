"""Vietnamese text: one normal form, search without marks, the order of the dictionary."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.text import clean_line, clean_text, fold, matches, shorten, sort_key
from tests.strategies import LETTERS, letters_and_signs, names, pasted_text, vietnamese_text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường", "duong"),
        ("Đảng ủy", "dang uy"),
        ("HỘ NGHÈO", "ho ngheo"),
        ("Hoà Bình", "hoa binh"),
        ("Hòa Bình", "hoa binh"),
        ("Hương Thân", "huong than"),
        ("12/BC-UBND [bản sao]", "12/bc-ubnd [ban sao]"),
        ("ưƯơƠăĂâÂêÊôÔđĐ", "uuooaaaaeeoodd"),
        ("\ud800Đ", "\ud800d"),
        ("", ""),
    ],
)
def test_folding_drops_marks_and_case(text: str, folded: str) -> None:
    """Folded text holds base letters only, đ as d, and keeps signs as they are."""
    assert fold(text) == folded


def test_every_vietnamese_letter_folds_to_ascii() -> None:
    """All 134 letters with and without tone are found by an ASCII keyboard."""
    assert all(fold(letter).isascii() and len(fold(letter)) == 1 for letter in LETTERS)


@given(pasted_text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """What was folded once stays as it is, so that stored and typed text meet."""
    assert fold(fold(text)) == fold(text)


@given(pasted_text())
def test_folding_sees_through_the_normal_form(text: str) -> None:
    """NFC and NFD of one text are the same to a search."""
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("duong", "Đường trục thôn"),
        ("đường", "Duong truc thon"),
        ("dang", "Đảng ủy xã"),
        ("ho ngheo", "Tỷ lệ hộ nghèo"),
        ("hoa binh", "Thôn Hoà Bình"),
        ("hoa binh", "Thôn Hòa Bình"),
        ("binh hoa", "Thôn Hòa Bình"),
        (unicodedata.normalize("NFD", "Hòa"), "HÒA"),
        ("  nước   SẠCH ", "Tỷ lệ hộ sử dụng nước sạch"),
        ("", "gì cũng được"),
    ],
)
def test_search_finds_without_marks(query: str, text: str) -> None:
    """Every word of the query is found whatever its marks, case, order and normal form."""
    assert matches(query, text)


def test_search_needs_every_word() -> None:
    """One word that is nowhere makes the search miss."""
    assert not matches("duong sat", "Đường trục thôn")


def test_search_looks_into_every_text_but_not_across_two() -> None:
    """Words may stand in different texts; one word is never pieced together from two."""
    assert matches("duong 12/bc", "Đường xã", "12/BC-UBND")
    assert not matches("xa12", "Đường xã", "12/BC-UBND")


@given(names(), vietnamese_text())
def test_search_finds_what_a_text_contains(word: str, around: str) -> None:
    """A word of the text is found in either normal form."""
    assert matches(unicodedata.normalize("NFD", word), f"{around} {word} {around}")


def test_letters_sort_as_in_the_alphabet() -> None:
    """A ă â b c d đ e ê … o ô ơ … u ư … is the order of single letters."""
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted("yxvưutsrqpơôonmlkihgêeđdcbâăa", key=sort_key) == alphabet


def test_tones_sort_as_in_the_dictionary() -> None:
    """Among the same letters the order is ngang, huyền, hỏi, ngã, sắc, nặng."""
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == tones


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dũng", "Đào"),  # d before đ, whatever follows
        ("Ánh", "Ăn"),  # a before ă: the tone waits until all letters agree
        ("Ăn", "Ân"),
        ("Em Út", "Êm"),
        ("An", "Ánh"),  # a word before the longer one that begins with it
        ("Hòa", "Họa"),
        ("Hoa", "Hòa"),
        ("Hoành", "Hoạnh"),
        ("Thôn An", "Thôn Ấp"),
        ("Xã Hương Sơn", "Xã Sơn Hương"),
        ("An Sơn", "Anh"),  # the space before every letter
    ],
)
def test_words_sort_letters_first_then_tones(first: str, second: str) -> None:
    """Names stand in a list where a Vietnamese dictionary has them."""
    assert sort_key(first) < sort_key(second)


@pytest.mark.parametrize("number", ["1", "2", "3", "9", "10"])
def test_figures_sort_before_letters(number: str) -> None:
    """“Thôn 9” stands before “Thôn An” and “Thôn Yên”: figures come before the alphabet."""
    assert sort_key(f"Thôn {number}") < sort_key("Thôn An")
    assert sort_key(f"Thôn {number}") < sort_key("Thôn Yên")


@given(names())
def test_sorting_sees_through_the_normal_form(name: str) -> None:
    """NFC and NFD of one name stand side by side: letters and tones agree."""
    composed, decomposed = (sort_key(unicodedata.normalize(form, name)) for form in ("NFC", "NFD"))
    assert composed[:2] == decomposed[:2]


@given(st.lists(names(), max_size=6))
def test_sorting_does_not_depend_on_case(listed: list[str]) -> None:
    """Capitals never part words that have the same letters."""
    keys = [sort_key(name)[:2] for name in listed]
    assert keys == [sort_key(name.upper())[:2] for name in listed]
    assert all(a <= b for a, b in pairwise(sorted(keys)))


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("a\x00b\x07c\x1b[0m", "abc[0m"),
        ("đư\u200bờng", "đường"),
        ("đư\u200cờ\u200dng", "đường"),
        ("\ufeffđường\u2060", "đường"),
        ("\u202eđường\u202c", "đường"),
        ("\u2066đường\u2069", "đường"),
        ("xã\ud800 Sơn", "xã Sơn"),
        ("xã\uffff Sơn\ufffe", "xã Sơn"),
        ("một\r\nhai\rba\nbốn", "một\nhai\nba\nbốn"),
        ("một\tcột", "một\tcột"),
        ("  ngoài  trong  ", "ngoài  trong"),
        (unicodedata.normalize("NFD", "Hương Sơn"), "Hương Sơn"),
        ("e\u200b\u0301", "é"),
        ("👨\u200d👩 đư\u200dờng", "👨\u200d👩 đường"),
        ("Quyết định [bản sao] [/b] <&>", "Quyết định [bản sao] [/b] <&>"),
    ],
)
def test_cleaning_drops_what_cannot_be_shown(pasted: str, kept: str) -> None:
    """Controls, zero-width signs and halves of a pair go; letters, brackets and line breaks stay."""
    assert clean_text(pasted) == kept


@given(pasted_text())
def test_clean_text_can_be_stored_and_printed(text: str) -> None:
    """Clean text is NFC, encodes as UTF-8, holds only what XML allows, and stays as it is when cleaned again."""
    clean = clean_text(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert all(c in "\t\n" or c >= " " for c in clean)
    assert "\ufffe" not in clean
    assert "\uffff" not in clean
    assert clean_text(clean) == clean


@given(letters_and_signs())
def test_cleaning_keeps_every_letter_typed(text: str) -> None:
    """Text of letters and signs loses nothing but the space around it."""
    assert clean_text(text) == unicodedata.normalize("NFC", text).strip()


@given(pasted_text())
def test_a_clean_line_is_one_line(text: str) -> None:
    """A line has no breaks, no tabs and no double spaces."""
    line = clean_line(text)
    assert line == " ".join(line.split())


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("Đường", 5, "Đường"),
        ("Đường xã", 7, "Đường…"),
        ("Đường xã", 5, "Đườn…"),
        ("Một\nHai", 10, "Một…"),
        ("", 3, ""),
    ],
)
def test_a_shortened_text_shows_that_it_was_cut(text: str, width: int, short: str) -> None:
    """“…” stands wherever something was left out, and nowhere else."""
    assert shorten(text, width) == short


@given(letters_and_signs(), st.integers(1, 20))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    """A shortened text is never wider than asked, and whole when it fits."""
    assert len(shorten(text, width)) <= width
    if len(text) <= width:
        assert shorten(text, width) == text
