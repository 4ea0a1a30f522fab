"""The queue of requirements that wait for an officer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given

from ntm_tracker.domain.confirm_queue import focus_numbers, in_queue_order, needs_figure, to_confirm
from ntm_tracker.domain.requirements import SetByProvince, Unknown, YearlyNumber
from ntm_tracker.domain.terms import Standing
from tests.builders import (
    AT_LEAST_90,
    YEAR,
    a_checklist,
    a_criteria_set,
    a_criterion_of,
    an_assessment,
    an_indicator,
    applied,
)
from tests.strategies import checklists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ntm_tracker.domain.checklist import Checklist, IndicatorState


def _numbers(states: Iterable[IndicatorState]) -> list[str]:
    return [state.indicator.number for state in states]


def test_focus_criteria_come_first_and_gates_last() -> None:
    """Within each the order of the set holds; what is confirmed is no longer listed."""
    criteria_set = a_criteria_set(
        a_criterion_of(AT_LEAST_90, AT_LEAST_90),
        a_criterion_of(AT_LEAST_90, number=2),
        a_criterion_of(Unknown(measure="ratio"), AT_LEAST_90, number=3),
        gates=(an_indicator("dk2"),),
    )
    checklist = a_checklist(criteria_set, assessment=an_assessment(focus=(3,)), own={"3.2": applied()})
    assert _numbers(in_queue_order(checklist)) == ["3.1", "3.2", "1.1", "1.2", "2.1", "dk2"]
    assert _numbers(to_confirm(checklist)) == ["3.1", "1.1", "1.2", "2.1", "dk2"]
    assert focus_numbers(checklist) == {"3.1", "3.2"}


@given(checklists())
def test_the_queue_holds_everything_unconfirmed_once(checklist: Checklist) -> None:
    """Nothing that waits is left out, nothing is listed twice, whatever the set."""
    everything = _numbers((*checklist.indicators(), *checklist.gates))
    assert sorted(_numbers(in_queue_order(checklist))) == sorted(everything)
    waiting = _numbers(to_confirm(checklist))
    assert len(set(waiting)) == len(waiting)
    for state in in_queue_order(checklist):
        assert (state.indicator.number in waiting) == (state.applied.standing is not Standing.CONFIRMED)


def test_a_figure_is_needed_where_there_is_none_to_keep() -> None:
    """Unknown, left to the province, or known for other years only."""
    other_year = YearlyNumber(op=">=", values={YEAR + 1: Decimal(54)}, unit="km")
    this_year = YearlyNumber(op=">=", values={YEAR: Decimal(54)}, unit="km")
    wanted = (Unknown(measure="ratio"), SetByProvince(measure="ratio"), other_year, this_year, AT_LEAST_90)
    checklist = a_checklist(a_criteria_set(a_criterion_of(*wanted)))
    needed = [needs_figure(state, YEAR) for state in in_queue_order(checklist)]
    assert needed == [True, True, True, False, False]
