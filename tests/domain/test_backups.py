"""Which backups are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.backups import DAYS, MONTHS, ONE_DAY, WEEKS, is_due, to_keep

NOW = datetime(2024, 10, 1, 8, 30, tzinfo=UTC)
MOMENTS = st.lists(st.integers(-100, 60 * 24 * 800).map(lambda minutes: NOW - timedelta(minutes=minutes)))


def test_a_backup_every_day_for_two_years_is_thinned_to_a_ladder() -> None:
    """Seven days, four weeks, twelve months: each reaches back from the newest."""
    daily = [NOW - timedelta(days=day) for day in range(730)]
    kept = sorted(to_keep(daily, NOW), reverse=True)
    assert kept[:7] == daily[:7]
    assert len(kept) < DAYS + WEEKS + MONTHS
    assert NOW - kept[-1] > timedelta(days=300)


@given(MOMENTS)
def test_the_newest_and_the_young_are_always_kept(moments: list[datetime]) -> None:
    """Whatever is thinned, the last day and the newest stay, and no more than the ladder beside them."""
    kept = to_keep(moments, NOW)
    young = {moment for moment in moments if NOW - moment < ONE_DAY}
    assert kept <= set(moments)
    assert young <= kept
    assert not moments or max(moments) in kept
    assert len(kept - young) <= DAYS + WEEKS + MONTHS


@given(MOMENTS)
def test_thinning_again_takes_nothing(moments: list[datetime]) -> None:
    """What was kept is kept."""
    kept = to_keep(moments, NOW)
    assert to_keep(kept, NOW) == kept


def test_one_is_due_after_a_day_or_when_the_clock_was_wrong() -> None:
    """None yet, a day old, or of a day that has not come."""
    assert is_due(None, NOW)
    assert is_due(NOW - timedelta(days=1), NOW)
    assert is_due(NOW + timedelta(hours=1), NOW)
    assert not is_due(NOW - timedelta(hours=23), NOW)
