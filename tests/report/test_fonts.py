"""Which font a PDF is set in: Times New Roman where the machine has it, the shipped one everywhere else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.report.pdf.fonts import TIMES, families, fonts
from ntm_tracker.report.typeface import EMOJI_FAMILY, FAMILY, FONTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CUTS = {"times": "Regular", "timesbd": "Bold", "timesi": "Italic", "timesbi": "BoldItalic"}


@pytest.fixture(autouse=True)
def searched_anew() -> Iterator[None]:
    """Fonts are searched for once in a run: here each test searches again."""
    for one in (families, fonts):
        one.cache_clear()
    yield
    for one in (families, fonts):
        one.cache_clear()


def test_the_shipped_typeface_needs_nothing_of_the_system() -> None:
    """It is among the fonts, once in each cut, and no other of the system's is."""
    shipped = [font for font in fonts().fonts() if font.family == FAMILY]
    assert {(font.weight, font.style) for font in shipped} == {(w, s) for w in (400, 700) for s in ("normal", "italic")}
    assert "DejaVu Sans" not in fonts().families()
    assert families()[-2:] == (FAMILY, EMOJI_FAMILY)


def test_the_folder_of_times_new_roman_is_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All four cuts must lie there; it is taken by the name in the file, not by that of the file."""
    folder = tmp_path / ".fonts"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, cut in CUTS.items():
        shutil.copy(FONTS / f"LiberationSerif-{cut}.ttf", folder / f"{name}.TTF")
    found = {str(font.path) for font in fonts().fonts() if font.path}
    assert any(path.startswith(str(folder)) for path in found)
    assert TIMES not in families()


def test_an_incomplete_times_new_roman_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without bold, headings would be set in another typeface than the text."""
    folder = tmp_path / ".fonts"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.copy(FONTS / "LiberationSerif-Regular.ttf", folder / "times.ttf")
    assert not [font for font in fonts().fonts() if font.path and font.path.startswith(str(folder))]
