"""Backups: by themselves, before great changes, asked for; and putting one back."""

from __future__ import annotations

import os
import shutil
import stat
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.backups import Why
from ntm_tracker.domain.subject_entry import UnitDraft
from ntm_tracker.errors import InputRefused, NtmError, RecordUnavailable, Stopped
from ntm_tracker.service.adopting import Adopting, adopt_set
from ntm_tracker.service.backup import back_up, keep_daily, list_backups, plan, restore
from ntm_tracker.service.checkup import check_record
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.office import open_office
from ntm_tracker.service.subject_changes import rename_subject
from ntm_tracker.store.backup import UNFINISHED
from ntm_tracker.store.upgrade import HEAD
from tests.service.deeds import assert_one_sentence, now, record, value
from tests.store.record import dump, execute
from tests.store.test_migrations import made_at

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine

    from ntm_tracker.service.office import Office


@pytest.fixture
def worked(office: Office, tmp_path: Path) -> Office:
    """An office with a result and a paper with a file."""
    (tmp_path / "a.txt").write_text("Biên bản", "utf-8")
    record(office, "3.1", value("92"))
    add_evidence(office, ("3.1",), Paper("Báo cáo", files=(str(tmp_path / "a.txt"),)))
    return office


def folder(office: Office) -> str:
    """Return the data folder as it is typed."""
    return str(office.database.parent)


def kinds(office: Office) -> list[Why]:
    """Return why each backup was made, newest first."""
    return [one.why for one in list_backups(folder(office))]


def test_a_copy_is_the_record(worked: Office, tmp_path: Path) -> None:
    """Row by row, in one file that stands alone, for the owner only; a record open meanwhile is saved to as before."""
    made = back_up(folder(worked), str(tmp_path / "bản lưu.db"))
    assert dump(made.path) == dump(worked.database)
    assert made.state.events == 3
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob("*.db*")] == ["bản lưu.db"]
    assert not list(tmp_path.glob(f"{UNFINISHED}*"))
    record(worked, "3.1", value("93"))


def test_a_copy_on_a_stick_is_opened_as_data(worked: Office, tmp_path: Path) -> None:
    """In a folder of its own by the folder, under another name by the file."""
    stick = tmp_path / "USB"
    stick.mkdir()
    back_up(folder(worked), str(stick))
    back_up(folder(worked), str(stick / "ntm 2024.db"))
    for data in (stick, stick / "ntm 2024.db"):
        opened = open_office(str(data))
        assert check_record(opened).problems == ()
        assert now(opened, "3.1").result == now(worked, "3.1").result
        opened.close()


@pytest.mark.parametrize("place", ["có rồi.db", "thiếu/x.db", "data/ntm.db", "data", "a\0b.db"])
def test_a_place_that_cannot_be_written_is_refused(worked: Office, tmp_path: Path, place: str) -> None:
    """One sentence; what is there stays."""
    (tmp_path / "có rồi.db").write_text("quan trọng", "utf-8")
    before = dump(worked.database)
    with pytest.raises(NtmError) as error:
        back_up(folder(worked), str(tmp_path / place))
    assert_one_sentence(error.value.sentence)
    assert (tmp_path / "có rồi.db").read_text("utf-8") == "quan trọng"
    assert dump(worked.database) == before


def test_once_a_day_where_something_changed(worked: Office, clock: time_machine.Traveller) -> None:
    """None on a record that was only set up, one a day, none where nothing was done since."""
    data = folder(worked)
    assert keep_daily(data)
    record(worked, "3.1", value("93"))
    clock.shift(timedelta(hours=23))
    assert keep_daily(data) is None
    clock.shift(timedelta(hours=2))
    assert keep_daily(data)
    clock.shift(timedelta(days=2))
    keep_daily(data)
    assert kinds(worked) == [Why.DAILY] * 2
    execute(worked.database, "UPDATE event SET hash = 'khác' WHERE seq = 4")
    clock.shift(timedelta(days=-30))
    keep_daily(data)
    assert kinds(worked) == [Why.DAILY] * 3


def test_a_fresh_record_needs_none(office: Office) -> None:
    """It can be set up again."""
    assert keep_daily(folder(office)) is None
    assert kinds(office) == []


def test_old_ones_are_thinned(worked: Office, clock: time_machine.Traveller) -> None:
    """A year of work leaves days, weeks and months; foreign files in the folder are left alone."""
    data = folder(worked)
    keep_daily(data)
    kept = worked.database.parent / "sao-luu"
    (kept / "ghi chú.txt").touch()
    for _ in range(25):
        clock.shift(timedelta(days=5))
        execute(worked.database, "UPDATE event SET hash = hash || 'x' WHERE seq = 3")
        keep_daily(data)
    assert 8 < len(list_backups(data)) <= 7 + 4 + 12
    assert (kept / "ghi chú.txt").exists()


def test_great_changes_are_preceded_by_one(worked: Office, clock: time_machine.Traveller) -> None:
    """Adopting a set and changing units; where nothing was done since the last one, that one serves."""
    before = dump(worked.database)
    adopt_set(worked, Adopting("xa-ntm-nang-cao-2021-2025", year="2025"))
    assert kinds(worked) == [Why.ADOPT]
    assert dump(list_backups(folder(worked))[0].path) == before
    clock.shift(timedelta(minutes=1))
    rename_subject(worked, "huong-than", UnitDraft(name="Thôn Hương Mới", since="01/06/2024"))
    assert kinds(worked) == [Why.UNITS, Why.ADOPT]


def test_a_change_that_cannot_be_preceded_by_one_is_not_made(worked: Office) -> None:
    """A file stands where the backups go: one sentence, and nothing was adopted."""
    (worked.database.parent / "sao-luu").touch()
    before = dump(worked.database)
    with pytest.raises(RecordUnavailable) as error:
        adopt_set(worked, Adopting("xa-ntm-nang-cao-2021-2025", year="2025"))
    assert_one_sentence(error.value.sentence)
    assert dump(worked.database) == before


def test_a_backup_that_is_stopped_leaves_nothing(worked: Office) -> None:
    """The program ends while the day's backup is made."""
    with pytest.raises(Stopped):
        keep_daily(folder(worked), lambda: True)
    assert list((worked.database.parent / "sao-luu").iterdir()) == []


def test_restoring_is_undone_by_restoring(worked: Office) -> None:
    """The record becomes the backup; what it was is kept, and put back the same way. An open window follows."""
    data = folder(worked)
    back_up(data)
    then = dump(worked.database)
    record(worked, "3.1", value("50"))
    later = dump(worked.database)
    assert plan(data, list_backups(data)[0].path.name).then.events == 3
    assert dump(worked.database) == later
    done = restore(data, list_backups(data)[0].path.name)
    assert dump(worked.database) == then
    assert done.before
    assert done.kept
    assert (done.before.events, done.after.events) == (4, 3)
    result = now(worked, "3.1").result
    assert result is not None
    assert str(getattr(result.outcome, "value", "")) == "92"
    assert check_record(worked).problems == ()
    restore(data, str(done.kept))
    assert dump(worked.database) == later


def test_a_record_is_restored_where_there_is_none(worked: Office, tmp_path: Path) -> None:
    """On a new machine."""
    made = back_up(folder(worked), str(tmp_path / "x.db"))
    done = restore(str(tmp_path / "máy mới" / "ntm"), str(made.path))
    assert (done.before, done.kept) == (None, None)
    fresh = tmp_path / "máy mới" / "ntm" / "ntm.db"
    assert dump(fresh) == dump(worked.database)
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o600


@pytest.mark.parametrize("how", ["no database", "a damaged page", "cut short"])
def test_a_damaged_record_is_restored_and_kept_as_it_was(worked: Office, tmp_path: Path, how: str) -> None:
    """Byte for byte, for somebody who can read more of it."""
    made = back_up(folder(worked), str(tmp_path / "x.db"))
    good = dump(worked.database)
    worked.close()
    content = worked.database.read_bytes()
    middle = len(content) // 2
    spoilt = {
        "no database": b"nothing of the kind" * 300,
        "a damaged page": content[:8192] + b"\xa5" * (len(content) - 8192),
        "cut short": content[:middle],
    }[how]
    worked.database.write_bytes(spoilt)
    done = restore(folder(worked), str(made.path))
    assert done.kept
    assert done.kept.read_bytes() == spoilt
    assert dump(worked.database) == good
    assert kinds(worked) == [Why.SPOILT]


def test_a_backup_of_an_earlier_version_is_brought_to_this_one(worked: Office, tmp_path: Path) -> None:
    """The record never stands at the old tables, and the file itself is not touched."""
    older = made_at("0002", tmp_path)
    content = older.read_bytes()
    restore(folder(worked), str(older))
    assert older.read_bytes() == content
    assert dump(worked.database)["alembic_version"] == [(HEAD,)]
    assert now(worked, "3.1").result


def test_there_is_a_way_back_from_a_newer_version(worked: Office) -> None:
    """No downgrade, but the backup made before the upgrade; the newer record is kept."""
    made = back_up(folder(worked))
    then = dump(worked.database)
    worked.close()
    newer(worked.database)
    with pytest.raises(RecordUnavailable, match="ntm restore"):
        open_office(folder(worked))
    done = restore(folder(worked), made.path.name)
    assert dump(worked.database) == then
    assert done.kept
    assert dump(done.kept)["alembic_version"] == [("9999",)]


def newer(path: Path) -> None:
    """Say that a later program made it."""
    execute(path, "UPDATE alembic_version SET version_num = '9999'")


def orphaned(path: Path) -> None:
    """Take away what a row names."""
    execute(path, "UPDATE evidence_link SET assessment = 'khong-co'")


def cut(path: Path) -> None:
    """Lose the second half."""
    os.truncate(path, path.stat().st_size // 2)


def replaced(path: Path) -> None:
    """Put something else there."""
    path.write_text("không phải", "utf-8")


def empty(path: Path) -> None:
    """Lose everything."""
    os.truncate(path, 0)


def gone(path: Path) -> None:
    """Take the file away."""
    path.unlink()


@pytest.mark.parametrize("spoil", [newer, orphaned, cut, replaced, empty, gone], ids=lambda spoil: spoil.__name__)
def test_what_is_no_good_backup_is_refused(worked: Office, tmp_path: Path, spoil: object) -> None:
    """One sentence, nothing restored, nothing kept."""
    made = back_up(folder(worked), str(tmp_path / "x.db"))
    assert callable(spoil)
    spoil(made.path)
    before = dump(worked.database)
    with pytest.raises(InputRefused) as error:
        restore(folder(worked), str(made.path))
    assert_one_sentence(error.value.sentence)
    assert dump(worked.database) == before
    assert kinds(worked) == []
    assert ("phiên bản mới hơn" in error.value.sentence) is (spoil is newer)


def test_a_huge_file_is_known_by_its_first_page(
    worked: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A film is not copied beside the record to find out that it is none."""
    film = tmp_path / "phim.mp4"
    film.touch()
    os.truncate(film, 1 << 40)
    monkeypatch.setattr(shutil, "copyfile", None)
    with pytest.raises(InputRefused, match="không phải là bản sao lưu"):
        restore(folder(worked), str(film))


def test_the_record_itself_is_no_backup(worked: Office) -> None:
    """Nothing would be restored."""
    with pytest.raises(InputRefused, match="chính là dữ liệu đang dùng"):
        restore(folder(worked), str(worked.database))


def test_a_file_with_its_log_beside_it_is_read_with_it(worked: Office, tmp_path: Path) -> None:
    """Somebody copied the folder of a running program: what lay in the log is not lost."""
    copied = tmp_path / "chép"
    copied.mkdir()
    for name in ("ntm.db", "ntm.db-wal"):
        shutil.copyfile(worked.database.parent / name, copied / name)
    then = dump(worked.database)
    record(worked, "3.1", value("50"))
    restore(folder(worked), str(copied))
    assert dump(worked.database) == then


def test_a_record_of_a_newer_program_names_the_backup_that_opens(worked: Office) -> None:
    """A downgrade is not offered, a restore is: the sentence names it, it works, and the newer record is kept."""
    kept = back_up(folder(worked)).path
    then = dump(worked.database)
    worked.close()
    newer(worked.database)
    with pytest.raises(RecordUnavailable) as error:
        open_office(folder(worked))
    assert_one_sentence(error.value.sentence)
    assert f"bằng “ntm restore {kept.name}”" in error.value.sentence
    done = restore(folder(worked), kept.name)
    assert done.kept is not None
    assert dump(worked.database) == then
    kept.unlink()
    newer(worked.database)
    done.kept.unlink()
    with pytest.raises(RecordUnavailable) as error:
        open_office(folder(worked))
    assert "ntm restore" not in error.value.sentence
