"""What stands beside the lines of Tổng quan on a very wide screen: each criterion, what a line is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from ntm_tracker.domain.confirm_queue import to_confirm
from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.readiness import FORMULA, tally
from ntm_tracker.domain.wording import requirement_text
from ntm_tracker.tui import glyphs
from ntm_tracker.tui.widgets.pane import section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from ntm_tracker.domain.checklist import Assessment, Checklist
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.board import Board

_BAR = 10


def by_criterion(checklist: Checklist) -> RenderableType:
    """Return every criterion with how many of its indicators are met and how many are ready."""
    table = Table.grid(padding=(0, 1))
    table.add_row("", "", "Đạt", "Sẵn sàng", "")
    for state in checklist.criteria:
        counts = tally(state.indicators, checklist.day)
        sign = glyphs.FOCUS if state.focus else " "
        table.add_row(
            Text(f"{sign}{state.criterion.number}", "bold" if state.focus else "", no_wrap=True),
            Text(glyphs.bar(counts.met, counts.applicable, _BAR), no_wrap=True),
            Text(f"{counts.met}/{counts.applicable}", no_wrap=True),
            Text(f"{counts.ready}/{counts.applicable}", no_wrap=True),
            Text(state.criterion.name, overflow="ellipsis", no_wrap=True),
        )
    place = f"{checklist.assessment.subject.name} · {checklist.criteria_set.short_title}"
    return Group(Text("TỪNG TIÊU CHÍ", "bold"), Text(f"{place} · kỳ {checklist.assessment.year}\n"), table)


def standing(checklist: Checklist, events: Sequence[Event]) -> RenderableType:
    """Return how every criterion stands, how readiness is counted, and what was done last."""
    return Group(by_criterion(checklist), Text(f"\n{FORMULA}", "dim"), *section("VIỆC VỪA LÀM", _deeds(events)))


def news_lines(events: Sequence[Event]) -> RenderableType:
    """Return the deeds that are new, or the last ones."""
    return Group(*section("VIỆC ĐÃ LÀM", _deeds(events)))


def due_lines(found: Iterable[tuple[Assessment, Gap]]) -> RenderableType:
    """Return what is due, each with whose it is."""
    told = [f"{assessment.subject.name}, {gap.indicator or gap.criterion}: {gap.sentence}" for assessment, gap in found]
    return Group(*section("QUÁ HẠN, CHỜ GIẢI TRÌNH, ĐẾN HẠN TRONG TUẦN", told or ["không có"]))


def waiting_lines(checklist: Checklist) -> RenderableType:
    """Return the requirements that nobody held against the paper."""
    year = checklist.assessment.year
    waiting = to_confirm(checklist)
    told = [f"{s.indicator.number}  {requirement_text(s.applied.requirement, year)}" for s in waiting]
    return Group(*section(f"NGƯỠNG CHƯA ĐỐI CHIẾU ({len(told)})", told))


def set_lines(board: Board) -> RenderableType:
    """Return which set each assessment is judged by, and by when."""
    told = [
        f"{c.assessment.subject.name} kỳ {c.assessment.year}: {c.criteria_set.title}; hạn "
        f"{format_date(c.assessment.deadline)}"
        for c in board.checklists
    ]
    return Group(*section("BỘ TIÊU CHÍ ĐANG DÙNG", told))


def _deeds(events: Sequence[Event]) -> list[str]:
    return [f"{format_moment(event.at)} {event.who}: {event.summary}{event.fate}" for event in events]
