"""Keys at random: whatever is pressed, the program stands and the record stays whole."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.board import read_board
from ntm_tracker.service.office import open_office
from tests.tui.driving import PASSED, at_work, prove, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office

_KEYS = (
    *("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f9"),
    *("up", "down", "left", "right", "pagedown", "home", "end"),
    *("enter", "enter", "escape", "escape", "tab", "shift+tab", "space"),
    *("ctrl+s", "ctrl+z", "ctrl+p", "slash", "backspace"),
    *("ctrl+d", "ctrl+r", "ctrl+right", "ctrl+left"),
    *("a", "d", "đ", "9", "5"),
)


@pytest.mark.parametrize("seed", [2, 741, 2024])
async def test_a_random_walk_never_crashes(data: Path, office: Office, seed: int) -> None:
    """60 keys of a fixed seed, at 80x24, on a record with some work in it; then the record is read again."""
    record(office, "3.1", Draft(value="80"))
    record(office, "3.2", PASSED)
    prove(office, "3.2", "3.4", valid_until="30/06/2024")
    dice = random.Random(seed)  # noqa: S311 - a walk that can be walked again
    async with at_work(data) as officer:
        for _ in range(20):
            await officer.tap(*dice.choices(_KEYS, k=3))
            assert officer.app.return_code is None
        await officer.settle()
        assert len(officer.lines()) == 24
    reopened = open_office(str(data))
    try:
        board = read_board(reopened)
        assert len(board.checklists) == 3
        assert len(board.events) >= 4
    finally:
        reopened.store.close()
