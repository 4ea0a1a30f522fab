"""Bringing the database to the tables of this version; Alembic is imported only when needed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.places import shipped

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

HEAD = "0004"
"""The newest revision in db/versions; a test holds it in step."""
_EARLIER = ("0001", "0002", "0003")
BACKUPS = "sao-luu"
"""The folder, beside the database, that keeps it as it was before each upgrade."""


def is_current(engine: Engine) -> bool:
    """Say whether the tables of `engine` are those of this version."""
    with engine.connect() as connection:
        return revision_of(connection) == HEAD


def bring_to_head(engine: Engine) -> None:
    """Create or upgrade the tables of `engine`, which must not enforce foreign keys.

    The database as it was is kept beside it first.

    Raises:
        RecordUnavailable: a newer program made the database, or the upgrade would break it.
    """
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        # Read again under the lock: another window may have been first.
        revision = revision_of(connection)
        if revision == HEAD:
            return
        if revision is not None and revision not in _EARLIER:
            raise RecordUnavailable(
                f"Dữ liệu {engine.url.database} do phiên bản khác của chương trình tạo (mã {revision}); "
                "hãy cài bản chương trình mới nhất."
            )
        if revision is not None:
            _keep(Path(str(engine.url.database)), revision)
        _run(connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise RecordUnavailable(
                f"Dữ liệu {engine.url.database} không nâng cấp được vì có dòng mất liên kết; dữ liệu vẫn như cũ, "
                "hãy báo người phụ trách."
            )


def revision_of(connection: Connection) -> str | None:
    """Return the revision that the database says it has, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _keep(database: Path, revision: str) -> None:
    """Copy `database` beside itself, whole or not at all; readers are not hindered by the writer's lock."""
    folder = database.parent / BACKUPS
    folder.mkdir(exist_ok=True)
    kept = folder / f"{database.stem}-ban-{revision}-{datetime.now().astimezone():%Y%m%d-%H%M%S}.db"
    beside = kept.with_suffix(".tmp")
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(beside)) as copy:
        source.backup(copy)
        sound = copy.execute("PRAGMA integrity_check").fetchone()
    if sound != ("ok",):
        beside.unlink()
        raise RecordUnavailable(
            f"Tệp dữ liệu {database} bị hỏng nên chưa nâng cấp; hãy khôi phục từ bản sao lưu gần nhất."
        )
    beside.replace(kept)


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(shipped("db")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
