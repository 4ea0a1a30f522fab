"""Whatever is done, undone and redone in whatever order: every past state can be read again, and nothing breaks."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.errors import NtmError
from ntm_tracker.service.adopting import Adopting, adopt_set
from ntm_tracker.service.assessments import Changing, change_assessment
from ntm_tracker.service.authoring import copy_set
from ntm_tracker.service.changing_evidence import edit_evidence, link_evidence, replace_file, unlink_evidence
from ntm_tracker.service.checkup import check_record
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.extracting import extract_pending
from ntm_tracker.service.history import list_history, redo, undo
from ntm_tracker.service.office import open_office
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.service.past_office import office_after
from ntm_tracker.service.reading import Wanted, open_all
from ntm_tracker.service.recording import withdraw_confirmation
from ntm_tracker.store.queries import all_evidence
from ntm_tracker.store.replay import rows_after
from tests.service.deeds import confirm, record
from tests.store.record import content

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.office import Office

pytestmark = pytest.mark.usefixtures("clock")
_NUMBERS = st.sampled_from(["3.1", "3.4", "3.6"])
_PAPERS = st.integers(1, 3)
STEPS = st.one_of(
    st.tuples(st.just("record"), st.integers(0, 100)),
    st.tuples(st.just("confirm"), st.integers(50, 99)),
    st.tuples(st.just("withdraw"), st.none()),
    st.tuples(st.just("add"), _NUMBERS),
    st.tuples(st.just("edit"), _PAPERS),
    st.tuples(st.just("link"), st.tuples(_PAPERS, _NUMBERS)),
    st.tuples(st.just("unlink"), st.tuples(_PAPERS, _NUMBERS)),
    st.tuples(st.just("replace"), _PAPERS),
    st.tuples(st.just("focus"), st.integers(1, 19)),
    st.tuples(st.just("adopt"), st.sampled_from(["2025", "2026"])),
    st.tuples(st.just("copy"), st.none()),
    st.tuples(st.just("learn"), st.none()),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
)


def do(office: Office, folder: Path, step: tuple[str, Any]) -> None:
    """Do one thing, whether or not it can be done just now."""
    kind, given = step
    scan = folder / "tep.txt"
    scan.write_text(f"Nội dung {len(list_history(office))}", "utf-8")
    deeds: dict[str, Callable[[], object]] = {
        "record": lambda: record(office, "3.1", Draft(value=str(given))),
        "confirm": lambda: confirm(office, "3.1", f">= {Decimal(given)}"),
        "withdraw": lambda: withdraw_confirmation(office, "3.1"),
        "add": lambda: add_evidence(office, (given,), Paper("Báo cáo [b]", files=(str(scan),))),
        "edit": lambda: edit_evidence(office, [given], Change(note=f"Sửa {given} =1+1")),
        "link": lambda: link_evidence(office, [given[0]], (given[1],)),
        "unlink": lambda: unlink_evidence(office, [given[0]], (given[1],)),
        "replace": lambda: replace_file(office, given, str(scan)),
        "focus": lambda: change_assessment(office, Changing(focus=str(given)), Wanted()),
        "adopt": lambda: adopt_set(office, Adopting("xa-ntm-nang-cao-2021-2025", year=given)),
        "copy": lambda: copy_set(office, "xa-ntm-2021-2025", f"Bộ {len(list_history(office))}", edition=False),
        "learn": lambda: extract_pending(office),
        "undo": lambda: undo(office),
        "redo": lambda: redo(office),
    }
    # There may be nothing to undo, no such paper: refused, and nothing done.
    with suppress(NtmError):
        deeds[kind]()


def rows(office: Office) -> dict[Any, Any]:
    """Return the rows of the record as they now are."""
    with office.store.reading() as connection:
        return rows_after(connection, 10**9)


def answers(office: Office, day: date | None = None) -> list[Any]:
    """Read every assessment: each indicator with its requirement, result, verdict and evidence."""
    return [
        (checklist.assessment, state.applied, state.result, state.judgement, [_told(p) for p in state.evidence])
        for checklist in open_all(office, day)
        for state in checklist.indicators()
    ]


def _told(piece: Evidence) -> Evidence:
    """Leave out the type of a file, known only once somebody read it, and the size, forgotten with an undone file."""
    files, earlier = (
        tuple(replace(held, type="", size=0) for held in listed) for listed in (piece.files, piece.earlier)
    )
    return replace(piece, files=files, earlier=earlier)


@settings(max_examples=10)
@given(st.lists(STEPS, max_size=14))
def test_every_past_state_can_be_read_again(template: Path, steps: list[tuple[str, Any]]) -> None:
    """Walked back to any deed, rows and answers are what was read right after it; the check finds nothing."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        office = open_office(str(shutil.copytree(template, folder / "data")))
        seen = {}
        for step in steps:
            do(office, folder, step)
            seen[list_history(office)[0].seq] = rows(office), answers(office)
            with office.store.reading() as connection:
                assert list(office.store.evidence.read(connection).listed) == all_evidence(connection)
        for number, (then, read) in seen.items():
            with office.store.reading() as connection:
                assert rows_after(connection, number) == then, f"after event {number}"
            past, day = office_after(office, str(number))
            # The office was set up on another day: what was read since was not read on that one.
            assert number == 1 or answers(past, day) == read, f"after event {number}"
            past.close()
        assert check_record(office).problems == ()
        office.close()


@settings(max_examples=5)
@given(st.lists(STEPS.filter(lambda step: step[0] not in ("undo", "redo")), max_size=8))
def test_all_that_was_done_is_undone_and_redone(template: Path, steps: list[tuple[str, Any]]) -> None:
    """Undo to the beginning, over a restart, and redo to the end: each state comes again, in order."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        office = open_office(str(shutil.copytree(template, folder / "data")))
        states, fresh = [], content(office.database)
        for step in steps:
            before = len(list_history(office))
            do(office, folder, step)
            if len(list_history(office)) > before:
                states.append(content(office.database))
        for state in [fresh, *states[:-1]][::-1] if states else ():
            undo(office)
            assert content(office.database) == state
        office.close()
        office = open_office(str(folder / "data"))
        for state in states:
            redo(office)
            assert content(office.database) == state
        assert check_record(office).problems == ()
        office.close()
