"""Questions to the record; every answer is made of domain values."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, text

from ntm_tracker.domain.evidence import Link, StoredFile
from ntm_tracker.store import convert
from ntm_tracker.store.dialects import among_given
from ntm_tracker.store.standing import Standing
from ntm_tracker.store.tables import (
    assessment,
    confirmation,
    evidence,
    evidence_file,
    evidence_link,
    file,
    file_text,
    office,
    precedent,
    result,
    subject,
    succession,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Column, Connection, Select

    from ntm_tracker.domain.checklist import Assessment, Subject
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.precedents import Precedence
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.verdicts import Confirmation

_IDS_AT_ONCE = 500


def profile_id(connection: Connection) -> str | None:
    """Return the profile the office was set up from, None before it was."""
    return connection.execute(select(office.c.profile)).scalar()


def subjects(connection: Connection) -> dict[str, Subject]:
    """Return every subject by code."""
    followed: dict[str, tuple[str, ...]] = defaultdict(tuple)
    # Codes are put in order here: a server's order is that of its language.
    for row in sorted(_SUCCESSIONS.named(connection), key=lambda row: (row["since"], row["successor"])):
        followed[row["former"]] += (row["successor"],)
    return {row["code"]: convert.subject_of(row, followed[row["code"]]) for row in _SUBJECTS.named(connection)}


# In plain words: every start asks it, and building it would take longer than it runs.
_ANY_TITLE = text("SELECT 1 FROM village_title LIMIT 1")


def has_titles(connection: Connection) -> bool:
    """Say whether anything was said of any village's titles."""
    return connection.execute(_ANY_TITLE).first() is not None


def assessments(connection: Connection) -> list[Assessment]:
    """Return every assessment: the commune's current one first, those that were replaced last."""
    by_code = subjects(connection)
    rows = _ASSESSMENTS.named(connection)
    replaced_by = {row["replaces"]: row["id"] for row in rows if row["replaces"]}
    listed = [convert.assessment_of(row, by_code[row["subject"]], replaced_by) for row in rows]
    listed.sort(key=lambda a: a.replaced_by is not None)
    # A village may be in its next year before the commune is: what comes first is the commune's all the same.
    first = next((a for a in listed if a.subject.kind == "commune"), None)
    return sorted(listed, key=lambda a: a is not first)


def precedences(connection: Connection, assessment_id: str) -> list[Precedence]:
    """Return which earlier answers the indicators of one assessment follow."""
    rows = _PRECEDENCES.named(connection, {"of": assessment_id})
    # Put in order here: a server's order is that of its language.
    return [
        convert.precedence_of(row) for row in sorted(rows, key=lambda r: (r["from_assessment"], r["from_indicator"]))
    ]


def results(connection: Connection, assessment_id: str) -> dict[str, Result]:
    """Return the results of one assessment by indicator number."""
    rows = _RESULTS.named(connection, {"of": assessment_id})
    return {row["indicator"]: convert.result_of(row) for row in rows}


def confirmations(connection: Connection, set_id: str) -> dict[str, tuple[Requirement, Confirmation]]:
    """Return the office's own layer over one set by indicator number."""
    rows = _CONFIRMATIONS.named(connection, {"of": set_id})
    return {row["indicator"]: convert.confirmation_of(row) for row in rows}


def all_evidence(connection: Connection) -> list[Evidence]:
    """Return every piece of evidence, newest first."""
    return pieces_of(connection, _ALL.ask(connection, {}), whole=True)


def evidence_numbered(connection: Connection, ids: Iterable[int]) -> dict[int, Evidence]:
    """Return the evidence `ids` by its number; those that are not there are left out."""
    rows = _NUMBERED.ask(connection, {"ids": json.dumps(list(ids))})
    return {piece.id: piece for piece in pieces_of(connection, rows)}


def evidence_by_indicator(listed: Iterable[Evidence], assessment_id: str) -> dict[str, tuple[Evidence, ...]]:
    """Arrange `listed` under the indicators of one assessment."""
    arranged: dict[str, list[Evidence]] = defaultdict(list)
    for piece in listed:
        for link in piece.links:
            if link.assessment == assessment_id:
                arranged[link.indicator].append(piece)
    return {number: tuple(pieces) for number, pieces in arranged.items()}


def pieces_of(connection: Connection, rows: Sequence[Sequence[Any]], *, whole: bool = False) -> list[Evidence]:
    """Return the rows of `evidence` with their links and files; `whole` where that is all of them."""
    # A page asks for its own links; where there are more rows, one walk over all is the quicker.
    among = None if whole or len(rows) > _IDS_AT_ONCE else [row[0] for row in rows]
    links, files = _links(connection, among), _files(connection, among)
    return [convert.evidence_in_order(row, tuple(links.get(row[0], ())), files.get(row[0], ())) for row in rows]


def _links(connection: Connection, among: list[int] | None) -> dict[int, list[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    made: dict[tuple[str, str], Link] = {}
    for key, assessment_id, indicator in _asked(connection, _LINKS, among):
        place = (assessment_id, indicator)
        if (link := made.get(place)) is None:
            link = made[place] = Link(assessment_id, indicator)
        found[key].append(link)
    return found


def _files(connection: Connection, among: list[int] | None) -> dict[int, list[StoredFile]]:
    found: dict[int, list[StoredFile]] = defaultdict(list)
    for key, sha256, name, size, kind, retired in _asked(connection, _FILES, among):
        found[key].append(StoredFile(sha256, name, size, kind or "", retired))
    return found


def _asked(connection: Connection, asked: _Asked, among: list[int] | None) -> Iterable[Any]:
    if among is None:
        return asked.of_all.ask(connection, {})
    return asked.of_some.ask(connection, {"ids": json.dumps(among)})


class _Asked:
    """One question on what hangs on evidence, of all pieces and of some: built once, for search asks at every key."""

    def __init__(self, wanted: Select[Any], key: Column[Any]) -> None:
        self.of_all = Standing(wanted)
        self.of_some = Standing(wanted.where(among_given(key)))


_SUCCESSIONS = Standing(select(succession))
_SUBJECTS = Standing(select(subject))
_ASSESSMENTS = Standing(select(assessment).order_by(assessment.c.year.desc(), assessment.c.position))
_PRECEDENCES = Standing(select(precedent).where(precedent.c.assessment == bindparam("of")))
_RESULTS = Standing(select(result).where(result.c.assessment == bindparam("of")))
_CONFIRMATIONS = Standing(select(confirmation).where(confirmation.c.set_id == bindparam("of")))
_ALL = Standing(select(evidence).order_by(evidence.c.id.desc()))
_NUMBERED = Standing(select(evidence).where(among_given(evidence.c.id)))
_LINKS = _Asked(
    select(evidence_link.c.evidence, evidence_link.c.assessment, evidence_link.c.indicator).order_by(
        # Two machines may each have added one at the same place.
        evidence_link.c.position,
        evidence_link.c.assessment,
        evidence_link.c.indicator,
    ),
    evidence_link.c.evidence,
)
_held = evidence_file.c
_FILES = _Asked(
    select(_held.evidence, _held.sha256, _held.name, file.c.size, file_text.c.type, _held.retired)
    .select_from(evidence_file.join(file).outerjoin(file_text, file_text.c.sha256 == _held.sha256))
    .order_by(_held.position, _held.retired.desc(), _held.sha256),
    _held.evidence,
)
