"""Try the program that PyInstaller built, as on a machine without Python: `python packaging/try_built.py FOLDER/ntm`.

Each step must end as it should; the screens must show their first verdicts on a pseudo-terminal, and the browser's page
must be there.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

_PATIENCE = 60
STEPS = (
    (("--version",), "ntm "),
    (("init",), ""),
    (("status",), "Tiêu chí đạt 0/19"),
    (("record", "3.1", "--value", "92"), ""),
    (("show", "3.1"), "Đạt (tạm tính)"),
    *((("report", "readiness", "-o", f"bao-cao.{form}"), "") for form in ("pdf", "docx", "xlsx", "txt")),
    (("criteria", "template", "bo.xlsx"), ""),
    (("dossier", "-o", "ho-so.zip"), ""),
    (("doctor",), "Dữ liệu nguyên vẹn."),
)


def run(program: str, folder: str, arguments: tuple[str, ...], wanted: str) -> None:
    """Run one command; end with what it said where it does not end as it should."""
    command = [program, "--data", folder, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=_nothing(folder))
    if done.returncode or wanted not in done.stdout:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stdout}{done.stderr}")
    print("ok", *arguments)


def open_screens(program: str, folder: str) -> None:
    """Open the screens and wait for the first verdicts."""
    process, terminal = pty.fork()
    if process == 0:
        os.execve(program, [program, "--data", folder], _nothing(folder) | {"TERM": "xterm-256color"})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    while "Chưa đánh giá".encode() not in seen:
        if not select.select([terminal], [], [], _PATIENCE)[0]:
            sys.exit(f"the screens show no verdict: {seen.decode('utf-8', 'replace')}")
        seen += os.read(terminal, 65536)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    print("ok screens")


def open_page(program: str, folder: str) -> None:
    """Serve the screens and load the page by its token."""
    command = [program, "--data", folder, "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_nothing(folder)) as serving:
        assert serving.stdout is not None
        page = build_opener(HTTPCookieProcessor()).open(serving.stdout.readline().strip(), timeout=_PATIENCE)
        if b"textual.js" not in page.read():
            sys.exit("the browser's page is not there")
        serving.send_signal(signal.SIGINT)
    print("ok serve")


def _nothing(home: str) -> dict[str, str]:
    """Return an environment without a Python."""
    return {"PATH": "/usr/bin:/bin", "HOME": home}


def main() -> None:
    """Try everything on a fresh record."""
    program = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        for arguments, wanted in STEPS:
            run(program, folder, arguments, wanted)
        open_screens(program, folder)
        open_page(program, folder)


if __name__ == "__main__":
    main()
