"""Evidence: a note, and how long it may stand in an inspection."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import DAY, some_evidence
from tests.strategies import days

if TYPE_CHECKING:
    from datetime import date


@pytest.mark.parametrize(
    ("valid_until", "holds"),
    [(None, True), (DAY, True), (DAY + timedelta(days=1), True), (DAY - timedelta(days=1), False)],
)
def test_evidence_holds_through_its_last_day(valid_until: date | None, *, holds: bool) -> None:
    """Valid until today still holds today; until yesterday does not; without an end it always does."""
    piece = some_evidence(valid_until=valid_until)
    assert piece.holds(DAY) is holds
    assert piece.expired(DAY) is not holds


@pytest.mark.parametrize("note", ["", " ", "\n\t"])
def test_evidence_without_a_note_never_holds(note: str) -> None:
    """A paper that nobody described is no evidence, though it has not expired."""
    assert not some_evidence(note).holds(DAY)
    assert not some_evidence(note).expired(DAY)


@given(days(), st.none() | days())
def test_expired_evidence_never_holds(day: date, valid_until: date | None) -> None:
    """Nothing both holds and has expired, and with a note one of the two is so."""
    piece = some_evidence(valid_until=valid_until)
    assert piece.holds(day) is not piece.expired(day)
