"""The disk fills up, a page is damaged, the place is locked: one sentence, a code, the data as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Ran
from tests.service.deeds import assert_one_sentence
from tests.store.record import dump, from_outside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Ntm

SMALL_FILES = """
import resource, sys
from pathlib import Path
from ntm_tracker.__main__ import main
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(main())
"""


def assert_refused(ran: Ran) -> None:
    """Exit code 2 or 3, nothing on standard output, one Vietnamese sentence."""
    assert ran.code in (2, 3), ran
    assert ran.out == ""
    assert_one_sentence(ran.err.strip())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 700 kB, where this system lets us make one."""
    disk = tmp_path / "đĩa"
    disk.mkdir()
    if not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", disk], capture_output=True, check=False)  # noqa: S607 - the system's own
    if made.returncode:
        pytest.skip("this system lets nobody mount a small disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=False)  # noqa: S607 - the system's own


def test_a_disk_that_fills_up_loses_nothing(
    environment: dict[str, str], data: Path, small_disk: Path, tmp_path: Path
) -> None:
    """Each command that needs room says that there is none; what was saved before can still be looked at."""
    place = Path(shutil.copytree(data, small_disk / "d"))

    def ntm(*argv: str) -> Ran:
        command = [sys.executable, "-m", "ntm_tracker", "--data", str(place), *argv]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
        return Ran(done.returncode, done.stdout, done.stderr)

    assert ntm("record", "3.1", "--value", "92").code == 0
    scan = tmp_path / "quét.bin"
    scan.write_bytes(os.urandom(400_000))
    before = dump(place / "ntm.db")
    ran = ntm("evidence", "add", "3.1", "--note", "x", "--file", str(scan))
    assert_refused(ran)
    assert "ổ đĩa đã đầy" in ran.err
    assert dump(place / "ntm.db") == before
    (small_disk / "đầy").write_bytes(bytes(max(0, shutil.disk_usage(small_disk).free - 4096)))
    (kept,) = (place / "sao-luu").iterdir()
    for argv in (
        ("record", "3.1", "--value", "93"),
        ("undo",),
        ("backup", str(small_disk / "x.db")),
        ("restore", str(kept)),
        ("dossier", "-o", str(small_disk / "h.zip")),
        ("criteria", "adopt", "xa-ntm-nang-cao-2021-2025", "--year", "2025"),
    ):
        ran = ntm(*argv)
        assert_refused(ran)
        assert "đầy" in ran.err or "chỗ trống" in ran.err, (argv, ran.err)
    assert ntm("status", "--read-only").code == 0
    (small_disk / "đầy").unlink()
    assert dump(place / "ntm.db") == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["d"]
    assert ntm("doctor").code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows limits no file sizes")
@pytest.mark.parametrize(
    "argv",
    [
        ("evidence", "add", "3.1", "--note", "x", "--file", "quét.bin"),
        ("backup", "x.db"),
        ("dossier", "-o", "h.zip"),
        ("restore", "lưu.db"),
    ],
    ids=lambda argv: argv[0],
)
def test_a_file_that_cannot_grow_loses_nothing(ntm: Ntm, data: Path, tmp_path: Path, argv: tuple[str, ...]) -> None:
    """As on a stick whose files may only be so large: one sentence, and nothing half written is left."""
    ntm("record", "3.1", "--value", "92")
    (tmp_path / "quét.bin").write_bytes(os.urandom(1_000_000))
    ntm("backup", str(tmp_path / "lưu.db"))
    if argv[0] == "dossier":
        ntm("evidence", "add", "3.1", "--note", "x", "--file", str(tmp_path / "quét.bin"))
    before, names = dump(data / "ntm.db"), sorted(tmp_path.iterdir())
    limit = "100000"
    command = [sys.executable, "-c", SMALL_FILES, limit, "--data", str(data), *argv]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    assert done.returncode in (2, 3), done.stdout + done.stderr
    assert_one_sentence(done.stderr.strip())
    assert dump(data / "ntm.db") == before
    assert sorted(tmp_path.iterdir()) == names


def test_a_damaged_page_is_found_told_and_restored(ntm: Ntm, data: Path, tmp_path: Path) -> None:
    """A stick that rots: the check or the command says so, and a backup brings everything back."""
    ntm("record", "3.1", "--value", "92")
    ntm("backup", str(tmp_path / "lưu.db"))
    with from_outside(data / "ntm.db") as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'result'").fetchone()
    good = dump(data / "ntm.db")
    content = bytearray((data / "ntm.db").read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    (data / "ntm.db").write_bytes(content)
    for argv in (("status",), ("record", "3.1", "--value", "93"), ("backup", str(tmp_path / "x.db"))):
        ran = ntm(*argv)
        assert_refused(ran)
        assert "bị hỏng" in ran.err
    ran = ntm("doctor")
    assert ran.code == 1
    assert "HỎNG  tệp dữ liệu" in ran.out
    assert not (tmp_path / "x.db").exists()
    assert ntm("restore", str(tmp_path / "lưu.db")).code == 0
    assert dump(data / "ntm.db") == good
    assert ntm("doctor").code == 0
