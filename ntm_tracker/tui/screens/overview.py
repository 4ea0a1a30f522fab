"""Tổng quan: what changed, what is due, what stands between today and the inspection, and where to go next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.widgets import DataTable, Static

from ntm_tracker.domain.agenda import LATE, TO_ANSWER, due_text, nearest, news_text
from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.figure_rows import CONDITIONS, CRITERIA_MET, MET, READY
from ntm_tracker.domain.numbers import format_share
from ntm_tracker.domain.subjects import successor_text, unentered_successor
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import SEVERITIES, provisional_text
from ntm_tracker.tui import commands, glyphs, ways
from ntm_tracker.tui.agenda import due_of
from ntm_tracker.tui.screens.gap_room import GapRoom
from ntm_tracker.tui.widgets import overview_words
from ntm_tracker.tui.widgets.figures import Figure, Figures
from ntm_tracker.tui.widgets.indicator_detail import IndicatorDetail
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.pane import Pane
from ntm_tracker.tui.widgets.row_table import Cell, RowTable
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from textual.app import ComposeResult
    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Assessment, Checklist
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.service.board import Board

_BAR = 30
_LABEL, _STATE = 9, 22
_DUE, _NEAREST = 3, 3
_BESIDE = 30
"""How many deeds are listed where they have a pane."""
_RECENT = ((24, 2), (30, 3), (50, 6))
"""From how many lines on how many deeds fit."""


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    text: str
    state: Text
    goal: str
    """Where Enter leads."""
    gap: Gap | None = None
    assessment: str = ""


class OverviewScreen(GapRoom):
    """Figures at the top, the lines to go to in the middle, the last deeds below."""

    OFFERED: ClassVar[tuple[commands.Command, ...]] = GapRoom.OFFERED
    HELP_TEXT = (
        "Xã đang ở đâu so với mục tiêu năm: việc mới từ lần xem trước, việc đến hạn trong tuần (quá hạn trước), "
        "tồn tại cần xử lý trước hết, tiêu chí trọng tâm, các kỳ khác. "
        "Chọn một dòng rồi Enter để xử lý hoặc đi tới đó; mũi tên lên từ dòng đầu để tới "
        "các con số, Enter (hoặc bấm) trên một con số để xem đúng những dòng làm nên nó."
    )

    def compose(self) -> ComposeResult:
        """Yield the top bar, the figures, the lines, the last deeds, the keys."""
        yield TopBar(commands.OVERVIEW)
        yield Figures("figures")
        with Horizontal(id="work"):
            yield RowTable(show_header=False, id="lines")
        yield Static(id="recent", markup=False)
        yield KeyBar(*commands.EVERY_ROOM)

    def on_mount(self) -> None:
        """Follow the board, with the lines ready for keys."""
        self._lines: list[_Line] = []
        self._shown = ""
        self.query_one("#lines", RowTable).focus()

    def on_resize(self) -> None:
        """Give the lines the width there is."""
        self.call_after_refresh(self._follow)

    def beside(self) -> tuple[Widget, ...]:
        """Return what the chosen line is made of, and how every criterion stands."""
        return IndicatorDetail(is_whole=False), Pane("beside")

    def divided(self) -> None:
        """Give the lines the width that the panes beside them leave."""
        self.query_one("#recent").display = not self._is_divided
        self.call_after_refresh(self._follow)

    def show_beside(self) -> None:
        """Show what the chosen line is made of, where there is a pane for it."""
        line, board, checklist = self._chosen_line(), self.ntm.board, self.ntm.checklist
        for detail in self.query(IndicatorDetail):
            if line and board and checklist:
                self._show_line(detail, line, board, checklist)
        for pane in self.query("#beside").results(Pane):
            if board and checklist:
                pane.show(checklist.assessment.id, overview_words.standing(checklist, board.events[:_BESIDE]))

    def _show_line(self, pane: IndicatorDetail, line: _Line, board: Board, checklist: Checklist) -> None:
        goal, _, rest = line.goal.partition(":")
        if line.gap and (number := line.gap.indicator or str(line.gap.criterion or "")):
            pane.show(board, _of(board, line.assessment), number)
        elif goal == "show":
            pane.show(board, checklist, rest)
        else:
            pane.fill(self._told(goal, rest, board, checklist))

    def _told(self, goal: str, rest: str, board: Board, checklist: Checklist) -> RenderableType:
        match goal:
            case "news":
                return overview_words.news_lines(self.ntm.last_look.news(board) or board.events[:_BESIDE])
            case "due":
                return overview_words.due_lines(due_of(board))
            case "switch":
                return overview_words.by_criterion(_of(board, rest))
            case "queue":
                return overview_words.waiting_lines(checklist)
            case "sets":
                return overview_words.set_lines(board)
            case _:
                return ""

    def redraw(self, board: Board, checklist: Checklist) -> None:
        """Show the figures of `checklist`."""
        self.query_one(TopBar).show(checklist)
        self.query_one(Figures).show(self._figures(board, checklist))
        self._fill(board, checklist)
        self._tell_below()

    @on(DataTable.RowHighlighted)
    def _tell_below(self) -> None:
        """Show the chosen line whole where its row cuts it, else the last deeds."""
        line, board = self._chosen_line(), self.ntm.board
        if line and len(line.text) > self._room():
            self.query_one("#recent", Static).update(Text(line.text))
        elif board:
            count = max((deeds for least, deeds in _RECENT if self.size.height >= least), default=1)
            told = (f"{format_moment(e.at)}  {e.who}: {e.summary}{ways.elsewhere(self.ntm, e)}" for e in board.events)
            deeds = [shorten(deed, self.size.width - 4) for deed, _ in zip(told, range(count), strict=False)]
            self.query_one("#recent", Static).update(Text("\n".join(["Việc vừa làm", *deeds])))
        self.show_beside()

    def _room(self) -> int:
        """Return the width that is left to the text of a line."""
        return (self.query_one("#lines").size.width or self.size.width) - _LABEL - _STATE - 7

    def _figures(self, board: Board, checklist: Checklist) -> Iterator[Figure]:
        from ntm_tracker.domain.readiness import criteria_met, provisional_criteria_met, tally
        from ntm_tracker.domain.recognition import LABEL, eligibility_text

        counts = tally(checklist.indicators(), checklist.day)
        met, total = criteria_met(checklist), len(checklist.criteria)
        for rows, label, part, whole, told in (
            (
                CRITERIA_MET,
                "Tiêu chí đạt",
                met,
                total,
                f"{met}/{total}{provisional_text(provisional_criteria_met(checklist))}",
            ),
            (
                MET,
                "Chỉ tiêu đạt",
                counts.met,
                counts.applicable,
                f"{counts.met}/{counts.applicable}{provisional_text(counts.provisional_met)}",
            ),
            (
                READY,
                "Sẵn sàng",
                counts.ready,
                counts.applicable,
                f"{counts.ready}/{counts.applicable} ({format_share(counts.readiness)})",
            ),
        ):
            yield Figure(f"{label:<14}{glyphs.bar(part, whole, _BAR)} {told}\n", f"checklist:{rows}")
        # On one line: a second one would push the lines off a small screen.
        if eligible := eligibility_text(checklist, ", thiếu "):
            told = shorten(f"{LABEL}: {eligible}", self.size.width - 4)
            yield Figure(f"{told}\n", f"checklist:{CONDITIONS}")
        yield Figure(f"{_time_left(checklist)}\n", f"sets:{checklist.criteria_set.id}")
        if merger := _merger(board, checklist):
            yield Figure(f"{merger}\n", "subjects", "bold")
        yield from _gap_counts(board, checklist)

    def _fill(self, board: Board, checklist: Checklist) -> None:
        table = self.query_one("#lines", RowTable)
        same, kept = self._shown == checklist.assessment.id, table.cursor_row
        self._shown, self._lines = checklist.assessment.id, list(self._all(board, checklist))
        room = self._room()
        rows = ((Cell(line.label), Cell(shorten(line.text, room)), line.state) for line in self._lines)
        table.fill([("", width) for width in (_LABEL, room, _STATE)], rows, kept if same else 0)

    def _all(self, board: Board, checklist: Checklist) -> Iterator[_Line]:
        new = self.ntm.last_look.news(board)
        yield _Line("Mới", news_text(new), Text("Enter: xem"), "news")
        yield from self._due(board, checklist)
        for gap in nearest(board.gaps[checklist.assessment.id], _NEAREST):
            yield _Line(gap.indicator or "", gap.sentence, _severity(gap), "mend", gap, checklist.assessment.id)
        yield from _focus(checklist)
        yield from _others(board, checklist)
        yield from _more(checklist)
        yield _Line("F4", "Rà soát tồn tại", Text(str(len(board.gaps[checklist.assessment.id]))), "review")

    def _due(self, board: Board, checklist: Checklist) -> Iterator[_Line]:
        found = due_of(board)
        if not found or len(found) > _DUE:
            yield _Line("Tuần này", due_text(found), Text("Enter: xem" if found else ""), "due")
        for assessment, gap in found[:_DUE]:
            label = "Quá hạn" if gap.rule in LATE else "Trả lời" if gap.rule in TO_ANSWER else "Tuần này"
            named = f"{gap.indicator} " if gap.indicator else ""
            yield _Line(
                label,
                f"{_elsewhere(board, checklist, assessment)}{named}{gap.sentence}",
                _severity(gap),
                "mend",
                gap,
                assessment.id,
            )

    def chosen_number(self) -> str | None:
        """Return the indicator of the line under the cursor."""
        line = self._chosen_line()
        return line.gap.indicator if line and line.gap else None

    def _chosen_line(self) -> _Line | None:
        row = self.query_one("#lines", RowTable).cursor_row
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def action_source(self) -> None:
        """Go to what the chosen line is made of: every line here leads there."""
        self.run_worker(self._go(), group="go")

    @on(DataTable.RowSelected)
    async def _go(self) -> None:
        if not self.is_active or (line := self._chosen_line()) is None:
            return
        goal, _, rest = line.goal.partition(":")
        match goal:
            case "mend":
                await self._mend(line)
            case "show":
                ways.show_indicator(self.ntm, rest)
            case "switch":
                self.ntm.chosen = rest
            case "queue":
                self.ntm.action_queue()
            case _:
                self.open_figure(line.goal)

    async def _mend(self, line: _Line) -> None:
        if self.ntm.checklist and line.assessment != self.ntm.checklist.assessment.id:
            # Its own assessment first; the lines are then another order, so that the line is found again by its gap.
            self.ntm.chosen = line.assessment
            self._choose(line)
        await self.mend(line.gap)

    def _choose(self, wanted: _Line) -> None:
        named = (wanted.gap, wanted.assessment)
        same = [at for at, line in enumerate(self._lines) if (line.gap, line.assessment) == named]
        if same:
            self.query_one("#lines", RowTable).move_cursor(row=same[0])


def _of(board: Board, assessment: str) -> Checklist:
    return next(c for c in board.checklists if c.assessment.id == assessment)


def _severity(gap: Gap) -> Text:
    return Text(f"{glyphs.SEVERITIES[gap.severity]} {SEVERITIES[gap.severity]}", glyphs.SEVERITY_STYLES[gap.severity])


def _gap_counts(board: Board, checklist: Checklist) -> Iterator[Figure]:
    gaps = board.gaps[checklist.assessment.id]
    yield Figure("Tồn tại: ", "review:")
    for severity in reversed(Severity):
        count = sum(gap.severity is severity for gap in gaps)
        sign = glyphs.SEVERITIES[severity]
        told = f"{sign} {SEVERITIES[severity]} {count}"
        yield Figure(told, f"review:gaps:{severity}", glyphs.SEVERITY_STYLES[severity])
        yield Figure("   ")


def _focus(checklist: Checklist) -> Iterator[_Line]:
    for state in checklist.criteria:
        if state.focus:
            verdict = Text(glyphs.judged(state.judgement), glyphs.STYLES[state.judgement.verdict])
            number = state.criterion.number
            yield _Line(f"{glyphs.FOCUS} {number}", state.criterion.name, verdict, f"show:{number}")


def _others(board: Board, checklist: Checklist) -> Iterator[_Line]:
    for other in board.checklists:
        if other.assessment.id != checklist.assessment.id and not other.assessment.replaced_by:
            verdict = Text(glyphs.judged(other.judgement), glyphs.STYLES[other.judgement.verdict])
            yield _Line("F9", _short(board, other.assessment), verdict, f"switch:{other.assessment.id}")


def _more(checklist: Checklist) -> Iterator[_Line]:
    from ntm_tracker.domain.confirm_queue import in_queue_order, to_confirm

    waiting = f"{len(to_confirm(checklist))}/{len(in_queue_order(checklist))}"
    yield _Line("F12", "Ngưỡng cần đối chiếu", Text(waiting), "queue")
    yield _Line(commands.PAPERS.shown_key(), "Kho minh chứng: tìm, sửa, gắn, mở tệp", Text(""), "papers:")
    yield _Line(commands.SETS.shown_key(), "Bộ tiêu chí: xem, soạn, thay bộ", Text(""), "sets:")


def _short(board: Board, assessment: Assessment) -> str:
    return f"{assessment.subject.name} · {_of(board, assessment.id).criteria_set.short_title}"


def _elsewhere(board: Board, checklist: Checklist, assessment: Assessment) -> str:
    """Name another assessment than the one shown by its unit, or by its set where the unit is the same."""
    here = checklist.assessment
    if assessment.id == here.id:
        return ""
    if assessment.subject.code != here.subject.code:
        return f"{assessment.subject.name}: "
    return f"{_of(board, assessment.id).criteria_set.short_title}: "


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
