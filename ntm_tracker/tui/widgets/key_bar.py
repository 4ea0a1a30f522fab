"""The line of keys at the bottom: one widget, where the stock footer takes one a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ntm_tracker.tui.commands import Command


class KeyBar(Static):
    """At most six keys at 80 columns, each one also a click."""

    def __init__(self, *commands: Command) -> None:
        super().__init__(_line_of(commands))

    def show(self, *commands: Command) -> None:
        """Show other keys, or the same under other labels."""
        self.update(_line_of(commands))


def _line_of(commands: Iterable[Command]) -> Text:
    return clickable((c.shown_key(), c.label, c.action) for c in commands)


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
