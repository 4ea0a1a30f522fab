"""A table of lines that know their keys: the cursor and the marks stay where they were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from ntm_tracker.tui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.tui.widgets.row_table import Cell


@dataclass(frozen=True, slots=True)
class Line:
    """One row and what it stands for."""

    key: str
    cells: tuple[Cell, ...]


class LineTable(RowTable):
    """Shows lines; where there are more columns than room, the arrows left and right show the others."""

    BINDINGS: ClassVar = [
        Binding("right", "screen.more_columns", show=False),
        Binding("left", "screen.fewer_columns", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="lines-table")
        self.keys: list[str] = []

    @property
    def chosen(self) -> str | None:
        """The key under the cursor."""
        return self.keys[self.cursor_row] if 0 <= self.cursor_row < len(self.keys) else None

    @property
    def room(self) -> int:
        """How many cells there are for columns, the scroll bar taken off."""
        return (self.size.width or self.app.size.width) - 1

    def show(self, columns: Sequence[tuple[str, int]], lines: Sequence[Line]) -> None:
        """Show `lines` under `columns` (head and width), the cursor where it was."""
        kept, row = self.chosen, self.cursor_row
        self.keys = [line.key for line in lines]
        self.fill(columns, [line.cells for line in lines], self.keys.index(kept) if kept in self.keys else row)

    def choose(self, key: str) -> None:
        """Put the cursor on the line of `key`, where there is one."""
        if key in self.keys:
            self.move_cursor(row=self.keys.index(key))
