"""Where a typed path leads, what it may go on to, what lies in a folder."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import InputRefused
from ntm_tracker.service.evidence import Paper, add_evidence, list_evidence
from ntm_tracker.service.folders import beginning, completions, find_path, list_folder, starting_places
from tests.papers import pdf

if TYPE_CHECKING:
    from ntm_tracker.service.office import Office

APART = unicodedata.normalize("NFD", "Nghị quyết  Đảng ủy.pdf")
"""As a Mac writes it on a stick, with two spaces."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as officers have it."""
    inside = tmp_path / "Hồ sơ"
    (inside / "Ảnh 2024").mkdir(parents=True)
    for name in ("Đường trục xã.pdf", "báo cáo tưới.pdf", "báo cáo; [bản] 2.pdf", ".ẩn", "~$khóa.docx", "Thumbs.db"):
        (inside / name).write_bytes(b"x")
    (inside / "Ảnh 2024" / APART).write_bytes(pdf("x"))
    return inside


def offered(typed: str, *, many: bool = True, only_folders: bool = False) -> dict[str, str]:
    """Return what is offered, with what the field would then hold."""
    return {one.shown: one.typed for one in completions(typed, many=many, only_folders=only_folders)}


def test_a_path_goes_on_without_marks(folder: Path) -> None:
    """đ as d, capital letters aside, the middle of a name after its beginning; hidden files are not offered."""
    assert list(offered(f"{folder}/")) == ["Ảnh 2024/", "báo cáo tưới.pdf", "báo cáo; [bản] 2.pdf", "Đường trục xã.pdf"]
    assert list(offered(f"{folder}/duong")) == ["Đường trục xã.pdf"]
    assert list(offered(f"{folder}/BAO")) == ["báo cáo tưới.pdf", "báo cáo; [bản] 2.pdf"]
    assert list(offered(f"{folder}/2")) == ["Ảnh 2024/", "báo cáo; [bản] 2.pdf"]
    assert list(offered(f"{folder}/", only_folders=True)) == ["Ảnh 2024/"]
    assert offered(f"{folder}/báo cáo tưới.pdf") == offered("không có/ở đâu") == offered("") == {}


def test_what_is_taken_keeps_what_was_typed_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with “;” goes into quotes; in front of it everything stays; “~” too."""
    held = offered(f"/a.pdf; {folder}/bao cao 2")
    assert held == {"báo cáo; [bản] 2.pdf": f'/a.pdf; "{folder}/báo cáo; [bản] 2.pdf"'}
    assert offered(f"{folder}/bao cao 2", many=False).popitem()[1] == f'"{folder}/báo cáo; [bản] 2.pdf"'
    assert offered(f"{folder}/anh", many=False, only_folders=True).popitem()[1] == f"{folder}/Ảnh 2024/"
    monkeypatch.setenv("HOME", str(folder.parent))
    assert offered("~/Hồ sơ/anh") == {"Ảnh 2024/": "~/Hồ sơ/Ảnh 2024/"}
    escaped = str(folder).replace(" ", "\\ ")
    assert offered(f"{escaped}/anh") == {"Ảnh 2024/": f"{folder}/Ảnh 2024/"}


def test_a_name_is_found_as_the_disk_has_it(office: Office, folder: Path) -> None:
    """Marks apart, two spaces: what was pasted on one line in NFC leads to it, and it is kept in NFC."""
    typed = f"{folder}/Ảnh 2024/Nghị quyết Đảng ủy.pdf"
    assert find_path(typed) == folder / "Ảnh 2024" / APART
    add_evidence(office, ("3.1",), Paper("x", files=(f"'{typed}'",)))
    assert list_evidence(office)[0].files[0].name == "Nghị quyết Đảng ủy.pdf"
    assert find_path(f"{folder}/mới/a.pdf") == folder / "mới" / "a.pdf"


def test_a_folder_that_cannot_be_read_is_told(folder: Path) -> None:
    """A stick that was pulled out, a file, a strange path: one sentence each."""
    for wrong in (folder / "USB", folder / "báo cáo tưới.pdf", folder / "a\x00b"):
        with pytest.raises(InputRefused, match=r"hãy .*\.$"):
            list_folder(wrong)
    (folder / "đứt").symlink_to(folder / "không có")
    assert "đứt" in [one.name for one in list_folder(folder)]


def test_where_the_picker_begins(folder: Path) -> None:
    """In the folder of what was typed, else in the one of the last time, else at home; whole files stay."""
    whole = f"{folder}/báo cáo tưới.pdf"
    assert beginning(whole, many=True, remembered="") == (folder, whole)
    assert beginning(f"{whole}; {folder}/an", many=True, remembered="") == (folder, f"{whole}; ")
    assert beginning(str(folder), many=False, remembered="") == (folder, "")
    assert beginning("", many=True, remembered=str(folder)) == (folder, "")
    assert beginning("/không/có/đâu", many=True, remembered="/đã rút") == (Path.home(), "")


def test_the_places_to_start_from(tmp_path: Path) -> None:
    """The own folder first, each place once, the whole machine last."""
    (Path.home() / "Documents").mkdir()
    listed = starting_places()
    assert listed[:2] == [("Thư mục chính", Path.home()), ("Documents", Path.home() / "Documents")]
    assert len({place for _, place in listed}) == len(listed)
    assert os.name == "nt" or listed[-1] == ("Cả máy", Path("/"))
    assert tmp_path.is_dir()
