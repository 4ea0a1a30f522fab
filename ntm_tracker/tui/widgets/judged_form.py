"""A dialog that saves what an indicator is judged by, over the version that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.progress_steps import accepted_among, will_take_back
from ntm_tracker.domain.wording import judgement_text
from ntm_tracker.errors import InputRefused, SavedMeanwhile
from ntm_tracker.tui.widgets.form import labelled
from ntm_tracker.tui.widgets.merging_form import MergingForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.recording import Saved
    from ntm_tracker.tui.desk import Desk


class JudgedForm(MergingForm):
    """Tells the new verdict; somebody's newer value is merged with what was typed."""

    def __init__(self, desk: Desk, checklist: Checklist, state: IndicatorState, title: str, told: str) -> None:
        super().__init__(desk, title, labelled(checklist, f"{state.indicator.text}\n{told}"))
        self._checklist, self._state = checklist, state
        self.notices += will_take_back(accepted_among([state]))

    async def read_again(self) -> None:
        """Take the indicator as it was read after the refusal."""
        self._state = self.desk.state_now(self._checklist.assessment.id, self._state.indicator.number)

    async def save_judged(self, deed: Callable[[Office], Saved]) -> str:
        """Do `deed`; return what to tell.

        Raises:
            InputRefused: somebody saved a newer version; both are shown, to be merged.
        """
        return await self.save_over(lambda office: deed(office).summary, self.told_of)

    def now_held(self) -> str:
        """Return what the record holds now, to be named before it is written over."""
        raise NotImplementedError

    async def save_twice(self, deed: Callable[[Office], Saved]) -> str:
        """Do a deed that saves none of the fields; return what to tell.

        Raises:
            InputRefused: somebody saved a newer version; the fields show it, and the next time it is written over.
        """
        try:
            return self.told_of((await self.perform(deed)).summary)
        except SavedMeanwhile:
            await self.read_again()
            self.open_anew()
            raise InputRefused(
                f"{self.desk.saved_by(self.version())} vừa lưu {self.now_held()} nên chưa làm gì; "
                "muốn vẫn làm thì nhấn lần nữa, Esc để bỏ."
            ) from None

    def told_of(self, summary: str) -> str:
        """Return what a deed did, with the verdict that the office then reads."""
        now = self.desk.state_now(self._checklist.assessment.id, self._state.indicator.number)
        return f"Đã lưu. {summary}. Đánh giá: {judgement_text(now.judgement)}."
