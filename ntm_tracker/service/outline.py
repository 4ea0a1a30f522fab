"""What the first frame shows, before the record is open; imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.law.outline import first_outline

if TYPE_CHECKING:
    from ntm_tracker.law.outline import Outline

DEFAULT_PROFILE = "huong-son"


def open_outline() -> Outline:
    """Return the list of criteria and indicators of the commune's assessment."""
    return first_outline(DEFAULT_PROFILE)
