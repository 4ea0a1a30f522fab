"""The dialogs of report templates: which file comes in, which goes out, whether one is given up."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.report_kinds import NAMES
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import deeds, template_deeds
from ntm_tracker.tui.widgets.choices import Answers, Mark
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.long_form import LongForm
from ntm_tracker.tui.widgets.path_field import Wants
from ntm_tracker.tui.widgets.target_form import LongTargetForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.tui.desk import Desk


class TakeTemplateForm(LongForm):
    """Which Word file; it is checked and printed by once before it is taken."""

    SAVE = "Nhận mẫu (Ctrl+S)"
    WAITING = "Đang soát mẫu…"
    HELP_TEXT = (
        "Chọn tệp Word đã sửa từ trang mẫu. Mẫu được soát và in thử trước khi nhận; chỗ sai được nói rõ thẻ nào, ở "
        "đâu. Sửa trong Word, lưu rồi Ctrl+S lại."
    )

    def __init__(self, desk: Desk, kind: Kind) -> None:
        told = "Mẫu được soát và in thử trước; có chỗ sai thì mẫu đang dùng vẫn như cũ."
        super().__init__(desk, f"Nhận mẫu cho báo cáo {NAMES[kind].title.lower()}", told)
        self._kind = kind

    def fields(self) -> Iterable[Widget]:
        """Yield the path."""
        yield self.path_line("source", "Tệp Word", Wants.FILE, hint="tệp .docx; F2 để tìm")

    async def submit(self) -> str:
        """Take it."""
        source = self.text("source").strip()
        if not source:
            raise InputRefused("Chưa ghi tệp mẫu; hãy ghi đường dẫn tệp .docx.")
        deed = partial(template_deeds.take, kind=self._kind, source=source, watch=self.watched())
        return await self.desk.ask(deed)


class WriteTemplateForm(LongTargetForm):
    """Which page, and to which file; over one that is there only when asked twice."""

    SAVE = "Ghi ra (Ctrl+S)"
    HELP_TEXT = (
        "Ghi trang mẫu ra tệp Word: chữ, khung, phông sửa tùy ý; các thẻ {{ }} và {% %} là chỗ chương trình điền số "
        "liệu, phải giữ nguyên. Sửa xong thì nhận lại bằng F5."
    )

    def __init__(self, desk: Desk, kind: Kind, *, has_own: bool) -> None:
        told = "Sửa tệp này bằng Word, giữ nguyên các thẻ trong ngoặc, rồi nhận lại bằng F5."
        super().__init__(desk, f"Ghi mẫu báo cáo {NAMES[kind].title.lower()} ra tệp", told)
        self._kind, self._has_own = kind, has_own

    def fields(self) -> Iterable[Widget]:
        """Yield which page, where there are two, and the path."""
        if self._has_own:
            yield Answers(
                Mark("Trang mẫu của chương trình", value=True), Mark("Mẫu riêng đang dùng"), id="choice", compact=True
            )
        name = f"mau-{NAMES[self._kind].slug}.docx"
        yield self.path_line("target", "Tệp", Wants.TARGET, str(Path.home() / name))

    async def submit(self) -> str:
        """Write it."""
        typed = self.text("target").strip()
        if not typed:
            raise InputRefused("Chưa ghi tên tệp; hãy ghi nơi ghi mẫu, đuôi .docx.")
        target = str(await asyncio.to_thread(deeds.path_of, typed))
        await self.replaces(target)
        own = self._has_own and self.query_one("#choice", Answers).pressed_index == 1
        deed = partial(template_deeds.write, kind=self._kind, target=target, own=own, watch=self.watched())
        return await self.desk.ask(deed)


class RemoveTemplateForm(Form):
    """Asks whether a template is given up."""

    SAVE = "Bỏ mẫu (Ctrl+S)"
    WAITING = "Đang bỏ…"

    def __init__(self, desk: Desk, kind: Kind) -> None:
        told = (
            "Báo cáo dạng Word lại in theo trang của chương trình. Mẫu không hoàn tác được; còn muốn dùng thì ghi ra "
            "tệp trước bằng F6."
        )
        super().__init__(desk, f"Bỏ mẫu riêng của báo cáo {NAMES[kind].title.lower()}?", told)
        self._kind = kind

    def fields(self) -> Iterable[Widget]:
        """Yield nothing: there is only yes or no."""
        return ()

    def on_mount(self) -> None:
        """Let Enter say yes."""
        self.query_one("#save").focus()

    async def submit(self) -> str:
        """Give it up."""
        return await self.desk.ask(partial(template_deeds.remove, kind=self._kind))
