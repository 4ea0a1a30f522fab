"""Setting up, opening, and who is at the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.history import Deed
from ntm_tracker.errors import NotFound, RecordUnavailable
from ntm_tracker.places import data_folder
from ntm_tracker.service.board import read_board
from ntm_tracker.service.history import list_history
from ntm_tracker.service.office import officer_name, open_office, set_up_office
from ntm_tracker.service.outline import open_outline
from ntm_tracker.store.store import Store
from tests.service.deeds import assert_one_sentence, assessments, record, value
from tests.store.record import dump

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


def test_a_fresh_folder_is_set_up_from_the_plan(tmp_path: Path) -> None:
    """The commune, its two known villages, and what the plan assesses."""
    office, made = set_up_office(str(tmp_path / "moi"))
    assert made
    kept = dump(office.store)
    assert {row[0] for row in kept["subject"]} == {"07387", "huong-than", "don-cau-bang"}
    assert len(assessments(office)) == 3
    assert [event.deed for event in list_history(office)] == [Deed.INIT]
    office.store.close()


def test_setting_up_again_changes_nothing(office: Office) -> None:
    """The second time nothing is made, lost or logged."""
    record(office, "3.1", value("92"))
    before = dump(office.store)
    again, made = set_up_office(str(office.database.parent))
    again.store.close()
    assert not made
    assert again.profile == office.profile
    assert dump(office.store) == before


def test_an_unknown_profile_makes_nothing(tmp_path: Path) -> None:
    """The sentence lists the profiles, and no folder is left behind."""
    with pytest.raises(NotFound, match="huong-son") as refusal:
        set_up_office(str(tmp_path / "moi"), "khong-co")
    assert_one_sentence(refusal.value.sentence)
    assert not (tmp_path / "moi").exists()


def test_a_folder_without_a_record_is_told(tmp_path: Path) -> None:
    """Opening says which folder and what to run, and makes nothing."""
    with pytest.raises(RecordUnavailable, match="ntm init") as refusal:
        open_office(str(tmp_path / "thieu"))
    assert_one_sentence(refusal.value.sentence)
    assert str(tmp_path / "thieu") in refusal.value.sentence


def test_a_record_that_was_not_set_up_is_told(tmp_path: Path) -> None:
    """Tables without an office, as a stopped set-up leaves, are told; setting up then works."""
    Store.create(tmp_path / "ntm.db").close()
    with pytest.raises(RecordUnavailable, match="ntm init") as refusal:
        open_office(str(tmp_path))
    assert_one_sentence(refusal.value.sentence)
    office, made = set_up_office(str(tmp_path))
    office.store.close()
    assert made


def test_the_officer_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """NTM_OFFICER, brought into one line and one normal form."""
    monkeypatch.setenv("NTM_OFFICER", "  Chị  Ha\u0300 ")
    assert officer_name() == "Chị Hà"


def test_the_officer_is_otherwise_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name of one's own, the machine's."""
    monkeypatch.setenv("NTM_OFFICER", "  ")
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "can_bo")
    assert officer_name() == "can_bo"


def test_the_officer_stands_in_the_history(office: Office) -> None:
    """A deed says who did it."""
    record(office, "3.1", value("92"))
    assert list_history(office)[0].who == "Chị Hà"


def test_the_data_folder_is_the_user_s_own_unless_chosen(tmp_path: Path) -> None:
    """--data, with “~” for the home folder; else the place the system keeps for it."""
    assert data_folder(str(tmp_path)) == tmp_path
    assert data_folder("~/usb") == tmp_path / "home" / "usb"
    assert data_folder(None) == tmp_path / "home" / "ntm-tracker"


def test_an_unknown_home_folder_is_told() -> None:
    """“~người khác” that does not exist is one sentence, not a traceback."""
    with pytest.raises(RecordUnavailable):
        open_office("~khong-co-nguoi-nay/usb")


def test_the_board_holds_the_whole_office(office: Office) -> None:
    """Checklists, gaps and events in one reading; an indicator's own deeds are found in it."""
    record(office, "3.1", value("92"))
    board = read_board(office)
    assert [c.assessment.id for c in board.checklists] == [a.id for a in assessments(office)]
    assert all(board.gaps[c.assessment.id] for c in board.checklists)
    assert len(board.events) == 2
    first = board.checklists[0].assessment.id
    assert [event.deed for event in board.deeds(first, "3.1")] == [Deed.RECORD]
    assert board.deeds(first, "3.2") == []
    assert board.deeds(board.checklists[2].assessment.id, "3.1") == []


def test_the_outline_is_the_first_assessment_s(office: Office) -> None:
    """What paints first is what opens afterwards."""
    outline, first = open_outline(), read_board(office).checklists[0]
    assert outline.subject == first.assessment.subject.name
    assert [c.number for c in outline.criteria] == [c.criterion.number for c in first.criteria]
