"""How far long work is: a bar, the share, and how long it will still take."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from ntm_tracker.tui import glyphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.domain.long_work import Phase

_BAR = 30
_SOONEST = 2.0
"""Seconds of work before the rest can be guessed."""
_MINUTE = 60


def share_text(share: float, passed: float) -> str:
    """Draw `share` as a bar with its percent, and after `passed` seconds of work what is left."""
    percent = int(share * 100)
    return f"{glyphs.bar(percent, 100, _BAR)} {percent}%{_left(share, passed)}"


def _left(share: float, passed: float) -> str:
    if passed < _SOONEST or not 0 < share < 1:
        return ""
    seconds = passed * (1 - share) / share
    if seconds < _MINUTE:
        return f", còn khoảng {max(5, round(seconds / 5) * 5)} giây"
    return f", còn khoảng {round(seconds / _MINUTE)} phút"


def passed_text(passed: float) -> str:
    """Return for how many seconds or minutes something has gone on."""
    return f"đã {int(passed)} giây" if passed < _MINUTE else f"đã {int(passed / _MINUTE)} phút"


class Share:
    """What the thread at work tells its share to; it never waits for the screen."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._loop = asyncio.get_running_loop()
        self._begun, self._told, self._share = monotonic(), "", 0.0
        self._phase: Phase | None = None

    @property
    def can_stop(self) -> bool:
        """Whether what is done now can be stopped."""
        return self._phase is None or self._phase.can_stop

    def __call__(self, share: float) -> None:
        """Take note of how much is done; the screen is told where that reads differently."""
        self._share = share
        self._tell()

    def begin(self, phase: Phase) -> None:
        """Take note of what is done from here on."""
        self._phase, self._share, self._begun = phase, 0.0, monotonic()
        self._tell()

    def tick(self) -> None:
        """Tell anew: what has no share grows older all the same."""
        self._tell()

    def text(self) -> str:
        """Return what is done now, how far that is, or for how long it has gone on."""
        passed = monotonic() - self._begun
        if self._phase is None:
            return share_text(self._share, passed)
        far = share_text(self._share, passed) if self._phase.size else passed_text(passed)
        return f"Đang {self._phase.doing}: {far}"

    def _tell(self) -> None:
        if (told := self.text()) != self._told:
            self._told = told
            self._loop.call_soon_threadsafe(self._show, told)
