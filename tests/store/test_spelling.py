"""What is a word to search, and what PostgreSQL's index is given of it."""

from __future__ import annotations

import unicodedata

import pytest

from ntm_tracker.store.spelling import has_word, lexemes_of, spelled, words_of


def test_a_word_is_what_sqlite_takes_for_one() -> None:
    """Letters, figures and private use, nothing else, on the planes that any script uses."""
    for number in (*range(0x20000), *range(0xF0000, 0xF0100), *range(0x10FFF0, 0x110000)):
        category = unicodedata.category(chr(number))
        assert has_word(chr(number)) == (category[0] in "LN" or category == "Co"), hex(number)


@pytest.mark.parametrize(
    ("folded", "words"),
    [
        ("12/bc-ubnd ngay 3.1.2024", ["12", "bc", "ubnd", "ngay", "3", "1", "2024"]),
        ("a_b 100% c:\\ho", ["a", "b", "100", "c", "ho"]),
        ("ha@xa.gov.vn", ["ha", "xa", "gov", "vn"]),
        (" \n-–", []),
    ],
)
def test_words_are_cut_at_every_sign(folded: str, words: list[str]) -> None:
    """Where PostgreSQL's own reader would see a path, an address or a number with a point."""
    assert words_of(folded) == words


def test_a_phrase_is_found_between_words() -> None:
    """Whole words side by side, the last one perhaps only begun."""
    text = spelled(words_of("12/bc-ubnd"))
    assert spelled(["12", "bc"]) in text
    assert spelled(["12", "b"]) not in text
    assert spelled(["12", "b"], begins=True) in text
    assert spelled(["2", "bc"]) not in text


def test_the_index_is_given_no_more_than_it_takes() -> None:
    """A word of three thousand letters is cut, and of endless words the first million bytes are kept."""
    assert [len(lexeme.encode()) for lexeme in lexemes_of(["x" * 3000, "ư" * 3000])] == [2046, 2046]
    kept = lexemes_of(f"{number:09}" for number in range(200_000))
    assert len(kept) == 1_000_000 // 9
