"""What a file is, by the bytes it is made of: its name may lie."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, BinaryIO

from ntm_tracker.domain.file_types import FileType

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = 1 << 16
_AT_THE_START = (
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"GIF87a", FileType.GIF),
    (b"GIF89a", FileType.GIF),
    (b"II*\x00", FileType.TIFF),
    (b"MM\x00*", FileType.TIFF),
    (b"Rar!\x1a\x07", FileType.RAR),
    (b"7z\xbc\xaf\x27\x1c", FileType.SEVEN_ZIP),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PHOTO_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_WITHIN_ZIP = (("word/", FileType.DOCX), ("xl/", FileType.XLSX), ("ppt/", FileType.PPTX))
# How an Office file of before 2007 names its main stream in its directory.
_WITHIN_OLE = (("WordDocument", FileType.DOC), ("Workbook", FileType.XLS), ("Book", FileType.XLS))


def type_of(content: BinaryIO) -> FileType:
    """Return the type of `content`, which is left at its start."""
    content.seek(0)
    head = content.read(_HEAD)
    try:
        return _by_head(head) or _by_inside(head, content) or _text(head)
    finally:
        content.seek(0)


def _by_head(head: bytes) -> FileType | None:
    for sign, found in _AT_THE_START:
        if head.startswith(sign):
            return found
    # Some scanners write a line before the PDF; readers look for it in the first kilobyte.
    if b"%PDF-" in head[:1024]:
        return FileType.PDF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileType.WEBP
    if head[4:8] == b"ftyp":
        return FileType.HEIC if head[8:12] in _PHOTO_BRANDS else FileType.VIDEO
    return None


def _by_inside(head: bytes, content: BinaryIO) -> FileType | None:
    if head.startswith(_ZIP):
        return _first(_names_in_zip(content), _WITHIN_ZIP, FileType.ZIP)
    if head.startswith(_OLE):
        return _first(_names_in_ole(head, content), _WITHIN_OLE, FileType.OLE)
    return None


def _first(names: Iterable[str], known: tuple[tuple[str, FileType], ...], otherwise: FileType) -> FileType:
    listed = tuple(names)
    return next((found for start, found in known if any(name.startswith(start) for name in listed)), otherwise)


def _names_in_zip(content: BinaryIO) -> list[str]:
    from ntm_tracker.archives import BROKEN, Unfit, opened_within
    from ntm_tracker.domain.archive_limits import READ_FOR_WORDS

    try:
        with opened_within(content, READ_FOR_WORDS) as opened:
            return opened.namelist()
    except (Unfit, *BROKEN):
        return []


def _names_in_ole(head: bytes, content: BinaryIO) -> list[str]:
    size = 1 << int.from_bytes(head[30:32], "little") % 16
    content.seek((int.from_bytes(head[48:52], "little") + 1) * size)
    directory = content.read(max(size, 512))
    entries = (directory[start : start + 128] for start in range(0, len(directory), 128))
    return [entry[:64].decode("utf-16-le", "ignore").rstrip("\0") for entry in entries]


def _text(head: bytes) -> FileType:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return FileType.TEXT
    try:
        # The last letter of the head may be cut in two.
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return FileType.UNKNOWN
    return FileType.UNKNOWN if b"\x00" in head else FileType.TEXT
