"""The right-hand pane of a room; a page of its own on a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType


class Pane(VerticalScroll):
    """Shows what is known of the chosen line."""

    can_focus = True

    def __init__(self, place: str = "detail") -> None:
        super().__init__(id=place)
        self._key = ""

    def show(self, key: str, content: RenderableType) -> None:
        """Show `content`; another key than before is shown from its top."""
        if self.query(Static):
            self.query_one(Static).update(content)
        else:
            self.mount(Static(content, markup=False))
        if key != self._key:
            self._key = key
            self.scroll_home(animate=False)


def told(facts: Iterable[tuple[str, str]]) -> Table:
    """Return labels and texts in two columns."""
    table = Table.grid(padding=(0, 1))
    for label, text in facts:
        table.add_row(Text(f"{label}:", "dim"), Text(text, overflow="fold"))
    return table


def section(title: str, lines: Iterable[str | Text]) -> Iterator[RenderableType]:
    """Yield a heading and its lines, nothing where there are none."""
    if listed := list(lines):
        table = Table.grid(padding=(0, 1))
        for line in listed:
            table.add_row(Text("-"), line if isinstance(line, Text) else Text(line, overflow="fold"))
        yield Text(f"\n{title}", "bold")
        yield table
