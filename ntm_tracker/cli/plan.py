"""ntm plan: the year's targets with what was recorded for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.as_json_measures import iso
from ntm_tracker.cli.output import narrate, print_json, print_lines, print_wrapped
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.plan import NO_FORECAST, plan_result_text, share_text
from ntm_tracker.domain.villages import Title
from ntm_tracker.domain.wording import bound_text
from ntm_tracker.service import plan as planning
from ntm_tracker.service.office import open_office
from ntm_tracker.service.villages import villages_on

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.plan import Plan, PlanResult, TargetState
    from ntm_tracker.domain.villages import Villages

Json = dict[str, Any]


def show(arguments: Namespace) -> int:
    """Print every target: baseline, target, latest figure, how far that is, and the indicators beside it."""
    office = open_office(arguments.data)
    plan = planning.read_plan(office, arguments.as_of)
    villages = villages_on(office, plan.day)
    if arguments.json:
        print_json(_plan_json(plan, villages))
        return 0
    print(f"Chỉ tiêu kinh tế - xã hội năm {plan.year}, tính đến ngày {format_date(plan.day)}")
    for state in plan.targets:
        _print(state, villages)
    for warned in plan.warnings:
        print_lines("")
        print_wrapped(warned.text, first="CHÚ Ý: ")
    print_lines("")
    print_wrapped(NO_FORECAST)
    return 0


def record(arguments: Namespace) -> int:
    """Keep a figure of one target."""
    draft = planning.PlanDraft(arguments.value, arguments.on, arguments.period, arguments.source, arguments.note)
    state, summary = planning.record_plan(open_office(arguments.data), arguments.target, draft)
    if arguments.json:
        print_json(_target_json(state))
    narrate(f"Đã lưu. {summary}; {share_text(state)}.")
    return 0


def remove(arguments: Namespace) -> int:
    """Take a figure out."""
    office = open_office(arguments.data)
    summary = planning.remove_plan(office, arguments.id)
    if arguments.json:
        print_json({"removed": arguments.id})
    narrate(f"Đã lưu. {summary}.")
    return 0


def _print(state: TargetState, villages: Villages) -> None:
    target = state.target
    print_lines("")
    print_wrapped(f"{target.name} [{target.id}]")
    before = f"; năm {target.baseline_year}: {format_number(target.baseline)}" if target.baseline is not None else ""
    print_wrapped(f"{bound_text(target.op, target.value, target.unit)}{before}", indent=4, first="Mục tiêu: ")
    latest = f"#{state.latest.id} {plan_result_text(state.latest, target)}; " if state.latest else ""
    print_wrapped(f"{latest}{share_text(state)}", indent=4, first="Kết quả:  ")
    if len(state.results) > 1:
        earlier = "; ".join(f"#{one.id} {plan_result_text(one, target)}" for one in state.results)
        print_wrapped(earlier, indent=4, first="Các kỳ:   ")
    if target.counts:
        count = villages.count(Title(target.counts))
        print_wrapped(
            f"{count.held} thôn có, {count.not_held} thôn chưa, {count.unknown} thôn chưa rõ (theo “ntm village list”)",
            indent=4,
            first="Đếm được: ",
        )
    for near in target.beside:
        warning = f". CHÚ Ý: {near.warning}" if near.warning else ""
        print_wrapped(f"chỉ tiêu {near.indicator} của {near.set}{warning}", indent=4, first="Bên cạnh: ")


def _plan_json(plan: Plan, villages: Villages) -> Json:
    return {
        "year": plan.year,
        "as_of": plan.day.isoformat(),
        "targets": [_target_json(state) | {"counted": _counted(state, villages)} for state in plan.targets],
        "baselines": [
            {"name": one.name, "value": one.value, "unit": one.unit, "year": one.year} for one in plan.baselines
        ],
        "warnings": [{"about": list(one.about), "text": one.text} for one in plan.warnings],
        "forecast": None,
        "forecast_note": NO_FORECAST,
    }


def _counted(state: TargetState, villages: Villages) -> int | None:
    return villages.count(Title(state.target.counts)).held if state.target.counts else None


def _target_json(state: TargetState) -> Json:
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
        "id": one.id,
        "value": one.value,
        "period": one.period,
        "on": iso(one.on),
        "source": one.source,
        "note": one.note,
        "entered_at": one.entered_at.isoformat(),
        "entered_by": one.entered_by,
    }
