"""Questions to the record; every answer is made of domain values."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from ntm_tracker.store import convert
from ntm_tracker.store.evidence_rows import AMONG, read_evidence
from ntm_tracker.store.tables import (
    assessment,
    confirmation,
    office,
    precedent,
    result,
    subject,
    succession,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from ntm_tracker.domain.checklist import Assessment, Subject
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.precedents import Precedence
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.verdicts import Confirmation


def profile_id(connection: Connection) -> str | None:
    """Return the profile the office was set up from, None before it was."""
    return connection.execute(select(office.c.profile)).scalar()


def subjects(connection: Connection) -> dict[str, Subject]:
    """Return every subject by code."""
    followed: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in connection.execute(select(succession).order_by(succession.c.since, succession.c.successor)):
        followed[row.former] += (row.successor,)
    rows = connection.execute(select(subject)).mappings()
    return {row["code"]: convert.subject_of(row, followed[row["code"]]) for row in rows}


def assessments(connection: Connection) -> list[Assessment]:
    """Return every assessment: the commune's current one first, those that were replaced last."""
    by_code = subjects(connection)
    newest_first = select(assessment).order_by(assessment.c.year.desc(), assessment.c.position)
    rows = connection.execute(newest_first).mappings().all()
    replaced_by = {row["replaces"]: row["id"] for row in rows if row["replaces"]}
    listed = [convert.assessment_of(row, by_code[row["subject"]], replaced_by) for row in rows]
    listed.sort(key=lambda a: a.replaced_by is not None)
    # A village may be in its next year before the commune is: what comes first is the commune's all the same.
    first = next((a for a in listed if a.subject.kind == "commune"), None)
    return sorted(listed, key=lambda a: a is not first)


def precedences(connection: Connection, assessment_id: str) -> list[Precedence]:
    """Return which earlier answers the indicators of one assessment follow."""
    wanted = select(precedent).where(precedent.c.assessment == assessment_id)
    rows = connection.execute(wanted.order_by(precedent.c.from_assessment, precedent.c.from_indicator)).mappings()
    return [convert.precedence_of(row) for row in rows]


def results(connection: Connection, assessment_id: str) -> dict[str, Result]:
    """Return the results of one assessment by indicator number."""
    rows = connection.execute(select(result).where(result.c.assessment == assessment_id)).mappings()
    return {row["indicator"]: convert.result_of(row) for row in rows}


def confirmations(connection: Connection, set_id: str) -> dict[str, tuple[Requirement, Confirmation]]:
    """Return the office's own layer over one set by indicator number."""
    rows = connection.execute(select(confirmation).where(confirmation.c.set_id == set_id)).mappings()
    return {row["indicator"]: convert.confirmation_of(row) for row in rows}


def all_evidence(connection: Connection) -> list[Evidence]:
    """Return every piece of evidence, newest first."""
    return read_evidence(connection, "ORDER BY id DESC", whole=True)


def evidence_numbered(connection: Connection, ids: Iterable[int]) -> dict[int, Evidence]:
    """Return the evidence `ids` by its number; those that are not there are left out."""
    listed = read_evidence(connection, f"WHERE id {AMONG}", {"ids": json.dumps(list(ids))})
    return {piece.id: piece for piece in listed}


def evidence_by_indicator(listed: Iterable[Evidence], assessment_id: str) -> dict[str, tuple[Evidence, ...]]:
    """Arrange `listed` under the indicators of one assessment."""
    arranged: dict[str, list[Evidence]] = defaultdict(list)
    for piece in listed:
        for link in piece.links:
            if link.assessment == assessment_id:
                arranged[link.indicator].append(piece)
    return {number: tuple(pieces) for number, pieces in arranged.items()}
