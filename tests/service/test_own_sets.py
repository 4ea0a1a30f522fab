"""Keeping sets of the office's own: what is in use is never changed under its readers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.terms import Standing
from ntm_tracker.errors import NotFound
from ntm_tracker.service.criteria import list_sets, read_set
from ntm_tracker.service.history import list_history, undo
from ntm_tracker.service.own_sets import write_set
from ntm_tracker.service.reading import Wanted, open_checklist
from tests.builders import a_criteria_set, a_criterion, an_indicator
from tests.store.record import content, execute

if TYPE_CHECKING:
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.service.office import Office

OWN = "thon-bac-giang"


def a_set(text: str = "Tỷ lệ đường thôn được bê tông hóa", set_id: str = OWN) -> CriteriaSet:
    """Return a set of one indicator."""
    return replace(a_criteria_set(a_criterion(1, an_indicator("1.1", text=text))), id=set_id)


def judge_by(office: Office, set_id: str) -> None:
    """Open an assessment of the commune under the set."""
    row = f"'07387/{set_id}/2024', '07387', '{set_id}', 2024, '2024-12-31', '[]', 5, NULL"
    execute(office.store, f"INSERT INTO assessment VALUES ({row})")  # noqa: S608 - a test's own id


def test_a_set_is_listed_after_the_shipped_ones(office: Office) -> None:
    """It is found by its id, as any other."""
    kept = write_set(office, a_set(), "nhập từ bo.xlsx").criteria_set
    assert kept == a_set()
    assert [s.id for s in list_sets(office)][-1] == OWN
    assert read_set(office, OWN) == kept
    assert list_history(office)[0].summary.endswith("nhập từ bo.xlsx")
    undo(office)
    with pytest.raises(NotFound, match=OWN):
        read_set(office, OWN)


def test_a_set_nobody_is_judged_by_is_written_over(office: Office) -> None:
    """A draft may be imported again and again."""
    write_set(office, a_set(), "lần đầu")
    kept = write_set(office, a_set("Câu chữ đã sửa"), "lần hai").criteria_set
    assert kept.id == OWN
    assert read_set(office, OWN).criteria[0].indicators[0].text == "Câu chữ đã sửa"


def test_a_set_in_use_gets_its_next_edition(office: Office) -> None:
    """What is judged by stays as it was; the next edition names what it revises."""
    write_set(office, a_set(), "lần đầu")
    judge_by(office, OWN)
    second = write_set(office, a_set("Câu chữ đã sửa"), "lần hai").criteria_set
    assert (second.id, second.revises) == (f"{OWN}-lan-2", OWN)
    assert read_set(office, OWN) == a_set()
    judge_by(office, second.id)
    third = write_set(office, a_set("Câu chữ sửa nữa"), "lần ba").criteria_set
    assert (third.id, third.revises) == (f"{OWN}-lan-3", second.id)


def test_an_edition_that_is_brought_again_is_followed_by_the_next(office: Office) -> None:
    """The id of an edition is not made longer, and a draft of another edition is not written over."""
    write_set(office, a_set(), "lần đầu")
    judge_by(office, OWN)
    second = write_set(office, a_set("Câu chữ đã sửa"), "lần hai").criteria_set
    judge_by(office, second.id)
    third = write_set(office, replace(second, title="Tên khác"), "sửa tệp của lần hai").criteria_set
    assert (third.id, third.revises) == (f"{OWN}-lan-3", second.id)
    fourth = write_set(office, a_set("Một tệp khác"), "tệp ghi mã của lần đầu").criteria_set
    assert fourth.id == f"{OWN}-lan-4"
    assert read_set(office, third.id) == third


def test_the_same_set_again_changes_nothing(office: Office) -> None:
    """Importing a file twice is no deed, in use or not."""
    write_set(office, a_set(), "lần đầu")
    before = content(office.store)
    assert write_set(office, a_set(), "lần hai").criteria_set.id == OWN
    judge_by(office, OWN)
    assert write_set(office, a_set(), "lần ba").criteria_set.id == OWN
    assert len(list_history(office)) == 2
    assert content(office.store)["own_line"] == before["own_line"]


def test_a_shipped_set_is_never_written_over(office: Office) -> None:
    """A file that carries a shipped id is kept as the office's edition of it."""
    kept = write_set(office, a_set(set_id="xa-ntm-2021-2025"), "nhập").criteria_set
    assert (kept.id, kept.revises) == ("xa-ntm-2021-2025-lan-2", "xa-ntm-2021-2025")


def test_a_confirmation_does_not_outlive_its_line(office: Office) -> None:
    """A figure that was vouched for and is then imported anew is judged by as imported, unconfirmed."""
    write_set(office, a_set(), "lần đầu", ["1.1"])
    write_set(office, a_set("Câu chữ đã sửa"), "lần hai")
    judge_by(office, OWN)
    state = open_checklist(office, Wanted(set_id=OWN)).find("1.1")
    assert state
    assert state.applied.standing is Standing.UNCONFIRMED


def test_what_was_read_on_paper_is_confirmed(office: Office) -> None:
    """Named with the set's own decision, taken back with the import; unknown bounds cannot be vouched for."""
    empty = content(office.store)
    write_set(office, a_set(), "nhập", ["1.1", "9.9"])
    judge_by(office, OWN)
    state = open_checklist(office, Wanted(set_id=OWN)).find("1.1")
    assert state
    assert state.applied.standing is Standing.CONFIRMED
    execute(office.store, f"DELETE FROM assessment WHERE set_id = '{OWN}'")  # noqa: S608 - a test's own id
    undo(office)
    assert content(office.store) == empty
