"""Alembic's entry: migrates on the connection that the program opened."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import event

from ntm_tracker.store.server_tables import in_the_words_of_postgresql
from ntm_tracker.store.tables import metadata

connection = context.config.attributes["connection"]


def _translated(_: object, __: object, statement: str, parameters: Any, *___: object) -> tuple[str, Any]:
    return in_the_words_of_postgresql(statement), parameters


context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
)
if connection.dialect.name == "postgresql":
    # Revision 0003 makes the index of search by SQLite's FTS5; what has landed is not edited.
    event.listen(connection, "before_cursor_execute", _translated, retval=True)
with context.begin_transaction():
    context.run_migrations()
