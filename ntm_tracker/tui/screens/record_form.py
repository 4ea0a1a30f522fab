"""Recording the result of one indicator."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Label, Static

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.description import precedent_label, precedent_text, standing_text
from ntm_tracker.domain.merging import Bound
from ntm_tracker.domain.requirements import Level, measure_of
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.results import Answered, NotApplicable, Placed, outcome_text
from ntm_tracker.domain.wording import MEASURES, indicator_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.recording import Recording, earlier_papers
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.choices import Answers, Mark, Tick
from ntm_tracker.tui.widgets.judged_form import JudgedForm
from ntm_tracker.tui.widgets.merging_form import TICKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.merging import Row
    from ntm_tracker.domain.results import Outcome
    from ntm_tracker.tui.desk import Desk

_ANSWERS = ("Đạt", "Không đạt")
_HINTS = {
    "number": "ví dụ 54 hoặc 1.394,2",
    "ratio": "ví dụ 92 hoặc 46/50",
    "checklist": "ví dụ 5/8",
    "village_share": "số thôn đạt/tổng số thôn, ví dụ 19/21",
}


class RecordForm(JudgedForm):
    """The fields follow how the indicator is measured."""

    LABELS: ClassVar = {
        "value": "Kết quả",
        "choice": "Kết quả",
        "households": "Tổng số hộ xã",
        "asked": "Số hộ được hỏi",
        "satisfied": "Hộ hài lòng",
        "not-applicable": "Không áp dụng",
        "reason": "Lý do",
        "on": "Ngày số liệu",
        "source": "Văn bản nguồn",
        "note": "Ghi chú",
    }
    # A figure was measured on a day and written in a source: of two versions the three are never mixed.
    BOUND: ClassVar = Bound(
        ("value", "choice", "households", "asked", "satisfied", "not-applicable", "reason"), ("on", "source")
    )
    NOTES: ClassVar = frozenset({"note"})
    FIELDS: ClassVar = {"value": ("value", "choice", "households")}

    def __init__(self, desk: Desk, checklist: Checklist, state: IndicatorState) -> None:
        self._measure = measure_of(state.applied.requirement)
        wanted = standing_text(state.applied, checklist.assessment.year)
        title = f"Ghi kết quả {indicator_text(state.indicator.number)}"
        super().__init__(
            desk, checklist, state, title, f"Yêu cầu: {wanted}. Ghi {MEASURES[self._measure]}.{_rows(state)}"
        )

    def fields(self) -> Iterable[Widget]:
        """Yield the earlier answers, the result, where it comes from, and the way out for what does not apply."""
        for precedent in self._state.precedents:
            yield Static(f"{precedent_label(self._state, precedent)}: {precedent_text(precedent)}", markup=False)
        held = self.held()
        yield from self.result_fields(held)
        yield from self._earlier()
        yield self.line("on", "Ngày số liệu", held["on"], "ví dụ 30/06/2024")
        yield self.line("source", "Văn bản nguồn", held["source"], "ví dụ 12/BC-UBND")
        yield self.area("note", "Ghi chú", held["note"])
        if self._is_gate:
            return  # no condition of recognition can be waived
        yield Label("Chỉ khi chỉ tiêu không áp dụng cho đơn vị:", classes="field-head")
        yield Tick("Không áp dụng", bool(held["not-applicable"]), id="not-applicable", compact=True)
        yield self.area("reason", "Lý do", held["reason"])

    def result_fields(self, held: Row) -> Iterable[Widget]:
        """Yield the fields of the value itself."""
        if choices := self._choices():
            marks = (Mark(choice, choice == held["choice"]) for choice in choices)
            yield Answers(*marks, id="choice", compact=True)
        else:
            yield self.line("value", "Kết quả", held["value"], _HINTS[self._measure])

    def held(self) -> Row:
        """Return the result that the record holds, as it stands in the fields."""
        result = self._state.recorded
        outcome = result.outcome if result else None
        row = self.held_value(outcome)
        if not self._is_gate:
            waived = outcome.reason if isinstance(outcome, NotApplicable) else ""
            row |= {"not-applicable": TICKED if isinstance(outcome, NotApplicable) else "", "reason": waived}
        row |= {"on": format_date(result.on) if result and result.on else "", "source": "", "note": ""}
        return row | ({"source": result.source, "note": result.note} if result else {})

    def held_value(self, outcome: Outcome | None) -> Row:
        """Return `outcome` as it stands in the fields of the value."""
        match outcome:
            case Answered(passed):
                kept = _ANSWERS[0] if passed else _ANSWERS[1]
            case Placed(level):
                kept = level
            case None | NotApplicable():
                kept = ""
            case _:
                kept = outcome_text(outcome)
        return {"choice" if self._choices() else "value": kept}

    def version(self) -> int:
        """Return the version of the result that the dialog knows."""
        return self._state.recorded.version if self._state.recorded else 0

    def has_changes(self) -> bool:
        """Say whether there is anything to save, the evidence of earlier answers among it."""
        return super().has_changes() or self._is_ticked("with-evidence")

    def take(self, row: Mapping[str, str]) -> None:
        """Put `row` into the fields, as if the dialog had opened with it."""
        super().take(row)
        self._first_said = self.said()

    def result_draft(self) -> Draft:
        """Return the value as typed or chosen."""
        if choices := self._choices():
            pressed = self.query_one("#choice", Answers).pressed_index
            if pressed < 0:
                return Draft()
            return Draft(passed=pressed == 0) if choices is _ANSWERS else Draft(level=choices[pressed])
        value = self.text("value")
        return Draft(of=value) if "/" in value else Draft(value=value)

    def said(self) -> str | int:
        """Return what stands in the fields of the value, to know whether they were touched."""
        return self.query_one("#choice", Answers).pressed_index if self._choices() else self.text("value")

    async def submit(self) -> str:
        """Save the result over the version that was shown."""
        number, assessment = self._state.indicator.number, self._checklist.assessment
        if self._is_ticked("as-before"):
            return await self._keep_earlier()
        recording = Recording(
            self._draft(),
            self.text("on"),
            self.text("source"),
            self.text("note"),
            with_evidence=self._is_ticked("with-evidence"),
        )
        deed = partial(deeds.record, assessment=assessment, number=number, recording=recording, over=self.version())
        return await self.save_judged(deed)

    async def _keep_earlier(self) -> str:
        if self.has_changes():
            raise InputRefused("Vừa ghi kết quả vừa đánh dấu “Giữ câu trả lời cũ”; hãy chỉ giữ một.")
        number, assessment = self._state.indicator.number, self._checklist.assessment
        deed = partial(deeds.keep_answer, assessment=assessment, number=number, over=self.version())
        return await self.save_twice(deed)

    def now_held(self) -> str:
        """Return the result that the record holds, to be named before the earlier answer takes its place."""
        now = self._state.recorded
        return f"kết quả {outcome_text(now.outcome, now.unit) if now else 'chưa có'}"

    def on_mount(self) -> None:
        """Remember what the result was, to know whether it was touched."""
        self._first_said = self.said()

    @on(Tick.Changed, "#as-before")
    def _answered_by_the_earlier(self, event: Tick.Changed) -> None:
        # The arrows choose an answer on the way down to the tick, and none could be taken back.
        if event.value and self._choices():
            self.query_one("#choice", Answers).clear()

    def _earlier(self) -> Iterable[Widget]:
        """Yield the ticks that take an earlier answer, or its evidence, over; the result stays the first field."""
        precedents, papers = self._state.precedents, len(earlier_papers(self._state))
        if any(precedent.result for precedent in precedents) and self._state.recorded is None:
            also = f" và {papers} minh chứng" if papers else ""
            yield Tick(f"Giữ câu trả lời cũ{also}", id="as-before", compact=True)
        if papers:
            yield Tick(f"Ghi kết quả mới, gắn cả {papers} minh chứng cũ", id="with-evidence", compact=True)

    @property
    def _is_gate(self) -> bool:
        return self._state.indicator.number.startswith("dk")

    def _reason(self) -> str:
        return "" if self._is_gate else self.text("reason")

    def _is_ticked(self, name: str) -> bool:
        tick = self.query_one_optional(f"#{name}", Tick)
        return tick is not None and tick.value

    def _choices(self) -> tuple[str, ...]:
        requirement = self._state.applied.requirement
        if isinstance(requirement, Level):
            return requirement.levels
        return _ANSWERS if self._measure == "pass_fail" else ()

    def _draft(self) -> Draft:
        if self._is_ticked("not-applicable"):
            if self.said() != self._first_said:
                raise InputRefused("Vừa ghi kết quả vừa đánh dấu “Không áp dụng”; hãy chỉ giữ một.")
            return Draft(not_applicable=self._reason())
        if self._reason().strip():
            raise InputRefused(
                "Đã ghi lý do nhưng chưa đánh dấu “Không áp dụng”; hãy đánh dấu, hoặc xóa lý do.", "not_applicable"
            )
        return self.result_draft()


def _rows(state: IndicatorState) -> str:
    """Return what the rows of villages say, under what is asked for."""
    if state.fed is None:
        return ""
    from ntm_tracker.domain.village_feed import fed_text

    return f"\nTheo thôn: {fed_text(state.fed)}."


def form_for(state: IndicatorState) -> type[RecordForm]:
    """Return the form that takes the results of an indicator."""
    if measure_of(state.applied.requirement) != "survey":
        return RecordForm
    from ntm_tracker.tui.screens.survey_form import SurveyForm

    return SurveyForm
