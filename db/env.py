"""Alembic's entry: migrates on the connection that the program opened."""

from __future__ import annotations

from alembic import context

from ntm_tracker.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
