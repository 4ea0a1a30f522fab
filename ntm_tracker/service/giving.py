"""Giving out work in one go: who answers by when, a new task, and the tasks that are done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.duties import Assignment
from ntm_tracker.domain.duty_words import task_summary
from ntm_tracker.domain.history import Deed
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.duties import Given, assigned_text, assignment_row, named, put_assignment
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import find_number, open_checklist
from ntm_tracker.service.tasks import given_to, kept_task, new_task_columns, put_new_task
from ntm_tracker.store.events import Entry, next_number
from ntm_tracker.store.tables import task
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.duties import Assigning
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.service.tasks import TaskDraft
    from ntm_tracker.store.store import View


@dataclass(frozen=True, slots=True)
class Giving:
    """What is given out, as typed; None and nothing leave things as they are."""

    assigning: Assigning | None = None
    task: TaskDraft | None = None
    done: tuple[int, ...] = ()
    """The numbers of the tasks that are done today."""


def give_work(
    office: Office, typed: str, giving: Giving, wanted: Wanted | None = None, over: int | None = None
) -> Given:
    """Write all of `giving` on one indicator or criterion as one deed; `over` is the version of its assignment.

    Raises:
        InputRefused: nothing to change, nobody to do a task, an unreadable day.
        NotFound: no such indicator, criterion or task.
        SavedMeanwhile: somebody saved a newer one.
    """
    checklist = open_checklist(office, wanted)
    number = find_number(checklist, typed)
    with office.store.writing() as connection:
        work = Work(connection)
        told = _write(office, connection, work, checklist, number, giving, over)
        if not work.changed:
            raise InputRefused("Chưa có gì thay đổi; hãy ghi người phụ trách, hạn, nhiệm vụ mới hoặc việc đã xong.")
        summary = "; ".join(told)
        deed = Deed.ASSIGN if giving.assigning else Deed.TASK
        work.close(Entry(deed, office.who, summary, checklist.assessment.id, (number,)))
    return Given(open_checklist(office, wanted), (number,), summary)


def _write(  # noqa: PLR0913, PLR0917 - private, one caller
    office: Office,
    connection: View,
    work: Work,
    checklist: Checklist,
    number: str,
    giving: Giving,
    over: int | None,
) -> list[str]:
    told, assessment, given = [], checklist.assessment.id, given_to(checklist, number)
    if giving.assigning:
        row = assignment_row(connection, assessment, number, giving.assigning, over)
        put_assignment(connection, work, row)
        own = Assignment(row["owner"], row["due"])
        given = Assignment(own.owner or given.owner, own.due or given.due)
        told.append(assigned_text([number], own))
    for key in giving.done:
        row = kept_task(connection, key)
        work.put(task, row | {"done_on": row["done_on"] or today(), "version": next_number(connection)})
        told.append(f"Xong nhiệm vụ số {key} của {named([number])}")
    if giving.task:
        columns = new_task_columns(office, giving.task, given)
        made = put_new_task(connection, work, {"assessment": assessment, "number": number} | columns)
        told.append(f"Giao {task_summary(made)}")
    return told
