"""Vietnamese text: one normal form, folding for search, the order of the alphabet."""

from __future__ import annotations

import re
import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Private-use letters, so that a rank can never be taken for a figure in the text.
_LETTER_RANK = {letter: chr(0xE000 + rank) for rank, letter in enumerate(_ALPHABET)}
# The order in which dictionaries put the tones: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# Word writes a line break inside a paragraph as \x0b.
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# đ, and ð as old documents have it.
_BARRED_D = str.maketrans("đĐðÐ", "dddd")
# Everything a pasted text may carry that a terminal or a Word file cannot show.
# The joiner stays where it makes one emoji of several.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    r"\ud800-\udfff\ufeff\ufffe\uffff]|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d"
)


def clean_text(text: str) -> str:
    """Return `text` in NFC with plain line ends, no control characters, no outer space."""
    plain = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _CONTROLS.sub("", plain)).strip()


def clean_line(text: str) -> str:
    """Return `text` cleaned as `clean_text` does and brought onto one line."""
    return re.sub(r"\s+", " ", clean_text(text))


def indicator_number(typed: str) -> str:
    """Return the indicator's number that was typed “ 3,1 ” or “DK2”."""
    return clean_line(typed).casefold().replace(",", ".")


def fold(text: str) -> str:
    """Return `text` without marks and case, đ as d: what search compares."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.translate(_BARRED_D).casefold()


def matches(query: str, *texts: str) -> bool:
    """Say whether every word of `query` is somewhere in `texts`, marks and order aside."""
    words = fold(query).split()
    haystack = fold(" \n ".join(texts)) if words else ""
    return all(word in haystack for word in words)


def sort_key(text: str) -> tuple[str, str, str]:
    """Return a key that sorts as a Vietnamese dictionary does: letters, then tones."""
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", text.casefold()):
        parts = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in parts if mark in _TONE_RANK), "")
        letter = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else character
        letters.append(_LETTER_RANK.get(letter, letter))
        tones.append(_TONE_RANK.get(tone, "0"))
    return "".join(letters), "".join(tones), text


def shorten(text: str, width: int) -> str:
    """Return the first line of `text` in at most `width` characters, “…” where it was cut."""
    line = text.split("\n", 1)[0]
    whole = line == text and len(line) <= width
    return line if whole else line[: width - 1].rstrip() + "…"
