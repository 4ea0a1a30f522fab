"""A dialog over one row that somebody else may save meanwhile: nothing is written over unseen, a merge is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Checkbox, Input, RadioSet, TextArea

from ntm_tracker.domain.merging import Bound, Sides, is_same, merge
from ntm_tracker.errors import InputRefused, SavedMeanwhile
from ntm_tracker.tui.widgets.choices import Answers, Mark, Tick
from ntm_tracker.tui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ntm_tracker.domain.merging import Row
    from ntm_tracker.service.office import Office

TICKED = "có"
"""How a ticked box is told; one that is not ticked is told by nothing."""


class MergingForm(Form):
    """Keeps what the row held when it was opened, to tell my changes from somebody else's."""

    LABELS: ClassVar[Mapping[str, str]] = {}
    """The fields that make the row, as they are called on the screen."""
    BOUND: ClassVar[Bound] = Bound()
    NOTES: ClassVar[frozenset[str]] = frozenset()
    """The fields in which the words of both sides may stand."""
    _base: Row | None = None

    def held(self) -> Row:
        """Return what the fields hold for the version of the row that the dialog knows."""
        raise NotImplementedError

    def version(self) -> int:
        """Return the version of the row that the dialog knows, 0 for none."""
        raise NotImplementedError

    async def read_again(self) -> None:
        """Take the row as the record now holds it."""
        raise NotImplementedError

    def has_changes(self) -> bool:
        """Say whether there is anything to save."""
        return not is_same(self.base, self.typed_row())

    @property
    def base(self) -> Row:
        """What the row held when it was opened, or merged."""
        return self.held() if self._base is None else self._base

    def on_mount(self) -> None:
        """Remember what the row held."""
        self._base = self.held()

    def typed_row(self) -> Row:
        """Return the row as it stands in the fields."""
        return {name: self._word(name).strip() for name in self.held()}

    async def save_over(self, deed: Callable[[Office], str], told: Callable[[str], str] = str) -> str:
        """Do `deed`; return what is `told` of what it returned.

        Raises:
            InputRefused: somebody saved a newer version; both are shown, to be merged.
        """
        if not is_same(self.base, self.held()):
            raise self._offered()
        try:
            return told(await self.perform(deed))
        except SavedMeanwhile:
            await self.read_again()
        if is_same(self.base, self.held()):
            return await self.submit()  # what was saved meanwhile is as it was
        if is_same(self.typed_row(), self.held()):
            self._base = self.held()
            return await self._go_on()
        raise self._offered()

    def nothing_left(self) -> str:
        """Say that the record holds already what is wanted."""
        return f"Giữ bản {self.desk.saved_by(self.version())} đã lưu; không còn gì phải lưu."

    def take(self, row: Mapping[str, str]) -> None:
        """Put `row` into the fields; that is nobody's typing, and clears no sentence."""
        with self.prevent(Input.Changed, TextArea.Changed, RadioSet.Changed, Checkbox.Changed):
            for name, text in row.items():
                self._put(name, text)

    def open_anew(self) -> None:
        """Show the row as the record holds it, as if the dialog had opened with that."""
        self.take(self.held())
        self._base = self.held()

    def _put(self, name: str, text: str) -> None:
        match self.query_one(f"#{name}"):
            case Input() as field:
                field.value = text
            case TextArea() as area:
                area.text = text
            case Tick() as tick:
                tick.value = text == TICKED
            case Answers() as answers:
                _choose(answers, text)
            case _:
                raise LookupError(name)

    def _offered(self) -> InputRefused:
        """Show both versions; return why nothing was saved."""
        from ntm_tracker.tui.screens.merge_form import MergeForm

        sides = Sides(self.base, self.typed_row(), self.held())
        merged = merge(sides, self.BOUND, self.NOTES)
        form = MergeForm(self.desk, sides, merged, self.LABELS, self.desk.saved_by(self.version()))

        self.app.push_screen(form, lambda _: self._settled(form.row))
        return InputRefused("Chưa lưu gì, điều vừa gõ vẫn còn; hãy Ctrl+S để gộp với bản người khác vừa lưu.")

    async def _settled(self, row: Row) -> None:
        if not row:
            return  # the officer went back to what was typed
        self.take(row)
        self._base = self.held()
        await self.attempt(self._go_on)

    async def _go_on(self) -> str:
        if self.has_changes():
            return await self.submit()
        return self.nothing_left()

    def _word(self, name: str) -> str:
        match self.query_one(f"#{name}"):
            case Tick() as tick:
                return TICKED if tick.value else ""
            case Answers() as answers:
                return str(answers.pressed_button.label) if answers.pressed_button else ""
            case _:
                return self.text(name)


def _choose(answers: Answers, text: str) -> None:
    labels = [str(mark.label) for mark in answers.query(Mark)]
    if text in labels:
        answers.choose(labels.index(text))
    else:
        answers.clear()
