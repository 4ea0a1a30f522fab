"""Names that lie about their content."""

from __future__ import annotations

import pytest

from ntm_tracker.domain.file_types import TYPE_NAMES, FileType, misnamed
from tests.service.deeds import assert_one_sentence


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("báo cáo.pdf", FileType.PDF),
        ("ẢNH.JPG", FileType.JPEG),
        ("cũ.doc", FileType.DOC),
        ("trang.doc", FileType.TEXT),
        ("không đuôi", FileType.PDF),
        ("lạ.xyz", FileType.PDF),
        ("chưa xem.pdf", ""),
    ],
)
def test_a_name_that_fits_says_nothing(name: str, found: str) -> None:
    """An ending that promises what the content is, or nothing at all."""
    assert misnamed(name, found) is None


@pytest.mark.parametrize("found", [FileType.JPEG, FileType.DOCX, FileType.UNKNOWN])
def test_a_name_that_lies_is_told(found: FileType) -> None:
    """The name, its ending and what the file really is, in one sentence."""
    told = misnamed("biên bản.pdf", found)
    assert told is not None
    assert_one_sentence(told)
    assert "biên bản.pdf" in told
    assert TYPE_NAMES[found] in told
