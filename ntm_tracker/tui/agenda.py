"""What the screens tell of the days ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.agenda import due

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Assessment, Checklist
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.service.board import Board


def due_of(board: Board) -> tuple[tuple[Assessment, Gap], ...]:
    """Return what is late or due within the week in every assessment that goes on."""
    going_on = [c.assessment for c in board.checklists if not c.assessment.replaced_by]
    return due((assessment, board.gaps[assessment.id]) for assessment in going_on)


def days_left(checklist: Checklist) -> str:
    """Say shortly how far the deadline is."""
    assessment = checklist.assessment
    days = (assessment.deadline - checklist.day).days
    if assessment.over(checklist.day):
        return f"kỳ {assessment.year} đã kết thúc"
    return f"quá hạn {-days} ngày" if days < 0 else f"còn {days} ngày"
