"""A table of rows: Home and End go to the first and the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets import DataTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MARGIN = 2
"""Cells that a column takes beside its text."""


class RowTable(DataTable[Text]):
    """The cursor is a row, never a cell."""

    BINDINGS: ClassVar = [
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]

    def __init__(self, **options: Any) -> None:
        super().__init__(cursor_type="row", **options)

    def fill(
        self, columns: Iterable[tuple[str, int]], rows: Iterable[Sequence[Text]], cursor: int | None = None
    ) -> None:
        """Show `rows` under `columns` (head and width), the cursor on the row `cursor`, else where it was."""
        row = self.cursor_row if cursor is None else cursor
        with self.app.batch_update():
            self.clear(columns=True)
            for head, width in columns:
                self.add_column(head, width=width)
            for cells in rows:
                self.add_row(*cells)
            self.move_cursor(row=max(0, min(row, self.row_count - 1)))


def stretched(widths: Mapping[str, int], width: int) -> dict[str, int]:
    """Return the widths of columns in a table of `width` cells: the one of no width has what the others leave."""
    # The scroll bar takes a cell too.
    room = max(10, width - sum(widths.values()) - MARGIN * len(widths) - 1)
    return {head: own or room for head, own in widths.items()}
