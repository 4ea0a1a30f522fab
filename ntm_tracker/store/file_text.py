"""The words inside a file, for search: read once, by libraries that know the format."""

from __future__ import annotations

import codecs
import logging
import warnings
from datetime import datetime
from io import SEEK_END
from typing import TYPE_CHECKING, Any, BinaryIO

from ntm_tracker.archives import Unfit, opened_within, pieces, unpacked
from ntm_tracker.domain.archive_limits import READ_FOR_WORDS, declares_entities
from ntm_tracker.domain.file_types import FileType
from ntm_tracker.domain.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_LETTERS = 500_000
"""What is read of one file: some two hundred and fifty pages."""
_MOST_PAGES = 500
_END_OF_PDF = 1 << 16
_MOST_UNPACKED = 64 << 20
_MOST_CELLS = 2_000_000
"""Empty ones between the written ones too: a sheet may have one cell at its far end in every row."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(content: BinaryIO, found: str) -> str:
    """Return the words in `content`, a file of type `found`; “” where it has none that can be read.

    A file that is broken, encrypted or a mere picture is no error: it is evidence all the same.
    """
    reader = _READERS.get(found)
    if reader is None:
        return ""
    content.seek(0)
    try:
        return clean_text(_cut(reader(content)))
    except Exception:  # noqa: BLE001 - the readers fail in as many ways as files can be broken
        return ""


def pages_of(content: BinaryIO, found: str) -> int | None:
    """Return how many pages `content`, a file of type `found`, has; None where it cannot be counted."""
    if found != FileType.PDF:
        return None
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    content.seek(0)
    try:
        return len(PdfReader(content).pages) if _has_an_end(content) else None
    except Exception:  # noqa: BLE001 - the reader fails in as many ways as files can be broken
        return None


def _cut(parts: Iterator[str]) -> str:
    read, letters = [], 0
    for part in parts:
        read.append(part[: MOST_LETTERS - letters])
        letters += len(read[-1])
        if letters >= MOST_LETTERS:
            break
    return "\n".join(read)


def _pdf(content: BinaryIO) -> Iterator[str]:
    from pypdf import PdfReader

    if not _has_an_end(content):
        return
    # It tells of every oddity in a scan; none is the officer's to mend.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    for number, page in enumerate(PdfReader(content).pages):
        if number >= _MOST_PAGES:
            return
        yield page.extract_text()


def _has_an_end(content: BinaryIO) -> bool:
    """Say whether a PDF was written to its end; the reader would look through a cut one for minutes, in vain."""
    size = content.seek(0, SEEK_END)
    content.seek(max(0, size - _END_OF_PDF))
    found = b"startxref" in content.read()
    content.seek(0)
    return found


def _docx(content: BinaryIO) -> Iterator[str]:
    from docx import Document

    if _is_bomb(content):
        return
    document = Document(content)
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]  # noqa: SLF001 - no public way to the text boxes
    for part in parts:
        yield from _paragraphs(part)


def _paragraphs(part: Any) -> Iterator[str]:
    for paragraph in part.iter(f"{_W}p"):
        # A word may be spread over several runs; a tab or a break between them ends it.
        pieces = (node.text or "" if node.tag == f"{_W}t" else " " for node in paragraph.iter(*_IN_A_PARAGRAPH))
        if text := "".join(pieces).strip():
            yield text


_IN_A_PARAGRAPH = tuple(f"{_W}{name}" for name in ("t", "tab", "br", "cr"))


def _xlsx(content: BinaryIO) -> Iterator[str]:
    from openpyxl import load_workbook

    if _is_bomb(content):
        return
    # It warns of what it does not keep; nothing is kept, and the words would land in the middle of a screen.
    warnings.filterwarnings("ignore", module="openpyxl")
    book, looked_at = load_workbook(content, read_only=True, data_only=True, keep_links=False), 0
    try:
        for sheet in book.worksheets:
            yield sheet.title
            sheet.reset_dimensions()  # what a sheet says of its own size may be a million empty rows
            for row in sheet.iter_rows():
                looked_at += len(row) + 1
                if looked_at > _MOST_CELLS:
                    return
                if words := " ".join(shown for cell in row if cell.value is not None if (shown := _shown(cell))):
                    yield words
    finally:
        book.close()


def _shown(cell: Any) -> str:
    """Return what a cell shows, as an officer would type it to find it; a grouped figure also without its dots."""
    value, form = cell.value, cell.number_format or ""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}" if value.time() else f"{value:%d/%m/%Y}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if "%" in form:
        return f"{_figure(value * 100)}%"
    if "#,##" in form and value == int(value):
        return f"{_figure(value)} {value:,.0f}".replace(",", ".")
    return _figure(value)


def _figure(value: float) -> str:
    return f"{value:.15g}".replace(".", ",")


def _is_bomb(content: BinaryIO) -> bool:
    """Say whether an Office file unpacks to more than anybody wrote, or names things to be put in again and again."""
    left = _MOST_UNPACKED
    try:
        with opened_within(content, READ_FOR_WORDS) as opened:
            for entry in opened.infolist():
                if entry.filename.endswith((".xml", ".rels")):
                    left -= entry.file_size
                    if left < 0 or declares_entities(unpacked(opened, entry.filename)):
                        return True
                else:
                    # Once through: the libraries trust what the list says of the sizes.
                    for _ in pieces(opened, entry.filename):
                        pass
    except Unfit:
        return True
    content.seek(0)
    return False


def _plain(content: BinaryIO) -> Iterator[str]:
    read = content.read(4 * MOST_LETTERS)
    wide = read.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    yield read.decode("utf-16" if wide else "utf-8-sig", "ignore")


_READERS: dict[str, Callable[[BinaryIO], Iterator[str]]] = {
    FileType.PDF: _pdf,
    FileType.DOCX: _docx,
    FileType.XLSX: _xlsx,
    FileType.TEXT: _plain,
}
