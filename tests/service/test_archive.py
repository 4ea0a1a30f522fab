"""The ZIP file: whole or not at all, and nothing left beside."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import InputRefused
from ntm_tracker.service.archive import PREFIX, SUFFIX, whole_archive
from tests.service.deeds import assert_one_sentence
from tests.service.test_reporting import a_full_disk

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2024, 10, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "ra"
    made.mkdir()
    return made


def test_what_was_put_in_is_in_it(folder: Path) -> None:
    """Under its name in UTF-8, of the day, readable by everybody; with the sums last."""
    with whole_archive(folder / "a.zip", DAY, over=False) as archive:
        archive.add("Thư mục/ảnh.txt", "chữ".encode())
    with zipfile.ZipFile(folder / "a.zip") as opened:
        entry, sums = opened.infolist()
        assert opened.testzip() is None
        assert opened.read(entry) == "chữ".encode()
        assert opened.read(sums).decode().endswith("  Thư mục/ảnh.txt\n")
    assert (entry.filename, entry.flag_bits & 0x800) == ("Thư mục/ảnh.txt", 0x800)
    assert entry.date_time == (2024, 10, 1, 0, 0, 0)
    assert entry.external_attr >> 16 == 0o100644
    assert list(folder.iterdir()) == [folder / "a.zip"]


def test_the_same_content_is_the_same_file(folder: Path) -> None:
    """To the byte, whenever it was written."""
    for name in ("a.zip", "b.zip"):
        with whole_archive(folder / name, DAY, over=False) as archive:
            archive.add("a.txt", b"a" * 100)
    assert (folder / "a.zip").read_bytes() == (folder / "b.zip").read_bytes()


@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError, InputRefused])
def test_what_fails_midway_leaves_nothing(folder: Path, failure: type[BaseException]) -> None:
    """Not a byte, and the file that was there stays."""
    (folder / "a.zip").write_bytes(b"old")

    def fail(_: object) -> None:
        raise failure("…")

    with pytest.raises(failure), whole_archive(folder / "a.zip", DAY, over=True) as archive:
        archive.stream("a.txt", 1, fail, packed=False)
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("a.zip", b"old")]


def test_a_full_disk_leaves_nothing(folder: Path) -> None:
    """One sentence."""
    with (
        pytest.raises(InputRefused) as error,
        a_full_disk(),
        whole_archive(folder / "a.zip", DAY, over=False) as archive,
    ):
        archive.stream("a.bin", 10**6, lambda sink: [sink.write(bytes(10**5)) for _ in range(10)], packed=False)
    assert_one_sentence(error.value.sentence)
    assert list(folder.iterdir()) == []


def test_a_file_is_not_written_over_unasked(folder: Path) -> None:
    """Neither one that was there nor one that came meanwhile."""
    (folder / "a.zip").write_bytes(b"old")
    with pytest.raises(InputRefused, match="--force"), whole_archive(folder / "a.zip", DAY, over=False):
        pass
    with pytest.raises(InputRefused, match="--force"), whole_archive(folder / "b.zip", DAY, over=False):
        (folder / "b.zip").write_bytes(b"meanwhile")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.zip": b"old", "b.zip": b"meanwhile"}
    with whole_archive(folder / "a.zip", DAY, over=True):
        pass
    assert zipfile.is_zipfile(folder / "a.zip")


@pytest.mark.parametrize("name", ["không có/a.zip", "a\x00.zip", "tệp/a.zip", f"{'x' * 300}.zip", "thư mục.zip"])
def test_a_place_that_cannot_be_written_is_told(folder: Path, name: str) -> None:
    """In one sentence."""
    (folder / "tệp").write_bytes(b"")
    (folder / "thư mục.zip").mkdir()
    with pytest.raises(InputRefused) as error, whole_archive(folder / name, DAY, over=True):
        pass
    assert_one_sentence(error.value.sentence)
    assert sorted(path.name for path in folder.iterdir()) == ["thư mục.zip", "tệp"]


def test_what_a_killed_program_left_is_removed(folder: Path) -> None:
    """The next dossier in the folder takes it away; one that another program is writing stays."""
    left = folder / f"{PREFIX}xyz{SUFFIX}"
    left.write_bytes(b"half")
    with whole_archive(folder / "a.zip", DAY, over=False):
        assert not left.exists()
        with whole_archive(folder / "b.zip", DAY, over=False):
            pass
        assert len(list(folder.glob(f"{PREFIX}*"))) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["a.zip", "b.zip"]
