"""Comparing two sets: what counts as the same, and which indicators are put together."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.comparison import Change, compare, content_hash, keeps_confirmation
from ntm_tracker.domain.requirements import Confidence, PassFail, Ratio, YearlyNumber
from ntm_tracker.law.shelf import shipped_set
from tests.builders import AT_LEAST_90, a_criteria_set, a_criterion, an_indicator
from tests.strategies import criteria_sets, letters_and_signs, requirements

if TYPE_CHECKING:
    from ntm_tracker.domain.comparison import Comparison
    from ntm_tracker.domain.criteria import CriteriaSet, Indicator
    from ntm_tracker.domain.requirements import Requirement

TEXT = "Tỷ lệ đường xã được nhựa hóa hoặc bê tông hóa"
WATER = "Tỷ lệ hộ được sử dụng nước sạch theo quy chuẩn"


def pairs(found: Comparison) -> list[tuple[str | None, str | None, Change]]:
    """Return every line as old number, new number, change."""
    return [(p.old.number if p.old else None, p.new.number if p.new else None, p.change) for p in found.pairs]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.upper(),
        f"  {TEXT}.",
        f"{TEXT} ; ",
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace(" ", "\u00a0\n"),
    ],
)
def test_the_way_a_text_is_typed_changes_nothing(text: str) -> None:
    """Case, spaces, line breaks, final punctuation and the form of the letters are no content."""
    assert content_hash(an_indicator(text=text)) == content_hash(an_indicator(text=TEXT))


def test_what_is_said_about_a_requirement_changes_nothing() -> None:
    """How firmly a bound is known and where it was read is no part of it; 90.0 is 90."""
    said = Ratio(
        op=">=", value=Decimal("90.0"), confidence=Confidence.VERIFIED, source="trang", national="95", note="Ý"
    )
    assert content_hash(an_indicator(requirement=said)) == content_hash(an_indicator(requirement=AT_LEAST_90))


@pytest.mark.parametrize(
    "other",
    [
        an_indicator(text=f"{TEXT} liên thôn"),
        an_indicator(text=TEXT.replace("xã", "xa")),
        an_indicator(requirement=Ratio(op=">", value=Decimal(90))),
        an_indicator(requirement=Ratio(op=">=", value=Decimal("90.1"))),
        an_indicator(requirement=PassFail()),
    ],
)
def test_one_word_or_one_figure_makes_another_content(other: Indicator) -> None:
    """A mark, a word, a sign, a tenth of a per cent, another kind."""
    assert content_hash(other) != content_hash(an_indicator())


@given(letters_and_signs(), requirements())
def test_a_hash_does_not_hang_on_the_number(text: str, requirement: Requirement) -> None:
    """An indicator that only moved is the same."""
    one = replace(an_indicator(), text=text, requirement=requirement)
    assert content_hash(one) == content_hash(replace(one, number="9.9"))


@given(criteria_sets())
def test_a_set_is_the_same_as_itself(criteria_set: CriteriaSet) -> None:
    """Every line is paired with itself."""
    found = compare(criteria_set, criteria_set)
    assert {p.change for p in found.pairs} == {Change.SAME}
    assert all(p.old == p.new for p in found.pairs)


@given(criteria_sets(), criteria_sets(), st.booleans())
def test_every_indicator_is_used_once(old: CriteriaSet, new: CriteriaSet, again: bool) -> None:  # noqa: FBT001 - Hypothesis
    """Nothing is lost, nothing is used twice, and the outcome never varies."""
    found = compare(old, new)
    assert sorted(p.old.number for p in found.pairs if p.old) == sorted(i.number for i in old.measured())
    assert [p.new.number for p in found.pairs if p.new] == [i.number for i in new.measured()]
    assert sum(found.counts().values()) == len(found.pairs)
    assert not again or pairs(compare(old, new)) == pairs(found)


def test_what_moved_is_found_wherever_it_stands() -> None:
    """Identical content comes before the same number."""
    old = a_criteria_set(a_criterion(1, an_indicator("1.1", text=TEXT), an_indicator("1.2", text=WATER)))
    new = a_criteria_set(a_criterion(1, an_indicator("1.1", text=WATER), an_indicator("1.2", text=TEXT)))
    assert pairs(compare(old, new)) == [("1.2", "1.1", Change.SAME), ("1.1", "1.2", Change.SAME)]


def test_a_number_alone_pairs_nothing() -> None:
    """Criterion 6 of one set is “Văn hóa”, of the other “Cơ sở vật chất văn hóa”."""
    old, new = (
        a_criteria_set(a_criterion(1, name="Cơ sở vật chất văn hóa")),
        a_criteria_set(a_criterion(1, name="Văn hóa")),
    )
    assert pairs(compare(old, new)) == [(None, "1", Change.NEW), ("1", None, Change.GONE)]


def test_changed_words_under_one_number_are_one_indicator() -> None:
    """The words differ, the requirement does not; with another bound the requirement counts."""
    old = a_criteria_set(a_criterion(1, an_indicator(text=f"{TEXT} theo quy hoạch")))
    new = a_criteria_set(a_criterion(1, an_indicator(text=TEXT)))
    assert pairs(compare(old, new)) == [("1.1", "1.1", Change.WORDING)]
    stricter = a_criteria_set(a_criterion(1, an_indicator(text=TEXT, requirement=Ratio(op=">=", value=Decimal(95)))))
    found = compare(old, stricter)
    assert pairs(found) == [("1.1", "1.1", Change.REQUIREMENT)]
    assert found.pairs[0].wording_differs


def test_an_amendment_makes_no_new_indicator() -> None:
    """Where little is left of the words, the set itself says what they were."""
    amended = shipped_set("xa-ntm-2021-2025")
    before, after = amended.on(date(2024, 2, 29)), amended.on(date(2024, 3, 1))
    found = pairs(compare(before, after))
    assert ("18.4", "18.4", Change.REQUIREMENT) in found
    assert not [pair for pair in found if None in pair[:2]]


def test_the_officer_outranks_everything() -> None:
    """A drawn pair stands though the words are another's; one old may be followed by several new."""
    old = a_criteria_set(a_criterion(1, an_indicator("1.1", text=TEXT), an_indicator("1.2", text=WATER)))
    new = a_criteria_set(a_criterion(1, an_indicator("1.1", text=TEXT), an_indicator("1.2", text="Điện")))
    found = compare(old, new, {"1.1": "1.2", "1.2": "1.2"})
    assert pairs(found) == [
        ("1.2", "1.1", Change.WORDING),
        ("1.2", "1.2", Change.WORDING),
        ("1.1", None, Change.GONE),
    ]
    assert [p.drawn for p in found.pairs] == [True, True, False]


def test_a_gate_is_never_an_indicator() -> None:
    """Even word for word."""
    old = a_criteria_set(a_criterion(1, an_indicator("1.1", text=TEXT)))
    new = a_criteria_set(a_criterion(1, an_indicator("1.1", text="Điện")), gates=(an_indicator("dk2", text=TEXT),))
    assert {change for _, _, change in pairs(compare(old, new))} == {Change.NEW, Change.GONE}


def test_by_year_bounds_are_compared_year_by_year() -> None:
    """One year's figure makes another requirement."""

    def with_figure(bound: int) -> YearlyNumber:
        return YearlyNumber(op=">=", values={2024: Decimal(54), 2025: Decimal(bound)}, unit="triệu đồng/người/năm")

    one, other = (a_criteria_set(a_criterion(1, an_indicator(requirement=with_figure(b)))) for b in (58, 59))
    assert compare(one, other).counts()[Change.REQUIREMENT] == 1
    assert compare(one, one).counts()[Change.SAME] == 1


def test_the_two_shipped_commune_sets() -> None:
    """What is word for word in both is found; the criteria whose numbers collide are kept apart."""
    found = compare(shipped_set("xa-ntm-2021-2025"), shipped_set("xa-ntm-nang-cao-2021-2025"))
    by_new = {p.new.number: p for p in found.pairs if p.new}
    gates = {number: by_new[number].change for number in ("dk2", "dk3", "dk4")}
    assert gates == {"dk2": Change.SAME, "dk3": Change.REQUIREMENT, "dk4": Change.SAME}
    for new, old in {"3.1": "3.1", "9": "9.2", "14.1": "15.1", "17.3": "17.6", "6.3": "16", "18.7": "17.8"}.items():
        paired = by_new[new].old
        assert paired is not None
        assert paired.number == old
    for new in ("6.1", "6.2", "15.2", "7"):
        assert by_new[new].old is None, by_new[new].old


def test_what_was_read_on_paper_goes_with_the_line_and_not_with_its_number() -> None:
    """A slip put right, a new number or another owner takes nothing back; another figure or other words do."""
    old = an_indicator("1.1", text=TEXT)
    for same in (
        an_indicator("1.1", text=TEXT.replace("nhựa hóa", "nhựa hoá")),
        an_indicator("1.2", text=f"{TEXT} đạt chuẩn"),
        an_indicator("1.1", text=TEXT, owner="Chị Hà"),
        replace(old, requirement=replace(AT_LEAST_90, note="theo phụ lục")),
    ):
        assert keeps_confirmation(old, same)
    assert not keeps_confirmation(old, an_indicator("1.1", text=WATER))
    assert not keeps_confirmation(old, an_indicator("1.1", Ratio(op=">=", value=Decimal(80)), text=TEXT))
