"""Writing the dossier for the inspectors: which file, which part; it tells how far it is and can be stopped."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import deeds
from ntm_tracker.tui.share import Share
from ntm_tracker.tui.widgets.choices import Answers, Mark
from ntm_tracker.tui.widgets.form import labelled
from ntm_tracker.tui.widgets.path_field import Wants
from ntm_tracker.tui.widgets.target_form import LongTargetForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.dossier import Dossier
    from ntm_tracker.tui.desk import Desk

_PARTS = {"all": "Cả hồ sơ", "focus": "Tiêu chí trọng tâm", "since": "Tài liệu thêm, sửa từ ngày ghi dưới đây"}


@dataclass(frozen=True, slots=True)
class Order:
    """What the officer chose, and how the work is watched."""

    target: str
    part: str
    """One of “all”, “focus”, “since”."""
    since: str
    over: bool
    """Whether it may take the place of a file that is there."""
    tell: Callable[[float], None]
    stopped: Callable[[], bool]


class DossierForm(LongTargetForm):
    """Which file, which part."""

    SAVE = "Xuất tệp ZIP (Ctrl+S)"
    IS_OF_TODAY = True
    """It is not opened while a past day is looked at: the files in it would be today's."""
    HELP_TEXT = (
        "Xuất mọi minh chứng của kỳ đang xem thành một tệp ZIP, xếp theo tiêu chí, chỉ tiêu, kèm mục lục, "
        "danh mục còn thiếu và báo cáo mức sẵn sàng. Ctrl+S để xuất; Esc khi đang xuất để hủy, không ghi gì."
    )

    def __init__(self, desk: Desk, checklist: Checklist) -> None:
        self._assessment = checklist.assessment
        whose = f"{self._assessment.subject.name}, {checklist.criteria_set.short_title}, kỳ {self._assessment.year}"
        super().__init__(desk, "Hồ sơ kiểm tra: xuất tệp ZIP", labelled(checklist, f"{whose}."))

    def fields(self) -> Iterable[Widget]:
        """Yield part, day and file."""
        yield Answers(*(Mark(label, part == "all") for part, label in _PARTS.items()), id="form-at", compact=True)
        yield self.line("since", "Từ ngày", hint="ngày/tháng/năm, ví dụ 01/06/2024")
        name = f"ho-so-{self._assessment.subject.code}-{self._assessment.year}.zip"
        yield self.path_line("target", "Tệp", Wants.TARGET, str(Path.home() / name))

    async def submit(self) -> str:
        """Write the dossier; over a file that is there only when asked twice."""
        part = tuple(_PARTS)[self.query_one("#form-at", Answers).pressed_index]
        since = self.text("since").strip()
        if part == "since" and not since:
            raise InputRefused("Chưa ghi từ ngày nào; hãy ghi ngày/tháng/năm ở ô Từ ngày.")
        target = await self._target()
        over = await self.replaces(target)
        self._tell("Đang đọc lại các tệp đã lưu. Nhấn Esc để hủy.")
        order = Order(target, part, since, over, Share(self._show), self.stop.is_set)
        write = partial(deeds.write_dossier, assessment=self._assessment, order=order)
        return _told(await self.desk.ask(write))

    async def _target(self) -> str:
        typed = self.text("target").strip()
        target = str(await asyncio.to_thread(deeds.path_of, typed)) if typed else ""
        if target and not target.casefold().endswith(".zip"):
            target = f"{target}.zip"
        return target

    def _show(self, share: str) -> None:
        if self.is_mounted and not self.stop.is_set():
            self._tell(f"Đang xuất hồ sơ: {share}. Nhấn Esc để hủy.")


def _told(made: Dossier) -> str:
    told = f"Đã ghi hồ sơ {len(made.documents)} tài liệu vào {made.path.resolve()}"
    if made.missing:
        told += f"; còn thiếu {len(made.missing)} mục"
    if made.refused:
        named = ", ".join(f"“{one.file.name}”" for one in made.refused if one.file)
        told += f"; KHÔNG đưa vào {named} vì nội dung khác lúc lưu, hãy thay bằng bản quét mới"
    return f"{told}."
