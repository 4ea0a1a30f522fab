"""Writing an adoption: the assessment, what it carries over, what it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from ntm_tracker.domain.adoption import new_links
from ntm_tracker.store.convert import outcome_to_json
from ntm_tracker.store.events import next_number
from ntm_tracker.store.tables import (
    assessment,
    assignment,
    confirmation,
    evidence_link,
    precedent,
    progress,
    result,
    task,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from ntm_tracker.domain.adoption import Adoption
    from ntm_tracker.domain.checklist import Assessment
    from ntm_tracker.store.work import Row, Work


def write_adoption(connection: Connection, work: Work, adoption: Adoption) -> None:
    """Write everything that `adoption` comes to; what is there already is left as it is."""
    _open(connection, work, adoption)
    version = next_number(connection)
    work.add(result, [row | {"version": version} for row in _results(adoption)])
    work.add(evidence_link, list(_links(adoption)))
    follows = {tuple(row.values()): row for row in _precedences(adoption)}
    wanted = select(precedent).where(precedent.c.assessment == adoption.target.id)
    there = {
        (row.assessment, row.indicator, row.from_assessment, row.from_indicator) for row in connection.execute(wanted)
    }
    work.add(precedent, [row for key, row in follows.items() if key[:4] not in there])
    if adoption.start:
        work.add(confirmation, list(_confirmations(connection, adoption, adoption.start.set_id, version)))
    _write_work(connection, work, adoption, version)


def change_assessment(connection: Connection, work: Work, changed: Assessment) -> None:
    """Write the focus and the deadline of an assessment that is there."""
    kept = connection.execute(select(assessment).where(assessment.c.id == changed.id)).mappings().one()
    row = dict(kept) | {"deadline": changed.deadline, "focus": list(changed.focus)}
    if row != dict(kept):
        work.put(assessment, row)


def _open(connection: Connection, work: Work, adoption: Adoption) -> None:
    target = adoption.target
    rows = {row["id"]: dict(row) for row in connection.execute(select(assessment)).mappings()}
    kept = rows.get(target.id)
    wanted = kept or _row(target, _position(connection, adoption, rows))
    wanted = wanted | {"deadline": target.deadline, "focus": list(target.focus)}
    order = _order(adoption, {key: row["replaces"] for key, row in rows.items()})
    for key, replaces in order.items():
        if key in rows and key != target.id and rows[key]["replaces"] != replaces:
            work.put(assessment, rows[key] | {"replaces": replaces})
    wanted |= {"replaces": order[target.id]}
    if kept is None:
        work.add(assessment, [wanted])
    elif kept != wanted:
        work.put(assessment, wanted)


def _order(adoption: Adoption, replaces: dict[str, str | None]) -> dict[str, str | None]:
    """Return what every assessment replaces, with the target at the front.

    One takes the place of one. What the target had replaced before is handed down to the end of the
    line that it now replaces, so that nothing comes back to the front.
    """
    target, order = adoption.target.id, replaces | {adoption.target.id: replaces.get(adoption.target.id)}
    last = start = adoption.start.id if adoption.replaces and adoption.start else None
    if start and last and order[target] != start:
        while (following := order[last]) not in (None, target):
            last = str(following)
        order[last], order[target] = order[target], start
    return {key: None if held == target else held for key, held in order.items()}


def _position(connection: Connection, adoption: Adoption, rows: dict[str, Row]) -> int:
    """Return the place of the start for what follows it, the last one for what is opened beside."""
    start = adoption.start
    if start and (adoption.replaces or start.year != adoption.target.year):
        return int(rows[start.id]["position"])
    return 1 + int(connection.execute(select(func.max(assessment.c.position))).scalar() or 0)


def _row(target: Assessment, position: int) -> Row:
    return {
        "id": target.id,
        "subject": target.subject.code,
        "set_id": target.set_id,
        "year": target.year,
        "deadline": target.deadline,
        "focus": list(target.focus),
        "position": position,
        "replaces": None,
    }


def _results(adoption: Adoption) -> Iterator[Row]:
    for line in adoption.carried:
        if line.new and line.old and (kept := line.old.result):
            yield {
                "assessment": adoption.target.id,
                "indicator": line.new.indicator.number,
                "outcome": outcome_to_json(kept.outcome),
                "unit": kept.unit,
                "measured_on": kept.on,
                "source": kept.source,
                "note": kept.note,
            }


def _links(adoption: Adoption) -> Iterator[Row]:
    for line in adoption.carried:
        for position, key in enumerate(new_links(line)):
            if line.new:
                yield {
                    "evidence": key,
                    "assessment": adoption.target.id,
                    "indicator": line.new.indicator.number,
                    "position": position,
                }


def _precedences(adoption: Adoption) -> Iterator[dict[str, Any]]:
    for follows in adoption.precedences:
        yield {
            "assessment": adoption.target.id,
            "indicator": follows.indicator,
            "from_assessment": follows.from_assessment,
            "from_indicator": follows.from_indicator,
            "carry": follows.carry.value,
        }


def _write_work(connection: Connection, work: Work, adoption: Adoption, version: int) -> None:
    """Let owners, steps and open tasks go with their indicators."""
    for one in adoption.work:
        key = {"assessment": adoption.target.id, "number": one.number, "version": version}
        if one.assignment:
            work.add(assignment, [key | {"owner": one.assignment.owner, "due": one.assignment.due}])
        if one.stage:
            step = {"state": one.stage.progress.value, "set_by": one.stage.by, "set_at": one.stage.at}
            work.add(progress, [key | step])
        for kept in connection.execute(select(task).where(task.c.id.in_([t.id for t in one.tasks]))).mappings():
            if adoption.replaces:
                # There is one to do it, and one place where that is asked for.
                work.put(task, dict(kept) | key)
            else:
                work.new(task, {name: value for name, value in kept.items() if name != "id"} | key)


def _confirmations(connection: Connection, adoption: Adoption, old_set: str, version: int) -> Iterator[Row]:
    wanted = select(confirmation).where(confirmation.c.set_id == old_set)
    kept = {row["indicator"]: dict(row) for row in connection.execute(wanted).mappings()}
    for new, old in adoption.confirmations.items():
        yield kept[old] | {"set_id": adoption.target.set_id, "indicator": new, "version": version}
