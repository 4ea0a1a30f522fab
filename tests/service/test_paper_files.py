"""Taking stored files out, and proving what they are."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import InputRefused, NotFound, RecordUnavailable, Stopped
from ntm_tracker.service.changing_evidence import replace_file
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.paper_files import copy_for_opening, save_file, show, verify_files
from ntm_tracker.service.watch import Watch
from tests.service.deeds import assert_one_sentence
from tests.store.record import execute

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


@pytest.fixture
def key(office: Office, tmp_path: Path) -> int:
    """A paper with one scan."""
    (tmp_path / "Biên bản.txt").write_bytes(b"the scan")
    return add_evidence(office, ("3.1",), Paper("Biên bản", files=(str(tmp_path / "Biên bản.txt"),))).id


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system whose opener writes down what it was asked to open."""
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/opened"\n', "utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}:/bin:/usr/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    return tmp_path / "opened"


def alter(office: Office) -> None:
    """Change one byte of every stored file behind the program's back."""
    execute(office.store, "UPDATE file SET content = x'00' || substr(content, 2)")


def test_a_file_is_saved_out(office: Office, key: int, tmp_path: Path) -> None:
    """Under a new name, or under its own into a folder; never over another file."""
    assert save_file(office, key, tmp_path / "ra.txt").read_bytes() == b"the scan"
    (tmp_path / "ra").mkdir()
    assert save_file(office, key, tmp_path / "ra").name == "Biên bản.txt"
    with pytest.raises(InputRefused, match="ghi đè"):
        save_file(office, key, tmp_path / "ra.txt")
    with pytest.raises(InputRefused, match="Không ghi được"):
        save_file(office, key, tmp_path / "không có" / "ra.txt")
    with pytest.raises(InputRefused, match="ký tự lạ"):
        save_file(office, key, tmp_path / "a\x00b")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_earlier_file_is_still_readable(office: Office, key: int, tmp_path: Path) -> None:
    """By its name, after a corrected scan took its place."""
    (tmp_path / "mới.txt").write_bytes(b"the corrected scan")
    replace_file(office, key, str(tmp_path / "mới.txt"))
    assert save_file(office, key, tmp_path / "a").read_bytes() == b"the corrected scan"
    assert save_file(office, key, tmp_path / "b", "Biên bản.txt").read_bytes() == b"the scan"
    with pytest.raises(NotFound, match="không có tệp “lạ”"):
        save_file(office, key, tmp_path / "c", "lạ")


def test_a_copy_is_private_and_opened(office: Office, key: int, desktop: Path) -> None:
    """In a folder that only this user may enter; a change in it is seen; it goes away after."""
    copy = copy_for_opening(office, key)
    assert stat.S_IMODE(copy.path.parent.stat().st_mode) == 0o700
    show(copy)
    assert desktop.read_text("utf-8").strip() == str(copy.path)
    assert not copy.is_changed()
    copy.path.write_bytes(b"corrected")
    assert copy.is_changed()
    copy.drop()
    assert not copy.path.parent.exists()
    assert not copy.is_changed()


def test_a_system_without_an_opener_is_told(office: Office, key: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with the way out, and the copy is gone."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    copy = copy_for_opening(office, key)
    with pytest.raises(InputRefused) as error:
        show(copy)
    assert_one_sentence(error.value.sentence)
    assert "ntm evidence save" in error.value.sentence
    assert not copy.path.parent.exists()


def test_an_opener_that_fails_is_told(office: Office, key: int, desktop: Path) -> None:
    """As where no program knows the type."""
    (desktop.parent / "bin" / "xdg-open").write_text("#!/bin/sh\nexit 3\n", "utf-8")
    with pytest.raises(InputRefused, match="không mở được"):
        show(copy_for_opening(office, key))


def test_a_program_is_not_run(office: Office, tmp_path: Path) -> None:
    """A file that the system would run is only saved out."""
    (tmp_path / "Biên bản.pdf.exe").write_bytes(b"MZ")
    key = add_evidence(office, ("3.1",), Paper("Lạ", files=(str(tmp_path / "Biên bản.pdf.exe"),))).id
    with pytest.raises(InputRefused, match="là chương trình"):
        copy_for_opening(office, key)


def test_a_paper_without_files_is_told(office: Office) -> None:
    """There is nothing to open."""
    key = add_evidence(office, ("3.1",), Paper("Ghi chú")).id
    with pytest.raises(NotFound, match="không có tệp nào"):
        copy_for_opening(office, key)


def test_every_file_is_hashed_again(office: Office, key: int, tmp_path: Path) -> None:
    """A changed byte is named with the file and its papers, earlier files too; a sound record names none."""
    (tmp_path / "mới.txt").write_bytes(b"the corrected scan")
    replace_file(office, key, str(tmp_path / "mới.txt"))
    assert verify_files(office) == (2, [])
    alter(office)
    count, broken = verify_files(office)
    assert count == 2
    assert {one.names for one in broken} == {("Biên bản.txt",), ("mới.txt",)}
    assert {one.evidence for one in broken} == {(key,)}


def test_verifying_tells_how_far_it_is_and_can_be_stopped(office: Office, key: int) -> None:
    """The share goes up to the whole; stopped, it says so."""
    seen: list[float] = []
    assert verify_files(office, Watch(seen.append)) == (1, [])
    assert key
    assert seen[-1] == 1.0
    with pytest.raises(Stopped, match="chưa kiểm tra hết"):
        verify_files(office, Watch(seen.append, lambda: True))


def test_the_same_file_again_mends_a_damaged_one(office: Office, key: int, tmp_path: Path) -> None:
    """Replaced by its own original, or added with another paper; a sound one is not replaced by itself."""
    path = str(tmp_path / "Biên bản.txt")
    alter(office)
    replace_file(office, key, path)
    assert verify_files(office) == (1, [])
    with pytest.raises(InputRefused, match="giống hệt"):
        replace_file(office, key, path)
    alter(office)
    add_evidence(office, ("3.2",), Paper("Bản thứ hai", files=(path,)))
    assert verify_files(office) == (1, [])


def test_a_damaged_file_is_not_given_out(office: Office, key: int, tmp_path: Path) -> None:
    """Neither saved nor opened, and nothing half written."""
    alter(office)
    with pytest.raises(RecordUnavailable, match=r"Biên bản\.txt.*không còn nguyên vẹn"):
        save_file(office, key, tmp_path / "ra.txt")
    with pytest.raises(RecordUnavailable):
        copy_for_opening(office, key)
    assert not (tmp_path / "ra.txt").exists()
