"""A field for a person's name: completes the names that the office uses already, without marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.suggester import Suggester
from textual.widgets import Label

from ntm_tracker.domain.people import completed
from ntm_tracker.tui.widgets.plain_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget


class NameSuggester(Suggester):
    """Offers the first name that begins as typed; the right arrow takes it."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self._names = names

    async def get_suggestion(self, value: str) -> str | None:
        """Return the name, None where none begins so."""
        return completed(value, self._names)


def name_line(name: str, label: str, names: Sequence[str], value: str = "", hint: str = "") -> Widget:
    """Return a labelled field for a person's name."""
    field = LineInput(value, placeholder=hint, id=name, suggester=NameSuggester(names))
    return Horizontal(Label(label, classes="field-label", markup=False), field, classes="field")
