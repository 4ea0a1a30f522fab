"""Reading a file of evidence: what cannot be kept is refused before anything is written."""

from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest

from ntm_tracker.errors import InputRefused
from ntm_tracker.store.files import LIMIT_MB, read_file


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    """Name, content and SHA-256; a name in NFD, as macOS gives it, is brought to NFC."""
    file = tmp_path / "Hương Sơn.txt"
    file.write_bytes(b"\x00\xff\r\n")
    found = read_file(file)
    assert (found.name, found.content) == ("Hương Sơn.txt", b"\x00\xff\r\n")
    assert found.sha256 == hashlib.sha256(b"\x00\xff\r\n").hexdigest()


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The sentence gives the path and the system's reason."""
    with pytest.raises(InputRefused, match=r"thieu\.pdf"):
        read_file(tmp_path / "thieu.pdf")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """Files are chosen one by one."""
    with pytest.raises(InputRefused, match="là thư mục"):
        read_file(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """A scan of no bytes is a mistake of the scanner."""
    (tmp_path / "rong.pdf").touch()
    with pytest.raises(InputRefused, match="rỗng"):
        read_file(tmp_path / "rong.pdf")


@pytest.mark.parametrize(("over", "taken"), [(0, True), (1, False)])
def test_fifty_megabytes_are_the_limit(tmp_path: Path, over: int, *, taken: bool) -> None:
    """A file of exactly 50 MB is kept, one byte more is refused without being read."""
    file = tmp_path / "lon.pdf"
    with file.open("wb") as opened:
        opened.truncate(LIMIT_MB * 2**20 + over)
    if taken:
        assert len(read_file(file).content) == LIMIT_MB * 2**20
    else:
        with pytest.raises(InputRefused, match="lớn hơn 50 MB"):
            read_file(file)


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system will not open is told with its reason; a socket is such even for root."""
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("khong-doc-duoc")
        with pytest.raises(InputRefused, match="Không đọc được tệp"):
            read_file(Path("khong-doc-duoc"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_in_a_closed_folder_is_refused(tmp_path: Path) -> None:
    """A folder that may not be entered is told, not a traceback."""
    closed = tmp_path / "kin"
    closed.mkdir()
    (closed / "a.pdf").write_bytes(b"1")
    closed.chmod(0)
    try:
        with pytest.raises(InputRefused, match="Không đọc được tệp"):
            read_file(closed / "a.pdf")
    finally:
        closed.chmod(0o700)


@pytest.mark.parametrize("name", ["x" * 300, "a\x00b"], ids=["too long", "with a NUL"])
def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path, name: str) -> None:
    """A path pasted wrong is told as unreadable."""
    with pytest.raises(InputRefused, match="Không đọc được tệp"):
        read_file(tmp_path / name)
