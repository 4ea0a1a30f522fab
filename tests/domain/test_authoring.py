"""Editing a set line by line: counts follow, numbers are never moved silently, nothing is written over unseen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.authoring import (
    AddCriterion,
    MarkComplete,
    PutCriterion,
    PutHead,
    PutLine,
    RemoveCriterion,
    RemoveLine,
    lacking,
)
from ntm_tracker.domain.criteria import Fact, in_order
from ntm_tracker.errors import InputRefused, SavedMeanwhile
from ntm_tracker.law.files import parse_set
from ntm_tracker.law.shelf import set_ids, shipped_set
from ntm_tracker.law.toml_text import toml_text
from tests.builders import a_criteria_set, a_criterion, an_indicator

if TYPE_CHECKING:
    from ntm_tracker.domain.criteria import CriteriaSet


def a_set() -> CriteriaSet:
    """Return three criteria with two, one and no indicators, and a gate."""
    made = a_criteria_set(
        a_criterion(1, an_indicator("1.1"), an_indicator("1.2")),
        a_criterion(2, an_indicator("2.1"), name="Thủy lợi"),
        a_criterion(3, name="Điện"),
        gates=(an_indicator("dk2"),),
    )
    return replace(made, facts=(Fact(about="2.1", field="text", claim="Đọc ở báo", source="báo"),))


def numbers(criteria_set: CriteriaSet) -> list[str]:
    """Return every number that is measured, in order."""
    return [line.number for line in criteria_set.measured()]


def test_a_criterion_is_added_at_the_end() -> None:
    """The counts follow, and the set stays complete."""
    edited = AddCriterion(a_criterion(4, name="Trường học")).apply(a_set())
    assert edited.criteria_set.criterion_count == 4
    assert edited.criteria_set.complete
    assert edited.summary == "Thêm tiêu chí 4 “Trường học” vào bộ “Xã NTM 2021-2025”"


def test_a_criterion_in_the_middle_asks_before_it_renumbers() -> None:
    """Without the officer's word it is refused; with it the rest move, their indicators and facts too."""
    new = a_criterion(2, name="Quy hoạch")
    with pytest.raises(InputRefused, match="Đã có tiêu chí 2; hãy ghi số 4"):
        AddCriterion(new).apply(a_set())
    edited = AddCriterion(new, renumber=True).apply(a_set())
    assert numbers(edited.criteria_set) == ["1.1", "1.2", "2", "3.1", "4", "dk2"]
    assert edited.moved == {"2": "3", "2.1": "3.1", "3": "4"}
    assert edited.criteria_set.facts[0].about == "3.1"


@pytest.mark.parametrize("number", [0, 5, 99])
def test_a_number_that_leaves_a_hole_is_refused(number: int) -> None:
    """Criteria are numbered 1 to n."""
    with pytest.raises(InputRefused, match="từ 1 đến 4"):
        AddCriterion(replace(a_criterion(1), number=number), renumber=True).apply(a_set())


def test_removing_a_criterion_closes_the_hole_only_when_told() -> None:
    """The last one goes at once; one in the middle needs the officer's word."""
    before = a_set()
    assert numbers(RemoveCriterion(before.criteria[2]).apply(before).criteria_set) == ["1.1", "1.2", "2.1", "dk2"]
    with pytest.raises(InputRefused, match="Sau tiêu chí 2 còn 1 tiêu chí"):
        RemoveCriterion(before.criteria[1]).apply(before)
    edited = RemoveCriterion(before.criteria[1], renumber=True).apply(before)
    assert numbers(edited.criteria_set) == ["1.1", "1.2", "2", "dk2"]
    assert edited.moved == {"3": "2"}
    assert edited.criteria_set.facts == ()


def test_an_indicator_goes_where_its_number_says() -> None:
    """In order of number, “1.10” after “1.3”, and into another criterion when its number changes."""
    first = PutLine(an_indicator("1.10")).apply(a_set()).criteria_set
    assert not first.complete
    assert lacking(first) == ["tiêu chí 1 thiếu chỉ tiêu 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9"]
    second = PutLine(an_indicator("1.3")).apply(first).criteria_set
    assert numbers(second)[:4] == ["1.1", "1.2", "1.3", "1.10"]
    old = second.find("1.2")
    assert old is not None
    moved = PutLine(replace(old, number="3.1"), old).apply(second)
    assert numbers(moved.criteria_set) == ["1.1", "1.3", "1.10", "2.1", "3.1", "dk2"]
    assert moved.moved == {"1.2": "3.1"}


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("1.1", "Đã có chỉ tiêu 1.1"),
        ("9.1", "Bộ chưa có tiêu chí 9"),
        ("1.100", "không đúng"),
        ("0.1", "không đúng"),
        ("1.0", "không đúng"),
        ("một", "không đúng"),
        ("dk2", "Đã có điều kiện ĐK2"),
        ("dk10", "không đúng"),
    ],
)
def test_a_number_that_cannot_be_is_refused(number: str, told: str) -> None:
    """One sentence for each."""
    with pytest.raises(InputRefused, match=told):
        PutLine(an_indicator(number)).apply(a_set())


def test_a_gate_is_written_and_removed() -> None:
    """It stays a gate, in order, and is no indicator in the counts."""
    edited = PutLine(an_indicator("dk3")).apply(a_set()).criteria_set
    assert numbers(edited)[-2:] == ["dk2", "dk3"]
    assert edited.indicator_count == 3
    with pytest.raises(InputRefused, match="Số điều kiện"):
        PutLine(an_indicator("3.1"), edited.gates[0]).apply(edited)
    assert numbers(RemoveLine(edited.gates[0]).apply(edited).criteria_set)[-1] == "dk3"


def test_a_line_that_somebody_changed_is_not_written_over_unseen() -> None:
    """Head, criterion and line each name what the officer saw."""
    before = a_set()
    other = replace(before.criteria[0], name="Tên khác")
    for edit in (
        PutHead(replace(before, title="Tên khác"), before),
        PutCriterion(other, other),
        RemoveCriterion(other, renumber=True),
        PutLine(an_indicator("1.1"), an_indicator("1.1", text="Khác")),
        RemoveLine(an_indicator("1.1", text="Khác")),
    ):
        with pytest.raises(SavedMeanwhile):
            edit.apply(before)


def test_the_head_keeps_the_lines_that_somebody_added_since() -> None:
    """Only what the head form shows is written."""
    seen = a_set()
    now = AddCriterion(a_criterion(4)).apply(seen).criteria_set
    edited = PutHead(seen, replace(seen, title="Tên mới")).apply(now).criteria_set
    assert edited.title == "Tên mới"
    assert edited.criterion_count == 4


def test_a_set_is_complete_only_by_a_conscious_step() -> None:
    """Everything that is missing is named at once; what an edit takes away takes the mark back."""
    empty = a_criteria_set(a_criterion(1), complete=False)
    bare = RemoveCriterion(empty.criteria[0]).apply(empty).criteria_set
    with pytest.raises(InputRefused, match="chưa có tiêu chí nào"):
        MarkComplete().apply(bare)
    one = AddCriterion(a_criterion(1)).apply(bare).criteria_set
    assert not one.complete
    done = MarkComplete().apply(one)
    assert done.criteria_set.complete
    assert done.summary.endswith("đã đủ để đánh giá (1 tiêu chí, 0 chỉ tiêu)")
    mixed = PutLine(an_indicator("1.2")).apply(PutLine(an_indicator("1")).apply(one).criteria_set).criteria_set
    assert lacking(mixed) == ["tiêu chí 1 vừa có chỉ tiêu 1 vừa có chỉ tiêu khác"]
    holed = PutLine(an_indicator("1.2")).apply(done.criteria_set).criteria_set
    assert not holed.complete


@pytest.mark.parametrize("set_id", set_ids())
def test_no_shipped_set_lacks_anything(set_id: str) -> None:
    """A copy of any of them can be marked complete."""
    assert lacking(shipped_set(set_id)) == []


_NUMBERS = st.sampled_from([f"{c}.{i}" for c in range(1, 5) for i in (1, 2, 3, 10)] + ["1", "2", "dk2", "dk3", "0.1"])
_EDITS = st.one_of(
    st.builds(lambda n, go: AddCriterion(a_criterion(n), renumber=go), st.integers(1, 5), st.booleans()),
    st.tuples(st.just("remove"), st.integers(1, 5)),
    st.builds(lambda n: PutLine(an_indicator(n)), _NUMBERS),
    st.tuples(st.just("drop"), _NUMBERS),
    st.just(MarkComplete()),
)


@given(st.lists(_EDITS, max_size=12))
def test_whatever_is_edited_the_set_holds(edits: list[Any]) -> None:
    """After every edit that is taken, the set is one that the strict reader of files takes, in one order."""
    now = a_set()
    for one in edits:
        edit = _edit_of(one, now)
        if edit is None:
            continue
        try:
            now = edit.apply(now).criteria_set
        except InputRefused:
            continue
        assert [c.number for c in now.criteria] == list(range(1, len(now.criteria) + 1))
        assert not (now.complete and lacking(now))
        for criterion in now.criteria:
            inside = [in_order(i.number) for i in criterion.indicators]
            assert inside == sorted(inside)
        if now.criteria:
            assert parse_set(toml_text(now), "bo.toml") == (now, [])


def _edit_of(one: Any, now: CriteriaSet) -> Any:
    if not isinstance(one, tuple):
        return one
    what, number = one
    if what == "remove":
        return RemoveCriterion(now.criteria[number - 1], renumber=True) if number <= len(now.criteria) else None
    line = now.find(number)
    return RemoveLine(line) if line and line in (*(i for c in now.criteria for i in c.indicators), *now.gates) else None
