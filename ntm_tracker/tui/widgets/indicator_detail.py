"""One indicator or criterion, everything that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from ntm_tracker.tui import glyphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from rich.console import RenderableType
    from rich.table import Table

    from ntm_tracker.domain.checklist import Checklist, CriterionState, IndicatorState
    from ntm_tracker.domain.duties import Task
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.board import Board


class IndicatorDetail(VerticalScroll):
    """The right-hand pane; a page of its own on a narrow screen."""

    can_focus = True

    PANE: ClassVar = "detail"

    def __init__(self, *, is_whole: bool = True) -> None:
        super().__init__(id=self.PANE)
        self.is_whole = is_whole
        """Whether evidence and history stand here too; else they have a pane of their own."""

    def show(self, board: Board, checklist: Checklist, number: str) -> None:
        """Show the indicator, or the criterion, numbered `number`."""
        if state := checklist.find(number):
            self.fill(_indicator(board, checklist, state, is_whole=self.is_whole))
        else:
            criterion = next(c for c in checklist.criteria if str(c.criterion.number) == number)
            self.fill(_criterion(criterion, checklist.day))

    def clear(self) -> None:
        """Show nothing: nothing is chosen."""
        self.fill("")

    def fill(self, content: RenderableType) -> None:
        """Show `content` from its beginning."""
        if self.query(Static):
            self.query_one(Static).update(content)
        else:
            self.mount(Static(content, markup=False))
        self.scroll_home(animate=False)


class IndicatorPapers(IndicatorDetail):
    """The third pane of a very wide screen: evidence and history."""

    PANE: ClassVar = "papers-beside"

    def show(self, board: Board, checklist: Checklist, number: str) -> None:
        """Show what lies behind the indicator, or behind every indicator of the criterion, numbered `number`."""
        from rich.console import Group

        if state := checklist.find(number):
            self.fill(Group(*_papers(checklist, state), *_history(board, checklist, number)))
            return
        criterion = next(c for c in checklist.criteria if str(c.criterion.number) == number)
        deeds = [told for s in criterion.indicators for told in _history(board, checklist, s.indicator.number)]
        self.fill(Group(*deeds) if deeds else Text("\nChưa có việc nào ở tiêu chí này."))


def _criterion(state: CriterionState, day: date) -> RenderableType:
    text = Text()
    text.append(f"Tiêu chí {state.criterion.number}. {state.criterion.name}\n", "bold")
    if state.focus:
        text.append("Tiêu chí trọng tâm của năm\n", "bold yellow")
    text.append(f"{glyphs.judged(state.judgement)}\n\n", glyphs.STYLES[state.judgement.verdict])
    if state.assignment:
        from ntm_tracker.domain.duty_words import assignment_text

        text.append(f"Phụ trách: {assignment_text(state.assignment)}\n\n")
    for told in _tasks(state.tasks, day):
        text.append(f"- {told}\n")
    for one in state.indicators:
        text.append(f"{one.indicator.number}  ", "bold").append(f"{one.indicator.text}\n")
        text.append(f"     {glyphs.stated(one)}\n", glyphs.STYLES[one.judgement.verdict])
    return text


def _indicator(board: Board, checklist: Checklist, state: IndicatorState, *, is_whole: bool) -> RenderableType:
    # Imported here, with all that a detail is made of: the first frame shows none.
    from rich.console import Group

    from ntm_tracker.domain.description import beside_text, earlier_lines, facts
    from ntm_tracker.domain.duty_words import appraisal_text

    indicator, set_id = state.indicator, checklist.criteria_set.id
    told = _columns()
    for label, text in facts(state, checklist.assessment.year):
        style = glyphs.STYLES[state.judgement.verdict] if label == "Đánh giá" else ""
        told.add_row(Text(f"{label}:", "dim"), Text(text, style, overflow="fold"))
    for target, near in board.beside(set_id, indicator.number):
        told.add_row(Text("Kế hoạch xã:", "dim"), Text(beside_text(target, near)))
    gaps = [g.sentence for g in board.gaps[checklist.assessment.id] if g.indicator == indicator.number]
    return Group(
        Text(f"{indicator.number}  {indicator.text}\n", "bold"),
        told,
        *_section("TỒN TẠI", gaps),
        *_section("NHIỆM VỤ", _tasks(state.tasks, checklist.day)),
        *_section("THẨM TRA", map(appraisal_text, state.appraisals)),
        *_section("Văn bản trước đây", earlier_lines(checklist.criteria_set, indicator, checklist.assessment.year)),
        *(_papers(checklist, state) if is_whole else ()),
        *_section("Gợi ý người phụ trách", [indicator.owner] if indicator.owner else []),
        *_section("Hướng dẫn", indicator.guidance),
        *(_history(board, checklist, indicator.number) if is_whole else ()),
    )


def _papers(checklist: Checklist, state: IndicatorState) -> Iterator[RenderableType]:
    from ntm_tracker.domain.suggestions import beside_what_is_there, suggested_text

    papers = [_paper(piece, checklist) for piece in state.evidence]
    suggested = beside_what_is_there(state.indicator.evidence, state.evidence, checklist.day)
    yield from _section(f"MINH CHỨNG ({len(state.evidence)})", papers or ["chưa có"])
    yield from _section("Gợi ý minh chứng ([x] có, [?] cùng loại, [ ] chưa thấy)", map(suggested_text, suggested))


def _history(board: Board, checklist: Checklist, number: str) -> Iterator[RenderableType]:
    yield from _section("Lịch sử", [_deed(e) for e in board.deeds(checklist.assessment.id, number)])


def _tasks(tasks: tuple[Task, ...], day: date) -> list[str]:
    """Return the open tasks in full and how many are done."""
    if not tasks:
        return []
    from ntm_tracker.domain.duty_words import task_text

    waiting = [task_text(task, day) for task in tasks if task.done_on is None]
    done = len(tasks) - len(waiting)
    return [*waiting, f"{done} việc đã xong"] if done else waiting


def _paper(piece: Evidence, checklist: Checklist) -> str:
    from ntm_tracker.domain.description import paper_text
    from ntm_tracker.tui.widgets.paper_words import marks_text

    year = checklist.assessment.year
    warned = marks_text(piece, checklist.day, year)
    told = f"số {piece.id}. {paper_text(piece)}"
    return f"{told} {warned}" if warned else told


def _section(title: str, lines: Iterable[str]) -> Iterator[RenderableType]:
    listed = list(lines)
    if listed:
        told = _columns()
        for line in listed:
            told.add_row(Text("-"), Text(line, overflow="fold"))
        yield Text(f"\n{title}", "bold")
        yield told


def _columns() -> Table:
    """Return a grid whose second column wraps under itself."""
    from rich.table import Table

    return Table.grid(padding=(0, 1))


def _deed(event: Event) -> str:
    from ntm_tracker.domain.dates import format_moment

    return f"{format_moment(event.at)} {event.who}: {event.summary}{event.fate}"
