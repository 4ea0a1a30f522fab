"""Backups by hand: where a copy goes, which copy comes back."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ntm_tracker.domain.backups import WHY_TOLD
from ntm_tracker.errors import InputRefused, PasswordNeeded
from ntm_tracker.tui import backup_deeds
from ntm_tracker.tui.screens.password_form import PasswordForm
from ntm_tracker.tui.widgets.long_form import LongForm
from ntm_tracker.tui.widgets.path_field import PathInput, Wants
from ntm_tracker.tui.widgets.target_form import LongTargetForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.service.backup import Backup
    from ntm_tracker.tui.desk import Desk


class BackupForm(LongTargetForm):
    """Which file; over one that is there only when asked twice."""

    SAVE = "Sao lưu (Ctrl+S)"
    HELP_TEXT = (
        "Chép toàn bộ dữ liệu, kể cả tệp minh chứng, ra một tệp và kiểm tra lại tệp đó. Tệp trên USB mở được bằng "
        "“ntm --data TỆP”. Chương trình cũng tự sao lưu mỗi ngày vào thư mục sao-luu cạnh dữ liệu. "
        "Esc khi đang chép để dừng, không ghi gì."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Sao lưu toàn bộ dữ liệu ra một tệp", "Ghi tên tệp, hoặc một thư mục có sẵn trên USB.")

    def fields(self) -> Iterable[Widget]:
        """Yield the place."""
        name = f"ntm-sao-luu-{datetime.now().astimezone():%Y%m%d}.db"
        yield self.path_line("target", "Nơi lưu", Wants.TARGET, str(Path.home() / name))

    async def submit(self) -> str:
        """Write the copy."""
        target = self.text("target").strip()
        if not target:
            raise InputRefused("Chưa ghi nơi lưu; hãy ghi đường dẫn tệp hoặc thư mục.")
        over = await self.replaces(target)
        deed = partial(backup_deeds.back_up, data=self.desk.data, target=target, over=over, watch=self.watched())
        return await self.desk.ask(deed)


class RestoreForm(LongForm):
    """Which backup; what it would come to is told before it is done."""

    SAVE = "Khôi phục (Ctrl+S)"
    HELP_TEXT = (
        "Chọn một bản bằng mũi tên và Enter, hoặc ghi đường dẫn tệp. Ctrl+S lần đầu để xem sẽ thành thế nào, "
        "lần nữa để khôi phục. Dữ liệu hiện có được giữ thành một bản sao lưu trước, nên khôi phục cũng lấy lại được. "
        "Esc khi đang đọc, kiểm tra để dừng, dữ liệu vẫn như cũ; lúc đang thay dữ liệu thì không dừng."
    )

    def __init__(self, desk: Desk) -> None:
        told = "Dữ liệu hiện có được giữ thành một bản sao lưu trước khi thay."
        super().__init__(desk, "Khôi phục dữ liệu từ bản sao lưu", told)
        self._planned = ""
        self._listed: list[Backup] = []

    def fields(self) -> Iterable[Widget]:
        """Yield the backups that there are, and a path."""
        yield OptionList(id="backups", markup=False, compact=True)
        yield self.path_line("file", "Tệp", Wants.FILE, hint="chọn ở trên, hoặc ghi đường dẫn")
        yield Static(id="planned", markup=False)

    def on_mount(self) -> None:
        """List what there is."""
        self.run_worker(self._list())

    async def _list(self) -> None:
        self._listed = await self.desk.ask(partial(backup_deeds.list_backups, data=self.desk.data))
        shown = self.query_one("#backups", OptionList)
        shown.add_options([Option(f"{one.at:%d/%m/%Y %H:%M:%S}  {WHY_TOLD[one.why]}") for one in self._listed])
        if self._listed:
            shown.highlighted = 0
            shown.focus()
        else:
            shown.add_option(Option("Chưa có bản sao lưu nào trong thư mục sao-luu.", disabled=True))
            shown.can_focus = False
            self.query_one("#file", Input).focus()

    @on(OptionList.OptionSelected, "#backups")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        field = self.query_one("#file", PathInput)
        field.focus()
        field.put(str(self._listed[event.option_index].path))

    async def submit(self) -> str:
        """Tell what it comes to; do it when asked again."""
        try:
            return await self._restore()
        except PasswordNeeded as needed:
            form = PasswordForm(self.desk, needed.file)
            self.app.push_screen(form, partial(self._go_on, form))
            raise InputRefused("Bản sao lưu này có mật khẩu.") from None

    async def _go_on(self, form: PasswordForm, is_open: object) -> None:
        if is_open:
            await self.action_save()
        else:
            self._tell(form.refusal)

    async def _restore(self) -> str:
        typed, data = self.text("file").strip(), self.desk.data
        if typed != self._planned or not typed:
            asked = partial(backup_deeds.plan_restore, data=data, typed=typed, watch=self.watched())
            planned = await self.desk.ask(asked)
            self._planned = typed
            self.query_one("#planned", Static).update(backup_deeds.state_text(planned))
            raise InputRefused("Ctrl+S lần nữa để khôi phục, Esc để bỏ.")
        return await self.desk.perform(partial(backup_deeds.restore, data=data, typed=typed, watch=self.watched()))
