"""The plan's targets as lines, with as many columns as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.numbers import format_number, format_share
from ntm_tracker.domain.plan_forecast import forecast
from ntm_tracker.domain.text import matches, shorten
from ntm_tracker.domain.wording import bound_text
from ntm_tracker.tui import glyphs
from ntm_tracker.tui.widgets.line_table import Line
from ntm_tracker.tui.widgets.row_table import MARGIN, Cell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from ntm_tracker.domain.plan import Plan, PlanResult, TargetState

_NAME = 24
_CHART = 8
_ALWAYS, _IF_WIDE = ("KH", "Mới nhất", "% KH"), ("2023", "Ước", "Kỳ", "Diễn biến", "Đánh giá")
"""Columns in the order in which they are left out where there is no room: the last first."""
_IN_ORDER = ("2023", "KH", "Mới nhất", "Kỳ", "% KH", "Đánh giá", "Ước", "Diễn biến")


def found(plan: Plan, wanted: str) -> list[TargetState]:
    """Return the targets that hold every word of `wanted` in name, id or unit."""
    if not wanted.strip():
        return list(plan.targets)
    return [s for s in plan.targets if matches(wanted, s.target.id, s.target.name, s.target.unit)]


def table_of(plan: Plan, states: Sequence[TargetState], room: int) -> tuple[list[tuple[str, int]], list[Line]]:
    """Return the columns that fit into `room`, and the targets under them."""
    cells = [_cells(plan, state) for state in states]
    heads = {head: head if head != "2023" else str(plan.year - 1) for head in _IN_ORDER}
    widths = {head: max(len(heads[head]), *(len(row[head]) for row in cells), 0) for head in _IN_ORDER}
    left, taken = room - _NAME - MARGIN, list(_ALWAYS)
    left -= sum(widths[head] + MARGIN for head in _ALWAYS)
    for head in _IF_WIDE:
        if left >= widths[head] + MARGIN:
            taken.append(head)
            left -= widths[head] + MARGIN
    name = max(10, _NAME + left)
    kept = [head for head in _IN_ORDER if head in taken]
    lines = [
        Line(
            state.target.id,
            (Cell(shorten(state.target.name, name)), *(_aligned(head, row[head], widths[head]) for head in kept)),
        )
        for state, row in zip(states, cells, strict=True)
    ]
    columns = [(str(_aligned(head, heads[head], widths[head])), widths[head]) for head in kept]
    return [("Chỉ tiêu kế hoạch", name), *columns], lines


def _aligned(head: str, text: str, width: int) -> Cell:
    return Cell(text if head in ("Diễn biến", "Kỳ", "Đánh giá") else text.rjust(width))


def _cells(plan: Plan, state: TargetState) -> dict[str, str]:
    target, latest, ahead = state.target, state.latest, forecast(state, plan.year)
    return {
        "2023": format_number(target.baseline) if target.baseline is not None else "–",
        "KH": bound_text(target.op, target.value, target.unit if target.unit == "%" else ""),
        "Mới nhất": format_number(latest.value) if latest else "chưa có",
        "Kỳ": shorten(latest.period or "thôn", 9) if latest and (latest.period or state.rows_count) else "",
        "% KH": format_share(state.share) if state.share is not None else "–",
        "Đánh giá": reached_text(state),
        "Ước": f"~{format_number(ahead.value)}" if ahead else "–",
        "Diễn biến": glyphs.spark(_values(state), _CHART),
    }


def _values(state: TargetState) -> list[Decimal]:
    first = [state.target.baseline] if state.target.baseline is not None and state.results else []
    return [*first, *(one.value for one in state.results)]


def chart_text(state: TargetState) -> str:
    """Draw how the figures went, with the first and the newest beside it."""
    first, last = state.results[0], state.results[-1]
    span = f"{format_number(first.value)} ({_when(first)}) đến {format_number(last.value)} ({_when(last)})"
    return f"{glyphs.spark(_values(state), _CHART)} {span}"


def _when(one: PlanResult) -> str:
    return one.period or format_date(one.day)


def reached_text(state: TargetState) -> str:
    """Write sign and word of how the newest figure stands to the target."""
    if state.latest is None:
        return "○ chưa có số"
    return {True: "√ đạt", False: "× chưa đạt", None: "? chưa rõ"}[state.reached]
