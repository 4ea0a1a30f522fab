"""What the palette puts first: Enter after a few letters must do what was asked for."""

from __future__ import annotations

import pytest

from ntm_tracker.tui import commands
from ntm_tracker.tui.screens.palette import choices_of, fitting

OFFERED = choices_of((*commands.EVERYWHERE, *commands.ON_INDICATOR, *commands.IN_PALETTE), None)
NUMBERED = (("show:1", "1     Quy hoạch: hồ sơ, bản vẽ"), ("show:1.1", "1.1   Có hồ sơ địa giới: mốc, bản đồ"))


@pytest.mark.parametrize("command", commands.IN_PALETTE, ids=lambda command: command.action)
def test_a_command_is_first_for_its_own_name(command: commands.Command) -> None:
    """Whatever else holds the letters, the name of a command finds that command first."""
    assert fitting((*NUMBERED, *OFFERED), command.label.rstrip("…"))[0][0] == command.action


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("ho so", "app.dossier"),
        ("sao luu", "app.back_up"),
        ("kiem tra du lieu", "app.doctor"),
        ("thon", "app.go('villages')"),
        ("1.1", "show:1.1"),
        ("1", "show:1"),
    ],
)
def test_letters_without_marks_find_what_they_name(typed: str, action: str) -> None:
    """The words that the guide tells people to type lead where it says."""
    assert fitting((*OFFERED, *NUMBERED), typed)[0][0] == action


def test_nothing_typed_keeps_the_order() -> None:
    """The whole list stands as it was made."""
    assert fitting((*NUMBERED, *OFFERED), "") == (*NUMBERED, *OFFERED)
