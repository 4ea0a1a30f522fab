"""The sets that come with the program: whole, labelled, and as firm as their sources."""

from __future__ import annotations

import pytest

from ntm_tracker.domain.requirements import Open, SetByProvince, Unknown
from ntm_tracker.errors import NotFound
from ntm_tracker.law.files import parse_set
from ntm_tracker.law.shelf import set_ids, shipped_profile, shipped_set
from ntm_tracker.places import shipped

ADVANCED = "xa-ntm-nang-cao-2021-2025"
STANDARD = "xa-ntm-2021-2025"
NEXT = "xa-ntm-2026-2030"
VILLAGE = "thon-ntm-kieu-mau-yen-bai-2021-2025"
COUNTS = {STANDARD: (19, 57), ADVANCED: (19, 75), VILLAGE: (17, 0), NEXT: (10, 0)}


def test_four_sets_are_shipped() -> None:
    """Commune, advanced commune, model village, and the names of 2026-2030."""
    assert set_ids() == sorted(COUNTS)


@pytest.mark.parametrize("set_id", COUNTS)
def test_a_shipped_set_has_no_problem(set_id: str) -> None:
    """Every shipped file holds, under the id that its name says."""
    found, problems = parse_set((shipped("criteria") / f"{set_id}.toml").read_text("utf-8"), set_id)
    assert problems == []
    assert found
    assert found.id == set_id
    assert found == shipped_set(set_id)


@pytest.mark.parametrize("set_id", COUNTS)
def test_a_shipped_set_is_complete(set_id: str) -> None:
    """57 indicators, 75 indicators, 17 and 10 criteria: as many as the decisions are said to have."""
    found = shipped_set(set_id)
    assert (len(found.criteria), sum(len(c.indicators) for c in found.criteria)) == COUNTS[set_id]


@pytest.mark.parametrize("set_id", COUNTS)
def test_a_shipped_set_warns_and_names_its_decision(set_id: str) -> None:
    """A reader is told how firm the set is and which decision issued it."""
    found = shipped_set(set_id)
    assert found.warning
    assert any(instrument.role == "issues" for instrument in found.instruments)
    assert all(str(found.basis_of(indicator)) for indicator in found.measured())


def test_the_village_set_is_labelled_a_stand_in() -> None:
    """Yên Bái's names stand for Bắc Giang's own set, and say so; no other set does."""
    assert "Yên Bái" in shipped_set(VILLAGE).stand_in
    assert "Bắc Giang" in shipped_set(VILLAGE).stand_in
    assert [set_id for set_id in COUNTS if shipped_set(set_id).stand_in] == [VILLAGE]


def test_a_list_of_names_is_marked_incomplete() -> None:
    """2026-2030 can be read, not assessed against."""
    assert [set_id for set_id in COUNTS if not shipped_set(set_id).complete] == [NEXT]


def test_criteria_without_indicators_are_never_given_a_bound() -> None:
    """The village set has names only, so every requirement in it is unknown."""
    assert all(isinstance(i.requirement, Unknown) for i in shipped_set(VILLAGE).measured())


def test_the_focus_criteria_bear_the_plan_s_names() -> None:
    """Thủy lợi, văn hóa, thông tin và truyền thông, quốc phòng và an ninh."""
    names = {c.number: c.name.casefold() for c in shipped_set(ADVANCED).criteria}
    assert names[3].startswith("thủy lợi")
    assert names[6] == "văn hóa"
    assert names[8] == "thông tin và truyền thông"
    assert {"quốc", "phòng", "an", "ninh"} <= set(names[19].replace(",", "").split())


def test_unknown_bounds_stay_unknown() -> None:
    """Thirteen bounds of the advanced set were never read, three are the province's."""
    bounds = [i.requirement for c in shipped_set(ADVANCED).criteria for i in c.indicators]
    assert sum(isinstance(r, Unknown) for r in bounds) == 13
    assert sum(isinstance(r, SetByProvince) for r in bounds) == 3
    assert not any(hasattr(r, "value") for r in bounds if isinstance(r, Open))


def test_17_10_is_not_17_1() -> None:
    """Numbers are text: both indicators are there and differ."""
    first, tenth = shipped_set(ADVANCED).find("17.1"), shipped_set(ADVANCED).find("17.10")
    assert first
    assert tenth
    assert (first.text, first.requirement) != (tenth.text, tenth.requirement)


@pytest.mark.parametrize("set_id", [ADVANCED, STANDARD])
def test_indicators_are_numbered_without_a_hole(set_id: str) -> None:
    """Within its criterion an indicator has the next number, or the criterion's own where it is alone."""
    for criterion in shipped_set(set_id).criteria:
        numbers = [indicator.number for indicator in criterion.indicators]
        counted = [f"{criterion.number}.{place}" for place in range(1, len(numbers) + 1)]
        assert numbers in (counted, [str(criterion.number)])


def test_the_focus_criteria_have_suggestions() -> None:
    """Every indicator of the four focus criteria suggests evidence and a person in charge."""
    for criterion in shipped_set(ADVANCED).criteria:
        if criterion.number in (3, 6, 8, 19):
            assert all(indicator.evidence and indicator.owner for indicator in criterion.indicators)


@pytest.mark.parametrize("set_id", ["", "khong-co", "../criteria/xa-ntm-2021-2025", "profiles/huong-son"])
def test_an_unknown_set_is_refused_with_the_choices(set_id: str) -> None:
    """The sentence lists the sets that there are; a path is no id."""
    with pytest.raises(NotFound, match=STANDARD):
        shipped_set(set_id)


@pytest.mark.parametrize("profile", ["", "khong-co", "../profiles/huong-son"])
def test_an_unknown_profile_is_refused_with_the_choices(profile: str) -> None:
    """The sentence lists the profiles that there are."""
    with pytest.raises(NotFound, match="huong-son"):
        shipped_profile(profile)


@pytest.mark.parametrize("set_id", set_ids())
def test_what_was_amended_says_until_when_it_read_otherwise(set_id: str) -> None:
    """Without that day a decision signed before the amendment would confirm the text after it."""
    amended = [indicator for indicator in shipped_set(set_id).measured() if indicator.amended]
    assert [indicator.number for indicator in amended if not indicator.earlier] == []
