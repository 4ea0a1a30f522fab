"""How far long work is, in words."""

from __future__ import annotations

import pytest

from ntm_tracker.tui.share import share_text


@pytest.mark.parametrize(
    ("share", "passed", "told"),
    [
        (0.0, 0.0, "░" * 30 + " 0%"),
        (0.5, 1.0, "█" * 15 + "░" * 15 + " 50%"),
        (0.5, 12.0, "█" * 15 + "░" * 15 + " 50%, còn khoảng 10 giây"),
        (0.1, 30.0, "█" * 3 + "░" * 27 + " 10%, còn khoảng 4 phút"),
        (1.0, 99.0, "█" * 30 + " 100%"),
    ],
)
def test_bar_percent_and_what_is_left(share: float, passed: float, told: str) -> None:
    """The rest is told once it can be guessed, in round figures, and not when all is done."""
    assert share_text(share, passed) == told
