"""The preferences file: damaged, unwritable, too big; never an error for the officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.preferences import Preferences
from ntm_tracker.places import preferences_file
from ntm_tracker.service.preferences import keep_looked, keep_preferences, read_preferences

if TYPE_CHECKING:
    from pathlib import Path

_DEFAULTS = Preferences()


def test_each_choice_is_kept_beside_the_others(tmp_path: Path) -> None:
    """The file lies in the person's own folder; a change leaves what else was chosen."""
    assert tmp_path in preferences_file().parents
    keep_preferences(theme="ntm-sang")
    keep_looked("ab", "cd")
    keep_looked("ab", "ef")
    keep_preferences(tour_step=3)
    assert read_preferences() == Preferences(theme="ntm-sang", tour_seen=True, tour_step=3, looked={"ab": "ef"})
    assert [path.name for path in preferences_file().parent.iterdir()] == [preferences_file().name]


@pytest.mark.parametrize("content", [b"", b"theme = [", b"\xff\xfe\x00", b"theme = 3\nlooked = 4\n", b"[" * 90_000])
def test_a_damaged_file_is_as_none(content: bytes) -> None:
    """Whatever stands there, the program starts with its own choices and can keep new ones."""
    preferences_file().write_bytes(content)
    assert read_preferences() == _DEFAULTS
    keep_preferences(theme="ntm-toi")
    assert read_preferences().theme == "ntm-toi"


def test_a_home_that_cannot_be_written_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder cannot be made nothing is kept and nothing is told."""
    blocked = tmp_path / "tệp"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(blocked))
    monkeypatch.setenv("LOCALAPPDATA", str(blocked))
    keep_preferences(theme="ntm-sang")
    keep_looked("ab", "cd")
    assert read_preferences() == _DEFAULTS


def test_a_file_that_cannot_be_replaced_stays_whole() -> None:
    """A folder in the file's place: nothing is kept, nothing is left beside it."""
    preferences_file().unlink()
    preferences_file().mkdir()
    keep_preferences(theme="ntm-sang")
    assert read_preferences() == _DEFAULTS
    assert [path.name for path in preferences_file().parent.iterdir()] == [preferences_file().name]
