"""One indicator or criterion, everything that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from ntm_tracker.domain.dates import format_moment
from ntm_tracker.domain.description import beside_text, facts, paper_text
from ntm_tracker.tui.glyphs import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from ntm_tracker.domain.checklist import Checklist, CriterionState, IndicatorState
    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.glyphs import Glyphs

_LABEL = 13


class IndicatorDetail(VerticalScroll):
    """The right-hand pane; a page of its own on a narrow screen."""

    can_focus = True

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="detail")
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Yield the one text."""
        yield Static(id="detail-text", markup=False)

    def show(self, board: Board, checklist: Checklist, number: str) -> None:
        """Show the indicator, or the criterion, numbered `number`."""
        if state := checklist.find(number):
            text = _indicator(board, checklist, state)
        else:
            criterion = next(c for c in checklist.criteria if str(c.criterion.number) == number)
            text = _criterion(criterion, self._glyphs)
        self.query_one("#detail-text", Static).update(text)
        self.scroll_home(animate=False)


def _criterion(state: CriterionState, glyphs: Glyphs) -> Text:
    text = Text()
    text.append(f"Tiêu chí {state.criterion.number}. {state.criterion.name}\n", "bold")
    if state.focus:
        text.append("Tiêu chí trọng tâm của năm\n", "bold yellow")
    text.append(f"{glyphs.judged(state.judgement)}\n\n", STYLES[state.judgement.verdict])
    for one in state.indicators:
        text.append(f"{one.indicator.number}  ", "bold").append(f"{one.indicator.text}\n")
        text.append(f"     {glyphs.judged(one.judgement)}\n", STYLES[one.judgement.verdict])
    return text


def _indicator(board: Board, checklist: Checklist, state: IndicatorState) -> Text:
    text = Text()
    indicator = state.indicator
    text.append(f"{indicator.number}  ", "bold").append(f"{indicator.text}\n\n", "bold")
    for label, told in facts(state, checklist.assessment.year):
        style = STYLES[state.judgement.verdict] if label == "Đánh giá" else ""
        text.append(f"{label}:".ljust(_LABEL), "dim").append(f"{told}\n", style)
    for target in board.profile.targets:
        for near in target.beside:
            if (near.set, near.indicator) == (checklist.criteria_set.id, indicator.number):
                text.append("Kế hoạch xã:".ljust(_LABEL), "dim").append(f"{beside_text(target, near)}\n")
    gaps = [g.sentence for g in board.gaps[checklist.assessment.id] if g.indicator == indicator.number]
    _section(text, "TỒN TẠI", gaps)
    _section(text, f"MINH CHỨNG ({len(state.evidence)})", [paper_text(p) for p in state.evidence] or ["chưa có"])
    _section(text, "Gợi ý minh chứng", indicator.evidence)
    _section(text, "Gợi ý người phụ trách", [indicator.owner] if indicator.owner else [])
    _section(text, "Hướng dẫn", indicator.guidance)
    _section(text, "Lịch sử", [_deed(e) for e in board.deeds(checklist.assessment.id, indicator.number)])
    return text


def _section(text: Text, title: str, lines: Iterable[str]) -> None:
    listed = list(lines)
    if listed:
        text.append(f"\n{title}\n", "bold")
    for line in listed:
        text.append(f"- {line}\n")


def _deed(event: Event) -> str:
    undone = " (đã hoàn tác)" if event.undone else ""
    return f"{format_moment(event.at)} {event.who}: {event.summary}{undone}"
