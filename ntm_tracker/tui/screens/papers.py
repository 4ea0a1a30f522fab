"""Minh chứng: all evidence, searched as it is typed; the place to correct, link and open it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.containers import Horizontal
from textual.widgets import DataTable, Input, Static

from ntm_tracker.errors import NtmError
from ntm_tracker.tui import commands, paper_commands, paper_deeds
from ntm_tracker.tui.messages import PapersWanted
from ntm_tracker.tui.questions import Questions
from ntm_tracker.tui.screens.room import Room
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.pane import Pane
from ntm_tracker.tui.widgets.paper_detail import PaperDetail, proves
from ntm_tracker.tui.widgets.paper_table import PaperTable
from ntm_tracker.tui.widgets.paper_words import places_of
from ntm_tracker.tui.widgets.plain_input import SearchLine
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.widgets.form import Form
    from ntm_tracker.tui.widgets.paper_detail import Versions

_PAGE = 200
"""How many papers are asked for at a time."""
_PAUSE = 0.06
"""Seconds without a key before the record is asked."""
_HINT = "Tìm: gõ chữ không cần dấu; lọc: tieu-chi:3 loai:anh nam:2024 (F1: còn nữa)"


class PapersScreen(Room):
    """A line to search with, list and detail; on a narrow screen the detail opens over the list."""

    BINDINGS: ClassVar = [
        c.binding() for c in (*paper_commands.ON_PAPERS, *paper_commands.MORE_ON_PAPERS, commands.OPEN, commands.BACK)
    ]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (
        *commands.EVERYWHERE,
        *paper_commands.ON_PAPERS,
        *paper_commands.MORE_ON_PAPERS,
        commands.OPEN,
        commands.BACK,
    )
    HELP_TEXT = (
        "Mọi minh chứng của mọi bộ tiêu chí và đơn vị, mới nhập đứng trước. Gõ để tìm trong nội dung, số, cơ quan, tên "
        "tệp và chữ trong tệp PDF, Word, Excel, không cần dấu; Enter, mũi tên xuống để vào danh sách, / để tìm lại. "
        "Lọc: tieu-chi:3, chi-tieu:3.1, loai:anh, nam:2024, han:qua-han, han:30, nguoi:ha, nguoi-giu:ha. "
        "Dấu cách đánh dấu nhiều dòng để sửa, gắn, gỡ một lần."
    )

    def compose(self) -> ComposeResult:
        """Yield the top bar, the line to search with, list and detail, the keys."""
        yield TopBar(commands.PAPERS)
        yield SearchLine(placeholder=_HINT, id="search")
        yield Static(id="search-told", markup=False)
        with Horizontal(id="work"):
            yield PaperTable()
            yield PaperDetail()
        yield KeyBar(*paper_commands.ON_PAPERS, commands.HELP, commands.UNDO, commands.SOURCE)

    def on_mount(self) -> None:
        """Follow the office, ready to search."""
        self._search, self._versions = Questions(self, _PAUSE), Questions(self, 2 * _PAUSE)
        self._is_read = self._may_be_more = False
        self._read_of: Board | None = None
        self.query_one(TopBar).show_title("Minh chứng", of_day=True)
        self.query_one("#search").focus()

    def redraw(self, board: Board, checklist: Checklist) -> None:  # noqa: ARG002 - every room is drawn the same way
        """Ask for the evidence again."""
        self._search.ask(self._read_again)

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        # The words inside new files are learnt without a deed: what was searched for is searched again.
        if self.ntm.board is not self._read_of or self.query_one("#search", Input).value:
            self._search.ask(self._read_again)

    def on_resize(self) -> None:
        """Give the words the width there is."""
        if self._is_read:
            self.call_after_refresh(self._fill)

    @property
    def _table(self) -> PaperTable:
        return self.query_one(PaperTable)

    @on(PapersWanted)
    def _search_wanted(self, message: PapersWanted) -> None:
        self.remove_class("-reading")
        self.only = ""
        if self.query_one("#search", Input).value == message.words:
            self._search.ask(self._read)
        self.query_one("#search", Input).value = message.words

    @on(Input.Changed, "#search")
    def _typing(self) -> None:
        self.only = ""
        self._search.ask(self._read)

    async def _read_again(self) -> None:
        """Read as much as was shown: the cursor stays."""
        await self._read(max(_PAGE, len(self._table.listed)))

    async def _read(self, wanted: int | None = None) -> None:
        typed, wanted, board = self.query_one("#search", Input).value, wanted or _PAGE, self.ntm.board
        asked = partial(paper_deeds.find_papers, typed=typed, limit=wanted, day=self.ntm.desk.day)
        try:
            found = self._counted() if self.only else await self.ntm.desk.ask(asked)
        except NtmError as error:
            self._tell(error.sentence)
            return
        self._is_read, self._may_be_more, self._read_of = True, len(found) == wanted and not self.only, board
        self._fill(found)

    def _counted(self) -> list[Evidence]:
        """Return the papers of the indicator whose figure was followed, the newest first."""
        assessment, _, number = self.only.removeprefix("of:").rpartition(":")
        board = self.ntm.board
        for checklist in board.checklists if board else ():
            if checklist.assessment.id == assessment and (state := checklist.find(number)):
                return sorted(state.evidence, key=lambda piece: piece.id, reverse=True)
        return []

    def refill(self) -> None:
        """Read the papers that a figure counts, or all."""
        self._search.ask(self._read)
        self._table.focus()

    def action_source(self) -> None:
        """Go to what the chosen paper is to prove; with several indicators, ask which."""
        from ntm_tracker.tui.screens.palette import PaletteScreen

        board, piece = self.ntm.board, self._table.chosen
        if board is None or piece is None or not self.is_active:
            return
        places = places_of(board)
        choices = tuple(
            (f"at:{link.assessment}:{link.indicator}", f"{link.indicator} · {places.get(link.assessment, '')}")
            for link in piece.links
        )
        if not choices:
            self.ntm.tell("Minh chứng này chưa gắn với chỉ tiêu nào; F7 để gắn.")
        elif len(choices) == 1:
            self.open_figure(choices[0][0])
        else:
            asked = f"Minh chứng số {piece.id} chứng minh"
            self.app.push_screen(PaletteScreen(asked, choices), lambda goal: self.open_figure(goal) if goal else None)

    def _fill(self, found: list[Evidence] | None = None) -> None:
        if (board := self.ntm.board) is None or (checklist := self.ntm.checklist) is None:
            return
        if not self.query(PaperTable):
            return  # answered while the program was closing
        table = self._table
        table.show(table.listed if found is None else found, board, checklist.day)
        self._count()
        self._show_detail()

    def _count(self) -> None:
        table = self._table
        count, typed = len(table.listed), self.query_one("#search", Input).value.strip()
        told = f"{count} minh chứng mới nhất; xuống cuối để xem tiếp" if self._may_be_more else f"{count} minh chứng"
        if not count:
            told = "Không có minh chứng nào như vậy" if typed else "Chưa có minh chứng nào; F6 để thêm"
        if table.marked:
            told += f" · đã đánh dấu {len(table.marked)}: F5 sửa, F7 gắn, Ctrl+G gỡ tất cả"
        self._tell(f"{told}.")
        number = self.only.rpartition(":")[2]
        self.tell_only(f"minh chứng của {number}", count)

    def _tell(self, sentence: str) -> None:
        self.query_one("#search-told", Static).update(Text(sentence))

    @on(DataTable.RowHighlighted)
    def _move(self) -> None:
        self._show_detail()
        if self._may_be_more and self._table.cursor_row == len(self._table.listed) - 1 > 0:
            self._search.ask(self._read_on)

    async def _read_on(self) -> None:
        """Add the next page below the last."""
        typed, listed = self.query_one("#search", Input).value, self._table.listed
        asked = partial(paper_deeds.find_papers, typed=typed, limit=_PAGE, day=self.ntm.desk.day)
        try:
            found = await self.ntm.desk.ask(partial(asked, before=listed[-1].id))
        except NtmError as error:
            self._tell(error.sentence)
            return
        self._may_be_more = len(found) == _PAGE
        self._fill([*listed, *found])

    def _show_detail(self) -> None:
        board, checklist = self.ntm.board, self.ntm.checklist
        if board and checklist:
            piece = self._table.chosen
            self._show(board, checklist.day, piece)
            if piece:
                self._versions.ask(partial(self._show_versions, piece))

    async def _show_versions(self, piece: Evidence) -> None:
        try:
            versions = await self.ntm.desk.ask(partial(paper_deeds.paper_versions, key=piece.id))
        except NtmError:
            return  # taken back meanwhile; the list is being read again
        board, checklist = self.ntm.board, self.ntm.checklist
        if board and checklist and self.query(PaperTable) and self._table.chosen == piece:
            self._show(board, checklist.day, piece, versions)

    def _show(self, board: Board, day: date, piece: Evidence | None, versions: Versions = ()) -> None:
        detail = self.query_one(PaperDetail)
        detail.is_whole = not self.query("#beside")
        detail.show(board, day, piece, versions)
        for beside in self.query("#beside").results(Pane):
            beside.show(str(piece.id) if piece else "", proves(board, piece, versions) if piece else "")

    def beside(self) -> tuple[Widget, ...]:
        """Return the pane for what a paper says and proves."""
        return (Pane("beside"),)

    def divided(self) -> None:
        """Give the list the width that the panes beside it leave."""
        if self._is_read:
            self.call_after_refresh(self._fill)

    def action_search(self) -> None:
        """Go to the line to search with."""
        self.remove_class("-reading")
        self.query_one("#search").focus()

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Show the detail; on a narrow screen in place of the list."""
        if self._table.chosen:
            self.add_class("-reading")
            self.query_one(PaperDetail).focus()

    def action_back(self) -> None:
        """Go back to the list, then let go of the marks, then of the search."""
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self._table.focus()
        elif self._table.marked:
            self._table.marked.clear()
            self._fill()
        elif not self.let_go_only():
            if not self.query_one("#search", Input).value:
                self.leave_day()
            self.query_one("#search", Input).value = ""
            self._table.focus()

    def action_mark(self) -> None:
        """Mark the paper under the cursor."""
        self._table.toggle()
        self._count()

    def action_edit(self) -> None:
        """Edit the chosen paper, or all that are marked."""
        from ntm_tracker.tui.screens.paper_forms import EditForm, ManyForm

        if pieces := self._pieces():
            form: Form = ManyForm(self.ntm.desk, pieces) if len(pieces) > 1 else EditForm(self.ntm.desk, pieces[0])
            self._push(form)

    def action_add(self) -> None:
        """Add a paper."""
        from ntm_tracker.tui.screens.evidence_form import EvidenceForm

        if self.is_active and self.ntm.checklist:
            self._push(EvidenceForm(self.ntm.desk, self.ntm.checklist))

    def action_link(self) -> None:
        """Link the chosen paper, or all that are marked, to indicators."""
        from ntm_tracker.tui.screens.link_form import LinkForm, choices_to_link

        if (pieces := self._pieces()) and self.ntm.board and self.ntm.checklist:
            self._push(LinkForm(self.ntm.desk, pieces, choices_to_link(self.ntm.board, self.ntm.checklist)))

    def action_unlink(self) -> None:
        """Take the chosen paper, or all that are marked, from indicators."""
        from ntm_tracker.tui.screens.link_form import UnlinkForm, choices_to_unlink

        if (pieces := self._pieces()) and self.ntm.board:
            if choices := choices_to_unlink(self.ntm.board, pieces):
                self._push(UnlinkForm(self.ntm.desk, pieces, choices))
            else:
                self.ntm.tell("Minh chứng này chưa gắn với chỉ tiêu nào.")

    def action_files(self) -> None:
        """Show the files of the chosen paper."""
        from ntm_tracker.tui.screens.paper_files import PaperFilesScreen

        if self.is_active and (piece := self._table.chosen):
            self.app.push_screen(PaperFilesScreen(piece), self._come_from)

    def action_folder(self) -> None:
        """Take in a folder of files."""
        from ntm_tracker.tui.screens.folder import FolderForm, FolderScreen

        def preview(form: FolderForm, read: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
            if read:
                self.app.push_screen(FolderScreen(form.checklist, form.path, form.planned), self._come_from)

        if self.is_active and self.ntm.checklist:
            form = FolderForm(self.ntm.desk, self.ntm.checklist)
            self.app.push_screen(form, partial(preview, form))

    def action_verify(self) -> None:
        """Prove that every stored file is still what was stored."""
        from ntm_tracker.tui.screens.verify import VerifyScreen

        if self.is_active:
            self.app.push_screen(VerifyScreen(self.ntm.desk), self._come_from)

    def _pieces(self) -> list[Evidence]:
        """Return what is marked, else what is chosen; tell where there is nothing."""
        if not self.is_active:
            return []
        table = self._table
        pieces = list(table.marked.values()) or ([table.chosen] if table.chosen else [])
        if not pieces:
            self.ntm.tell("Hãy chọn một minh chứng trong danh sách rồi làm lại.")
        return pieces

    def _push(self, form: Form) -> None:
        self.app.push_screen(form, self._done)

    def _done(self, saved: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
        if saved:
            self._table.marked.clear()
            self._fill()
            self._come_from()

    def _come_from(self, _: None = None) -> None:
        # Ctrl+Z in the search line takes letters back, not the deed that was just done.
        self._table.focus()
