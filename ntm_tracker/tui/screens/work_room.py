"""A room where an indicator can be chosen and worked on: its dialogs, for one or for all that is marked."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from ntm_tracker.errors import NtmError, RowsRefused
from ntm_tracker.tui import commands, ways
from ntm_tracker.tui.screens.room import Room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Assessment, Checklist, IndicatorState
    from ntm_tracker.service.office import Office
    from ntm_tracker.tui.widgets.form import Form


class WorkRoom(Room):
    """A room where an indicator can be chosen and worked on."""

    BINDINGS: ClassVar = [command.binding() for command in (*commands.ON_INDICATOR, *commands.MORE_ON_INDICATOR)]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (
        *commands.EVERYWHERE,
        *commands.ON_INDICATOR,
        *commands.MORE_ON_INDICATOR,
    )

    def on_mount(self) -> None:
        """Follow the office; steps are taken one after the other."""
        self._stepping = asyncio.Lock()

    def chosen_number(self) -> str | None:
        """Return the number of the indicator that the cursor is on."""
        raise NotImplementedError

    def chosen_checklist(self) -> Checklist | None:
        """Return the assessment that the chosen indicator is of."""
        return self.ntm.checklist

    def shown_number(self) -> str | None:
        """Return the number of the indicator or criterion that the panes beside the list tell of."""
        return self.chosen_number()

    def action_source(self) -> None:
        """Go to what the figures of the chosen indicator come from."""
        if (found := self._chosen()) is not None:
            ways.show_sources_of(self.ntm, *found)

    def beside(self) -> tuple[Widget, ...]:
        """Return the chosen indicator, and what lies behind it."""
        from ntm_tracker.tui.widgets.indicator_detail import IndicatorDetail, IndicatorPapers

        return IndicatorDetail(is_whole=False), IndicatorPapers()

    def divided(self) -> None:
        """Show the chosen indicator in the panes."""
        self.show_beside()

    def show_beside(self) -> None:
        """Show the chosen indicator wherever there is a pane for it."""
        if not self._is_divided or (board := self.ntm.board) is None:
            return
        from ntm_tracker.tui.widgets.indicator_detail import IndicatorDetail

        checklist, number = self.chosen_checklist(), self.shown_number()
        for pane in self.query(IndicatorDetail):
            if checklist and number:
                pane.show(board, checklist, number)
            else:
                pane.clear()

    def marked_numbers(self) -> tuple[str, ...]:
        """Return the indicators that are marked, to be worked on together; none where a room has no marks."""
        return ()

    def action_record(self) -> None:
        """Record the result of the chosen indicator; a result is of one indicator, whatever is marked."""
        from ntm_tracker.tui.screens.record_form import form_for

        if (found := self._chosen()) is not None:
            checklist, state = found
            self._push_single(form_for(state)(self.ntm.desk, checklist, state), "Kết quả ghi")

    def action_evidence(self) -> None:
        """Add evidence to the chosen indicator, or one piece to all that are marked."""
        from ntm_tracker.tui.screens.evidence_form import EvidenceForm

        if (found := self._several()) is not None:
            self.app.push_screen(EvidenceForm(self.ntm.desk, *found))
        elif (one := self._chosen()) is not None:
            self.app.push_screen(EvidenceForm(self.ntm.desk, *one))

    def action_confirm(self) -> None:
        """Confirm the requirement of the chosen indicator against the paper."""
        from ntm_tracker.tui.screens.confirm_form import ConfirmForm

        if (found := self._chosen()) is not None:
            checklist, state = found
            self._push_single(ConfirmForm(self.ntm.desk, checklist, state), "Mức yêu cầu đối chiếu")

    def action_assign(self) -> None:
        """Give the chosen indicator, or the whole criterion, or all that is marked, to somebody."""
        from ntm_tracker.tui.screens.duty_forms import AssignForm

        if (several := self._several()) is not None:
            from ntm_tracker.tui.screens.many_form import AssignManyForm

            self.app.push_screen(AssignManyForm(self.ntm.desk, *several))
            return
        checklist, number = self.chosen_checklist(), self.chosen_number()
        criterion = checklist.find_criterion(number) if checklist and number else None
        is_whole = checklist and criterion and number and checklist.find(number) is None
        if checklist and criterion and is_whole and self.is_active:
            self.app.push_screen(AssignForm(self.ntm.desk, checklist, criterion))
        elif (found := self._chosen()) is not None:
            self.app.push_screen(AssignForm(self.ntm.desk, *found))

    def action_progress(self) -> None:
        """Move the work on the chosen indicator, or on all that are marked, to a step."""
        from ntm_tracker.tui.screens.duty_forms import ProgressForm

        if (found := self._several()) is not None:
            checklist, states = found
            self.app.push_screen(ProgressForm(self.ntm.desk, checklist, *states))
        elif (one := self._chosen()) is not None:
            self.app.push_screen(ProgressForm(self.ntm.desk, *one))

    def action_step(self, forward: bool) -> None:  # noqa: FBT001 - what a key says
        """Move the work on the chosen indicator, or on all that are marked, one step on or back, without asking."""
        found = self._several()
        if found is None and (one := self._chosen()) is not None:
            found = one[0], [one[1]]
        if found is not None:
            numbers = [state.indicator.number for state in found[1]]
            self.run_worker(self._step(found[0].assessment, numbers, forward=forward), group="store")

    async def _step(self, assessment: Assessment, numbers: list[str], *, forward: bool) -> None:
        from ntm_tracker.tui import duty_deeds

        # One after the other: a key pressed twice takes the second step from where the first one led.
        async with self._stepping:
            try:
                states = [self.ntm.desk.state_now(assessment.id, number) for number in numbers]
                seen = versions_seen(states)
                deed = partial(duty_deeds.step, assessment=assessment, forward=forward)
                self.ntm.tell(await self.ntm.desk.perform(partial(deed, seen=seen)))
            except RowsRefused as refused:
                self._offer_rest(refused, seen, deed)
            except NtmError as error:
                self.ntm.tell(error.sentence)

    def _offer_rest(self, refused: RowsRefused, seen: Mapping[str, int], deed: Callable[..., str]) -> None:
        from ntm_tracker.tui.screens.leave_out_form import LeaveOutForm, is_any_left

        def rest(rows: list[str]) -> Callable[[Office], str]:
            return partial(deed, seen={row: seen[row] for row in rows})

        if not is_any_left(refused, list(seen)):
            self.ntm.tell(refused.sentence)
        elif self.is_active:
            self.app.push_screen(LeaveOutForm(self.ntm.desk, refused, list(seen), rest))

    def action_appraise(self) -> None:
        """Note what a higher level found of the chosen indicator, or answer its remark."""
        from ntm_tracker.tui.screens.duty_forms import AppraiseForm

        if (found := self._chosen()) is not None:
            self._push_single(AppraiseForm(self.ntm.desk, *found), "Thẩm tra ghi")

    def _push_single(self, form: Form, what: str) -> None:
        """Open a dialog that is for one indicator alone, and say so where several are marked."""
        if marked := self.marked_numbers():
            form.notices.append(f"{what} từng chỉ tiêu một; {len(marked)} dòng đã đánh dấu vẫn giữ nguyên.")
        self.app.push_screen(form)

    def _several(self) -> tuple[Checklist, list[IndicatorState]] | None:
        """Return the indicators that are marked; None where none is."""
        checklist = self.chosen_checklist()
        if not self.is_active or checklist is None:
            return None
        states = [state for state in map(checklist.find, self.marked_numbers()) if state]
        return (checklist, states) if states else None

    def _chosen(self) -> tuple[Checklist, IndicatorState] | None:
        if not self.is_active:
            return None  # a key repeated while its dialog was opening
        checklist, number = self.chosen_checklist(), self.chosen_number()
        if checklist is None:
            self.ntm.tell("Dữ liệu đang mở; hãy đợi một lát.")
            return None
        state = checklist.find(number) if number else None
        if state is None:
            self.ntm.tell("Hãy chọn một chỉ tiêu (dòng có số như 3.1) rồi làm lại.")
            return None
        return checklist, state


def versions_seen(states: Iterable[IndicatorState]) -> Mapping[str, int]:
    """Return the versions of the steps that the officer sees, by number."""
    return {state.indicator.number: state.stage.version if state.stage else 0 for state in states}
