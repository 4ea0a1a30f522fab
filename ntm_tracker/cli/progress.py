"""How far long work is, on the terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ntm_tracker.service.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.long_work import Phase


class Progress:
    """One line on the terminal that counts up; nothing in a pipe."""

    def __init__(self, doing: str) -> None:
        self._doing, self._shown, self._last = doing, sys.stderr.isatty(), -1

    def begin(self, phase: Phase) -> None:
        """Show what is done from here on."""
        self.clear()
        self._doing = f"Đang {phase.doing}"
        if self._shown:
            print(f"\r{self._doing}…", end="", file=sys.stderr, flush=True)
            self._last = 0

    def show(self, share: float) -> None:
        """Show the share that is done, where it is another than before."""
        percent = int(share * 100)
        if self._shown and percent != self._last:
            print(f"\r{self._doing}: {percent}%", end="", file=sys.stderr, flush=True)
            self._last = percent

    def clear(self) -> None:
        """Take the line away."""
        if self._last >= 0:
            print(f"\r{' ' * (len(self._doing) + 6)}\r", end="", file=sys.stderr, flush=True)
            self._last = -1


@contextmanager
def watched() -> Iterator[Watch]:
    """Hand out what long work tells its phases to; they stand on one line of the terminal, which goes again."""
    progress = Progress("")
    try:
        yield Watch(progress.show, say=progress.begin)
    finally:
        progress.clear()
