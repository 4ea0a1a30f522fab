"""The JSON of owners, tasks, progress and appraisals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.as_json_measures import iso

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.duties import Appraisal, Task
    from ntm_tracker.domain.work_list import WorkItem

Json = dict[str, Any]


def work_json(state: IndicatorState) -> Json:
    """Return who answers for an indicator by when and how far the work is, as every list has it."""
    return {
        "progress": state.progress.value,
        "owner": state.owner or None,
        "due": iso(state.due),
        "open_tasks": sum(task.done_on is None for task in state.tasks),
        "open_remarks": len(state.open_remarks),
    }


def duties_json(state: IndicatorState, day: date) -> Json:
    """Return the work on one indicator with its tasks and appraisals."""
    return work_json(state) | {
        "tasks": [task_json(task, day) for task in state.tasks],
        "appraisals": [appraisal_json(appraisal) for appraisal in state.appraisals],
    }


def task_json(task: Task, day: date) -> Json:
    """Return one task as it stands on `day`."""
    return {
        "id": task.id,
        "number": task.number,
        "what": task.what,
        "who": task.who,
        "due": iso(task.due),
        "done_on": iso(task.done_on),
        "overdue": task.overdue(day),
        "entered_at": task.entered_at.isoformat(),
        "entered_by": task.entered_by,
    }


def work_item_json(item: WorkItem) -> Json:
    """Return one thing that somebody has to do."""
    return {
        "kind": item.kind.value,
        "assessment": item.assessment.id,
        "number": item.number,
        "id": item.key,
        "what": item.what,
        "who": item.who or None,
        "due": iso(item.due),
        "when": item.when.value,
        "overdue": item.is_overdue,
    }


def appraisal_json(appraisal: Appraisal) -> Json:
    """Return what a higher level found, with its remark and what became of it."""
    return {
        "id": appraisal.id,
        "level": appraisal.level.value,
        "verdict": appraisal.verdict.value,
        "on": appraisal.on.isoformat(),
        "by": appraisal.by,
        "remark": appraisal.remark,
        "answer": appraisal.answer,
        "answered_on": iso(appraisal.answered_on),
        "closed_on": iso(appraisal.closed_on),
        "open": appraisal.open,
    }


def given_json(checklist: Checklist, numbers: tuple[str, ...]) -> list[Json]:
    """Return what a deed on the work left: one object for each indicator or criterion that it touched."""
    told = []
    for number in numbers:
        if state := checklist.find(number):
            judged = {"verdict": state.judgement.verdict.value, "provisional": state.judgement.provisional}
            told.append({"number": number, **judged, **duties_json(state, checklist.day)})
        elif criterion := checklist.find_criterion(number):
            given = criterion.assignment
            owner, due = (given.owner or None, iso(given.due)) if given else (None, None)
            tasks = [task_json(task, checklist.day) for task in criterion.tasks]
            told.append({"number": number, "owner": owner, "due": due, "tasks": tasks})
    return told
