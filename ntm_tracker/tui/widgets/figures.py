"""A line of figures: each one leads to the rows that it is made of, by Enter, by ^F or by a click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its words, or words alone."""

    text: str
    goal: str = ""
    """Where it comes from, as `ways.open_source` reads it; empty for words alone."""
    style: str = ""


class Figures(Static):
    """Takes the keys where it has figures: arrows go from one to the next, and on into the list below."""

    BINDINGS: ClassVar = [
        Binding("left,up", "step(-1)", show=False),
        Binding("right,down", "step(1)", show=False),
        Binding("enter", "open", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, place: str) -> None:
        super().__init__(id=place, markup=False, classes="figures")
        self._parts: tuple[Figure, ...] = ()
        self._at = 0

    def show(self, figures: Iterable[Figure]) -> None:
        """Show `figures` one after the other."""
        self._parts = tuple(figures)
        self._at = min(self._at, max(0, len(self.goals) - 1))
        self.can_focus = bool(self.goals)
        self._draw()

    def tell(self, sentence: str) -> None:
        """Show a sentence that has no figures."""
        self.show([Figure(sentence)])

    @property
    def goals(self) -> list[str]:
        """Where the figures lead, in their order."""
        return [part.goal for part in self._leading]

    @property
    def marked(self) -> str:
        """The words of the figure that Enter opens."""
        return next((p.text.strip() for at, p in enumerate(self._leading) if at == self._at), "")

    @property
    def _leading(self) -> list[Figure]:
        return [part for part in self._parts if part.goal]

    def on_focus(self) -> None:
        """Mark the figure that Enter opens: the one next to the list."""
        stacked = any(part.text.endswith("\n") for part in self._parts)
        self._at = len(self.goals) - 1 if stacked else 0
        self._draw()

    def on_blur(self) -> None:
        """Take the mark away."""
        self._draw()

    def _draw(self) -> None:
        text, at = Text(), -1
        for part in self._parts:
            told = Text(part.text, part.style)
            if part.goal:
                at += 1
                told.apply_meta({"@click": f"screen.open_figure({part.goal!r})"})
                if self.has_focus and at == self._at:
                    told.stylize("reverse")
            text.append_text(told)
        self.update(text)

    def action_step(self, by: int) -> None:
        """Go to another figure; beyond the last one into the list."""
        if self._at + by >= len(self.goals):
            self.action_leave()
        else:
            self._at = max(0, self._at + by)
            self._draw()

    def action_open(self) -> None:
        """Go to the source of the marked figure."""
        if self._at < len(self.goals):
            self.screen.open_figure(self.goals[self._at])  # type: ignore[attr-defined]

    def action_leave(self) -> None:
        """Go to the list below."""
        self.screen.focus_next()


def in_a_row(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield `figures` with a dot between each two."""
    for at, figure in enumerate(figures):
        if at:
            yield Figure(" · ")
        yield figure
