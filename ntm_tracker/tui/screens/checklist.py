"""Tiêu chí: the criteria and indicators left, the chosen one right; the place to work."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.widgets import DataTable, Static

from ntm_tracker.service.outline import open_outline
from ntm_tracker.tui import commands
from ntm_tracker.tui.messages import IndicatorWanted
from ntm_tracker.tui.screens.work_room import WorkRoom
from ntm_tracker.tui.widgets.brief import Brief
from ntm_tracker.tui.widgets.checklist_table import ChecklistTable, checklist_lines, outline_lines
from ntm_tracker.tui.widgets.indicator_detail import IndicatorDetail, IndicatorPapers
from ntm_tracker.tui.widgets.key_bar import KeyBar, clickable
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget
    from textual.widgets import Input

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.board import Board

_ON_MARKED = (
    ("^R", "giao", "assign"),
    ("^E", "tiến độ", "progress"),
    ("^→", "tới", "step(True)"),
    ("^←", "lùi", "step(False)"),
    ("F6", "MC", "evidence"),
    ("Esc", "bỏ dấu", "back"),
)
"""What the keys do with the marked rows."""


class ChecklistScreen(WorkRoom):
    """List and detail; on a narrow screen the detail opens over the list."""

    OWN: ClassVar = (commands.FILTER, commands.MARK, commands.OPEN, commands.BACK)
    BINDINGS: ClassVar = [command.binding() for command in OWN]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (*WorkRoom.OFFERED, *OWN)
    HELP_TEXT = (
        "Danh sách tiêu chí và chỉ tiêu. Mũi tên lên xuống để chọn, Enter để xem chi tiết, Esc để trở lại danh sách, "
        "rồi trở lại phòng vừa rời. "
        "Đánh giá do chương trình tính từ kết quả và mức yêu cầu; "
        "“tạm tính” là mức yêu cầu chưa đối chiếu văn bản giấy. "
        "Cột MC là số minh chứng. Dấu cách đánh dấu dòng (trên dòng tiêu chí: mọi chỉ tiêu của nó); "
        "giao việc, tiến độ, minh chứng khi đó làm cho mọi dòng đã đánh dấu như một việc, hoàn tác một lần."
    )

    def compose(self) -> ComposeResult:
        """Yield the top bar, the line of the day, list and detail, the keys; the filter comes when asked for."""
        yield TopBar(commands.CHECKLIST)
        yield Brief()
        with Horizontal(id="work"):
            yield ChecklistTable()
            yield IndicatorDetail()
        yield KeyBar(*commands.ON_INDICATOR, *commands.EVERY_ROOM)

    def on_mount(self) -> None:
        """Paint what the criteria file alone tells; the verdicts follow."""
        self._shown, self._came_from = "", ""
        outline = open_outline()
        self.query_one(TopBar).show_title(f"{outline.subject} · {outline.set_title} · kỳ {outline.year}")
        self.query_one(ChecklistTable).show(outline_lines(outline))
        self.query_one(ChecklistTable).focus()

    def redraw(self, board: Board, checklist: Checklist) -> None:  # noqa: ARG002 - every room is drawn the same way
        """Show the verdicts of `checklist`."""
        self.query_one(TopBar).show(checklist)
        table = self.query_one(ChecklistTable)
        table.show(checklist_lines(checklist))
        if self._shown not in ("", checklist.assessment.id):
            self.remove_class("-reading")
            table.unmark()
            table.move_cursor(row=0)
            table.focus()
        self._shown = checklist.assessment.id
        self.refill()
        self._tell_marks()
        # The verdicts first, then what takes longer to draw.
        self.call_after_refresh(self._show_detail)
        self.call_after_refresh(self._brief)

    def refill(self) -> None:
        """Show the rows that a figure is made of, or all."""
        if not self.only:
            self.query_one(ChecklistTable).only(None)
            self.tell_only("", 0)
        elif checklist := self.ntm.checklist:
            from ntm_tracker.domain.figure_rows import of_checklist, rows_text

            numbers = of_checklist(self.only, checklist)
            self.query_one(ChecklistTable).only(frozenset(numbers))
            self.tell_only(rows_text(self.only), len(numbers))
            self.query_one(ChecklistTable).focus()

    def action_source(self) -> None:
        """Go to what the figures of the chosen line come from: of a criterion, its indicators."""
        checklist, number = self.ntm.checklist, self.chosen_number()
        if checklist and number and checklist.find(number) is None and self.is_active:
            self.show_only(f"of:{number}")
        else:
            super().action_source()

    def on_resize(self) -> None:
        """Give the line on top the width there is."""
        self._brief()

    def beside(self) -> tuple[Widget, ...]:
        """Return what lies behind the indicator: it stands under it where there is no room for three panes."""
        return (IndicatorPapers(),)

    def divided(self) -> None:
        """Show evidence and history in the one pane or in the other."""
        self.query_one("#detail", IndicatorDetail).is_whole = not self._is_divided
        self._show_detail()

    def _brief(self) -> None:
        if self.ntm.board and self.ntm.checklist:
            self.query_one(Brief).show(self.ntm.board, self.ntm.checklist, self.ntm.last_look)

    def chosen_number(self) -> str | None:
        """Return the number under the cursor."""
        return self.query_one(ChecklistTable).chosen

    def marked_numbers(self) -> tuple[str, ...]:
        """Return the numbers of the marked rows."""
        return self.query_one(ChecklistTable).marked

    def action_mark(self) -> None:
        """Mark the chosen row, or take its mark away; while the detail is read nothing is marked unseen."""
        table = self.query_one(ChecklistTable)
        if table.has_focus:
            table.toggle()
            self._tell_marks()

    def _tell_marks(self) -> None:
        """Say how many rows are marked; the line comes with the first mark."""
        table, told = self.query_one(ChecklistTable), self.query("#marks")
        if table.marked and not told:
            self.mount(Static(id="marks", markup=False), after="#work")
        for line in self.query("#marks").results(Static):
            hidden = f" (ẩn {table.hidden})" if table.hidden else ""
            line.update(Text(f"Đã đánh dấu {len(table.marked)}{hidden}:", no_wrap=True) + clickable(_ON_MARKED))
            line.display = bool(table.marked)

    async def action_filter(self) -> None:
        """Open the filter."""
        from ntm_tracker.tui.widgets.filter_line import open_filter

        self.remove_class("-reading")
        await open_filter(self, before="#work")

    async def _close_filter(self) -> None:
        await self.query("#filter").remove()
        self.query_one(ChecklistTable).filter("")

    def action_open(self) -> None:
        """Show the detail; on a narrow screen in place of the list."""
        if self.chosen_number() is None:
            return
        self.add_class("-reading")
        self.query_one("#detail", IndicatorDetail).focus()

    async def action_back(self) -> None:
        """Go back to the list, then to the whole list, then let go of the marks, then to the room one came from."""
        table = self.query_one(ChecklistTable)
        if self.has_class("-reading"):
            self.remove_class("-reading")
        elif self.query("#filter"):
            await self._close_filter()
        elif self.let_go_only():
            pass
        elif table.marked:
            table.unmark()
        elif self._came_from:
            self.ntm.switch_mode(self._came_from)
        else:
            self.leave_day()
        self._tell_marks()
        table.focus()

    def on_screen_suspend(self) -> None:
        """Forget where one came from as soon as another room is shown; a dialog over this one is no other room."""
        if self.ntm.current_mode != self.ntm.DEFAULT_MODE:
            self._came_from = ""

    @on(DataTable.RowHighlighted)
    def _show_detail(self) -> None:
        board, checklist, number = self.ntm.board, self.ntm.checklist, self.chosen_number()
        for pane in self.query(IndicatorDetail) if board and checklist else ():
            if board and checklist and number:
                pane.show(board, checklist, number)
            else:
                pane.clear()

    @on(DataTable.RowSelected)
    def _open_row(self) -> None:
        self.action_open()

    # Named, not decorated: naming Input's class would import it before the first frame.
    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the officer types."""
        self.query_one(ChecklistTable).filter(event.value)
        self._tell_marks()

    def on_input_submitted(self) -> None:
        """Leave the filter for the list that it made."""
        self.query_one(ChecklistTable).focus()

    @on(IndicatorWanted)
    async def _show_wanted(self, message: IndicatorWanted) -> None:
        self._came_from = message.came_from if message.came_from != self.ntm.DEFAULT_MODE else ""
        if message.number:
            await self._close_filter()
            self.let_go_only()
            self.query_one(ChecklistTable).choose(message.number)
            self.action_open()
