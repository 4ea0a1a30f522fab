"""Two versions of one row become one: no field lost, no conflict over equal changes, nothing by merging twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.merging import Bound, Choice, Sides, is_same, joined, merge, settle
from ntm_tracker.domain.text import clean_text

_NAMES = ("value", "on", "source", "note")
_WORDS = st.sampled_from(("", "một", "hai", "ba", "Đã nghiệm thu", "đã nghiệm thu\nđủ"))
_ROWS = st.fixed_dictionaries(dict.fromkeys(_NAMES, _WORDS))
_SIDES = st.builds(Sides, _ROWS, _ROWS, _ROWS)
_FIGURE = Bound(heads=("value",), followers=("on", "source"))
_BOUND = st.sampled_from((Bound(), _FIGURE))


def _row(value: str = "80", on: str = "", source: str = "", note: str = "") -> dict[str, str]:
    return {"value": value, "on": on, "source": source, "note": note}


@given(_SIDES, _BOUND)
def test_no_field_is_lost(sides: Sides, bound: Bound) -> None:
    """Each is settled or asked about, once; what is settled is what one of the two has."""
    merged = merge(sides, bound, {"note"})
    asked = [name for conflict in merged.conflicts for name in conflict.names]
    assert sorted([*merged.row, *asked]) == sorted(_NAMES)
    assert all(merged.row[name] in (sides.mine[name], sides.theirs[name]) for name in merged.row)


@given(_ROWS, _ROWS, _BOUND)
def test_the_same_change_on_both_sides_is_no_conflict(base: dict[str, str], same: dict[str, str], bound: Bound) -> None:
    """Nor is a change of one side alone."""
    for mine, theirs, wanted in ((same, same, same), (base, same, same), (same, base, same)):
        merged = merge(Sides(base, mine, theirs), bound)
        assert merged.conflicts == ()
        assert merged.row == wanted


@given(_SIDES, _BOUND)
def test_a_change_of_one_side_is_taken_from_it(sides: Sides, bound: Bound) -> None:
    """Field by field where nothing is bound; what I did not touch is never mine."""
    merged = merge(sides, bound)
    assert all(sides.mine[name] != sides.theirs[name] for name in (*merged.from_mine, *merged.from_theirs))
    for name in merged.row if bound == Bound() else ():
        changed = sides.theirs if sides.mine[name] == sides.base[name] else sides.mine
        assert merged.row[name] == changed[name]


@given(_SIDES, _BOUND, st.data())
def test_merging_twice_changes_nothing(sides: Sides, bound: Bound, data: st.DataObject) -> None:
    """What was settled, merged over the newest version again, is itself."""
    merged = merge(sides, bound, {"note"})
    choices = [data.draw(st.sampled_from(Choice)) for _ in merged.conflicts]
    row = settle(sides, merged, choices)
    again = merge(Sides(sides.theirs, row, sides.theirs), bound, {"note"})
    assert again.conflicts == ()
    assert again.row == row
    assert is_same(row, settle(Sides(sides.base, row, row), merge(Sides(sides.base, row, row), bound), ()))


@given(_SIDES, _BOUND)
def test_the_sides_are_equals(sides: Sides, bound: Bound) -> None:
    """Whoever saves second: the same is settled, the same is asked."""
    mine = merge(sides, bound)
    # Fields in the same order, so that what is listed can be compared.
    theirs = merge(Sides(sides.base, {name: sides.theirs[name] for name in sides.mine}, sides.mine), bound)
    assert (mine.row, mine.conflicts) == (theirs.row, theirs.conflicts)
    assert (mine.from_mine, mine.from_theirs) == (theirs.from_theirs, theirs.from_mine)


@given(st.text(), st.text())
def test_both_notes_are_kept_once(first: str, second: str) -> None:
    """Joined, each is there whole; joined again nothing is added."""
    both = joined(first, second)
    assert clean_text(first) in both
    assert clean_text(second) in both
    assert joined(both, second) == joined(both, first) == both


def test_a_figure_goes_with_its_source() -> None:
    """My new figure and their new source are not mixed; my note is taken beside either."""
    sides = Sides(
        _row("80", "30/06/2024", "12/BC"),
        _row("70", "30/06/2024", "12/BC", "Đo lại"),
        _row("80", "30/09/2024", "20/BC"),
    )
    merged = merge(sides, _FIGURE, {"note"})
    assert [conflict.names for conflict in merged.conflicts] == [("value", "on", "source")]
    assert merged.from_mine == ("note",)
    assert settle(sides, merged, [Choice.THEIRS]) == _row("80", "30/09/2024", "20/BC", "Đo lại")


def test_where_the_figure_agrees_day_and_source_come_from_whoever_wrote_them() -> None:
    """One added the day, the other the source."""
    sides = Sides(_row(), _row(on="30/06/2024"), _row(source="12/BC"))
    merged = merge(sides, _FIGURE)
    assert merged.conflicts == ()
    assert merged.row == _row(on="30/06/2024", source="12/BC")
    assert (merged.from_mine, merged.from_theirs) == (("on",), ("source",))


def test_spaces_are_no_change() -> None:
    """A blank at the end, or marks put together otherwise, is not a change."""
    sides = Sides(_row(note="Kết quả"), _row(note="Kết quả "), _row(note="Khác"))
    assert merge(sides).row["note"] == "Khác"


@pytest.mark.parametrize(("choice", "note"), [(Choice.MINE, "A"), (Choice.THEIRS, "B"), (Choice.BOTH, "B\nA")])
def test_a_note_is_mine_theirs_or_both(choice: Choice, note: str) -> None:
    """The officer chooses."""
    sides = Sides(_row(), _row(note="A"), _row(note="B"))
    merged = merge(sides, notes={"note"})
    assert merged.conflicts[0].can_join
    assert settle(sides, merged, [choice])["note"] == note
