"""Giao diện: the looks to choose from, each shown while the mark is on it."""

from __future__ import annotations

from textual import on
from textual.widgets import OptionList

from ntm_tracker.tui.screens.palette import PaletteScreen
from ntm_tracker.tui.themes import LOOKS


class ThemeChoice(PaletteScreen):
    """The arrows show a look, Enter keeps it, Esc goes back to the one before."""

    def __init__(self, present: str) -> None:
        choices = tuple((name, look.title) for name, look in LOOKS.items())
        super().__init__("Giao diện: mũi tên để xem thử, Enter để giữ, Esc để thôi", choices, present)

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        if self.is_active:
            self.app.theme = self._fitting[event.option_index][0]
