"""Insisting on another kind of requirement, and withdrawing a confirmation."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.domain.requirements import Number, YearlyNumber
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Standing, Verdict
from ntm_tracker.errors import Questioned, SavedMeanwhile
from ntm_tracker.service.history import list_history, undo
from ntm_tracker.service.reading import Wanted, open_checklist
from ntm_tracker.service.recording import Confirming, confirm_requirement, withdraw_confirmation
from tests.service.deeds import BASIS, confirm, now, record, refused, value
from tests.store.record import content

if TYPE_CHECKING:
    from ntm_tracker.service.office import Office

INCOME = "2024: >= 54; 2025: >= 58 triệu đồng/người/năm"


def insist(office: Office, number: str, typed: str) -> None:
    """Confirm what was questioned once."""
    with pytest.raises(Questioned):
        confirm_requirement(office, number, Confirming(BASIS, typed))
    confirm_requirement(office, number, Confirming(BASIS, typed, sure=True))


@pytest.mark.parametrize(
    ("number", "draft", "typed"),
    [
        ("3.1", value("92"), ">= 5 km"),
        ("3.1", Draft(of="46/50"), "Đạt"),
        ("3.1", Draft(of="5/8"), "Ít nhất 5/8 nội dung"),
        ("3.2", Draft(passed=True), ">= 1%"),
        ("3.6", Draft(level="Tốt"), "Khá trong: Trung bình, Khá, Tốt, Xuất sắc"),
        ("13.3", value("5"), ">= 2 hợp tác xã"),
        ("10", value("60"), ">= 5 triệu đồng/hộ/năm"),
    ],
)
def test_a_result_of_the_former_kind_is_never_met_by_accident(
    office: Office, number: str, draft: Draft, typed: str
) -> None:
    """After a change of unit or kind the old result is undetermined, with a gap that says so."""
    record(office, number, draft)
    insist(office, number, typed)
    state = now(office, number)
    assert state.applied.standing is Standing.CONFIRMED
    assert state.judgement.verdict is Verdict.UNDETERMINED
    assert any(gap.indicator == number for gap in find_gaps(open_checklist(office)))


def test_a_village_count_is_no_share_of_households(office: Office) -> None:
    """46 of 50 households recorded as a percentage says nothing of villages, though both are counted."""
    record(office, "3.1", Draft(of="46/50"))
    insist(office, "3.1", "2/50: " + "; ".join(f"Nội dung {place}" for place in range(1, 51)))
    assert now(office, "3.1").judgement.verdict is Verdict.UNDETERMINED


def test_what_was_insisted_on_is_not_asked_again(office: Office) -> None:
    """The figure that counts is the measure of the next one: only going back is a question."""
    insist(office, "13.3", ">= 2 hợp tác xã")
    assert confirm(office, "13.3", "3").applied.requirement == Number(op=">=", value=Decimal(3), unit="hợp tác xã")
    with refused(office, "hợp tác xã, không phải mô hình"):
        confirm(office, "13.3", ">= 1 mô hình")


def test_several_years_are_read_at_once_and_earlier_ones_kept(office: Office) -> None:
    """One line of the paper gives every year; a later reading of one year leaves the others."""
    confirm(office, "10", INCOME)
    confirm(office, "10", "2024: 55")
    own = now(office, "10").applied.own
    assert own == YearlyNumber(op=">=", values={2024: Decimal(55), 2025: Decimal(58)}, unit="triệu đồng/người/năm")


def test_other_years_of_another_unit_are_dropped_only_when_insisted(office: Office) -> None:
    """They cannot stand under the new unit, and are not dropped in silence; undo brings them back."""
    confirm(office, "10", INCOME)
    before = content(office.store)
    with refused(office):
        confirm(office, "10", ">= 60 triệu đồng/hộ/năm")
    confirm_requirement(office, "10", Confirming(BASIS, ">= 60 triệu đồng/hộ/năm", sure=True))
    own = now(office, "10").applied.own
    assert isinstance(own, YearlyNumber)
    assert list(own.values) == [2024]
    undo(office)
    assert content(office.store) == before


def test_a_confirmation_is_withdrawn_without_what_came_after(office: Office) -> None:
    """The shipped figure judges again, later deeds stay, and one undo brings the confirmation back as it was."""
    fresh = content(office.store)["confirmation"]
    confirm(office, "3.1", ">= 85%")
    record(office, "3.1", value("86"))
    confirm(office, "3.2")
    before = content(office.store)
    saved = withdraw_confirmation(office, "3,1")
    assert saved.summary == "Rút lại đối chiếu 3.1: ≥ 85%, theo QĐ 741/QĐ-UBND"
    assert saved.state.applied.own is None
    assert saved.state.judgement.verdict is Verdict.NOT_MET
    assert now(office, "3.2").applied.standing is Standing.CONFIRMED
    (event, *_) = list_history(office)
    assert [image["row"]["basis"] for image in event.before] == [BASIS]
    assert event.after == ()
    undo(office)
    assert content(office.store) == before
    withdraw_confirmation(office, "3.1")
    withdraw_confirmation(office, "3.2")
    assert content(office.store)["confirmation"] == fresh


def test_withdrawing_one_year_leaves_the_others(office: Office) -> None:
    """The assessment's year is taken back; what was read of 2025 stays read."""
    confirm(office, "10", INCOME)
    before = content(office.store)
    state = withdraw_confirmation(office, "10").state
    assert state.applied.standing is Standing.UNCONFIRMED
    assert state.applied.confirmation is None
    with refused(office, "chưa được đối chiếu"):
        withdraw_confirmation(office, "10")
    undo(office)
    assert content(office.store) == before


def test_only_what_was_confirmed_and_seen_is_withdrawn(office: Office) -> None:
    """Nothing to withdraw, and somebody's newer confirmation, are refused."""
    with refused(office, "không có gì để rút lại"):
        withdraw_confirmation(office, "3.1")
    seen = confirm(office, "3.1").applied.version
    confirm(office, "3.1", ">= 95%")
    before = content(office.store)
    with pytest.raises(SavedMeanwhile):
        withdraw_confirmation(office, "3.1", over=seen)
    assert content(office.store) == before


def test_what_was_withdrawn_holds_on_no_past_day(office: Office) -> None:
    """A figure read by mistake was wrong on every day; confirmed anew it counts again."""
    confirm(office, "3.1", ">= 85%")
    withdraw_confirmation(office, "3.1")
    past = Wanted(as_of="30/06/2024")
    assert now(office, "3.1", past).applied.confirmation is None
    confirm(office, "3.1", ">= 88%")
    assert now(office, "3.1", past).applied.confirmation is not None


def test_years_confirmed_by_another_decision_are_rewritten_only_when_insisted(office: Office) -> None:
    """One decision stands beside a requirement: taking another in for one year says so of the others first."""
    confirm_requirement(office, "10", Confirming("QĐ 741/QĐ-UBND", INCOME))
    with pytest.raises(Questioned, match="năm 2025 đã đối chiếu theo QĐ 741/QĐ-UBND sẽ được ghi theo QĐ 9/QĐ-UBND"):
        confirm_requirement(office, "10", Confirming("QĐ 9/QĐ-UBND", "2024: >= 56"))
    confirm_requirement(office, "10", Confirming("QĐ 9/QĐ-UBND", "2024: >= 56", sure=True))
    confirm_requirement(office, "10", Confirming("QĐ 9/QĐ-UBND", "2024: >= 57"))
