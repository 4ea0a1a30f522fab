"""A table of rows: Home and End go to the first and the last."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets import DataTable


class RowTable(DataTable[Text]):
    """The cursor is a row, never a cell."""

    BINDINGS: ClassVar = [
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]

    def __init__(self, **options: Any) -> None:
        super().__init__(cursor_type="row", **options)

    def action_cursor_up(self) -> None:
        """Go up; from the first row to the figures over the table, where there are any."""
        if self.cursor_row <= 0:
            for figures in self.screen.query(".figures"):
                figures.focus()
        super().action_cursor_up()
