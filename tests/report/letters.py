"""The letters that Vietnamese is written with."""

from __future__ import annotations

import unicodedata

_MARKS = "\u0300\u0309\u0303\u0301\u0323"
_VOWELS = "aăâeêioôơuưy"
_SMALL = [unicodedata.normalize("NFC", vowel + mark) for vowel in _VOWELS for mark in ("", *_MARKS)]
_PLAIN = set("aeiouy")
VIETNAMESE = "".join(
    letter + letter.upper() for letter in ("đ", *(letter for letter in _SMALL if letter not in _PLAIN))
)
"""The 134 that plain Latin letters do not hold, small and large."""
