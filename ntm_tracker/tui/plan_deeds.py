"""What the room of the plan asks of the services, on a worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.plan import Plan
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.plan import PlanDraft


def plan_now(office: Office, day: date | None = None) -> Plan:
    """Return the plan of the year with what was recorded for it, as of a past day where one is looked at."""
    from ntm_tracker.service.plan import plan_on

    return plan_on(office, day)


def record(office: Office, target: str, draft: PlanDraft) -> str:
    """Keep a figure of a target; return what to tell."""
    from ntm_tracker.domain.plan import share_text
    from ntm_tracker.service.plan import record_plan

    state, summary = record_plan(office, target, draft)
    return f"Đã lưu. {summary}; {share_text(state)}."


def choose_way(office: Office, target: str, way: str) -> str:
    """Say how the figures of a target go over the year; return what to tell."""
    from ntm_tracker.service.plan import choose_way as choose

    return f"Đã lưu. {choose(office, target, way)[1]}."


def remove(office: Office, key: int) -> str:
    """Take a figure out; return what to tell."""
    from ntm_tracker.service.plan import remove_plan

    return f"Đã lưu. {remove_plan(office, key)}."
