"""The one-line field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.widgets import Input

from ntm_tracker.domain.text import clean_line
from ntm_tracker.tui.widgets.typing_order import run_own_binding

if TYPE_CHECKING:
    from textual.events import Key, Paste


class LineInput(Input):
    """Keeps Vietnamese in one normal form; several pasted lines become one, not the first alone."""

    BINDINGS: ClassVar = [Binding("ctrl+z", "undo_typing", show=False)]

    def __init__(self, value: str = "", **options: Any) -> None:
        self._earlier: list[str] = []
        super().__init__(value, **options, select_on_focus=False, compact=True)

    def watch_value(self, old: str, new: str) -> None:
        """Remember what was there, for the field's own undo."""
        if self._earlier and self._earlier[-1] == new:
            self._earlier.pop()
        else:
            self._earlier.append(old)

    def action_undo_typing(self) -> None:
        """Take back the last change in this field; the record's own undo is not meant here."""
        if self._earlier and self.is_mounted:
            self.value = self._earlier[-1]

    async def on_key(self, event: Key) -> None:
        """Delete and move in the order of the keys."""
        await run_own_binding(self, event)

    def on_paste(self, event: Paste) -> None:
        """Clean the text before the field takes it."""
        event.text = clean_line(event.text)
