"""A list to choose from by typing without marks: commands and indicators, or assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from ntm_tracker.domain.subjects import dated_name
from ntm_tracker.domain.text import fold, matches, shorten
from ntm_tracker.tui import commands
from ntm_tracker.tui.widgets.plain_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.commands import Command

Choices = tuple[tuple[str, str], ...]
"""What is returned, and what is shown."""


_NOT_OFFERED = (commands.PALETTE, commands.OPEN, commands.BACK)


def choices_of(offered: Iterable[Command], checklist: Checklist | None) -> Choices:
    """Return the commands, then every criterion, indicator and gate of `checklist`."""
    listed = [(c.action, f"{c.shown_key():<4} {c.label}: {c.told}") for c in offered if c not in _NOT_OFFERED]
    for state in checklist.criteria if checklist else ():
        number = str(state.criterion.number)
        listed.append((f"show:{number}", f"{number:<5} {state.criterion.name}"))
        listed += [_indicator(s) for s in state.indicators if s.indicator.text != state.criterion.name]
    listed += [_indicator(gate) for gate in checklist.gates] if checklist else []
    return tuple(listed)


def _indicator(state: IndicatorState) -> tuple[str, str]:
    return f"show:{state.indicator.number}", f"{state.indicator.number:<5} {state.indicator.text}"


def fitting(choices: Choices, query: str) -> Choices:
    """Return the choices that hold every word of `query`, those that it names by number or by their label first."""
    found = [choice for choice in choices if matches(query, choice[1])]
    return tuple(sorted(found, key=lambda choice: _distance(query, choice[1])))


def _distance(query: str, shown: str) -> int:
    """Return how near a choice is: 0 for its number or its whole label, 1 for words of the label, 2 for any words."""
    named = fold(query).strip()
    label, colon, _ = fold(shown).replace("…", "").partition(":")
    if shown.split(maxsplit=1)[0].casefold() == named or (named and colon and label.endswith(f" {named}")):
        return 0
    return 1 if named and colon and f" {named}" in f" {label}" else 2


def assessments_of(board: Board) -> Choices:
    """Return every assessment by its id; a unit that has ended with its last day."""
    return tuple(
        (c.assessment.id, f"{_named(c)} (đã thay)" if c.assessment.replaced_by else _named(c)) for c in board.checklists
    )


def _named(checklist: Checklist) -> str:
    assessment = checklist.assessment
    return f"{dated_name(assessment.subject)} · kỳ {assessment.year} · {checklist.criteria_set.short_title}"


class PaletteScreen(ModalScreen["str | None"]):
    """Typing narrows the list, Enter takes the marked line, Esc takes none."""

    BINDINGS: ClassVar = [
        Binding("escape,f10", "dismiss(None)", "Bỏ"),
        Binding("f1", "app.help", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    HELP_TEXT = (
        "Gõ vài chữ, không cần dấu, để thu hẹp danh sách; mũi tên lên xuống để chọn, Enter để lấy, Esc để thôi. "
        "Gõ số như 3.1 để tới thẳng chỉ tiêu."
    )

    def __init__(self, title: str, choices: Choices, marked: str = "") -> None:
        super().__init__()
        self._marked = marked
        self._asked = title
        self._choices = choices
        self._fitting = choices

    def compose(self) -> ComposeResult:
        """Yield the question, the field, the list."""
        with Vertical(id="palette"):
            yield Label(self._asked, markup=False)
            yield LineInput()
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Offer everything."""
        self.query_one(OptionList).can_focus = False
        self._offer("")

    def action_move(self, step: int) -> None:
        """Move the mark while the field keeps the focus."""
        offered = self.query_one(OptionList)
        if offered.option_count:
            offered.highlighted = ((offered.highlighted or 0) + step) % offered.option_count

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._offer(event.value)

    def _offer(self, query: str) -> None:
        self._fitting = fitting(self._choices, query)
        offered, room = self.query_one(OptionList), max(20, self.app.size.width - 14)
        offered.clear_options()
        offered.add_options([Option(Text(shorten(shown, room))) for _, shown in self._fitting])
        at_first = (place for place, (choice, _) in enumerate(self._fitting) if choice == self._marked and not query)
        offered.highlighted = next(at_first, 0) if self._fitting else None

    @on(Input.Submitted)
    def _take(self) -> None:
        marked = self.query_one(OptionList).highlighted
        if marked is not None and self.is_active:
            self.dismiss(self._fitting[marked][0])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if self.is_active:
            self.dismiss(self._fitting[event.option_index][0])
