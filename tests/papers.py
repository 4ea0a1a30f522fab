"""Real files, made as the programs of an office make them."""

from __future__ import annotations

import base64
import zipfile
import zlib
from io import BytesIO

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////"
    "////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
)
"""A photograph of one pixel."""
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


def png() -> bytes:
    """Return a white picture of one pixel."""

    def part(name: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)

    head = (1).to_bytes(4) * 2 + bytes([8, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\x00\xff")) + part(b"IEND", b"")


def tiff() -> bytes:
    """Return a scanned page of one pixel."""
    entries = ((256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 1), (279, 1))
    listed = b"".join(
        tag.to_bytes(2, "little") + (3).to_bytes(2, "little") + (1).to_bytes(4, "little") + value.to_bytes(4, "little")
        for tag, value in entries
    )
    directory = len(entries).to_bytes(2, "little") + listed + bytes(4)
    return b"II*\x00" + (12).to_bytes(4, "little") + b"\xff\x00\x00\x00" + directory


def pdf(*pages: str) -> bytes:
    """Return a printed paper with one page for each of `pages`."""
    import typst

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    source = "#pagebreak()".join(f"#text({quoted(page)})\n" for page in pages)
    printed: bytes = typst.compile(source.encode())
    return printed


def encrypted_pdf(text: str) -> bytes:
    """Return a printed paper that only opens with a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(text))))
    writer.encrypt("bi-mat", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def docx(*paragraphs: str, cells: tuple[str, ...] = ()) -> bytes:
    """Return a Word file of `paragraphs` and a table of one row."""
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        # Word breaks a paragraph into runs in the middle of words.
        document.add_paragraph(paragraph[:3]).add_run(paragraph[3:])
    if cells:
        row = document.add_table(1, len(cells)).rows[0]
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def xlsx(*cells: str) -> bytes:
    """Return an Excel file with `cells` in its first row."""
    from openpyxl import Workbook

    book = Workbook()
    for place, text in enumerate(cells, 1):
        cell = book.worksheets[0].cell(1, place)
        cell.value, cell.data_type = text, "s"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def archive(**files: bytes) -> bytes:
    """Return a ZIP file of `files`."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return written.getvalue()


def ole(stream: str) -> bytes:
    """Return the head and the directory of an Office file of before 2007 whose main stream is `stream`."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30:32] = (9).to_bytes(2, "little")
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", stream))
    return bytes(head) + entries.ljust(512, b"\0")
