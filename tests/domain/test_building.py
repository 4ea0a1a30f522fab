"""The quick way from a shipped file to values gives what the strict reader gives."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from ntm_tracker.domain.building import build
from ntm_tracker.domain.criteria import CriteriaSet
from ntm_tracker.domain.profile import PROFILE_PARTS, Profile
from ntm_tracker.law.files import parse_profile, parse_set
from ntm_tracker.law.shelf import profile_ids, set_ids
from ntm_tracker.law.tables import shipped_table
from ntm_tracker.places import shipped


@pytest.mark.parametrize("set_id", set_ids())
def test_a_shipped_set_is_built_as_it_is_read(set_id: str) -> None:
    """Value by value and type by type."""
    strict, problems = parse_set((shipped("criteria") / f"{set_id}.toml").read_text("utf-8"), set_id)
    assert problems == []
    assert strict
    quick = build(CriteriaSet, shipped_table(set_id))
    assert quick == strict
    assert repr(asdict(quick)) == repr(asdict(strict))


@pytest.mark.parametrize("profile_id", profile_ids())
def test_a_shipped_profile_is_built_as_it_is_read(profile_id: str) -> None:
    """Places, targets, warnings: value by value and type by type."""
    file = shipped("criteria") / "profiles" / f"{profile_id}.toml"
    strict, problems = parse_profile(file.read_text("utf-8"), profile_id)
    assert problems == []
    assert strict
    quick = build(Profile, shipped_table(f"profiles/{profile_id}"), PROFILE_PARTS)
    assert quick == strict
    assert repr(asdict(quick)) == repr(asdict(strict))
