"""The field for a path: it offers what the path may go on to, and takes what is dragged into the terminal."""

from __future__ import annotations

import asyncio
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Label, OptionList
from textual.widgets.option_list import Option

from ntm_tracker.domain.text import clean_line, shorten
from ntm_tracker.domain.typed_paths import is_from_the_top
from ntm_tracker.tui import deeds
from ntm_tracker.tui.questions import Questions
from ntm_tracker.tui.widgets.plain_input import LineInput

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from ntm_tracker.service.folders import Completion

_PAUSE = 0.05
"""Seconds without a key before a folder is read."""
_OFFERED = 100


class Wants(Enum):
    """What a path is asked for."""

    FILE = "file"
    FILES = "files"
    FOLDER = "folder"
    TARGET = "target"
    """A file that is about to be written."""


class PathField(Vertical):
    """Label, field, the button of the picker, and below them what the path may go on to."""

    def __init__(self, name: str, label: str, value: str, hint: str, wants: Wants) -> None:
        super().__init__(classes="path-field")
        self._label = label
        self._places = OptionList(markup=False, classes="path-places")
        self._input = PathInput(value, wants, self._places, placeholder=hint, id=name)

    def compose(self) -> ComposeResult:
        """Yield the line and the list."""
        with Horizontal(classes="field"):
            yield Label(self._label, classes="field-label", markup=False)
            yield self._input
            yield Button("Chọn (F2)", classes="path-pick", compact=True)
        yield self._places

    def on_mount(self) -> None:
        """Leave Tab to the fields: the list and the button have keys of their own."""
        for widget in self.query("OptionList, Button"):
            widget.can_focus = False
        self._places.display = False

    @on(Button.Pressed)
    async def _pick(self, event: Button.Pressed) -> None:
        event.stop()
        self._input.focus()
        await self.run_action("screen.pick")

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._input.take(event.option_index)


class PathInput(LineInput):
    """Arrows choose from what is offered, Enter or the right arrow takes it; Enter alone saves, as in every field."""

    BINDINGS: ClassVar = [
        Binding("down", "choose(1)", show=False),
        Binding("up", "choose(-1)", show=False),
    ]

    def __init__(self, value: str, wants: Wants, places: OptionList, **options: Any) -> None:
        self.wants = wants
        self._places = places
        self._is_chosen = False
        self._offered: list[Completion] = []
        self._questions = Questions(self, _PAUSE)
        super().__init__(value, **options)

    @property
    def many(self) -> bool:
        """Whether several paths may be typed."""
        return self.wants is Wants.FILES

    def watch_value(self, old: str, new: str) -> None:
        """Offer what the path may go on to."""
        super().watch_value(old, new)
        self._hide()
        if self.is_mounted and self.has_focus and not self._is_chosen:
            self._questions.ask(self._ask)

    async def _ask(self) -> None:
        typed, only_folders = self.value, self.wants in (Wants.FOLDER, Wants.TARGET)
        complete = partial(deeds.complete_path, typed, many=self.many, only_folders=only_folders)
        offered = await asyncio.to_thread(complete)
        if self.is_mounted and self.has_focus and typed == self.value:
            self._offer(offered[:_OFFERED])

    def _offer(self, offered: list[Completion]) -> None:
        self._offered, room = offered, max(20, self._places.size.width or 50)
        self._places.clear_options()
        self._places.add_options([Option(Text(shorten(one.shown, room))) for one in offered])
        self._places.display = bool(offered)
        if offered and self.parent and self.parent.parent:
            # Typed at the lower end of a small screen, the list would open below its edge.
            self.call_after_refresh(self._places.scroll_visible, animate=False)

    def _hide(self) -> None:
        self._offered = []
        self._places.display = False

    def on_blur(self) -> None:
        """Offer nothing where nobody types."""
        self._hide()

    def action_choose(self, step: int) -> None:
        """Move the mark through what is offered."""
        if self._offered:
            marked = self._places.highlighted
            at_first = 0 if step > 0 else len(self._offered) - 1
            self._places.highlighted = at_first if marked is None else (marked + step) % len(self._offered)

    async def action_submit(self) -> None:
        """Take the marked place; where none is marked, save."""
        marked = self._places.highlighted if self._offered else None
        if marked is None:
            await super().action_submit()
        else:
            self.take(marked)

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual declares it
        """Take the marked place, or the first one; within the text, go on by a letter."""
        if self._offered and self.cursor_at_end and not select:
            self.take(self._places.highlighted or 0)
        else:
            super().action_cursor_right(select)

    def take(self, row: int) -> None:
        """Write the place of that row into the field."""
        if row < len(self._offered):
            self.put(self._offered[row].typed)
            self._questions.ask(self._ask)

    def put(self, text: str) -> None:
        """Write a path that was chosen, so that nothing more is offered for it."""
        self._is_chosen = True
        self.value = text
        self._is_chosen = False
        self.cursor_position = len(text)

    async def on_key(self, event: events.Key) -> None:
        """Close the list by Esc, before Esc closes the dialog."""
        if event.key == "escape" and self._offered:
            event.stop()
            event.prevent_default()
            self._hide()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is dragged in as a path of its own, not as the end of the one that is there."""
        event.text = clean_line(event.text)
        if not (self.value.strip() and self.cursor_at_end and is_from_the_top(event.text)):
            return
        if self.many:
            event.text = event.text if self.value.rstrip().endswith(";") else f"; {event.text}"
        elif self.selection.is_empty:
            self.select_all()
