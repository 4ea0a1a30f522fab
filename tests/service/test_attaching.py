"""Taking in a folder of files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.service.attaching import attach_folder, plan_folder
from ntm_tracker.service.changing_evidence import edit_evidence
from ntm_tracker.service.evidence import list_evidence
from ntm_tracker.service.history import undo
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.service.reading import Wanted
from tests import papers
from tests.service.deeds import events, now, refused
from tests.store.record import content, dump

if TYPE_CHECKING:
    from ntm_tracker.service.office import Office


_MANY = 1_010
"""More than SQLite took in one question up to its version 3.32."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as an officer keeps it."""
    root = tmp_path / "Hồ sơ"
    for path, kept in {
        "3.1 - báo cáo tưới.pdf": papers.pdf("Báo cáo"),
        "TC03/3.2/Ảnh kênh.jpg": papers.JPEG,
        "TC03/bien ban.docx": papers.docx("Biên bản"),
        "3.4_rỗng.pdf": b"",
        "Thumbs.db": b"x",
        ".git/3.1 - ẩn.txt": b"x",
        "~$3.1 - đang mở.docx": b"x",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(kept)
    return root


def test_a_folder_is_shown_before_it_is_taken(office: Office, folder: Path) -> None:
    """Where each file would go, and why some do not; nothing is saved."""
    before = dump(office.store)
    planned = {one.path: (one.indicator, one.note, one.reason) for one in plan_folder(office, folder)}
    assert planned.pop("3.4_rỗng.pdf")[::2] == (None, "Tệp “3.4_rỗng.pdf” rỗng; hãy kiểm tra lại tệp.")
    assert planned == {
        "3.1 - báo cáo tưới.pdf": ("3.1", "báo cáo tưới", ""),
        "TC03/3.2/Ảnh kênh.jpg": ("3.2", "Ảnh kênh", ""),
        "TC03/bien ban.docx": (None, "bien ban", "tên chỉ ghi tiêu chí 3, chưa rõ chỉ tiêu nào"),
    }
    assert dump(office.store) == before


def test_a_folder_is_taken_as_one_deed(office: Office, folder: Path) -> None:
    """A piece of evidence for each sure file; one undo takes all back; a second time adds nothing."""
    before, count = content(office.store), events(office)
    _, saved = attach_folder(office, folder)
    assert [(piece.note, piece.links[0].indicator) for piece in saved] == [
        ("báo cáo tưới", "3.1"),
        ("Ảnh kênh", "3.2"),
    ]
    assert now(office, "3.2").evidence == (saved[1],)
    assert [held.type for held in saved[1].files] == ["jpeg"]
    assert events(office) == count + 1
    planned, again = attach_folder(office, folder)
    assert again == []
    assert "chỉ tiêu 3.1 đã có tệp này" in {one.reason for one in planned}
    undo(office)
    assert list_evidence(office) == []
    assert content(office.store) == before


def test_the_folder_s_own_name_counts(office: Office, folder: Path) -> None:
    """“TC03/3.2” given as the folder."""
    (one,) = plan_folder(office, folder / "TC03" / "3.2")
    assert (one.path, one.indicator) == ("Ảnh kênh.jpg", "3.2")


def test_a_village_takes_its_own_numbers(office: Office, tmp_path: Path) -> None:
    """A criterion that is measured as a whole is named by “TC”."""
    (tmp_path / "TC01").mkdir()
    (tmp_path / "TC01" / "quy hoạch.txt").write_bytes(b"1")
    (one,) = plan_folder(office, tmp_path / "TC01", Wanted(subject="huong than"))
    assert one.indicator == "1"


def test_no_folder_is_refused(office: Office, folder: Path) -> None:
    """A file, nothing, or a path pasted wrong."""
    for path in (folder / "Thumbs.db", folder / "không có", Path("a\x00b"), Path("x" * 300)):
        with refused(office):
            attach_folder(office, path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_left(office: Office, tmp_path: Path) -> None:
    """A pipe among the files is told, not waited for."""
    (tmp_path / "ống").mkdir()
    os.mkfifo(tmp_path / "ống" / "3.1 ống")
    (one,) = plan_folder(office, tmp_path / "ống")
    assert (one.indicator, "không phải tệp thường" in one.reason) == (None, True)


def test_a_large_folder_is_taken_whole(office: Office, tmp_path: Path) -> None:
    """More files than SQLite would take numbers in one question, in their order."""
    (tmp_path / "3.1").mkdir()
    for number in range(_MANY):
        (tmp_path / "3.1" / f"ảnh {number:04}.txt").write_text(str(number), "utf-8")
    _, saved = attach_folder(office, tmp_path / "3.1")
    assert [piece.note for piece in saved] == [f"ảnh {number:04}" for number in range(_MANY)]
    changed = edit_evidence(office, [piece.id for piece in saved], Change(kind="ảnh"))
    assert {piece.kind for piece in changed} == {"photo"}
    undo(office)
    undo(office)
    assert list_evidence(office) == []


def test_too_large_a_folder_is_refused(office: Office, tmp_path: Path) -> None:
    """As when somebody names the whole disk."""
    (tmp_path / "đĩa").mkdir()
    for number in range(2001):
        (tmp_path / "đĩa" / str(number)).touch()
    with refused(office, "hơn 2000 tệp"):
        plan_folder(office, tmp_path / "đĩa")


def test_only_what_was_chosen_is_taken(office: Office, folder: Path) -> None:
    """A file that was left out stays out."""
    _, saved = attach_folder(office, folder, chosen={"TC03/3.2/Ảnh kênh.jpg", "TC03/bien ban.docx"})
    assert [piece.note for piece in saved] == ["Ảnh kênh"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few users make such links")
def test_a_link_out_of_the_folder_is_not_taken(office: Office, folder: Path, tmp_path: Path) -> None:
    """Neither a file of the officer's own nor another folder; a link that stays inside is a file like any other."""
    (tmp_path / "riêng.txt").write_text("của riêng", "utf-8")
    (tmp_path / "khác").mkdir()
    (tmp_path / "khác" / "3.2 - khác.txt").write_text("khác", "utf-8")
    (folder / "3.1 - riêng.txt").symlink_to(tmp_path / "riêng.txt")
    (folder / "3.2 khác").symlink_to(tmp_path / "khác", target_is_directory=True)
    (folder / "3.3 - hỏng.txt").symlink_to(tmp_path / "không có")
    (folder / "3.5 - trong.pdf").symlink_to(folder / "3.1 - báo cáo tưới.pdf")
    planned = {one.path: (one.indicator, one.reason) for one in plan_folder(office, folder)}
    assert planned["3.1 - riêng.txt"] == (None, "là lối tắt dẫn ra ngoài thư mục")
    assert planned["3.3 - hỏng.txt"][0] is None
    assert planned["3.5 - trong.pdf"] == ("3.5", "")
    assert not any("khác" in path for path in planned)
    _, saved = attach_folder(office, folder)
    assert "riêng" not in [piece.note for piece in saved]
