"""Keeping evidence."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import NtmError
from ntm_tracker.service.evidence import Paper, add_evidence, find_evidence, list_evidence
from ntm_tracker.service.history import undo
from ntm_tracker.service.reading import Wanted
from tests.service.deeds import now, refused
from tests.store.record import dump

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office

VILLAGE = Wanted(subject="huong than")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A scanned paper."""
    file = tmp_path / "Biên bản nghiệm thu.pdf"
    file.write_bytes(b"%PDF-1.7 \x00\xff")
    return file


def test_a_paper_is_kept_with_all_it_says(office: Office, scan: Path) -> None:
    """Note, number, issuer, days, file, and who entered it."""
    paper = Paper("Biên bản nghiệm thu\ncông trình", "12/BC-UBND", "UBND xã", "30/06/2024", "31/12/2026", (str(scan),))
    kept = add_evidence(office, ("3.1", "3.4"), paper)
    assert (kept.note, kept.number, kept.issuer) == ("Biên bản nghiệm thu\ncông trình", "12/BC-UBND", "UBND xã")
    assert (kept.issued, kept.valid_until, kept.entered_by) == (date(2024, 6, 30), date(2026, 12, 31), "Chị Hà")
    assert [link.indicator for link in kept.links] == ["3.1", "3.4"]
    assert [(file.name, file.size) for file in kept.files] == [(scan.name, 11)]
    assert list_evidence(office) == [kept]
    assert now(office, "3.4").evidence == (kept,)


def test_an_indicator_named_twice_is_linked_once(office: Office) -> None:
    """“3.1 3,1” is one indicator."""
    assert len(add_evidence(office, ("3.1", " 3,1"), Paper("Báo cáo")).links) == 1


def test_a_file_given_twice_is_kept_once(office: Office, scan: Path) -> None:
    """The same content is one file, for one paper and for two."""
    kept = add_evidence(office, ("3.1",), Paper("Báo cáo", files=(str(scan), str(scan))))
    again = add_evidence(office, ("3.2",), Paper("Báo cáo khác", files=(str(scan),)))
    assert [file.sha256 for file in kept.files] == [file.sha256 for file in again.files]
    assert len(dump(office.store)["file"]) == 1


def test_a_paper_without_a_number_or_a_file_is_a_note(office: Office) -> None:
    """Only the note is needed."""
    kept = add_evidence(office, ("3.1",), Paper("Ảnh chụp kênh mương"))
    assert (kept.number, kept.issued, kept.valid_until, kept.files) == ("", None, None, ())


@pytest.mark.parametrize("note", ["[b]đậm[/b]", "=1+1", "a < b", "Kênh mương, Đường " * 280])
def test_a_note_is_kept_byte_for_byte(office: Office, note: str) -> None:
    """Markup, formulas and 5,000 characters come back as they were typed."""
    assert add_evidence(office, ("3.1",), Paper(note)).note == note.strip()


def test_decomposed_text_is_kept_composed(office: Office, tmp_path: Path) -> None:
    """Note, number, issuer and the name of the file, as macOS gives them."""
    file = tmp_path / unicodedata.normalize("NFD", "Ảnh đường.jpg")
    file.write_bytes(b"\xff\xd8")
    note, number, issuer = (unicodedata.normalize("NFD", text) for text in ("Đường trục", "12/BC-UBND xã", "Ủy ban"))
    kept = add_evidence(office, ("3.1",), Paper(note, number, issuer, files=(str(file),)))
    assert (kept.note, kept.number, kept.issuer) == ("Đường trục", "12/BC-UBND xã", "Ủy ban")
    assert kept.files[0].name == "Ảnh đường.jpg"
    assert find_evidence(office, "duong truc") == [kept]
    assert find_evidence(office, unicodedata.normalize("NFD", "Ảnh đường")) == [kept]


def test_evidence_is_found_by_what_stands_in_it(office: Office, scan: Path) -> None:
    """Note, number, issuer and file name are searched together."""
    kept = add_evidence(office, ("3.1",), Paper("Báo cáo", "12/BC-UBND", "UBND xã Hương Sơn", files=(str(scan),)))
    add_evidence(office, ("3.1",), Paper("Khác"))
    for query in ("bao cao", "12/bc huong son", "nghiem thu", "  HƯƠNG   sơn "):
        assert find_evidence(office, query) == [kept]
    assert find_evidence(office, "khong co gi") == []
    assert len(find_evidence(office, " ")) == 2


@pytest.mark.parametrize(
    ("numbers", "paper", "told"),
    [
        (("3.1",), Paper(""), "chưa có nội dung"),
        (("3.1",), Paper(" \n\u200b "), "chưa có nội dung"),
        (("3.1",), Paper("Báo cáo", issued="02/10/2024"), "tương lai"),
        (("3.1",), Paper("Báo cáo", issued="30/02/2024"), "không có trong lịch"),
        (("3.1",), Paper("Báo cáo", valid_until="mãi mãi"), "không phải là ngày"),
        (("3.1",), Paper("Báo cáo", issued="30/06/2024", valid_until="29/06/2024"), "trước ngày ban hành"),
        (("3.1",), Paper("Báo cáo", files=("thieu.pdf",)), "Không đọc được tệp"),
        (("3.1",), Paper("Báo cáo", files=(".",)), "là thư mục"),
        (("3.1",), Paper("Báo cáo", files=("~khong-co-nguoi-nay/a.pdf",)), "tệp"),
        (("3.1", "99.1"), Paper("Báo cáo"), "không có chỉ tiêu"),
        (("3",), Paper("Báo cáo"), "3.1, 3.2"),
    ],
)
def test_a_paper_that_cannot_be_is_refused(office: Office, numbers: tuple[str, ...], paper: Paper, told: str) -> None:
    """No note, impossible days, no file, no indicator: one sentence and nothing saved."""
    with refused(office, told):
        add_evidence(office, numbers, paper)


def test_one_bad_file_keeps_the_good_ones_out(office: Office, scan: Path) -> None:
    """A paper is saved with all its files or not at all."""
    with refused(office, "thieu.pdf"):
        add_evidence(office, ("3.1",), Paper("Báo cáo", files=(str(scan), "thieu.pdf")))


def test_a_day_may_be_the_last(office: Office) -> None:
    """A paper valid on the day it was issued only is no mistake."""
    assert add_evidence(office, ("3.1",), Paper("Giấy mời", issued="30/06/2024", valid_until="30/06/2024"))


def test_evidence_belongs_to_its_assessment(office: Office) -> None:
    """A paper for the village's criterion 1 is none of the commune's."""
    add_evidence(office, ("1",), Paper("Quy hoạch thôn"), VILLAGE)
    assert len(now(office, "1", VILLAGE).evidence) == 1
    assert now(office, "1.1").evidence == ()


def test_undoing_takes_the_paper_away(office: Office, scan: Path) -> None:
    """After an undo the paper is nowhere, and its number is not given again."""
    first = add_evidence(office, ("3.1",), Paper("Báo cáo", files=(str(scan),)))
    undo(office)
    assert list_evidence(office) == []
    assert now(office, "3.1").evidence == ()
    assert add_evidence(office, ("3.1",), Paper("Báo cáo")).id != first.id


def test_a_file_in_the_home_folder_is_found(office: Office, monkeypatch: pytest.MonkeyPatch, scan: Path) -> None:
    """“~/giấy.pdf” is read where the shell did not expand it."""
    monkeypatch.setenv("HOME", str(scan.parent))
    assert add_evidence(office, ("3.1",), Paper("Báo cáo", files=(f"~/{scan.name}",))).files[0].name == scan.name


@pytest.mark.parametrize("unsuitable", ["x" * 300, "a\x00b"], ids=["too long", "with a NUL"])
def test_a_path_pasted_wrong_is_refused(office: Office, unsuitable: str) -> None:
    """A path that no disk takes is one sentence."""
    with pytest.raises(NtmError):
        add_evidence(office, ("3.1",), Paper("Báo cáo", files=(unsuitable,)))
