"""Two versions of one thing, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widgets import Label, Static

from ntm_tracker.domain.two_versions import both_changed, both_sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from ntm_tracker.domain.two_versions import Field


class TwoVersions(Vertical):
    """Names what both sides changed, and shows either side's words under whose they are."""

    def __init__(self, fields: Sequence[Field] = (), mine: str = "", theirs: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual calls it so
        super().__init__(id=id)
        self._shown = (fields, mine, theirs)

    def compose(self) -> ComposeResult:
        """Yield the head and both sides."""
        yield Label(classes="field-head", markup=False)
        with Horizontal(classes="side-by-side"):
            yield Static(markup=False)
            yield Static(markup=False)

    def on_mount(self) -> None:
        """Show what is known from the start."""
        self.show(*self._shown)

    def show(self, fields: Sequence[Field], mine: str, theirs: str) -> None:
        """Show `fields` of the sides that are called `mine` and `theirs`; nothing where there are none."""
        self.display = bool(fields)
        self.query_one(Label).update(both_changed(fields))
        sides = self.query(".side-by-side Static").results(Static)
        for side, said in zip(sides, both_sides(fields, mine, theirs), strict=True):
            side.update(said)
