"""The line of keys at the bottom: one widget, where the stock footer takes one a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ntm_tracker.tui.commands import Command


_WIDE, _AT_MOST, _ALL = 110, 6, 99
"""From this width on every key is shown; below it so many."""


class KeyBar(Static):
    """At most six keys at 80 columns, each one also a click."""

    def __init__(self, *commands: Command) -> None:
        self._commands, self._drawn = commands, self._count
        # Drawn with the first frame: what is put in later would be laid out twice.
        super().__init__(self._line())

    def show(self, *commands: Command) -> None:
        """Show other keys, or the same under other labels."""
        self._commands, self._drawn = commands, self._count
        self.update(self._line())

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        if self._drawn != self._count:
            self.show(*self._commands)

    def _line(self) -> Text:
        return clickable((c.shown_key(), c.label, c.action) for c in self._commands[: self._drawn])

    @property
    def _count(self) -> int:
        return _ALL if self.app.size.width >= _WIDE else _AT_MOST


def clickable(labels: Iterable[tuple[str, str, str]], chosen: str = "") -> Text:
    """Return one line of “key label” that do their action on a click; `chosen` is marked."""
    line = Text(no_wrap=True)
    for key, label, action in labels:
        scope = action if action.startswith("app.") else f"screen.{action}"
        style = "reverse bold" if label == chosen else ""
        part = Text(f" {key} ", "bold").append(f"{label} ", style or "not bold")
        if style:
            part.stylize(style)
        part.apply_meta({"@click": scope})
        line.append(part)
    return line
