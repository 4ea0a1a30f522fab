"""Reading a file of evidence: what cannot be kept is refused before anything is written."""

from __future__ import annotations

import hashlib
import os
import socket
import tracemalloc
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import InputRefused, RecordUnavailable
from ntm_tracker.store import contents, files
from ntm_tracker.store.files import LIMIT_MB, read_file
from tests.store.record import add_paper, dump, execute
from tests.store.scans import a_scan

if TYPE_CHECKING:
    from ntm_tracker.store.store import Store

_MOST_MEMORY = 8 << 20


def stored(store: Store, sha256: str) -> bytes:
    """Return what the record holds of a file."""
    with store.reading() as connection:
        return b"".join(contents.chunks(connection, sha256))


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    """Name, content and SHA-256; a name in NFD, as macOS gives it, is brought to NFC."""
    file = tmp_path / "Hương Sơn.txt"
    file.write_bytes(b"\x00\xff\r\n")
    found = read_file(file)
    assert (found.name, found.size) == ("Hương Sơn.txt", 4)
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
        assert read_file(file).size == LIMIT_MB * 2**20
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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    """Opening a pipe that nobody writes into would wait for ever."""
    os.mkfifo(tmp_path / "ong.pdf")
    with pytest.raises(InputRefused, match="không phải tệp thường"):
        read_file(tmp_path / "ong.pdf")


def test_the_largest_file_is_stored_in_little_memory(store: Store, tmp_path: Path) -> None:
    """Reading, storing, checking and taking out 50 MB never holds more than a few pieces of it."""
    scan = tmp_path / "lon.pdf"
    with scan.open("wb") as opened:
        for number in range(LIMIT_MB):
            opened.write(bytes([number]) * 2**20)
    tracemalloc.start()
    try:
        found = read_file(scan)
        add_paper(store, files=(found,))
        with store.reading() as connection, (tmp_path / "ra.pdf").open("wb") as out:
            assert files.holds(connection, found.sha256)
            files.copy_out(connection, found.sha256, found.name, out)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < _MOST_MEMORY
    assert (tmp_path / "ra.pdf").read_bytes() == scan.read_bytes()


@pytest.mark.parametrize("now", [b"", b"short", b"the scan, longer than it was", b"THE SCAN"])
def test_a_file_that_changes_while_it_is_read_is_refused(store: Store, tmp_path: Path, now: bytes) -> None:
    """What was read first and what would be stored must be one; nothing is half saved."""
    scan = tmp_path / "dang sua.txt"
    scan.write_bytes(b"the scan")
    found = read_file(scan)
    scan.write_bytes(now)
    before = dump(store)
    with pytest.raises(InputRefused, match="thay đổi trong khi đọc"):
        add_paper(store, files=(a_scan("khác.txt", b"another"), found))
    assert dump(store) == before


def test_a_stick_that_is_pulled_out_is_refused(store: Store, tmp_path: Path) -> None:
    """A file that is gone by the time it is stored is one sentence, and nothing is saved."""
    scan = tmp_path / "usb.txt"
    scan.write_bytes(b"the scan")
    found = read_file(scan)
    scan.unlink()
    before = dump(store)
    with pytest.raises(InputRefused, match=r"usb\.txt.*USB"):
        add_paper(store, files=(found,))
    assert dump(store) == before


def test_a_stored_file_comes_back_byte_for_byte(store: Store) -> None:
    """Whatever its bytes."""
    found = a_scan("mọi byte.bin", bytes(range(256)) * 5000)
    add_paper(store, files=(found,))
    assert stored(store, found.sha256) == bytes(range(256)) * 5000


def test_a_stored_file_that_was_altered_is_not_given_out(store: Store) -> None:
    """One changed byte is told, with the name of the file."""
    found = a_scan("biên bản.txt", b"the scan")
    add_paper(store, files=(found,))
    execute(store.database, "UPDATE file SET content = x'00' || substr(content, 2)")
    with store.reading() as connection:
        assert not files.holds(connection, found.sha256)
        with pytest.raises(RecordUnavailable, match=r"biên bản\.txt"):
            files.copy_out(connection, found.sha256, found.name, BytesIO())
