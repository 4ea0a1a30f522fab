"""Recording figures of the plan, taking one out, and saying how they go over the year."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from ntm_tracker.domain.plan import Way, plan_result_text
from ntm_tracker.domain.plan_forecast import WAYS, way_text
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import bound_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.plan import PlanDraft
from ntm_tracker.tui import plan_deeds
from ntm_tracker.tui.widgets.choices import Answers, Mark
from ntm_tracker.tui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.plan import TargetState
    from ntm_tracker.tui.desk import Desk

_LISTED = 4


class ResultForm(Form):
    """One figure of a target, of a month, a quarter or a day."""

    HELP_TEXT = (
        "Ghi con số, rồi kỳ (tháng 9, quý 3, 6 tháng, năm) hoặc ngày số liệu; bỏ trống ngày thì lấy ngày cuối kỳ. "
        "Ghi lại cùng kỳ là sửa số cũ. " + Form.HELP_TEXT
    )

    def __init__(self, desk: Desk, state: TargetState, year: int) -> None:
        self._state, self._year = state, year
        target = state.target
        told = f"{target.name}. Mục tiêu {year}: {bound_text(target.op, target.value, target.unit)}."
        if state.results:
            known = "; ".join(plan_result_text(one, target) for one in state.results[-_LISTED:])
            told += f"\nĐã ghi: {known}. Ghi lại cùng kỳ là sửa."
        super().__init__(desk, "Ghi số liệu kế hoạch", told)

    def fields(self) -> Iterable[Widget]:
        """Yield value, period, day, source, note."""
        yield self.line("value", "Số liệu", hint=f"{self._state.target.unit}; ví dụ 95,5")
        yield self.line("period", "Kỳ", hint="tháng 9, quý 3, 6 tháng, năm")
        yield self.line("on", "Ngày số liệu", hint=f"bỏ trống là cuối kỳ; ví dụ 30/09/{self._year}")
        yield self.line("source", "Văn bản nguồn", hint="ví dụ 12/BC-UBND")
        yield self.area("note", "Ghi chú")

    async def submit(self) -> str:
        """Save the figure."""
        if not self.text("value").strip():
            raise InputRefused("Chưa ghi số liệu; hãy ghi con số, ví dụ 95,5.", "value")
        names = ("value", "on", "period", "source", "note")
        draft = PlanDraft(**{name: self.text(name) for name in names})
        return await self.perform(partial(plan_deeds.record, target=self._state.target.id, draft=draft))


class WayForm(Form):
    """Whether figures add up over the year or are levels."""

    HELP_TEXT = (
        "Lũy kế: mỗi số là tổng từ đầu năm đến ngày đó (việc làm mới, thu ngân sách). Mức: mỗi số là tình trạng vào "
        "ngày đó (tỷ lệ hộ nghèo). Chưa rõ thì chương trình không ước. " + Form.HELP_TEXT
    )

    def __init__(self, desk: Desk, state: TargetState) -> None:
        self._state = state
        super().__init__(desk, "Số liệu là lũy kế hay là mức", f"{state.target.name}. Hiện nay: {way_text(state)}.")

    def fields(self) -> Iterable[Widget]:
        """Yield the ways."""
        yield Answers(*(Mark(_WORDS[way], way is self._state.way) for way in Way), id="choice", compact=True)

    async def submit(self) -> str:
        """Save the way."""
        way = list(Way)[self.query_one("#choice", Answers).pressed_index]
        return await self.perform(partial(plan_deeds.choose_way, target=self._state.target.id, way=way.value))


_WORDS = {
    Way.CUMULATIVE: "Lũy kế: mỗi số là tổng từ đầu năm đến ngày đó",
    Way.LEVEL: "Mức: mỗi số là tình trạng vào ngày đó",
    Way.UNKNOWN: f"{WAYS[Way.UNKNOWN].capitalize()}: không ước đến cuối năm",
}


class RemoveForm(Form):
    """Takes one figure out; undo brings it back."""

    SAVE = "Bỏ số này (Ctrl+S)"

    def __init__(self, desk: Desk, state: TargetState) -> None:
        self._state = state
        told = f"{state.target.name}. Số bị bỏ lấy lại được bằng Ctrl+Z."
        super().__init__(desk, "Bỏ một số liệu ghi nhầm", told)

    def fields(self) -> Iterable[Widget]:
        """Yield the figures, the newest chosen."""
        shown = list(reversed(self._state.results))
        marks = (Mark(Content(_named(self._state, place)), place == 0) for place in range(len(shown)))
        yield Answers(*marks, id="choice", compact=True)

    async def submit(self) -> str:
        """Take it out."""
        place = self.query_one("#choice", Answers).pressed_index
        one = list(reversed(self._state.results))[place]
        return await self.perform(partial(plan_deeds.remove, key=one.id))


def _named(state: TargetState, place: int) -> str:
    one = list(reversed(state.results))[place]
    return shorten(f"#{one.id} {plan_result_text(one, state.target)}", 66)
