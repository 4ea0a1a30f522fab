"""The queue “Ngưỡng cần đối chiếu”: which requirements still wait for an officer, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.requirements import Open, YearlyNumber
from ntm_tracker.domain.terms import Standing

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist, IndicatorState


def in_queue_order(checklist: Checklist) -> tuple[IndicatorState, ...]:
    """Return everything that has a requirement: focus criteria first, then the order of the set, gates last."""
    focus_first = sorted(checklist.criteria, key=lambda criterion: not criterion.focus)
    return (*(state for criterion in focus_first for state in criterion.indicators), *checklist.gates)


def focus_numbers(checklist: Checklist) -> frozenset[str]:
    """Return the indicators of the focus criteria."""
    return frozenset(s.indicator.number for c in checklist.criteria if c.focus for s in c.indicators)


def to_confirm(checklist: Checklist) -> tuple[IndicatorState, ...]:
    """Return what nobody confirmed yet, in the order of the queue."""
    return tuple(s for s in in_queue_order(checklist) if s.applied.standing is not Standing.CONFIRMED)


def needs_figure(state: IndicatorState, year: int) -> bool:
    """Say whether there is no figure for `year` to keep, so that one must be read on paper."""
    requirement = state.applied.requirement
    return isinstance(requirement, Open) or (isinstance(requirement, YearlyNumber) and year not in requirement.values)
