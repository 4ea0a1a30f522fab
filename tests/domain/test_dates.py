"""Dates as Vietnamese offices write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given

from ntm_tracker.domain.dates import format_date, format_moment, parse_date
from ntm_tracker.errors import InputRefused
from tests.strategies import days, pasted_text


@pytest.mark.parametrize(
    "typed", ["30/06/2024", "30/6/2024", "30-06-2024", "30.06.2024", "2024-06-30", "2024-6-30", " 30/06/2024 "]
)
def test_reads_the_forms_in_use(typed: str) -> None:
    """Day, month, year with “/”, “-” or “.”, and ISO, all give the same day."""
    assert parse_date(typed) == date(2024, 6, 30)


def test_the_day_comes_first() -> None:
    """“03/02/2024” is the third of February, never the second of March."""
    assert parse_date("03/02/2024") == date(2024, 2, 3)


@pytest.mark.parametrize("typed", ["31/02/2024", "06/30/2024", "29/02/2023", "00/01/2024", "01/00/2024", "2024-13-01"])
def test_a_day_outside_the_calendar_is_refused(typed: str) -> None:
    """A day that does not exist is refused with a word on day and month."""
    with pytest.raises(InputRefused, match="không có trong lịch"):
        parse_date(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "30/06/24", "30/06", "06/2024", "30 tháng 6 năm 2024", "2024/06/30", "20240630", "30/06/20245", "hôm nay"],
)
def test_another_form_is_refused(typed: str) -> None:
    """A form that could be misread is refused, with the form to use."""
    with pytest.raises(InputRefused, match=r"hãy ghi ngày/tháng/năm, ví dụ 30/06/2024"):
        parse_date(typed)


@given(pasted_text(max_size=12))
def test_reading_only_ever_refuses(text: str) -> None:
    """Whatever is typed gives a day or is refused; nothing else is raised."""
    with suppress(InputRefused):
        assert isinstance(parse_date(text), date)


@given(days())
def test_what_is_written_is_read_back(day: date) -> None:
    """A day shown and typed in again is the same day; ISO reads the same."""
    assert parse_date(format_date(day)) == parse_date(day.isoformat()) == day


def test_writes_two_digits_for_day_and_month() -> None:
    """Days are written dd/mm/yyyy."""
    assert format_date(date(2024, 6, 3)) == "03/06/2024"


def test_a_moment_is_written_in_local_time() -> None:
    """A moment is shown as the clock on the wall shows it."""
    assert format_moment(datetime(2024, 6, 3, 8, 5).astimezone()) == "03/06/2024 08:05"
