"""Several communes on one server: who may read what, asked with raw SQL, without the program."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.service.office import open_office
from ntm_tracker.store.server import ServerStore
from ntm_tracker.store.tables import metadata
from tests.server.conftest import OTHER_ROOM, ROOM, SECRET
from tests.store.record import add_paper, save, saved, undo
from tests.store.scans import a_scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.server.running import Server

    RunSql = Callable[..., list[tuple[object, ...]]]

A, B = ROOM, OTHER_ROOM
TABLES = (*(table.name for table in metadata.sorted_tables), "evidence_search", "file_piece", "alembic_version")


@pytest.fixture
def officer_a(two_communes: str, run_sql: RunSql) -> Callable[[str], list[tuple[object, ...]]]:
    """Raw SQL as the officer of the first commune."""
    return lambda *statements: run_sql(two_communes, *statements, user="can_bo_a", secret=SECRET)


def test_an_officer_works_in_the_own_commune(two_communes: str, server: Server) -> None:
    """Saves, adds a scan, takes both back: none of it needs more than the commune's role."""
    store = ServerStore.reach(server.url(two_communes, "can_bo_a", SECRET, schema=A))
    save(store)
    add_paper(store, files=(a_scan("b.txt", b"b"),))
    undo(store)
    undo(store)
    assert saved(store)
    store.close()


@pytest.mark.parametrize("table", TABLES)
def test_an_officer_reads_no_row_of_another_commune(
    officer_a: Callable[..., list[tuple[object, ...]]], table: str
) -> None:
    """With raw SQL: not a row, not a count, of any table there is."""
    import psycopg

    assert officer_a(f"SELECT count(*) FROM {A}.{table}")[0][0] is not None
    for asked in (f"SELECT * FROM {B}.{table}", f"SELECT count(*) FROM {B}.{table}", f"DELETE FROM {B}.{table}"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            officer_a(asked)


def test_rows_stay_hidden_where_rights_were_given_by_mistake(
    two_communes: str, run_sql: RunSql, officer_a: Callable[..., list[tuple[object, ...]]]
) -> None:
    """Row-level security: who was let into the room, but is no officer of the commune, sees no row and changes none."""
    import psycopg

    given = (f"GRANT USAGE ON SCHEMA {B} TO can_bo_a", f"GRANT ALL ON ALL TABLES IN SCHEMA {B} TO can_bo_a")
    run_sql(two_communes, *given, user="nguoi_lap", secret=SECRET)
    try:
        seen = {table: officer_a(f"SELECT count(*) FROM {B}.{table}")[0][0] for table in TABLES}
        assert seen == dict.fromkeys(TABLES, 0)
        assert officer_a(f"UPDATE {B}.evidence SET note = 'khác' RETURNING id") == []
        assert officer_a(f"DELETE FROM {B}.event RETURNING seq") == []
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            officer_a(f"INSERT INTO {B}.subject (code, name, kind) VALUES ('x', 'x', 'village')")
    finally:
        taken = (f"REVOKE ALL ON ALL TABLES IN SCHEMA {B} FROM can_bo_a", f"REVOKE ALL ON SCHEMA {B} FROM can_bo_a")
        run_sql(two_communes, *taken, user="nguoi_lap", secret=SECRET)


def test_the_program_says_that_another_commune_is_closed(two_communes: str, server: Server) -> None:
    """One sentence, exit code 3."""
    with pytest.raises(RecordUnavailable, match="không được vào"):
        ServerStore.reach(server.url(two_communes, "can_bo_a", SECRET, schema=B))


@pytest.mark.parametrize(
    "asked",
    [
        f"UPDATE {A}.event SET who = 'khác'",
        f"DELETE FROM {A}.event",
        f"UPDATE {A}.joined_event SET who = 'khác'",
        f"DELETE FROM {A}.joined_event",
        f"TRUNCATE {A}.event",
        f"DROP TABLE {A}.event",
        f"ALTER TABLE {A}.event DISABLE ROW LEVEL SECURITY",
        f"UPDATE {A}.alembic_version SET version_num = 'x'",
        f"SET ROLE {B}",
        "SET ROLE nguoi_lap",
        f"GRANT {B} TO can_bo_a",
    ],
)
def test_an_officer_changes_neither_the_log_nor_the_rights(
    officer_a: Callable[..., list[tuple[object, ...]]], asked: str
) -> None:
    """What was done stays written, even against its own officers."""
    import psycopg

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        officer_a(asked)


def test_an_officer_does_not_upgrade(two_communes: str, server: Server, run_sql: RunSql) -> None:
    """An older record is left as it is, and who can upgrade it is named."""
    asked = f"SELECT version_num FROM {A}.alembic_version"
    ((now,),) = run_sql(two_communes, asked)
    run_sql(two_communes, f"UPDATE {A}.alembic_version SET version_num = '0002'")
    try:
        with pytest.raises(RecordUnavailable, match="nhờ người quản trị máy chủ"):
            ServerStore.reach(server.url(two_communes, "can_bo_a", SECRET, schema=A))
        assert run_sql(two_communes, asked) == [("0002",)]
    finally:
        run_sql(two_communes, f"UPDATE {A}.alembic_version SET version_num = '{now}'")


def test_only_a_commune_s_own_may_ask_its_index(officer_a: Callable[..., list[tuple[object, ...]]]) -> None:
    """The function that asks the index in its owner's name is closed to everybody else."""
    import psycopg

    asked = "papers_with(CAST('mat' AS tsquery))"
    assert officer_a(f"SELECT {A}.{asked}") == [([1],)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        officer_a(f"SELECT {B}.{asked}")


def test_an_officer_cannot_fork_the_log(officer_a: Callable[..., list[tuple[object, ...]]]) -> None:
    """A second event after the same one is refused, however it is written."""
    import psycopg

    fork = (
        f"INSERT INTO {A}.event (seq, at, who, deed, indicators, summary, reason, before, after, previous_hash, hash) "
        f"SELECT 999, at, who, deed, indicators, summary, reason, before, after, previous_hash, hash FROM {A}.event"
    )
    with pytest.raises(psycopg.errors.UniqueViolation):
        officer_a(fork)


def test_the_province_reads_both_and_writes_neither(
    two_communes: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader's role opens the program for looking, and every write is refused in one sentence."""
    for room in (A, B):
        monkeypatch.setenv("NTM_DATABASE_URL", server.url(two_communes, "tinh_xem", SECRET, schema=room))
        office = open_office(None)
        assert saved(office.store)
        with pytest.raises(RecordUnavailable, match="không cho tài khoản này"):
            save(office.store)
        office.close()


def test_a_login_s_own_setting_chooses_the_commune(two_communes: str, server: Server, run_sql: RunSql) -> None:
    """With ALTER ROLE … SET search_path the address needs no schema."""
    run_sql(two_communes, f"ALTER ROLE can_bo_b SET search_path = {B}", user="nguoi_lap", secret=SECRET)
    store = ServerStore.reach(server.url(two_communes, "can_bo_b", SECRET))
    with closing(store), store.reading() as connection:
        (note,) = connection.exec_driver_sql("SELECT note FROM evidence").scalars()
    assert note == f"Mật của {B}"
