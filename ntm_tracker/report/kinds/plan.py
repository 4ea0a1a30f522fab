"""The report on the plan: the year's targets against what was reached and the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.plan import counted_text
from ntm_tracker.domain.plan_forecast import ESTIMATED, forecast_text, way_text
from ntm_tracker.domain.wording import bound_text
from ntm_tracker.report.figures import NOTHING, amount, count, day_figure, share
from ntm_tracker.report.model import Annex, Chart, Column, Figure, Paragraph, Row, Section, Series, Table
from ntm_tracker.report.paper import Content, paper
from ntm_tracker.report.parts.comparison import NO_EARLIER
from ntm_tracker.report.parts.notes import as_of_text, mark_text
from ntm_tracker.report.parts.summary import who

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ntm_tracker.domain.plan import Plan, PlanResult, TargetState
    from ntm_tracker.domain.profile import Target
    from ntm_tracker.report.model import Cell, Report
    from ntm_tracker.report.sources import Sources

_ABOUT_FORECAST = (
    f"Dự báo cuối năm là {ESTIMATED}; chỉ tính khi đã rõ số liệu là lũy kế hay là mức và có ít nhất hai số liệu kỳ."
)
_BESIDE = (
    Column("Chỉ tiêu kế hoạch", 30),
    Column("Bộ tiêu chí", 24),
    Column("Chỉ tiêu", 8, "center"),
    Column("Cùng cách đo", 10, "center"),
    Column("Lưu ý", 38),
)


def build_plan(sources: Sources, plan: Plan, before: Plan | None, sets: Mapping[str, str]) -> Report:
    """Build the report on the targets of the commune's plan, as they stand and as they stood `before`.

    `sets` names the criteria sets by their ids.
    """
    name = sources.main.name
    return paper(
        sources,
        Content(
            kind="plan",
            about=f"Kết quả thực hiện các chỉ tiêu kế hoạch phát triển kinh tế - xã hội của {name}",
            sections=(Section("", tuple(_said(sources, plan)), _summary(plan), key="tong-quan"),),
            annexes=tuple(_annexes(plan, before, sets)),
            closing=f"kết quả thực hiện các chỉ tiêu kế hoạch phát triển kinh tế - xã hội của {name}",
            figures={"plan": _figures(plan)},
            footnotes=(_ABOUT_FORECAST, mark_text(sources.mark)),
        ),
    )


def _said(sources: Sources, plan: Plan) -> Iterator[Paragraph]:
    yield who(sources)
    yield Paragraph(
        f"Chỉ tiêu theo Kế hoạch phát triển kinh tế - xã hội năm {plan.year} của xã; "
        f"số liệu tính đến {as_of_text(sources.checklist.day, sources.mark)}."
    )
    yield Paragraph(
        "Kết quả của chỉ tiêu kế hoạch không thay cho kết quả của chỉ tiêu nông thôn mới, kể cả khi hai bên gần nhau."
    )


def _figures(plan: Plan) -> dict[str, int]:
    recorded = [state for state in plan.targets if state.latest]
    return {
        "targets_total": len(plan.targets),
        "targets_recorded": len(recorded),
        "targets_reached": sum(bool(state.reached) for state in recorded),
    }


def _summary(plan: Plan) -> Table:
    recorded = tuple(state.target.id for state in plan.targets if state.latest)
    reached = tuple(state.target.id for state in plan.targets if state.reached)
    listed = (
        ("Tổng số chỉ tiêu", tuple(state.target.id for state in plan.targets)),
        ("Đã có số liệu, trong đó:", recorded),
        ("- Đạt mục tiêu", reached),
        ("- Chưa đạt mục tiêu", tuple(target for target in recorded if target not in reached)),
    )
    rows = tuple(Row((told, count(len(rows), rows))) for told, rows in listed)
    return Table((Column("Nội dung", 3), Column("Số chỉ tiêu", 1, "center")), rows)


def _annexes(plan: Plan, before: Plan | None, sets: Mapping[str, str]) -> Iterator[Annex]:
    yield Annex("Chỉ tiêu, kết quả và số liệu năm trước", (_targets(plan),), landscape=True)
    if chart := _chart(plan):
        yield Annex("Biểu đồ mức thực hiện", (Section("", (), None, chart, key="bieu-do"),))
    yield Annex("Ước đến cuối năm", (_forecasts(plan),), landscape=True)
    yield Annex("So với kỳ trước", (_changes(plan, before),))
    near = [row for state in plan.targets for row in _beside(state.target, sets)]
    said = tuple(Paragraph(warned.text) for warned in plan.warnings)
    table = Table(_BESIDE, tuple(near)) if near else None
    yield Annex("Chỉ tiêu nông thôn mới liên quan", (Section("", said, table, key="lien-quan"),), landscape=True)


def _targets(plan: Plan) -> Section:
    last_year = plan.year - 1
    columns = [
        Column("TT", 4, "center"),
        Column("Chỉ tiêu", 30),
        Column(f"Thực hiện năm {last_year}", 12, "center"),
        Column(f"Kế hoạch năm {plan.year}", 12, "center"),
        Column("Thực hiện", 12, "center"),
        Column("Kỳ, ngày số liệu", 11, "center"),
        Column("Văn bản nguồn", 11, "center"),
        Column("So với kế hoạch", 12, "center"),
    ]
    rows = tuple(_target_row(place, state) for place, state in enumerate(plan.targets, start=1))
    return Section("", (), Table(tuple(columns), rows), key="chi-tieu")


def _target_row(place: int, state: TargetState) -> Row:
    target, latest = state.target, state.latest
    baseline = amount(target.baseline, target.unit) if target.baseline is not None else NOTHING
    cells: tuple[Cell, ...] = (
        count(place),
        target.name,
        baseline,
        _wanted(target),
        amount(latest.value, target.unit) if latest else "Chưa có",
        _when(latest),
        latest.source if latest else "",
        _against(state),
    )
    return Row(cells, key=target.id)


def _wanted(target: Target) -> Figure:
    plain = amount(target.value, target.unit)
    text = plain.text if target.op == "==" else bound_text(target.op, target.value, target.unit)
    return Figure(text, plain.value, plain.pattern)


def _when(latest: PlanResult | None) -> Cell:
    if latest is None:
        return ""
    if latest.period and latest.on:
        return f"{latest.period}\n{format_date(latest.on)}"
    return latest.period or day_figure(latest.on)


def _against(state: TargetState) -> Cell:
    """Return how the latest figure stands to the target: a share of it where one says something."""
    if state.latest is None:
        return NOTHING
    if state.share is not None:
        return share(state.share)
    if state.reached is None:
        return "Chưa xác định"
    return "Đạt mục tiêu" if state.reached else "Chưa đạt mục tiêu"


def _chart(plan: Plan) -> Chart | None:
    told = [(state, state.share) for state in plan.targets if state.share is not None]
    if not told:
        return None
    places = {state.target.id: place for place, state in enumerate(plan.targets, start=1)}
    return Chart(
        "Mức thực hiện so với kế hoạch (theo số thứ tự ở phụ lục trước)",
        "bars",
        tuple(f"TT {places[state.target.id]}" for state, _ in told),
        (Series("So với kế hoạch", tuple(part * 100 for _, part in told if part is not None)),),
        "%",
        "Chỉ tiêu",
    )


def _forecasts(plan: Plan) -> Section:
    told = [state for state in plan.targets if state.latest]
    said = [Paragraph(f"{counted_text(state)}.") for state in plan.targets if state.counted]
    if not told:
        return Section("", (*said, Paragraph("Chưa có số liệu nào để ước.")), key="uoc-cuoi-nam")
    columns = (Column("Chỉ tiêu", 34), Column("Số liệu là", 20), Column(f"Ước đến 31/12/{plan.year}", 46))
    rows = tuple(
        Row((state.target.name, way_text(state), forecast_text(state, plan.year)), key=state.target.id)
        for state in told
    )
    return Section("", tuple(said), Table(columns, rows), key="uoc-cuoi-nam")


def _changes(plan: Plan, before: Plan | None) -> Section:
    if before is None:
        return Section("", (Paragraph(NO_EARLIER),), key="thay-doi")
    since, until = format_date(before.day), format_date(plan.day)
    pairs = [(state, before.find(state.target.id)) for state in plan.targets]
    rows = tuple(_change_row(now, then) for now, then in pairs if then and _value(now) != _value(then))
    if not rows:
        said = f"Từ ngày {since} đến ngày {until} không có số liệu nào thay đổi."
        return Section("", (Paragraph(said),), key="thay-doi")
    columns = (Column("Chỉ tiêu", 40), Column(f"Đến {since}", 20, "center"), Column(f"Đến {until}", 20, "center"))
    return Section("", (), Table(columns, rows), key="thay-doi")


def _change_row(now: TargetState, then: TargetState) -> Row:
    return Row((now.target.name, _value(then), _value(now)), key=now.target.id)


def _value(state: TargetState) -> Cell:
    return amount(state.latest.value, state.target.unit) if state.latest else "Chưa có"


def _beside(target: Target, sets: Mapping[str, str]) -> Iterator[Row]:
    for beside in target.beside:
        same = "Có" if beside.same_measure else "Không"
        yield Row(
            (target.name, sets.get(beside.set, beside.set), beside.indicator, same, beside.warning), key=target.id
        )
