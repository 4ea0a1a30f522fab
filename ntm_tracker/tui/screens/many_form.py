"""Giving several marked indicators to somebody at once, or to those whom the set suggests: one deed, one undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Label, Static

from ntm_tracker.domain.duty_words import owner_text
from ntm_tracker.domain.people import suggested_lines, suggested_owners
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.duties import Assigning
from ntm_tracker.tui import duty_deeds
from ntm_tracker.tui.screens.leave_out_form import do_on_all
from ntm_tracker.tui.widgets.choices import Tick
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.name_field import name_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.tui.desk import Desk


class AssignManyForm(Form):
    """Who answers for all of them by when; what is left empty stays as it is."""

    HELP_TEXT = (
        "Giao mọi chỉ tiêu đã đánh dấu cùng lúc: ô bỏ trống thì giữ nguyên như cũ. “Giao theo gợi ý” giao mỗi chỉ tiêu "
        "cho người ghi trong danh sách gợi ý ở dưới, chỉ tiêu đã có người thì giữ nguyên. " + Form.HELP_TEXT
    )

    def __init__(self, desk: Desk, checklist: Checklist, states: Sequence[IndicatorState]) -> None:
        self._checklist, self._numbers = checklist, [state.indicator.number for state in states]
        self._over = {s.indicator.number: s.assignment.version if s.assignment else 0 for s in states}
        self._suggested = suggested_owners(checklist, self._numbers)
        told = "; ".join(f"{state.indicator.number}: {owner_text(state)}" for state in states)
        super().__init__(desk, f"Giao việc {len(states)} chỉ tiêu", f"Hiện nay: {told}.")

    def fields(self) -> Iterable[Widget]:
        """Yield owner and deadline, then the two ways that need no name."""
        names = self.desk.names()
        yield name_line("owner", "Người phụ trách", names, hint="bỏ trống là giữ nguyên; → nhận tên gợi ý")
        yield self.line("due", "Hạn", hint="bỏ trống là giữ nguyên, ví dụ 30/09/2024")
        yield Tick("Thôi giao tất cả (xóa người phụ trách và hạn)", id="nobody", compact=True)
        if self._suggested.given:
            yield Tick("Giao theo gợi ý dưới đây, xem trước rồi lưu", id="suggested", compact=True)
            yield Label("Gợi ý người phụ trách:", classes="field-head")
            yield Static("\n".join(suggested_lines(self._suggested)), markup=False, id="suggestions")

    async def submit(self) -> str:
        """Save it for all of them, over what was shown."""
        owner, due = self.text("owner").strip(), self.text("due").strip()
        nobody, suggested = (any(t.value for t in self.query(f"#{name}").results(Tick)) for name in _TICKS)
        if sum((bool(owner), nobody, suggested)) > 1 or (nobody and due):
            raise InputRefused(
                "Chỉ chọn một cách giao: ghi tên, giao theo gợi ý, hoặc thôi giao; hãy bỏ các cách khác."
            )
        if suggested:
            return await self._perform(partial(duty_deeds.assign_suggested, due=due))
        assigning = Assigning("", "") if nobody else Assigning(owner or None, due or None)
        if assigning == Assigning():
            raise InputRefused("Chưa ghi giao cho ai hay hạn nào; hãy ghi tên, hạn hoặc chọn giao theo gợi ý.")
        return await self._perform(partial(duty_deeds.assign, assigning=assigning))

    async def _perform(self, deed: Callable[..., str]) -> str:
        asked = partial(deed, assessment=self._checklist.assessment, over=self._over)
        return await do_on_all(self, self._numbers, lambda numbers: partial(asked, numbers=numbers))


_TICKS = ("nobody", "suggested")
