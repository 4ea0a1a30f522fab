"""The line of keys at the bottom: one widget, where the stock footer takes one a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ntm_tracker.tui.commands import Command


_WIDE, _AT_MOST = 110, 6
"""From this width on every key is shown; below it so many."""


class KeyBar(Static):
    """At most six keys at 80 columns, each one also a click."""

    def __init__(self, *commands: Command) -> None:
        super().__init__()
        self._commands = commands
        self._drawn = 0

    def show(self, *commands: Command) -> None:
        """Show other keys, or the same under other labels."""
        self._commands, self._drawn = commands, self._count
        self.update(clickable((c.shown_key(), c.label, c.action) for c in commands[: self._drawn]))

    def on_mount(self) -> None:
        """Show as many keys as there is room for."""
        self.show(*self._commands)

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        if self._count != self._drawn:
            self.show(*self._commands)

    @property
    def _count(self) -> int:
        return len(self._commands) if self.app.size.width >= _WIDE else _AT_MOST


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
