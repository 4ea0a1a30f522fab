"""What adopting a set comes to, line by line, before it is done: the dry run."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.screen import Screen
from textual.widgets import DataTable, Static

from ntm_tracker.domain.comparison import Change
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.description import answer_text
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import CARRIES, CHANGES, full_requirement_text
from ntm_tracker.errors import NtmError
from ntm_tracker.tui import commands, set_commands, set_deeds
from ntm_tracker.tui.screens.room import BREAKPOINTS
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.row_table import RowTable
from ntm_tracker.tui.widgets.top_bar import TopBar
from ntm_tracker.tui.widgets.working_form import WorkingForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from ntm_tracker.domain.adoption import Adoption, Line
    from ntm_tracker.domain.checklist import IndicatorState
    from ntm_tracker.service.adopting import Adopted, Adopting
    from ntm_tracker.service.watch import Watch
    from ntm_tracker.tui.app import NtmApp
    from ntm_tracker.tui.screens.adopt_form import AdoptForm

_NUMBER, _OUTCOME = 6, 25


class AdoptionScreen(Screen[None]):
    """Counts at the top, every line in the middle, the chosen one in full below."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar = [
        *(c.binding() for c in set_commands.ON_ADOPTION if c is not set_commands.PAIR),
    ]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (commands.HELP, *set_commands.ON_ADOPTION, commands.QUIT)
    HELP_TEXT = (
        "Xem trước việc áp dụng bộ: chưa ghi gì. Mỗi dòng là một chỉ tiêu của bộ mới, cuối bảng là chỉ tiêu cũ "
        "không còn. “Mang sang” là giống hẳn; “Cần rà soát lại” là khác, câu trả lời cũ đặt bên cạnh. "
        "Enter ở một dòng để ghép với chỉ tiêu cũ khác. Ctrl+S mới ghi, và hoàn tác được bằng Ctrl+Z."
    )

    def __init__(self, form: AdoptForm) -> None:
        super().__init__()
        self._form = form
        self._plan = cast("Adoption", form.plan)
        self._asked = cast("Adopting", form.asked)
        self._adopted: Adopted | None = None

    def compose(self) -> ComposeResult:
        """Yield the top bar, the counts, the table, the sentence, the keys."""
        yield TopBar(commands.SETS)
        yield Static(id="plan", markup=False)
        yield RowTable(id="plan-lines")
        yield Static(id="plan-told", markup=False)
        yield KeyBar(*set_commands.ON_ADOPTION, commands.HELP)

    def on_mount(self) -> None:
        """Show the plan, the table ready for keys."""
        self.query_one("#plan-lines", RowTable).focus()
        self._show()

    def on_resize(self) -> None:
        """Give the texts the width there is."""
        self._fill()

    @property
    def ntm(self) -> NtmApp:
        """The app, by its own type."""
        return cast("NtmApp", self.app)

    def _show(self) -> None:
        plan = self._plan
        title = f"Xem trước · {plan.target.subject.name} · {plan.criteria_set.short_title} · kỳ {plan.target.year}"
        self.query_one(TopBar).show_title(title, plan.criteria_set.stand_in)
        self.query_one("#plan", Static).update(_counted(plan, self._form.titles))
        self._fill()

    def _fill(self) -> None:
        table, plan = self.query_one("#plan-lines", RowTable), self._plan
        room = max(10, self.size.width - 2 * _NUMBER - _OUTCOME - 9)
        columns = (("Mới", _NUMBER), ("Nội dung", room), ("Cũ", _NUMBER), ("Sẽ làm", _OUTCOME))
        table.fill(columns, [_cells(line, room) for line in plan.lines])
        self._tell_chosen()

    @on(DataTable.RowHighlighted)
    def _tell_chosen(self) -> None:
        line, text = self._chosen(), Text()
        if line and line.new:
            text.append("Mới: ", "bold").append(f"{_told(line.new)}\n")
        if line and line.old:
            answer = answer_text(line.old.result, line.old.evidence)
            text.append("Cũ: ", "bold").append(f"{_told(line.old)} Đã ghi: {answer}.")
        elif line:
            text.append("Chưa ghép với chỉ tiêu cũ nào; Enter để ghép.")
        self.query_one("#plan-told", Static).update(text)

    def _chosen(self) -> Line | None:
        row = self.query_one("#plan-lines", RowTable).cursor_row
        return self._plan.lines[row] if 0 <= row < len(self._plan.lines) else None

    @on(DataTable.RowSelected)
    def action_pair(self) -> None:
        """Choose which old indicator the new one follows."""
        from ntm_tracker.tui.screens.palette import PaletteScreen

        line = self._chosen()
        if not self.is_active or line is None:
            return
        if line.new is None or self._plan.start is None:
            self.ntm.tell("Hãy chọn một dòng có số mới, khi có kỳ cũ, rồi ghép với chỉ tiêu cũ.")
            return
        olds = [one.old for one in self._plan.lines if one.old]
        choices = [("", "Không lấy chỉ tiêu cũ nào")]
        choices += [(o.indicator.number, f"{o.indicator.number:<5} {o.indicator.text}") for o in olds]
        number = line.new.indicator.number
        asked = f"Chỉ tiêu mới {number} lấy câu trả lời của chỉ tiêu cũ nào"
        self.app.push_screen(PaletteScreen(asked, tuple(choices)), partial(self._draw, number))

    def _draw(self, new: str, old: str | None) -> None:
        if old is not None:
            others = tuple(pair for pair in self._asked.mapping if pair[1] != new and (not old or pair[0] != old))
            self.run_worker(self._plan_again(replace(self._asked, mapping=(*others, (old, new)))), group="plan")

    async def _plan_again(self, asked: Adopting) -> None:
        from ntm_tracker.service.watch import Watch

        try:
            self._plan = await self.ntm.desk.ask(partial(set_deeds.plan_adoption, adopting=asked, watch=Watch()))
        except NtmError as error:
            self.ntm.tell(error.sentence)
        else:
            self._asked = asked
            self._form.asked = asked
            self._show()

    def action_again(self) -> None:
        """Go back to the dialog, with what was typed and paired."""
        from ntm_tracker.tui.screens.adopt_form import AdoptForm

        if self.is_active and self.ntm.board:
            form = AdoptForm.again(self._form, self.ntm.board.checklists)
            self.app.push_screen(form, partial(self._take, form))

    def _take(self, form: AdoptForm, planned: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
        if planned and form.plan and form.asked:
            self._form, self._plan, self._asked = form, form.plan, form.asked
            self._show()

    def action_save(self) -> None:
        """Adopt the set as the table says."""
        desk = self.ntm.desk

        async def adopt(watch: Watch) -> str:
            deed = partial(set_deeds.adopt_set, adopting=self._asked, watch=watch)
            self._adopted = done = await desk.perform(deed)
            told = f"Đã lưu. {done.summary}. Ctrl+Z để hoàn tác."
            return told if done.changed else "Không có gì để chuyển thêm; dữ liệu giữ nguyên."

        if self.is_active:
            self.app.push_screen(WorkingForm(desk, "Áp dụng bộ tiêu chí", adopt), self._leave)

    def _leave(self, done: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
        if done and self._adopted:
            self.dismiss()
            self.ntm.chosen = self._adopted.adoption.target.id
            self.ntm.action_go("checklist")

    def action_close(self) -> None:
        """Leave without writing anything."""
        self.dismiss()


def _counted(plan: Adoption, titles: Mapping[str, str]) -> Text:
    counts, target = plan.counts, plan.target
    text = Text()
    for warning in plan.warnings:
        text.append(f"CHÚ Ý: {warning}\n", "bold")
    if plan.start:
        stays = "kỳ cũ được thay, vẫn đọc được" if plan.replaces else "kỳ cũ giữ bên cạnh"
        text.append(f"Từ kỳ {plan.start.year} theo “{titles[plan.start.set_id]}”: {stays}. ")
    else:
        text.append("Mở kỳ mới, chưa có kỳ nào để chuyển câu trả lời sang. ")
    if plan.exists:
        text.append("Kỳ này đã mở trước: chỉ điền chỗ chưa có kết quả. ")
    focus = ", ".join(map(str, target.focus)) or "không"
    text.append(f"Hạn {format_date(target.deadline)}; trọng tâm: {focus}.\n")
    text.append(
        f"{counts.carried} mang sang · {counts.review} cần rà soát lại · {counts.previous} kỳ trước · "
        f"{counts.new} chỉ tiêu mới · {counts.left_behind} câu trả lời ở lại kỳ cũ",
        "bold",
    )
    if counts.kept:
        text.append(f" · {counts.kept} đã có kết quả, giữ nguyên", "bold")
    if counts.owners or counts.steps or counts.tasks:
        text.append(
            f"\nViệc mang sang: {counts.owners} người phụ trách, {counts.steps} bước tiến độ, "
            f"{counts.tasks} nhiệm vụ chưa xong"
        )
    return text


def _cells(line: Line, room: int) -> tuple[Text, ...]:
    shown = line.new or line.old
    return (
        Text(line.new.indicator.number if line.new else ""),
        Text(shorten(shown.indicator.text, room) if shown else ""),
        Text(line.old.indicator.number if line.old else ""),
        Text(_outcome(line), "bold" if line.carry else ""),
    )


def _outcome(line: Line) -> str:
    if line.kept:
        return "Giữ kết quả đã có"
    if line.carry:
        return CARRIES[line.carry]
    if line.change is Change.GONE:
        return "Không còn, ở lại kỳ cũ" if line.answered else "Không còn"
    return CHANGES[line.change] if line.old is None else f"{CHANGES[line.change]}, chưa ghi"


def _told(state: IndicatorState) -> str:
    wanted = full_requirement_text(state.applied.requirement)
    return f"{state.indicator.number} {shorten(state.indicator.text, 300)} ({wanted})."
