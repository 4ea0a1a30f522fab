"""Every migration on a filled record of every earlier revision: nothing is lost, and the record as it was is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from ntm_tracker.domain.evidence_query import read_query
from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.places import shipped
from ntm_tracker.store import finding, past, queries
from ntm_tracker.store.backup import BACKUPS
from ntm_tracker.store.engine import open_engine
from ntm_tracker.store.events import read_events
from ntm_tracker.store.store import Store
from ntm_tracker.store.upgrade import HEAD
from tests.store.record import COMMUNE, SET, content, dump, execute, from_outside, undo

if TYPE_CHECKING:
    from tests.store.record import Dump

_FILLED = {file.stem: file for file in (Path(__file__).parent / "filled").glob("*.sql")}
"""What fills every table of a record, by the revision that it is of."""


def made_at(revision: str, folder: Path) -> Path:
    """Make a filled record as the program of `revision` left it."""
    database = folder / "ntm.db"
    engine = open_engine(database)
    config = Config()
    config.set_main_option("script_location", str(shipped("db")))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
    with from_outside(database) as outside:
        outside.executescript(_FILLED[revision].read_text("utf-8"))
    return database


def counted(held: Dump) -> dict[str, int]:
    """Return how many rows each table has."""
    return {table: len(rows) for table, rows in held.items() if table != "alembic_version"}


def test_every_earlier_revision_is_tried() -> None:
    """A new migration brings along a filled record of the revision before it."""
    revisions = {script.revision for script in ScriptDirectory(str(shipped("db"))).walk_revisions()}
    assert revisions == {*_FILLED, HEAD}


@pytest.mark.parametrize("revision", sorted(_FILLED))
def test_nothing_is_lost(revision: str, tmp_path: Path) -> None:
    """Every table keeps its rows, and what they say is read as before."""
    database = made_at(revision, tmp_path)
    before = dump(database)
    assert all(counted(before).values()), "every table is filled"
    store = Store.open(database)
    with store.reading() as connection:
        assert queries.results(connection, COMMUNE)["3.1"].note == "Số liệu 6 tháng"
        assert [f.name for e in queries.all_evidence(connection) for f in e.files] == ["báo cáo.pdf"]
        assert [(a.focus, a.replaced_by) for a in queries.assessments(connection)] == [((3, 6, 8, 19), None)]
        assert queries.subjects(connection)["huong-than"].within == "07387"
        assert queries.confirmations(connection, SET)["3.1"][1].basis == "QĐ 741/QĐ-UBND"
    store.close()
    after = dump(database)
    assert after["alembic_version"] == [(HEAD,)]
    assert counted(after).items() >= counted(before).items()
    for table in ("result", "confirmation", "evidence_link", "file", "event", "office"):
        assert after[table] == before[table]
    assert [row[:8] for row in after["evidence"]] == [row[:8] for row in before["evidence"]]
    assert [row[:4] for row in after["evidence_file"]] == [row[:4] for row in before["evidence_file"]]
    with from_outside(database) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("revision", sorted(_FILLED))
def test_evidence_is_found_as_before(revision: str, tmp_path: Path) -> None:
    """What search read before the upgrade, it reads after it."""
    store = Store.open(made_at(revision, tmp_path))
    with store.reading() as connection:
        (found,) = finding.find_evidence(connection, read_query("tuoi bao"), date(2024, 10, 1))
    store.close()
    assert (found.id, found.kind, found.maintained) == (7, "", False)


@pytest.mark.parametrize("revision", ["0002", "0003", "0004"])
def test_a_deed_of_before_the_upgrade_is_undone(revision: str, tmp_path: Path) -> None:
    """Its rows are known by the columns that they had, to history and to undo."""
    database = made_at(revision, tmp_path)
    store = Store.open(database)
    with store.reading() as connection:
        ((_, first),) = past.evidence_versions(read_events(connection), 7)
    owner = "Anh Bình" if revision == "0004" else ""
    assert (first.note, first.kind, first.owner, first.version) == ("Báo cáo tưới", "", owner, 1)
    assert undo(store) == "Thêm minh chứng"
    store.close()
    after = dump(database)
    assert [after[table] for table in ("evidence", "evidence_file", "evidence_search")] == [[]] * 3
    assert content(database)["file"] == []


@pytest.mark.parametrize("revision", sorted(_FILLED))
def test_the_record_is_kept_as_it_was(revision: str, tmp_path: Path) -> None:
    """A whole copy lies beside it, and opening it again makes no other."""
    database = made_at(revision, tmp_path)
    before = dump(database)
    Store.open(database).close()
    Store.open(database).close()
    (kept,) = (tmp_path / BACKUPS).iterdir()
    assert kept.name.startswith(f"ntm-ban-{revision}-")
    assert dump(kept) == before


def test_a_record_that_would_break_stays_as_it_was(tmp_path: Path) -> None:
    """A row that lost its parent stops the upgrade; nothing is changed."""
    database = made_at("0001", tmp_path)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE evidence_link SET evidence = 99")
        connection.commit()
    before = dump(database)
    with pytest.raises(RecordUnavailable, match="mất liên kết"):
        Store.open(database)
    assert dump(database) == before


def test_a_record_of_a_newer_program_is_not_touched(tmp_path: Path) -> None:
    """It is named, and nothing is written."""
    database = made_at("0001", tmp_path)
    execute(database, "UPDATE alembic_version SET version_num = '9999'")
    before = dump(database)
    with pytest.raises(RecordUnavailable, match="9999"):
        Store.open(database)
    assert dump(database) == before
    assert not (tmp_path / BACKUPS).exists()
