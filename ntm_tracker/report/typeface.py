"""The typefaces that are shipped: Liberation Serif, letter by letter as wide as Times New Roman, and one for emoji.

Where a line has to be broken evenly or a rule drawn as long as words, the width is read from here: it holds for
Word, which has Times New Roman, and for PDF.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Liberation Serif"
EMOJI_FAMILY = "Noto Emoji"
"""Black and white, for the signs that people put into notes."""
Cut = Literal["Regular", "Bold", "Italic", "BoldItalic"]

_POINT_MM = 25.4 / 72
_USUAL_EM = 0.5
"""What a letter outside the typeface is taken to be wide."""


def draws(letter: str) -> bool:
    """Tell whether one of the shipped typefaces has `letter`."""
    return letter in _widths("Regular") or ord(letter) in _emoji()


def width_mm(text: str, size: float, cut: Cut = "Regular") -> float:
    """Return how wide `text` is, set in `size` points on one line."""
    widths = _widths(cut)
    return sum(widths.get(letter, _USUAL_EM) for letter in text) * size * _POINT_MM


def even_lines(text: str, size: float, within_mm: float, cut: Cut = "Regular") -> tuple[str, ...]:
    """Break `text` into as few lines as fit into `within_mm`, all about as long as one another.

    A word that is wider than that stands on a line of its own.
    """
    words = text.split()
    space = width_mm(" ", size, cut)
    measured = [(word, width_mm(word, size, cut) + space) for word in words]
    best = list(_filled(measured, within_mm + space))
    for share in range(1, 20):
        tried = list(_filled(measured, (within_mm + space) * share / 20))
        if len(tried) == len(best):
            return tuple(tried)
    return tuple(best)


def _filled(measured: Iterable[tuple[str, float]], within: float) -> Iterator[str]:
    """Yield lines, each taking as many words as it holds."""
    line: list[str] = []
    taken = 0.0
    for word, width in measured:
        if line and taken + width > within:
            yield " ".join(line)
            line, taken = [], 0.0
        line.append(word)
        taken += width
    if line:
        yield " ".join(line)


@cache
def _widths(cut: Cut) -> Mapping[str, float]:
    """Read from the file how wide each letter is, in ems."""
    font = (FONTS / f"LiberationSerif-{cut}.ttf").read_bytes()
    tables = dict(_tables(font))
    (em,) = unpack_from(">H", font, tables["head"] + 18)
    (count,) = unpack_from(">H", font, tables["hhea"] + 34)
    advances = unpack_from(">" + "Hh" * count, font, tables["hmtx"])[::2]
    return {chr(code): advances[min(glyph, count - 1)] / em for code, glyph in _glyphs(font, tables["cmap"])}


@cache
def _emoji() -> frozenset[int]:
    """Read from the file which signs the second typeface has, from its subtable of groups (format 12)."""
    font = (FONTS / "NotoEmoji-Regular.ttf").read_bytes()
    cmap = dict(_tables(font))["cmap"]
    (count,) = unpack_from(">H", font, cmap + 2)
    places = (cmap + unpack_from(">I", font, cmap + 8 + 8 * place)[0] for place in range(count))
    start = next(place for place in places if unpack_from(">H", font, place) == (12,))
    (groups,) = unpack_from(">I", font, start + 12)
    ranges = (unpack_from(">II", font, start + 16 + 12 * place) for place in range(groups))
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


def _tables(font: bytes) -> Iterator[tuple[str, int]]:
    (count,) = unpack_from(">H", font, 4)
    for place in range(12, 12 + 16 * count, 16):
        name, _, offset = unpack_from(">4sII", font, place)
        yield name.decode("ascii"), offset


def _glyphs(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Yield each character's code and its glyph, from the first subtable, which is one of segments (format 4)."""
    (offset,) = unpack_from(">I", font, cmap + 8)
    start = cmap + offset
    (twice,) = unpack_from(">H", font, start + 6)
    ends, begins, shifts, ranges = (
        unpack_from(f">{twice // 2}H", font, start + at) for at in (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice)
    )
    for place, (first, last, shift, away) in enumerate(zip(begins, ends, shifts, ranges, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if away:
                at = start + 16 + 3 * twice + 2 * place + away + 2 * (code - first)
                (glyph,) = unpack_from(">H", font, at)
            if glyph:
                yield code, (glyph + shift) & 0xFFFF
