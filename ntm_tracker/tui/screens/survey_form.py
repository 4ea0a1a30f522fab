"""Recording a satisfaction survey: two counts of households and one number a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input, Static, TextArea

from ntm_tracker.domain.numbers import format_share
from ntm_tracker.domain.requirements import Survey
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.results import Surveyed, outcome_text
from ntm_tracker.domain.satisfaction import compare, lacking_text
from ntm_tracker.domain.satisfaction_entry import SurveyDraft, read_survey
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui.screens.record_form import RecordForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from ntm_tracker.domain.merging import Row
    from ntm_tracker.domain.results import Outcome


class SurveyForm(RecordForm):
    """Shows while the numbers come in what they add up to."""

    HELP_TEXT = (
        "Số hộ hài lòng: dán cả cột số từ bảng tính, hoặc gõ từ câu 1 đến câu cuối, cách nhau dấu cách; "
        "cũng có thể ghi mỗi dòng một câu như “Câu 3: 1200”. " + RecordForm.HELP_TEXT
    )

    def held_value(self, outcome: Outcome | None) -> Row:
        """Return the counts of `outcome` as they stand in their fields."""
        if not isinstance(outcome, Surveyed):
            return {"households": "", "asked": "", "satisfied": ""}
        return {"households": str(outcome.households), "asked": str(outcome.asked), "satisfied": _lines(outcome)}

    def take(self, row: Mapping[str, str]) -> None:
        """Put `row` into the fields, and add up."""
        super().take(row)
        self._add_up()

    def result_fields(self, held: Row) -> Iterable[Widget]:
        """Yield the counts of households, the numbers of the questions, and what they come to."""
        yield self.line("households", "Tổng số hộ xã", held["households"], "ví dụ 1400")
        yield self.line("asked", "Số hộ được hỏi", held["asked"], "ví dụ 1250")
        counts = self.area("satisfied", "Hộ hài lòng", held["satisfied"])
        counts.add_class("counts")
        yield counts
        yield Static(id="survey-sum", markup=False)

    def result_draft(self) -> Draft:
        """Return the counts as typed."""
        draft = self._counts()
        return Draft(survey=draft) if draft.households or draft.asked or draft.satisfied else Draft()

    def said(self) -> str:
        """Return everything that stands in the fields of the counts."""
        draft = self._counts()
        return f"{draft.households}\n{draft.asked}\n{draft.satisfied}"

    def on_mount(self) -> None:
        """Show what the counts come to from the start."""
        self._add_up()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _add_up(self) -> None:
        self.query_one("#survey-sum", Static).update(self._sum_text())

    def _counts(self) -> SurveyDraft:
        return SurveyDraft(*(self.text(name).strip() for name in ("households", "asked", "satisfied")))

    def _sum_text(self) -> str:
        requirement = self._state.applied.requirement
        draft = self._counts()
        if not draft.satisfied:
            return "Dán cột số từ bảng tính, hoặc gõ từ câu 1, cách nhau dấu cách; “Câu 3: 1200” cũng được."
        try:
            outcome = read_survey(draft, getattr(requirement, "questions", None))
        except InputRefused as refused:
            return refused.sentence
        shares = " · ".join(f"{n}:{format_share(outcome.share(n))}" for n in range(1, len(outcome.satisfied) + 1))
        return f"{_told(requirement, outcome)}\nTừng câu: {shares}"


def _told(requirement: object, outcome: Surveyed) -> str:
    if not isinstance(requirement, Survey) or not compare(requirement, outcome):
        return f"Tính ra: {outcome_text(outcome)}."
    lacking = lacking_text(requirement, outcome)
    return f"Tính ra: {outcome_text(outcome)}. " + (f"Còn thiếu: {lacking}." if lacking else "Đủ mọi ngưỡng.")


def _lines(kept: Surveyed) -> str:
    return "\n".join(f"Câu {number}: {count}" for number, count in enumerate(kept.satisfied, start=1))
