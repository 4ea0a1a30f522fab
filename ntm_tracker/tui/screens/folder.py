"""Taking in a folder: which one, then where each file goes, then all of it as one deed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from ntm_tracker.domain.evidence import Link
from ntm_tracker.domain.text import shorten
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import commands, paper_commands, paper_deeds
from ntm_tracker.tui.screens.room import Room
from ntm_tracker.tui.widgets.form import labelled
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.long_form import LongForm
from ntm_tracker.tui.widgets.path_field import Wants
from ntm_tracker.tui.widgets.row_table import RowTable
from ntm_tracker.tui.widgets.top_bar import TopBar
from ntm_tracker.tui.widgets.working_form import WorkingForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.attaching import Candidate
    from ntm_tracker.service.board import Board
    from ntm_tracker.service.watch import Watch
    from ntm_tracker.tui.desk import Desk

_TAKEN, _NUMBER = 5, 8


class FolderForm(LongForm):
    """Which folder is read; nothing is saved yet."""

    SAVE = "Xem trước (Ctrl+S)"

    def __init__(self, desk: Desk, checklist: Checklist) -> None:
        told = (
            f"Cho {checklist.assessment.subject.name}, kỳ {checklist.assessment.year}. Chỉ tiêu lấy từ tên thư mục "
            "hoặc số đầu tên tệp, ví dụ “3.1 - bao cao tuoi.pdf”. Bước này chỉ xem trước, chưa ghi gì."
        )
        super().__init__(desk, "Thêm nhiều tệp từ một thư mục", labelled(checklist, told))
        self.checklist = checklist
        self.path = ""
        self.planned: list[Candidate] = []
        """Every file of the folder."""

    def fields(self) -> Iterable[Widget]:
        """Yield the path."""
        yield self.path_line("folder", "Thư mục", Wants.FOLDER, hint="đường dẫn; hoặc kéo thư mục thả vào đây")

    async def submit(self) -> str:
        """Read the folder."""
        self.path = self.text("folder").strip()
        if not self.path:
            raise InputRefused("Hãy ghi đúng một thư mục.")
        asked = partial(paper_deeds.plan_folder, assessment=self.checklist.assessment, folder=self.path)
        self.planned = await self.desk.ask(partial(asked, watch=self.watched()))
        if not self.planned:
            raise InputRefused("Thư mục này không có tệp nào; hãy chọn thư mục khác.")
        return "Đã đọc thư mục, chưa ghi gì."


class FolderScreen(Room):
    """Each file, its indicator, and whether it is taken."""

    BINDINGS: ClassVar = [c.binding() for c in paper_commands.ON_FOLDER]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (*commands.EVERYWHERE, *paper_commands.ON_FOLDER)
    HELP_TEXT = (
        "Mỗi tệp của thư mục và chỉ tiêu của nó. Dấu cách hoặc Enter chọn hay bỏ một tệp; tệp chưa rõ chỉ tiêu thì "
        "không thêm được, hãy đổi tên tệp rồi đọc lại. Ctrl+S thêm tất cả như một việc, hoàn tác được."
    )

    def __init__(self, checklist: Checklist, path: str, planned: list[Candidate]) -> None:
        super().__init__()
        self._checklist, self._path, self._planned = checklist, path, planned
        self._taken = {one.path for one in planned if one.indicator}

    def compose(self) -> ComposeResult:
        """Yield the top bar, the table, what is told of the chosen file, the keys."""
        yield TopBar(commands.PAPERS)
        yield RowTable(id="folder-lines")
        yield Static(id="folder-told", markup=False)
        yield KeyBar(*paper_commands.ON_FOLDER, commands.HELP)

    def on_mount(self) -> None:
        """Show the plan, with the table ready for keys."""
        self.query_one(RowTable).focus()
        self._fill()

    def redraw(self, board: Board, checklist: Checklist) -> None:
        """Keep the plan: it is of the folder, not of the board."""

    def on_resize(self) -> None:
        """Give the names the width there is."""
        self._fill()

    def _fill(self) -> None:
        table = self.query_one(RowTable)
        room = max(20, self.app.size.width - _TAKEN - _NUMBER - 7)
        said = [f"{one.path}: {one.reason}" if one.reason else one.path for one in self._planned]
        rows = [
            (self._mark(one), Text(one.indicator or "-"), Text(shorten(text, room)))
            for one, text in zip(self._planned, said, strict=True)
        ]
        table.fill((("Lấy", _TAKEN), ("Chỉ tiêu", _NUMBER), ("Tệp", room)), rows)
        self._tell_chosen()

    def _mark(self, one: Candidate) -> Text:
        if one.indicator is None:
            return Text("không")
        return Text("[x]" if one.path in self._taken else "[ ]")

    @on(DataTable.RowHighlighted)
    def _tell_chosen(self) -> None:
        where = self._checklist.assessment.subject.name
        count, others = len(self._taken), len(self._planned) - len(self._taken)
        self.query_one(TopBar).show_title(f"Thêm nhiều tệp · {where} · {count} tệp sẽ thêm, {others} không")
        one = self._planned[self.query_one(RowTable).cursor_row]
        state = self._checklist.find(one.indicator) if one.indicator else None
        text = Text(one.path, "bold")
        if state:
            text.append(f"\n{state.indicator.number} {state.indicator.text}\nNội dung: {one.note}", "not bold")
            for notice in self.ntm.desk.will_take_back([Link(self._checklist.assessment.id, state.indicator.number)]):
                text.append(f"\n{notice}", "bold")
        else:
            text.append(f"\nKhông thêm: {one.reason}.".replace("..", "."), "not bold")
        self.query_one("#folder-told", Static).update(text)

    @on(DataTable.RowSelected)
    def action_tick(self) -> None:
        """Take the chosen file, or leave it out; go on to the next."""
        table = self.query_one(RowTable)
        row = table.cursor_row
        one = self._planned[row]
        if one.indicator is None:
            self.ntm.tell("Tệp này chưa rõ chỉ tiêu; hãy đổi tên tệp, hoặc thêm riêng bằng F6.")
            return
        self._taken ^= {one.path}
        table.update_cell_at(Coordinate(row, 0), self._mark(one))
        table.move_cursor(row=min(row + 1, len(self._planned) - 1))
        self._tell_chosen()

    async def action_take(self) -> None:
        """Save every chosen file as one deed."""
        if not self.is_active:
            return
        if not self._taken:
            self.ntm.tell("Chưa chọn tệp nào; dấu cách để chọn.")
            return
        desk, assessment = self.ntm.desk, self._checklist.assessment
        deed = partial(paper_deeds.attach_folder, assessment=assessment, folder=self._path, chosen=set(self._taken))

        async def take(watch: Watch) -> str:
            return await desk.perform(partial(deed, watch=watch))

        def follow(done: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
            if done:
                self.dismiss()

        self.app.push_screen(WorkingForm(desk, f"Thêm {len(self._taken)} tệp vào dữ liệu", take), follow)

    def action_close(self) -> None:
        """Go back; nothing is saved."""
        self.dismiss()
