"""The fixtures of the other tests, on a server: one server a session, and for each test the record as it was set up."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest
import time_machine

from ntm_tracker.service.office import open_office, set_up_office
from tests.server.running import missing, running
from tests.store.record import add_paper, save
from tests.store.scans import a_scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import Store
    from tests.server.running import Server

    RunSql = Callable[..., list[tuple[object, ...]]]

FILLED = "ntm"
ROOM, OTHER_ROOM = "xa_07387", "xa_07399"
SECRET = "mk"  # noqa: S105 - of the suite's own server
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
def run_sql(server: Server) -> Iterator[RunSql]:
    """Run statements as the server's admin or as another login; return the rows of the last one."""
    import psycopg

    kept: dict[str, psycopg.Connection] = {}

    def connected(url: str) -> psycopg.Connection:
        if url not in kept:
            kept[url] = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
        return kept[url]

    def run(
        database: str, *statements: str, user: str | None = None, secret: str | None = None
    ) -> list[tuple[object, ...]]:
        connection = connected(server.url(database, user, secret) if user else server.url(database))
        rows: list[tuple[object, ...]] = []
        for statement in statements:
            done = connection.execute(statement.encode())
            rows = done.fetchall() if done.description else []
        return rows

    yield run
    for connection in kept.values():
        connection.close()


@pytest.fixture(scope="session")
def two_communes(server: Server, run_sql: RunSql) -> str:
    """A database with two communes, an officer of each, and somebody of the province who may read both.

    All is set up by a login that is no superuser.
    """
    run_sql("postgres", "CREATE ROLE nguoi_lap LOGIN PASSWORD 'mk' CREATEROLE", "CREATE DATABASE tinh OWNER nguoi_lap")
    as_setter = {"user": "nguoi_lap", "secret": SECRET}
    for room, officer in ((ROOM, "can_bo_a"), (OTHER_ROOM, "can_bo_b")):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NTM_DATABASE_URL", server.url("tinh", "nguoi_lap", SECRET, schema=room))
            office, _ = set_up_office(None)
        save(office.store)
        add_paper(office.store, f"Mật của {room}", files=(a_scan("a.txt", room.encode()),))
        office.close()
        run_sql("tinh", f"CREATE ROLE {officer} LOGIN PASSWORD 'mk'", f"GRANT {room} TO {officer}", **as_setter)
    to_both = f"GRANT {ROOM}_xem, {OTHER_ROOM}_xem TO tinh_xem"
    run_sql("tinh", "CREATE ROLE tinh_xem LOGIN PASSWORD 'mk'", to_both, **as_setter)
    return "tinh"


@pytest.fixture(scope="session")
def filled_database(server: Server, run_sql: RunSql) -> str:
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
    # Rows go one by one: TRUNCATE makes new files, for every table and every index of it.
    refill = "; ".join(
        f"DELETE FROM {ROOM}.{name}; INSERT INTO {ROOM}.{name} SELECT * FROM khuon.{name}" for name in tables
    )
    yield f"""
        CREATE PROCEDURE khuon.start_anew() LANGUAGE plpgsql AS $$ BEGIN
            SET LOCAL session_replication_role = replica;
            {refill};
            PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
                FROM pg_sequences WHERE schemaname = '{ROOM}';
        END $$
    """


@pytest.fixture
def empty_database(run_sql: RunSql) -> str:
    """The name of a new database that holds nothing; it goes with the server."""
    name = f"thu_{next(_numbers)}"
    run_sql("postgres", f"CREATE DATABASE {name}")
    return name


@pytest.fixture
def url(server: Server, filled_database: str, run_sql: RunSql) -> str:
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
