"""Finding evidence: words by the index, filters by the rows, newest first."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.domain.evidence_query import EXPIRED, VALID
from ntm_tracker.domain.text import fold
from ntm_tracker.store import search
from ntm_tracker.store.evidence_rows import Values, read_evidence
from ntm_tracker.store.tables import evidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Column, Connection

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.evidence_query import Query

Condition = tuple[str, Values]
"""SQL that must hold, and its values."""
_YEAR = "CAST(substr(coalesce(evidence.issued, evidence.entered_at), 1, 4) AS INTEGER) = :year"
_LINKED = "evidence.id IN (SELECT evidence FROM evidence_link WHERE {})"


def find_evidence(
    connection: Connection, query: Query, day: date, limit: int | None = None, before: int | None = None
) -> list[Evidence]:
    """Return the evidence that `query` asks for as of `day`, newest first: at most `limit`, older than id `before`."""
    words, values = search.conditions(query.words)
    filters = list(_filters(connection, query, day))
    for _, given in filters:
        values |= given
    which = _which(
        tuple(words), tuple(sql for sql, _ in filters), limited=limit is not None, follows=before is not None
    )
    return read_evidence(connection, which, values | {"limit": limit, "before": before})


@lru_cache(maxsize=64)
def _which(words: tuple[str, ...], filters: tuple[str, ...], *, limited: bool, follows: bool) -> str:
    """Return the question for these conditions, built once: search asks it at every key."""
    # The order is the index's own, so that a page is read without looking at the rest.
    newest = "evidence_search.rowid" if words else "evidence.id"
    joined = f"JOIN evidence_search ON {newest} = evidence.id " if words else ""
    conditions = [*words, *filters, *([f"{newest} < :before"] if follows else [])]
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    return f"{joined}{where}ORDER BY {newest} DESC{' LIMIT :limit' if limited else ''}"


def _filters(connection: Connection, query: Query, day: date) -> Iterator[Condition]:
    if query.criterion:
        within = {"criterion": query.criterion, "within": f"{query.criterion}.*"}
        yield _LINKED.format("indicator = :criterion OR indicator GLOB :within"), within
    if query.indicator:
        yield _LINKED.format("indicator = :indicator"), {"indicator": query.indicator}
    if query.kind:
        yield "evidence.kind = :kind", {"kind": query.kind}
    if query.year:
        yield _YEAR, {"year": query.year}
    if query.person:
        yield _person(connection, evidence.c.entered_by, query.person)
    if query.owner:
        yield _person(connection, evidence.c.owner, query.owner)
    yield from _validity(query, day)


def _person(connection: Connection, column: Column[Any], asked: str) -> Condition:
    """Ask for part of a name, without marks: SQLite itself cannot fold."""
    names = connection.execute(select(column).distinct()).scalars()
    fitting = json.dumps([name for name in names if fold(asked) in fold(name)])
    among = f"evidence.{column.name} IN (SELECT value FROM json_each(:{column.name}))"  # noqa: S608 - a column's name
    return among, {column.name: fitting}


def _validity(query: Query, day: date) -> Iterator[Condition]:
    if query.validity == EXPIRED:
        yield "evidence.valid_until < :day", {"day": day.isoformat()}
    if query.validity == VALID:
        yield "(evidence.valid_until IS NULL OR evidence.valid_until >= :day)", {"day": day.isoformat()}
    if query.days is not None:
        last = (day + timedelta(days=query.days)).isoformat()
        yield "evidence.valid_until BETWEEN :first AND :last", {"first": day.isoformat(), "last": last}
