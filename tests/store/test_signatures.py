"""What a file is by its content."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.file_types import FileType
from ntm_tracker.store.signatures import type_of
from tests import papers

if TYPE_CHECKING:
    from collections.abc import Callable

MADE: dict[FileType, Callable[[], bytes]] = {
    FileType.PDF: lambda: papers.pdf("Báo cáo"),
    FileType.DOCX: lambda: papers.docx("Báo cáo"),
    FileType.XLSX: lambda: papers.xlsx("Báo cáo"),
    FileType.ZIP: lambda: papers.archive(a=b"1"),
    FileType.DOC: lambda: papers.ole("WordDocument"),
    FileType.XLS: lambda: papers.ole("Workbook"),
    FileType.OLE: lambda: papers.ole("PowerPoint Document"),
    FileType.JPEG: lambda: papers.JPEG,
    FileType.PNG: papers.png,
    FileType.GIF: lambda: papers.GIF,
    FileType.TIFF: papers.tiff,
    FileType.WEBP: lambda: b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    FileType.HEIC: lambda: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
    FileType.VIDEO: lambda: b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00",
    FileType.RAR: lambda: b"Rar!\x1a\x07\x01\x00",
    FileType.SEVEN_ZIP: lambda: b"7z\xbc\xaf\x27\x1c\x00\x04",
    FileType.TEXT: lambda: "Báo cáo\n".encode() * 20000,
    FileType.UNKNOWN: lambda: b"\x00\x01\xff",
}


@pytest.mark.parametrize("wanted", MADE)
def test_a_file_is_known_by_its_content(wanted: FileType) -> None:
    """Real files of every kind that an office keeps; the content is left at its start."""
    content = BytesIO(MADE[wanted]())
    assert type_of(content) is wanted
    assert content.tell() == 0


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", FileType.TEXT),
        (b"PK\x03\x04 no archive", FileType.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileType.OLE),
        (b"\xff\xfeB\x00", FileType.TEXT),
        (b"\xef\xbb\xbfB", FileType.TEXT),
        (b"\nscanner 1.0\n%PDF-1.4\n", FileType.PDF),
        ("ư".encode() * 40000, FileType.TEXT),
        (b"a" * 65535 + "ư".encode(), FileType.TEXT),
    ],
)
def test_a_broken_file_is_still_of_a_type(content: bytes, wanted: FileType) -> None:
    """Half an archive, a letter cut by the end of what was looked at: an answer, never an error."""
    assert type_of(BytesIO(content)) is wanted
