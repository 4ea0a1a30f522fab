"""Questions to the record; every answer is made of domain values."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.domain.evidence import Link, StoredFile
from ntm_tracker.domain.text import fold
from ntm_tracker.store import convert
from ntm_tracker.store.tables import (
    assessment,
    confirmation,
    evidence,
    evidence_file,
    evidence_link,
    file,
    office,
    precedent,
    result,
    subject,
    succession,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Select

    from ntm_tracker.domain.checklist import Assessment, Subject
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.precedents import Precedence
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.verdicts import Confirmation


_WORDS_AT_MOST = 500  # SQLite refuses an expression of more than a thousand parts


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
    return _evidence(connection, select(evidence))


def find_evidence(connection: Connection, query: str) -> list[Evidence]:
    """Return the evidence that holds every word of `query`, marks and order aside, newest first."""
    words = list(dict.fromkeys(fold(query).split()))[:_WORDS_AT_MOST]
    wanted = select(evidence).where(*(evidence.c.folded.contains(word, autoescape=True) for word in words))
    return _evidence(connection, wanted)


def evidence_by_indicator(listed: Iterable[Evidence], assessment_id: str) -> dict[str, tuple[Evidence, ...]]:
    """Arrange `listed` under the indicators of one assessment."""
    arranged: dict[str, list[Evidence]] = defaultdict(list)
    for piece in listed:
        for link in piece.links:
            if link.assessment == assessment_id:
                arranged[link.indicator].append(piece)
    return {number: tuple(pieces) for number, pieces in arranged.items()}


def _evidence(connection: Connection, wanted: Select[Any]) -> list[Evidence]:
    rows = connection.execute(wanted.order_by(evidence.c.id.desc())).mappings().all()
    links, files = _links(connection), _files(connection)
    return [convert.evidence_of(row, tuple(links[row["id"]]), tuple(files[row["id"]])) for row in rows]


def _links(connection: Connection) -> dict[int, list[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    for row in connection.execute(select(evidence_link).order_by(evidence_link.c.position)):
        found[row.evidence].append(Link(row.assessment, row.indicator))
    return found


def _files(connection: Connection) -> dict[int, list[StoredFile]]:
    found: dict[int, list[StoredFile]] = defaultdict(list)
    wanted = select(evidence_file.c.evidence, evidence_file.c.sha256, evidence_file.c.name, file.c.size).join(file)
    for row in connection.execute(wanted.order_by(evidence_file.c.position)):
        found[row.evidence].append(StoredFile(row.sha256, row.name, row.size))
    return found
