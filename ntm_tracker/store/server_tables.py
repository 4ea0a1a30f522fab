"""What PostgreSQL holds beside the common tables: its index of search, the pieces of files, who may see what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from ntm_tracker.store.server_address import READERS, is_plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

FTS5 = "CREATE VIRTUAL TABLE evidence_search "
"""How the statement of a migration begins that only SQLite understands."""
SEARCH = """
CREATE TABLE evidence_search (
    rowid INTEGER PRIMARY KEY,
    folded TEXT NOT NULL,
    spelled TEXT NOT NULL DEFAULT '',
    words TSVECTOR NOT NULL DEFAULT ''
);
CREATE INDEX ix_evidence_search_words ON evidence_search USING gin (words) WITH (fastupdate = off)
"""
"""What stands in its place: the same columns, the words in their order, and the words as the index has them."""
_FURNITURE = (
    """
    CREATE TABLE IF NOT EXISTS file_piece (
        sha256 VARCHAR(64) NOT NULL REFERENCES file (sha256) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        content BYTEA NOT NULL,
        PRIMARY KEY (sha256, place)
    )
    """,
    # Scans are packed already: trying to pack them again costs time and wins nothing.
    "ALTER TABLE file_piece ALTER COLUMN content SET STORAGE EXTERNAL",
    # Two events after the same one would be a fork, whoever wrote them and however.
    "CREATE UNIQUE INDEX IF NOT EXISTS one_chain ON event (previous_hash)",
)
_ASK_THE_INDEX = "papers_with(tsquery)"
_FIND = """
CREATE OR REPLACE FUNCTION papers_with(asked tsquery) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp
AS 'SELECT coalesce(array_agg(rowid), ''{{}}'') FROM evidence_search WHERE words @@ asked'
"""
"""Row-level security keeps PostgreSQL from using an index of words: its owner asks it for the officers."""
_APPEND_ONLY = ("event", "joined_event")
_MIGRATED = "alembic_version"


def in_the_words_of_postgresql(statement: str) -> str:
    """Return a migration's `statement` as PostgreSQL understands it."""
    return SEARCH if statement.startswith(FTS5) else statement


def furnish(connection: Connection, schema: str) -> None:
    """Add what the migrations do not make, and let the commune's roles in; done again it changes nothing."""
    for statement in _FURNITURE:
        connection.execute(text(statement))
    connection.execute(text(_FIND.format(schema=connection.dialect.identifier_preparer.quote(schema))))
    connection.execute(text(f"REVOKE ALL ON FUNCTION {_ASK_THE_INDEX} FROM PUBLIC"))
    # One who keeps the record alone, in a room of the login's own name, needs no roles.
    if not is_plain_name(schema) or schema == connection.execute(text("SELECT current_user")).scalar_one():
        return
    _make_roles(connection, schema)
    roles = _known(connection, (schema, schema + READERS))
    for statement in _let_in(inspect(connection).get_table_names(), schema, roles):
        connection.execute(text(statement))


def _make_roles(connection: Connection, schema: str) -> None:
    """Make the commune's two roles where whoever sets it up may; “public” is everybody's and has none."""
    may = connection.execute(text("SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"))
    if schema == "public" or not may.scalar_one():
        return
    wanted = (schema, schema + READERS)
    there = _known(connection, wanted)
    for role in wanted:
        if role not in there:
            connection.execute(text(f'CREATE ROLE "{role}" NOLOGIN'))


def _known(connection: Connection, names: Iterable[str]) -> set[str]:
    asked = text("SELECT rolname FROM pg_roles WHERE rolname = ANY(:names)")
    return set(connection.execute(asked, {"names": list(names)}).scalars())


def _let_in(tables: list[str], schema: str, roles: set[str]) -> Iterator[str]:
    """Yield what gives the officers their rows, and the readers a look at them; nobody changes the log."""
    officers, readers = schema, schema + READERS
    for role in sorted(roles):
        yield f'GRANT USAGE ON SCHEMA "{schema}" TO "{role}"'
        yield f'GRANT SELECT ON ALL TABLES IN SCHEMA "{schema}" TO "{role}"'
        yield f'GRANT EXECUTE ON FUNCTION {_ASK_THE_INDEX} TO "{role}"'
    if officers in roles:
        yield f'GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "{schema}" TO "{officers}"'
        yield f'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA "{schema}" TO "{officers}"'
        for table in _APPEND_ONLY:
            yield f'REVOKE UPDATE, DELETE ON "{table}" FROM "{officers}"'
        yield f'REVOKE INSERT, UPDATE, DELETE ON "{_MIGRATED}" FROM "{officers}"'
    for table in tables if roles else ():
        yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
        for policy, role, command in (("officers", officers, "ALL"), ("readers", readers, "SELECT")):
            yield f'DROP POLICY IF EXISTS "{policy}" ON "{table}"'
            if role in roles:
                # In a SELECT of its own it is asked once, not for every row.
                yield (
                    f'CREATE POLICY "{policy}" ON "{table}" FOR {command} '
                    f"USING ((SELECT pg_has_role(current_user, '{role}', 'USAGE')))"
                )
