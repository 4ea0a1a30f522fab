"""How far long work is: a bar, the share, and how long it will still take."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from ntm_tracker.tui import glyphs

if TYPE_CHECKING:
    from collections.abc import Callable

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


class Share:
    """What the thread at work tells its share to; it never waits for the screen."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._loop = asyncio.get_running_loop()
        self._begun, self._told = monotonic(), ""

    def __call__(self, share: float) -> None:
        """Take note of how much is done; the screen is told where that reads differently."""
        if (told := share_text(share, monotonic() - self._begun)) != self._told:
            self._told = told
            self._loop.call_soon_threadsafe(self._show, told)
