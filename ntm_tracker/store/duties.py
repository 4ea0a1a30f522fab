"""Owners, tasks, progress and appraisals of every assessment: as they are, and as they were on a past day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Integer, String, text

from ntm_tracker.store.past import rows_as_of
from ntm_tracker.store.standing import Standing
from ntm_tracker.store.tables import appraisal, assignment, progress, task

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from ntm_tracker.domain.duties import Appraisal, Duties, Stage, Task
    from ntm_tracker.domain.history import Event

Row = dict[str, Any]
_TABLES = (assignment, progress, task, appraisal)
_COLUMNS = {column.name: column.type for table in _TABLES for column in table.columns}


def _padded(table: Table) -> str:
    """Return the question for the rows of `table`, with NULL in the columns that only others have."""
    filled = (
        name if name in table.columns else f"CAST(NULL AS {_word(kind)}) AS {name}" for name, kind in _COLUMNS.items()
    )
    return f"SELECT '{table.name}' AS kept_in, {', '.join(filled)} FROM {table.name}"  # noqa: S608 - our own names


def _word(kind: object) -> str:
    return "DATE" if isinstance(kind, Date) else "INTEGER" if isinstance(kind, Integer) else "TEXT"


# One question instead of four, in plain words: every start asks it, and building it would take longer than it runs.
_ALL = Standing(text(" UNION ALL ".join(map(_padded, _TABLES))).columns(kept_in=String, **_COLUMNS))


def read_duties(connection: Connection) -> dict[str, Duties]:
    """Return the work on every assessment that has any, by assessment."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _ALL.named(connection):
        found[row["kept_in"]].append(row)
    return _arranged(found) if found else {}


def duties_as_of(events: Sequence[Event], day: date) -> dict[str, Duties]:
    """Return the work on every assessment as it stood on `day`, by assessment.

    Who was to do what by when, and what was accepted, counts as it was typed by that day. A task that was done, a
    remark that was made or answered by that day counts even where it was typed in later.
    """
    tasks = rows_as_of(events, task, day)
    for key, row in rows_as_of(events, task, date.max).items():
        if key in tasks:
            tasks[key] = tasks[key] | {"done_on": row["done_on"]}
    appraisals = rows_as_of(events, appraisal, date.max).values()
    return _arranged(
        {
            assignment.name: list(rows_as_of(events, assignment, day).values()),
            progress.name: list(rows_as_of(events, progress, day).values()),
            task.name: [_by(row, day, "done_on") for row in tasks.values()],
            appraisal.name: [
                _by(row, day, "answered_on", "closed_on") for row in appraisals if row["appraised_on"] <= day
            ],
        }
    )


def _by(row: Row, day: date, *happened: str) -> Row:
    """Return `row` without what happened after `day`."""
    left = {name: None for name in happened if row[name] and row[name] > day}
    return row | left | ({"answer": ""} if "answered_on" in left else {})


def _arranged(rows: Mapping[str, list[Row]]) -> dict[str, Duties]:
    # Imported once there is something to arrange: the first verdicts of a new office wait for none of it.
    from ntm_tracker.domain.duties import Assignment, Duties

    assigned: dict[str, dict[str, Assignment]] = defaultdict(dict)
    stages: dict[str, dict[str, Stage]] = defaultdict(dict)
    tasks: dict[str, dict[str, tuple[Task, ...]]] = defaultdict(lambda: defaultdict(tuple))
    appraisals: dict[str, dict[str, tuple[Appraisal, ...]]] = defaultdict(lambda: defaultdict(tuple))
    for row in rows.get(assignment.name, ()):
        assigned[row["assessment"]][row["number"]] = Assignment(row["owner"], row["due"], row["version"])
    for row in rows.get(progress.name, ()):
        stages[row["assessment"]][row["number"]] = _stage(row)
    for one in sorted(map(task_of, rows.get(task.name, ())), key=lambda pair: pair[1].urgency):
        tasks[one[0]][one[1].number] += (one[1],)
    for found in _newest_first(map(appraisal_of, rows.get(appraisal.name, ()))):
        appraisals[found[0]][found[1].number] += (found[1],)
    named = {*assigned, *stages, *tasks, *appraisals}
    return {key: Duties(assigned[key], dict(tasks[key]), stages[key], dict(appraisals[key])) for key in named}


def _newest_first(listed: Iterable[tuple[str, Appraisal]]) -> list[tuple[str, Appraisal]]:
    return sorted(listed, key=lambda pair: (pair[1].on, pair[1].id), reverse=True)


def _stage(row: Mapping[str, Any]) -> Stage:
    from ntm_tracker.domain.duties import Stage
    from ntm_tracker.domain.terms import Progress

    return Stage(Progress(row["state"]), row["set_by"], row["set_at"], row["version"])


def task_of(row: Mapping[str, Any]) -> tuple[str, Task]:
    """Read a row of `task`: the assessment that it is of, and the task."""
    from ntm_tracker.domain.duties import Task

    return row["assessment"], Task(
        id=row["id"],
        number=row["number"],
        what=row["what"],
        who=row["who"],
        entered_at=row["entered_at"],
        entered_by=row["entered_by"],
        due=row["due"],
        done_on=row["done_on"],
        version=row["version"],
    )


def appraisal_of(row: Mapping[str, Any]) -> tuple[str, Appraisal]:
    """Read a row of `appraisal`: the assessment that it is of, and what was found."""
    from ntm_tracker.domain.duties import Appraisal, Level
    from ntm_tracker.domain.terms import Verdict

    return row["assessment"], Appraisal(
        id=row["id"],
        number=row["number"],
        level=Level(row["level"]),
        verdict=Verdict(row["verdict"]),
        on=row["appraised_on"],
        remark=row["remark"],
        by=row["appraiser"],
        answer=row["answer"],
        answered_on=row["answered_on"],
        closed_on=row["closed_on"],
        version=row["version"],
    )
