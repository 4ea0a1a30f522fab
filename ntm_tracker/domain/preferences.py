"""What one person chose on one machine; it says nothing of the commune and is lost without harm."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_OFFICES = 50
"""So many offices are remembered; who opens more sees the oldest as for the first time."""


# Named tuple, not dataclass: it is made before the first frame, and this kind is made in a tenth of the time.
class Preferences(NamedTuple):
    """The choices of the person at the keyboard."""

    theme: str = ""
    """The name of the theme, “” for the program's own."""
    ascii_only: bool = False
    """Whether only plain signs are drawn."""
    tour_seen: bool = False
    """Whether the first steps were shown to their end, or left."""
    tour_step: int = 0
    """At which step they were left."""
    looked: Mapping[str, str] = MappingProxyType({})
    """The hash of the newest deed that was seen, by the hash of the office's first deed."""

    def seen(self, office: str, deed: str) -> dict[str, str]:
        """Return what was looked at once `deed` of `office` was."""
        others = {name: last for name, last in self.looked.items() if name != office}
        return dict([*others.items(), (office, deed)][-_OFFICES:])


def preferences_from(raw: Mapping[str, object]) -> Preferences:
    """Read what a file holds; whatever does not fit is as if it was not there."""
    theme, step, looked = raw.get("theme"), raw.get("tour_step"), raw.get("looked")
    pairs = looked.items() if isinstance(looked, dict) else ()
    return Preferences(
        theme=theme if isinstance(theme, str) else "",
        ascii_only=raw.get("ascii_only") is True,
        tour_seen=raw.get("tour_seen") is True,
        tour_step=step if isinstance(step, int) and not isinstance(step, bool) and step >= 0 else 0,
        looked={name: last for name, last in pairs if _is_hash(name) and _is_hash(last)},
    )


def preferences_text(preferences: Preferences) -> str:
    """Write preferences as TOML."""
    lines = [
        f'theme = "{_plain(preferences.theme)}"',
        f"ascii_only = {str(preferences.ascii_only).lower()}",
        f"tour_seen = {str(preferences.tour_seen).lower()}",
        f"tour_step = {preferences.tour_step}",
        "[looked]",
        *(f'{name} = "{last}"' for name, last in preferences.looked.items()),
    ]
    return "\n".join(lines) + "\n"


def _plain(name: str) -> str:
    return "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter == "-"))


def _is_hash(text: object) -> bool:
    return isinstance(text, str) and text.isascii() and text.isalnum()
