"""Evidence: a note, and how long it may stand in an inspection."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.evidence import KINDS, Kind, kind_text, read_kind
from ntm_tracker.errors import InputRefused
from tests.builders import DAY, some_evidence
from tests.service.deeds import assert_one_sentence
from tests.strategies import days

if TYPE_CHECKING:
    from ntm_tracker.domain.evidence import Evidence


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


LAST_YEAR = some_evidence(issued=date(2023, 12, 31), kind=Kind.REPORT)


@pytest.mark.parametrize(
    ("piece", "old"),
    [
        (LAST_YEAR, True),
        (replace(LAST_YEAR, kind=""), True),
        (replace(LAST_YEAR, issued=date(2024, 1, 1)), False),
        (replace(LAST_YEAR, issued=None), False),
        (replace(LAST_YEAR, maintained=True), False),
        (replace(LAST_YEAR, valid_until=date(2024, 1, 1)), False),
        (replace(LAST_YEAR, valid_until=date(2023, 12, 31)), True),
        (replace(LAST_YEAR, kind=Kind.DECISION), False),
        (replace(LAST_YEAR, kind=Kind.DECISION, valid_until=date(2023, 12, 31)), True),
        (replace(LAST_YEAR, kind=Kind.PLAN), True),
    ],
)
def test_a_paper_ages_with_the_year(piece: Evidence, *, old: bool) -> None:
    """Of an earlier year, unless it says that it still holds: upkeep, validity, or a decision without an end."""
    assert piece.is_older_than(2024) is old


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_typed_as_it_is_shown(kind: Kind) -> None:
    """With marks, without, with hyphens, and by its name in the JSON."""
    word = kind_text(kind)
    for typed in (word, word.upper(), word.replace(" ", "-"), kind.value, f"  {word} "):
        assert read_kind(typed) == kind


def test_the_kinds_are_a_closed_list() -> None:
    """Each has a word of its own; nothing typed is no kind; anything else is refused with the list."""
    assert len({*KINDS.values()}) == len(Kind)
    assert read_kind(" ") == kind_text("") == ""
    with pytest.raises(InputRefused) as error:
        read_kind("thông tư")
    assert_one_sentence(error.value.sentence)
    assert "biên bản" in error.value.sentence
