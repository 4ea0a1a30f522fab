"""ntm dossier, in process and as a process that is interrupted or killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.service.archive import PREFIX
from tests.cli.test_process import INTERRUPTIBLE
from tests.papers import pdf
from tests.service.deeds import assert_one_sentence
from tests.store.record import execute

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to write into."""
    made = tmp_path / "ra"
    made.mkdir()
    return made


@pytest.fixture
def scanned(ntm: Ntm, tmp_path: Path) -> Ntm:
    """A record with one scan for two indicators."""
    (tmp_path / "tưới.pdf").write_bytes(pdf("Báo cáo"))
    ntm("evidence", "add", "3.1", "3.2", "--note", "Báo cáo", "--file", str(tmp_path / "tưới.pdf"))
    return ntm


def test_the_dossier_is_written(scanned: Ntm, folder: Path) -> None:
    """Told on the narration, with what is missing; data only with --json."""
    ran = scanned("dossier", "-o", str(folder / "a.zip"))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(f"Đã ghi hồ sơ 1 tài liệu vào {folder / 'a.zip'}; còn thiếu ")
    assert_one_sentence(ran.err.strip())
    assert zipfile.is_zipfile(folder / "a.zip")
    shown = scanned("dossier", "-o", str(folder / "b.zip"), "--json").data
    assert shown["file"] == str(folder / "b.zip")
    assert shown["refused"] == []
    (document,) = shown["documents"]
    assert (document["file"], document["indicators"]) == ("tưới.pdf", ["3.1", "3.2"])
    with zipfile.ZipFile(folder / "b.zip") as opened:
        assert set(document["places"]) <= set(opened.namelist())
    assert {"indicator", "what", "sentence"} == set(shown["missing"][0])


def test_a_damaged_file_is_named_and_the_rest_is_written(scanned: Ntm, folder: Path, data: Path) -> None:
    """Exit code 1, one sentence for the file."""
    execute(data / "ntm.db", "UPDATE file SET content = x'00' || substr(content, 2)")
    ran = scanned("dossier", "-o", str(folder / "a.zip"))
    assert (ran.code, ran.out) == (1, "")
    named, written = ran.err.splitlines()
    assert "“tưới.pdf” của minh chứng số 1 (3.1, 3.2)" in named
    assert_one_sentence(named)
    assert written.startswith("Đã ghi hồ sơ 0 tài liệu")
    assert zipfile.is_zipfile(folder / "a.zip")


@pytest.mark.parametrize(
    "argv",
    [
        ("-o", "a.rar"),
        ("-o", "không có/a.zip"),
        ("-o", "a.zip", "--since", "31/02/2024"),
        ("-o", "a.zip", "--as-of", "01/01/2030"),
        ("-o", "a.zip", "--subject", "không có"),
        ("-o", "a.zip", "--set", "lạ"),
        ("-o", ""),
        (),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_told(ntm: Ntm, folder: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]) -> None:
    """Exit code 2, one sentence, no file."""
    monkeypatch.chdir(folder)
    ran = ntm("dossier", *argv)
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.removesuffix("\n"))
    assert list(folder.iterdir()) == []


def test_a_file_that_is_there_is_kept_unless_forced(scanned: Ntm, folder: Path) -> None:
    """The sentence says how."""
    (folder / "a.zip").write_bytes(b"old")
    ran = scanned("dossier", "-o", str(folder / "a.zip"))
    assert (ran.code, (folder / "a.zip").read_bytes()) == (2, b"old")
    assert "--force" in ran.err
    assert scanned("dossier", "-o", str(folder / "a.zip"), "--force").code == 0
    assert zipfile.is_zipfile(folder / "a.zip")


@pytest.fixture
def long_work(ntm: Ntm, tmp_path: Path) -> None:
    """A record whose dossier takes a while: a film for a dozen indicators."""
    (tmp_path / "phim.bin").write_bytes(os.urandom(20 << 20))
    numbers = ("3.1", "3.2", "3.3", "3.4", "3.5", "6.1", "6.2", "8.1", "8.2", "19.1", "19.2")
    assert ntm("evidence", "add", *numbers, "--note", "Phim", "--file", str(tmp_path / "phim.bin")).code == 0


def started(environment: dict[str, str], data: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Start the dossier as a process of its own, and return once it writes."""
    argv = ["--data", str(data), "dossier", "-o", str(folder / "a.zip"), "--force"]
    command = [sys.executable, "-c", INTERRUPTIBLE, *argv]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=data)
    give_up = time.monotonic() + 60
    while not any(path.stat().st_size > 1 << 20 for path in folder.glob(f"{PREFIX}*")):
        assert child.poll() is None, child.communicate()
        assert time.monotonic() < give_up
        time.sleep(0.005)
    return child


@pytest.mark.usefixtures("long_work")
def test_an_interrupt_leaves_nothing(environment: dict[str, str], data: Path, folder: Path) -> None:
    """Ctrl+C midway: exit code 130, not a word, the old file as it was and nothing beside it."""
    (folder / "a.zip").write_bytes(b"old")
    child = started(environment, data, folder)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out, err) == (130, b"", b"")
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("a.zip", b"old")]


@pytest.mark.usefixtures("long_work")
def test_a_kill_leaves_the_old_file_and_the_next_run_tidies_up(
    environment: dict[str, str], data: Path, folder: Path, ntm: Ntm
) -> None:
    """The half-written file has a name of its own, and goes with the next dossier."""
    (folder / "a.zip").write_bytes(b"old")
    child = started(environment, data, folder)
    child.kill()
    child.communicate(timeout=60)
    assert (folder / "a.zip").read_bytes() == b"old"
    assert len(list(folder.glob(f"{PREFIX}*"))) == 1
    # Any other dossier in that folder: the one of the thôn holds no film.
    assert ntm("dossier", "-o", str(folder / "b.zip"), "--subject", "huong than").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["a.zip", "b.zip"]
