"""Choices whose mark can be read without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Checkbox, RadioButton, RadioSet

from ntm_tracker.tui.widgets.typing_order import take_in_order

if TYPE_CHECKING:
    from textual.events import Key


class Tick(Checkbox):
    """A box that reads [x] or [ ]; its label is text, never markup."""

    def __init__(self, label: str | Content, value: bool = False, **options: Any) -> None:  # noqa: FBT001, FBT002 - Textual's order
        super().__init__(_plain(label), value, **options)

    async def on_key(self, event: Key) -> None:
        """Let what is typed right after a Tab arrive in the next field."""
        await take_in_order(self, event)

    def render(self) -> Content:
        """Draw mark and label."""
        return _marked("[x]" if self.value else "[ ]", self)


class Mark(RadioButton):
    """One answer of several, (o) or ( ); its label is text, never markup."""

    def __init__(self, label: str | Content, value: bool = False, **options: Any) -> None:  # noqa: FBT001, FBT002 - Textual's order
        super().__init__(_plain(label), value, **options)

    def render(self) -> Content:
        """Draw mark and label."""
        return _marked("(o)" if self.value else "( )", self)


class Answers(RadioSet):
    """One answer of several, none at first; the arrows choose, as they do in a browser."""

    BINDINGS: ClassVar = [
        Binding("down,right", "choose_next", show=False),
        Binding("up,left", "choose_previous", show=False),
    ]

    async def on_key(self, event: Key) -> None:
        """Let what is typed right after a Tab arrive in the next field."""
        await take_in_order(self, event)

    def action_choose_next(self) -> None:
        """Choose the next answer."""
        if self.pressed_index >= 0:
            # A set that is mounted with an answer still has its mark on the first one.
            self._selected = self.pressed_index
            self.action_next_button()
        self.action_toggle_button()

    def action_choose_previous(self) -> None:
        """Choose the answer before."""
        if self.pressed_index >= 0:
            self._selected = self.pressed_index
            self.action_previous_button()
        self.action_toggle_button()

    def choose(self, place: int) -> None:
        """Choose the answer at `place`, as if somebody had."""
        self.clear()
        mark = self.query(Mark)[place]
        with self.prevent(RadioButton.Changed):
            mark.value = True
        self._pressed_button = mark
        self.post_message(self.Changed(self, mark))

    def clear(self) -> None:
        """Choose none, as at first."""
        if self.pressed_button is None:
            return
        with self.prevent(RadioButton.Changed):
            self.pressed_button.value = False
        self._pressed_button = None


def _plain(label: str | Content) -> Content:
    return Content(label) if isinstance(label, str) else label


def _marked(mark: str, widget: Tick | Mark) -> Content:
    style = widget.get_visual_style("toggle--label")
    return Content.assemble((f"{mark} {widget.label.plain}", style))
