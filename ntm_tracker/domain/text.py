"""Vietnamese text: one normal form, folding for search, the order of the alphabet."""

from __future__ import annotations

import re
import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_ALPHABET, start=10)}
# The order in which dictionaries put the tones: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# Everything a pasted text may carry that a terminal or a Word file cannot show.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return `text` in NFC with plain line ends, no control characters, no outer space."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", plain)).strip()


def clean_line(text: str) -> str:
    """Return `text` cleaned as `clean_text` does and brought onto one line."""
    return re.sub(r"\s+", " ", clean_text(text))


def fold(text: str) -> str:
    """Return `text` without marks and case, đ as d: what search compares."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "d").casefold()


def matches(query: str, *texts: str) -> bool:
    """Say whether every word of `query` is somewhere in `texts`, marks and order aside."""
    haystack = fold(" \n ".join(texts))
    return all(word in haystack for word in fold(query).split())


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
