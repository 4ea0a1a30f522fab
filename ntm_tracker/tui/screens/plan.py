"""Chỉ tiêu KT-XH: the plan's targets with their figures, and what they may come to by the year's end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from ntm_tracker.domain.figure_rows import held, of_plan, rows_text
from ntm_tracker.tui import commands, plan_deeds, room_commands, ways
from ntm_tracker.tui.screens.list_room import ListRoom
from ntm_tracker.tui.widgets.figures import Figure
from ntm_tracker.tui.widgets.pane import Pane
from ntm_tracker.tui.widgets.plan_lines import found, table_of
from ntm_tracker.tui.widgets.plan_words import detail, near_indicators, totals

if TYPE_CHECKING:
    from ntm_tracker.domain.plan import Plan, TargetState


class PlanScreen(ListRoom):
    """The targets of the year's plan."""

    ROOM = commands.PLAN
    TITLE_TOLD = "Chỉ tiêu kinh tế - xã hội của kế hoạch năm"
    KEYS = room_commands.ON_PLAN
    MORE_KEYS = ()
    BINDINGS: ClassVar = [c.binding() for c in room_commands.ON_PLAN]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (
        *commands.EVERYWHERE,
        *room_commands.ON_PLAN,
        *room_commands.MORE_ON_PLAN,
        commands.FILTER,
        commands.BACK,
    )
    HELP_TEXT = (
        "Các chỉ tiêu của kế hoạch năm: số năm trước, mục tiêu, số mới nhất, tỷ lệ so với mục tiêu. Enter ghi số liệu "
        "tháng, quý; ghi lại cùng kỳ là sửa. “Ước” là ước đến 31/12, không phải số liệu: chỉ tính khi đã rõ số là lũy "
        "kế từ đầu năm hay là mức tại thời điểm (F6), và có ít nhất hai số của hai ngày. Phần chi tiết (Tab) có mọi số "
        "liệu đã ghi, và chỉ tiêu NTM ở gần với chú ý khi hai bên đo khác nhau. "
        "Mũi tên lên từ dòng đầu để tới các con số, Enter trên một số để chỉ xem những chỉ tiêu của nó."
    )

    def on_mount(self) -> None:
        """Begin without a plan."""
        self._plan: Plan | None = None

    async def read(self) -> None:
        """Read the plan."""
        self._plan = await self.ntm.desk.ask(partial(plan_deeds.plan_now, day=self.ntm.desk.day))

    def fill(self) -> None:
        """Show the targets that the filter lets through."""
        if self._plan is None:
            return
        states = of_plan(self.only, found(self._plan, self.wanted))
        self.table.show(*table_of(self._plan, states, self.table.room))
        told = totals(self._plan)
        if len(states) < len(self._plan.targets) and not self.only:
            told.append(Figure(f"lọc được {len(states)}"))
        self.tell_figures(told)
        self.tell_only(rows_text(self.only) if self.only else "", len(states))
        self.show_detail()

    def show_detail(self) -> None:
        """Show the chosen target."""
        if self._plan and (state := self._chosen) and (board := self.ntm.board):
            sets = {c.criteria_set.id: c.criteria_set.short_title for c in board.checklists}
            beside = self.query_one("#beside", Pane) if self.query("#beside") else None
            told = detail(self._plan, state, None if beside else sets)
            self.query_one("#detail", Pane).show(state.target.id, told)
            if beside:
                beside.show(state.target.id, near_indicators(state, board))

    @property
    def _chosen(self) -> TargetState | None:
        key = self.table.chosen
        return self._plan.find(key) if self._plan and key else None

    def action_open(self) -> None:
        """Record a figure of the chosen target."""
        from ntm_tracker.tui.screens.plan_forms import ResultForm

        if self._plan and (state := self._chosen):
            self.push(ResultForm(self.ntm.desk, state, self._plan.year))

    def action_source(self) -> None:
        """Go to where the figure comes from: the villages, or the paper in the room of evidence."""
        state = self._chosen
        if state is None or not self.is_active:
            return
        if state.rows_count and state.counted:
            self.open_figure(f"villages:{held(state.counted.titles, state.counted.year)}")
        elif state.latest is None:
            self.ntm.tell("Chỉ tiêu này chưa có số liệu; Enter để ghi.")
        elif not state.latest.source:
            self.ntm.tell("Số liệu này chưa ghi nguồn; ghi lại cùng kỳ với văn bản nguồn (Enter).")
        else:
            ways.show_papers(self.ntm, state.latest.source)

    def action_way(self) -> None:
        """Say how the figures of the chosen target go over the year."""
        from ntm_tracker.tui.screens.plan_forms import WayForm

        if state := self._chosen:
            self.push(WayForm(self.ntm.desk, state))

    def action_remove(self) -> None:
        """Take a figure out that was recorded by mistake."""
        from ntm_tracker.tui.screens.plan_forms import RemoveForm

        state = self._chosen
        if state and state.results:
            self.push(RemoveForm(self.ntm.desk, state))
        elif state:
            self.ntm.tell("Chỉ tiêu này chưa có số liệu nào để bỏ.")
