"""How long the program takes to start, as ratios against references of the same run.

    python bench/start.py [RUNS]

First paint of the checklist and all statuses against a bare Textual app with one Static (120x40 on
a pseudo-terminal, warm cache, interleaved); `ntm status` against `import sqlalchemy.orm`, `ntm --help`
against a bare interpreter. Beside the clock the processor's time, which other work on the machine
disturbs less. Our modules are compiled before, as in an installed copy: the libraries are. Clocks only
inform: nothing here fails.
"""

from __future__ import annotations

import compileall
import fcntl
import os
import pty
import resource
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
BUDGETS = {"first paint": 1.7, "all statuses": 2.9, "ntm status": 3.0, "ntm --help": 3.0}
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
Took = tuple[float, float]
"""Seconds by the clock, and of the processor."""


def on_terminal(arguments: list[str], mark: str) -> Took:
    """Start a program on a pseudo-terminal; return what it took until `mark` was drawn."""
    process, terminal = pty.fork()
    if process == 0:
        os.execve(PYTHON, [PYTHON, *arguments], ENVIRONMENT)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    begun, seen = time.perf_counter(), b""
    while mark.encode() not in seen:
        if not select.select([terminal], [], [], 30)[0]:
            raise TimeoutError(mark)
        seen += os.read(terminal, 65536)
    seconds = time.perf_counter() - begun
    os.kill(process, signal.SIGKILL)
    used = os.wait4(process, 0)[2]
    os.close(terminal)
    return seconds, used.ru_utime + used.ru_stime


def to_end(arguments: list[str]) -> Took:
    """Run a program; return what it took."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([PYTHON, *arguments], check=True, capture_output=True, env=ENVIRONMENT)
    seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run everything interleaved and print medians and ratios."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    compileall.compile_dir(ROOT / "ntm_tracker", quiet=1)
    times: dict[str, list[Took]] = {}
    with tempfile.TemporaryDirectory() as data:
        ntm = ["-m", "ntm_tracker", "--data", data]
        to_end([*ntm, "init"])
        for _ in range(runs):
            times.setdefault("bare Textual", []).append(on_terminal(["-c", BARE], "PAINTED"))
            times.setdefault("first paint", []).append(on_terminal(ntm, "Quy hoạch"))
            times.setdefault("all statuses", []).append(on_terminal(ntm, "Chưa đánh giá"))
            times.setdefault("import sqlalchemy.orm", []).append(to_end(["-c", "import sqlalchemy.orm"]))
            times.setdefault("ntm status", []).append(to_end([*ntm, "status"]))
            times.setdefault("python -c pass", []).append(to_end(["-c", "pass"]))
            times.setdefault("ntm --help", []).append(to_end([*ntm, "--help"]))
    references = {
        "ntm status": "import sqlalchemy.orm",
        "import sqlalchemy.orm": "import sqlalchemy.orm",
        "ntm --help": "python -c pass",
        "python -c pass": "python -c pass",
    }
    for name, took in times.items():
        clock, processor = (statistics.median(one) for one in zip(*took, strict=True))
        reference = times[references.get(name, "bare Textual")]
        by_clock, by_processor = (statistics.median(one) for one in zip(*reference, strict=True))
        budget = f"  budget {BUDGETS[name]}x" if name in BUDGETS else ""
        ratios = f"{clock / by_clock:6.2f}x by the clock {processor / by_processor:6.2f}x of the processor"
        print(f"{name:<24}{clock * 1000:8.0f} ms {ratios}{budget}")


if __name__ == "__main__":
    main()
