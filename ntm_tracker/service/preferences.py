"""The preferences file: one a person and machine, outside the record; without it everything works by default."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.preferences import preferences_from, preferences_text
from ntm_tracker.places import preferences_file
from ntm_tracker.service.whole_file import beside

if TYPE_CHECKING:
    from ntm_tracker.domain.preferences import Preferences

_BIGGEST = 100_000
"""Bytes beyond which the file is not one of ours."""


def read_preferences() -> Preferences:
    """Return what the person chose; the defaults where the file is missing, damaged or cannot be read."""
    try:
        with preferences_file().open("rb") as file:
            import tomllib

            return preferences_from(tomllib.loads(file.read(_BIGGEST).decode("utf-8")))
    except (OSError, ValueError, RecursionError):
        return preferences_from({})


def keep_preferences(**changes: Any) -> None:
    """Change these fields of the preferences, whole or not at all; a home that cannot be written stays as it is."""
    # Read anew: another window may have kept something meanwhile.
    _write(read_preferences()._replace(**changes))


def keep_looked(office: str, deed: str) -> None:
    """Remember that the person has seen everything of `office` up to `deed`; both are hashes of deeds."""
    kept = read_preferences()
    if kept.looked.get(office) != deed:
        _write(kept._replace(looked=kept.seen(office, deed)))


def _write(preferences: Preferences) -> None:
    target = preferences_file()
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        with beside(target) as file:
            file.write(preferences_text(preferences).encode("utf-8"))
