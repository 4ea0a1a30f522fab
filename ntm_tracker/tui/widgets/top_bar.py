"""The lines at the top: the rooms, and whose assessment is shown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.widgets import Static

from ntm_tracker.places import is_read_only
from ntm_tracker.tui import commands
from ntm_tracker.tui.widgets.key_bar import clickable

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.tui.app import NtmApp

_ROOMS = (
    commands.OVERVIEW,
    commands.CHECKLIST,
    commands.REVIEW,
    commands.REPORTS,
    commands.VILLAGES,
    commands.PLAN,
    commands.WORK,
)
_SPARE = (commands.PAPERS, commands.SETS)
"""These two rooms stand in the bar where there is room for them; Tổng quan has a line for each."""
_ASIDE = (commands.PALETTE, commands.QUIT)
"""These stand at the end of the second line where the first is full."""


class TopBar(Static):
    """Rooms that can be clicked, the assessment's name, and the label of a stand-in set."""

    def __init__(self, room: commands.Command) -> None:
        super().__init__()
        self._shown = Text()
        self._said: tuple[str, str, bool] = ("", "", False)
        self._bars = [_bar((*_ROOMS, *_SPARE[:more]), room) for more in (2, 1, 0)]
        self._aside = clickable((c.shown_key(), c.label, c.action) for c in _ASIDE)

    def show_title(self, text: str, stand_in: str = "", *, of_day: bool = False) -> None:
        """Show `text` as whose assessment this is, and below it what its set stands in for.

        With `of_day` the room shows the past day that is looked at, and says so.
        """
        self._said = (text, stand_in, of_day)
        looking = "CHỈ XEM · " if is_read_only() else ""
        if of_day and (day := cast("NtmApp", self.app).desk.day):
            # Imported for a past day alone: the first frame has none.
            from ntm_tracker.domain.dates import format_date

            looking += f"Xem tại ngày {format_date(day)} · "
        title, width = Text(f" {looking}{text}", "bold"), self.app.size.width
        aside = self._aside.cell_len
        rooms = next((bar for bar in self._bars if bar.cell_len + aside <= width), self._bars[-1])
        fits = rooms.cell_len + aside <= width
        lines = Text.assemble(rooms, self._aside if fits else "", "\n", title)
        if not fits:
            # A title that leaves no room for them takes their place: F1 and the palette have every key.
            space = width - title.cell_len - aside
            lines = Text.assemble(lines, " " * space, self._aside) if space >= 0 else lines
        if stand_in:
            told = textwrap.fill(stand_in, max(20, self.app.size.width - 2), initial_indent=" ", subsequent_indent=" ")
            lines.append(f"\n{told}", "bold reverse")
        if lines != self._shown:
            self._shown = lines
            self.update(lines)

    def on_resize(self) -> None:
        """Give the keys the width there is."""
        if self._said[0]:
            text, stand_in, of_day = self._said
            self.show_title(text, stand_in, of_day=of_day)

    def show(self, checklist: Checklist) -> None:
        """Show whose assessment `checklist` is."""
        assessment, criteria_set = checklist.assessment, checklist.criteria_set
        title = f"{assessment.subject.name} · {criteria_set.short_title} · kỳ {assessment.year}"
        self.show_title(title, criteria_set.stand_in, of_day=True)


def _bar(rooms: tuple[commands.Command, ...], chosen: commands.Command) -> Text:
    return clickable(((c.shown_key(), c.label, c.action) for c in rooms), chosen=chosen.label)
