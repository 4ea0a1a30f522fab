"""Rows of evidence as search reads them at every key: straight from the driver.

SQLAlchemy's share of a page of fifty was more than SQLite's own (`bench/search.py`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.evidence import Evidence, Link, StoredFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

Values = dict[str, Any]
AMONG = "IN (SELECT value FROM json_each(:ids))"
"""One value however many ids: SQLite counts the values of a statement."""
_IDS_AT_ONCE = 500
_ROWS = (
    "SELECT evidence.id, note, entered_at, entered_by, number, issuer, issued, valid_until, kind, maintained, version, "
    "owner FROM evidence "
)
_LINKS = "SELECT evidence, assessment, indicator FROM evidence_link {} ORDER BY position"
_FILES = (
    "SELECT evidence, evidence_file.sha256, name, size, type, retired FROM evidence_file "
    "JOIN file USING (sha256) LEFT JOIN file_text USING (sha256) {} ORDER BY position, retired DESC"
)


def read_evidence(
    connection: Connection, which: str, values: Values | None = None, *, whole: bool = False
) -> list[Evidence]:
    """Return the evidence that `which` asks for, SQL behind “FROM evidence”; `whole` where that is all of it."""
    rows = _ask(connection, _ROWS + which, values or {})
    # A page asks for its own links; where there are more rows, one walk over all is the quicker.
    given = "" if whole or len(rows) > _IDS_AT_ONCE else f"WHERE evidence {AMONG}"
    ids = {"ids": json.dumps([row[0] for row in rows])} if given else {}
    links = _links(_ask(connection, _LINKS.format(given), ids))
    files = _files(_ask(connection, _FILES.format(given), ids))
    return [_evidence(row, links, files) for row in rows]


def _ask(connection: Connection, sql: str, values: Values) -> list[Any]:
    # In the transaction that SQLAlchemy began on this very connection.
    driver: Any = connection.connection.driver_connection
    rows: list[Any] = driver.execute(sql, values).fetchall()
    return rows


def _links(rows: Sequence[Any]) -> Mapping[int, list[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    made: dict[tuple[str, str], Link] = {}
    for key, *to in rows:
        place = (to[0], to[1])
        if (link := made.get(place)) is None:
            link = made[place] = Link(*place)
        found[key].append(link)
    return found


def _files(rows: Sequence[Any]) -> Mapping[int, list[StoredFile]]:
    found: dict[int, list[StoredFile]] = defaultdict(list)
    for key, sha256, name, size, kind, retired in rows:
        found[key].append(StoredFile(sha256, name, size, kind or "", retired))
    return found


def _evidence(row: Any, links: Mapping[int, list[Link]], files: Mapping[int, list[StoredFile]]) -> Evidence:
    key, note, at, who, number, issuer, issued, until, kind, maintained, version, owner = row
    held = files.get(key, ())
    return Evidence(
        key,
        note,
        datetime.fromisoformat(at),
        who,
        number,
        issuer,
        date.fromisoformat(issued) if issued else None,
        date.fromisoformat(until) if until else None,
        tuple(links.get(key, ())),
        tuple([one for one in held if one.retired is None]) if held else (),
        kind,
        bool(maintained),
        tuple([one for one in held if one.retired is not None]) if held else (),
        version,
        owner,
    )
