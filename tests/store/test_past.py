"""The record as of a past day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.store.events import read_events
from ntm_tracker.store.past import evidence_as_of, results_as_of
from tests.builders import a_result, measured, some_evidence
from tests.store.record import COMMUNE, VILLAGE, save, undo

if TYPE_CHECKING:
    import time_machine

    from ntm_tracker.store.store import Store

JUNE, JULY, AUGUST = date(2024, 6, 30), date(2024, 7, 15), date(2024, 8, 31)


def figure(store: Store, day: date, assessment: str = COMMUNE) -> str | None:
    """Return the figure of 3.1 as of a day."""
    with store.reading() as connection:
        found = results_as_of(read_events(connection), assessment, day).get("3.1")
    return str(found.outcome.value) if found and hasattr(found.outcome, "value") else None


def typed(store: Store, value: str, on: date | None) -> None:
    """Save a figure that holds for a day."""
    save(store, a_result(measured(value), on=on))


def test_a_figure_counts_from_its_own_day(store: Store) -> None:
    """The day the figure holds for decides, not the day it was typed in."""
    typed(store, "80", JUNE)
    assert figure(store, date(2024, 6, 29)) is None
    assert figure(store, JUNE) == "80"
    assert figure(store, date(2024, 12, 31)) == "80"


def test_a_later_figure_does_not_count_before_its_day(store: Store) -> None:
    """A report of July shows June's figure although August's was typed since."""
    typed(store, "80", JUNE)
    typed(store, "95", AUGUST)
    assert [figure(store, day) for day in (JULY, AUGUST)] == ["80", "95"]


def test_a_corrected_figure_counts_as_corrected(store: Store) -> None:
    """Of two figures that hold for the day, the last one typed counts."""
    typed(store, "80", JUNE)
    typed(store, "81", JUNE)
    assert figure(store, JULY) == "81"


def test_an_undone_figure_does_not_count(store: Store) -> None:
    """What was taken back never was."""
    typed(store, "80", JUNE)
    typed(store, "95", JUNE)
    undo(store)
    assert figure(store, JULY) == "80"
    undo(store)
    assert figure(store, JULY) is None


def test_an_undated_figure_counts_from_the_day_it_was_typed(store: Store, clock: time_machine.Traveller) -> None:
    """Without a day of its own nothing else is known."""
    clock.move_to(datetime(2024, 7, 15, 9, 0, tzinfo=UTC))
    typed(store, "80", None)
    clock.move_to(datetime(2024, 10, 1, 9, 0, tzinfo=UTC))
    assert figure(store, date(2024, 7, 14)) is None
    assert figure(store, JULY) == "80"


def test_the_present_is_the_last_past(store: Store) -> None:
    """As of a day after every figure, the past view is the record itself."""
    typed(store, "80", AUGUST)
    typed(store, "95", JUNE)
    undo(store)
    assert figure(store, date(2024, 10, 1)) == "80"


def test_another_assessment_s_figures_do_not_count(store: Store) -> None:
    """The village has a 3.1 of its own."""
    typed(store, "80", JUNE)
    assert figure(store, JULY, VILLAGE) is None


@pytest.mark.parametrize(
    ("issued", "seen"),
    [(JUNE, True), (JULY, True), (AUGUST, False), (None, True)],
)
def test_a_paper_counts_from_its_issue(issued: date | None, *, seen: bool) -> None:
    """The day on the paper decides; an undated paper counts from its entry, here 1 June."""
    piece = some_evidence()
    dated = type(piece)(piece.id, piece.note, piece.entered_at, piece.entered_by, issued=issued)
    assert (evidence_as_of([dated], JULY) == [dated]) is seen


def test_an_undated_paper_does_not_count_before_its_entry() -> None:
    """Nobody had it before."""
    assert evidence_as_of([some_evidence()], date(2024, 5, 31)) == []
