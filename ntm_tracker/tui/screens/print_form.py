"""Printing the readiness summary to a file."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input, RadioSet

from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.choices import Answers, Mark
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.path_field import Wants

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.tui.desk import Desk

_FORMATS = (("docx", "Word (.docx)"), ("pdf", "PDF (.pdf)"), ("txt", "Chữ thường (.txt)"))


class PrintForm(Form):
    """Which format, which file."""

    SAVE = "In ra tệp (Ctrl+S)"

    def __init__(self, desk: Desk, checklist: Checklist) -> None:
        self._assessment = checklist.assessment
        self._may_replace = ""
        whose = f"{self._assessment.subject.name}, {checklist.criteria_set.short_title}, kỳ {self._assessment.year}"
        super().__init__(desk, "In báo cáo tóm tắt mức sẵn sàng", f"{whose}. Chọn dạng tệp và nơi ghi.")

    def fields(self) -> Iterable[Widget]:
        """Yield format and file."""
        yield Answers(*(Mark(label, i == 0) for i, (_, label) in enumerate(_FORMATS)), id="form-at", compact=True)
        yield self.path_line(
            "target", "Tệp", Wants.TARGET, str(Path.home() / f"muc-san-sang-{self._assessment.year}.docx")
        )

    @on(RadioSet.Changed)
    def _follow_format(self, event: RadioSet.Changed) -> None:
        name = self.text("target")
        for known, _ in _FORMATS:
            name = name.removesuffix(f".{known}")
        self.query_one("#target", Input).value = f"{name}.{_FORMATS[event.index][0]}"

    async def submit(self) -> str:
        """Write the report; over a file that is there only when asked twice."""
        form = _FORMATS[self.query_one("#form-at", Answers).pressed_index][0]
        typed = self.text("target").strip()
        target = str(await asyncio.to_thread(deeds.path_of, typed)) if typed else ""
        if target and not target.endswith(f".{form}"):
            target = f"{target}.{form}"
        if target != self._may_replace and await asyncio.to_thread(deeds.is_file, target):
            self._may_replace = target
            raise InputRefused("Đã có tệp trùng tên. Ctrl+S lần nữa để ghi đè, hoặc đổi tên tệp.")
        write = partial(deeds.write_readiness, assessment=self._assessment, target=target, form=form)
        return await self.desk.perform(write)
