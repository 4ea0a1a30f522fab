"""How quickly the screens answer, and what they hold in memory, as ratios against references of the same run.

    python bench/screens.py [RUNS] [NOTES] [VILLAGES]

On a pseudo-terminal of 120x40, each with its reference in turn: a move of the cursor against one in a bare DataTable;
from Ctrl+S to “Đã lưu”; every room on a record of so many notes and villages; memory against a bare Textual app
that has imported the same libraries. Clocks only inform: nothing here fails.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import sqlite3
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
DOWN, UP, ENTER, ESCAPE, SAVE, F5 = b"\x1b[B", b"\x1b[A", b"\r", b"\x1b", b"\x13", b"\x1b[15~"
ROOMS = {
    "Tổng quan": (b"\x1bOQ", "Việc vừa làm"),
    "Rà soát": (b"\x1bOS", "tồn tại"),
    "Tiêu chí": (b"\x1bOR", "Quy hoạch"),
    "Kho MC": (b"\x0f", "Còn hạn"),
    "Bộ tiêu chí": (b"\x02", "Giai đoạn"),
    "Báo cáo": (b"\x1b[19~", "BÁO CÁO"),
    "Thôn": (b"\x0c", "Thôn Hương Thân"),
    "KT-XH": (b"\x15", "Mới nhất"),
    "Việc": (b"\x04", "Việc của"),
}
BUDGETS = {"cursor move": "2x", "save seen, p90": "16 ms", "room": "100 ms", "memory": "2.5x"}
TABLE = """
from textual.app import App
from textual.widgets import DataTable
class Bare(App):
    def compose(self):
        yield DataTable(cursor_type="row")
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("Số", "Nội dung", "MC", "Đánh giá")
        for row in range(120):
            table.add_row(str(row), f"Tỷ lệ đường xã được bảo trì hàng năm {row}", "", "○ Chưa đánh giá")
        table.focus()
Bare().run()
"""
HELD = """
import importlib, sys
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except ImportError:
        pass
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("PAINTED")
Bare().run()
"""
LOADED = """
import sys, runpy, atexit
atexit.register(lambda: open(sys.argv.pop(), "w").write(" ".join(sys.modules)))
from ntm_tracker.tui.app import NtmApp
NtmApp(sys.argv[1]).run()
"""
_CONTROL = re.compile(rb"\x1b\][^\x07]*\x07|\x1b\[[0-9;?<>=$]*[A-Za-z]|\x1b.")
_QUIET = 0.08
"""Seconds without a byte after which a picture is taken to be whole."""
_BLINK = 0.3
"""As long as one may wait for quiet where a cursor blinks twice a second."""
_PATIENCE = 120.0


class Terminal:
    """A program on a pseudo-terminal."""

    def __init__(self, *arguments: str) -> None:
        self.process, self._end = pty.fork()
        if self.process == 0:
            os.execve(sys.executable, [sys.executable, *arguments], ENVIRONMENT)
        fcntl.ioctl(self._end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def until(self, *marks: str) -> float:
        """Read until one of `marks` is drawn; return the seconds that took."""
        begun, seen = time.perf_counter(), b""
        while not any(mark.encode() in _CONTROL.sub(b"", seen) for mark in marks):
            seen += self._read(begun + _PATIENCE - time.perf_counter()) or self._stuck(marks, seen)
        return time.perf_counter() - begun

    def drawn(self) -> tuple[float, float]:
        """Read until nothing more is drawn; return the seconds until the first picture and until the last."""
        begun = time.perf_counter()
        self._read(_PATIENCE)
        first = time.perf_counter() - begun
        return first, first + self.rest()

    def rest(self, quiet: float = _QUIET) -> float:
        """Read until nothing more is drawn; return the seconds until the last of it."""
        begun = last = time.perf_counter()
        while self._read(quiet):
            last = time.perf_counter()
        return last - begun

    def send(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._end, keys)

    def memory(self) -> int:
        """Return what the program holds, in kilobytes."""
        told = Path(f"/proc/{self.process}/status").read_text("ascii")
        return int(told.partition("VmRSS:")[2].split()[0])

    def close(self, by: signal.Signals = signal.SIGKILL) -> None:
        """End the program."""
        os.kill(self.process, by)
        os.waitpid(self.process, 0)
        os.close(self._end)

    def _read(self, patience: float) -> bytes:
        if not select.select([self._end], [], [], max(0, patience))[0]:
            return b""
        return os.read(self._end, 65536)

    def _stuck(self, marks: tuple[str, ...], seen: bytes) -> bytes:
        raise TimeoutError(f"{marks} not drawn: {_CONTROL.sub(b'', seen[-4000:]).decode('utf-8', 'replace')}")


def ours(data: str) -> Terminal:
    """Open the program and wait until all is read."""
    terminal = Terminal("-m", "ntm_tracker", "--data", data)
    terminal.until("Chưa đánh giá", "Chưa xác định", "Đạt")
    terminal.rest(2.0)
    return terminal


def fill(data: str, notes: int, villages: int) -> None:
    """Write notes and villages behind the program's back: its own way would take an hour."""
    subprocess.run([sys.executable, "-m", "ntm_tracker", "--data", data, "init"], check=True, env=ENVIRONMENT)
    with sqlite3.connect(Path(data) / "ntm.db") as connection:
        linked = connection.execute("SELECT id FROM assessment ORDER BY position LIMIT 1").fetchone()[0]
        for key in range(1, notes + 1):
            note, number = f"Biên bản nghiệm thu kênh mương, nước sạch, hộ nghèo số {key}", f"{key % 400}/BC-UBND"
            connection.execute(
                "INSERT INTO evidence (id, note, number, issuer, entered_at, entered_by, version)"
                " VALUES (?, ?, ?, 'UBND xã', '2024-03-01T08:00:00.000000+00:00', 'Chị Hà', 1)",
                (key, note, number),
            )
            indicator = f"{1 + key % 19}.1"
            connection.execute("INSERT INTO evidence_link VALUES (?, ?, ?, 0)", (key, linked, indicator))
            connection.execute(
                "INSERT INTO evidence_search (rowid, folded) VALUES (?, ?)", (key, f"bien ban nghiem thu {key}")
            )
        commune = connection.execute("SELECT code FROM subject WHERE kind = 'commune'").fetchone()[0]
        connection.executemany(
            "INSERT INTO subject (code, name, kind, within) VALUES (?, ?, 'village', ?)",
            [(f"thon-{key}", f"Thôn {key}", commune) for key in range(villages)],
        )
    connection.close()


def moves(data: str, runs: int) -> dict[str, list[float]]:
    """Move the cursor in both, in turn."""
    both = {"bare DataTable": Terminal("-c", TABLE), "cursor move": ours(data)}
    times: dict[str, list[float]] = {name: [] for name in (*both, "  with its detail")}
    both["bare DataTable"].rest(2.0)
    for run in range(runs * 2):
        for name, terminal in both.items():
            terminal.send(DOWN if run % 40 < 20 else UP)
            first, last = terminal.drawn()
            times[name].append(first)
            if name == "cursor move":
                times["  with its detail"].append(last)
    for terminal in both.values():
        terminal.close()
    return times


def saves(data: str, runs: int) -> list[float]:
    """Record a result again and again; return how long each took from Ctrl+S to “Đã lưu”."""
    terminal, times = ours(data), []
    terminal.send(b"/")
    terminal.until("Lọc")
    terminal.send(b"2.1")
    terminal.rest(0.3)
    terminal.send(ENTER)
    terminal.rest(0.3)
    for run in range(runs + 1):
        terminal.send(F5)
        terminal.until("Ngày số liệu")
        terminal.rest(0.2)
        terminal.send(b"\x1b[F\x15" + str(10 + run).encode())
        terminal.rest(0.2)
        terminal.send(SAVE)
        times.append(terminal.until("Đã lưu"))
        terminal.rest(_BLINK)
    terminal.close()
    return times[1:]


def rooms(data: str, runs: int) -> dict[str, list[float]]:
    """Go through the rooms; return how long each took to show what it is known by, the first time first."""
    terminal = ours(data)
    times: dict[str, list[float]] = {}
    for _ in range(runs + 1):
        for name, (key, mark) in ROOMS.items():
            terminal.send(key)
            times.setdefault(name, []).append(terminal.until(mark))
            terminal.rest(_BLINK)
    terminal.close()
    return times


def memory(data: str, runs: int) -> dict[str, list[float]]:
    """Hold both open, in turn; return what they take in megabytes."""
    kept = Path(data) / "modules.txt"
    probe = Terminal("-c", LOADED, data, str(kept))
    probe.until("Chưa đánh giá")
    probe.rest(2.0)
    probe.send(b"\x1b[21~")
    os.waitpid(probe.process, 0)
    names = [name for name in kept.read_text("utf-8").split() if not name.startswith(("ntm_tracker", "__main__"))]
    sizes: dict[str, list[float]] = {"bare app, same libraries": [], "memory": []}
    for _ in range(runs):
        bare = Terminal("-c", HELD, *names)
        bare.until("PAINTED")
        bare.rest(1.0)
        full = ours(data)
        for name, terminal in zip(sizes, (bare, full), strict=True):
            sizes[name].append(terminal.memory() / 1024)
            terminal.close()
    return sizes


def told(name: str, figures: list[float], unit: str, reference: list[float] | None = None) -> None:
    """Print one line: median, 90th percentile, ratio."""
    median, late = statistics.median(figures), statistics.quantiles(figures, n=10)[-1] if len(figures) > 1 else 0
    ratio = f" {median / statistics.median(reference):6.2f}x" if reference else ""
    budget = f"  budget {BUDGETS[name]}" if name in BUDGETS else ""
    print(f"{name:<28}{median:9.1f} {unit} (p90 {late:.1f}, best {min(figures):.1f}){ratio}{budget}", flush=True)


def main() -> None:
    """Measure everything and print it."""
    runs, notes, villages = (int(given) for given in (sys.argv[1:] + ["15", "100000", "1000"][len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as usual, tempfile.TemporaryDirectory() as full:
        subprocess.run([sys.executable, "-m", "ntm_tracker", "--data", usual, "init"], check=True, env=ENVIRONMENT)
        moved = {name: [1000 * t for t in times] for name, times in moves(usual, runs).items()}
        told("bare DataTable", moved["bare DataTable"], "ms")
        told("cursor move", moved["cursor move"], "ms", moved["bare DataTable"])
        told("  with its detail", moved["  with its detail"], "ms", moved["bare DataTable"])
        told("save seen, p90", [1000 * t for t in saves(usual, runs)], "ms")
        held = memory(usual, max(2, runs // 5))
        told("bare app, same libraries", held["bare app, same libraries"], "MB")
        told("memory", held["memory"], "MB", held["bare app, same libraries"])
        fill(full, notes, villages)
        print(f"rooms with {notes} notes and {villages} villages, budget {BUDGETS['room']} each")
        for name, times in rooms(full, max(2, runs // 3)).items():
            told(f"  {name}", [1000 * t for t in times[1:]], "ms")
            print(f"    the first time {1000 * times[0]:11.1f} ms", flush=True)


if __name__ == "__main__":
    main()
