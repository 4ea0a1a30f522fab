"""One of the first steps, told under the room that it is about; the room's own keys go on working."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets import DataTable, Static

if TYPE_CHECKING:
    from ntm_tracker.tui.app import NtmApp


class TourBar(Static):
    """Enter leads on, Esc leaves, the arrows move in the list above."""

    can_focus = True
    BINDINGS: ClassVar = [
        Binding("enter", "app.tour_next", show=False),
        Binding("escape", "app.tour_leave", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, title: str, told: str) -> None:
        """Show a step."""
        text = Text(f"{title}\n", "bold").append(f"{told}\n", "not bold")
        text.append(" Enter ", "reverse").append(" bước sau   ").append(" Esc ", "reverse")
        text.append(" thôi; tìm lại ở Ctrl+P, mục “Hướng dẫn”")
        self.update(text)

    async def action_move(self, how: str) -> None:
        """Move the cursor of the room's table, and tell the step of the line that it comes to."""
        if tables := self.screen.query(DataTable):
            await tables.first().run_action(how)
            app: NtmApp = self.app  # type: ignore[assignment]
            if app.tour:
                app.tour.redraw(self.screen)
