"""The fixtures of the other tests, on a server: one server a session, and for each test the record as it was set up."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest
import time_machine

from ntm_tracker.service.office import open_office, set_up_office
from tests.server.running import missing, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import Store
    from tests.server.running import Server

FILLED = "ntm"
ROOM = "xa_07387"
_numbers = count()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip these tests, with the reason, where no server can be started."""
    if reason := missing():
        for item in items:
            if "/tests/server/" in item.path.as_posix():
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running server."""
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def run_sql(server: Server) -> Callable[..., list[tuple[object, ...]]]:
    """Run statements as the server's admin or as another login; return the rows of the last one."""
    import psycopg

    def run(
        database: str, *statements: str, user: str | None = None, secret: str | None = None
    ) -> list[tuple[object, ...]]:
        url = server.url(database, user, secret) if user else server.url(database)
        plain = url.replace("+psycopg", "")
        rows: list[tuple[object, ...]] = []
        with closing(psycopg.connect(plain, autocommit=True)) as connection:
            for statement in statements:
                done = connection.execute(statement.encode())
                rows = done.fetchall() if done.description else []
        return rows

    return run


@pytest.fixture(scope="session")
def filled_database(server: Server, run_sql: Callable[..., list[tuple[object, ...]]]) -> str:
    """A database with the record of Hương Sơn, made once, and every table of it once more beside it."""
    run_sql("postgres", f"CREATE DATABASE {FILLED}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NTM_DATABASE_URL", server.url(FILLED, schema=ROOM))
        with time_machine.travel(datetime(2024, 1, 5, 8, 0, tzinfo=UTC), tick=False):
            office, _ = set_up_office(None)
    office.close()
    tables = [name for (name,) in run_sql(FILLED, f"SELECT tablename FROM pg_tables WHERE schemaname = '{ROOM}'")]
    run_sql(
        FILLED,
        "CREATE SCHEMA khuon",
        *(f"CREATE TABLE khuon.{name} AS TABLE {ROOM}.{name}" for name in tables),
        *_how_to_start_anew([str(name) for name in tables]),
    )
    return FILLED


def _how_to_start_anew(tables: list[str]) -> Iterator[str]:
    """Yield what makes the procedure that leaves the record as it was set up: ten times as quick as a new database."""
    rooms = ", ".join(f"{ROOM}.{name}" for name in tables)
    refill = "; ".join(f"INSERT INTO {ROOM}.{name} SELECT * FROM khuon.{name}" for name in tables)
    yield f"""
        CREATE PROCEDURE khuon.start_anew() LANGUAGE plpgsql AS $$ BEGIN
            SET LOCAL session_replication_role = replica;
            TRUNCATE {rooms} RESTART IDENTITY;
            {refill};
        END $$
    """


@pytest.fixture
def empty_database(run_sql: Callable[..., object]) -> str:
    """The name of a new database that holds nothing; it goes with the server."""
    name = f"thu_{next(_numbers)}"
    run_sql("postgres", f"CREATE DATABASE {name}")
    return name


@pytest.fixture
def url(server: Server, filled_database: str, run_sql: Callable[..., object]) -> str:
    """The address of a fresh record."""
    run_sql(filled_database, "CALL khuon.start_anew()")
    return server.url(filled_database, schema=ROOM)


@pytest.fixture
def office(url: str, monkeypatch: pytest.MonkeyPatch, clock: time_machine.Traveller) -> Iterator[Office]:  # noqa: ARG001 - the day stands still
    """An open office on a fresh record, opened as an officer opens it."""
    monkeypatch.setenv("NTM_DATABASE_URL", url)
    opened = open_office(None)
    yield opened
    opened.close()


@pytest.fixture
def store(office: Office) -> Store:
    """The store of a fresh record."""
    return office.store


@pytest.fixture
def database(store: Store) -> Store:
    """What the tests look into from outside: on a server, the store itself tells where."""
    return store
