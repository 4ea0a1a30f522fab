"""Giving out work, moving it on, and noting what a higher level found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Input, Label, Static

from ntm_tracker.domain.checklist import IndicatorState
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.duty_words import appraisal_text, assignment_text, task_text
from ntm_tracker.domain.merging import is_same
from ntm_tracker.domain.people import SUGGESTED
from ntm_tracker.domain.terms import Progress
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import PROGRESS, indicator_text, judgement_text
from ntm_tracker.errors import InputRefused, NtmError
from ntm_tracker.service.appraising import AppraisalDraft
from ntm_tracker.service.duties import Assigning
from ntm_tracker.service.giving import Giving
from ntm_tracker.service.tasks import TaskDraft
from ntm_tracker.tui import duty_deeds
from ntm_tracker.tui.screens.work_room import versions_seen
from ntm_tracker.tui.widgets.choices import Answers, Mark, Tick
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.merging_form import MergingForm
from ntm_tracker.tui.widgets.name_field import name_line
from ntm_tracker.tui.widgets.plain_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist, CriterionState
    from ntm_tracker.domain.duties import Appraisal
    from ntm_tracker.domain.merging import Row
    from ntm_tracker.tui.desk import Desk

_LEVELS, _VERDICTS = ("huyen", "tinh"), ("met", "not-met")


class AssignForm(MergingForm):
    """Who answers by when, the tasks that are open, and a new one: all saved as one deed."""

    HELP_TEXT = (
        "Giao người phụ trách và hạn; xóa trắng cả hai ô là thôi giao. Đánh dấu nhiệm vụ đã xong, "
        "hoặc ghi một nhiệm vụ mới: bỏ trống người làm, hạn thì lấy theo người phụ trách. " + Form.HELP_TEXT
    )

    LABELS: ClassVar = {"owner": "Người phụ trách", "due": "Hạn"}

    def __init__(self, desk: Desk, checklist: Checklist, state: IndicatorState | CriterionState) -> None:
        self._checklist, self._state = checklist, state
        self._suggested, above = "", None
        if isinstance(state, IndicatorState):
            self._number, told = state.indicator.number, state.indicator.text
            self._suggested, above = state.indicator.owner, state.above
            named = indicator_text(self._number)
        else:
            self._number, told = str(state.criterion.number), state.criterion.name
            named = f"tiêu chí {self._number}"
        if above and above != state.assignment:
            told = f"{told}\nCả tiêu chí: {assignment_text(above)}"
        super().__init__(desk, f"Giao việc {named}", told)

    def fields(self) -> Iterable[Widget]:
        """Yield owner and deadline, the open tasks, a new one."""
        held, names = self.held(), self.desk.names()
        yield name_line("owner", "Người phụ trách", names, held["owner"], "ví dụ Chị Hà; → nhận tên gợi ý")
        # Under both fields: a date typed after the name and Tab would be lost in a box.
        yield self.line("due", "Hạn", held["due"], "ví dụ 30/09/2024")
        if self._suggested and self._suggested != held["owner"]:
            # Content: a word in square brackets is no markup.
            yield Tick(Content(shorten(f"Lấy {SUGGESTED}: {self._suggested}", 70)), id="suggested", compact=True)
        waiting = [task for task in self._state.tasks if task.done_on is None]
        if waiting:
            yield Label("Đánh dấu nhiệm vụ đã xong:", classes="field-head")
        for task in waiting:
            shown = shorten(task_text(task, self._checklist.day), 66)
            # Content: a word in square brackets is no markup.
            yield Tick(Content(shown), id=f"task-{task.id}", compact=True, classes="task")
        yield Label("Nhiệm vụ mới (nếu có):", classes="field-head")
        yield self.line("what", "Việc cần làm")
        yield name_line("who", "Ai làm", names, hint="bỏ trống là người phụ trách")
        yield self.line("task-due", "Hạn của việc", hint="bỏ trống là hạn ở trên")

    def on_mount(self) -> None:
        """Look who answered for it before, where nobody does now."""
        if isinstance(self._state, IndicatorState) and not self._state.owner:
            self.run_worker(self._propose())

    async def _propose(self) -> None:
        asked = partial(duty_deeds.earlier_owner, assessment=self._checklist.assessment.id, number=self._number)
        try:
            before = await self.desk.ask(asked)
        except NtmError:
            return  # it is only a proposal
        if before and self.is_mounted:
            # Never filled in: the text or the requirement is another now.
            told = f"trước: {before.owner} ({indicator_text(before.number)}, {before.label})"
            self.query_one("#owner", Input).placeholder = told

    def held(self) -> Row:
        """Return who answers by when, as the record holds it."""
        given = self._state.assignment
        return {
            "owner": given.owner if given else "",
            "due": format_date(given.due) if given and given.due else "",
        }

    def version(self) -> int:
        """Return the version of the assignment that the dialog knows."""
        return self._state.assignment.version if self._state.assignment else 0

    async def read_again(self) -> None:
        """Take the indicator, or the criterion, as it was read after the refusal."""
        self._state = self.desk.work_now(self._checklist.assessment.id, self._number)

    def has_changes(self) -> bool:
        """Say whether there is anything to save, the tasks among it."""
        return super().has_changes() or bool(self.text("what").strip() or self._done())

    @on(Tick.Changed, "#suggested")
    def _take_suggested(self, event: Tick.Changed) -> None:
        """Write the suggested owner into the field, or put back what the record holds."""
        given = self._state.assignment
        kept = given.owner if given else ""
        self.query_one("#owner", LineInput).value = self._suggested if event.value else kept

    async def submit(self) -> str:
        """Save what was changed, over the assignment that was shown."""
        typed = self.typed_row()
        new = (self.text("what"), self.text("who"), self.text("task-due"))
        if any(part.strip() for part in new) and not new[0].strip():
            raise InputRefused(
                "Chưa ghi việc cần làm; hãy ghi nội dung nhiệm vụ, hoặc xóa người làm và hạn của việc.", "what"
            )
        giving = Giving(
            None if is_same(self.base, typed) else Assigning(typed["owner"], typed["due"]),
            TaskDraft(*new) if new[0].strip() else None,
            self._done(),
        )
        over, assessment = self.version(), self._checklist.assessment
        return await self.save_over(
            partial(duty_deeds.give, assessment=assessment, number=self._number, giving=giving, over=over)
        )

    def _done(self) -> tuple[int, ...]:
        ticked = (tick for tick in self.query(".task").results(Tick) if tick.value)
        return tuple(int(str(tick.id).removeprefix("task-")) for tick in ticked)


class TaskForm(Form):
    """One new task for an indicator or a whole criterion."""

    HELP_TEXT = (
        "Giao một nhiệm vụ cho một chỉ tiêu hoặc cả tiêu chí; bỏ trống người làm, hạn thì lấy theo người phụ trách "
        "và hạn của chỉ tiêu. " + Form.HELP_TEXT
    )

    def __init__(self, desk: Desk, checklist: Checklist, number: str) -> None:
        self._checklist, self._number = checklist, number
        assessment = checklist.assessment
        told = f"{assessment.subject.name} · {checklist.criteria_set.short_title} · kỳ {assessment.year}"
        super().__init__(desk, "Thêm việc", told)

    def fields(self) -> Iterable[Widget]:
        """Yield for what, what, who and by when."""
        yield self.line("number", "Chỉ tiêu", self._number, "ví dụ 3.1, hoặc 3 cho cả tiêu chí")
        yield self.line("what", "Việc cần làm")
        yield name_line("who", "Ai làm", self.desk.names(), hint="bỏ trống là người phụ trách; → nhận tên gợi ý")
        yield self.line("task-due", "Hạn", hint="bỏ trống là hạn của chỉ tiêu")

    def on_mount(self) -> None:
        """Begin with the task where the indicator is known."""
        if self._number:
            self.query_one("#what").focus()

    async def submit(self) -> str:
        """Give it."""
        draft = TaskDraft(self.text("what"), self.text("who"), self.text("task-due"))
        number, assessment = self.text("number"), self._checklist.assessment
        return await self.perform(partial(duty_deeds.add_task, assessment=assessment, number=number, draft=draft))


class ProgressForm(MergingForm):
    """How far the work is: one of four steps."""

    HELP_TEXT = (
        "Tiến độ là bước của công việc, không phải đánh giá: chỉ chỉ tiêu đã đạt, hoặc không áp dụng có lý do, mới "
        "duyệt được, và sửa kết quả hay minh chứng sau khi duyệt thì phải duyệt lại. " + Form.HELP_TEXT
    )

    LABELS: ClassVar = {"choice": "Tiến độ"}

    def __init__(self, desk: Desk, checklist: Checklist, *states: IndicatorState) -> None:
        self._checklist, self._states = checklist, states
        if len(states) == 1:
            told = f"{states[0].indicator.text}\nĐánh giá: {judgement_text(states[0].judgement)}"
            title = f"Tiến độ {indicator_text(states[0].indicator.number)}"
        else:
            told = "\n".join(_standing(state) for state in states)
            title = f"Tiến độ {len(states)} chỉ tiêu"
        super().__init__(desk, title, told)

    def fields(self) -> Iterable[Widget]:
        """Yield the four steps, the present one marked where it is the same for all."""
        now = {state.progress for state in self._states}
        marks = (Mark(word, now == {step}) for step, word in PROGRESS.items())
        yield Answers(*marks, id="choice", compact=True)

    def held(self) -> Row:
        """Return the step that the work is at."""
        now = {state.progress for state in self._states}
        return {"choice": PROGRESS[now.pop()] if len(now) == 1 else ""}

    def version(self) -> int:
        """Return the version of the step that the dialog knows."""
        return next(iter(versions_seen(self._states).values()))

    async def read_again(self) -> None:
        """Take the indicator as it was read after the refusal."""
        assessment = self._checklist.assessment.id
        self._states = tuple(self.desk.state_now(assessment, state.indicator.number) for state in self._states)

    async def submit(self) -> str:
        """Move the work on, over the steps that were shown."""
        chosen = self.query_one("#choice", Answers).pressed_index
        if chosen < 0:
            raise InputRefused("Chưa chọn bước; hãy chọn một trong bốn bước.", "choice")
        to, seen = list(Progress)[chosen].value, versions_seen(self._states)
        deed = partial(duty_deeds.move, assessment=self._checklist.assessment, to=to)
        if len(self._states) == 1:
            return await self.save_over(partial(deed, seen=seen))
        from ntm_tracker.tui.screens.leave_out_form import do_on_all

        # Several are not merged one by one: what somebody else moved can be left out.
        return await do_on_all(self, list(seen), lambda rows: partial(deed, seen={row: seen[row] for row in rows}))


def _standing(state: IndicatorState) -> str:
    return f"{state.indicator.number}  {judgement_text(state.judgement)} · {PROGRESS[state.progress].lower()}"


class AppraiseForm(MergingForm):
    """What a higher level found; while a remark is open, the commune's answer to it first: the oldest, or `key`."""

    HELP_TEXT = (
        "Ghi kết luận thẩm tra cấp huyện hoặc thẩm định cấp tỉnh; kết luận chưa đạt thì phải có ý kiến. "
        "Ý kiến chưa giải trình thì chỉ tiêu chưa sẵn sàng. " + Form.HELP_TEXT
    )

    LABELS: ClassVar = {"answer": "Giải trình"}
    NOTES: ClassVar = frozenset({"answer"})

    def __init__(self, desk: Desk, checklist: Checklist, state: IndicatorState, key: int | None = None) -> None:
        self._checklist, self._state = checklist, state
        waiting = state.open_remarks
        oldest = waiting[-1] if waiting else None
        self._remark = next((remark for remark in waiting if remark.id == key), oldest)
        told = state.indicator.text
        if self._remark:
            told = f"{told}\n{appraisal_text(self._remark)}"
        super().__init__(desk, f"Thẩm tra {indicator_text(state.indicator.number)}", told)

    def fields(self) -> Iterable[Widget]:
        """Yield the answer to the open remark, or what was found now."""
        if self._remark:
            yield self.area("answer", "Giải trình")
            yield Tick("Cấp trên đã đồng ý, khép ý kiến", id="close", compact=True)
            return
        yield Answers(Mark("Thẩm tra cấp huyện", value=True), Mark("Thẩm định cấp tỉnh"), id="form-at", compact=True)
        yield Static("Kết luận:", classes="field-head", markup=False)
        yield Answers(Mark("Đạt"), Mark("Chưa đạt"), id="choice", compact=True)
        yield self.area("remark", "Ý kiến")
        yield self.line("on", "Ngày", hint="bỏ trống là hôm nay")
        yield self.line("by", "Ai thẩm tra", hint="ví dụ Phòng Nông nghiệp và PTNT")

    def held(self) -> Row:
        """Return what was answered to the remark; what is found now stands beside all else, and is never merged."""
        return {"answer": self._remark.answer} if self._remark else {}

    def has_changes(self) -> bool:
        """Say whether there is anything to save, that the remark is settled among it."""
        return super().has_changes() or self.query_one("#close", Tick).value

    def version(self) -> int:
        """Return the version of the remark that the dialog knows."""
        return self._remark.version if self._remark else 0

    async def read_again(self) -> None:
        """Take the remark as the record now holds it.

        Raises:
            InputRefused: somebody took it out.
        """
        key = self._remark.id if self._remark else 0
        self._state = self.desk.state_now(self._checklist.assessment.id, self._state.indicator.number)
        self._remark = next((one for one in self._state.appraisals if one.id == key), self._remark)
        if all(one.id != key for one in self._state.appraisals):
            raise InputRefused("Ý kiến này vừa bị bỏ nên chưa lưu gì; hãy chép lại điều vừa gõ rồi Esc.")

    async def submit(self) -> str:
        """Save the answer, or what was found."""
        return await (self._settle(self._remark) if self._remark else self._note())

    async def _note(self) -> str:
        chosen = self.query_one("#choice", Answers).pressed_index
        if chosen < 0:
            raise InputRefused("Chưa chọn kết luận; hãy chọn Đạt hoặc Chưa đạt.", "choice")
        level = _LEVELS[max(0, self.query_one("#form-at", Answers).pressed_index)]
        draft = AppraisalDraft(level, _VERDICTS[chosen], self.text("remark"), self.text("on"), self.text("by"))
        assessment, number = self._checklist.assessment, self._state.indicator.number
        return await self.perform(partial(duty_deeds.appraise, assessment=assessment, number=number, draft=draft))

    async def _settle(self, remark: Appraisal) -> str:
        said, is_closed = self.text("answer"), self.query_one("#close", Tick).value
        if is_closed and not is_same(self.base, self.typed_row()):
            raise InputRefused("Vừa ghi giải trình vừa khép ý kiến; hãy chỉ làm một việc mỗi lần.")
        deed = partial(duty_deeds.close) if is_closed else partial(duty_deeds.answer, said=said)
        assessment, number = self._checklist.assessment, self._state.indicator.number
        return await self.save_over(
            partial(deed, assessment=assessment, number=number, key=remark.id, over=remark.version)
        )
