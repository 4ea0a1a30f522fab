"""The JSON beside every shipped file, by which the program reads it quickly."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.law import tables
from ntm_tracker.law.tables import quick_file, quick_text, shipped_table
from ntm_tracker.places import shipped

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted(shipped("criteria").glob("**/*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_quick_file_is_in_step(file: Path) -> None:
    """Whoever changes a shipped TOML file runs this test once with NTM_GOLDENS=1, which writes its JSON anew."""
    if os.environ.get("NTM_GOLDENS"):
        quick_file(file).write_text(quick_text(file), "utf-8")
    assert quick_file(file).read_text("utf-8") == quick_text(file)


def test_no_quick_file_is_left_over() -> None:
    """Each belongs to a TOML file that is there."""
    assert sorted(shipped("criteria").glob("**/quick/*.json")) == sorted(quick_file(file) for file in FILES)


@pytest.mark.parametrize("quick", [None, "", "[]", "{}", '[1, {"id": "khác"}]'])
def test_a_quick_file_of_another_text_is_not_believed(
    quick: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The TOML decides: without its own JSON, it is read itself."""
    monkeypatch.setattr(tables, "shipped", lambda _: tmp_path)
    file = tmp_path / "bo.toml"
    file.write_text('id = "bo"', "utf-8")
    if quick is not None:
        quick_file(file).parent.mkdir()
        quick_file(file).write_text(quick, "utf-8")
    shipped_table.cache_clear()
    try:
        assert shipped_table("bo") == {"id": "bo"}
    finally:
        shipped_table.cache_clear()
