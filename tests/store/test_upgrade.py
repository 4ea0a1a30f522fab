"""Migrations: the newest revision, the same tables as the program's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.places import shipped
from ntm_tracker.store.store import Store
from ntm_tracker.store.tables import metadata
from ntm_tracker.store.upgrade import HEAD
from tests.store.record import dump, execute, from_outside

if TYPE_CHECKING:
    from sqlalchemy import Connection


def _is_a_table_of_ours(name: str | None, *_: object) -> bool:
    """Leave out the index of search, which SQLAlchemy cannot describe."""
    return not str(name).startswith("evidence_search")


def test_the_newest_revision_is_the_one_expected() -> None:
    """db/versions is one line of revisions that ends at HEAD."""
    scripts = ScriptDirectory(str(shipped("db")))
    assert scripts.get_heads() == [HEAD]
    assert scripts.get_bases() == ["0001"]


def test_revisions_are_named_by_number_and_purpose() -> None:
    """0001_baseline.py holds 0001."""
    for script in ScriptDirectory(str(shipped("db"))).walk_revisions():
        assert Path(script.path).name.startswith(f"{script.revision}_")


def test_the_migrated_tables_are_the_program_s(store: Store) -> None:
    """Alembic finds nothing to change between the migrated database and the tables in code."""
    with store.reading() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": _is_a_table_of_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_the_migrated_constraints_are_the_program_s(store: Store, tmp_path: Path) -> None:
    """Keys, checks and never-reused numbers too, which Alembic does not compare."""

    def constraints(connection: Connection) -> dict[str, Any]:
        found = inspect(connection)
        named = (name for name in found.get_table_names() if name != "alembic_version")
        tables = [name for name in named if _is_a_table_of_ours(name)]
        return {
            name: (
                found.get_pk_constraint(name),
                sorted(map(str, found.get_foreign_keys(name))),
                found.get_unique_constraints(name),
                found.get_check_constraints(name),
                "AUTOINCREMENT"
                in connection.execute(
                    text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name"), {"name": name}
                ).scalar_one(),
            )
            for name in tables
        }

    engine = create_engine(f"sqlite:///{tmp_path / 'made.db'}")
    metadata.create_all(engine)
    with engine.connect() as made, store.reading() as migrated:
        wanted, got = constraints(made), constraints(migrated)
    engine.dispose()
    assert got == wanted


def test_a_new_record_is_at_the_newest_revision(tmp_path: Path) -> None:
    """Making the record runs every migration, and opening it again runs none."""
    database = tmp_path / "moi" / "ntm.db"
    Store.create(database).close()
    before = dump(database)
    assert before["alembic_version"] == [(HEAD,)]
    Store.create(database).close()
    assert dump(database) == before


def test_an_empty_file_is_made_a_record(tmp_path: Path) -> None:
    """A file of no bytes, as a broken copy leaves, is an empty database."""
    (tmp_path / "ntm.db").touch()
    Store.open(tmp_path / "ntm.db").close()
    assert dump(tmp_path / "ntm.db")["alembic_version"] == [(HEAD,)]


def test_a_folder_with_a_percent_sign_is_migrated(tmp_path: Path) -> None:
    """Alembic's configuration must not read “%” in a path."""
    database = tmp_path / "100% hồ sơ (xã)" / "ntm.db"
    Store.create(database).close()
    assert database.is_file()


def test_opening_a_current_record_loads_no_more_than_it_needs(data: Path) -> None:
    """Alembic is slow to load and is needed only to migrate, the rooms of the server only for an address."""
    code = (
        "import sys; from ntm_tracker.service.office import open_office; "
        "open_office(sys.argv[1]); "
        "print([name for name in ('alembic', 'psycopg', 'ntm_tracker.store.server') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(data)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """A database that holds another program's tables of the same names is left as it was."""
    database = tmp_path / "ntm.db"
    execute(database, "CREATE TABLE result (x)", "INSERT INTO result VALUES (1)")
    before = dump(database)
    with pytest.raises(RecordUnavailable, match=r"ntm\.db"):
        Store.open(database)
    assert dump(database) == before


def test_the_database_is_sound(data: Path) -> None:
    """SQLite's own checks find nothing in a fresh record."""
    with from_outside(data / "ntm.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
