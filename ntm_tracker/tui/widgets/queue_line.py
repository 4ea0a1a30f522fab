"""A one-line field of the queue: where nothing was typed in it, its undo takes back the last save."""

from __future__ import annotations

from typing import Any

from ntm_tracker.tui.widgets.plain_input import LineInput


class QueueLine(LineInput):
    """Knows what it was filled with."""

    def __init__(self, value: str = "", **options: Any) -> None:
        self._filled = value
        super().__init__(value, **options)

    def fill(self, text: str) -> None:
        """Hold `text` as if nobody had typed."""
        self.value = self._filled = text
        self.cursor_position = len(text)
        self._earlier.clear()

    async def action_submit(self) -> None:
        """Go to the next field: a second Enter must not confirm what nobody read."""
        self.screen.focus_next()

    async def action_undo_typing(self) -> None:  # type: ignore[override] # run by name, awaited when it must be
        """Take back typing, else the last save of the queue."""
        if self.value == self._filled:
            await self.screen.run_action("take_back")
        else:
            super().action_undo_typing()
