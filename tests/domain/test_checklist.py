"""An assessment as it stands: every line once, each judged on its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_tracker.domain.checklist import assess
from ntm_tracker.domain.criteria import Basis
from ntm_tracker.domain.readiness import criteria_met, tally
from ntm_tracker.domain.requirements import Unknown
from ntm_tracker.domain.terms import Judgement, Progress, Verdict
from ntm_tracker.domain.verdicts import Applied
from tests.builders import (
    AT_LEAST_90,
    a_checklist,
    a_criteria_set,
    a_criterion,
    a_criterion_of,
    a_ready_checklist,
    a_result,
    an_assessment,
    an_indicator,
    applied,
    measured,
    some_evidence,
)
from tests.strategies import assessments, checklists, outcomes, results

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Assessment, Checklist, Recorded
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.domain.results import Result

few = settings(max_examples=60)
"""A whole assessment takes some milliseconds to draw."""
GATED = a_criteria_set(a_criterion_of(AT_LEAST_90), a_criterion_of(AT_LEAST_90, number=2), gates=[an_indicator("dk1")])
CONFIRMED = {"1.1": applied(), "2.1": applied(), "dk1": applied()}


def test_an_empty_record_is_not_assessed() -> None:
    """Nothing recorded: nothing assessed, nothing met, all still to do."""
    checklist = a_checklist(GATED)
    assert [state.judgement for state in checklist.indicators()] == [Judgement(Verdict.NOT_ASSESSED)] * 2
    assert {state.progress for state in checklist.indicators()} == {Progress.TO_DO}
    assert checklist.judgement == Judgement(Verdict.NOT_ASSESSED)


def test_a_result_is_provisional_until_its_bound_is_confirmed() -> None:
    """The same result is “tạm tính” on a shipped bound and firm on a confirmed one."""
    results = {"1.1": a_result()}
    shipped = a_checklist(results=results).criteria[0]
    confirmed = a_checklist(results=results, own={"1.1": applied()}).criteria[0]
    assert shipped.judgement == shipped.indicators[0].judgement == Judgement(Verdict.MET, provisional=True)
    assert confirmed.judgement == confirmed.indicators[0].judgement == Judgement(Verdict.MET)


def test_the_offices_own_bound_judges() -> None:
    """A bound that the office entered over an unknown one gives the verdict."""
    shipped = Unknown(measure="ratio")
    own = {"1.1": Applied(shipped, own=AT_LEAST_90)}
    checklist = a_checklist(a_criteria_set(a_criterion_of(shipped)), results={"1.1": a_result()}, own=own)
    assert checklist.judgement == Judgement(Verdict.MET, provisional=True)


def test_focus_marks_the_criteria_named() -> None:
    """Exactly the criteria that the assessment names are in focus."""
    checklist = a_checklist(GATED, assessment=an_assessment(focus=(2,)))
    assert [criterion.focus for criterion in checklist.criteria] == [False, True]


@pytest.mark.parametrize(
    ("gate", "recognised"), [("95", Verdict.MET), ("80", Verdict.NOT_MET), (None, Verdict.NOT_ASSESSED)]
)
def test_recognition_needs_the_gates_too(gate: str | None, recognised: Verdict) -> None:
    """The set is met by its criteria alone; recognition also asks every gate."""
    results = {"1.1": a_result(), "2.1": a_result()}
    if gate:
        results["dk1"] = a_result(measured(gate))
    checklist = a_checklist(GATED, results=results, own=CONFIRMED)
    assert checklist.judgement == Judgement(Verdict.MET)
    assert checklist.recognition == Judgement(recognised)


def test_a_set_that_fails_is_not_recognised() -> None:
    """Gates alone do not make a commune new rural."""
    results = {"1.1": a_result(), "2.1": a_result(measured("80")), "dk1": a_result()}
    assert a_checklist(GATED, results=results, own=CONFIRMED).recognition == Judgement(Verdict.NOT_MET)


def test_gates_are_found_but_are_no_indicators() -> None:
    """A gate is found by its number and is not counted among the indicators."""
    checklist = a_checklist(GATED)
    assert [state.indicator.number for state in checklist.indicators()] == ["1.1", "2.1"]
    gate = checklist.find("dk1")
    assert gate is not None
    assert gate.indicator.number == "dk1"
    assert checklist.find("9.9") is None


def test_a_line_carries_its_legal_text() -> None:
    """Each line shows its own decision, or the set's."""
    own = an_indicator("1.2", basis=Basis(decision="Quyết định 741/QĐ-UBND"))
    first, second = a_checklist(a_criteria_set(a_criterion(1, an_indicator("1.1"), own))).indicators()
    assert first.basis == "Phụ lục I, Quyết định 318/QĐ-TTg"
    assert second.basis == "Quyết định 741/QĐ-UBND"


def test_work_begins_with_a_result_or_evidence() -> None:
    """A line is in progress as soon as either is there, whatever its verdict."""
    by_result = a_checklist(results={"1.1": a_result()})
    by_evidence = a_checklist(evidence={"1.1": (some_evidence(),)})
    assert [s.progress for s in (*by_result.indicators(), *by_evidence.indicators())] == [Progress.IN_PROGRESS] * 2


@pytest.mark.parametrize(("day", "over"), [(date(2024, 12, 31), False), (date(2025, 1, 1), True)])
def test_an_assessment_is_over_with_its_year(day: date, *, over: bool) -> None:
    """The period ends with its year, not with its deadline."""
    assert an_assessment(year=2024, deadline=date(2024, 12, 1)).over(day) is over


def test_a_ready_checklist_is_ready() -> None:
    """The builder that other tests start from has everything met and confirmed."""
    assert a_ready_checklist().recognition == Judgement(Verdict.MET)


@few
@given(checklists())
def test_every_indicator_is_counted_exactly_once(checklist: Checklist) -> None:
    """The tally holds each measured line once, whatever its verdict."""
    measured_lines = [i for criterion in checklist.criteria_set.criteria for i in criterion.measured()]
    counts = tally(checklist.indicators(), checklist.day)
    assert counts.total == len(measured_lines) == sum(counts.verdicts.values())
    assert [state.indicator for state in checklist.indicators()] == measured_lines


@few
@given(checklists())
def test_counts_stay_within_each_other(checklist: Checklist) -> None:
    """Ready lines are met, met lines apply, and readiness runs from 0 to 1."""
    counts = tally(checklist.indicators(), checklist.day)
    assert 0 <= counts.ready <= counts.met <= counts.applicable <= counts.total
    assert 0 <= counts.readiness <= 1
    assert (counts.readiness == 1) is (counts.applicable > 0 and counts.ready == counts.applicable)


@few
@given(checklists())
def test_a_criterion_is_met_by_all_that_applies(checklist: Checklist) -> None:
    """A criterion is met exactly when a line applies and every line that applies is met."""
    met = 0
    for criterion in checklist.criteria:
        verdicts = {s.judgement.verdict for s in criterion.indicators} - {Verdict.NOT_APPLICABLE}
        assert (criterion.judgement.verdict is Verdict.MET) is (verdicts == {Verdict.MET})
        met += verdicts == {Verdict.MET}
    assert criteria_met(checklist) == met


@few
@given(assessments(), results(outcomes()), st.data())
def test_one_result_never_touches_another_line(
    parts: tuple[Assessment, CriteriaSet, Recorded, date], result: Result, data: st.DataObject
) -> None:
    """Recording or changing one line's result leaves every other judgement as it was."""
    assessment, criteria_set, record, day = parts
    chosen = data.draw(st.sampled_from([indicator.number for indicator in criteria_set.measured()]))
    before = assess(assessment, criteria_set, record, day)
    after = assess(assessment, criteria_set, replace(record, results={**record.results, chosen: result}), day)
    for old, new in zip((*before.indicators(), *before.gates), (*after.indicators(), *after.gates), strict=True):
        assert old == new or new.indicator.number == chosen
    changed = after.find(chosen)
    assert changed is not None
    assert changed.result == result
