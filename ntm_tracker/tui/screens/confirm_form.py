"""Confirming a requirement against the paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.description import standing_text
from ntm_tracker.domain.requirements import measure_of
from ntm_tracker.domain.wording import indicator_text
from ntm_tracker.service.recording import Confirming
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.judged_form import JudgedForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.tui.desk import Desk


class ConfirmForm(JudgedForm):
    """Keep the figure or replace it, always with the decision that was read."""

    def __init__(self, desk: Desk, checklist: Checklist, state: IndicatorState) -> None:
        wanted = standing_text(state.applied, checklist.assessment.year)
        note = f"\nLưu ý: {state.applied.shipped.note}" if state.applied.shipped.note else ""
        title = f"Đối chiếu mức yêu cầu {indicator_text(state.indicator.number)}"
        told = f"Mức hiện có: {wanted}.{note}{_survey_told(state)}"
        super().__init__(desk, checklist, state, title, told)

    def fields(self) -> Iterable[Widget]:
        """Yield the figure read and the text that it was read in."""
        confirmation = self._state.applied.confirmation
        example = "80; 85; 70; 90" if _survey_told(self._state) else ">= 85% hoặc Đạt"
        yield self.line("value", "Mức đọc được", hint=f"như {example}; bỏ trống là giữ nguyên")
        yield self.line("basis", "Văn bản", confirmation.basis if confirmation else "", "ví dụ QĐ 741/QĐ-UBND")
        yield self.line("article", "Điều, phụ lục", confirmation.article if confirmation else "")
        dated = confirmation.dated if confirmation else None
        yield self.line("dated", "Ngày ký", format_date(dated) if dated else "", "ví dụ 30/06/2022")

    async def submit(self) -> str:
        """Save the confirmation over the version that was shown."""
        confirming = Confirming(*(self.text(name) for name in ("basis", "value", "article", "dated")))
        number, assessment = self._state.indicator.number, self._checklist.assessment
        over = self._state.applied.version
        deed = partial(deeds.confirm, assessment=assessment, number=number, confirming=confirming, over=over)
        return await self.save_over(deed)

    def kept(self) -> str:
        """Return the requirement that the record holds."""
        return f"mức {standing_text(self._state.applied, self._checklist.assessment.year)}"


def _survey_told(state: IndicatorState) -> str:
    """Return how the bounds of a survey are typed, “” for every other kind."""
    if measure_of(state.applied.shipped) != "survey":
        return ""
    return "\nGhi bốn tỷ lệ theo thứ tự: số hộ được hỏi; mỗi câu; mức thấp nhất; câu cuối."
