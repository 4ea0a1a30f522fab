"""The year's plan: figures by period, beside the indicators, never in their place."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.plan import Way, counted_text, period_end, period_name, share_text
from ntm_tracker.domain.plan_forecast import forecast_text
from ntm_tracker.service.history import undo
from ntm_tracker.service.plan import PlanDraft, choose_way, read_plan, record_plan, remove_plan
from ntm_tracker.service.settings import read_settings
from ntm_tracker.service.villages import TitleDraft, add_villages, set_titles
from tests.service.deeds import now, refused
from tests.store.record import content

if TYPE_CHECKING:
    import time_machine

    from ntm_tracker.domain.plan import TargetState
    from ntm_tracker.service.office import Office

INSURED, POOR, WASTE = "bao-hiem-y-te", "ho-ngheo", "rac-thu-gom"
CULTURE = "lang-van-hoa"


def target(office: Office, target_id: str, as_of: str | None = None) -> TargetState:
    """Return one target as it stands."""
    state = read_plan(office, as_of).find(target_id)
    assert state is not None
    return state


def test_the_plan_stands_whole_before_anything_is_recorded(office: Office) -> None:
    """Every target of the profile with its baseline, none reached and none forecast."""
    plan = read_plan(office)
    assert (plan.year, len(plan.targets)) == (2024, len(office.profile.targets))
    income = target(office, "thu-nhap-binh-quan")
    assert (income.target.baseline, income.target.value) == (Decimal("91.7"), Decimal(107))
    assert (income.reached, income.share, share_text(income)) == (None, None, "chưa có số liệu")


def test_figures_are_kept_by_period(office: Office) -> None:
    """The latest day counts; the same period again corrects it; undo gives the old figure back."""
    record_plan(office, INSURED, PlanDraft("95,5%", period="6 tháng", source="12/BC-UBND"))
    record_plan(office, INSURED, PlanDraft("97", period="quý 3"))
    record_plan(office, INSURED, PlanDraft("96", on="30/07/2024"))
    state = target(office, INSURED)
    assert [(format_number(one.value), one.on) for one in state.results] == [
        ("95,5", date(2024, 6, 30)),
        ("96", date(2024, 7, 30)),
        ("97", date(2024, 9, 30)),
    ]
    before = content(office.store)
    _, told = record_plan(office, INSURED, PlanDraft("98", period="quy III/2024"))
    assert told.endswith("(thay 97)")
    assert target(office, INSURED).results[-1].period == "quý 3"
    assert [format_number(one.value) for one in target(office, INSURED).results] == ["95,5", "96", "98"]
    undo(office)
    assert content(office.store) == before
    remove_plan(office, state.results[0].id)
    assert len(target(office, INSURED).results) == 2
    undo(office)
    assert content(office.store) == before


def test_a_share_is_told_only_where_it_says_something(office: Office) -> None:
    """A figure that is to rise is so much of its target; one that is to fall is above or below it."""
    rising, _ = record_plan(office, INSURED, PlanDraft("95,5"))
    assert (rising.reached, share_text(rising)) == (False, "chưa đạt mục tiêu, bằng 95,6% mục tiêu")
    falling, _ = record_plan(office, POOR, PlanDraft("3,9"))
    assert (falling.reached, falling.share) == (False, None)
    assert share_text(falling) == "chưa đạt mục tiêu, cao hơn mục tiêu 0,37%"
    reached, _ = record_plan(office, POOR, PlanDraft("3,53", period="năm"))
    assert share_text(reached) == "đạt mục tiêu"


def test_no_figure_of_the_plan_is_an_indicators_result(office: Office) -> None:
    """62 % of the waste collected stands beside 17.3, which stays without a result."""
    state, _ = record_plan(office, WASTE, PlanDraft("62"))
    assert [near.indicator for near in state.target.beside] == ["17.3", "17.6"]
    assert "55,8%" in state.target.beside[0].warning
    assert now(office, "17.3").result is None


def test_a_target_that_counts_villages_is_told_from_their_rows(office: Office) -> None:
    """So many of 19 of itself; open while villages are unknown; a typed figure that differs stands beside."""
    assert target(office, CULTURE).latest is None
    set_titles(office, ["huong than", "don cau bang"], TitleDraft(culture="2023"))
    state = target(office, CULTURE)
    assert (state.latest and state.latest.value, state.reached) == (Decimal(2), None)
    assert share_text(state) == "chưa xác định: còn 19 thôn chưa rõ"
    record_plan(office, CULTURE, PlanDraft("19", source="12/BC-UBND"))
    state = target(office, CULTURE)
    assert (state.latest and state.latest.value, state.reached, state.differs) == (Decimal(19), True, False)
    set_titles(office, ["huong than", "don cau bang"], TitleDraft(culture="chưa"))
    add_villages(office, ["Thôn Một"])
    set_titles(office, ["thon mot"], TitleDraft(culture="chưa"))
    state = target(office, CULTURE)
    assert (state.latest and state.latest.value, state.reached, state.differs) == (Decimal(0), False, True)
    assert "CHÚ Ý: số đã ghi 19 thôn" in counted_text(state)


def test_a_forecast_waits_for_how_the_figures_go(office: Office, clock: time_machine.Traveller) -> None:
    """What the plan leaves open is chosen by the office, undone and told of a past day."""
    record_plan(office, WASTE, PlanDraft("50", period="quý 1"))
    record_plan(office, WASTE, PlanDraft("56", period="quý 2"))
    assert "hãy chọn cách tính" in forecast_text(target(office, WASTE), 2024)
    before = content(office.store)
    clock.move_to(datetime(2024, 10, 3, 8, 0, tzinfo=UTC), tick=False)
    state, told = choose_way(office, WASTE, "mức")
    assert told.endswith(": mức tại thời điểm")
    assert (state.way, state.way_by) == (Way.LEVEL, "office")
    assert "khoảng 68,13% vào 31/12/2024 (ước, không phải số liệu" in forecast_text(state, 2024)
    assert target(office, WASTE, "02/10/2024").way is Way.UNKNOWN
    with refused(office, "đã là “mức tại thời điểm”"):
        choose_way(office, WASTE, "level")
    with refused(office, "Không hiểu cách tính"):
        choose_way(office, WASTE, "đoán")
    assert read_settings(office).own == frozenset()
    undo(office)
    assert content(office.store) == before
    assert target(office, "viec-lam-moi").way is Way.CUMULATIVE
    assert choose_way(office, "viec-lam-moi", "chưa-rõ")[0].way_by == "office"
    assert choose_way(office, "viec-lam-moi", "lũy-kế")[0].way_by == "plan"
    assert content(office.store) == before


def test_the_plan_is_read_as_of_a_past_day(office: Office, clock: time_machine.Traveller) -> None:
    """A figure counts by its own day, whenever it was typed in."""
    record_plan(office, POOR, PlanDraft("3,9", on="30/06/2024"))
    clock.move_to(datetime(2024, 11, 1, 8, 0, tzinfo=UTC), tick=False)
    record_plan(office, POOR, PlanDraft("3,8", on="31/07/2024"))
    found = [target(office, POOR, day).latest for day in ("29/06/2024", "30/06/2024", "31/07/2024")]
    assert [one and format_number(one.value) for one in found] == [None, "3,9", "3,8"]


def test_what_cannot_be_recorded_is_refused(office: Office) -> None:
    """No number, a day of another year or of the future, a target nobody planned, a name that fits several."""
    with refused(office, "không phải là số"):
        record_plan(office, POOR, PlanDraft("nhiều"))
    with refused(office, "không thuộc năm kế hoạch 2024"):
        record_plan(office, POOR, PlanDraft("3", on="31/12/2023"))
    with refused(office, "ở tương lai"):
        record_plan(office, POOR, PlanDraft("3", on="31/12/2024"))
    with refused(office, "không có chỉ tiêu"):
        record_plan(office, "du-lich", PlanDraft("3"))
    with refused(office, "Có nhiều chỉ tiêu"):
        record_plan(office, "tỷ lệ", PlanDraft("3"))
    with refused(office, "Kỳ “quý 3/2023” không thuộc năm kế hoạch 2024"):
        record_plan(office, INSURED, PlanDraft("3", period="quý 3/2023"))
    with refused(office, "Không có kết quả kế hoạch số 9"):
        remove_plan(office, 9)


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("quý 3", date(2024, 9, 30)),
        ("Quý IV", date(2024, 12, 31)),
        ("tháng 2", date(2024, 2, 29)),
        ("9 tháng đầu năm", date(2024, 9, 30)),
        ("6 tháng", date(2024, 6, 30)),
        ("cả năm 2024", date(2024, 12, 31)),
        ("tháng 13", None),
        ("vụ mùa", None),
        ("", None),
    ],
)
def test_a_period_ends_on_its_last_day(period: str, end: date | None) -> None:
    """What is written in an office's way; anything else is not guessed."""
    assert period_end(period, 2024) == end


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("quy 3", "quý 3"),
        ("QUÝ IV năm 2024", "quý 4"),
        ("thang 09", "tháng 9"),
        ("9 thang dau nam", "9 tháng"),
        ("ca nam 2024", "năm"),
        ("vụ mùa", "vụ mùa"),
    ],
)
def test_a_period_is_written_one_way(typed: str, shown: str) -> None:
    """With marks, whatever was typed: it stands on paper."""
    assert period_name(typed) == shown
