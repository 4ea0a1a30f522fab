"""The same migrations on a server, and the tables that they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store.server import ServerStore
from ntm_tracker.store.tables import metadata
from ntm_tracker.store.upgrade import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from tests.server.running import Server

OWN = ("evidence_search", "file_piece")
"""What only a server has."""


def _is_common(name: str | None, kind: str, *_: object) -> bool:
    return not (name in OWN or (kind == "index" and name == "one_chain"))


def test_the_migrated_tables_are_the_program_s(store: ServerStore) -> None:
    """Alembic finds nothing to change between the migrated database and the tables in code."""
    with store.reading() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": _is_common}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [HEAD]


def test_the_migrated_constraints_are_the_program_s(store: ServerStore, server: Server, empty_database: str) -> None:
    """Keys and checks too, which Alembic does not compare."""

    def constraints(connection: Connection) -> dict[str, Any]:
        found = inspect(connection)
        return {
            name: (
                found.get_pk_constraint(name),
                sorted(map(str, found.get_foreign_keys(name))),
                found.get_unique_constraints(name),
                found.get_check_constraints(name),
            )
            for name in metadata.tables
        }

    engine = create_engine(server.url(empty_database))
    with engine.begin() as made, store.reading() as migrated:
        metadata.create_all(made)
        assert constraints(migrated) == constraints(made)
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing(
    server: Server, empty_database: str, run_sql: Callable[..., list[tuple[object, ...]]]
) -> None:
    """A room that holds another program's table of the same name is left as it was."""
    run_sql(empty_database, "CREATE SCHEMA xa", "CREATE TABLE xa.result (x int)")
    with pytest.raises(RecordUnavailable):
        ServerStore.set_up(server.url(empty_database, schema="xa"))
    listed = run_sql(empty_database, "SELECT tablename FROM pg_tables WHERE schemaname = 'xa'")
    assert listed == [("result",)]
