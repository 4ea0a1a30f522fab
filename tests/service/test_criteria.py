"""The criteria sets as a service."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import NotFound
from ntm_tracker.service.criteria import check_file, list_sets, read_set
from tests.law.documents import WHOLE, spoiled

if TYPE_CHECKING:
    from pathlib import Path


def test_every_shipped_set_is_listed() -> None:
    """Four, each readable by its id."""
    listed = list_sets()
    assert len(listed) == 4
    assert [read_set(None, found.id) for found in listed] == listed


def test_an_unknown_set_is_refused() -> None:
    """With the ones there are."""
    with pytest.raises(NotFound, match="xa-ntm-2026-2030"):
        read_set(None, "xa-ntm-2031-2035")


def test_a_file_is_checked(tmp_path: Path) -> None:
    """A whole file gives the set, a spoilt one its problems."""
    file = tmp_path / "thu.toml"
    file.write_text(WHOLE, "utf-8")
    found, problems = check_file(file)
    assert found
    assert problems == []
    file.write_text(spoiled("criterion_count = 2", "criterion_count = 3"), "utf-8")
    found, problems = check_file(file)
    assert found is None
    assert len(problems) == 1
