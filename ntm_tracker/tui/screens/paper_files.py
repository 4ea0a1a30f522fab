"""The files of one piece of evidence: open, replace, add, save a copy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.widgets import DataTable, Static

from ntm_tracker.domain.description import file_text
from ntm_tracker.domain.file_types import misnamed
from ntm_tracker.domain.text import shorten
from ntm_tracker.errors import NtmError
from ntm_tracker.tui import commands, paper_commands, paper_deeds
from ntm_tracker.tui.questions import Questions
from ntm_tracker.tui.screens.file_forms import AddFilesForm, ReplaceForm, SaveFileForm
from ntm_tracker.tui.screens.room import Room
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.paper_words import title_text
from ntm_tracker.tui.widgets.row_table import RowTable
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.evidence import Evidence, StoredFile
    from ntm_tracker.service.board import Board

_STATE = 11


class PaperFilesScreen(Room):
    """The files that stand, then those that were replaced."""

    BINDINGS: ClassVar = [c.binding() for c in paper_commands.ON_FILES]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (*commands.EVERYWHERE, *paper_commands.ON_FILES)
    HELP_TEXT = (
        "Các tệp của một minh chứng; bản cũ đã thay vẫn mở và lưu ra được. "
        "Enter mở một bản sao bằng chương trình của máy; sửa bản sao rồi lưu thì chương trình hỏi để lưu thành bản mới."
    )

    def __init__(self, piece: Evidence) -> None:
        super().__init__()
        self._piece = piece
        self._questions = Questions(self, 0)

    def compose(self) -> ComposeResult:
        """Yield the top bar, the table, what is told of the chosen file, the keys."""
        yield TopBar(commands.PAPERS)
        yield RowTable(id="paper-files")
        yield Static(id="files-told", markup=False)
        yield KeyBar(*paper_commands.ON_FILES, commands.HELP)

    def on_mount(self) -> None:
        """Follow the office, with the table ready for keys."""
        self.query_one(RowTable).focus()
        self._fill()

    def redraw(self, board: Board, checklist: Checklist) -> None:  # noqa: ARG002 - every room is drawn the same way
        """Read the paper again."""
        self._questions.ask(self._read)

    async def _read(self) -> None:
        try:
            (self._piece,) = await self.ntm.desk.ask(partial(paper_deeds.read_papers, ids=[self._piece.id]))
        except NtmError:
            if self.is_current:
                self.dismiss()  # its entry was taken back
        else:
            if self.query(RowTable):
                self._fill()

    def on_resize(self) -> None:
        """Give the names the width there is."""
        self._fill()

    def _fill(self) -> None:
        piece, table = self._piece, self.query_one(RowTable)
        self.query_one(TopBar).show_title(shorten(f"Tệp của minh chứng số {piece.id}: {title_text(piece)}", 78))
        room = max(20, self.app.size.width - _STATE - 5)
        states = ["bản trước" if held.retired is not None else "hiện dùng" for held in self._files]
        files = [Text(shorten(file_text(held), room)) for held in self._files]
        table.fill([("Bản", _STATE), ("Tệp", room)], list(zip(map(Text, states), files, strict=True)))
        self._tell_chosen()

    @property
    def _files(self) -> tuple[StoredFile, ...]:
        return (*self._piece.files, *self._piece.earlier)

    @property
    def _chosen(self) -> StoredFile | None:
        row = self.query_one(RowTable).cursor_row
        return self._files[row] if 0 <= row < len(self._files) else None

    @on(DataTable.RowHighlighted)
    def _tell_chosen(self) -> None:
        text = Text("Chưa có tệp nào; F6 để thêm.")
        if held := self._chosen:
            warning = misnamed(held.name, held.type)
            text = Text(f"{file_text(held)}\nMã SHA-256 {held.sha256[:16]}…{f' CHÚ Ý: {warning}' if warning else ''}")
        self.query_one("#files-told", Static).update(text)

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open a copy of the chosen file in the system's own program."""
        if (held := self._asked()) and self.is_active:
            self.ntm.tell(f"Đang mở “{shorten(held.name, 60)}”…")
            self.ntm.run_worker(self.ntm.copies.open(self._piece.id, held), group="open")

    def action_replace(self) -> None:
        """Put a newer file in the place of the chosen one."""
        if held := self._asked():
            if held.retired is not None:
                self.ntm.tell("Đây là bản trước; hãy chọn tệp “hiện dùng” để thay.")
            else:
                self.app.push_screen(ReplaceForm(self.ntm.desk, self._piece, held))

    def action_add(self) -> None:
        """Add files."""
        if self.is_active:
            self.app.push_screen(AddFilesForm(self.ntm.desk, self._piece))

    def action_save_copy(self) -> None:
        """Write the chosen file out."""
        if held := self._asked():
            self.app.push_screen(SaveFileForm(self.ntm.desk, self._piece, held))

    def action_close(self) -> None:
        """Go back to the list of evidence."""
        self.dismiss()

    def _asked(self) -> StoredFile | None:
        if not self.is_active:
            return None
        if self._chosen is None:
            self.ntm.tell("Minh chứng này chưa có tệp nào; F6 để thêm.")
        return self._chosen
