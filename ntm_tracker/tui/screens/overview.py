"""Tổng quan: where the commune stands, and where to go next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import VerticalScroll
from textual.widgets import DataTable, Static

from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.numbers import format_share
from ntm_tracker.domain.subjects import successor_text, unentered_successor
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import SEVERITIES, provisional_text
from ntm_tracker.tui import commands, glyphs, rooms
from ntm_tracker.tui.screens.room import Room
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.row_table import RowTable
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.board import Board

_BAR = 30
_RECENT, _RECENT_BESIDE_MERGER = 3, 1
"""So many deeds fit on 24 lines."""


class OverviewScreen(Room):
    """Figures at the top, the lines to go to in the middle, the last deeds below."""

    HELP_TEXT = (
        "Xã đang ở đâu so với mục tiêu năm: số tiêu chí đạt, tiêu chí trọng tâm, thôn, tồn tại, việc vừa làm. "
        "Chọn một dòng rồi Enter để đi tới đó."
    )

    def compose(self) -> ComposeResult:
        """Yield the top bar, the figures, the lines, the last deeds, the keys."""
        yield TopBar(commands.OVERVIEW)
        with VerticalScroll(can_focus=False):
            yield Static(id="figures", markup=False)
            yield RowTable(show_header=False, id="lines")
            yield Static(id="recent", markup=False)
        yield KeyBar(*commands.EVERY_ROOM)

    def on_mount(self) -> None:
        """Follow the board, with the lines ready for keys."""
        self._goals: list[str] = []
        self.query_one("#lines", RowTable).focus()
        super().on_mount()

    def redraw(self, board: Board, checklist: Checklist) -> None:
        """Show the figures of `checklist`."""
        self.query_one(TopBar).show(checklist)
        self.query_one("#figures", Static).update(self._figures(board, checklist))
        self._fill(board, checklist)
        shown = board.events[: _RECENT_BESIDE_MERGER if _merger(board, checklist) else _RECENT]
        deeds = [f"{format_moment(e.at)}  {e.who}: {e.summary}{rooms.elsewhere(self.ntm, e)}" for e in shown]
        lines = ["Việc vừa làm", *(shorten(deed, self.size.width - 4) for deed in deeds)]
        self.query_one("#recent", Static).update(Text("\n".join(lines)))

    def _figures(self, board: Board, checklist: Checklist) -> Text:
        from ntm_tracker.domain.readiness import criteria_met, provisional_criteria_met, tally
        from ntm_tracker.domain.recognition import LABEL, eligibility_text

        counts = tally(checklist.indicators(), checklist.day)
        met, total = criteria_met(checklist), len(checklist.criteria)
        text = Text()
        for label, part, whole, told in (
            ("Tiêu chí đạt", met, total, f"{met}/{total}{provisional_text(provisional_criteria_met(checklist))}"),
            (
                "Chỉ tiêu đạt",
                counts.met,
                counts.applicable,
                f"{counts.met}/{counts.applicable}{provisional_text(counts.provisional_met)}",
            ),
            (
                "Sẵn sàng",
                counts.ready,
                counts.applicable,
                f"{counts.ready}/{counts.applicable} ({format_share(counts.readiness)})",
            ),
        ):
            text.append(f"{label:<14}{glyphs.bar(part, whole, _BAR)} {told}\n")
        # On one line: a second one would push the last deeds off a small screen.
        if eligible := eligibility_text(checklist, ", thiếu "):
            text.append(f"{shorten(f'{LABEL}: {eligible}', self.size.width - 4)}\n")
        text.append(f"{_time_left(checklist)}\n")
        if merger := _merger(board, checklist):
            text.append(f"{merger}\n", "bold")
        gaps = board.gaps[checklist.assessment.id]
        text.append("Tồn tại: ")
        for severity in reversed(Severity):
            count = sum(gap.severity is severity for gap in gaps)
            sign = glyphs.SEVERITIES[severity]
            text.append(f"{sign} {SEVERITIES[severity]} {count}   ", glyphs.SEVERITY_STYLES[severity])
        return text

    def _fill(self, board: Board, checklist: Checklist) -> None:
        from ntm_tracker.domain.confirm_queue import in_queue_order, to_confirm

        table = self.query_one("#lines", RowTable)
        kept = table.cursor_row
        table.clear(columns=True)
        self._goals = []
        for width in (5, 45, 22):
            table.add_column("", width=width)
        for state in checklist.criteria:
            if state.focus:
                mark = f"{glyphs.FOCUS} {state.criterion.number}"
                verdict = Text(glyphs.judged(state.judgement), glyphs.STYLES[state.judgement.verdict])
                table.add_row(Text(mark), Text(shorten(state.criterion.name, 45)), verdict)
                self._goals.append(f"show:{state.criterion.number}")
        for other in board.checklists:
            if other.assessment.id != checklist.assessment.id and not other.assessment.replaced_by:
                title = f"{other.assessment.subject.name} · {other.criteria_set.short_title}"
                verdict = Text(glyphs.judged(other.judgement), glyphs.STYLES[other.judgement.verdict])
                table.add_row(Text("F9"), Text(shorten(title, 45)), verdict)
                self._goals.append(f"switch:{other.assessment.id}")
        waiting = f"{len(to_confirm(checklist))}/{len(in_queue_order(checklist))}"
        table.add_row(Text("F12"), Text("Ngưỡng cần đối chiếu"), Text(waiting))
        self._goals.append("queue")
        table.add_row(Text(commands.SETS.shown_key()), Text("Bộ tiêu chí: xem, soạn, thay bộ"), Text(""))
        self._goals.append("sets")
        table.add_row(Text("F4"), Text("Rà soát tồn tại"), Text(str(len(board.gaps[checklist.assessment.id]))))
        self._goals.append("review")
        table.move_cursor(row=kept)

    @on(DataTable.RowSelected)
    def _go(self, event: DataTable.RowSelected) -> None:
        goal, _, rest = self._goals[event.cursor_row].partition(":")
        match goal:
            case "show":
                rooms.show_indicator(self.ntm, rest)
            case "switch":
                self.ntm.chosen = rest
            case "queue":
                self.ntm.action_queue()
            case room:
                self.ntm.action_go(room)


def _merger(board: Board, checklist: Checklist) -> str:
    """Say what the commune has become, as long as nobody entered it; else nothing."""
    for other in board.checklists:
        commune = other.assessment.subject
        if successor := unentered_successor(board.office.profile, commune, checklist.day):
            return f"{successor_text(commune, successor)}; hãy ghi ở Ctrl+P, mục “Đơn vị”."
    return ""


def _time_left(checklist: Checklist) -> str:
    assessment = checklist.assessment
    if assessment.over(checklist.day):
        return f"Kỳ {assessment.year} đã kết thúc (hạn {format_date(assessment.deadline)})."
    days = (assessment.deadline - checklist.day).days
    if days < 0:
        return f"Đã quá hạn {-days} ngày (hạn {format_date(assessment.deadline)})."
    return f"Còn {days} ngày đến hạn {format_date(assessment.deadline)}."
