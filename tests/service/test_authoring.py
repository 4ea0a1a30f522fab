"""Writing a set on the screen: one small deed each, undone whole, shipped and used sets untouched."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.authoring import AddCriterion, MarkComplete, PutLine, RemoveCriterion
from ntm_tracker.domain.criteria import Criterion
from ntm_tracker.domain.requirements import Ratio
from ntm_tracker.errors import SavedMeanwhile
from ntm_tracker.service.authoring import Written, change_set, copy_set, list_shelf, new_set
from ntm_tracker.service.criteria import read_set
from ntm_tracker.service.history import list_history, undo
from ntm_tracker.store import queries
from ntm_tracker.store.tables import assessment as assessment_table
from tests.builders import an_indicator
from tests.domain.test_set_entry import HEAD
from tests.service.deeds import confirm, refused
from tests.store.record import content, from_outside

if TYPE_CHECKING:
    from ntm_tracker.domain.authoring import Edit
    from ntm_tracker.service.office import Office

COMMUNE = "xa-ntm-nang-cao-2021-2025"


def authored(office: Office) -> str:
    """Author a set of two criteria with one and no indicators; return its id."""
    set_id = new_set(office, HEAD).criteria_set.id
    for edit in (
        AddCriterion(Criterion(number=1, name="Giao thông")),
        PutLine(an_indicator("1.1")),
        AddCriterion(Criterion(number=2, name="Văn hóa")),
    ):
        change_set(office, set_id, edit)
    return set_id


def images(office: Office) -> int:
    """Return how many rows the last deed wrote."""
    with from_outside(office.database) as connection:
        (count,) = connection.execute("SELECT json_array_length(after) FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    return int(count)


def confirmed(office: Office, set_id: str) -> dict[str, str]:
    """Return the decisions of a set's confirmations by indicator."""
    with office.store.reading() as connection:
        return {number: c.basis for number, (_, c) in queries.confirmations(connection, set_id).items()}


def test_a_set_is_authored_line_by_line_and_taken_back_line_by_line(office: Office) -> None:
    """Each save is one event; undoing all of them leaves the record as it was."""
    states = [content(office.store)]
    set_id = new_set(office, HEAD).criteria_set.id
    assert set_id == "thon-ntm-km-bac-giang"
    edits: list[Edit] = [
        AddCriterion(Criterion(number=1, name="Giao thông")),
        PutLine(an_indicator("1.1")),
        AddCriterion(Criterion(number=2, name="Văn hóa")),
        MarkComplete(),
    ]
    for edit in edits:
        states.append(content(office.store))
        change_set(office, set_id, edit)
    made = read_set(office, set_id)
    assert (made.criterion_count, made.indicator_count, made.complete) == (2, 1, True)
    assert list_history(office)[0].summary.startswith("Đánh dấu bộ “Thôn NTM KM Bắc Giang” đã đủ")
    for state in reversed(states):
        undo(office)
        assert content(office.store) == state


def test_one_edit_writes_the_rows_that_differ(office: Office) -> None:
    """The line and, where a count changes, the head."""
    set_id = authored(office)
    seen = read_set(office, set_id).find("1.1")
    assert seen is not None
    change_set(office, set_id, PutLine(replace(seen, text="Câu chữ mới"), seen))
    assert images(office) == 1


def test_a_shipped_set_and_one_in_use_are_never_edited(office: Office) -> None:
    """The sentence offers the copy."""
    edit = AddCriterion(Criterion(number=20, name="Thêm"))
    with refused(office, "Bộ đi kèm chương trình không sửa được; hãy chép"):
        change_set(office, COMMUNE, edit)
    set_id = authored(office)
    _judge_by(office, set_id)
    with refused(office, "Bộ đang dùng cho kỳ đánh giá nên không sửa tại chỗ; hãy chép"):
        change_set(office, set_id, edit)


def _judge_by(office: Office, set_id: str) -> None:
    from sqlalchemy import update

    with office.store.writing() as connection:
        village = assessment_table.c.set_id.startswith("thon-")
        connection.execute(update(assessment_table).where(village).values(set_id=set_id))


def test_an_edition_keeps_what_was_read_on_paper(office: Office) -> None:
    """Its confirmations come along, and fall only where the requirement changes; the old set keeps its own."""
    confirm(office, "3.1")
    confirm(office, "3.2")
    made = copy_set(office, COMMUNE, "Nâng cao lần 2", edition=True).criteria_set
    assert (made.id, made.revises, made.complete) == (f"{COMMUNE}-lan-2", COMMUNE, True)
    assert set(confirmed(office, made.id)) == {"3.1", "3.2"}
    before = content(office.store)
    seen = made.find("3.1")
    assert isinstance(seen, type(an_indicator()))
    assert isinstance(seen.requirement, Ratio)
    change_set(office, made.id, PutLine(replace(seen, requirement=replace(seen.requirement, value=Decimal(95))), seen))
    assert set(confirmed(office, made.id)) == {"3.2"}
    assert set(confirmed(office, COMMUNE)) == {"3.1", "3.2"}
    undo(office)
    assert content(office.store) == before
    third = copy_set(office, made.id, "Nâng cao lần 3", edition=True).criteria_set
    assert (third.id, third.revises) == (f"{COMMUNE}-lan-3", made.id)


def test_a_copy_for_another_set_starts_anew(office: Office) -> None:
    """Nothing in it is confirmed, and it must be marked complete."""
    confirm(office, "3.1")
    made = copy_set(office, COMMUNE, "Bộ của tỉnh", edition=False).criteria_set
    assert (made.id, made.revises, made.complete) == ("bo-cua-tinh", "", False)
    assert confirmed(office, made.id) == {}


def test_a_confirmation_goes_with_its_line(office: Office) -> None:
    """Renumbering moves it; removing the line removes it; undo brings it back."""
    confirm(office, "2.1")
    confirm(office, "3.1")
    set_id = copy_set(office, COMMUNE, "Nâng cao lần 2", edition=True).criteria_set.id
    before = content(office.store)
    change_set(office, set_id, RemoveCriterion(read_set(office, set_id).criteria[1], renumber=True))
    assert set(confirmed(office, set_id)) == {"2.1"}
    assert len(read_set(office, set_id).criteria) == 18
    undo(office)
    assert content(office.store) == before


def test_a_figure_read_on_paper_is_confirmed_in_the_same_deed(office: Office) -> None:
    """By the decision of the set; undone with the line; over an older word for the same line."""
    set_id = authored(office)
    before = content(office.store)
    seen = read_set(office, set_id).find("1.1")
    assert seen is not None
    change_set(office, set_id, PutLine(replace(seen, number="1.2"), seen), ("1.2",))
    assert confirmed(office, set_id)["1.2"].startswith("Quyết định 741/QĐ-UBND")
    now = content(office.store)
    seen = read_set(office, set_id).find("1.2")
    assert seen is not None
    change_set(office, set_id, PutLine(replace(seen, number="1.1"), seen), ("1.1",))
    assert set(confirmed(office, set_id)) == {"1.1"}
    undo(office)
    assert content(office.store) == now
    undo(office)
    assert content(office.store) == before


def test_short_names_are_told_apart(office: Office) -> None:
    """Marks and case aside; ids never collide."""
    authored(office)
    with refused(office, "Đã có bộ mang tên ngắn"):
        new_set(office, replace(HEAD, short_title="thôn ntm km bắc giang"))
    with refused(office, "Đã có bộ mang tên ngắn"):
        copy_set(office, COMMUNE, "XÃ NTM 2021-2025", edition=False)
    with refused(office, "Tên ngắn dài 31 ký tự"):
        copy_set(office, COMMUNE, "x" * 31, edition=False)
    second = new_set(office, replace(HEAD, short_title="Thôn-NTM KM Bắc.Giang"))
    assert second.criteria_set.id == "thon-ntm-km-bac-giang-2"


def test_a_line_changed_by_somebody_else_is_not_written_over(office: Office) -> None:
    """The save is refused until the officer has seen the other's."""
    set_id = authored(office)
    seen = read_set(office, set_id).find("1.1")
    assert seen is not None
    change_set(office, set_id, PutLine(replace(seen, text="Của người khác"), seen))
    with pytest.raises(SavedMeanwhile):
        change_set(office, set_id, PutLine(replace(seen, text="Của tôi"), seen))


def test_the_shelf_tells_who_uses_what(office: Office) -> None:
    """Sets in use first, with how many requirements wait for the paper."""
    confirm(office, "3.1")
    authored(office)
    listed = {s.criteria_set.id: s for s in list_shelf(office)}
    assert next(iter(listed.values())).used_by
    nang_cao = listed[COMMUNE]
    assert not nang_cao.own
    assert nang_cao.used_by[0].subject.name == "Xã Hương Sơn"
    assert nang_cao.unconfirmed == len(list(nang_cao.criteria_set.measured())) - 1
    assert nang_cao.confirmed == {"3.1"}
    own = listed["thon-ntm-km-bac-giang"]
    assert (own.own, own.used_by, own.locked) == (True, (), "")


def test_saving_what_is_there_already_is_no_deed(office: Office) -> None:
    """Nothing to undo, nothing in the history."""
    set_id = authored(office)
    seen = read_set(office, set_id).find("1.1")
    assert seen is not None
    before = len(list_history(office))
    written = change_set(office, set_id, PutLine(seen, seen))
    assert isinstance(written, Written)
    assert len(list_history(office)) == before
    assert json.dumps(written.summary)
