"""A satisfaction survey against its bounds: exact, every bound told with what it lacks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.requirements import Confidence, PassFail, Survey, Threshold, Unknown
from ntm_tracker.domain.results import Answered, Surveyed
from ntm_tracker.domain.satisfaction import compare, compared_text, counts_text, firmness_texts, lacking_text
from ntm_tracker.domain.terms import Judgement, Verdict
from ntm_tracker.domain.verdicts import Applied, judge
from tests.builders import YEAR, a_result, applied
from tests.strategies import surveyed, surveys

if TYPE_CHECKING:
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Outcome


def at_least(percent: str) -> Threshold:
    """Return a bound as a news page told it."""
    return Threshold(value=Decimal(percent), basis="HD 90", confidence=Confidence.VERIFIED, source="https://vi-du.vn")


WANTED = Survey(questions=19, asked=at_least("80"), each=at_least("85"), lowest=at_least("70"), last=at_least("90"))
ENOUGH = Surveyed(1250, 1000, (*[850] * 18, 900))
"""Every bound is reached exactly."""


def with_count(question: int, count: int) -> Surveyed:
    """Return the counts that are just enough, with another one for `question`."""
    satisfied = list(ENOUGH.satisfied)
    satisfied[question - 1] = count
    return replace(ENOUGH, satisfied=tuple(satisfied))


def verdict_of(outcome: Outcome, requirement: Requirement = WANTED) -> Verdict:
    """Return the verdict under a confirmed requirement."""
    return judge(applied(requirement), a_result(outcome), YEAR).verdict


def test_a_survey_that_reaches_every_bound_is_met() -> None:
    """Exactly on every bound is enough; before anybody confirms the bounds the verdict is provisional."""
    assert verdict_of(ENOUGH) is Verdict.MET
    assert judge(Applied(WANTED), a_result(ENOUGH), YEAR) == Judgement(Verdict.MET, provisional=True)
    assert lacking_text(WANTED, ENOUGH) == ""


@pytest.mark.parametrize(
    ("outcome", "lacking"),
    [
        (
            replace(ENOUGH, households=1251),
            "yêu cầu hỏi ≥ 80% số hộ, 79,9% (1.000/1.251 hộ), thiếu 1 hộ được hỏi",
        ),
        (
            with_count(7, 849),
            "yêu cầu câu 1-18 ≥ 85%, thấp nhất câu 7: 84,9% (849/1.000 hộ), thiếu 1 hộ hài lòng",
        ),
        (with_count(19, 899), "yêu cầu câu 19 ≥ 90%, 89,9% (899/1.000 hộ), thiếu 1 hộ hài lòng"),
        (
            with_count(18, 690),
            (
                "yêu cầu câu 1-18 ≥ 85%, thấp nhất câu 18: 69% (690/1.000 hộ), thiếu 160 hộ hài lòng; "
                "yêu cầu không câu nào dưới 70%, thấp nhất câu 18: 69% (690/1.000 hộ), thiếu 10 hộ hài lòng"
            ),
        ),
    ],
    ids=["households", "one question", "last question", "far below"],
)
def test_one_household_short_of_one_bound_is_not_met(outcome: Surveyed, lacking: str) -> None:
    """The officer reads which bound, at which question, and how many households are missing."""
    assert verdict_of(outcome) is Verdict.NOT_MET
    assert lacking_text(WANTED, outcome) == lacking


def test_every_question_under_its_bound_is_named() -> None:
    """The lowest one decides; the others are listed, so that none is found only at the next survey."""
    outcome = replace(ENOUGH, satisfied=(800, *ENOUGH.satisfied[1:4], 790, *ENOUGH.satisfied[5:]))
    assert "thấp nhất câu 5: 79% (790/1.000 hộ), thiếu 60 hộ hài lòng; còn dưới mức ở câu 1" in lacking_text(
        WANTED, outcome
    )


@given(surveys().flatmap(lambda wanted: surveyed(wanted.questions).map(lambda outcome: (wanted, outcome))))
def test_the_verdict_is_that_of_exact_fractions(pair: tuple[Survey, Surveyed]) -> None:
    """Another way of computing, with fractions, gives the same verdict for any bounds and counts."""
    wanted, outcome = pair
    least = {name: Fraction(getattr(wanted, name).value) / 100 for name in ("asked", "each", "lowest", "last")}
    shares = [Fraction(count, outcome.asked) for count in outcome.satisfied]
    met = (
        Fraction(outcome.asked, outcome.households) >= least["asked"]
        and all(share >= least["each"] for share in shares[:-1])
        and all(share >= least["lowest"] for share in shares)
        and shares[-1] >= least["last"]
    )
    assert verdict_of(outcome, wanted) is (Verdict.MET if met else Verdict.NOT_MET)
    assert (lacking_text(wanted, outcome) == "") is met


@given(st.decimals(0, 100, places=3), st.integers(1, 10**12))
def test_just_at_and_just_below_any_bound(percent: Decimal, asked: int) -> None:
    """The fewest households that reach a bound reach it, and one fewer do not, however large the counts."""
    needed = -(-Fraction(percent) * asked // 100)
    wanted = Survey(questions=2, asked=at_least("0"), each=at_least("0"), lowest=at_least("0"), last=at_least("0"))
    wanted = replace(wanted, last=replace(wanted.last, value=percent))
    assert verdict_of(Surveyed(asked, asked, (asked, needed)), wanted) is Verdict.MET
    if needed:
        below = Surveyed(asked, asked, (asked, needed - 1))
        assert verdict_of(below, wanted) is Verdict.NOT_MET
        assert compare(wanted, below)[-1].missing == 1


@given(surveys().flatmap(lambda wanted: surveyed(wanted.questions).map(lambda outcome: (wanted, outcome))))
def test_what_is_missing_is_what_would_reach_the_bound(pair: tuple[Survey, Surveyed]) -> None:
    """With the missing households added, each bound is reached, and not with one fewer."""
    for bound in compare(*pair):
        assert replace(bound, part=bound.part + bound.missing).reached
        assert bound.reached is (bound.missing == 0)
        assert not bound.missing or not replace(bound, part=bound.part + bound.missing - 1).reached


@pytest.mark.parametrize(
    ("requirement", "outcome"),
    [
        (WANTED, Answered(passed=True)),
        (WANTED, Surveyed(1250, 1000, (1000,) * 18)),
        (WANTED, Surveyed(1250, 0, (0,) * 19)),
        (WANTED, Surveyed(0, 0, (0,) * 19)),
        (PassFail(), ENOUGH),
        (Unknown(measure="survey"), ENOUGH),
    ],
    ids=["an old answer", "another form", "nobody asked", "no households", "asked to answer", "bounds not known"],
)
def test_what_cannot_be_compared_is_undetermined(requirement: Requirement, outcome: Outcome) -> None:
    """An answer of before, another form's counts, unknown bounds: never met."""
    assert verdict_of(outcome, requirement) is Verdict.UNDETERMINED


def test_each_bound_is_written_with_its_figure_and_each_count_is_shown() -> None:
    """What the detail shows: four bounds in order, then every question."""
    assert [compared_text(bound) for bound in compare(WANTED, with_count(7, 849))] == [
        "hỏi ≥ 80% số hộ: 80% (1.000/1.250 hộ), đủ",
        "câu 1-18 ≥ 85%: thấp nhất câu 7: 84,9% (849/1.000 hộ), thiếu 1 hộ hài lòng",
        "không câu nào dưới 70%: thấp nhất câu 7: 84,9% (849/1.000 hộ), đủ",
        "câu 19 ≥ 90%: 90% (900/1.000 hộ), đủ",
    ]
    assert counts_text(Surveyed(1250, 1000, (1000, 849))) == "câu 1: 1.000 (100%); câu 2: 849 (84,9%)"


def test_each_bound_is_as_firm_as_its_own_source() -> None:
    """Bounds known alike share a line; one that was read elsewhere has its own."""
    assert firmness_texts(WANTED) == [
        (
            "hỏi ≥ 80% số hộ, câu 1-18 ≥ 85%, không câu nào dưới 70%, câu 19 ≥ 90%: "
            "đã kiểm ở nguồn công khai; HD 90; https://vi-du.vn"
        )
    ]
    other = replace(WANTED, lowest=Threshold(value=Decimal(70)))
    assert firmness_texts(other)[1:] == ["không câu nào dưới 70%: chưa rõ"]
