"""The lines at the top: the rooms, and whose assessment is shown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from ntm_tracker.places import is_read_only
from ntm_tracker.tui import commands
from ntm_tracker.tui.widgets.key_bar import clickable

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist

_ROOMS = (
    commands.OVERVIEW,
    commands.CHECKLIST,
    commands.REVIEW,
    commands.REPORTS,
    commands.PALETTE,
    commands.QUIT,
)


class TopBar(Static):
    """Rooms that can be clicked, the assessment's name, and the label of a stand-in set."""

    def __init__(self, room: commands.Command) -> None:
        super().__init__()
        self._shown = Text()
        self._rooms = clickable(((c.shown_key(), c.label, c.action) for c in _ROOMS), chosen=room.label)

    def show_title(self, text: str, stand_in: str = "") -> None:
        """Show `text` as whose assessment this is, and below it what its set stands in for."""
        looking = "CHỈ XEM · " if is_read_only() else ""
        lines = self._rooms.copy().append(f"\n {looking}{text}", "bold")
        if stand_in:
            told = textwrap.fill(stand_in, max(20, self.app.size.width - 2), initial_indent=" ", subsequent_indent=" ")
            lines.append(f"\n{told}", "bold reverse")
        if lines != self._shown:
            self._shown = lines
            self.update(lines)

    def show(self, checklist: Checklist) -> None:
        """Show whose assessment `checklist` is."""
        assessment, criteria_set = checklist.assessment, checklist.criteria_set
        title = f"{assessment.subject.name} · {criteria_set.short_title} · kỳ {assessment.year}"
        self.show_title(title, criteria_set.stand_in)
