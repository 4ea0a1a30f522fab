"""Bringing the database to the tables of this version; Alembic is imported only when needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.places import shipped

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

HEAD = "0001"
"""The newest revision in db/versions; a test holds it in step."""


def bring_to_head(engine: Engine) -> None:
    """Create or upgrade the tables of `engine`.

    Raises:
        RecordUnavailable: a newer program made the database.
    """
    with engine.connect() as connection:
        if revision_of(connection) == HEAD:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        # Read again under the lock: another window may have been first.
        revision = revision_of(connection)
        if revision is None:
            _run(connection)
        elif revision != HEAD:
            raise RecordUnavailable(
                f"Dữ liệu {engine.url.database} do phiên bản khác của chương trình tạo (mã {revision}); "
                "hãy cài bản chương trình mới nhất."
            )


def revision_of(connection: Connection) -> str | None:
    """Return the revision that the database says it has, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(shipped("db")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
