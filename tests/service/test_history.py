"""Looking back, and taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.history import Deed
from ntm_tracker.errors import NothingToUndo
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.history import list_history, undo
from ntm_tracker.service.reading import open_checklist
from tests.service.deeds import assert_one_sentence, confirm, record, refused, value
from tests.store.record import content, execute

if TYPE_CHECKING:
    from ntm_tracker.service.office import Office


@pytest.fixture
def worked(office: Office) -> Office:
    """An office after three deeds."""
    record(office, "3.1", value("92"))
    confirm(office, "3.1")
    add_evidence(office, ("3.1", "3.4"), Paper("Báo cáo"))
    return office


def test_the_newest_deed_comes_first(worked: Office) -> None:
    """As an officer reads it."""
    deeds = [event.deed for event in list_history(worked)]
    assert deeds == [Deed.ADD_EVIDENCE, Deed.CONFIRM, Deed.RECORD, Deed.INIT]


def test_one_indicator_s_deeds_are_listed(worked: Office) -> None:
    """A paper for two indicators is in the history of both."""
    assert [event.deed for event in list_history(worked, "3.4")] == [Deed.ADD_EVIDENCE]
    assert len(list_history(worked, "3.1")) == 3
    assert list_history(worked, "3.2") == []


def test_everything_can_be_undone_in_turn(worked: Office) -> None:
    """Undo walks back to the fresh office and says each time what it took back."""
    told = [undo(worked).deed for _ in range(3)]
    assert told == [Deed.ADD_EVIDENCE, Deed.CONFIRM, Deed.RECORD]
    with refused(worked, "Không còn việc nào"):
        undo(worked)
    fresh = open_checklist(worked)
    assert not any(state.result or state.evidence or state.applied.own for state in fresh.indicators())


def test_an_undo_is_in_the_history(worked: Office) -> None:
    """The deed is marked as undone and the undo names it."""
    summary = undo(worked).summary
    newest, undone, *_ = list_history(worked)
    assert (newest.deed, newest.summary, newest.who) == (Deed.UNDO, f"Hoàn tác: {summary}", "Chị Hà")
    assert (undone.undone, newest.undoes) == (True, undone.seq)
    assert newest.indicators == ("3.1", "3.4")


def test_an_undo_that_would_overwrite_is_refused(worked: Office) -> None:
    """Rows changed since are left alone, in one sentence."""
    execute(worked.store, "UPDATE evidence SET note = 'Sửa ngoài chương trình'")
    with refused(worked, "Không hoàn tác được"):
        undo(worked)


def test_a_fresh_office_has_nothing_to_undo(office: Office) -> None:
    """Setting up is not undone."""
    before = content(office.store)
    with pytest.raises(NothingToUndo) as refusal:
        undo(office)
    assert_one_sentence(refusal.value.sentence)
    assert content(office.store) == before
