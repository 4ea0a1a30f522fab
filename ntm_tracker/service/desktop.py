"""What the system does with a file: open it in its own program, print it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from ntm_tracker.errors import InputRefused, NtmError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_OPENER_PATIENCE = 5.0
"""Seconds after which a program that was asked to open a file shows it itself."""
_QUEUE_PATIENCE = 30
"""Seconds that a printer's queue may take to answer."""


def open_file(file: Path) -> None:
    """Open a file in the system's own program for it.

    Raises:
        NtmError: the system has none, or it cannot.
    """
    try:
        _opener()(file)
    except (OSError, subprocess.SubprocessError) as error:
        raise NtmError("Máy này không mở được tệp bằng chương trình nào.") from error


def print_file(file: Path) -> None:
    """Send a PDF to the printer that the system uses by default.

    Raises:
        InputRefused: another kind of file, no printing on this machine, or a printer that does not take it; the file
            stays where it is.
    """
    if file.suffix.casefold() != ".pdf":
        raise InputRefused(f"Đã ghi {file}; in thẳng chỉ nhận tệp PDF, hãy chọn dạng PDF, hoặc mở tệp này rồi in.")
    if os.name == "nt":
        _print_on_windows(file)
    elif (program := shutil.which("lp")) is None:
        raise InputRefused(f"Đã ghi {file}; máy này chưa cài máy in, hãy mở tệp ở máy có máy in rồi in.")
    else:
        _send(program, file)


def _send(program: str, file: Path) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - the system's own, found by PATH; the file is ours
            [program, "--", str(file.resolve())],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_QUEUE_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InputRefused(f"Đã ghi {file}; máy in không trả lời, hãy kiểm tra máy in rồi in lại.") from error
    if done.returncode:
        raise InputRefused(
            f"Đã ghi {file}; máy in không nhận, hãy kiểm tra máy in đã bật và đã chọn máy in mặc định, rồi in lại."
        )


def _print_on_windows(file: Path) -> None:
    try:
        os.startfile(file.resolve(), "print")  # type: ignore[attr-defined]  # noqa: S606 - Windows only
    except OSError as error:
        raise InputRefused(f"Đã ghi {file}; máy này không in được tệp PDF, hãy mở tệp rồi in.") from error


def _opener() -> Callable[[Path], object]:
    if sys.platform == "win32":
        return os.startfile
    if sys.platform == "darwin":
        return lambda path: subprocess.run(["open", path], check=True)  # noqa: S603, S607 - the system's own, found by PATH
    return _open_on_a_desktop


def _open_on_a_desktop(path: Path) -> None:
    opener = shutil.which("xdg-open")
    if opener is None or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise NtmError("Máy này không có màn hình đồ họa.")
    quiet = subprocess.DEVNULL
    started = subprocess.Popen([opener, path], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603 - a path of ours
    try:
        code = started.wait(_OPENER_PATIENCE)
    except subprocess.TimeoutExpired:
        return  # it shows the file itself
    if code:
        raise NtmError("Chương trình mở tệp báo lỗi.")
