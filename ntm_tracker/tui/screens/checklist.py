"""Tiêu chí: the criteria and indicators left, the chosen one right; the place to work."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widgets import DataTable, Footer, Input

from ntm_tracker.service.outline import open_outline
from ntm_tracker.tui import commands
from ntm_tracker.tui.messages import IndicatorWanted
from ntm_tracker.tui.screens.room import WorkRoom
from ntm_tracker.tui.widgets.checklist_table import ChecklistTable, checklist_lines, outline_lines
from ntm_tracker.tui.widgets.indicator_detail import IndicatorDetail
from ntm_tracker.tui.widgets.plain_input import LineInput
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.board import Board


class ChecklistScreen(WorkRoom):
    """List and detail; on a narrow screen the detail opens over the list."""

    BINDINGS: ClassVar = [c.binding() for c in (commands.FILTER, commands.OPEN, commands.BACK)]
    HELP_TEXT = (
        "Danh sách tiêu chí và chỉ tiêu. Mũi tên lên xuống để chọn, Enter để xem chi tiết, Esc để trở lại danh sách. "
        "Đánh giá do chương trình tính từ kết quả và mức yêu cầu; "
        "“tạm tính” là mức yêu cầu chưa đối chiếu văn bản giấy. "
        "Cột MC là số minh chứng."
    )

    def compose(self) -> ComposeResult:
        """Yield the top bar, the filter, list and detail, the keys."""
        yield TopBar("checklist")
        yield LineInput(placeholder="Lọc: gõ chữ không cần dấu, Enter để xong, Esc để bỏ", id="filter", compact=True)
        with Horizontal(id="work"):
            yield ChecklistTable()
            yield IndicatorDetail()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Paint what the criteria file alone tells; the verdicts follow."""
        self._shown = ""
        outline = open_outline()
        self.query_one(TopBar).show_title(f"{outline.subject} · {outline.set_title} · kỳ {outline.year}")
        self.query_one(ChecklistTable).show(outline_lines(outline))
        self.query_one(ChecklistTable).focus()
        super().on_mount()

    def redraw(self, board: Board, checklist: Checklist) -> None:  # noqa: ARG002 - every room is drawn the same way
        """Show the verdicts of `checklist`."""
        self.query_one(TopBar).show(checklist)
        table = self.query_one(ChecklistTable)
        table.show(checklist_lines(checklist))
        if self._shown not in ("", checklist.assessment.id):
            self.remove_class("-reading")
            table.move_cursor(row=0)
            table.focus()
        self._shown = checklist.assessment.id
        self._show_detail()

    def chosen_number(self) -> str | None:
        """Return the number under the cursor."""
        return self.query_one(ChecklistTable).chosen

    def action_filter(self) -> None:
        """Open the filter."""
        self.query_one("#filter", Input).add_class("-open")
        self.query_one("#filter", Input).focus()

    def action_open(self) -> None:
        """Show the detail; on a narrow screen in place of the list."""
        self.add_class("-reading")
        self.query_one(IndicatorDetail).focus()

    def action_back(self) -> None:
        """Go back to the list, then to the whole list."""
        table, field = self.query_one(ChecklistTable), self.query_one("#filter", Input)
        if self.has_class("-reading") and not table.has_focus:
            self.remove_class("-reading")
        elif field.value or field.has_class("-open"):
            field.clear()
            field.remove_class("-open")
        table.focus()

    @on(DataTable.RowHighlighted)
    def _show_detail(self) -> None:
        number = self.chosen_number()
        if self.ntm.board and self.ntm.checklist and number:
            self.query_one(IndicatorDetail).show(self.ntm.board, self.ntm.checklist, number)

    @on(DataTable.RowSelected)
    def _open_row(self) -> None:
        self.action_open()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        self.query_one(ChecklistTable).filter(event.value)

    @on(Input.Submitted, "#filter")
    def _leave_filter(self) -> None:
        self.query_one(ChecklistTable).focus()

    @on(IndicatorWanted)
    def _show_wanted(self, message: IndicatorWanted) -> None:
        self.query_one("#filter", Input).clear()
        self.query_one(ChecklistTable).filter("")
        self.query_one(ChecklistTable).choose(message.number)
        self.action_open()
