"""What the dialogs of owners, tasks, progress and appraisals ask of the services, on a worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.tui.deeds import wanted_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ntm_tracker.domain.checklist import Assessment
    from ntm_tracker.service.appraising import AppraisalDraft
    from ntm_tracker.service.duties import Assigning, Seen
    from ntm_tracker.service.earlier_owner import EarlierOwner
    from ntm_tracker.service.giving import Giving
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.tasks import TaskDraft


def give(office: Office, assessment: Assessment, number: str, giving: Giving, over: int) -> str:
    """Give out work over the assignment that was on the screen; return what to tell."""
    from ntm_tracker.service.giving import give_work

    return f"Đã lưu. {give_work(office, number, giving, wanted_of(assessment), over).summary}."


def earlier_owner(office: Office, assessment: str, number: str) -> EarlierOwner | None:
    """Return who answered for an indicator before."""
    from ntm_tracker.service.earlier_owner import earlier_owner as before

    return before(office, assessment, number)


def assign(office: Office, assessment: Assessment, numbers: Sequence[str], assigning: Assigning, over: Seen) -> str:
    """Give several indicators to somebody over the assignments that were on the screen; return what to tell."""
    from ntm_tracker.service.duties import assign as give_several

    return f"Đã lưu. {give_several(office, numbers, assigning, wanted_of(assessment), over).summary}."


def assign_suggested(office: Office, assessment: Assessment, numbers: Sequence[str], due: str, over: Seen) -> str:
    """Give several indicators to those whom the set suggests; return what to tell."""
    from ntm_tracker.service.suggesting import assign_suggested as give_suggested

    return f"Đã lưu. {give_suggested(office, numbers, wanted_of(assessment), due=due, over=over).summary}."


def add_task(office: Office, assessment: Assessment, number: str, draft: TaskDraft) -> str:
    """Give a task; return what to tell."""
    from ntm_tracker.domain.duty_words import task_summary
    from ntm_tracker.service.tasks import add_task as give_task

    return f"Đã giao {task_summary(give_task(office, number, draft, wanted_of(assessment)).task)}."


def finish(office: Office, key: int, over: int) -> str:
    """Note that the task that was on the screen is done; return what to tell."""
    from ntm_tracker.domain.duty_words import task_summary
    from ntm_tracker.service.tasks import finish_task

    return f"Đã ghi xong {task_summary(finish_task(office, key, over=over).task)}."


def move(office: Office, assessment: Assessment, to: str, seen: Mapping[str, int]) -> str:
    """Move the work on the indicators that were `seen` to a step; return what to tell."""
    from ntm_tracker.service.progress import move as move_on

    return f"Đã lưu. {move_on(office, list(seen), to, wanted_of(assessment), seen).summary}."


def step(office: Office, assessment: Assessment, seen: Mapping[str, int], *, forward: bool) -> str:
    """Move the work on the indicators that were `seen` one step on or back; return what to tell."""
    from ntm_tracker.service.progress import step as go

    return f"Đã lưu. {go(office, list(seen), wanted_of(assessment), forward=forward, over=seen).summary}."


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
