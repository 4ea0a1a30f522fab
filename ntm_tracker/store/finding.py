"""Finding evidence: words by the index, filters by the rows, newest first."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam, column, extract, func, literal_column, or_, select, table, text

from ntm_tracker.domain.evidence_query import EXPIRED, VALID
from ntm_tracker.domain.text import fold
from ntm_tracker.store import search
from ntm_tracker.store.queries import pieces_of
from ntm_tracker.store.standing import Standing
from ntm_tracker.store.tables import evidence, evidence_link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Column, ColumnElement, Connection, Select

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.evidence_query import Query

_index = table("evidence_search", column("rowid"), column("folded"))


def find_evidence(
    connection: Connection, query: Query, day: date, limit: int | None = None, before: int | None = None
) -> list[Evidence]:
    """Return the evidence that `query` asks for as of `day`, newest first: at most `limit`, older than id `before`."""
    words, values = search.conditions(connection, query.words)
    wanted = _by_words(tuple(words), limited=limit is not None, follows=before is not None)
    filters = tuple(_filters(connection, query, day))
    values |= {"limit": limit, "before": before}
    if filters:
        rows = connection.execute(wanted.wanted.where(*filters).params(values)).all()
        return pieces_of(connection, rows)
    return pieces_of(connection, wanted.ask(connection, values))


@lru_cache(maxsize=64)
def _by_words(words: tuple[str, ...], *, limited: bool, follows: bool) -> Standing[Select[Any]]:
    """Return the question for these conditions on the index, built once: search asks it at every key."""
    wanted = select(evidence)
    newest: ColumnElement[int] = evidence.c.id
    if words:
        # The order is the index's own, so that a page is read without looking at the rest.
        newest = _index.c.rowid
        wanted = wanted.join(_index, newest == evidence.c.id).where(*(text(part) for part in words))
    if follows:
        wanted = wanted.where(newest < bindparam("before", type_=Integer))
    wanted = wanted.order_by(newest.desc())
    return Standing(wanted.limit(bindparam("limit", type_=Integer)) if limited else wanted)


def _filters(connection: Connection, query: Query, day: date) -> Iterator[ColumnElement[bool]]:
    if query.criterion:
        begins = f"{query.criterion}."
        yield _linked(func.substr(evidence_link.c.indicator, 1, len(begins)) == begins, query.criterion)
    if query.indicator:
        yield _linked(None, query.indicator)
    if query.kind:
        yield evidence.c.kind == query.kind
    if query.year:
        yield func.coalesce(extract("year", evidence.c.issued), _entry_year()) == query.year
    if query.person:
        yield _named(connection, evidence.c.entered_by, query.person)
    if query.owner:
        yield _named(connection, evidence.c.owner, query.owner)
    yield from _validity(query, day)


def _linked(begins: ColumnElement[bool] | None, number: str) -> ColumnElement[bool]:
    same: ColumnElement[bool] = evidence_link.c.indicator == number
    linked = select(evidence_link.c.evidence).where(same if begins is None else or_(same, begins))
    return evidence.c.id.in_(linked)


def _entry_year() -> Any:
    return literal_column("CAST(substr(evidence.entered_at, 1, 4) AS INTEGER)")


def _named(connection: Connection, column: Column[Any], asked: str) -> ColumnElement[bool]:
    names = connection.execute(select(column).distinct()).scalars()
    return column.in_([name for name in names if fold(asked) in fold(name)])


def _validity(query: Query, day: date) -> Iterator[ColumnElement[bool]]:
    until = evidence.c.valid_until
    if query.validity == EXPIRED:
        yield until < day
    if query.validity == VALID:
        yield or_(until.is_(None), until >= day)
    if query.days is not None:
        yield until.between(day, day + timedelta(days=query.days))
