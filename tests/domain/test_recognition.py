"""Criteria met and fit for recognition are two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from ntm_tracker.domain.recognition import conditions, eligibility_text
from ntm_tracker.domain.results import NotApplicable
from ntm_tracker.domain.terms import Judgement, Verdict
from tests.builders import AT_LEAST_90, a_checklist, a_criteria_set, a_criterion_of, a_result, an_indicator, applied
from tests.strategies import checklists

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist

GATED = a_criteria_set(a_criterion_of(AT_LEAST_90), gates=[an_indicator("dk2"), an_indicator("dk4")])
ALL = ("1.1", "dk2", "dk4")


def test_all_criteria_met_with_an_open_gate_is_not_eligible() -> None:
    """The gates that are open are named."""
    checklist = a_checklist(GATED, results={"1.1": a_result(), "dk2": a_result()}, own={"1.1": applied()})
    assert checklist.judgement.verdict is Verdict.MET
    assert eligibility_text(checklist) == "Chưa – còn thiếu: ĐK4"


def test_the_set_itself_is_the_first_condition() -> None:
    """Gates alone are not enough either."""
    checklist = a_checklist(GATED, results=dict.fromkeys(("dk2", "dk4"), a_result()))
    assert [condition.number for condition in conditions(checklist)] == ["dk1", "dk2", "dk4"]
    assert eligibility_text(checklist) == "Chưa – còn thiếu: ĐK1"


def test_all_met_is_eligible_and_provisional_until_confirmed() -> None:
    """“Tạm tính” stays until every figure was read on paper."""
    results = dict.fromkeys(ALL, a_result())
    assert eligibility_text(a_checklist(GATED, results=results)) == "Có (tạm tính)"
    confirmed = {number: applied() for number in ALL}
    assert eligibility_text(a_checklist(GATED, results=results, own=confirmed)) == "Có"


@pytest.mark.parametrize("waived", ALL)
def test_no_condition_is_waived_as_not_applicable(waived: str) -> None:
    """Neither a gate nor the whole set: what an earlier version let in still waits for an answer."""
    results = dict.fromkeys(ALL, a_result()) | {waived: a_result(NotApplicable("Không có"))}
    checklist = a_checklist(GATED, results=results)
    assert checklist.recognition == Judgement(Verdict.NOT_ASSESSED)
    named = {"1.1": "ĐK1", "dk2": "ĐK2", "dk4": "ĐK4"}[waived]
    assert eligibility_text(checklist) == f"Chưa – còn thiếu: {named}"


def test_a_criterion_that_does_not_apply_is_not_met() -> None:
    """18 of 19 and one that does not apply are not the 19 that recognition asks for."""
    two = a_criteria_set(
        a_criterion_of(AT_LEAST_90), a_criterion_of(AT_LEAST_90, number=2), gates=[an_indicator("dk2")]
    )
    results = {"1.1": a_result(), "2.1": a_result(NotApplicable("Không có")), "dk2": a_result()}
    checklist = a_checklist(two, results=results, own={number: applied() for number in results})
    assert checklist.judgement.verdict is Verdict.MET
    assert eligibility_text(checklist) == "Chưa – còn thiếu: ĐK1"


def test_a_set_without_gates_claims_nothing() -> None:
    """However well it stands."""
    checklist = a_checklist(a_criteria_set(), results={"1.1": a_result()}, own={"1.1": applied()})
    assert checklist.judgement.verdict is Verdict.MET
    assert checklist.recognition is None
    assert eligibility_text(checklist) is None
    assert conditions(checklist) == ()


@settings(max_examples=60)
@given(checklists())
def test_eligible_only_where_nothing_is_open(checklist: Checklist) -> None:
    """“Có” is never written while the set or a gate is open, nor without gates."""
    told = eligibility_text(checklist)
    closed = bool(checklist.gates) and all(c.judgement.verdict is Verdict.MET for c in conditions(checklist))
    if told and told.startswith("Có"):
        assert closed
        assert "còn thiếu" not in told
    elif told and not closed:
        assert "còn thiếu" in told
