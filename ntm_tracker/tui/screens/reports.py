"""Báo cáo: what the paper says, before it is saved, opened or printed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import events, on
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.report_kinds import KINDS, NAMES
from ntm_tracker.errors import NtmError
from ntm_tracker.tui import commands, plan_deeds, report_commands, report_deeds, village_deeds
from ntm_tracker.tui.questions import Questions
from ntm_tracker.tui.report_deeds import Asked
from ntm_tracker.tui.screens.room import Room
from ntm_tracker.tui.widgets.figures import Figure, Figures, in_a_row
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.pane import Pane
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.widgets.report_words import Contents

_PAUSE = 0.06
"""Seconds without a change before the record is asked."""
_WIDEST = 120
"""A line of more letters is hard to read."""


class KindList(OptionList):
    """The kinds of reports, on a very wide screen: F5 lists them on every other."""

    def __init__(self) -> None:
        super().__init__(*(Option(NAMES[kind].title, id=kind) for kind in KINDS), markup=False, id="kinds")

    def show(self, kind: Kind) -> None:
        """Mark the kind that is shown."""
        self.highlighted = KINDS.index(kind)


class ReportsScreen(Room):
    """Which report of which days, and its pages as text."""

    BINDINGS: ClassVar = [command.binding() for command in report_commands.ON_REPORTS]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (*commands.EVERYWHERE, *report_commands.ON_REPORTS)
    HELP_TEXT = (
        "Xem trước báo cáo của kỳ đang chọn; số liệu luôn là số liệu vừa lưu. F5 chọn loại báo cáo (phân công nhiệm "
        "vụ: cả phiếu riêng từng người), F6 chọn ngày của số liệu và ngày so sánh, F7 lưu ra Word, PDF, Excel, "
        "mở hoặc in. Dòng “Số trong báo cáo” (Ctrl+F) dẫn từ mỗi con số tới những dòng làm nên nó. "
        "Mũi tên, PageUp, PageDown để cuộn."
    )

    def compose(self) -> ComposeResult:
        """Yield the top bar, what is shown, the pages, the keys."""
        yield TopBar(commands.REPORTS)
        yield Static(id="report-told", markup=False)
        yield Figures("report-figures")
        with Horizontal(id="work"), VerticalScroll(id="report"):
            yield Static(id="report-text", markup=False)
        yield KeyBar(*report_commands.ON_REPORTS, *commands.EVERY_ROOM)

    def on_mount(self) -> None:
        """Follow the office, ready to scroll."""
        self._asked = Asked()
        self._pages = Questions(self, _PAUSE)
        self._shown: tuple[Board | None, str, Asked, int] | None = None
        self.query_one("#report").focus()

    def redraw(self, board: Board, checklist: Checklist) -> None:  # noqa: ARG002 - every room is drawn the same way
        """Show the report of the chosen assessment."""
        self.query_one(TopBar).show(checklist)
        self._ask()

    @on(events.ScreenResume)
    def _come_back(self) -> None:
        self._ask()

    def on_resize(self) -> None:
        """Give the lines the width there is."""
        self.call_after_refresh(self._ask)

    def _ask(self) -> None:
        if self.ntm.checklist and self.is_active:
            self._pages.ask(self._read)

    @property
    def _wanted(self) -> Asked:
        """What was chosen; while a past day is looked at, of that day where no other was chosen."""
        day = self.ntm.desk.day
        return replace(self._asked, as_of=format_date(day)) if day and not self._asked.as_of else self._asked

    async def _read(self) -> None:
        if (checklist := self.ntm.checklist) is None or not self.query("#report"):
            return
        self._tell()
        await self._show_contents()
        width = min(_WIDEST, self.query_one("#report").scrollable_content_region.width - 1)
        shown: tuple[Board | None, str, Asked, int] | None
        shown = self.ntm.board, checklist.assessment.id, self._wanted, width
        # Which board it is, not what it holds: to compare two would take long.
        if self._shown and self._shown[0] is shown[0] and self._shown[1:] == shown[1:]:
            return
        show = partial(report_deeds.preview, assessment=checklist.assessment, asked=self._wanted, width=max(width, 40))
        try:
            text = await self.ntm.desk.ask(show)
        except NtmError as error:
            text, shown = error.sentence, None
        if self.query("#report-text"):
            self._shown = shown
            self.query_one("#report-text", Static).update(Text(text))

    async def _show_contents(self) -> None:
        """Show the figures of the report, and beside it what it is made of."""
        board, checklist, asked = self.ntm.board, self.ntm.checklist, self._asked
        if board is None or checklist is None:
            return
        try:
            contents = await self._contents(board, checklist)
        except NtmError:
            return  # told in place of the pages
        if not self.query(Figures):
            return  # answered while the program was closing
        if asked.as_of:
            # What the rooms list is of today: the figures of another day are not made of it.
            self.query_one(Figures).tell("Số liệu của ngày đã chọn; muốn tới nguồn của từng số thì bỏ ngày (F6).")
        else:
            self.query_one(Figures).show([Figure("Số trong báo cáo: "), *in_a_row(contents.figures)])
        for kinds in self.query(KindList):
            kinds.show(asked.kind)
        for pane in self.query("#beside").results(Pane):
            pane.show(f"{checklist.assessment.id} {asked.kind}", contents.told)

    async def _contents(self, board: Board, checklist: Checklist) -> Contents:
        from ntm_tracker.tui.widgets import report_words

        match self._asked.kind:
            case "village":
                villages = await self.ntm.desk.ask(village_deeds.villages_now)
                return report_words.of_villages(villages, board)
            case "plan":
                return report_words.of_plan(await self.ntm.desk.ask(plan_deeds.plan_now))
            case "duties":
                return report_words.of_duties(board)
            case _:
                return report_words.of_checklist(board, checklist)

    def beside(self) -> tuple[Widget, ...]:
        """Return the kinds of reports, and what the shown one is made of."""
        return KindList(), Pane("beside")

    def divided(self) -> None:
        """Give the lines the width that the panes beside them leave."""
        self.call_after_refresh(self._ask)

    def action_source(self) -> None:
        """Go to the figures of the report: Enter opens the source of one."""
        figures = self.query_one(Figures)
        if figures.can_focus:
            figures.focus()
        else:
            old = "Báo cáo của ngày cũ: bỏ ngày (F6) để tới nguồn của từng con số."
            self.ntm.tell(old if self._asked.as_of else "Báo cáo đang được đọc; hãy đợi một lát.")

    @on(OptionList.OptionSelected)
    def _take_kind(self, event: OptionList.OptionSelected) -> None:
        kind = cast("Kind", event.option.id)
        self._show(Asked(kind, self._asked.as_of, self._asked.compared_with))

    def _tell(self) -> None:
        asked = self._wanted
        day = f"đến ngày {asked.as_of}" if asked.as_of else "đến hôm nay"
        compared = f"so với ngày {asked.compared_with}" if asked.compared_with else "so với cuối quý trước"
        whose = f" của {asked.person}" if asked.person else ""
        told = f"{NAMES[asked.kind].title}{whose} · số liệu {day}"
        if asked.kind != "duties":
            told += f" · {compared}"
        self.query_one("#report-told", Static).update(Text(told, style="bold"))

    def _show(self, asked: Asked) -> None:
        self._asked = asked
        self.query_one("#report").scroll_home(animate=False)
        self._ask()

    def action_kind(self) -> None:
        """Choose which report is shown."""
        from ntm_tracker.tui.screens.palette import PaletteScreen

        def choose(kind: str | None) -> None:
            if kind:
                kind, _, person = kind.partition(":")
                self._show(Asked(cast("Kind", kind), self._asked.as_of, self._asked.compared_with, person))

        if self.is_active:
            choices: list[tuple[str, str]] = [(kind, NAMES[kind].title) for kind in KINDS]
            choices += [(f"duties:{name}", f"{NAMES['duties'].title}: phiếu của {name}") for name in self._people()]
            marked = f"duties:{self._asked.person}" if self._asked.person else self._asked.kind
            self.app.push_screen(PaletteScreen("Chọn loại báo cáo", tuple(choices), marked), choose)

    def _people(self) -> list[str]:
        """Return who has work in the office: each can have a sheet of their own."""
        from ntm_tracker.domain.work_list import by_person, work_items

        checklists = self.ntm.board.checklists if self.ntm.board else ()
        return [name for name, items in by_person(work_items(checklists)) if any(item.who for item in items)]

    def action_days(self) -> None:
        """Choose the day of the figures, and the day that they are compared with."""
        from ntm_tracker.tui.screens.report_forms import DaysForm

        def choose(form: DaysForm, chosen: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
            if chosen:
                self._show(form.asked)

        if self.is_active and self.ntm.checklist:
            form = DaysForm(self.ntm.desk, self.ntm.checklist, self._asked)
            self.app.push_screen(form, partial(choose, form))

    def action_save(self) -> None:
        """Save the report to a file; open or print it at once where that is wanted."""
        from ntm_tracker.tui.screens.report_forms import SaveForm

        if self.is_active and self.ntm.checklist:
            self.app.push_screen(SaveForm(self.ntm.desk, self.ntm.checklist, self._wanted))
