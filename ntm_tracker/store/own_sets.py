"""The office's own criteria sets: the head in one row, each criterion, indicator and gate in a row of its own.

A line is a row, so that changing one writes one to the log, not the whole set.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.domain.building import build, plain
from ntm_tracker.domain.criteria import CriteriaSet, in_order
from ntm_tracker.store.events import next_number
from ntm_tracker.store.tables import own_line, own_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from ntm_tracker.store.work import Row, Work

CRITERION, INDICATOR, GATE = "criterion", "indicator", "gate"


def own_set_ids(connection: Connection) -> list[str]:
    """Return the ids of the office's own sets, sorted."""
    return sorted(connection.execute(select(own_set.c.id)).scalars())


def read_own_set(connection: Connection, set_id: str) -> CriteriaSet | None:
    """Return one of the office's own sets, None where the record has none of this id."""
    head = connection.execute(select(own_set.c.head).where(own_set.c.id == set_id)).scalar()
    if head is None:
        return None
    held = sorted(_held(connection, set_id), key=lambda line: in_order(line["number"]))
    lines = [(line["kind"], line["content"]) for line in held]
    criteria = {content["number"]: {**content, "indicators": []} for kind, content in lines if kind == CRITERION}
    for kind, content in lines:
        if kind == INDICATOR:
            criteria[in_order(content["number"])[0]]["indicators"].append(content)
    gates = [content for kind, content in lines if kind == GATE]
    return build(CriteriaSet, {**head, "gates": gates, "criteria": list(criteria.values())})


def write_own_set(connection: Connection, work: Work, criteria_set: CriteriaSet, origin: str, who: str) -> None:
    """Write a whole set over what the record holds under its id: only rows that differ are touched."""
    version = next_number(connection)
    head = {name: held for name, held in plain(criteria_set).items() if name not in ("criteria", "gates")}
    row = {"id": criteria_set.id, "head": head, "origin": origin, "written_by": who, "written_at": datetime.now(UTC)}
    kept = _row(connection, select(own_set).where(own_set.c.id == criteria_set.id))
    if kept is None or kept["head"] != head:
        work.put(own_set, row | {"version": version})
    lines = {(line["kind"], line["number"]): line for line in _lines(criteria_set)}
    held = {(line["kind"], line["number"]): line for line in _held(connection, criteria_set.id)}
    for key in held.keys() - lines.keys():
        work.remove(own_line, held[key])
    for key, line in lines.items():
        if key not in held or held[key]["content"] != line["content"]:
            work.put(own_line, line | {"version": version})


def _lines(criteria_set: CriteriaSet) -> Iterator[Row]:
    for kind, number, value in _values(criteria_set):
        content = plain(value)
        content.pop("indicators", None)
        yield {"set_id": criteria_set.id, "kind": kind, "number": number, "content": content}


def _values(criteria_set: CriteriaSet) -> Iterator[tuple[str, str, Any]]:
    for criterion in criteria_set.criteria:
        yield CRITERION, str(criterion.number), criterion
        for indicator in criterion.indicators:
            yield INDICATOR, indicator.number, indicator
    for gate in criteria_set.gates:
        yield GATE, gate.number, gate


def _held(connection: Connection, set_id: str) -> list[Row]:
    return [dict(row) for row in connection.execute(select(own_line).where(own_line.c.set_id == set_id)).mappings()]


def _row(connection: Connection, wanted: Any) -> Row | None:
    found = connection.execute(wanted).mappings().one_or_none()
    return dict(found) if found else None
