"""The shipped typeface, read without a library for fonts, and lines broken by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.report.typeface import FONTS, draws, even_lines, width_mm
from tests.report.letters import VIETNAMESE

WORDS = st.lists(st.text("ABCĐƯỜNG", min_size=1, max_size=9), max_size=14)


def test_all_134_vietnamese_letters_are_in_it() -> None:
    """Composed, small and large."""
    assert len(VIETNAMESE) == 134
    assert [letter for letter in VIETNAMESE if not draws(letter)] == []


def test_what_it_lacks_is_told() -> None:
    """A Chinese letter; emoji have a typeface of their own."""
    assert not draws("漢")
    assert draws("😀")


def test_it_may_be_passed_on_with_its_licence() -> None:
    """Four cuts, the emoji and the texts of both licences lie beside one another, and weigh less than 2.6 MB."""
    assert {file.suffix for file in FONTS.iterdir()} == {".ttf", ".txt"}
    for licence in ("OFL.txt", "OFL-NotoEmoji.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / licence).read_text("utf-8")
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 2_600_000


@pytest.mark.parametrize(
    ("text", "mm"), [("0000000000", 12 * 5), ("MMMM", 12 * 0.88916 * 4), ("ếếếếếế", 12 * 0.44385 * 6)]
)
def test_widths_are_those_of_times_new_roman(text: str, mm: float) -> None:
    """A digit is half an em wide, “M” 0.889, “e” 0.444 with or without its marks."""
    assert width_mm(text, 12) == pytest.approx(mm * 25.4 / 72, rel=0.001)


def test_a_name_that_fits_stays_on_one_line() -> None:
    """And one that does not is broken into lines of about one length."""
    assert even_lines("ỦY BAN NHÂN DÂN XÃ KÉP", 12, 70, "Bold") == ("ỦY BAN NHÂN DÂN XÃ KÉP",)
    assert even_lines("ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN", 12, 70, "Bold") == ("ỦY BAN NHÂN DÂN", "XÃ HƯƠNG SƠN")


@given(WORDS)
def test_breaking_loses_no_word_and_keeps_within_the_width(words: list[str]) -> None:
    """Whatever is broken."""
    lines = even_lines(" ".join(words), 12, 40)
    assert " ".join(lines).split() == words
    assert all(width_mm(line, 12) <= 40.01 or " " not in line for line in lines)
