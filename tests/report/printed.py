"""Words as they stand on the pages of a file: what size they have, upright or not, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from tests.report.reading import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Style:
    """How a letter is printed."""

    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters that were drawn together, and where their line begins, in points from the lower left corner."""

    text: str
    style: Style
    page: int
    x: float
    y: float


def pdf_pieces(file: bytes) -> list[Piece]:
    """Return all that is drawn in a PDF, in the order of the file."""
    return [piece for number, page in enumerate(PdfReader(BytesIO(file)).pages) for piece in _drawn(page, number)]


def _drawn(page: PageObject, number: int) -> list[Piece]:
    found: list[Piece] = []

    def visit(text: str, shift: Any, place: Any, font: Any, size: float) -> None:
        if text.strip() and font:
            name = font["/BaseFont"]
            style = Style(round(size * abs(place[3] * shift[3]), 2), "Bold" in name, "Italic" in name)
            found.append(Piece(text, style, number, place[4] * shift[0] + shift[4], place[5] * shift[3] + shift[5]))

    page.extract_text(visitor_text=visit)
    return found


def pdf_letters(file: bytes) -> list[tuple[str, Style]]:
    """Return each letter of a PDF with its style."""
    return [(letter, piece.style) for piece in pdf_pieces(file) for letter in piece.text]


def told_in_words(file: bytes) -> list[str]:
    """Return what a PDF tells of its pictures to those who cannot see them."""
    return list(_alternatives(PdfReader(BytesIO(file)).root_object["/StructTreeRoot"]))


def _alternatives(part: Any) -> Iterator[str]:
    node = part.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _alternatives(child)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield str(node["/Alt"])
        if "/K" in node:
            yield from _alternatives(node["/K"])


def docx_letters(file: bytes) -> list[tuple[str, Style]]:
    """Return each letter of a Word file with its style, headers after the text."""
    document = Document(BytesIO(file))
    parts = [document.element, document.sections[0].header._element]  # noqa: SLF001 - its runs have no order in the API
    return [pair for part in parts for run in part.iter(qn("w:r")) for pair in _letters(run)]


def _letters(run: Any) -> Iterator[tuple[str, Style]]:
    look = run.find(qn("w:rPr"))
    half = None if look is None else look.find(qn("w:sz"))
    size = 13 if half is None else int(half.get(qn("w:val"))) / 2
    bold, italic = (look is not None and look.find(qn(f"w:{name}")) is not None for name in "bi")
    yield from ((letter, Style(size, bold, italic)) for letter in run.text)


def styles_of(text: str, letters: list[tuple[str, Style]]) -> set[Style]:
    """Return the styles of the letters of the first `text`; none where it is not there."""
    kept = [(letter, style) for letter, style in letters if not re.match(r"[\s\u200b]", letter)]
    at = "".join(letter for letter, _ in kept).find(squeezed(text))
    return set() if at < 0 else {style for _, style in kept[at : at + len(squeezed(text))]}
