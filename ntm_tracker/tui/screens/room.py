"""What the rooms share: they follow the app's board, and have the panes that the screen has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import events, on
from textual.actions import SkipAction
from textual.screen import Screen
from textual.widgets import Static

from ntm_tracker.tui import commands, ways
from ntm_tracker.tui.messages import RowsWanted
from ntm_tracker.tui.widgets.key_bar import clickable
from ntm_tracker.tui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.app import NtmApp


BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
"""From how many columns on a screen is narrow (list, then detail) or wide (side by side)."""
THREE_PANES = 170
"""From so many columns on a room has three panes."""


class Room(Screen[None]):
    """A screen that redraws itself whenever the office or the chosen assessment changes."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    OFFERED: ClassVar[tuple[commands.Command, ...]] = commands.EVERYWHERE
    """What the palette offers here."""
    HELP_TEXT = ""
    """What the room is for, in two or three sentences (Vietnamese)."""
    _drawn: Board | None = None
    """The board that it shows."""
    _chosen_then: str = ""
    """The assessment that was chosen when it was drawn."""

    only = ""
    """Which rows alone are shown, because a figure is made of them; empty for all."""
    _is_divided = False

    @property
    def ntm(self) -> NtmApp:
        """The app, by its own type."""
        return cast("NtmApp", self.app)

    def on_compose(self) -> None:
        """Take the class of the width: before the first resize, or the first layout would be drawn twice."""
        # Before there is anything on the screen, or all of it would be styled twice.
        self.add_class(next(name for least, name in reversed(BREAKPOINTS) if self.app.size.width >= least))

    def on_mount(self) -> None:
        """Follow the app's board and its chosen assessment."""
        self.watch(self.app, "board", self._follow)
        self.watch(self.app, "chosen", self._follow, init=False)

    @on(events.ScreenResume)
    def _catch_up_with_office(self) -> None:
        if self._drawn is not self.ntm.board or self._chosen_then != self.ntm.chosen:
            self._follow()

    def _follow(self) -> None:
        # One that nobody sees is drawn when it comes back: a save waits for no other room.
        is_seen = self.is_current or self._drawn is None
        if is_seen and self.ntm.board and self.ntm.checklist:
            self._drawn, self._chosen_then = self.ntm.board, self.ntm.chosen
            self.redraw(self.ntm.board, self.ntm.checklist)

    def leave_day(self) -> None:
        """Leave Esc to the app while a past day is looked at: there is nothing in the room to go back from."""
        if self.ntm.desk.day:
            raise SkipAction

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the key of the filter to a field that is typed in: there a slash is a letter."""
        # Textual asks the field itself, but knows no letter by the name of this key.
        if action == "filter" and self.focused is not None and self.focused.check_consume_key("slash", "/"):
            return False
        return super().check_action(action, parameters)

    def redraw(self, board: Board, checklist: Checklist) -> None:
        """Show `board` with `checklist` chosen."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Build the panes that only a very wide screen has room for, or take them away."""
        if self._is_divided != (self.size.width >= THREE_PANES):
            self._is_divided = not self._is_divided
            self.run_worker(self._divide(), group="panes")

    @on(RowTable.Widened)
    def _fill_for_width(self) -> None:
        self.on_resize()

    async def _divide(self) -> None:
        built = self.query(".beside")
        self.set_class(self._is_divided, "-three")
        if self._is_divided and not built:
            await self.query("#work").first().mount(*(pane.add_class("beside") for pane in self.beside()))
        elif not self._is_divided:
            await built.remove()
        self.divided()

    @on(RowsWanted)
    def _show_only(self, message: RowsWanted) -> None:
        self.remove_class("-reading")
        self.show_only(message.rows)

    def show_only(self, rows: str) -> None:
        """Show the rows alone that a figure is made of; all of them for “”."""
        self.only = rows
        self.refill()

    def refill(self) -> None:
        """Show the rows that are wanted."""

    def tell_only(self, what: str, count: int) -> None:
        """Say over the list which rows alone are shown, and how to have all back; nothing where all are."""
        told = self.query("#only")
        if self.only and not told:
            self.mount(Static(id="only", markup=False), before="#work")
        for line in self.query("#only").results(Static):
            line.update(
                Text(f"Chỉ xem {what}: {count} dòng ", no_wrap=True) + clickable([("Esc", "xem tất cả", "back")])
            )
            line.display = bool(self.only)

    def let_go_only(self) -> bool:
        """Show all rows again; say whether only some were shown."""
        had = bool(self.only)
        if had:
            self.show_only("")
        return had

    def open_figure(self, goal: str) -> None:
        """Go to where a figure comes from."""
        ways.open_source(self.ntm, goal)

    def action_open_figure(self, goal: str) -> None:
        """Go to where a figure that was clicked comes from."""
        self.open_figure(goal)

    def action_source(self) -> None:
        """Go to where the figure of the chosen line comes from."""
        self.ntm.tell("Dòng này không có con số nào cần tìm nguồn.")

    def beside(self) -> tuple[Widget, ...]:
        """Return new panes for a very wide screen: what they show at 80 columns is one key away."""
        return ()

    def divided(self) -> None:
        """Fill the panes anew after their number changed."""
