"""Confirming a requirement against the paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.widgets import Button

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.description import confirmation_text, standing_text
from ntm_tracker.domain.requirements import measure_of
from ntm_tracker.domain.wording import indicator_text, whole_text
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.confirming_form import ConfirmingForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.tui.desk import Desk


class ConfirmForm(ConfirmingForm):
    """Keep the figure or replace it, always with the decision that was read."""

    BINDINGS: ClassVar = [Binding("ctrl+r", "withdraw", show=False)]

    def __init__(self, desk: Desk, checklist: Checklist, state: IndicatorState) -> None:
        title = f"Đối chiếu mức yêu cầu {indicator_text(state.indicator.number)}"
        super().__init__(desk, checklist, state, title, _told(state, checklist.assessment.year))

    def fields(self) -> Iterable[Widget]:
        """Yield the figure and the decision; for what was confirmed, the way to take it back."""
        confirmation = self._state.applied.confirmation
        if confirmation is None:
            yield from self.decision()
            return
        dated = format_date(confirmation.dated) if confirmation.dated else ""
        yield from self.decision(confirmation.basis, confirmation.article, dated)
        yield Button("Rút lại lần đối chiếu này (Ctrl+R)", id="withdraw", compact=True)

    @on(Button.Pressed, "#withdraw")
    async def action_withdraw(self) -> None:
        """Take the confirmation back, so that what was shipped judges again."""
        if self._state.applied.confirmation is not None:
            await self.attempt(self._withdraw)

    async def _withdraw(self) -> str:
        number, assessment = self._state.indicator.number, self._checklist.assessment
        over = self.version()
        return await self.save_twice(partial(deeds.withdraw, assessment=assessment, number=number, over=over))


def _told(state: IndicatorState, year: int) -> str:
    applied = state.applied
    lines = [f"Mức hiện có: {standing_text(applied, year)}."]
    if applied.confirmation:
        lines.append(f"Đối chiếu: {confirmation_text(applied.confirmation)}.")
        lines.append(f"Mức đi kèm: {whole_text(applied.shipped, year)}.")
    if applied.shipped.note:
        lines.append(f"Lưu ý: {applied.shipped.note}")
    if measure_of(applied.shipped) == "survey":
        lines.append("Ghi bốn tỷ lệ theo thứ tự: số hộ được hỏi; mỗi câu; mức thấp nhất; câu cuối.")
    return "\n".join(lines)
