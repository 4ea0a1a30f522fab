"""A person at a terminal of the program's own: reads what it asks, and types."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
_PATIENCE = 60.0
_ASKED = b": "


@dataclass(frozen=True, slots=True)
class Typed:
    """What a command left on the terminal, and its exit code."""

    code: int
    shown: str

    @property
    def line(self) -> str:
        """Everything that was shown, on one line."""
        return " ".join(self.shown.split())


def type_in(argv: Sequence[str], *answers: str) -> Typed:
    """Run the program on a terminal of its own; type each of `answers` once it asks for the next."""
    near, far = pty.openpty()
    command = [sys.executable, "-m", "ntm_tracker", *argv]
    # A session of its own, so that this terminal is the one it asks at.
    own: dict[str, Any] = {"start_new_session": True, "preexec_fn": _take_terminal}
    process = subprocess.Popen(command, stdin=far, stdout=far, stderr=far, cwd=ROOT, **own)
    os.close(far)
    shown, waiting, give_up = b"", list(answers), monotonic() + _PATIENCE
    seen = 0
    while monotonic() < give_up:
        if not select.select([near], [], [], 0.05)[0]:
            if waiting and shown[seen:].endswith(_ASKED):
                seen = len(shown)
                os.write(near, f"{waiting.pop(0)}\n".encode())
            elif process.poll() is not None:
                break
            continue
        try:
            shown += os.read(near, 65536)
        except OSError:
            break  # the far end was closed
    os.close(near)
    if process.poll() is None and monotonic() >= give_up:
        process.kill()
    return Typed(process.wait(), shown.decode("utf-8", "replace"))


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
