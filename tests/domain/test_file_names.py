"""File names that every system takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from ntm_tracker.domain.file_names import is_run_when_opened, safe_name
from tests.strategies import pasted_text


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Báo cáo tưới.pdf", "Báo cáo tưới.pdf"),
        ("12/BC-UBND: tưới?.pdf", "12_BC-UBND_ tưới_.pdf"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("CON .txt", "_CON.txt"),
        ("LPT¹.pdf", "_LPT¹.pdf"),
        ("conin$", "_conin$"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Windows\\a.dll", "C__Windows_a.dll"),
        ("gpj.\u202efdp.exe", "gpj.fdp.exe"),
        ("a\x00.pdf", "a.pdf"),
        (" . ", "tep"),
        ("a. ", "a"),
        ("[b]{x}<y>&'=+-@.docx", "[b]{x}_y_&'=+-@.docx"),
        ("📄 ảnh.jpg", "📄 ảnh.jpg"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    """Only what a system forbids is changed."""
    assert safe_name(name) == safe


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    """300 letters of three bytes fit on no disk."""
    cut = safe_name("ưở" * 150 + ".pdf")
    assert cut.endswith(".pdf")
    assert len(cut.encode()) < 200


@given(pasted_text(400))
def test_every_name_becomes_safe(name: str) -> None:
    """Whatever it was: not empty, no separator, no ending dot, and safe names stay as they are."""
    safe = safe_name(name)
    assert safe
    assert len(safe.encode()) < 255
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', safe)
    assert not safe.endswith((".", " "))
    assert safe_name(safe) == safe


def test_programs_are_known() -> None:
    """What a double click would run is not opened by this program, however it is written."""
    assert is_run_when_opened("Báo cáo.PDF.exe")
    assert is_run_when_opened("a.Bat ")
    assert not is_run_when_opened("Báo cáo.exe.pdf")
