"""Opening the record, and every way in which it cannot be opened."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store.store import Store
from tests.store.record import content, execute, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS = (
    "đang được chương trình khác ghi",
    "chỉ cho đọc",
    "không mở được",
    "bị hỏng",
    "không phải là tệp dữ liệu",
    "phiên bản khác",
    "Chưa có dữ liệu",
    "Không dùng được thư mục",
)
NOBODY = 65534


def assert_told(error: RecordUnavailable, database: Path) -> None:
    """The sentence is one line of Vietnamese with the path, and the exit code is 3."""
    assert error.exit_code == 3
    assert "\n" not in error.sentence
    assert str(database.parent) in error.sentence
    assert error.sentence.endswith(".")
    assert any(words in error.sentence for words in WORDS), error.sentence


def not_a_database(database: Path) -> None:
    """Put a text in the place of the record."""
    database.write_text("Đây là một bức thư, không phải dữ liệu.\n" * 50, "utf-8")


def corrupt(database: Path) -> None:
    """Overwrite everything but the head."""
    pages = database.read_bytes()
    database.write_bytes(pages[:100] + b"\xa5" * (len(pages) - 100))


def cut_short(database: Path) -> None:
    """Lose the second half, as a USB stick pulled out leaves it."""
    pages = database.read_bytes()
    database.write_bytes(pages[: len(pages) // 2])


def newer(database: Path) -> None:
    """Say that a later program made it."""
    execute(database, "UPDATE alembic_version SET version_num = '9999'")


def folder_in_its_place(database: Path) -> None:
    """Put a folder where the file should be."""
    database.unlink()
    database.mkdir()


def missing(database: Path) -> None:
    """Take the file away."""
    database.unlink()


SPOILT: dict[str, Callable[[Path], None]] = {
    name.__name__: name for name in (not_a_database, corrupt, cut_short, newer, folder_in_its_place, missing)
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_record_that_cannot_be_opened_is_told(data: Path, how: str) -> None:
    """Not a database, corrupt, newer, a folder, missing: one sentence and exit code 3."""
    database = data / "ntm.db"
    SPOILT[how](database)
    with pytest.raises(RecordUnavailable) as refused:
        save(Store.open(database))
    assert_told(refused.value, database)


@pytest.mark.parametrize("how", [name for name in SPOILT if name != "missing"])
def test_setting_up_does_not_overwrite_what_cannot_be_opened(data: Path, how: str) -> None:
    """A spoilt record is never replaced by a fresh one."""
    database = data / "ntm.db"
    SPOILT[how](database)
    before = None if database.is_dir() else database.read_bytes()
    with pytest.raises(RecordUnavailable):
        save(Store.create(database))
    assert database.is_dir() if before is None else database.read_bytes() == before


def test_opening_makes_nothing(tmp_path: Path) -> None:
    """Opening a record that is not there leaves the folder as it was."""
    with pytest.raises(RecordUnavailable):
        Store.open(tmp_path / "thieu" / "ntm.db")
    assert not (tmp_path / "thieu").exists()


def test_creating_makes_the_folder(tmp_path: Path) -> None:
    """Setting up on a fresh machine needs no folder."""
    Store.create(tmp_path / "a" / "b" / "ntm.db").close()
    assert (tmp_path / "a" / "b" / "ntm.db").is_file()


@pytest.mark.parametrize("enter", [Store.open, Store.create], ids=["open", "create"])
def test_a_path_that_no_disk_takes_is_told(tmp_path: Path, enter: Callable[[Path], Store]) -> None:
    """A data folder typed wrong is told, not a traceback."""
    database = tmp_path / ("x" * 300) / "ntm.db"
    with pytest.raises(RecordUnavailable) as refused:
        enter(database)
    assert_told(refused.value, database)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """“--data” that names a file is told with the file."""
    (tmp_path / "tep").touch()
    for enter in (Store.open, Store.create):
        with pytest.raises(RecordUnavailable) as refused:
            enter(tmp_path / "tep" / "ntm.db")
        assert_told(refused.value, tmp_path / "tep" / "ntm.db")


def test_every_connection_is_safe(store: Store) -> None:
    """WAL, flushed commits and foreign keys hold for readers and writers, the first and the third."""
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    with store.reading() as first, store.reading() as second, store.writing() as third:
        for connection in (first, second, third):
            assert [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas] == ["wal", 2, 1, 5000]


def test_foreign_keys_are_kept(store: Store, database: Path) -> None:
    """A result of an assessment that is not there is refused."""
    before = content(database)
    with pytest.raises(RecordUnavailable), store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO result VALUES ('khong-co', '3.1', '{}', '', NULL, '', '', 1)")
    assert content(database) == before


def test_an_error_in_a_unit_of_work_takes_all_of_it_back(store: Store, database: Path) -> None:
    """Whatever is raised, nothing of the unit is kept."""
    before = content(database)

    def stumble() -> None:
        with store.writing() as connection:
            connection.exec_driver_sql("UPDATE subject SET name = 'khác'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert content(database) == before


def test_a_reader_sees_one_moment(store: Store) -> None:
    """What is saved while a view is open does not show in it."""
    with store.reading() as connection:
        first = connection.exec_driver_sql("SELECT count(*) FROM event").scalar()
        save(store)
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == first


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Hold the record's write lock, as another window in the middle of saving does."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def do_not_wait(store: Store) -> None:
    """Make the pooled connection give up at once instead of after five seconds."""
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")


def test_a_record_that_another_window_holds_is_told(store: Store, database: Path) -> None:
    """A save while another saves too long is told, nothing is kept, and reading goes on."""
    do_not_wait(store)
    before = content(database)
    with held(database), pytest.raises(RecordUnavailable) as refused:
        save(store)
    assert "đang được chương trình khác ghi" in refused.value.sentence
    assert_told(refused.value, database)
    assert content(database) == before
    with held(database), store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 1
    save(store)


def test_a_full_disk_is_told(store: Store, database: Path) -> None:
    """When no page can be added the save is told and nothing of it kept."""
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    before = content(database)
    with pytest.raises(RecordUnavailable, match="ổ đĩa đã đầy"), store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO file VALUES ('a', 1, zeroblob(1000000))")
    assert content(database) == before


@pytest.fixture
def read_only(data: Path) -> Iterator[Path]:
    """A folder that may be read and not written; root becomes nobody, since root writes everywhere."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(shutil.copytree(data, Path(made) / "chi-doc"))
        for path in (folder / "ntm.db", folder):
            path.chmod(0o555)
        Path(made).chmod(0o755)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        try:
            yield folder / "ntm.db"
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights another way")
def test_a_read_only_folder_is_told(read_only: Path) -> None:
    """A record on a write-protected stick is told when it is opened or saved to."""
    with pytest.raises(RecordUnavailable) as refused:
        save(Store.open(read_only))
    assert_told(refused.value, read_only)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights another way")
def test_a_record_cannot_be_made_in_a_read_only_folder(read_only: Path) -> None:
    """Setting up below a write-protected folder is told with another place to choose."""
    database = read_only.parent / "moi" / "ntm.db"
    with pytest.raises(RecordUnavailable, match="--data") as refused:
        Store.create(database)
    assert_told(refused.value, database)
