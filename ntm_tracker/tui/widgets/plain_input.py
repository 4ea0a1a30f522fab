"""The one-line field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.widgets import DataTable, Input

from ntm_tracker.domain.text import clean_line
from ntm_tracker.tui import commands
from ntm_tracker.tui.widgets.typing_order import take_in_order

if TYPE_CHECKING:
    from textual.events import Key, Paste


class LineInput(Input):
    """Keeps Vietnamese in one normal form; several pasted lines become one, not the first alone."""

    BINDINGS: ClassVar = [
        Binding("ctrl+z", "undo_typing", show=False),
        Binding("ctrl+y", "redo_typing", show=False),
        # As in every program of the office: what is typed next takes the place of the whole, not a place before it.
        Binding("ctrl+a", "select_all", show=False),
    ]

    def __init__(self, value: str = "", **options: Any) -> None:
        self._earlier: list[str] = []
        self._later: list[str] = []
        self._is_undoing = False
        super().__init__(value, **options, select_on_focus=False, compact=True)
        self._earlier.clear()

    def watch_value(self, old: str, _new: str) -> None:
        """Remember what was there, for the field's own undo."""
        if not self._is_undoing:
            self._earlier.append(old)
            self._later.clear()

    def action_undo_typing(self) -> None:
        """Take back the last change in this field; the record's own undo is not meant here."""
        self._exchange(self._earlier, self._later)

    def action_redo_typing(self) -> None:
        """Make again the last change that was taken back in this field."""
        self._exchange(self._later, self._earlier)

    def _exchange(self, source: list[str], other: list[str]) -> None:
        if source:
            other.append(self.value)
            self._is_undoing = True
            self.value = source.pop()
            self._is_undoing = False

    async def on_key(self, event: Key) -> None:
        """Delete and move in the order of the keys."""
        await take_in_order(self, event)

    def on_paste(self, event: Paste) -> None:
        """Clean the text before the field takes it."""
        event.text = clean_line(event.text)


class SearchLine(LineInput):
    """A field that is part of a room: where nothing was typed, Ctrl+Z and Ctrl+Y are the room's; Enter leads on."""

    BINDINGS: ClassVar = [
        Binding("down,pagedown", "leave", show=False),
        # The field would delete a letter or a word; whoever searches a room goes on to the next one by its key.
        Binding("ctrl+d", "app.go('work')", show=False),
        Binding("ctrl+f", "app.source", show=False),
        Binding("ctrl+u", "empty", show=False),
    ]

    def action_empty(self) -> None:
        """Take everything away to the left; where nothing was typed, the key is the room's."""
        if self.value:
            self.action_delete_left_all()
        else:
            self.call_later(self.app.run_action, commands.PLAN.action)

    def action_leave(self) -> None:
        """Go into the table, at once: what is typed next is meant for it."""
        self.screen.set_focus(self.screen.query_one(DataTable))

    async def action_submit(self) -> None:
        """Go into the table: what is searched for is found already."""
        self.action_leave()

    def action_undo_typing(self) -> None:
        """Take back the last change in this field; where nothing was typed, the last deed."""
        if self.value or any(self._earlier):
            super().action_undo_typing()
        else:
            self.call_later(self.app.run_action, "app.undo")

    def action_redo_typing(self) -> None:
        """Make again the last change in this field; where nothing was typed, do the last undone deed again."""
        if self.value or self._later:
            super().action_redo_typing()
        else:
            self.call_later(self.app.run_action, "app.redo")
