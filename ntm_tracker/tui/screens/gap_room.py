"""A room whose lines are gaps: Enter opens what mends the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ntm_tracker.tui import ways
from ntm_tracker.tui.screens.work_room import WorkRoom

if TYPE_CHECKING:
    from ntm_tracker.domain.gaps import Gap


class GapRoom(WorkRoom):
    """Knows which dialog mends which gap."""

    _FIX: ClassVar = {
        "requirement_unknown": "confirm",
        "requirement_unconfirmed": "confirm",
        "met_without_evidence": "evidence",
        "evidence_empty": "write_note",
        "evidence_expired": "renew",
        "evidence_ends_this_week": "renew",
        "evidence_ends_this_month": "renew",
        "task_overdue": "assign",
        "task_due_soon": "assign",
        "due_passed": "assign",
        "due_soon": "assign",
        "remark_open": "appraise",
        "appraised_not_met": "appraise",
        "villages_unknown": "app.go('villages')",
        "villages_differ": "app.go('villages')",
    }

    async def mend(self, gap: Gap | None) -> None:
        """Open the dialog that mends `gap`; a criterion's is mended among its indicators, a period's among the sets."""
        if not self.is_active or gap is None:
            return
        if gap.indicator:
            await self.run_action(self._FIX.get(gap.rule.value, "record"))
        elif gap.criterion:
            ways.show_indicator(self.ntm, str(gap.criterion))
        else:
            self.ntm.action_go("sets")
            self.ntm.tell(f"{gap.sentence} Ở đây chọn bộ rồi nhấn F7 để mở kỳ mới.")

    def action_write_note(self) -> None:
        """Write the note of the paper that has none."""
        from ntm_tracker.tui.screens.paper_forms import EditForm

        if (found := self._chosen()) is not None:
            empty = [piece for piece in found[1].evidence if not piece.note.strip()]
            if empty:
                self.app.push_screen(EditForm(self.ntm.desk, empty[0]))

    def action_renew(self) -> None:
        """Add the paper that takes the place of the one that ends first: it has to be of the same kind."""
        from ntm_tracker.tui.screens.evidence_form import EvidenceForm

        if (found := self._chosen()) is not None:
            checklist, state = found
            ending = [piece for piece in state.evidence if piece.valid_until]
            ending.sort(key=lambda piece: piece.valid_until or checklist.day)
            kind = ending[0].kind if ending else ""
            self.app.push_screen(EvidenceForm(self.ntm.desk, checklist, state, kind))
