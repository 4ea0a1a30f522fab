"""Việc: what is to be done by when, mine or everybody's, over every assessment; each one Enter from its fix."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.widgets import DataTable, Input, Static

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.duty_words import NOBODY
from ntm_tracker.domain.figure_rows import of_work, rows_text
from ntm_tracker.domain.text import clean_line
from ntm_tracker.domain.wording import number_text
from ntm_tracker.domain.work_list import KIND_WORDS, WHEN_WORDS, WorkKind, by_person, of_person, work_items
from ntm_tracker.errors import NtmError
from ntm_tracker.tui import commands, duty_deeds, ways, work_commands
from ntm_tracker.tui.screens.work_room import WorkRoom
from ntm_tracker.tui.widgets.figures import Figure, Figures, in_a_row
from ntm_tracker.tui.widgets.filter_line import open_filter
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.top_bar import TopBar
from ntm_tracker.tui.widgets.work_table import WorkTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.work_list import WorkItem
    from ntm_tracker.service.board import Board


class WorkScreen(WorkRoom):
    """The list, and the whole of the chosen line below."""

    OWN: ClassVar = (*work_commands.ON_WORK, commands.FILTER, commands.OPEN, commands.BACK)
    BINDINGS: ClassVar = [command.binding() for command in OWN]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (*commands.EVERYWHERE, *OWN, *commands.MORE_ON_INDICATOR)
    HELP_TEXT = (
        "Việc cần làm ở mọi kỳ đánh giá: chỉ tiêu được giao, nhiệm vụ, ý kiến cấp trên chưa giải trình, minh chứng "
        "mình giữ sắp hết hạn. F7 đổi giữa việc của tôi và việc của từng người. Enter mở đúng chỗ để làm: giải trình "
        "ý kiến, thay minh chứng, hoặc chỉ tiêu. F5 ghi nhiệm vụ đã xong. Dấu ‼ là quá hạn. "
        "Phiếu giao việc của từng người in ở phòng Báo cáo (F8)."
    )

    def compose(self) -> ComposeResult:
        """Yield the top bar, the counts, the list, the chosen line, the keys."""
        yield TopBar(commands.WORK)
        yield Figures("counts")
        with Horizontal(id="work"):
            yield WorkTable()
        yield Static(id="work-told", markup=False)
        yield KeyBar(*work_commands.ON_WORK, *commands.EVERY_ROOM)

    def on_mount(self) -> None:
        """Follow the office, with the list ready for keys."""
        self._items: tuple[WorkItem, ...] = ()
        self._everybody, self._query = False, ""
        self.query_one(WorkTable).focus()

    def redraw(self, board: Board, checklist: Checklist) -> None:
        """Show the work of the office."""
        self.query_one(TopBar).show(checklist)
        self._items = work_items(board.checklists)
        self._fill()

    def on_resize(self) -> None:
        """Give the sentences the width there is."""
        self.call_after_refresh(self._fill)

    def divided(self) -> None:
        """Give the list the width that the panes beside it leave."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        if (board := self.ntm.board) is None:
            return
        own = board.office.who
        groups = by_person(self._items) if self._everybody else [(own, of_person(self._items, own))]
        lines = [(name, item) for name, items in groups for item in items]
        every = tuple(dict.fromkeys(item for _, item in lines))
        if self.only:
            alone = of_work(self.only, every)
            # What several do together is one row here: the figure counts it once.
            lines = [(name, item) for name, item in {item: (name, item) for name, item in reversed(lines)}.values()]
            lines = [line for line in reversed(lines) if line[1] in alone]
        table = self.query_one(WorkTable)
        table.show(lines, self._query, {c.assessment.id: c for c in board.checklists}, named=self._everybody)
        told = "Việc của mọi người" if self._everybody else f"Việc của {own}"
        items = tuple(item for _, item in table.listed) if self._query else every
        self.query_one(Figures).show([Figure(f"{told}: "), *in_a_row(_counts(items))])
        self.tell_only(rows_text(self.only) if self.only else "", len(table.listed))
        self._show_chosen()

    def refill(self) -> None:
        """Show the work that a figure counts, or all."""
        self._fill()
        self.query_one(WorkTable).focus()

    @property
    def _chosen_item(self) -> WorkItem | None:
        return self.query_one(WorkTable).chosen

    def chosen_number(self) -> str | None:
        """Return the indicator of the chosen line."""
        return self._chosen_item.number if self._chosen_item else None

    def chosen_checklist(self) -> Checklist | None:
        """Return the assessment of the chosen line, whichever one the other rooms show."""
        item, board = self._chosen_item, self.ntm.board
        if item is None or board is None:
            return self.ntm.checklist
        return next(c for c in board.checklists if c.assessment.id == item.assessment.id)

    @on(DataTable.RowHighlighted)
    def _show_chosen(self) -> None:
        item, checklist = self._chosen_item, self.chosen_checklist()
        text = Text(self._nothing())
        if item and checklist:
            late = f" ({item.late_text})" if item.late_text else ""
            due = f"hạn {format_date(item.due)}{late}" if item.due else "không có hạn"
            text = Text(f"{KIND_WORDS[item.kind]}: {item.what}", "bold")
            text.append(f"\n{item.who or NOBODY} · {due} · {item.standing}", "not bold")
            state = checklist.find(item.number)
            named = f"{state.indicator.text} · " if state and item.kind is not WorkKind.INDICATOR else ""
            place = f"{item.assessment.subject.name} · {checklist.criteria_set.short_title}"
            text.append(f"\n{number_text(item.number)} {named}{place} · kỳ {item.assessment.year}", "not bold")
        self.query_one("#work-told", Static).update(text)
        self.show_beside()

    def _nothing(self) -> str:
        if self._query:
            return "Không có việc nào như vậy; Esc để bỏ lọc."
        if self._everybody or self.ntm.board is None:
            return "Chưa giao việc nào; F6 để thêm việc, hoặc Ctrl+R ở phòng Tiêu chí để giao chỉ tiêu."
        own = self.ntm.board.office.who
        return f"Không có việc nào ghi tên “{own}”; F7 xem việc của mọi người. Tên lấy theo biến NTM_OFFICER của máy."

    def action_whose(self) -> None:
        """Show everybody's work by person, or mine again."""
        self._everybody = not self._everybody
        whose = work_commands.MINE if self._everybody else work_commands.WHOSE
        self.query_one(KeyBar).show(work_commands.DONE, work_commands.ADD, whose, *commands.EVERY_ROOM)
        self._fill()

    def action_done(self) -> None:
        """Note that the chosen task is done."""
        item = self._chosen_item
        if not self.is_active or item is None:
            return
        if item.kind is WorkKind.TASK and item.key is not None:
            self.run_worker(self._finish(item.key, item.version), group="store")
        else:
            self.ntm.tell("Chỉ nhiệm vụ mới ghi xong bằng phím này; hãy nhấn Enter để mở chỗ cần làm.")

    async def _finish(self, key: int, version: int) -> None:
        try:
            self.ntm.tell(await self.ntm.desk.perform(partial(duty_deeds.finish, key=key, over=version)))
        except NtmError as error:
            self.ntm.tell(error.sentence)

    def action_add(self) -> None:
        """Give a new task."""
        from ntm_tracker.tui.screens.duty_forms import TaskForm

        if self.is_active and (checklist := self.chosen_checklist()):
            self.app.push_screen(TaskForm(self.ntm.desk, checklist, self.chosen_number() or ""))

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the place where the chosen line is mended."""
        item, checklist = self._chosen_item, self.chosen_checklist()
        if not self.is_active or item is None or checklist is None:
            return
        state = checklist.find(item.number)
        if state and item.kind is WorkKind.REMARK:
            from ntm_tracker.tui.screens.duty_forms import AppraiseForm

            self.app.push_screen(AppraiseForm(self.ntm.desk, checklist, state, item.key))
        elif state and item.kind is WorkKind.PAPER:
            from ntm_tracker.tui.screens.evidence_form import EvidenceForm

            kind = next((piece.kind for piece in state.evidence if piece.id == item.key), "")
            self.app.push_screen(EvidenceForm(self.ntm.desk, checklist, state, kind))
        else:
            ways.show_indicator_of(self.ntm, item.assessment.id, item.number)

    async def action_filter(self) -> None:
        """Open the filter."""
        await open_filter(self, before="#counts")

    async def action_back(self) -> None:
        """Take the filter away, then show all work again."""
        if self.query("#filter"):
            await self.query("#filter").remove()
            self._query = ""
            self._fill()
        elif not self.let_go_only():
            self.leave_day()
        self.query_one(WorkTable).focus()

    @on(Input.Changed, "#filter")
    def _narrow(self, event: Input.Changed) -> None:
        self._query = clean_line(event.value)
        self._fill()

    @on(Input.Submitted, "#filter")
    def _leave_filter(self) -> None:
        self.query_one(WorkTable).focus()


def _counts(items: tuple[WorkItem, ...]) -> Iterator[Figure]:
    yield Figure(f"{len(items)} việc", "work:")
    for when, word in WHEN_WORDS.items():
        if count := len(of_work(f"when:{when}", items)):
            yield Figure(f"{word.lower()}: {count}", f"work:when:{when}")
