"""What the rooms of villages and of the plan share: lines read from the record, a filter, list and detail."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import DataTable, Input

from ntm_tracker.errors import NtmError
from ntm_tracker.tui import commands
from ntm_tracker.tui.questions import Questions
from ntm_tracker.tui.screens.room import Room
from ntm_tracker.tui.widgets.figures import Figure, Figures, in_a_row
from ntm_tracker.tui.widgets.filter_line import open_filter
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.line_table import LineTable
from ntm_tracker.tui.widgets.pane import Pane
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.widgets.form import Form


class ListRoom(Room):
    """List and detail; on a narrow screen the detail opens over the list.

    What it shows is read once for each reading of the office, and only while the room is in front.
    """

    BINDINGS: ClassVar = [
        *(c.binding() for c in (commands.FILTER, commands.BACK)),
        Binding("tab,shift+tab", "detail", show=False),
    ]
    ROOM: ClassVar[commands.Command]
    TITLE_TOLD = ""
    """What stands in the top bar."""
    KEYS: ClassVar[tuple[commands.Command, ...]] = ()
    MORE_KEYS: ClassVar[tuple[commands.Command, ...]] = (commands.SOURCE,)
    """What stands at the end of the keys where there is room."""

    def compose(self) -> ComposeResult:
        """Yield the top bar, the line that counts, list and detail, the keys."""
        yield TopBar(self.ROOM)
        yield Figures("room-told")
        with Horizontal(id="work"):
            yield LineTable()
            yield Pane()
        yield KeyBar(*self.KEYS, commands.HELP, commands.UNDO, *self.MORE_KEYS)

    def on_mount(self) -> None:
        """Follow the office, with the list ready for keys."""
        self._questions = Questions(self, 0)
        self._read_of: Board | None = None
        self._drawn_for = 0
        self.table.focus()

    @property
    def table(self) -> LineTable:
        """The list."""
        return self.query_one(LineTable)

    @property
    def wanted(self) -> str:
        """What the officer typed to filter by."""
        field = self.query("#filter")
        return field.first(Input).value if field else ""

    def redraw(self, board: Board, checklist: Checklist) -> None:  # noqa: ARG002 - every room is drawn the same way
        """Read again what the office holds, once the room is in front."""
        self.query_one(TopBar).show_title(self.TITLE_TOLD, of_day=True)
        if self.is_current:
            self._catch_up(board)

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        if self.ntm.board is not None:
            self._catch_up(self.ntm.board)

    def _catch_up(self, board: Board) -> None:
        if self._read_of is not board:
            self._questions.ask(self._read)

    async def _read(self) -> None:
        if (board := self.ntm.board) is self._read_of:
            return  # asked for twice: by the office, and by coming back
        try:
            await self.read()
        except NtmError as error:
            self.tell(error.sentence)
            return
        self._read_of = board
        self._fill()

    async def read(self) -> None:
        """Ask the record for what the room shows, and keep it."""
        raise NotImplementedError

    def _fill(self) -> None:
        if self.query(LineTable):  # answered while the program was closing
            self._drawn_for = self.table.room
            self.fill()

    def fill(self) -> None:
        """Show what was read."""
        raise NotImplementedError

    def show_detail(self) -> None:
        """Show what is known of the chosen line."""
        raise NotImplementedError

    def beside(self) -> tuple[Widget, ...]:
        """Return the pane for what the chosen line is made of."""
        return (Pane("beside"),)

    def divided(self) -> None:
        """Give the columns the width that the panes beside them leave."""
        if self._read_of is not None:
            self.call_after_refresh(self._fill)

    def tell(self, sentence: str) -> None:
        """Show a sentence over the list."""
        self.query_one(Figures).tell(sentence)

    def tell_figures(self, figures: Iterable[Figure]) -> None:
        """Show the figures of the list over it."""
        self.query_one(Figures).show([*in_a_row(figures), Figure(".")])

    def on_resize(self) -> None:
        """Give the words the width there is."""
        if self._read_of is not None and self.table.room != self._drawn_for:
            self.call_after_refresh(self._fill)

    async def action_filter(self) -> None:
        """Open the filter."""
        self.remove_class("-reading")
        await open_filter(self, before="#work")

    async def action_back(self) -> None:
        """Go back to the list, then let go of the marks, then of the filter."""
        if self.has_class("-reading"):
            self.remove_class("-reading")
        elif not self.let_go() and not self.let_go_only():
            if not self.query("#filter"):
                self.leave_day()
            await self.query("#filter").remove()
            self.fill()
        self.table.focus()

    def refill(self) -> None:
        """Show the rows that a figure is made of, or all."""
        if self._read_of is not None:
            self.fill()
            self.table.focus()

    def let_go(self) -> bool:
        """Take the marks away; say whether there were any."""
        return False

    def action_detail(self) -> None:
        """Go to the detail, on a narrow screen in place of the list; from there back to the list."""
        pane = self.query_one("#detail", Pane)
        if self.focused is pane or isinstance(self.focused, Input):
            self.remove_class("-reading")
            self.table.focus()
        elif self.table.chosen is not None:
            self.add_class("-reading")
            pane.focus()

    def action_more_columns(self) -> None:
        """Show the columns further right, where there are more than fit."""

    def action_fewer_columns(self) -> None:
        """Show the columns further left."""

    def push(self, form: Form) -> None:
        """Open a dialog; the list takes the keys again after it."""
        if self.is_active:
            self.app.push_screen(form, self._done)

    def _done(self, saved: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
        if saved:
            self.let_go()
        # Ctrl+Z in the filter takes letters back, not the deed that was just done.
        if not self.has_class("-reading"):
            self.table.focus()

    @on(DataTable.RowHighlighted)
    def _move(self) -> None:
        self.show_detail()

    @on(DataTable.RowSelected)
    def _open_row(self) -> None:
        if self.is_active:
            self.action_open()

    def action_open(self) -> None:
        """Do what Enter does on a line."""
        raise NotImplementedError

    @on(Input.Changed, "#filter")
    def _filter(self) -> None:
        self.fill()

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self.table.focus()
