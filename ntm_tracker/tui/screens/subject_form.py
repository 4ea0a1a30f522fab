"""Entering that units merged, or that one changed its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.subject_entry import UnitDraft
from ntm_tracker.domain.subjects import successor_text, unentered_successor
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.choices import Answers, Mark
from ntm_tracker.tui.widgets.long_form import LongForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.desk import Desk


class SubjectForm(LongForm):
    """Which units, what they become, from which day; what the profile knows is filled in, and only that."""

    HELP_TEXT = (
        "Đơn vị cũ giữ nguyên tên, hồ sơ và các kỳ của nó; đơn vị mới bắt đầu từ ngày ghi ở đây. "
        "Nhiều đơn vị cũ thì cách nhau bằng dấu chấm phẩy. Chia đơn vị thì dùng lệnh “ntm subject split”."
    )

    def __init__(self, desk: Desk, board: Board) -> None:
        subjects = {c.assessment.subject.code: c.assessment.subject for c in board.checklists}
        commune, day = subjects.get(board.office.profile.commune.code), board.checklists[0].day
        self._known = unentered_successor(board.office.profile, commune, day)
        self._unit = commune.code if commune and self._known else ""
        told = f"{successor_text(commune, self._known)}." if commune and self._known else "Ghi theo nghị quyết."
        super().__init__(desk, "Đơn vị: sáp nhập, đổi tên", told)

    def fields(self) -> Iterable[Widget]:
        """Yield the kind of change, then its particulars."""
        yield Answers(Mark("Sáp nhập thành một đơn vị", value=True), Mark("Đổi tên"), id="form-at", compact=True)
        known = self._known
        yield self.line("units", "Đơn vị cũ", self._unit, "mã hoặc tên; nhiều đơn vị cách nhau bằng ;")
        yield self.line("code", "Mã mới", known.code if known else "", "ví dụ 07399; đổi tên thì bỏ trống được")
        yield self.line("name", "Tên mới", known.name if known else "", "ví dụ Xã Kép")
        yield self.line("since", "Từ ngày", format_date(known.since) if known else "", "ví dụ 01/07/2025")
        yield self.line("district", "Huyện", hint="bỏ trống nếu không còn cấp huyện")
        yield self.line("province", "Tỉnh", known.province if known else "", "ví dụ Tỉnh Bắc Ninh")
        yield self.line("villages", "Số thôn", hint="của đơn vị mới, nếu biết")

    async def submit(self) -> str:
        """Save the change."""
        units = [part.strip() for part in self.text("units").split(";") if part.strip()]
        names = ("code", "name", "since", "district", "province", "villages")
        draft = UnitDraft(**{name: self.text(name).strip() for name in names})
        if not units:
            raise InputRefused("Chưa ghi đơn vị cũ; hãy ghi mã hoặc tên của nó.")
        if self.query_one("#form-at", Answers).pressed_index == 0:
            merge = partial(deeds.merge_subjects, units=units, draft=draft, watch=self.watched())
            return await self.perform(merge)
        if len(units) > 1:
            raise InputRefused("Đổi tên thì chỉ ghi một đơn vị; hãy đổi tên từng đơn vị một.")
        rename = partial(deeds.rename_subject, unit=units[0], draft=draft, watch=self.watched())
        return await self.perform(rename)
