"""ntm plan: the year's targets with what was recorded for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.as_json_measures import iso
from ntm_tracker.cli.output import narrate, print_json, print_lines, print_wrapped
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.plan import counted_text, plan_result_text, share_text
from ntm_tracker.domain.plan_forecast import ESTIMATED, forecast, forecast_text, way_text, why_none
from ntm_tracker.domain.wording import bound_text
from ntm_tracker.service import plan as planning
from ntm_tracker.service.office import open_office

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.plan import Plan, PlanResult, TargetState
    from ntm_tracker.domain.profile import Target

Json = dict[str, Any]


def show(arguments: Namespace) -> int:
    """Print every target: baseline, target, latest figure, how far that is, and the indicators beside it."""
    office = open_office(arguments.data)
    plan = planning.read_plan(office, arguments.as_of)
    if arguments.json:
        print_json(_plan_json(plan))
        return 0
    print(f"Chỉ tiêu kinh tế - xã hội năm {plan.year}, tính đến ngày {format_date(plan.day)}")
    for state in plan.targets:
        _print(state, plan.year)
    for warned in plan.warnings:
        print_lines("")
        print_wrapped(warned.text, first="CHÚ Ý: ")
    print_lines("")
    print_wrapped(f"Dự báo là {ESTIMATED}; cách tính chọn bằng “ntm plan way MÃ lũy-kế”, “mức” hoặc “chưa-rõ”.")
    return 0


def record(arguments: Namespace) -> int:
    """Keep a figure of one target."""
    draft = planning.PlanDraft(arguments.value, arguments.on, arguments.period, arguments.source, arguments.note)
    office = open_office(arguments.data)
    state, summary = planning.record_plan(office, arguments.target, draft)
    if arguments.json:
        print_json(_target_json(state, office.profile.plan_year))
    narrate(f"Đã lưu. {summary}; {share_text(state)}.")
    return 0


def way(arguments: Namespace) -> int:
    """Say how the figures of a target go over the year."""
    office = open_office(arguments.data)
    state, summary = planning.choose_way(office, arguments.target, arguments.way)
    if arguments.json:
        print_json(_target_json(state, office.profile.plan_year))
    narrate(f"Đã lưu. {summary}; {forecast_text(state, office.profile.plan_year)}.")
    return 0


def remove(arguments: Namespace) -> int:
    """Take a figure out."""
    office = open_office(arguments.data)
    summary = planning.remove_plan(office, arguments.id)
    if arguments.json:
        print_json({"removed": arguments.id})
    narrate(f"Đã lưu. {summary}.")
    return 0


def _print(state: TargetState, year: int) -> None:
    target = state.target
    print_lines("")
    print_wrapped(f"{target.name} [{target.id}]")
    before = f"; năm {target.baseline_year}: {format_number(target.baseline)}" if target.baseline is not None else ""
    print_wrapped(f"{bound_text(target.op, target.value, target.unit)}{before}", indent=4, first="Mục tiêu: ")
    latest = f"{_numbered(state.latest, target)}; " if state.latest else ""
    print_wrapped(f"{latest}{share_text(state)}", indent=4, first="Kết quả:  ")
    if len(state.results) > (0 if state.rows_count else 1):
        earlier = "; ".join(_numbered(one, target) for one in state.results)
        print_wrapped(earlier, indent=4, first="Các kỳ:   ")
    if state.counted:
        print_wrapped(counted_text(state), indent=4, first="Đếm thôn: ")
    print_wrapped(f"{way_text(state)}; {forecast_text(state, year)}", indent=4, first="Cách tính: ")
    for near in target.beside:
        warning = f". CHÚ Ý: {near.warning}" if near.warning else ""
        print_wrapped(f"chỉ tiêu {near.indicator} của {near.set}{warning}", indent=4, first="Bên cạnh: ")


def _numbered(one: PlanResult, target: Target) -> str:
    number = f"#{one.id} " if one.id else ""
    return f"{number}{plan_result_text(one, target)}"


def _plan_json(plan: Plan) -> Json:
    return {
        "year": plan.year,
        "as_of": plan.day.isoformat(),
        "targets": [_target_json(state, plan.year) for state in plan.targets],
        "baselines": [
            {"name": one.name, "value": one.value, "unit": one.unit, "year": one.year} for one in plan.baselines
        ],
        "warnings": [{"about": list(one.about), "text": one.text} for one in plan.warnings],
        "forecast_note": f"Dự báo là {ESTIMATED}.",
    }


def _forecast_json(state: TargetState, year: int) -> Json | None:
    found = forecast(state, year)
    if found is None:
        return None
    return {"value": found.value, "on": f"{year}-12-31", "estimate": True, "reaches": found.reaches, "note": ESTIMATED}


def _target_json(state: TargetState, year: int) -> Json:
    target = state.target
    return {
        "id": target.id,
        "name": target.name,
        "op": target.op,
        "target": target.value,
        "unit": target.unit,
        "baseline": target.baseline,
        "baseline_year": target.baseline_year,
        "latest": _result_json(state.latest) if state.latest else None,
        "results": [_result_json(one) for one in state.results],
        "reached": state.reached,
        "share": state.share,
        "difference": state.difference,
        "counted": state.counted.count.held if state.counted else None,
        "counted_unknown": state.counted.count.unknown if state.counted else None,
        "counted_source": state.counted.source if state.counted else None,
        "differs": state.differs,
        "way": state.way.value,
        "way_by": state.way_by or None,
        "forecast": _forecast_json(state, year),
        "forecast_why": why_none(state, year) or None,
        "beside": [
            {
                "set": near.set,
                "indicator": near.indicator,
                "same_measure": near.same_measure,
                "warning": near.warning,
            }
            for near in target.beside
        ],
    }


def _result_json(one: PlanResult) -> Json:
    return {
        "id": one.id or None,
        "value": one.value,
        "period": one.period,
        "on": iso(one.on),
        "source": one.source,
        "note": one.note,
        "entered_at": one.entered_at.isoformat(),
        "entered_by": one.entered_by,
    }
