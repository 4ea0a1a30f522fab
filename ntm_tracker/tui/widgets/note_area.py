"""The field for a note of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import TextArea

from ntm_tracker.domain.text import clean_text
from ntm_tracker.tui.widgets.typing_order import take_in_order

if TYPE_CHECKING:
    from textual.events import Key, Paste


class NoteArea(TextArea):
    """Keeps Vietnamese in one normal form, whatever is pasted into it."""

    BINDINGS: ClassVar = [Binding("ctrl+a", "select_all", show=False)]

    async def on_key(self, event: Key) -> None:
        """Delete and move in the order of the keys."""
        await take_in_order(self, event)

    def on_paste(self, event: Paste) -> None:
        """Clean the text before the field takes it."""
        event.text = clean_text(event.text)
