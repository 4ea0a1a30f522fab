"""One target of the plan in full: its line, its figures, what it may come to, and what it stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.description import standing_facts
from ntm_tracker.domain.figure_rows import REACHED, RECORDED, of_plan
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.plan import counted_text, plan_result_text, share_text
from ntm_tracker.domain.plan_forecast import forecast_text, way_text
from ntm_tracker.domain.wording import bound_text
from ntm_tracker.tui import glyphs
from ntm_tracker.tui.widgets.figures import Figure
from ntm_tracker.tui.widgets.pane import section, told
from ntm_tracker.tui.widgets.plan_lines import chart_text, reached_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.plan import Plan, PlanResult, TargetState
    from ntm_tracker.domain.profile import Beside
    from ntm_tracker.service.board import Board

_BAR = 20
_NEAR = "CHỈ TIÊU NTM Ở GẦN (không lấy số này làm kết quả)"


def totals(plan: Plan) -> list[Figure]:
    """Return how far the plan is: how many targets have a figure, and how many are reached."""
    return [
        Figure(f"Năm {plan.year}: {len(plan.targets)} chỉ tiêu", "plan:"),
        Figure(f"{len(of_plan(RECORDED, plan.targets))} đã có số liệu", f"plan:{RECORDED}"),
        Figure(f"{len(of_plan(REACHED, plan.targets))} đạt mục tiêu", f"plan:{REACHED}"),
    ]


def detail(plan: Plan, state: TargetState, sets: Mapping[str, str] | None) -> RenderableType:
    """Return all that is known of a target; `sets` names the criteria sets by their ids.

    Without them what it stands beside is left out: it has a pane of its own.
    """
    target = state.target
    return Group(
        Text(target.name, "bold"),
        told(_facts(plan, state)),
        *section("CHÚ Ý", [Text(line, "bold", overflow="fold") for line in _warnings(plan, state)]),
        *_results(state),
        *(section(_NEAR, _beside(state, sets)) if sets is not None else ()),
    )


def near_indicators(state: TargetState, board: Board) -> RenderableType:
    """Return the indicators that a target stands beside, each as it stands itself."""
    told_of = [
        part
        for near in state.target.beside
        for checklist in board.checklists
        if checklist.criteria_set.id == near.set and not checklist.assessment.replaced_by
        for part in _near(near, checklist, board)
    ]
    return Group(Text(_NEAR, "bold"), *told_of) if told_of else Text("Không có chỉ tiêu NTM nào ở gần mục tiêu này.")


def _near(near: Beside, checklist: Checklist, board: Board) -> Iterator[RenderableType]:
    state = checklist.find(near.indicator)
    if state is None:
        return
    place = f"{checklist.assessment.subject.name} · {checklist.criteria_set.short_title}"
    yield Text(f"\n{near.indicator}  {state.indicator.text}", "bold")
    yield told([("Ở", f"{place} · kỳ {checklist.assessment.year}"), *standing_facts(state, checklist.assessment.year)])
    yield Text(f"CHÚ Ý: {near.warning}" if near.warning else "Cùng cách đo.", "bold")
    gaps = [gap.sentence for gap in board.gaps[checklist.assessment.id] if gap.indicator == near.indicator]
    yield from section("TỒN TẠI", gaps)


def _facts(plan: Plan, state: TargetState) -> Iterator[tuple[str, str]]:
    target, latest = state.target, state.latest
    yield f"Mục tiêu {plan.year}", bound_text(target.op, target.value, target.unit)
    if target.baseline is not None:
        unit = target.unit if target.unit == "%" else f" {target.unit}"
        yield f"Năm {target.baseline_year}", f"{format_number(target.baseline)}{unit} (“{target.baseline_line}”)"
    else:
        yield f"Năm {plan.year - 1}", "kế hoạch không ghi"
    yield "Mới nhất", plan_result_text(latest, target) if latest else "chưa có; Enter để ghi"
    yield "Đánh giá", f"{reached_text(state).split()[0]} {share_text(state)}"
    if state.counted:
        yield "Đếm thôn", counted_text(state)
    if len(state.results) > 1:
        yield "Diễn biến", chart_text(state)
    yield "Số liệu là", way_text(state)
    yield "Cuối năm", forecast_text(state, plan.year)
    yield "Kế hoạch ghi", f"“{target.source_line}”"


def _warnings(plan: Plan, state: TargetState) -> Iterator[str]:
    for warned in plan.warnings:
        if state.target.id in warned.about:
            yield warned.text


def _results(state: TargetState) -> Iterator[RenderableType]:
    if not state.results:
        return
    yield Text(f"\nSỐ LIỆU ĐÃ GHI ({len(state.results)})", "bold")
    most = max(*(one.value for one in state.results), state.target.value)
    for one in reversed(state.results):
        yield _result(state, one, float(most))


def _result(state: TargetState, one: PlanResult, most: float) -> Text:
    when = one.period or format_date(one.day)
    share = round(_BAR * 10 * max(0.0, float(one.value)) / most) if most > 0 else 0
    unit = state.target.unit if state.target.unit == "%" else f" {state.target.unit}"
    line = Text(f"#{one.id} {when}: ").append(format_number(one.value), "bold").append(f"{unit}\n")
    line.append(f"   {glyphs.bar(share, _BAR * 10, _BAR)}\n")
    day = f"ngày {format_date(one.on)}; " if one.on and one.period else ""
    source = f"nguồn {one.source}" if one.source else "chưa ghi nguồn"
    line.append(f"   {day}{source}; {one.entered_by}, {format_moment(one.entered_at)}")
    if one.note:
        line.append(f"\n   {one.note}")
    return line


def _beside(state: TargetState, sets: Mapping[str, str]) -> Iterator[Text]:
    for near in state.target.beside:
        line = Text(f"{near.indicator} · {sets.get(near.set, near.set)}. ", overflow="fold")
        yield line.append(f"CHÚ Ý: {near.warning}", "bold") if near.warning else line.append("Cùng cách đo.")
