"""The pictures of the screens."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docs.screens.draw import pictures, words_of

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "docs" / "screens"


async def test_pictures_are_in_step_with_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can be read in them is what the program shows; if not: python -m docs.screens.draw."""
    monkeypatch.setenv("NTM_OFFICER", "Nguyễn Thị Hoa")
    monkeypatch.setenv("HOME", "/home/hoa")
    drawn = {name: words_of(picture) async for name, picture in pictures(str(tmp_path / "data"))}
    kept = {file.stem: words_of(file.read_text("utf-8")) for file in SCREENS.glob("*.svg")}
    assert kept == drawn


def test_pictures_fetch_nothing() -> None:
    """An office without the net sees them as they are."""
    for file in SCREENS.glob("*.svg"):
        picture = file.read_text("utf-8")
        assert "@font-face" not in picture
        assert not re.search(r"(?:href|src|url)\s*[=(]\s*[\"']?https?:", picture), file.name


def test_every_picture_is_shown_and_every_one_shown_is_there() -> None:
    """In the README or in the guide."""
    guide = set(re.findall(r"\(screens/([^)]+)\)", (ROOT / "docs" / "huong-dan.md").read_text("utf-8")))
    readme = set(re.findall(r"\(docs/screens/([^)]+)\)", (ROOT / "README.md").read_text("utf-8")))
    assert guide | readme == {file.name for file in SCREENS.glob("*.svg")}
