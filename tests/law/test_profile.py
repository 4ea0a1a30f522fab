"""Hương Sơn's plan of 2024 as data: nothing invented, every source line kept."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.law.files import parse_profile
from ntm_tracker.law.shelf import shipped_profile, shipped_set
from ntm_tracker.places import shipped

if TYPE_CHECKING:
    from ntm_tracker.domain.profile import Profile

ADVANCED = "xa-ntm-nang-cao-2021-2025"


@pytest.fixture
def plan() -> Profile:
    """The shipped profile."""
    return shipped_profile("huong-son")


def test_the_profile_has_no_problem(plan: Profile) -> None:
    """The shipped file holds."""
    text = (shipped("criteria") / "profiles" / "huong-son.toml").read_text("utf-8")
    assert parse_profile(text, "huong-son.toml") == (plan, [])


def test_the_commune_is_the_plan_s(plan: Profile) -> None:
    """Code, district, province, 21 villages of which 4 are model villages."""
    commune = plan.commune
    assert (commune.code, commune.name, commune.villages, commune.model_villages) == ("07387", "Xã Hương Sơn", 21, 4)
    assert "Lạng Giang" in commune.district
    assert "Bắc Giang" in commune.province
    assert plan.plan_year == 2024


def test_no_village_name_is_invented(plan: Profile) -> None:
    """Only the two villages that a source names are there."""
    assert {v.name: v.model_since for v in plan.villages} == {"Hương Thân": None, "Đồn Cầu Bằng": 2021}
    assert all(village.source for village in plan.villages)


def test_the_commune_s_current_assessment_comes_first(plan: Profile) -> None:
    """The advanced set with its focus criteria, then Hương Thân."""
    first, second, *_ = plan.assessments
    assert (first.subject, first.set, first.year, first.focus) == ("07387", ADVANCED, 2024, (3, 6, 8, 19))
    assert (second.subject, first.deadline) == ("huong-than", date(2024, 12, 31))


def test_assessments_name_places_sets_and_criteria_that_exist(plan: Profile) -> None:
    """An assessment can only be made of what is shipped, within the set's years."""
    places = {plan.commune.code, *(village.code for village in plan.villages)}
    for assessment in plan.assessments:
        criteria_set = shipped_set(assessment.set)
        assert assessment.subject in places
        assert criteria_set.complete
        assert criteria_set.first_year <= assessment.year <= criteria_set.last_year
        assert set(assessment.focus) <= {c.number for c in criteria_set.criteria}
        assert assessment.source


def test_every_figure_keeps_its_source_line(plan: Profile) -> None:
    """A target, a baseline and a bare baseline each keep the plan's own words."""
    assert len(plan.targets) >= 20
    assert all(target.source_line.strip() for target in plan.targets)
    assert all(target.baseline_line.strip() for target in plan.targets if target.baseline is not None)
    assert all(target.baseline_year == 2023 for target in plan.targets if target.baseline is not None)
    assert all(baseline.source_line.strip() for baseline in plan.baselines)


def test_no_figure_is_lost_or_rounded(plan: Profile) -> None:
    """3,53 % is 3.53 and not a float near it; each figure stands in its source line."""
    kept = {target.id: target.value for target in plan.targets}
    assert kept["ho-ngheo"] == Decimal("3.53")
    for target in plan.targets:
        written = f"{target.value:f}".replace(".", ",")
        whole = written.removesuffix(",0")
        padded = f"{int(target.value):02d}" if target.value % 1 == 0 else written
        assert any(form in target.source_line for form in (written, whole, padded, "Hương Thân")), target.id


def test_targets_are_named_once(plan: Profile) -> None:
    """A target's id is never another's."""
    ids = [target.id for target in plan.targets]
    assert len(ids) == len(set(ids))


def test_targets_stand_beside_indicators_that_exist(plan: Profile) -> None:
    """Each indicator named beside a target is in its set."""
    beside = [near for target in plan.targets for near in target.beside]
    assert beside
    for near in beside:
        assert shipped_set(near.set).find(near.indicator), (near.set, near.indicator)


def test_another_measure_is_always_warned_of(plan: Profile) -> None:
    """A target that is not the indicator's measure says why; one that is needs no warning."""
    for target in plan.targets:
        for near in target.beside:
            assert near.same_measure or near.warning.strip(), target.id
            assert not (near.same_measure and near.warning), target.id


def test_the_signature_is_the_plan_s(plan: Profile) -> None:
    """The chairman and “Nơi nhận” as the plan prints them."""
    assert plan.signature.capacity == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert plan.signature.name == "Vũ Văn Báo"
    assert plan.signature.recipients[-1] == "Lưu: VP"


def test_nothing_in_the_file_is_empty() -> None:
    """No value of the file is an empty text."""

    def empty(value: object, where: str) -> list[str]:
        if isinstance(value, dict):
            return [found for key, part in value.items() for found in empty(part, f"{where}.{key}")]
        if isinstance(value, list):
            return [found for part in value for found in empty(part, where)]
        return [where] if isinstance(value, str) and not value.strip() else []

    text = (shipped("criteria") / "profiles" / "huong-son.toml").read_text("utf-8")
    assert empty(tomllib.loads(text), "") == []
