"""Bringing the database to the tables of this version; Alembic is imported only when needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from ntm_tracker.domain.backups import Why
from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.places import shipped

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

HEAD = "0005"
"""The newest revision in db/versions; a test holds it in step."""
EARLIER = ("0001", "0002", "0003", "0004")
"""The revisions that are brought to it."""


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
        check_known(revision, engine.url.database)
        if revision is not None:
            from ntm_tracker.store.backup import keep

            keep(Path(str(engine.url.database)), Why.UPGRADE, revision=revision)
        run_revisions(connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise RecordUnavailable(
                f"Dữ liệu {engine.url.database} không nâng cấp được vì có dòng mất liên kết; dữ liệu vẫn như cũ, "
                "hãy báo người phụ trách."
            )


def check_known(revision: str | None, database: object) -> None:
    """Refuse a record that a newer program made; a downgrade is not offered, the newest backup that is known is.

    Raises:
        RecordUnavailable: it did.
    """
    if revision in (None, *EARLIER, HEAD):
        return
    kept = _newest_known(Path(str(database)))
    back = f", hoặc lấy lại bản sao lưu {kept} bằng “ntm restore {kept}” (dữ liệu hiện có vẫn được giữ)" if kept else ""
    raise RecordUnavailable(
        f"Dữ liệu {database} do phiên bản khác của chương trình tạo (mã {revision}) nên bản này không mở được; "
        f"hãy cài bản chương trình mới nhất{back}."
    )


def _newest_known(database: Path) -> str:
    """Return the name of the newest backup of `database` that this version can open, “” where there is none."""
    from ntm_tracker.store.backup import list_backups, state_kept

    try:
        listed = list_backups(database) if database.is_file() else []
    except (OSError, RecordUnavailable):
        return ""
    states = ((one.path.name, state_kept(one.path)) for one in listed)
    return next((name for name, state in states if state and state.revision in (*EARLIER, HEAD)), "")


def revision_of(connection: Connection) -> str | None:
    """Return the revision that the database says it has, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def run_revisions(connection: Connection) -> None:
    """Run the revisions that the database has not seen, inside the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(shipped("db")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
