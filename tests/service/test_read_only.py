"""Looking only: every reading works, every write is refused, by the program and by the database itself."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import OperationalError

from ntm_tracker.domain.subject_entry import UnitDraft
from ntm_tracker.errors import LookingOnly, RecordUnavailable
from ntm_tracker.places import READ_ONLY
from ntm_tracker.service import backup
from ntm_tracker.service.adopting import Adopting, adopt_set
from ntm_tracker.service.checkup import check_record, rebuild_search
from ntm_tracker.service.evidence import Paper, add_evidence, find_evidence
from ntm_tracker.service.extracting import extract_pending
from ntm_tracker.service.history import redo, undo
from ntm_tracker.service.office import open_office, set_up_office
from ntm_tracker.service.reading import open_all
from ntm_tracker.service.subject_changes import rename_subject
from ntm_tracker.store.store import Store
from tests.service.deeds import assert_one_sentence, confirm, record, value
from tests.store.record import dump, execute
from tests.store.test_migrations import made_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ntm_tracker.service.office import Office

NOBODY = 65534


@pytest.fixture
def looked_at(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A filled record that was opened only to be looked at."""
    (tmp_path / "a.txt").write_text("Biên bản", "utf-8")
    record(office, "3.1", value("92"))
    add_evidence(office, ("3.1",), Paper("Báo cáo", files=(str(tmp_path / "a.txt"),)))
    office.close()
    monkeypatch.setenv(READ_ONLY, "1")
    opened = open_office(str(office.database.parent))
    yield opened
    opened.close()


WRITES: dict[str, Callable[[Office], object]] = {
    "record": lambda office: record(office, "3.1", value("93")),
    "confirm": lambda office: confirm(office, "3.1"),
    "evidence": lambda office: add_evidence(office, ("3.1",), Paper("x")),
    "undo": undo,
    "redo": redo,
    "adopt": lambda office: adopt_set(office, Adopting("xa-ntm-nang-cao-2021-2025", year="2025")),
    "rename": lambda office: rename_subject(office, "huong-than", UnitDraft(name="Thôn Mới", since="01/06/2024")),
    "reindex": rebuild_search,
    "backup beside": lambda office: backup.back_up(str(office.database.parent)),
    "restore": lambda office: backup.restore(str(office.database.parent), str(office.database)),
}


@pytest.mark.parametrize("write", WRITES)
def test_every_write_is_refused(looked_at: Office, write: str) -> None:
    """One sentence, exit code 2; not one byte of the record is other than before, and nothing lies beside it."""
    before = looked_at.database.read_bytes()
    with pytest.raises(LookingOnly) as error:
        WRITES[write](looked_at)
    assert_one_sentence(error.value.sentence)
    assert error.value.exit_code == 2
    assert looked_at.database.read_bytes() == before
    assert not (looked_at.database.parent / "sao-luu").exists()


def test_the_database_itself_refuses(looked_at: Office) -> None:
    """Whatever a fault of the program's would send to it."""
    with pytest.raises((RecordUnavailable, OperationalError)), looked_at.store.reading() as connection:
        connection.exec_driver_sql("UPDATE result SET note = 'khác'")


def test_everything_can_be_read(looked_at: Office, tmp_path: Path) -> None:
    """The assessments, the evidence, the check of the record, and a copy of it to take away."""
    before = looked_at.database.read_bytes()
    assert open_all(looked_at)[0].find("3.1")
    assert [piece.note for piece in find_evidence(looked_at, "bao cao")] == ["Báo cáo"]
    assert check_record(looked_at).problems == ()
    assert extract_pending(looked_at) == 0
    assert backup.keep_daily(str(looked_at.database.parent)) is None
    assert dump(backup.back_up(str(looked_at.database.parent), str(tmp_path / "x.db")).path)["result"]
    assert looked_at.database.read_bytes() == before


def test_setting_up_only_opens(looked_at: Office, tmp_path: Path) -> None:
    """What is there is opened; where nothing is, nothing is made."""
    _, made = set_up_office(str(looked_at.database.parent))
    assert not made
    with pytest.raises(RecordUnavailable, match="Chưa có dữ liệu"):
        set_up_office(str(tmp_path / "trống"))
    assert not (tmp_path / "trống").exists()


def test_a_record_that_would_be_upgraded_is_told(tmp_path: Path) -> None:
    """Looking changes nothing, the tables neither."""
    database = made_at("0002", tmp_path)
    before = dump(database)
    with pytest.raises(RecordUnavailable, match="cần nâng cấp") as error:
        Store.open(database, read_only=True)
    assert_one_sentence(error.value.sentence)
    assert dump(database) == before


def test_a_record_of_a_newer_program_is_told(data: Path) -> None:
    """Another sentence: no upgrade helps."""
    execute(data / "ntm.db", "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordUnavailable, match="phiên bản khác"):
        Store.open(data / "ntm.db", read_only=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights another way")
def test_a_write_protected_stick_can_be_looked_at(data: Path) -> None:
    """Where SQLite cannot make what it wants beside the file, it is read as it stands."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(shutil.copytree(data, Path(made) / "chi-doc"))
        for path in (folder / "ntm.db", folder):
            path.chmod(0o555)
        Path(made).chmod(0o755)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(NOBODY)
        try:
            store = Store.open(folder / "ntm.db", read_only=True)
            with store.reading() as connection:
                assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 1
            store.close()
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights another way")
def test_what_is_made_is_for_the_owner_only(tmp_path: Path) -> None:
    """The folder, the record, what SQLite puts beside it, the backups."""
    folder = tmp_path / "mới"
    office, _ = set_up_office(str(folder))
    record(office, "3.1", value("92"))
    backup.back_up(str(folder))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
    office.close()
    assert {name: mode for name, mode in modes.items() if mode & 0o077} == {}
    assert len(modes) >= 5
