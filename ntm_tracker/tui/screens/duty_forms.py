"""Giving out work, moving it on, and noting what a higher level found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Label, Static

from ntm_tracker.domain.checklist import IndicatorState
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.duty_words import appraisal_text, assignment_text, task_text
from ntm_tracker.domain.people import SUGGESTED
from ntm_tracker.domain.terms import Progress
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import PROGRESS, indicator_text, judgement_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.appraising import AppraisalDraft
from ntm_tracker.service.duties import Assigning
from ntm_tracker.service.giving import Giving
from ntm_tracker.service.tasks import TaskDraft
from ntm_tracker.tui import duty_deeds
from ntm_tracker.tui.screens.room import versions_seen
from ntm_tracker.tui.widgets.choices import Answers, Mark, Tick
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.name_field import name_line
from ntm_tracker.tui.widgets.plain_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist, CriterionState
    from ntm_tracker.domain.duties import Appraisal
    from ntm_tracker.tui.desk import Desk

_LEVELS, _VERDICTS = ("huyen", "tinh"), ("met", "not-met")


class AssignForm(Form):
    """Who answers by when, the tasks that are open, and a new one: all saved as one deed."""

    HELP_TEXT = (
        "Giao người phụ trách và hạn; xóa trắng cả hai ô là thôi giao. Đánh dấu nhiệm vụ đã xong, "
        "hoặc ghi một nhiệm vụ mới: bỏ trống người làm, hạn thì lấy theo người phụ trách. " + Form.HELP_TEXT
    )

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
        given = self._state.assignment
        names, owner = self.desk.names(), given.owner if given else ""
        yield name_line("owner", "Người phụ trách", names, owner, "ví dụ Chị Hà; → nhận tên gợi ý")
        if self._suggested and self._suggested != owner:
            # Content: a word in square brackets is no markup.
            yield Tick(Content(shorten(f"Lấy {SUGGESTED}: {self._suggested}", 70)), id="suggested", compact=True)
        due = format_date(given.due) if given and given.due else ""
        yield self.line("due", "Hạn", due, "ví dụ 30/09/2024")
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

    @on(Tick.Changed, "#suggested")
    def _take_suggested(self, event: Tick.Changed) -> None:
        """Write the suggested owner into the field, or put back what the record holds."""
        given = self._state.assignment
        kept = given.owner if given else ""
        self.query_one("#owner", LineInput).value = self._suggested if event.value else kept

    async def submit(self) -> str:
        """Save what was changed, over the assignment that was shown."""
        given = self._state.assignment
        kept = (given.owner, format_date(given.due) if given.due else "") if given else ("", "")
        typed = (self.text("owner").strip(), self.text("due").strip())
        new = (self.text("what"), self.text("who"), self.text("task-due"))
        if any(part.strip() for part in new) and not new[0].strip():
            raise InputRefused("Chưa ghi việc cần làm; hãy ghi nội dung nhiệm vụ, hoặc xóa người làm và hạn của việc.")
        done = tuple(
            int(str(tick.id).removeprefix("task-")) for tick in self.query(".task").results(Tick) if tick.value
        )
        giving = Giving(Assigning(*typed) if typed != kept else None, TaskDraft(*new) if new[0].strip() else None, done)
        over, assessment = given.version if given else 0, self._checklist.assessment
        return await self.desk.perform(
            partial(duty_deeds.give, assessment=assessment, number=self._number, giving=giving, over=over)
        )


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
        super().on_mount()
        if self._number:
            self.query_one("#what").focus()

    async def submit(self) -> str:
        """Give it."""
        draft = TaskDraft(self.text("what"), self.text("who"), self.text("task-due"))
        number, assessment = self.text("number"), self._checklist.assessment
        return await self.desk.perform(partial(duty_deeds.add_task, assessment=assessment, number=number, draft=draft))


class ProgressForm(Form):
    """How far the work is: one of four steps."""

    HELP_TEXT = (
        "Tiến độ là bước của công việc, không phải đánh giá: chỉ chỉ tiêu đã đạt mới duyệt được, và sửa kết quả hay "
        "minh chứng sau khi duyệt thì phải duyệt lại. " + Form.HELP_TEXT
    )

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

    async def submit(self) -> str:
        """Move the work on, over the steps that were shown."""
        chosen = self.query_one("#choice", Answers).pressed_index
        if chosen < 0:
            raise InputRefused("Chưa chọn bước; hãy chọn một trong bốn bước.")
        to, seen = list(Progress)[chosen].value, versions_seen(self._states)
        return await self.desk.perform(
            partial(duty_deeds.move, assessment=self._checklist.assessment, to=to, seen=seen)
        )


def _standing(state: IndicatorState) -> str:
    return f"{state.indicator.number}  {judgement_text(state.judgement)} · {PROGRESS[state.progress].lower()}"


class AppraiseForm(Form):
    """What a higher level found; while a remark is open, the commune's answer to it first: the oldest, or `key`."""

    HELP_TEXT = (
        "Ghi kết luận thẩm tra cấp huyện hoặc thẩm định cấp tỉnh; kết luận chưa đạt thì phải có ý kiến. "
        "Ý kiến chưa giải trình thì chỉ tiêu chưa sẵn sàng. " + Form.HELP_TEXT
    )

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

    async def submit(self) -> str:
        """Save the answer, or what was found."""
        return await (self._settle(self._remark) if self._remark else self._note())

    async def _note(self) -> str:
        chosen = self.query_one("#choice", Answers).pressed_index
        if chosen < 0:
            raise InputRefused("Chưa chọn kết luận; hãy chọn Đạt hoặc Chưa đạt.")
        level = _LEVELS[max(0, self.query_one("#form-at", Answers).pressed_index)]
        draft = AppraisalDraft(level, _VERDICTS[chosen], self.text("remark"), self.text("on"), self.text("by"))
        assessment, number = self._checklist.assessment, self._state.indicator.number
        return await self.desk.perform(partial(duty_deeds.appraise, assessment=assessment, number=number, draft=draft))

    async def _settle(self, remark: Appraisal) -> str:
        said, is_closed = self.text("answer"), self.query_one("#close", Tick).value
        if is_closed and said.strip():
            raise InputRefused("Vừa ghi giải trình vừa khép ý kiến; hãy chỉ làm một việc mỗi lần.")
        deed = partial(duty_deeds.close) if is_closed else partial(duty_deeds.answer, said=said)
        assessment, number = self._checklist.assessment, self._state.indicator.number
        return await self.desk.perform(
            partial(deed, assessment=assessment, number=number, key=remark.id, over=remark.version)
        )
