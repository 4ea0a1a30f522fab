"""Setting, changing and taking away the record's password; what is typed is kept nowhere."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.containers import Horizontal
from textual.widgets import Checkbox, Input, Label

from ntm_tracker.domain.password_entry import FINAL, SHORTEST, UNIKEY, new_password, not_opened
from ntm_tracker.errors import InputRefused, NtmError
from ntm_tracker.tui import deeds, password_deeds
from ntm_tracker.tui.screens.password_form import PasswordInput
from ntm_tracker.tui.widgets.choices import Answers, Mark, Tick
from ntm_tracker.tui.widgets.long_form import LongForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.widget import Widget

    from ntm_tracker.tui.app import NtmApp
    from ntm_tracker.tui.desk import Desk
    from ntm_tracker.tui.password_deeds import Protection

_UNDERSTOOD = "Tôi đã ghi mật khẩu ra giấy và hiểu: mất mật khẩu là mất dữ liệu"


class NewPasswordForm(LongForm):
    """Sets the first password: typed twice, and only by somebody who says that a lost one is final."""

    SAVE = "Đặt mật khẩu (Ctrl+S)"
    HELP_TEXT = (
        f"Mật khẩu dài từ {SHORTEST} ký tự, gõ hai lần cho giống nhau. {FINAL} {UNIKEY} Toàn bộ dữ liệu được ghi lại "
        "có mã hóa và đối chiếu từng dòng; Esc khi đang chép để dừng, dữ liệu vẫn như cũ. Phải đóng các cửa sổ khác."
    )
    CHANGES = False

    def __init__(self, desk: Desk, found: Protection) -> None:
        title = "Đổi hoặc bỏ mật khẩu của dữ liệu" if self.CHANGES else "Đặt mật khẩu cho dữ liệu"
        super().__init__(desk, title, f"{FINAL} {UNIKEY}")
        self._found = found

    def fields(self) -> Iterable[Widget]:
        """Yield both fields, and what is to be ticked."""
        yield _secret("new", "Mật khẩu mới")
        yield _secret("again", "Gõ lại")
        yield Tick(_UNDERSTOOD, id="understood", compact=True)
        if count := self._found.open_backups:
            told = f"Xóa {count} bản sao lưu không mật khẩu; một bản mới có mật khẩu thay vào"
            yield Tick(told, id="drop", compact=True)

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query(PasswordInput).first().focus()

    async def submit(self) -> str:
        """Set the password."""
        typed = self._new_password()
        if not self.query_one("#understood", Checkbox).value:
            raise InputRefused("Chưa đánh dấu ô “Tôi đã ghi mật khẩu ra giấy…”; hãy ghi ra giấy rồi đánh dấu ô đó.")
        drop = any(box.value for box in self.query("#drop").results(Checkbox))
        deed = partial(password_deeds.encrypt, self.desk.data, typed, change=self.CHANGES, drop=drop)
        return await self._convert(partial(deed, watch=self.watched()))

    def _new_password(self) -> str:
        try:
            return new_password(self.text("new"), self.text("again"))
        except InputRefused:
            self._empty("new", "again")
            raise

    async def _convert(self, deed: Callable[[], str]) -> str:
        """Do it while nobody has the record open; leave the program where it cannot be opened again."""
        try:
            return await self.desk.apart(deed)
        except NtmError as error:
            if self.desk.office is None:
                cast("NtmApp", self.app).give_up(error)
            raise

    def _empty(self, *names: str) -> None:
        # What is typed next takes the refusal away; emptying the fields does not.
        for name in names:
            field = self.query_one(f"#{name}", Input)
            with field.prevent(Input.Changed):
                field.value = ""
        self.query_one(f"#{names[0]}").focus()


class ChangePasswordForm(NewPasswordForm):
    """Sets another password, or takes it away; only for somebody who knows the one that it has."""

    SAVE = "Làm (Ctrl+S)"
    CHANGES = True

    def __init__(self, desk: Desk, found: Protection) -> None:
        super().__init__(desk, found)
        self._was_asked = False

    def fields(self) -> Iterable[Widget]:
        """Yield the present password and what is wanted before the new one."""
        yield _secret("present", "Mật khẩu nay")
        yield Answers(Mark("Đổi mật khẩu", value=True), Mark("Bỏ mật khẩu"), id="choice", compact=True)
        yield from super().fields()

    async def submit(self) -> str:
        """Change the password, or take it away when that is asked twice."""
        removes = self.query_one("#choice", Answers).pressed_index == 1
        if not removes:
            self._new_password()
        if not await asyncio.to_thread(deeds.unlock, self._found.file, self.text("present")):
            self._empty("present")
            raise InputRefused(not_opened(self._found.file))
        if not removes:
            return await super().submit()
        if not self._was_asked:
            self._was_asked = True
            raise InputRefused("Bỏ mật khẩu thì ai cầm máy cũng mở được dữ liệu; Ctrl+S lần nữa để bỏ, Esc để thôi.")
        return await self._convert(partial(password_deeds.decrypt, self.desk.data, self.watched()))


def _secret(name: str, label: str) -> Widget:
    return Horizontal(Label(label, classes="field-label", markup=False), PasswordInput(name), classes="field")
