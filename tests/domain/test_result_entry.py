"""Reading what an officer typed as a result: taken exactly, or refused with one sentence."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.requirements import (
    Checklist,
    Level,
    Number,
    PassFail,
    Unknown,
    VillageShare,
    YearlyNumber,
    measure_of,
)
from ntm_tracker.domain.result_entry import Asked, Draft, read_day, read_outcome
from ntm_tracker.domain.results import Answered, NotApplicable, Placed, fits
from ntm_tracker.domain.terms import Verdict
from ntm_tracker.domain.verdicts import judge
from ntm_tracker.errors import InputRefused
from tests.builders import AT_LEAST_90, DAY, YEAR, a_result, applied, counted, measured
from tests.strategies import bounded_requirements, vietnamese_text

if TYPE_CHECKING:
    from ntm_tracker.domain.requirements import (
        Requirement,
    )
    from ntm_tracker.domain.results import Outcome

KM = Number(op=">=", value=Decimal(5), unit="km")
SCALE = Level(levels=("Trung bình", "Khá", "Tốt"), at_least="Khá")
TWO_OF_THREE = Checklist(items=("Sân thể thao", "Nhà văn hóa", "Loa truyền thanh"), needed=2)
VILLAGES = VillageShare(op=">=", value=Decimal(80))


@pytest.mark.parametrize(
    ("requirement", "draft", "outcome"),
    [
        (PassFail(), Draft(passed=True), Answered(passed=True)),
        (PassFail(), Draft(passed=False), Answered(passed=False)),
        (KM, Draft(value="1.394,2"), measured("1394.2")),
        (AT_LEAST_90, Draft(value="99,8%"), measured("99.8")),
        (AT_LEAST_90, Draft(value="100"), measured("100")),
        (AT_LEAST_90, Draft(value="0"), measured("0")),
        (AT_LEAST_90, Draft(of="46/50"), counted(46, 50)),
        (AT_LEAST_90, Draft(of=" 1.394 / 2.000 "), counted(1394, 2000)),
        (SCALE, Draft(level="kha"), Placed("Khá")),
        (SCALE, Draft(level=" TỐT "), Placed("Tốt")),
        (TWO_OF_THREE, Draft(of="2/3"), counted(2, 3)),
        (VILLAGES, Draft(of="21/21"), counted(21, 21)),
        (Unknown(measure="ratio"), Draft(value="92"), measured("92")),
        (KM, Draft(not_applicable=" Xã không có chợ "), NotApplicable("Xã không có chợ")),
    ],
)
def test_takes_what_fits(requirement: Requirement, draft: Draft, outcome: Outcome) -> None:
    """Each kind of requirement takes its own kind of result, as officers write it."""
    assert read_outcome(draft, Asked("1.1", requirement, villages=21)) == outcome


@pytest.mark.parametrize(
    ("requirement", "draft", "sentence"),
    [
        (PassFail(), Draft(value="92"), "không nhận kết quả kiểu này"),
        (KM, Draft(passed=True), "không nhận kết quả kiểu này"),
        (KM, Draft(of="4/5"), "không nhận kết quả kiểu này"),
        (VILLAGES, Draft(value="95"), "không nhận kết quả kiểu này"),
        (KM, Draft(value=" "), "Chưa ghi kết quả"),
        (KM, Draft(), "Chưa ghi kết quả"),
        (KM, Draft(value="nhiều"), "không phải là số"),
        (KM, Draft(value="-1"), "không được âm"),
        (AT_LEAST_90, Draft(value="100,1"), "vượt quá 100%"),
        (AT_LEAST_90, Draft(of="51/50"), "vượt quá 100%"),
        (AT_LEAST_90, Draft(of="-1/50"), "không được âm"),
        (AT_LEAST_90, Draft(of="0/0"), "phải lớn hơn 0"),
        (AT_LEAST_90, Draft(of="5/-5"), "phải lớn hơn 0"),
        (AT_LEAST_90, Draft(of="46"), "không đúng dạng"),
        (AT_LEAST_90, Draft(of="1/2/3"), "không đúng dạng"),
        (SCALE, Draft(level="Xuất sắc"), "không có trong thang"),
        (TWO_OF_THREE, Draft(of="2/4"), "tính trên 3 nội dung"),
        (TWO_OF_THREE, Draft(of="1,5/3"), "phải là số nguyên"),
        (VILLAGES, Draft(of="20/20"), "tính trên 21 thôn"),
        (VILLAGES, Draft(of="0,5/21"), "phải là số nguyên"),
        (KM, Draft(not_applicable="  \u200b"), "phải nêu lý do"),
    ],
)
def test_refuses_what_cannot_be(requirement: Requirement, draft: Draft, sentence: str) -> None:
    """A wrong kind, an impossible figure or a missing reason is refused, and the sentence says which."""
    with pytest.raises(InputRefused, match=sentence):
        read_outcome(draft, Asked("1.1", requirement, villages=21))


def test_villages_are_free_where_their_number_is_not_known() -> None:
    """A commune that does not know its villages may name any total."""
    assert read_outcome(Draft(of="4/5"), Asked("1.1", VILLAGES)) == counted(4, 5)


typed = st.none() | st.sampled_from(("", "92", "99,8", "-1", "120", "Khá", "2/3", "0/0", "51/50")) | vietnamese_text(8)


@given(bounded_requirements(), st.builds(Draft, value=typed, passed=st.none() | st.booleans(), level=typed, of=typed))
def test_whatever_was_taken_can_be_judged(requirement: Requirement, draft: Draft) -> None:
    """A result that was taken is never undetermined, but for a year without a bound."""
    with suppress(InputRefused):
        outcome = read_outcome(draft, Asked("1.1", requirement))
        assert fits(outcome, measure_of(requirement))
        verdict = judge(applied(requirement), a_result(outcome), YEAR).verdict
        unbounded = isinstance(requirement, YearlyNumber) and YEAR not in requirement.values
        assert (verdict is Verdict.UNDETERMINED) is unbounded


def test_a_day_may_be_today_but_not_later() -> None:
    """A figure cannot hold for a day that has not come; a validity may end then."""
    assert read_day("30/06/2024", "ngày số liệu", DAY) == DAY
    assert read_day("01/07/2024", "hiệu lực", DAY, may_be_future=True) == date(2024, 7, 1)
    with pytest.raises(InputRefused, match="ở tương lai"):
        read_day("01/07/2024", "ngày số liệu", DAY)


def test_a_day_long_gone_is_refused() -> None:
    """A year before 2000 is a slip of the finger."""
    assert read_day("01/01/2000", "ngày số liệu", DAY) == date(2000, 1, 1)
    with pytest.raises(InputRefused, match="quá xa"):
        read_day("31/12/1999", "ngày số liệu", DAY)
