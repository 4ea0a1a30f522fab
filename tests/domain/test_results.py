"""What was measured: which kind fits which measure, and how it is written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from ntm_tracker.domain.requirements import measure_of
from ntm_tracker.domain.results import Answered, NotApplicable, Placed, Surveyed, fits, outcome_text
from tests.builders import counted, measured
from tests.strategies import MEASURES, bounded_requirements, counts, fitting_outcomes

if TYPE_CHECKING:
    from ntm_tracker.domain.requirements import Measure, Requirement
    from ntm_tracker.domain.results import Counted, Outcome

TAKEN: dict[Measure, set[str]] = {
    "pass_fail": {"answer"},
    "number": {"amount"},
    "ratio": {"amount", "count"},
    "level": {"level"},
    "checklist": {"count"},
    "village_share": {"count"},
    "survey": {"survey"},
}
KINDS: dict[str, Outcome] = {
    "answer": Answered(passed=True),
    "amount": measured("46"),
    "count": counted(46, 50),
    "level": Placed("Khá"),
    "survey": Surveyed(1400, 1250, (1200, 1100)),
}

SURVEYED = "hỏi 1.250/1.400 hộ (89,2%); thấp nhất câu 2: 86%; câu 3: 92%"
ALMOST = "hỏi 84.996/100.000 hộ (84,9%); thấp nhất câu 1: 0%; câu 2: 99,9%"
"""Shares are rounded down: 84,996 % is never shown as 85 %."""


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_measure_takes_its_own_kind_only(measure: Measure, kind: str) -> None:
    """A result counts only when it is of the kind its requirement is measured in."""
    assert fits(KINDS[kind], measure) is (kind in TAKEN[measure])


@pytest.mark.parametrize("measure", MEASURES)
def test_anything_may_not_apply(measure: Measure) -> None:
    """“Không áp dụng” is an answer to every measure."""
    assert fits(NotApplicable("Xã không có chợ trong quy hoạch"), measure)


@given(bounded_requirements().flatmap(lambda r: fitting_outcomes(r).map(lambda o: (r, o))))
def test_what_can_be_compared_fits(pair: tuple[Requirement, Outcome]) -> None:
    """An outcome that can be compared with a requirement is of the kind it takes."""
    requirement, outcome = pair
    assert fits(outcome, measure_of(requirement))


@pytest.mark.parametrize(
    ("outcome", "unit", "text"),
    [
        (Answered(passed=True), "", "Đạt"),
        (Answered(passed=False), "", "Không đạt"),
        (measured("99.8"), "%", "99,8%"),
        (measured("54"), "triệu đồng/người/năm", "54 triệu đồng/người/năm"),
        (measured("1394.20"), "km", "1.394,2 km"),
        (measured("12"), "", "12"),
        (counted(46, 50), "%", "46/50"),
        (counted(1394, 2000), "", "1.394/2.000"),
        (Placed("Khá"), "", "Khá"),
        (Surveyed(1400, 1250, (1200, 1076, 1150)), "", SURVEYED),
        (Surveyed(100_000, 84_996, (0, 84_995)), "", ALMOST),
        (NotApplicable("Xã không có chợ"), "", "Không áp dụng"),
    ],
)
def test_a_result_is_written_as_an_officer_would(outcome: Outcome, unit: str, text: str) -> None:
    """A result is shown in Vietnamese figures with its unit."""
    assert outcome_text(outcome, unit) == text


def test_a_count_knows_its_percentage() -> None:
    """46 of 50 is 92 %."""
    assert counted(46, 50).percent == Decimal(92)


@given(counts())
def test_a_percentage_runs_from_0_to_100(count: Counted) -> None:
    """A share is 100 % only when nothing is missing."""
    assert 0 <= count.percent <= 100
    assert (count.percent == 100) == (Fraction(count.numerator) == Fraction(count.denominator))
