"""The year's plan: its targets, and the figures recorded for them period by period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.numbers import format_number, parse_number
from ntm_tracker.domain.plan import Plan, TargetState, Way, period_end, period_name, period_year, plan_result_text
from ntm_tracker.domain.plan_forecast import WAYS
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.text import clean_line, clean_text, fold, matches, shorten
from ntm_tracker.domain.village_feed import rows_of
from ntm_tracker.errors import InputRefused, NotFound, Reading
from ntm_tracker.service.office import today
from ntm_tracker.service.villages import villages_in
from ntm_tracker.store import events, queries
from ntm_tracker.store.events import Entry, next_number
from ntm_tracker.store.plan import plan_result_of, plan_results, plan_results_as_of
from ntm_tracker.store.rows import kept_row
from ntm_tracker.store.settings import read_settings, setting_as_of
from ntm_tracker.store.tables import office_setting, plan_result
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.plan import PlanResult
    from ntm_tracker.domain.profile import Profile, Target
    from ntm_tracker.domain.village_feed import VillageRows
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View

Row = dict[str, Any]
_PERIOD_AT_MOST = 60
WAYS_KEPT = "plan_counting"
"""The office's setting that holds how the figures of targets go over the year, by target."""


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A figure as typed; without a day it holds for the end of its period, else for today."""

    value: str
    on: str = ""
    period: str = ""
    source: str = ""
    note: str = ""


def read_plan(office: Office, as_of: str | None = None) -> Plan:
    """Return the plan of the profile with what was recorded for it, as of a day.

    Raises:
        InputRefused: the day cannot be.
    """
    return plan_on(office, read_day(as_of, "Ngày xem", today()) if as_of else None)


def plan_on(office: Office, as_of: date | None) -> Plan:
    """Return the plan as of a day, None for today."""
    with office.store.reading() as connection:
        return plan_in(connection, office.profile, as_of)


def plan_in(connection: View, profile: Profile, as_of: date | None) -> Plan:
    """Return the plan as of a day out of a record that is being read."""
    deeds = [] if as_of is None else events.read_events(connection)
    if as_of is None:
        found, chosen = plan_results(connection, profile.plan_year), read_settings(connection).get(WAYS_KEPT, {})
    else:
        found = plan_results_as_of(deeds, profile.plan_year, as_of)
        chosen = setting_as_of(deeds, WAYS_KEPT, as_of)
    rows = _village_rows(connection, profile, as_of, deeds)
    by_target: dict[str, list[PlanResult]] = defaultdict(list)
    for one in found:
        by_target[one.target].append(one)
    states = tuple(
        TargetState(t, tuple(by_target[t.id]), rows.get(t.counts), *_way(t, chosen)) for t in profile.targets
    )
    return Plan(profile.plan_year, as_of or today(), states, tuple(profile.baselines), tuple(profile.warnings))


def _village_rows(
    connection: View, profile: Profile, as_of: date | None, deeds: Sequence[Event]
) -> dict[str, VillageRows | None]:
    """Return what the rows of villages come to, by the title that a target counts."""
    asked = {target.counts for target in profile.targets if target.counts}
    commune = queries.subjects(connection).get(profile.commune.code) if asked else None
    if commune is None:
        return {}
    villages = villages_in(connection, profile, commune, as_of, deeds)
    return {title: rows_of(villages, [title], profile.plan_year) for title in asked}


def _way(target: Target, chosen: Mapping[str, str]) -> tuple[Way, str]:
    """Return how the figures of a target go over the year and who said so."""
    if word := chosen.get(target.id):
        return Way(word), "office"
    return (Way(target.counting), "plan") if target.counting else (Way.UNKNOWN, "")


def choose_way(office: Office, typed: str, word: str) -> tuple[TargetState, str]:
    """Say how the figures of a target go over the year, for the forecast; return the target and what to tell.

    Raises:
        InputRefused: no such way, or the one that it has.
        NotFound: the plan has no such target.
    """
    target, way = _target(office, typed), _read_way(word)
    with office.store.writing() as connection:
        chosen = dict(read_settings(connection).get(WAYS_KEPT, {}))
        if _way(target, chosen)[0] is way:
            raise InputRefused(
                f"Cách tính của “{shorten(target.name, 60)}” đã là “{WAYS[way]}”; hãy chọn cách khác nếu cần đổi."
            )
        chosen[target.id] = way.value
        if _way(target, {})[0] is way:
            del chosen[target.id]
        work = Work(connection)
        row = {"key": WAYS_KEPT, "value": chosen, "version": next_number(connection)}
        if chosen:
            work.put(office_setting, row)
        else:
            work.remove(office_setting, row)
        summary = f"Chọn cách tính “{shorten(target.name, 60)}”: {WAYS[way]}"
        work.close(Entry(Deed.SETTING, office.who, summary))
    return _state(office, target.id), summary


def _read_way(typed: str) -> Way:
    word = fold(clean_line(typed)).replace("-", " ")
    for way, told in WAYS.items():
        if word and (word == way.value or fold(told).startswith(word)):
            return way
    raise InputRefused(f"Không hiểu cách tính “{clean_line(typed)[:20]}”; hãy ghi “lũy kế”, “mức” hoặc “chưa rõ”.")


def record_plan(office: Office, typed: str, draft: PlanDraft) -> tuple[TargetState, str]:
    """Keep a figure of one target; it takes the place of an earlier one of the same period. Return what to tell too.

    An indicator's result is never touched by it.

    Raises:
        InputRefused: no number, a day that cannot be or is not of the plan's year.
        NotFound: the plan has no such target.
    """
    target, year = _target(office, typed), office.profile.plan_year
    row = _row(draft, target, year)
    with office.store.writing() as connection:
        same = [one for one in plan_results(connection, year) if _is_same(one, row)]
        work = Work(connection)
        row |= {"entered_at": datetime.now(UTC), "entered_by": office.who, "version": next_number(connection)}
        if same:
            work.put(plan_result, row | {"id": same[0].id})
        else:
            work.new(plan_result, row)
        summary = f"Ghi kết quả kế hoạch “{shorten(target.name, 60)}”: {_shown(row, target)}"
        if same:
            summary += f" (thay {format_number(same[0].value)})"
        work.close(Entry(Deed.PLAN_RESULT, office.who, summary))
    return _state(office, target.id), summary


def remove_plan(office: Office, key: int) -> str:
    """Take a figure out that was recorded by mistake; undo brings it back. Return what to tell.

    Raises:
        NotFound: there is none of this number.
    """
    with office.store.writing() as connection:
        row = _kept(connection, key)
        target = next((t for t in office.profile.targets if t.id == row["target"]), None)
        name = shorten(target.name, 60) if target else row["target"]
        work, summary = Work(connection), f"Bỏ kết quả kế hoạch số {key} của “{name}”: {_shown(row, target)}"
        work.remove(plan_result, row)
        work.close(Entry(Deed.PLAN_RESULT, office.who, summary))
    return summary


def _kept(connection: View, key: int) -> Row:
    if (row := kept_row(connection, plan_result, id=key)) is None:
        raise NotFound(f"Không có kết quả kế hoạch số {key}; hãy xem các số bằng “ntm plan”.")
    return row


def _state(office: Office, target_id: str) -> TargetState:
    return next(state for state in plan_on(office, None).targets if state.target.id == target_id)


def _target(office: Office, typed: str) -> Target:
    asked = clean_line(typed)
    targets = office.profile.targets
    if found := [target for target in targets if target.id == fold(asked)]:
        return found[0]
    found = [target for target in targets if asked and matches(asked, target.name)]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(target.id for target in found[:5])
        raise InputRefused(f"Có nhiều chỉ tiêu kế hoạch hợp với “{asked[:40]}”: {listed}; hãy ghi đúng mã.")
    raise NotFound(f"Kế hoạch không có chỉ tiêu “{asked[:40]}”; hãy xem các mã bằng “ntm plan”.")


def _row(draft: PlanDraft, target: Target, year: int) -> Row:
    with Reading("period"):
        period = _period(draft.period, year)
    with Reading("value"):
        value = parse_number(clean_line(draft.value).removesuffix(target.unit).strip())
    with Reading("on"):
        day = _day(draft.on, period, year)
    return {
        "plan_year": year,
        "target": target.id,
        "period": period_name(period),
        "value": str(value),
        "measured_on": day,
        "source": clean_line(draft.source),
        "note": clean_text(draft.note),
    }


def _period(typed: str, year: int) -> str:
    period = clean_line(typed)
    if len(period) > _PERIOD_AT_MOST:
        raise InputRefused(f"Tên kỳ dài {len(period)} chữ; hãy ghi ngắn, ví dụ “quý 3”.")
    if period_year(period) not in (None, year):
        raise InputRefused(f"Kỳ “{period}” không thuộc năm kế hoạch {year}; hãy ghi một kỳ của năm {year}.")
    return period


def _day(typed: str, period: str, year: int) -> date:
    if typed.strip():
        day = read_day(typed, "Ngày số liệu", today())
    else:
        day = min(period_end(period, year) or today(), today())
    if day.year != year:
        raise InputRefused(
            f"Ngày số liệu {format_date(day)} không thuộc năm kế hoạch {year}; hãy ghi một ngày của năm {year}."
        )
    return day


def _is_same(one: PlanResult, row: Row) -> bool:
    if one.target != row["target"] or fold(period_name(one.period)) != fold(row["period"]):
        return False
    return bool(row["period"]) or one.on == row["measured_on"]


def _shown(row: Row, target: Target | None) -> str:
    one = plan_result_of({"id": 0, "entered_at": datetime.now(UTC), "entered_by": "", "version": 0} | row)
    return plan_result_text(one, target)
