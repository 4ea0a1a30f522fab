"""Ngưỡng cần đối chiếu: one requirement after the other, with the decision in hand."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label, Static

from ntm_tracker.domain.confirm_queue import focus_numbers, needs_figure, to_confirm
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.description import beside_text, paper_facts, standing_text
from ntm_tracker.domain.history import REVERSIBLE, Deed
from ntm_tracker.domain.progress_steps import accepted_among, will_take_back
from ntm_tracker.domain.terms import Standing
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import indicator_text, requirement_text
from ntm_tracker.errors import InputRefused, NtmError
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.confirming_form import ConfirmingForm
from ntm_tracker.tui.widgets.form import labelled
from ntm_tracker.tui.widgets.key_bar import clickable
from ntm_tracker.tui.widgets.queue_line import QueueLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.tui.app import NtmApp
    from ntm_tracker.tui.desk import Desk

LOOK_SECONDS = 0.6
"""A figure is kept only after it was shown so long: a key held down must not confirm what nobody read."""
_KEYS = (
    ("^S", "Lưu, tiếp", "save"),
    ("^N", "Bỏ qua", "step(1)"),
    ("^B", "Lùi", "step(-1)"),
    ("^G", "Đến số", "jump"),
    ("^Z", "Hoàn tác", "take_back"),
    ("Esc", "Xong", "cancel"),
)
_HEAD = 72


class ConfirmQueue(ConfirmingForm):
    """Stays open from one requirement to the next; the decision stays in its fields."""

    BINDINGS: ClassVar = [
        Binding("ctrl+n,ctrl+down", "step(1)", show=False),
        Binding("ctrl+b,ctrl+up", "step(-1)", show=False),
        Binding("ctrl+g", "jump", show=False),
        Binding("ctrl+z", "take_back", show=False),
        Binding("pagedown", "read_on(1)", show=False),
        Binding("pageup", "read_on(-1)", show=False),
    ]
    HELP_TEXT = (
        "Các ngưỡng chưa ai đối chiếu, tiêu chí trọng tâm trước. Ghi văn bản, điều, ngày ký một lần; sau đó mỗi "
        "ngưỡng: đúng như đang có thì Ctrl+S, khác thì gõ mức đọc được rồi Ctrl+S. Enter sang ô sau. Ctrl+N hoặc "
        "Ctrl+mũi tên xuống để bỏ qua, Ctrl+B hoặc Ctrl+mũi tên lên để lùi, Ctrl+G để đến một số. PgDn, PgUp đọc "
        "tiếp phần trên. Ctrl+Z lấy lại ngưỡng vừa lưu, Esc để xong."
    )

    def __init__(self, desk: Desk, checklist: Checklist) -> None:
        self._numbers = [state.indicator.number for state in to_confirm(checklist)]
        self._done: list[tuple[str, str]] = []
        """What was saved here: the indicator and the figure as typed."""
        self._place, self._shown_at = 0, 0.0
        self._is_theirs = False
        """Whether what the record holds of the one that is shown was saved by somebody else."""
        self._decision = _last_decision(checklist)
        state = cast("IndicatorState", checklist.find(self._numbers[0]))
        super().__init__(desk, checklist, state, "Ngưỡng cần đối chiếu", "")

    def compose(self) -> ComposeResult:
        """Yield the requirement, which scrolls, over fields that always stand in sight."""
        with Vertical(id="form"):
            yield Label(id="form-title", markup=False)
            with VerticalScroll(id="queue-told", can_focus=False):
                yield Static(id="form-told", markup=False)
            with Vertical(id="queue-fields"):
                yield from self.fields()
            yield Static(id="form-error", markup=False)
            yield Static(clickable(_KEYS), id="queue-keys", markup=False)

    def fields(self) -> Iterable[Widget]:
        """Yield the figure and the decision last saved."""
        return self.decision(*self._decision)

    def line(self, name: str, label: str, value: str = "", hint: str = "") -> Widget:
        """Return a labelled field whose undo reaches the last save."""
        field = QueueLine(value, placeholder=hint, id=name)
        return Horizontal(Label(label, classes="field-label", markup=False), field, classes="field")

    def on_mount(self) -> None:
        """Show the first one."""
        self._show()

    async def submit(self) -> str:
        """Save what was read of the one that is shown."""
        pressed = monotonic()
        if not self.text("value").strip() and pressed - self._shown_at < LOOK_SECONDS:
            # A key held down presses again before that: as long as it is held, nothing is kept.
            self._shown_at = pressed
            raise InputRefused("Ngưỡng này vừa hiện ra; hãy đọc rồi nhấn Ctrl+S để giữ nguyên.")
        return await super().submit()

    def finish(self, told: str) -> None:
        """Go on to the next one that waits; close after the last."""
        del told
        self._is_saving = False
        number = self._state.indicator.number
        if not self._is_theirs:
            self._done.append((number, self.text("value")))
        self._decision = self._fields_of_decision()
        year = self._checklist.assessment.year
        # Of another year alone it may have been; then this one still waits.
        figure = "năm khác" if self._waits(number) else requirement_text(self._now(number).applied.requirement, year)
        waiting = [place for place, one in enumerate(self._numbers) if self._waits(one)]
        if not waiting:
            self._leave()
            return
        self._place = next((place for place in waiting if place > self._place), waiting[0])
        self._show(f"đã lưu {number}: {figure}")

    def nothing_left(self) -> str:
        """Go on from what somebody else confirmed; that is not for this walk to take back."""
        self._is_theirs = True
        return super().nothing_left()

    def action_cancel(self) -> None:
        """End the walk with its count; ask once more where something was typed."""
        if self._is_saving:
            return
        if self._typed() != ["", *self._decision] and not self._was_warned:
            self._was_warned = True
            self._tell("Nội dung vừa gõ chưa lưu. Nhấn Esc lần nữa để bỏ, hoặc Ctrl+S để lưu.")
            return
        self._leave()

    def action_step(self, step: int) -> None:
        """Go to the one after or before, saving nothing."""
        if not 0 <= self._place + step < len(self._numbers):
            self._tell("Đây là ngưỡng cuối danh sách." if step > 0 else "Đây là ngưỡng đầu danh sách.")
        elif self._may_leave_figure():
            self._place += step
            self._show()

    def action_jump(self) -> None:
        """Go to one by its number."""
        from ntm_tracker.tui.screens.palette import PaletteScreen

        def go(number: str | None) -> None:
            if number:
                self._place = self._numbers.index(number)
                self._show()

        if self._may_leave_figure():
            listed = tuple((n, f"{n:<5} {self._now(n).indicator.text}") for n in self._numbers)
            self.app.push_screen(PaletteScreen("Đến ngưỡng số", listed), go)

    async def action_take_back(self) -> None:
        """Take back the last one saved here and return to it."""
        if self._is_saving or not self._done:
            self._tell("Trong lần này chưa lưu ngưỡng nào để hoàn tác.")
            return
        number, value = self._done[-1]
        events = self.ntm.board.events if self.ntm.board else ()
        last = next((e for e in events if e.deed in REVERSIBLE and not e.undone), None)
        named = (Deed.CONFIRM, self._checklist.assessment.id, (number,))
        if last is None or (last.deed, last.assessment, last.indicators) != named:
            self._tell("Việc mới nhất không phải là ngưỡng vừa lưu ở đây; hãy Esc rồi xem lại trước khi hoàn tác.")
            return
        try:
            await self.desk.perform(partial(deeds.undo, seen=events[0].seq))
        except NtmError as error:
            self._tell(error.sentence)
            return
        self._done.pop()
        self._place = self._numbers.index(number)
        self._show(f"đã hoàn tác {number}")
        self.query_one("#value", QueueLine).value = value

    def action_read_on(self, step: int) -> None:
        """Scroll what is told, while the fields keep the keys."""
        told = self.query_one("#queue-told", VerticalScroll)
        told.scroll_relative(y=step * max(1, told.size.height - 1), animate=False)

    @property
    def ntm(self) -> NtmApp:
        """The app, by its own type."""
        return cast("NtmApp", self.app)

    def _show(self, news: str = "") -> None:
        number = self._numbers[self._place]
        self._state, year = self._now(number), self._checklist.assessment.year
        waiting = sum(map(self._waits, self._numbers))
        head = f"Ngưỡng cần đối chiếu {self._place + 1}/{len(self._numbers)} · còn {waiting}" + (
            f" · {news}" if news else ""
        )
        self.query_one("#form-title", Label).update(Text(shorten(head, _HEAD), "bold"))
        self.query_one("#form-told", Static).update(self._text())
        self.query_one("#queue-told", VerticalScroll).scroll_home(animate=False)
        keeps = requirement_text(self._state.applied.requirement, year)
        hint = "phải ghi: chưa có mức để giữ" if needs_figure(self._state, year) else f"bỏ trống là giữ {keeps}"
        field = self.query_one("#value", QueueLine)
        field.placeholder = hint
        with self.prevent(Input.Changed):
            field.fill("")
            for name, text in zip(("basis", "article", "dated"), self._fields_of_decision(), strict=True):
                self.query_one(f"#{name}", QueueLine).fill(text)
        self._base, self._is_theirs = self.held(), False
        (field if self.text("basis").strip() else self.query_one("#basis", QueueLine)).focus()
        self._was_warned, self._insisted, self._shown_at = False, None, monotonic()
        self._tell("")

    def _text(self) -> Text:
        state, checklist = self._state, self._checklist
        year, number = checklist.assessment.year, state.indicator.number
        text = Text("".join(f"{notice}\n" for notice in will_take_back(accepted_among([state]))), "bold")
        text.append(labelled(checklist, ""), "dim")
        named = indicator_text(number)
        text.append(f"{named[0].upper()}{named[1:]}: {state.indicator.text}", "bold")
        text.append(" (trọng tâm)\n" if number in focus_numbers(checklist) else "\n")
        text.append("Mức hiện có: ").append(f"{standing_text(state.applied, year)}\n", "bold")
        for label, told in paper_facts(state, year):
            text.append(f"{label}: ", "dim").append(f"{told}\n")
        board = self.ntm.board
        for target, near in board.beside(checklist.criteria_set.id, number) if board else ():
            text.append("Kế hoạch xã: ", "dim").append(f"{beside_text(target, near)}\n")
        return text

    def _now(self, number: str) -> IndicatorState:
        return self.desk.state_now(self._checklist.assessment.id, number)

    def _waits(self, number: str) -> bool:
        return self._now(number).applied.standing is not Standing.CONFIRMED

    def _fields_of_decision(self) -> tuple[str, str, str]:
        return self.text("basis"), self.text("article"), self.text("dated")

    def _may_leave_figure(self) -> bool:
        if self._is_saving:
            return False
        if self.text("value").strip() and not self._was_warned:
            self._was_warned = True
            self._tell("Mức vừa gõ chưa lưu; nhấn lần nữa để bỏ mức đó, hoặc Ctrl+S để lưu.")
            return False
        return True

    def _leave(self) -> None:
        waiting = sum(map(self._waits, self._numbers))
        self.desk.tell(f"Đã đối chiếu {len(self._done)}, còn {waiting}.")
        self.dismiss(bool(self._done))


def _last_decision(checklist: Checklist) -> tuple[str, str, str]:
    """Return the decision of the newest confirmation of the set: a set is read from one decision."""
    read = [s.applied.confirmation for s in (*checklist.indicators(), *checklist.gates) if s.applied.confirmation]
    if not read:
        return "", "", ""
    last = max(read, key=lambda confirmation: confirmation.at)
    return last.basis, last.article, format_date(last.dated) if last.dated else ""
