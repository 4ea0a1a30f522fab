"""Units that merge, split or change their names: who follows whom, and what a unit is called."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.checklist import Subject
from ntm_tracker.domain.subject_entry import read_code, read_count, read_name, read_since
from ntm_tracker.domain.subjects import (
    beginning_after,
    commune_of,
    dated_name,
    heirs_of,
    named,
    placed_name,
    unentered_successor,
    villages_of,
)
from ntm_tracker.errors import InputRefused
from tests.report.samples import a_profile
from tests.service.deeds import assert_one_sentence

TODAY = date(2026, 11, 24)
ONE_DAY = timedelta(days=1)
LAST_DAY = date(2025, 6, 30)
VILLAGE = Subject("huong-than", "Thôn Hương Thân", "village", within="07387")
OLD = Subject("07387", "Xã Hương Sơn", "commune", until=LAST_DAY, successors=("07399",))
NEW = Subject("07399", "Xã Kép", "commune", since=LAST_DAY + ONE_DAY, province="Tỉnh Bắc Ninh")
TOWN = Subject("07399-cu", "Thị trấn Kép", "commune", until=LAST_DAY, successors=("07399",))
MERGED = {unit.code: unit for unit in (VILLAGE, OLD, NEW, TOWN)}


@pytest.mark.parametrize(
    ("day", "commune"), [(LAST_DAY, OLD), (LAST_DAY + ONE_DAY, NEW), (date(2000, 1, 1), OLD), (date.max, NEW)]
)
def test_a_village_follows_its_commune_on_the_day(day: date, commune: Subject) -> None:
    """On the last day of the old commune it is still there, on the next it is not."""
    assert commune_of(VILLAGE, MERGED, day) == commune
    assert [v.code for v in villages_of(commune.code, MERGED, day)] == ["huong-than"]


def test_at_a_split_a_village_goes_where_the_officer_said() -> None:
    """Without a word of the officer it stays with the last commune that is certain."""
    split = replace(OLD, successors=("a", "b"))
    parts = {code: Subject(code, f"Xã {code}", "commune", since=LAST_DAY + ONE_DAY) for code in ("a", "b")}
    units = {split.code: split, **parts}
    told = replace(VILLAGE, successors=("b",))
    assert commune_of(told, units, TODAY) == parts["b"]
    assert commune_of(told, units, LAST_DAY) == split
    assert commune_of(VILLAGE, units, TODAY) == split
    assert heirs_of(told, units) == []
    assert heirs_of(split, units) == [parts["a"], parts["b"]]


def test_a_village_that_has_ended_stays_with_the_commune_of_its_last_day() -> None:
    """Its papers are not issued by a commune that never had it."""
    for until, commune in ((LAST_DAY, OLD), (LAST_DAY + ONE_DAY, NEW)):
        assert commune_of(replace(VILLAGE, until=until), MERGED, TODAY) == commune


def test_a_village_of_an_unknown_commune_has_none() -> None:
    """Nothing is guessed."""
    assert commune_of(VILLAGE, {}, TODAY) is None
    assert commune_of(replace(VILLAGE, within=None), MERGED, TODAY) is None


lengths = st.lists(st.integers(1, 400), min_size=1, max_size=12)


@given(lengths, st.data())
def test_a_chain_of_successions_is_followed_to_the_day(spans: list[int], data: st.DataObject) -> None:
    """Before, on and after the day of every change the commune is the one that existed on that day."""
    start = date(2011, 1, 1)
    begins = [start + timedelta(days=sum(spans[:place])) for place in range(len(spans) + 1)]
    chain = [
        Subject(str(place), f"Xã {place}", "commune", since=begin, until=end, successors=(str(place + 1),))
        for place, (begin, end) in enumerate((b, e - ONE_DAY) for b, e in pairwise(begins))
    ]
    chain.append(Subject(str(len(chain)), "Xã cuối", "commune", since=begins[-1]))
    units = {unit.code: unit for unit in chain}
    village = Subject("thon", "Thôn", "village", within="0")
    change = data.draw(st.sampled_from(begins))
    for day in (change - ONE_DAY, change, change + ONE_DAY):
        found = commune_of(village, units, max(day, start))
        assert found is not None
        assert found.exists_on(max(day, start))


@given(
    st.dictionaries(
        st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3, unique=True), min_size=1
    ),
    st.dates(date(2011, 1, 1), date(2030, 1, 1)),
)
def test_following_always_ends(followed: dict[str, list[str]], day: date) -> None:
    """Whatever another program wrote into the record, circles and units that are not there included."""
    units = {
        code: Subject(code, code, "commune", until=LAST_DAY if after else None, successors=tuple(after))
        for code, after in followed.items()
    }
    village = Subject("thon", "Thôn", "village", within="a", successors=("b", "c"))
    found = commune_of(village, units, day)
    assert (found is None) is ("a" not in units)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("07387", ["07387"]),
        ("huong son", ["07387"]),
        ("Xã  HƯƠNG SƠN", ["07387"]),
        (unicodedata.normalize("NFD", "xã Kép"), ["07399"]),
        ("thi tran kep", ["07399-cu"]),
        ("kep", ["07399", "07399-cu"]),
        ("huong", []),
        ("", []),
    ],
)
def test_a_unit_is_found_by_code_or_name_without_marks(typed: str, codes: list[str]) -> None:
    """Old and new ones alike; a whole name outranks a name without its kind."""
    assert [unit.code for unit in named(typed, MERGED.values())] == codes


def test_a_name_says_when_and_where() -> None:
    """The last day of what has ended, and what lies above as far as it is known."""
    assert dated_name(OLD) == "Xã Hương Sơn (đến 30/06/2025)"
    assert dated_name(NEW) == "Xã Kép"
    assert placed_name(NEW) == "Xã Kép, tỉnh Bắc Ninh"
    placed = replace(OLD, district="Huyện Lạng Giang", province="Tỉnh Bắc Giang")
    assert placed_name(placed) == "Xã Hương Sơn, huyện Lạng Giang, tỉnh Bắc Giang"
    assert beginning_after(LAST_DAY) == date(2025, 7, 1)


def test_what_the_profile_knows_is_told_from_its_day_until_it_is_entered() -> None:
    """Not before the day, not once it is entered, not of another unit."""
    profile, living = a_profile(), replace(OLD, until=None, successors=())
    assert unentered_successor(profile, living, LAST_DAY) is None
    found = unentered_successor(profile, living, LAST_DAY + ONE_DAY)
    assert found is not None
    assert found.code == "07399"
    assert unentered_successor(profile, OLD, TODAY) is None
    assert unentered_successor(profile, NEW, TODAY) is None
    assert unentered_successor(profile, None, TODAY) is None


@pytest.mark.parametrize(("typed", "code"), [(" 07399 ", "07399"), ("Huong-Than", "huong-than"), ("a1-b2", "a1-b2")])
def test_a_code_is_read(typed: str, code: str) -> None:
    """Spaces around and large letters are no matter."""
    assert read_code(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "  ", "xã kép", "[b]", "=1+1", "a/b", "a--b", "-a", "a-", "a" * 41, "a\nb", "kép"]
)
def test_a_code_that_could_be_taken_for_something_else_is_refused(typed: str) -> None:
    """A code stands in commands and in the ids of assessments."""
    with pytest.raises(InputRefused) as refusal:
        read_code(typed)
    assert_one_sentence(refusal.value.sentence)


@pytest.mark.parametrize("typed", ["", " \u200b ", "x" * 201])
def test_a_name_must_be_one(typed: str) -> None:
    """Not empty, not a page."""
    with pytest.raises(InputRefused) as refusal:
        read_name(typed)
    assert_one_sentence(refusal.value.sentence)


def test_names_keep_their_letters_in_one_form() -> None:
    """NFC, on one line; signs stay."""
    assert read_name(unicodedata.normalize("NFD", " Xã\nKép ")) == "Xã Kép"
    for name in ("[b]", "=1+1", "<w:p>&"):
        assert read_name(name) == name


def test_the_number_of_villages_is_read() -> None:
    """Empty means that nobody said; anything but a number is refused."""
    assert (read_count(""), read_count(" 21 "), read_count("0")) == (None, 21, 0)
    for typed in ("-1", "21,5", "hai", "1000", "=1"):
        with pytest.raises(InputRefused) as refusal:
            read_count(typed)
        assert_one_sentence(refusal.value.sentence)


def test_a_change_may_come_soon_but_not_in_a_lifetime() -> None:
    """A resolution is known before its day."""
    assert read_since("01/01/2027", TODAY) == date(2027, 1, 1)
    for typed in ("01/01/2099", "01/01/1999", "hôm nay", ""):
        with pytest.raises(InputRefused) as refusal:
            read_since(typed, TODAY)
        assert_one_sentence(refusal.value.sentence)
