"""How long the program takes to start, as ratios against references of the same run.

    python bench/start.py [RUNS]

First paint of the checklist and all statuses against a bare Textual app with one Static (120x40 on
a pseudo-terminal, warm cache, interleaved); `ntm status` against `import sqlalchemy.orm`. Clocks
only inform: nothing here fails.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("PAINTED")
Bare().run()
"""
BUDGETS = {"first paint": 1.7, "all statuses": 2.9, "ntm status": 3.0}


def on_terminal(arguments: list[str], *marks: str) -> list[float]:
    """Start a program on a pseudo-terminal; return the seconds until each of `marks` was drawn."""
    process, terminal = pty.fork()
    if process == 0:
        os.execve(PYTHON, [PYTHON, *arguments], os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    begun, seen, times = time.perf_counter(), b"", []
    for mark in marks:
        while mark.encode() not in seen:
            if not select.select([terminal], [], [], 30)[0]:
                raise TimeoutError(mark)
            seen += os.read(terminal, 65536)
        times.append(time.perf_counter() - begun)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)
    return times


def to_end(arguments: list[str]) -> float:
    """Run a program; return its seconds."""
    begun = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([PYTHON, *arguments], check=True, capture_output=True, env=environment)
    return time.perf_counter() - begun


def main() -> None:
    """Run everything interleaved and print medians and ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as data:
        ntm = ["-m", "ntm_tracker", "--data", data]
        to_end([*ntm, "init"])
        for _ in range(runs):
            times.setdefault("bare Textual", []).append(on_terminal(["-c", BARE], "PAINTED")[0])
            first, every = on_terminal(ntm, "Quy hoạch", "Chưa đánh giá")
            times.setdefault("first paint", []).append(first)
            times.setdefault("all statuses", []).append(every)
            times.setdefault("import sqlalchemy.orm", []).append(to_end(["-c", "import sqlalchemy.orm"]))
            times.setdefault("ntm status", []).append(to_end([*ntm, "status"]))
            times.setdefault("python -c pass", []).append(to_end(["-c", "pass"]))
            times.setdefault("ntm --help", []).append(to_end([*ntm, "--help"]))
    references = {"ntm status": "import sqlalchemy.orm", "ntm --help": "python -c pass"}
    for name, seconds in times.items():
        reference = statistics.median(times[references.get(name, "bare Textual")])
        median = statistics.median(seconds)
        budget = f"  budget {BUDGETS[name]}x" if name in BUDGETS else ""
        print(f"{name:<24}{median * 1000:8.0f} ms {median / reference:6.2f}x{budget}")


if __name__ == "__main__":
    main()
