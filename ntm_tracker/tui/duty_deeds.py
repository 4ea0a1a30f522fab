"""What the dialogs of owners, tasks, progress and appraisals ask of the services, on a worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.tui.deeds import wanted_of

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Assessment
    from ntm_tracker.service.appraising import AppraisalDraft
    from ntm_tracker.service.earlier_owner import EarlierOwner
    from ntm_tracker.service.giving import Giving
    from ntm_tracker.service.office import Office


def give(office: Office, assessment: Assessment, number: str, giving: Giving, over: int) -> str:
    """Give out work over the assignment that was on the screen; return what to tell."""
    from ntm_tracker.service.giving import give_work

    return f"Đã lưu. {give_work(office, number, giving, wanted_of(assessment), over).summary}."


def earlier_owner(office: Office, assessment: str, number: str) -> EarlierOwner | None:
    """Return who answered for an indicator before."""
    from ntm_tracker.service.earlier_owner import earlier_owner as before

    return before(office, assessment, number)


def move(office: Office, assessment: Assessment, number: str, to: str, over: int) -> str:
    """Move the work on over the state that was on the screen; return what to tell."""
    from ntm_tracker.service.progress import move as move_on

    return f"Đã lưu. {move_on(office, [number], to, wanted_of(assessment), over).summary}."


def appraise(office: Office, assessment: Assessment, number: str, draft: AppraisalDraft) -> str:
    """Note what a higher level found; return what to tell."""
    from ntm_tracker.service.appraising import appraise as note

    return f"Đã lưu. {note(office, number, draft, wanted_of(assessment)).summary}."


def answer(  # noqa: PLR0913, PLR0917 - what an answer is given with
    office: Office, assessment: Assessment, number: str, key: int, said: str, over: int
) -> str:
    """Answer the remark that was on the screen; return what to tell."""
    from ntm_tracker.service.appraising import answer_remark

    given = answer_remark(office, number, said, wanted_of(assessment), key=key, over=over)
    return f"Đã lưu. {given.summary}."


def close(office: Office, assessment: Assessment, number: str, key: int, over: int) -> str:
    """Settle the remark that was on the screen; return what to tell."""
    from ntm_tracker.service.appraising import close_remark

    return f"Đã lưu. {close_remark(office, number, wanted_of(assessment), key=key, over=over).summary}."
