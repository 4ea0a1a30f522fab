"""The two lines at the top: the rooms, and whose assessment is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ntm_tracker.domain.checklist import Checklist

_ROOMS = (
    ("overview", "F2 Tổng quan", "app.go('overview')"),
    ("checklist", "F3 Tiêu chí", "app.go('checklist')"),
    ("review", "F4 Rà soát", "app.go('review')"),
    ("print", "F8 In", "app.print"),
    ("palette", "^P Tìm lệnh", "app.palette"),
    ("quit", "F10 Thoát", "app.quit"),
)


class TopBar(Vertical):
    """Rooms that can be clicked, the assessment's name, and the stand-in label."""

    def __init__(self, room: str) -> None:
        super().__init__()
        self._room = room

    def compose(self) -> ComposeResult:
        """Yield the rooms, the title and the label."""
        rooms = Text()
        for room, label, action in _ROOMS:
            style = "reverse bold" if room == self._room else ""
            rooms.append(f" {label} ", style=style).append(" ")
            start = len(rooms.plain) - len(label) - 3
            rooms.apply_meta({"@click": action}, start, len(rooms.plain) - 1)
        yield Static(rooms, id="rooms")
        yield Static(id="title", markup=False)
        stand_in = Static(id="stand-in", markup=False)
        stand_in.display = False
        yield stand_in

    def show_title(self, text: str) -> None:
        """Show `text` as whose assessment this is."""
        self.query_one("#title", Static).update(Text(text, style="bold", no_wrap=True, overflow="ellipsis"))

    def show(self, checklist: Checklist) -> None:
        """Show whose assessment `checklist` is, and what its set stands in for."""
        assessment, criteria_set = checklist.assessment, checklist.criteria_set
        self.show_title(f"{assessment.subject.name} · {criteria_set.short_title} · kỳ {assessment.year}")
        label = self.query_one("#stand-in", Static)
        label.display = bool(criteria_set.stand_in)
        label.update(Text(criteria_set.stand_in))
