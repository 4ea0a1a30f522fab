"""Tasks: who does what by when, from the day they are given until they are done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.duties import Assignment
from ntm_tracker.domain.duty_entry import read_due, read_person, read_task
from ntm_tracker.domain.duty_words import task_name, task_summary
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.text import clean_line, matches
from ntm_tracker.errors import InputRefused, NotFound, Reading
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import choose, find_number, open_all, open_checklist
from ntm_tracker.store import queries
from ntm_tracker.store.duties import task_of
from ntm_tracker.store.events import Entry, next_number
from ntm_tracker.store.rows import kept_row
from ntm_tracker.store.tables import task
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Assessment, Checklist
    from ntm_tracker.domain.duties import Task
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.store.store import View

Row = dict[str, Any]
_WHO = "Tên người làm"


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task as typed; who and by when fall to the owner and the deadline of the indicator where nothing was said."""

    what: str
    who: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What is to be other than it was; None leaves it as it is, “” takes the deadline away."""

    what: str | None = None
    who: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with the assessment that it is of."""

    assessment: Assessment
    task: Task


def add_task(office: Office, typed: str, draft: TaskDraft, wanted: Wanted | None = None) -> TaskLine:
    """Give a task for an indicator or a whole criterion.

    Raises:
        InputRefused: nothing to do, nobody to do it, an unreadable day.
        NotFound: no such indicator or criterion.
    """
    checklist = open_checklist(office, wanted)
    with Reading("number"):
        number = find_number(checklist, typed)
    row = {"assessment": checklist.assessment.id, "number": number}
    row |= new_task_columns(office, draft, given_to(checklist, number))
    with office.store.writing() as connection:
        work = Work(connection)
        made = put_new_task(connection, work, row)
        work.close(_entry(office, row, f"Giao {task_summary(made)}"))
    return TaskLine(checklist.assessment, made)


def new_task_columns(office: Office, draft: TaskDraft, given: Assignment) -> Row:
    """Return what a new task says; who and by when fall to what is `given` where nothing was said.

    Raises:
        InputRefused: nothing to do, nobody to do it, an unreadable day.
    """
    with Reading("who"):
        who = read_person(draft.who, _WHO) or given.owner
        if not who:
            raise InputRefused("Chưa ghi ai làm nhiệm vụ; hãy ghi tên người làm, hoặc giao người phụ trách trước.")
    with Reading("what"):
        what = read_task(draft.what)
    # Beside it a dialog asks for the deadline of the indicator itself.
    with Reading("task_due"):
        due = read_due(draft.due, today()) or given.due
    return {
        "what": what,
        "who": who,
        "due": due,
        "done_on": None,
        "entered_at": datetime.now(UTC),
        "entered_by": office.who,
    }


def put_new_task(connection: View, work: Work, row: Row) -> Task:
    """Write a new task; return it with its number."""
    row = row | {"version": next_number(connection)}
    return task_of(row | {"id": work.new(task, row)})[1]


def change_task(office: Office, key: int, change: TaskChange, over: int | None = None) -> TaskLine:
    """Change what, who or by when of a task.

    Raises:
        InputRefused: nothing to change, nothing left to do or nobody to do it, an unreadable day.
        NotFound: no such task.
        SavedMeanwhile: somebody saved a newer one.
    """
    columns: Row = {}
    if change.what is not None:
        columns["what"] = read_task(change.what)
    if change.who is not None:
        columns["who"] = read_person(change.who, _WHO)
        if not columns["who"]:
            raise InputRefused("Nhiệm vụ phải có người làm; hãy ghi tên người làm.")
    if change.due is not None:
        columns["due"] = read_due(change.due, today())
    if not columns:
        raise InputRefused("Chưa ghi thay đổi gì cho nhiệm vụ; hãy ghi việc, người làm hoặc hạn cần sửa.")
    return _write(office, key, columns, "Sửa", over)


def finish_task(office: Office, key: int, on: str = "", over: int | None = None) -> TaskLine:
    """Note that a task is done, today or `on` a day.

    Raises:
        InputRefused: it is done already, or the day cannot be.
        NotFound: no such task.
        SavedMeanwhile: somebody saved a newer one.
    """
    day = read_day(on, "Ngày xong", today()) if on.strip() else today()
    return _write(office, key, {"done_on": day}, "Xong", over)


def reopen_task(office: Office, key: int, over: int | None = None) -> TaskLine:
    """Note that a task is not done after all.

    Raises:
        InputRefused: it is not done.
        NotFound: no such task.
        SavedMeanwhile: somebody saved a newer one.
    """
    return _write(office, key, {"done_on": None}, "Mở lại", over)


def remove_task(office: Office, key: int, over: int | None = None) -> TaskLine:
    """Take a task out that should never have been given; undo brings it back.

    Raises:
        NotFound: no such task.
        SavedMeanwhile: somebody saved a newer one.
    """
    with office.store.writing() as connection:
        row, work = kept_task(connection, key, over), Work(connection)
        work.remove(task, row)
        work.close(_entry(office, row, f"Bỏ {task_name(task_of(row)[1])}"))
    return _line(office, row)


def list_tasks(
    office: Office,
    who: str = "",
    wanted: Wanted | None = None,
    *,
    open_only: bool = False,
    as_of: str | None = None,
) -> list[TaskLine]:
    """Return the tasks as of a day, open ones first, the earliest deadline before the others.

    `who` is looked for in names without marks; all assessments unless one is `wanted`.

    Raises:
        InputRefused: the day cannot be.
        NotFound: no such subject, set or assessment.
    """
    day = read_day(as_of, "Ngày xem", today()) if as_of else None
    listed = open_all(office, day)
    if wanted and (wanted.subject or wanted.set_id or wanted.year is not None):
        chosen = choose([checklist.assessment for checklist in listed], wanted)
        listed = [checklist for checklist in listed if checklist.assessment.id == chosen.id]
    found = [line for checklist in listed for line in tasks_of(checklist)]
    asked = clean_line(who)
    found = [line for line in found if matches(asked, line.task.who) and not (open_only and line.task.done_on)]
    return sorted(found, key=lambda line: line.task.urgency)


def tasks_of(checklist: Checklist) -> Iterator[TaskLine]:
    """Yield every task of an assessment once: those of whole criteria, then those of indicators and gates."""
    held = [criterion.tasks for criterion in checklist.criteria]
    held += [state.tasks for state in (*checklist.indicators(), *checklist.gates)]
    for tasks in held:
        yield from (TaskLine(checklist.assessment, one) for one in tasks)


def given_to(checklist: Checklist, number: str) -> Assignment:
    """Return who answers for an indicator, a gate or a criterion, and by when."""
    if state := checklist.find(number):
        return Assignment(state.owner, state.due)
    criterion = checklist.find_criterion(number)
    return (criterion.assignment if criterion else None) or Assignment()


def _write(office: Office, key: int, columns: Row, told: str, over: int | None) -> TaskLine:
    with office.store.writing() as connection:
        kept, work = kept_task(connection, key, over), Work(connection)
        row = kept | columns
        if row == kept:
            raise InputRefused(f"Nhiệm vụ số {key} đã đúng như vậy; hãy xem lại bằng “ntm task list”.")
        row["version"] = next_number(connection)
        work.put(task, row)
        made = task_of(row)[1]
        work.close(_entry(office, row, f"{told} {task_summary(made)}"))
    return _line(office, row)


def kept_task(connection: View, key: int, over: int | None = None) -> Row:
    """Return the row of one task.

    Raises:
        NotFound: there is none of this number.
        SavedMeanwhile: somebody saved a newer one than version `over`.
    """
    if (row := kept_row(connection, task, over, id=key)) is None:
        raise NotFound(f"Không có nhiệm vụ số {key}; hãy xem danh sách bằng “ntm task list”.")
    return row


def _line(office: Office, row: Row) -> TaskLine:
    with office.store.reading() as connection:
        listed = {assessment.id: assessment for assessment in queries.assessments(connection)}
    return TaskLine(listed[row["assessment"]], task_of(row)[1])


def _entry(office: Office, row: Row, summary: str) -> Entry:
    return Entry(Deed.TASK, office.who, summary, row["assessment"], (row["number"],))
