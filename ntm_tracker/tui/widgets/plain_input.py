"""Fields that keep Vietnamese in one normal form, whatever is pasted into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from ntm_tracker.domain.text import clean_line, clean_text

if TYPE_CHECKING:
    from textual.events import Paste


class LineInput(Input):
    """A one-line field; several pasted lines become one instead of being cut to the first."""

    def on_paste(self, event: Paste) -> None:
        """Clean the text before the field takes it."""
        event.text = clean_line(event.text)


class NoteArea(TextArea):
    """A field for a note of any length."""

    def on_paste(self, event: Paste) -> None:
        """Clean the text before the field takes it."""
        event.text = clean_text(event.text)
