"""How far long work is, on the terminal."""

from __future__ import annotations

import sys


class Progress:
    """One line on the terminal that counts up; nothing in a pipe."""

    def __init__(self, doing: str) -> None:
        self._doing, self._shown, self._last = doing, sys.stderr.isatty(), -1

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
