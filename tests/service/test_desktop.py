"""Opening and printing by the system's own programs, and what is said where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import InputRefused, NtmError
from ntm_tracker.service.desktop import open_file, print_file
from tests.service.deeds import a_printer, assert_one_sentence

if TYPE_CHECKING:
    from pathlib import Path


def test_a_pdf_goes_to_the_default_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its whole path, after “--”: a name that begins with a dash is no option."""
    sent = a_printer(tmp_path / "bin", monkeypatch)
    file = tmp_path / "-a báo cáo.pdf"
    file.write_bytes(b"%PDF")
    print_file(file)
    assert sent.read_text("utf-8") == f"-- {file}\n"


@pytest.mark.parametrize(
    ("name", "code", "told"), [("a.docx", 0, "chỉ nhận tệp PDF"), ("a.pdf", 1, "máy in không nhận")]
)
def test_what_cannot_be_printed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int, told: str
) -> None:
    """The sentence names the file, which stays."""
    a_printer(tmp_path / "bin", monkeypatch, code)
    with pytest.raises(InputRefused, match=told) as refused:
        print_file(tmp_path / name)
    assert_one_sentence(refused.value.sentence)
    assert str(tmp_path / name) in refused.value.sentence


def test_a_machine_without_printing_or_a_desktop_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No program on the path."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputRefused, match="chưa cài máy in"):
        print_file(tmp_path / "a.pdf")
    with pytest.raises(NtmError):
        open_file(tmp_path / "a.pdf")
