"""The program as a process: encodings, pipes, signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm

# A shell's background job ignores SIGINT and hands that down; a terminal's does not.
INTERRUPTIBLE = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from ntm_tracker.__main__ import main; sys.exit(main())"
)


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("status",), 0),
        (("gaps",), 1),
        (("show", "99.1"), 2),
        (("khong-co-lenh",), 2),
        (("--data", "/khong/co", "status"), 3),
    ],
    ids=["0", "1", "2", "2 usage", "3"],
)
def test_the_exit_code_reaches_the_shell(process: Ntm, argv: tuple[str, ...], code: int) -> None:
    """0 done, 1 no, 2 bad input, 3 no data; an error is one line and no traceback."""
    ran = process(*argv)
    assert ran.code == code
    assert bool(ran.out) is (code < 2)
    assert len(ran.err.splitlines()) == (0 if code < 2 else 1)


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"LANG": "C", "LC_ALL": "C"},
    ],
    ids=["cp1252", "LANG=C"],
)
def test_vietnamese_survives_any_pipe(process: Ntm, environment: dict[str, str], settings: dict[str, str]) -> None:
    """Whatever the console's code page, what comes out is UTF-8: data, help, errors."""
    environment.update(settings)
    assert "Cách dùng" in process("--help").out
    assert "Đã lưu" in process("record", "3.1", "--value", "92", "--note", "Hộ nghèo ở Đồn Cầu Bằng").err
    assert "Hộ nghèo ở Đồn Cầu Bằng" in process("show", "3.1", "--json").out


def test_arguments_in_another_encoding_are_no_traceback(environment: dict[str, str], data: Path) -> None:
    """Bytes that are no UTF-8, as an old terminal sends them, are answered in one line."""
    argv = [b"--data", os.fsencode(data), b"show", b"\xc4\xff\xe1"]
    command = [os.fsencode(sys.executable), b"-m", b"ntm_tracker", *argv]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=data, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.decode("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    "argv",
    [
        ("status",),
        ("criteria", "list", "xa-ntm-nang-cao-2021-2025", "--json"),
        ("--help",),
        ("--version",),
    ],
    ids=" ".join,
)
def test_a_reader_that_has_gone_is_left_quietly(environment: dict[str, str], data: Path, argv: tuple[str, ...]) -> None:
    """“| head -1” closes the pipe: exit code 0 and not a word."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "ntm_tracker", "--data", str(data), *argv]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment, cwd=data, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_interrupt_is_130(environment: dict[str, str], tmp_path: Path) -> None:
    """Ctrl+C while it waits: exit code 130, no traceback."""
    # More than a pipe holds: it waits for a reader who has taken one byte.
    command = [sys.executable, "-c", INTERRUPTIBLE, "criteria", "list", "xa-ntm-nang-cao-2021-2025", "--json"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=tmp_path)
    assert child.stdout is not None
    assert os.read(child.stdout.fileno(), 1) == b"{"
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=60)
    assert (child.returncode, err) == (130, b"")


def test_a_bare_ntm_without_a_terminal_prints_status(process: Ntm) -> None:
    """As in a pipe or a scheduled job."""
    ran = process()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Xã Hương Sơn · Xã NTM nâng cao 2021-2025 · kỳ 2024\n")


def test_the_terminal_switches_are_set_before_textual(environment: dict[str, str], tmp_path: Path) -> None:
    """Textual reads them when it is imported; with them Vietnamese input methods work."""
    code = (
        "import os, sys; sys.argv = ['ntm', '--version']\n"
        "from ntm_tracker.__main__ import main\n"
        "try: main()\nfinally: print(os.environ['TEXTUAL_DISABLE_KITTY_KEY'], 'textual' in sys.modules)"
    )
    environment.pop("TEXTUAL_DISABLE_KITTY_KEY", None)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=True)
    assert done.stdout.splitlines()[-1] == "1 False"
