"""What an officer types of an assessment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from ntm_tracker.domain.period_entry import read_deadline, read_focus, read_year
from ntm_tracker.errors import InputRefused
from tests.builders import a_criteria_set, a_criterion
from tests.strategies import pasted_text

if TYPE_CHECKING:
    from collections.abc import Callable

SET = a_criteria_set(*(a_criterion(number) for number in range(1, 5)))


@pytest.mark.parametrize("typed", ["2025", " 2025 "])
def test_a_year_is_four_digits(typed: str) -> None:
    """Spaces aside."""
    assert read_year(typed) == 2025


@pytest.mark.parametrize("typed", ["", "25", "20250", "２０２５", "hai", "1999", "2100", "-2025"])
def test_no_other_year_is_taken(typed: str) -> None:
    """Nobody was assessed before 2010."""
    with pytest.raises(InputRefused):
        read_year(typed)


@pytest.mark.parametrize(
    ("typed", "focus"), [("3, 1", (1, 3)), ("1;2  3", (1, 2, 3)), ("2,2", (2,)), ("", ()), (" , ", ())]
)
def test_focus_is_a_list_of_criteria(typed: str, focus: tuple[int, ...]) -> None:
    """Commas, semicolons or spaces; sorted, each once."""
    assert read_focus(typed, SET) == focus


@pytest.mark.parametrize("typed", ["5", "0", "1.1", "ba", "1-3", "³"])
def test_a_focus_that_the_set_does_not_have_is_named(typed: str) -> None:
    """The sentence repeats what was typed."""
    with pytest.raises(InputRefused, match=typed):
        read_focus(typed, SET)


def test_a_deadline_may_lie_after_the_year() -> None:
    """Never before it."""
    assert read_deadline("31/01/2025", 2024) == date(2025, 1, 31)
    with pytest.raises(InputRefused, match="2023"):
        read_deadline("31/12/2023", 2024)


@given(pasted_text())
def test_anything_pasted_is_read_or_refused(text: str) -> None:
    """One sentence on one line, and no other error."""
    for read in (read_year, lambda typed: read_focus(typed, SET), lambda typed: read_deadline(typed, 2024)):
        assert "\n" not in _refusal(read, text)


def _refusal(read: Callable[[str], object], text: str) -> str:
    try:
        read(text)
    except InputRefused as refused:
        return refused.sentence
    return ""
