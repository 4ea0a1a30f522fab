"""What an adoption comes to, before anything is written."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.adoption import carry_over, opened_empty
from ntm_tracker.domain.comparison import Change
from ntm_tracker.domain.precedents import Carry
from ntm_tracker.domain.requirements import Ratio, Unknown, YearlyNumber
from tests.builders import (
    a_checklist,
    a_criteria_set,
    a_criterion,
    a_precedent,
    a_result,
    a_subject,
    an_assessment,
    an_indicator,
    applied,
    some_evidence,
)

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Assessment, Checklist
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.verdicts import Applied

STRICTER = Ratio(op=">=", value=Decimal(95))


def of(
    requirement: Requirement | None = None,
    *,
    assessment: Assessment | None = None,
    own: Applied | None = None,
    answered: bool = False,
    set_id: str = "bo-cu",
) -> Checklist:
    """Return an assessment of one indicator, answered with a paper where asked."""
    indicator = an_indicator(requirement=requirement) if requirement else an_indicator()
    return a_checklist(
        a_criteria_set(a_criterion(1, indicator), set_id=set_id),
        assessment=assessment,
        own={"1.1": own} if own else {},
        results={"1.1": a_result(unit="%")} if answered else {},
        evidence={"1.1": (some_evidence(),)} if answered else {},
    )


def carried(old: Checklist, new: Checklist) -> Carry | None:
    """Return what becomes of the answer to 1.1."""
    (line,), _ = carry_over(old, new, {})
    return line.carry


@pytest.mark.parametrize(
    ("new", "carry"),
    [
        (of(), Carry.CARRIED),
        (of(STRICTER), Carry.REVIEW),
        (of(own=applied(STRICTER)), Carry.REVIEW),
        (of(assessment=an_assessment(year=2025)), Carry.PREVIOUS),
        (of(STRICTER, assessment=an_assessment(year=2025)), Carry.REVIEW),
        (of(assessment=an_assessment(subject=a_subject("07399", "Xã Kép"))), Carry.PREVIOUS),
    ],
)
def test_only_the_same_here_and_now_is_carried(new: Checklist, carry: Carry) -> None:
    """Another bound waits, another year or unit stands beside."""
    assert carried(of(answered=True), new) is carry


def test_nothing_answered_is_nothing_carried() -> None:
    """And nothing is followed."""
    lines, precedences = carry_over(of(), of(), {})
    assert [line.carry for line in lines] == [None]
    assert precedences == []


def test_an_unread_bound_is_carried_only_within_one_law() -> None:
    """Two unknown bounds are the same only where the set is, or its next edition."""
    unread = Unknown(measure="ratio")
    old, other = of(unread, answered=True), of(unread, set_id="bo-moi")
    assert carried(old, other) is Carry.REVIEW
    assert carried(old, of(unread)) is Carry.CARRIED
    edition = replace(other, criteria_set=replace(other.criteria_set, revises="bo-cu"))
    assert carried(old, edition) is Carry.CARRIED


def test_a_by_year_bound_counts_for_its_year() -> None:
    """Within one year only that year's figure must be the same."""

    def figures(later: int) -> YearlyNumber:
        return YearlyNumber(op=">=", values={2024: Decimal(54), 2025: Decimal(later)}, unit="triệu đồng")

    assert carried(of(figures(58), answered=True), of(figures(60))) is Carry.CARRIED


def test_a_result_of_its_own_is_kept() -> None:
    """The adopted assessment's own answer is never written over."""
    (line,), precedences = carry_over(of(answered=True), of(answered=True, set_id="bo-moi"), {})
    assert (line.kept, line.carry, precedences) == (True, None, [])


def test_what_waited_is_passed_on() -> None:
    """A last-year answer stays one under the same content, and waits under another."""
    for earlier, requirement, carry in (
        (Carry.REVIEW, None, Carry.REVIEW),
        (Carry.PREVIOUS, None, Carry.PREVIOUS),
        (Carry.PREVIOUS, STRICTER, Carry.REVIEW),
    ):
        old = a_checklist(a_criteria_set(a_criterion(1, an_indicator())), precedents={"1.1": (a_precedent(earlier),)})
        (line,), (follows,) = carry_over(old, of(requirement), {})
        assert (line.carry, follows.carry, follows.from_assessment) == (carry, carry, "18100-cu")


def test_an_assessment_opened_from_nothing_is_all_new() -> None:
    """Every indicator once."""
    assert [line.change for line in opened_empty(of())] == [Change.NEW]
