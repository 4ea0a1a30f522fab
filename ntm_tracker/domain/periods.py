"""The days that a report looks back to: the period before, and the ends of the months of the year."""

from __future__ import annotations

from datetime import date, timedelta

_LEAST_DAYS = 28


def day_before_period(day: date) -> date:
    """Return the last day of the quarter before `day` that is at least four weeks back.

    A report of the first days of October compares with the end of June, not with yesterday's.
    """
    end = _quarter_start(day) - timedelta(days=1)
    while (day - end).days < _LEAST_DAYS:
        end = _quarter_start(end) - timedelta(days=1)
    return end


def month_ends(year: int, until: date) -> list[date]:
    """Return the last day of every month of `year` that has ended by `until`."""
    firsts = [date(year, month, 1) for month in range(2, 13)] + [date(year + 1, 1, 1)]
    return [end for first in firsts if (end := first - timedelta(days=1)) <= until]


def _quarter_start(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
