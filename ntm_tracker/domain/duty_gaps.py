"""The gaps of the work itself: deadlines that passed or come near, remarks of a higher level that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.duties import is_soon
from ntm_tracker.domain.duty_words import NOBODY, appraisal_name, found_text, task_name
from ntm_tracker.domain.gaps import Rule
from ntm_tracker.domain.terms import Verdict
from ntm_tracker.domain.text import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ntm_tracker.domain.checklist import CriterionState, IndicatorState
    from ntm_tracker.domain.duties import Appraisal, Task

Told = tuple[Rule, str]


def of_indicator(state: IndicatorState, day: date) -> Iterator[Told]:
    """Yield what the tasks, the own deadline and the appraisals of an indicator leave to do on `day`."""
    yield from _remarks(state.appraisals)
    yield from of_tasks(state.tasks, day)
    own = state.assignment
    if own and own.due and state.judgement.is_open:
        yield from _deadline(f"Giao {state.owner or NOBODY}, hạn {format_date(own.due)}", own.due, "", day)


def of_criterion(state: CriterionState, day: date) -> Iterator[Told]:
    """Yield what the tasks and the deadline of a whole criterion leave to do on `day`."""
    yield from of_tasks(state.tasks, day)
    given = state.assignment
    left = [s.indicator.number for s in state.indicators if s.judgement.is_open and not _has_own_deadline(s)]
    if given and given.due and left:
        named = f"Tiêu chí {state.criterion.number} “{state.criterion.name}”"
        told = f"{named} giao {given.owner or NOBODY}, hạn {format_date(given.due)}"
        yield from _deadline(told, given.due, f" ({', '.join(left)})", day)


def of_tasks(tasks: Iterable[Task], day: date) -> Iterator[Told]:
    """Yield the open tasks that are late on `day`, or due within the week."""
    for task in tasks:
        if task.due is None:
            continue
        name, who = task_name(task), shorten(task.who, 40) or NOBODY
        told = f"{name[0].upper()}{name[1:]} giao {who}, hạn {format_date(task.due)}"
        if task.overdue(day):
            late = (day - task.due).days
            yield Rule.TASK_OVERDUE, f"{told}, đã quá hạn {late} ngày; hãy đôn đốc hoặc lùi hạn."
        elif task.due_soon(day):
            yield Rule.TASK_DUE_SOON, f"{told}, {_left(task.due, day)}; hãy làm xong đúng hạn."


def _deadline(told: str, due: date, left: str, day: date) -> Iterator[Told]:
    if due < day:
        late = (day - due).days
        yield Rule.DUE_PASSED, f"{told}, đã quá hạn {late} ngày mà chưa đạt{left}; hãy đôn đốc hoặc lùi hạn."
    elif is_soon(due, day):
        yield Rule.DUE_SOON, f"{told}, {_left(due, day)} mà chưa đạt{left}; hãy làm xong đúng hạn."


def _left(due: date, day: date) -> str:
    days = (due - day).days
    return f"chỉ còn {days} ngày" if days else "đến hạn hôm nay"


def _has_own_deadline(state: IndicatorState) -> bool:
    return bool(state.assignment and state.assignment.due)


def _remarks(appraisals: tuple[Appraisal, ...]) -> Iterator[Told]:
    latest = {appraisal.level: appraisal for appraisal in reversed(appraisals)}
    for appraisal in appraisals:
        name = appraisal_name(appraisal)
        told = f"{name[0].upper()}{name[1:]} kết luận {found_text(appraisal)}"
        if appraisal.open:
            remark = shorten(appraisal.remark, 120)
            yield Rule.REMARK_OPEN, f"{told}, ý kiến “{remark}” chưa giải trình; hãy giải trình hoặc bổ sung hồ sơ."
        elif _still_not_met(appraisal) and latest[appraisal.level] is appraisal and appraisal.answered_on:
            answered = format_date(appraisal.answered_on)
            yield Rule.APPRAISED_NOT_MET, f"{told}, xã đã giải trình ngày {answered}; hãy đề nghị xem lại."


def _still_not_met(appraisal: Appraisal) -> bool:
    return appraisal.verdict is Verdict.NOT_MET and appraisal.closed_on is None
