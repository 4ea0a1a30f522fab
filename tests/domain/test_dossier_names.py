"""Names inside the dossier: what Windows, Linux and a checker of sums can take."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.archive_limits import leads_outside
from ntm_tracker.domain.dossier_names import criterion_folder, document_name, gate_folder
from ntm_tracker.domain.evidence import StoredFile
from tests.builders import a_criterion, some_evidence
from tests.strategies import pasted_text

HOSTILE = (
    "[b]đậm[/b]",
    "=1+1",
    '<>:"/\\|?*',
    "CON",
    "con.txt",
    "nul.",
    "e\u0302\u0309 NFD",
    "📄👨‍👩‍👧 ảnh.jpg",
    "ưở" * 150 + ".pdf",
    "a" * 300,
    " . ",
    "...",
    "a\x00b\n\tc",
    "-rf ~",
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def a_file(name: str) -> StoredFile:
    """Return a file called `name`."""
    return StoredFile("0" * 64, name, 1)


def assert_safe(name: str) -> None:
    """Every system takes it as it is, in a deep folder too."""
    assert name == unicodedata.normalize("NFC", name)
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', name)
    assert name.strip(" ") == name
    assert not name.endswith(".")
    assert not _RESERVED.fullmatch(name)
    assert len(name.encode("utf-16-le")) <= 160
    assert len(name.encode()) <= 200
    assert not leads_outside(name)


def texts(max_size: int = 320) -> st.SearchStrategy[str]:
    """Anything that a clipboard or a disk may hold, and what is known to hurt."""
    return st.one_of(st.sampled_from(HOSTILE), pasted_text(max_size))


@given(note=texts(), number=texts(), name=texts(), files=st.integers(0, 3))
def test_every_name_is_safe(note: str, number: str, name: str, files: int) -> None:
    """Whatever was typed, and however the scan is called."""
    held = tuple(a_file(f"{name}{at}") for at in range(files))
    piece = replace(some_evidence(note, number=number), files=held)
    made = document_name("07", piece, held[0] if held else None)
    assert_safe(made)
    assert made.startswith("07 ")


@given(texts())
def test_every_folder_is_safe(name: str) -> None:
    """The name of a criterion comes from a spreadsheet."""
    assert_safe(criterion_folder(a_criterion(name=name or "x")))
    assert len(criterion_folder(a_criterion(name=name or "x"))) <= 45


@pytest.mark.parametrize(
    ("note", "number", "file", "made"),
    [
        ("Báo cáo tưới\nDòng hai", "12/BC-UBND", "scan 001.PDF", "01 12-BC-UBND Báo cáo tưới.PDF"),
        ("# Báo cáo **tưới**", "", "a.pdf", "01 Báo cáo __tưới__.pdf"),
        ("", "", "Biên bản.docx", "01 Biên bản.docx"),
        ("  ", "", "3.1 tưới", "01 3.1 tưới"),
        ("Ảnh", "", ".htaccess", "01 Ảnh"),
    ],
)
def test_a_document_is_called_by_number_and_words(note: str, number: str, file: str, made: str) -> None:
    """What the paper says of itself comes before what the scanner called it; the ending stays."""
    assert document_name("01", some_evidence(note, number=number), a_file(file)) == made


def test_a_note_without_a_file_is_a_text() -> None:
    """Named as the paper is."""
    assert document_name("02", some_evidence("Đã họp thôn", number="5/BB"), None) == "02 5-BB Đã họp thôn.txt"


def test_a_long_name_is_cut_at_a_word() -> None:
    """And the ending is kept."""
    made = document_name("01", some_evidence("Báo cáo kết quả thực hiện " * 20, number=""), a_file("a.pdf"))
    assert made == "01 Báo cáo kết quả thực hiện Báo cáo kết quả thực hiện Báo cáo kết quả thực.pdf"


def test_folders_are_named_as_inspectors_call_them() -> None:
    """By number and name; the gates stand apart."""
    assert criterion_folder(a_criterion(number=3, name="Thủy lợi")) == "TC03 Thủy lợi"
    assert gate_folder("dk2") == "Điều kiện công nhận/ĐK2"
