"""A table of rows: Home and End go to the first and the last; and cells that are drawn quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding
from textual.message import Message
from textual.widgets import DataTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import Console, ConsoleOptions
    from rich.style import Style
    from textual.events import Resize
    from textual.geometry import Region
    from textual.strip import Strip

MARGIN = 2
"""Cells that a column takes beside its text."""


class Cell:
    """One line of text in one style, for a column of a set width: drawn in half the time of a `Text`.

    A `Text` is wrapped, joined and measured each time, which shows where a whole table is drawn at once.
    """

    __slots__ = ("_is_right", "_style", "_text")

    def __init__(self, text: str, style: str = "", *, is_right: bool = False) -> None:
        self._text = text
        self._style = style
        self._is_right = is_right

    def __str__(self) -> str:
        """Return the text alone."""
        return self._text

    @property
    def cell_len(self) -> int:
        """How many cells the text takes."""
        return cell_len(self._text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Draw the text over the whole width."""
        width = options.max_width
        text = " " * (width - self.cell_len) + self._text if self._is_right else self._text
        yield Segment(set_cell_size(text, width), console.get_style(self._style))


class RowTable(DataTable[Text | Cell]):
    """The cursor is a row, never a cell."""

    class Widened(Message):
        """The table has another width than before: the window, or a pane beside it, has changed."""

    BINDINGS: ClassVar = [
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]

    def __init__(self, **options: Any) -> None:
        super().__init__(cursor_type="row", **options)
        self._looks: list[Style] = []
        self._may_look_otherwise = False
        self._width = 0

    def on_resize(self, event: Resize) -> None:
        """Tell the room that the columns have another width than they were filled for."""
        before, self._width = self._width, event.size.width
        if before not in (0, self._width):
            self.post_message(self.Widened())

    def notify_style_update(self) -> None:
        """Keep the rows that were drawn: at every change of rooms the styles are read anew, mostly as they were."""
        super(DataTable, self).notify_style_update()
        self._styles_cache.clear()
        self._may_look_otherwise = True

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows, all of them anew where the styles did change."""
        if self._may_look_otherwise:
            self._may_look_otherwise = False
            looks = [self.get_component_rich_style(name) for name in sorted(self.COMPONENT_CLASSES)]
            if looks != self._looks:
                self._looks = looks
                super().notify_style_update()
        return super().render_lines(crop)

    def action_cursor_up(self) -> None:
        """Go up; from the first row to the figures over the table, where there are any."""
        if self.cursor_row <= 0:
            for figures in self.screen.query(".figures"):
                figures.focus()
        super().action_cursor_up()

    def fill(
        self, columns: Iterable[tuple[str, int]], rows: Iterable[Sequence[Text | Cell]], cursor: int | None = None
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
