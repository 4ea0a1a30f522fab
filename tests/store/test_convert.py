"""What goes into the record comes out the same."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_tracker.domain.results import Counted, Measured, NotApplicable, Placed, Result
from ntm_tracker.service.office import open_office
from ntm_tracker.store import queries, unit
from ntm_tracker.store.convert import outcome_from_json, outcome_to_json
from tests.store.record import COMMUNE, SET, VILLAGE, entry, save, saved
from tests.strategies import days, letters_and_signs, outcomes, requirements, typed_decimals, vietnamese_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Outcome
    from ntm_tracker.store.store import Store

EVERY_OUTCOME = st.one_of(
    outcomes(),
    st.builds(Measured, typed_decimals()),
    st.builds(Counted, typed_decimals(), typed_decimals()),
    st.builds(Placed, vietnamese_text()),
    st.builds(NotApplicable, vietnamese_text()),
)


@pytest.fixture(scope="module")
def one_store(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One record for many examples."""
    office = open_office(str(shutil.copytree(template, tmp_path_factory.mktemp("one") / "data")))
    yield office.store
    office.store.close()


@given(EVERY_OUTCOME)
def test_an_outcome_survives_json(outcome: Outcome) -> None:
    """Every kind comes back as it went, decimals to the last digit."""
    back = outcome_from_json(json.loads(json.dumps(outcome_to_json(outcome))))
    assert back == outcome
    assert repr(back) == repr(outcome)


@given(EVERY_OUTCOME, st.none() | days(), letters_and_signs(), vietnamese_text(200))
@settings(max_examples=60)
def test_a_result_survives_the_record(
    one_store: Store, outcome: Outcome, on: date | None, source: str, note: str
) -> None:
    """Outcome, day, source and note of any result are read as they were saved."""
    value = Result(outcome, "triệu đồng/người/năm", on, source, note)
    save(one_store, value)
    found = saved(one_store)
    assert found
    assert (found.outcome, found.unit, found.on, found.source, found.note) == (
        outcome,
        value.unit,
        on,
        source,
        note,
    )


@given(requirements(), letters_and_signs())
@settings(max_examples=60)
def test_a_confirmed_requirement_survives_the_record(one_store: Store, requirement: Requirement, basis: str) -> None:
    """Every kind of requirement is read as it was saved, years and exact bounds included."""
    with one_store.writing() as connection:
        unit.save_confirmation(
            connection,
            entry(),
            set_id=SET,
            indicator="3.1",
            requirement=requirement,
            basis=basis,
            article="Phụ lục II",
            dated=None,
            over=None,
        )
        own, confirmation = queries.confirmations(connection, SET)["3.1"]
    assert own == requirement
    assert (confirmation.basis, confirmation.article, confirmation.by) == (basis, "Phụ lục II", "Chị Hà")


def test_an_assessment_comes_back_with_its_focus(store: Store) -> None:
    """Subject, year, deadline and focus criteria are those of the plan."""
    with store.reading() as connection:
        listed = queries.assessments(connection)
    assert [a.id for a in listed][:2] == [COMMUNE, VILLAGE]
    assert listed[0].focus == (3, 6, 8, 19)
    assert (listed[0].subject.villages, listed[1].subject.within) == (21, "07387")
