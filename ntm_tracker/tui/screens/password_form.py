"""Asking for the password of a file that has one; what is typed is kept nowhere."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Input, Label

from ntm_tracker.domain.password_entry import FINAL, TRIES, UNIKEY, given_up, not_opened
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.plain_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.events import Paste
    from textual.widget import Widget

    from ntm_tracker.tui.desk import Desk


class PasswordInput(LineInput):
    """Shows dots, gives nothing to the clipboard and remembers nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(password=True, id=name)

    def watch_value(self, _old: str, _new: str) -> None:
        """Keep no earlier state for an undo."""

    def on_paste(self, event: Paste) -> None:
        """Take what was pasted as it is, but for the line's end that often comes with it."""
        event.text = event.text.rstrip("\r\n")

    def action_copy(self) -> None:
        """Give nothing away."""

    def action_cut(self) -> None:
        """Give nothing away."""


class PasswordForm(Form):
    """Closes with True once the file is open; with False when it was left, or after the last try."""

    IS_DEED = False
    SAVE = "Mở (Enter)"
    WAITING = "Đang mở…"
    HELP_TEXT = f"Gõ mật khẩu đã đặt cho dữ liệu rồi Enter. {UNIKEY} {FINAL}"

    def __init__(self, desk: Desk, file: object) -> None:
        super().__init__(desk, "Dữ liệu có mật khẩu", f"{file}\n{UNIKEY} {FINAL}")
        self._file = file
        self._tries = 0
        self.refusal = f"Chưa gõ mật khẩu nên chưa mở {file}; hãy mở lại và gõ mật khẩu."
        """Why the file stays closed, where it does."""

    def fields(self) -> Iterable[Widget]:
        """Yield the one field."""
        label = Label("Mật khẩu", classes="field-label", markup=False)
        yield Horizontal(label, PasswordInput("password"), classes="field")

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one("#password").focus()

    async def submit(self) -> str:
        """Try the password."""
        field = self.query_one("#password", PasswordInput)
        typed = field.value
        # What is typed next takes the refusal away; emptying the field does not.
        with field.prevent(Input.Changed):
            field.value = ""
        if await asyncio.to_thread(deeds.unlock, self._file, typed):
            return ""
        self._tries += 1
        if self._tries == TRIES:
            self.refusal = given_up(self._file)
            self.dismiss(False)
        raise InputRefused(not_opened(self._file))

    def finish(self, told: str) -> None:  # noqa: ARG002 - what follows shows that it is open
        """Close."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Close at once: nothing was typed that is worth a question."""
        self.dismiss(False)
