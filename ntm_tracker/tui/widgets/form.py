"""A dialog that saves: it closes only after the save, so that nothing typed is ever lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, Label, RadioSet, Static, TextArea

from ntm_tracker.errors import NtmError
from ntm_tracker.tui.widgets.plain_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.office import Office
    from ntm_tracker.tui.desk import Desk
    from ntm_tracker.tui.widgets.path_field import Wants

T = TypeVar("T")

_AT_ONCE = 0.15
"""Seconds within which a save is over, as a rule; a dialog that said so of each would only flicker."""


def labelled(checklist: Checklist, told: str) -> str:
    """Return `told` under the label of a set that stands in for another."""
    stand_in = checklist.criteria_set.stand_in
    return f"{stand_in}.\n{told}" if stand_in else told


class Form(ModalScreen[bool]):
    """Title, fields, a line for what is wrong, save and cancel."""

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "save", show=False),
        Binding("escape", "cancel", show=False),
        Binding("f1", "app.help", show=False),
        Binding("f2", "pick", show=False),
        Binding("f10", "cancel", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012 - Textual declares it so
    HELP_TEXT = "Điền các ô rồi Ctrl+S để lưu. Tab sang ô sau, Shift+Tab về ô trước, Esc để bỏ."
    SAVE = "Lưu (Ctrl+S)"
    WAITING = "Đang lưu…"
    SAVED = "Đã lưu."
    FIELDS: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Where what a draft calls by one name has a field of another, the first of these that is there."""
    IS_DEED = True
    """Whether it changes the record; it is not opened then where the record is only looked at."""

    def __init__(self, desk: Desk, title: str, told: str = "") -> None:
        super().__init__()
        self.desk = desk
        self._heading = title
        self._told = told
        self.notices: list[str] = []
        """What is to be known before saving, above the fields."""
        self._untouched: list[Any] = []
        self._is_saving = False
        self._waiting: Timer | None = None
        self._was_warned = False

    def compose(self) -> ComposeResult:
        """Yield the frame around the fields."""
        with Vertical(id="form"):
            yield Label(Text(self._heading, style="bold"), id="form-title")
            # Outside what scrolls: it is to be read before saving, wherever the cursor stands.
            for notice in self.notices:
                yield Static(notice, markup=False, classes="form-notice")
            with VerticalScroll(id="fields", can_focus=False):
                yield Static(self._told, markup=False, id="form-told")
                yield from self.fields()
            yield Static(id="form-error", markup=False)
            with Horizontal(id="form-buttons"):
                yield Button(self.SAVE, id="save", variant="primary", compact=True)
                yield Button("Bỏ (Esc)", id="cancel", compact=True)

    def fields(self) -> Iterable[Widget]:
        """Yield the fields."""
        raise NotImplementedError

    async def submit(self) -> str:
        """Save what was typed; return what to tell. NtmError keeps the dialog open."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Remember what the fields held, to know whether something was typed."""
        self.app.clear_notifications()
        self._untouched = self._typed()

    def line(self, name: str, label: str, value: str = "", hint: str = "") -> Widget:
        """Return a labelled one-line field."""
        field = LineInput(value, placeholder=hint, id=name)
        return Horizontal(Label(label, classes="field-label", markup=False), field, classes="field")

    def area(self, name: str, label: str, value: str = "") -> Widget:
        """Return a labelled field of a few lines."""
        from ntm_tracker.tui.widgets.note_area import NoteArea

        field = NoteArea(value, id=name, tab_behavior="focus", compact=True)
        return Horizontal(Label(label, classes="field-label", markup=False), field, classes="field few-lines")

    def path_line(self, name: str, label: str, wants: Wants, value: str = "", hint: str = "") -> Widget:
        """Return a labelled field for a path, with the picker behind F2."""
        from ntm_tracker.tui.widgets.path_field import PathField

        return PathField(name, label, value, hint, wants)

    def action_pick(self) -> None:
        """Choose in the folders themselves what the path field asks for."""
        from ntm_tracker.tui.screens.picker import pick_into

        pick_into(self)

    def text(self, name: str) -> str:
        """Return what the field `name` holds."""
        field = self.query_one(f"#{name}")
        return field.value if isinstance(field, Input) else field.text if isinstance(field, TextArea) else ""

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    async def action_save(self) -> None:
        """Save, then close; on a refusal say why and keep everything typed."""
        await self.attempt(self.submit)

    def interrupt(self) -> None:
        """Stop a save that takes long; most are over before anybody could."""

    async def attempt(self, deed: Callable[[], Awaitable[str]]) -> None:
        """Do what the dialog is for, then close; on a refusal say why and keep everything typed."""
        if self._is_saving:
            return
        self._is_saving = True
        self._waiting = self.set_timer(_AT_ONCE, self._still_waiting)
        try:
            told = await deed()
        except NtmError as error:
            self._is_saving = False
            self._tell(error.sentence)
            self._go_to(error.field)
        else:
            self.finish(told)
        finally:
            self._wait_no_more()

    def _go_to(self, named: str) -> None:
        """Put the cursor into the field that is at fault, where it is one."""
        for name in self.FIELDS.get(named, (named.replace("_", "-"),)) if named else ():
            if field := self.query_one_optional(f"#{name}"):
                field.focus()
                return

    def tell_waiting(self) -> None:
        """Say that the save is under way: it takes longer than most."""
        self._tell(self.WAITING)

    def _still_waiting(self) -> None:
        # The clock may have struck while the answer came.
        if self._waiting:
            self.tell_waiting()

    def _wait_no_more(self) -> None:
        if self._waiting:
            self._waiting.stop()
        self._waiting = None

    async def perform(self, deed: Callable[[Office], T]) -> T:
        """Do one deed; say that it is saved as soon as it is, before the office is read and shown again.

        Raises:
            NtmError: it was refused; nothing was saved.
        """
        return await self.desk.perform(deed, self._say_saved)

    def finish(self, told: str) -> None:
        """Tell what was saved, and close."""
        self.desk.tell(told)
        self.dismiss(True)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Close; ask once more where something was typed. While it saves, stop that where it can be stopped."""
        if self._is_saving:
            self.interrupt()
            return
        if self._typed() == self._untouched or self._was_warned:
            self.dismiss(False)
            return
        self._was_warned = True
        self._tell("Nội dung vừa gõ chưa lưu. Nhấn Esc lần nữa để bỏ, hoặc Ctrl+S để lưu.")

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(RadioSet.Changed)
    @on(Checkbox.Changed)
    def _typing(self) -> None:
        self._was_warned = False
        if not self._is_saving:
            self._tell("")

    def _tell(self, sentence: str) -> None:
        self.query_one("#form-error", Static).update(Text(sentence, style="bold"))

    def _say_saved(self) -> None:
        self._wait_no_more()
        # Of one short line: it is drawn without laying the dialog out anew.
        self.query_one("#form-error", Static).update(Text(self.SAVED, style="bold"), layout=False)

    def _typed(self) -> list[Any]:
        texts: list[Any] = [field.value for field in self.query(Input)]
        texts += [area.text for area in self.query(TextArea)]
        texts += [choice.pressed_index for choice in self.query(RadioSet)]
        return texts + [box.value for box in self.query(Checkbox)]
