"""Owners, tasks and appraisals in words: the same on screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.duties import Level
from ntm_tracker.domain.terms import Verdict
from ntm_tracker.domain.text import shorten

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.checklist import IndicatorState
    from ntm_tracker.domain.duties import Appraisal, Assignment, Task

APPRAISALS = {Level.DISTRICT: "thẩm tra cấp huyện", Level.PROVINCE: "thẩm định cấp tỉnh"}
"""What each higher level's look at the dossier is called."""
NOBODY = "chưa giao"
_FOUND = {Verdict.MET: "đạt", Verdict.NOT_MET: "chưa đạt"}


def owner_text(state: IndicatorState) -> str:
    """Write who answers for an indicator and by when; what comes from its criterion is marked so."""
    own, above = state.assignment, state.above
    told = [state.owner or NOBODY]
    if state.due:
        told.append(f"hạn {format_date(state.due)}")
    inherited = above is not None and above is not own and above != own
    from_above = inherited and not (own and own.owner) and (state.owner or state.due)
    return f"{', '.join(told)}{' (cả tiêu chí)' if from_above else ''}"


def assignment_text(assignment: Assignment | None) -> str:
    """Write who answers for something and by when: “Chị Hà, hạn 30/09/2024”."""
    if assignment is None:
        return NOBODY
    due = f", hạn {format_date(assignment.due)}" if assignment.due else ""
    return f"{assignment.owner or NOBODY}{due}"


def task_text(task: Task, day: date | None = None) -> str:
    """Write a task: what, who, by when, and whether it is done, or late on `day`."""
    due = f", hạn {format_date(task.due)}" if task.due else ""
    done = f", xong ngày {format_date(task.done_on)}" if task.done_on else ""
    late = " (QUÁ HẠN)" if day and task.overdue(day) else ""
    return f"số {task.id}. {task.what}; {task.who or NOBODY}{due}{done}{late}"


def task_name(task: Task) -> str:
    """Name a task inside a sentence: “nhiệm vụ số 3 “Lập biên bản””."""
    return f"nhiệm vụ số {task.id} “{shorten(task.what, 60)}”"


def task_summary(task: Task) -> str:
    """Write a task inside a sentence: what, who, by when, and the day on which it was done."""
    due = f", hạn {format_date(task.due)}" if task.due else ""
    done = f", xong ngày {format_date(task.done_on)}" if task.done_on else ""
    return f"{task_name(task)}: {task.who or NOBODY}{due}{done}"


def appraisal_name(appraisal: Appraisal) -> str:
    """Name an appraisal inside a sentence: “thẩm tra cấp huyện ngày 20/09/2024 (Phòng NN)”."""
    by = f" ({shorten(appraisal.by, 40)})" if appraisal.by else ""
    return f"{APPRAISALS[appraisal.level]} ngày {format_date(appraisal.on)}{by}"


def found_text(appraisal: Appraisal) -> str:
    """Write what a higher level found: “đạt” or “chưa đạt”."""
    return _FOUND[appraisal.verdict]


def appraisal_text(appraisal: Appraisal) -> str:
    """Write an appraisal: who found what and when, the remark, and what became of it."""
    name = appraisal_name(appraisal)
    parts = [f"số {appraisal.id}. {name[0].upper()}{name[1:]}: {found_text(appraisal)}"]
    if appraisal.remark:
        parts.append(f"ý kiến: {appraisal.remark}")
    if appraisal.answer and appraisal.answered_on:
        parts.append(f"giải trình ngày {format_date(appraisal.answered_on)}: {appraisal.answer}")
    if appraisal.closed_on:
        parts.append(f"đã xong ngày {format_date(appraisal.closed_on)}")
    if appraisal.open:
        parts.append("CHƯA GIẢI TRÌNH")
    return "; ".join(parts)
