"""Dialogs that write a file: over one that is there only when asked twice, and stopped by Esc where it takes long."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING

from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ntm_tracker.tui.desk import Desk


class TargetForm(Form):
    """Writes a file elsewhere; the record stays as it is."""

    IS_DEED = False

    def __init__(self, desk: Desk, title: str, told: str = "") -> None:
        super().__init__(desk, title, told)
        self._may_replace = ""

    async def replaces(self, target: str) -> bool:
        """Say whether `target` takes the place of a file that is there.

        Raises:
            InputRefused: there is one, and the officer was not asked yet.
        """
        if target != self._may_replace and await asyncio.to_thread(deeds.is_file, target):
            self._may_replace = target
            raise InputRefused("Đã có tệp trùng tên. Ctrl+S lần nữa để ghi đè, hoặc đổi tên tệp.")
        return target == self._may_replace


class LongTargetForm(TargetForm):
    """Writes in a worker of its own, so that Esc is heard meanwhile."""

    def __init__(self, desk: Desk, title: str, told: str = "") -> None:
        super().__init__(desk, title, told)
        self.stop = Event()
        """Set where the writing is to end; nothing of it is kept then."""

    def on_unmount(self) -> None:
        """Stop what still runs: nobody would see it end."""
        self.interrupt()

    def interrupt(self) -> None:
        """Stop the writing; nothing of it is kept."""
        self.stop.set()

    async def attempt(self, deed: Callable[[], Awaitable[str]]) -> None:
        """Write in a worker of its own, so that Esc is heard meanwhile."""
        # Called anew where Ctrl+S comes twice: the first one goes on.
        self.run_worker(super().attempt(deed))
