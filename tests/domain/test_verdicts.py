"""The judgement of one indicator, case by case."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.requirements import (
    Checklist,
    Level,
    Number,
    PassFail,
    Ratio,
    SetByProvince,
    Unknown,
    VillageShare,
    YearlyNumber,
)
from ntm_tracker.domain.results import Answered, NotApplicable, Placed
from ntm_tracker.domain.terms import Judgement, Standing, Verdict
from ntm_tracker.domain.verdicts import Applied, judge
from tests.builders import AT_LEAST_90, YEAR, a_confirmation, a_result, applied, counted, measured
from tests.strategies import (
    MEASURES,
    OPERATORS,
    bounded_requirements,
    counts,
    fitting_outcomes,
    measured_outcomes,
    open_requirements,
    operators,
    percentages,
    requirements,
    results,
)

if TYPE_CHECKING:
    from ntm_tracker.domain.requirements import (
        Measure,
        Operator,
        Requirement,
    )
    from ntm_tracker.domain.results import Counted, Outcome, Result

MET, NOT_MET, UNDETERMINED = Verdict.MET, Verdict.NOT_MET, Verdict.UNDETERMINED
BOUND = Decimal(90)
REACHED: dict[Operator, tuple[Verdict, Verdict, Verdict]] = {
    ">=": (NOT_MET, MET, MET),
    ">": (NOT_MET, NOT_MET, MET),
    "<=": (MET, MET, NOT_MET),
    "<": (MET, NOT_MET, NOT_MET),
    "==": (NOT_MET, MET, NOT_MET),
}
"""For each operator the verdict just below the bound, exactly on it, and just above."""
FIGURES = (measured("89.99"), measured("90"), measured("90.01"))
COUNTS = (counted(8999, 10000), counted(45, 50), counted(9001, 10000))
SCALE = Level(levels=("Trung bình", "Khá", "Tốt"), at_least="Khá")
TWO_OF_THREE = Checklist(items=("Sân thể thao", "Nhà văn hóa", "Loa truyền thanh"), needed=2)
BY_YEAR = YearlyNumber(op=">=", values={2023: Decimal(51), 2024: Decimal(54)}, unit="triệu đồng")
ALL_VILLAGES = VillageShare(op=">=", value=Decimal(100), tests=("có nhà văn hóa",))


def at(op: Operator, bound: str) -> Ratio:
    """Return the ratio that asks `op` `bound`."""
    return Ratio(op=op, value=Decimal(bound))


def verdict_of(requirement: Requirement, outcome: Outcome | None, year: int = YEAR) -> Verdict:
    """Return the verdict, after checking how it depends on the confirmation."""
    result = a_result(outcome) if outcome else None
    unconfirmed = judge(Applied(requirement), result, year)
    confirmed = judge(applied(requirement), result, year)
    assert confirmed == Judgement(unconfirmed.verdict)
    assert unconfirmed.provisional is (unconfirmed.verdict in (MET, NOT_MET))
    return confirmed.verdict


@pytest.mark.parametrize("op", OPERATORS)
@pytest.mark.parametrize("place", [0, 1, 2], ids=["below", "on the bound", "above"])
def test_every_operator_around_its_bound(op: Operator, place: int) -> None:
    """Just below, on and just above the bound: the operator of the decision decides."""
    wanted = REACHED[op][place]
    assert verdict_of(Number(op=op, value=BOUND, unit="km"), FIGURES[place]) is wanted
    assert verdict_of(YearlyNumber(op=op, values={YEAR: BOUND}, unit="km"), FIGURES[place]) is wanted
    assert verdict_of(Ratio(op=op, value=BOUND), FIGURES[place]) is wanted
    assert verdict_of(Ratio(op=op, value=BOUND), COUNTS[place]) is wanted
    assert verdict_of(VillageShare(op=op, value=BOUND), COUNTS[place]) is wanted


@pytest.mark.parametrize(
    ("requirement", "outcome", "verdict"),
    [
        (PassFail(), Answered(passed=True), MET),
        (PassFail(), Answered(passed=False), NOT_MET),
        (at(">=", "66.66"), counted(2, 3), MET),
        (at(">=", "66.67"), counted(2, 3), NOT_MET),
        (at("==", "66.67"), counted(2, 3), NOT_MET),
        (at(">", "33.33"), counted(1, 3), MET),
        (at("<=", "33.33"), counted(1, 3), NOT_MET),
        (at("<", "33.34"), counted(1, 3), MET),
        (at("==", "12.5"), counted(1, 8), MET),
        (at(">=", "100"), counted(3, 3), MET),
        (at(">=", "100"), counted(999_999, 1_000_000), NOT_MET),
        (at(">=", "99.9"), counted(999, 1000), MET),
        (at(">=", "0.1"), counted(0, 7), NOT_MET),
        (SCALE, Placed("Trung bình"), NOT_MET),
        (SCALE, Placed("Khá"), MET),
        (SCALE, Placed("Tốt"), MET),
        (TWO_OF_THREE, counted(1, 3), NOT_MET),
        (TWO_OF_THREE, counted(2, 3), MET),
        (TWO_OF_THREE, counted(3, 3), MET),
        (BY_YEAR, measured("53.99"), NOT_MET),
        (BY_YEAR, measured("54"), MET),
        (ALL_VILLAGES, counted(21, 21), MET),
        (ALL_VILLAGES, counted(20, 21), NOT_MET),
        (VillageShare(op=">=", value=Decimal(80)), counted(4, 5), MET),
        (VillageShare(op=">=", value=Decimal("66.67")), counted(14, 21), NOT_MET),
    ],
)
def test_met_and_not_met(requirement: Requirement, outcome: Outcome, verdict: Verdict) -> None:
    """A result is met exactly from its bound on, and fractions are never rounded over it."""
    assert verdict_of(requirement, outcome) is verdict


@pytest.mark.parametrize(
    ("requirement", "outcome"),
    [
        (PassFail(), measured("1")),
        (PassFail(), Placed("Đạt")),
        (Number(op=">=", value=BOUND, unit="km"), counted(95, 100)),
        (Number(op=">=", value=BOUND, unit="km"), Answered(passed=True)),
        (AT_LEAST_90, Answered(passed=True)),
        (AT_LEAST_90, Placed("Tốt")),
        (SCALE, Answered(passed=True)),
        (SCALE, measured("3")),
        (TWO_OF_THREE, measured("3")),
        (TWO_OF_THREE, Answered(passed=True)),
        (BY_YEAR, counted(54, 54)),
        (ALL_VILLAGES, measured("100")),
        (ALL_VILLAGES, Answered(passed=True)),
        (SCALE, Placed("Xuất sắc")),
        (TWO_OF_THREE, counted(2, 2)),
        (TWO_OF_THREE, counted(4, 4)),
        (AT_LEAST_90, counted(0, 0)),
        (AT_LEAST_90, counted(5, 0)),
        (ALL_VILLAGES, counted(0, 0)),
    ],
)
def test_what_cannot_be_compared_is_undetermined(requirement: Requirement, outcome: Outcome) -> None:
    """Another kind of result, a level off the scale, other items, or a share of nothing is never met."""
    assert verdict_of(requirement, outcome) is UNDETERMINED


@pytest.mark.parametrize("outcome", [None, measured("99"), Answered(passed=True)])
def test_a_year_without_a_bound_is_undetermined(outcome: Outcome | None) -> None:
    """A by-year bound judges only the years it names."""
    assert verdict_of(BY_YEAR, outcome, 2025) is UNDETERMINED


def test_each_year_has_its_own_bound() -> None:
    """52 million is enough for 2023 and not for 2024."""
    assert verdict_of(BY_YEAR, measured("52"), 2023) is MET
    assert verdict_of(BY_YEAR, measured("52"), 2024) is NOT_MET


@given(bounded_requirements().filter(lambda r: not isinstance(r, YearlyNumber)))
def test_no_result_is_not_assessed(requirement: Requirement) -> None:
    """A known bound without a result is not assessed: neither met nor failed."""
    assert verdict_of(requirement, None) is Verdict.NOT_ASSESSED


@given(requirements())
def test_whatever_is_asked_it_may_not_apply(requirement: Requirement) -> None:
    """“Không áp dụng” is a verdict of its own and never provisional."""
    assert verdict_of(requirement, NotApplicable("Xã không có chợ trong quy hoạch")) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("measure", MEASURES)
@given(result=st.none() | results(measured_outcomes()))
def test_an_open_bound_is_undetermined(measure: Measure, result: Result | None) -> None:
    """A bound nobody has read or entered never becomes met or failed, whatever was measured and confirmed."""
    for requirement in (Unknown(measure=measure), SetByProvince(measure=measure)):
        assert judge(Applied(requirement), result, YEAR) == Judgement(UNDETERMINED)
        assert judge(applied(requirement), result, YEAR) == Judgement(UNDETERMINED)


@given(open_requirements())
def test_an_open_bound_cannot_be_confirmed(requirement: Requirement) -> None:
    """Where there is no bound there is nothing to confirm."""
    assert applied(requirement).standing is Applied(requirement).standing
    assert applied(requirement).standing in (Standing.SET_BY_PROVINCE, Standing.UNKNOWN)


@given(bounded_requirements())
def test_a_bound_is_confirmed_only_by_an_officer(requirement: Requirement) -> None:
    """A shipped bound, however firm its source, is unconfirmed until somebody read it on paper."""
    assert Applied(requirement).standing is Standing.UNCONFIRMED
    assert applied(requirement).standing is Standing.CONFIRMED


def test_the_offices_own_bound_counts() -> None:
    """The province's figure, once entered, judges in place of the shipped one."""
    own = at(">=", "95")
    entered = Applied(SetByProvince(measure="ratio"), own=own, confirmation=a_confirmation())
    assert entered.requirement == own
    assert entered.standing is Standing.CONFIRMED
    assert judge(entered, a_result(measured("94")), YEAR) == Judgement(NOT_MET)
    assert Applied(AT_LEAST_90, own=Unknown(measure="ratio")).standing is Standing.UNKNOWN


@given(operators(), percentages(), counts(most=10_000))
def test_a_share_is_compared_exactly(op: Operator, bound: Decimal, count: Counted) -> None:
    """N of m against a bound gives what exact fractions give, for communes and villages alike."""
    share, limit = Fraction(count.numerator) * 100 / Fraction(count.denominator), Fraction(bound)
    place = 1 + (share > limit) - (share < limit)
    assert verdict_of(Ratio(op=op, value=bound), count) is REACHED[op][place]
    assert verdict_of(VillageShare(op=op, value=bound), count) is REACHED[op][place]


@given(bounded_requirements().flatmap(lambda r: fitting_outcomes(r).map(lambda o: (r, o))))
def test_a_bound_and_a_fitting_result_give_a_verdict(pair: tuple[Requirement, Outcome]) -> None:
    """A result that can be compared is met or not met; only a year without bound leaves it open."""
    requirement, outcome = pair
    bounded = not isinstance(requirement, YearlyNumber) or YEAR in requirement.values
    assert (verdict_of(requirement, outcome) in (MET, NOT_MET)) is bounded
