"""A dialog that saves what an indicator is judged by, over the version that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.progress_steps import accepted_among, will_take_back
from ntm_tracker.domain.wording import judgement_text
from ntm_tracker.errors import InputRefused, SavedMeanwhile
from ntm_tracker.tui.widgets.form import Form, labelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.recording import Saved
    from ntm_tracker.tui.desk import Desk


class JudgedForm(Form):
    """Tells the new verdict; over somebody's newer value it saves only when asked twice."""

    def __init__(self, desk: Desk, checklist: Checklist, state: IndicatorState, title: str, told: str) -> None:
        super().__init__(desk, title, labelled(checklist, f"{state.indicator.text}\n{told}"))
        self._checklist, self._state = checklist, state
        self.notices += will_take_back(accepted_among([state]))

    def kept(self) -> str:
        """Return what the record holds now, to be named before it is written over."""
        raise NotImplementedError

    async def save_over(self, deed: Callable[[Office], Saved]) -> str:
        """Do `deed`; return what to tell.

        Raises:
            InputRefused: somebody saved a newer value; the form shows it from now on.
        """
        try:
            saved = await self.desk.perform(deed)
        except SavedMeanwhile:
            self._state = self.desk.state_now(self._checklist.assessment.id, self._state.indicator.number)
            raise InputRefused(
                f"Người khác vừa lưu {self.kept()}; điều vừa gõ vẫn còn. Ctrl+S lần nữa để ghi đè, Esc để bỏ."
            ) from None
        return f"Đã lưu. {saved.summary}. Đánh giá: {judgement_text(saved.state.judgement)}."
