"""A record with a password: everything that can be done with one can be done with it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine

from ntm_tracker.domain.backups import Why
from ntm_tracker.errors import InputRefused, LookingOnly, PasswordNeeded, RecordUnavailable
from ntm_tracker.service import backup, passwords
from ntm_tracker.service.checkup import check_record
from ntm_tracker.service.evidence import Paper, add_evidence, find_evidence
from ntm_tracker.service.history import redo, undo
from ntm_tracker.service.moving import move_office
from ntm_tracker.service.office import open_office
from ntm_tracker.service.paper_files import save_file
from ntm_tracker.service.past_office import office_after
from ntm_tracker.store import cipher, driver
from ntm_tracker.store.backup import UNFINISHED, list_backups
from ntm_tracker.store.place import NETWORK
from tests.conftest import INSIDE_THE_YEAR
from tests.service.deeds import assert_one_sentence, now, record, value
from tests.store.record import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ntm_tracker.errors import NtmError

pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")

ROOT = Path(__file__).resolve().parents[2]
SECRET = "mật khẩu của xã"  # noqa: S105 - of a record of the tests
NOTE = "Biên bản kín về đê bao thôn Hương Thân"
INSIDE = b"so lieu kin trong tep minh chung " * 40


@pytest.fixture(autouse=True)
def _no_keys_left() -> Iterator[None]:
    """Begin as a new process does, and leave no key behind."""
    cipher.forget_all()
    yield
    cipher.forget_all()


@pytest.fixture(scope="session")
def filled(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with a result and a paper with a file, made once."""
    whole = Path(shutil.copytree(template, tmp_path_factory.mktemp("filled") / "data"))
    attached = whole.with_name("a.bin")
    attached.write_bytes(INSIDE)
    with time_machine.travel(INSIDE_THE_YEAR, tick=False), closing(open_office(str(whole))) as office:
        record(office, "3.1", value("92"))
        add_evidence(office, ("3.1",), Paper(NOTE, files=(str(attached),)))
    return whole


@pytest.fixture(scope="session")
def locked(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a password."""
    whole = Path(shutil.copytree(filled, tmp_path_factory.mktemp("locked") / "data"))
    passwords.encrypt(str(whole), SECRET, SECRET)
    return whole


@pytest.fixture
def folder(filled: Path, tmp_path: Path, clock: time_machine.Traveller) -> str:  # noqa: ARG001 - the day stands still
    """A folder whose record has a result and a paper with a file, closed."""
    return str(shutil.copytree(filled, tmp_path / "data"))


@pytest.fixture
def encrypted(locked: Path, tmp_path: Path, clock: time_machine.Traveller) -> str:  # noqa: ARG001 - the day stands still
    """The same with a password, as a new process finds it."""
    cipher.forget_all()
    return str(shutil.copytree(locked, tmp_path / "data"))


def record_in(folder: str) -> Path:
    """Return the record's file."""
    return Path(folder) / "ntm.db"


def everything_in(folder: str) -> bytes:
    """Return the bytes of every file in a folder."""
    return b"".join(one.read_bytes() for one in sorted(Path(folder).rglob("*")) if one.is_file())


def test_nothing_is_lost_on_the_way_there_and_back(folder: str) -> None:
    """Row by row; the file is its owner's only, and nothing is left beside it."""
    before = dump(record_in(folder))
    done = passwords.encrypt(folder, SECRET, SECRET)
    assert done.is_encrypted
    assert done.moved.rows["evidence"] == done.moved.rows["file"] == 1
    assert record_in(folder).stat().st_mode & 0o777 == 0o600
    assert [one.name for one in Path(folder).iterdir()] == ["ntm.db"]
    assert not passwords.decrypt(folder).is_encrypted
    assert dump(record_in(folder)) == before


def test_nothing_of_it_can_be_read_without_the_password(folder: str) -> None:
    """Neither in the file, nor in its log while somebody works, nor in its backups."""
    assert NOTE.encode() in everything_in(folder)
    assert INSIDE in everything_in(folder)
    passwords.encrypt(folder, SECRET, SECRET)
    with closing(open_office(folder)) as office:
        add_evidence(office, ("3.4",), Paper(f"{NOTE} lần hai", number="77/BB-KIN"))
        backup.back_up(folder)
        assert (record_in(folder).parent / "ntm.db-wal").stat().st_size
        content = everything_in(folder)
    for word in (NOTE.encode(), INSIDE[:33], b"77/BB-KIN", b"CREATE TABLE", b"SQLite format", "Hương Sơn".encode()):
        assert word not in content
    assert len(list_backups(record_in(folder))) == 1


def test_all_work_goes_on(encrypted: str, tmp_path: Path) -> None:
    """Saved, undone, done again, found without marks, files given out, the past read, the whole checked."""
    assert passwords.unlock(record_in(encrypted), SECRET)
    with closing(open_office(encrypted)) as office:
        record(office, "3.1", value("95"))
        undo(office)
        redo(office)
        assert "95" in str(now(office, "3.1").result)
        (paper,) = find_evidence(office, "de bao huong than")
        assert save_file(office, paper.id, tmp_path / "ra.bin").read_bytes() == INSIDE
        assert "92" in str(now(office_after(office, "2")[0], "3.1").result)
        assert check_record(office).problems == ()


def test_the_password_is_asked_for(encrypted: str) -> None:
    """Before anything of the record is read; a wrong one opens nothing."""
    for deed in (open_office, backup.back_up, backup.keep_daily, passwords.decrypt):
        with pytest.raises(PasswordNeeded) as raised:
            deed(encrypted)
        assert_one_sentence(raised.value.sentence)
    for typed in ("", "sai", SECRET.upper(), f"{SECRET} ", f" {SECRET}", "\udce1", "x" * 5000, SECRET[:-1]):
        assert not passwords.unlock(record_in(encrypted), typed)
    assert passwords.unlock(record_in(encrypted), SECRET)
    open_office(encrypted).close()


def test_every_keyboard_writes_the_same_password(folder: str) -> None:
    """Marks apart from their letters when it is set, one sign a letter when it is typed, and the other way round."""
    apart = unicodedata.normalize("NFD", SECRET)
    assert apart != SECRET
    passwords.encrypt(folder, apart, SECRET)
    cipher.forget_all()
    assert passwords.unlock(record_in(folder), SECRET)
    cipher.forget_all()
    assert passwords.unlock(record_in(folder), apart)


@pytest.mark.parametrize(
    "password", ["Quyết định số 12 của Ủy ban nhân dân xã " * 5, "'\"; DROP TABLE event; --", "\\'\"x''\\\\"]
)
def test_any_password_is_taken(folder: str, password: str) -> None:
    """Two hundred letters, quotes, what a database would read as an order."""
    passwords.encrypt(folder, password, password)
    cipher.forget_all()
    assert passwords.unlock(record_in(folder), password)
    with closing(open_office(folder)) as office:
        assert check_record(office).problems == ()


@pytest.mark.parametrize(
    ("typed", "again", "why"),
    [
        ("", "", "Chưa gõ"),
        ("bảychữ7", "bảychữ7", "ngắn hơn"),
        ("x" * 1001, "x" * 1001, "dài hơn"),
        ("mật khẩu\x00 dài", "mật khẩu\x00 dài", "ký tự lạ"),
        ("mật khẩu\udce1 dài", "mật khẩu\udce1 dài", "ký tự lạ"),
        ("mật khẩu dài", "mật khẩu dàj", "không giống"),
    ],
)
def test_a_password_that_cannot_be_taken_is_told(folder: str, typed: str, again: str, why: str) -> None:
    """In one sentence without the password; the record stays as it is."""
    before = record_in(folder).read_bytes()
    with pytest.raises(InputRefused, match=why) as raised:
        passwords.encrypt(folder, typed, again)
    assert_one_sentence(raised.value.sentence)
    assert not typed or typed not in raised.value.sentence
    assert record_in(folder).read_bytes() == before


def test_a_password_is_changed(encrypted: str) -> None:
    """The old one opens nothing any more but the backups of before."""
    passwords.unlock(record_in(encrypted), SECRET)
    kept = backup.back_up(encrypted).path
    passwords.encrypt(encrypted, "mật khẩu mới tinh", "mật khẩu mới tinh", change=True)
    cipher.forget_all()
    assert not passwords.unlock(record_in(encrypted), SECRET)
    assert passwords.unlock(record_in(encrypted), "mật khẩu mới tinh")
    assert passwords.unlock(kept, SECRET)
    # The same state with the old password is no backup of the record any more.
    assert backup.back_up(encrypted).path != kept


def test_what_makes_no_sense_is_told(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice, none to change, none to take away, no record, a server, looking only."""
    refused: list[tuple[Callable[[], object], type[NtmError]]] = [
        (lambda: passwords.check_may_encrypt(folder, change=True), InputRefused),
        (lambda: passwords.decrypt(folder), InputRefused),
        (lambda: passwords.drop_open_backups(folder), InputRefused),
        (lambda: passwords.check_may_encrypt(f"{folder}/không có"), RecordUnavailable),
    ]
    for deed, kind in refused:
        with pytest.raises(kind) as raised:
            deed()
        assert_one_sentence(raised.value.sentence)
    passwords.encrypt(folder, SECRET, SECRET)
    with pytest.raises(InputRefused, match="--change"):
        passwords.check_may_encrypt(folder)
    monkeypatch.setenv("NTM_READ_ONLY", "1")
    with pytest.raises(LookingOnly):
        passwords.decrypt(folder)
    monkeypatch.setenv("NTM_READ_ONLY", "")
    monkeypatch.setenv("NTM_DATABASE_URL", "postgresql+psycopg://may-chu/ntm")
    with pytest.raises(InputRefused, match="máy chủ"):
        passwords.check_may_encrypt(None)


def test_a_record_that_is_open_is_left_alone(folder: str) -> None:
    """Whoever has it open would save into a file that is gone."""
    before = None
    with closing(open_office(folder)) as office:
        with pytest.raises(RecordUnavailable, match="đang mở") as raised:
            passwords.encrypt(folder, SECRET, SECRET)
        assert_one_sentence(raised.value.sentence)
        record(office, "3.1", value("93"))
        before = now(office, "3.1").result
    with closing(open_office(folder)) as office:
        assert now(office, "3.1").result == before
    assert not list(Path(folder).glob(f"{UNFINISHED}*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows replaces no file that is open")
def test_nobody_saves_into_the_file_that_was_replaced(folder: str) -> None:
    """A program that opened it and waited finds no database there any more."""
    with closing(sqlite3.connect(record_in(folder))) as waiting:
        passwords.encrypt(folder, SECRET, SECRET)
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            waiting.execute("DELETE FROM event")


def test_a_damaged_record_is_left_alone(folder: str) -> None:
    """Nothing is put in its place that was not proven."""
    database = record_in(folder)
    with closing(driver.connect(database)) as connection:
        connection.execute("UPDATE event SET summary = 'x' WHERE seq = 2")
        connection.commit()
    before = dump(database)
    with pytest.raises(RecordUnavailable, match="nhật ký"):
        passwords.encrypt(folder, SECRET, SECRET)
    assert dump(database) == before
    assert [one.name for one in Path(folder).iterdir()] == ["ntm.db"]


def test_a_damaged_page_is_found(encrypted: str) -> None:
    """One sentence says that the file is damaged, not that the password is wrong; no backup is made of it."""
    database = record_in(encrypted)
    passwords.unlock(database, SECRET)
    spoilt = bytearray(database.read_bytes())
    for at in range(4096 * 8, len(spoilt), 4096):
        spoilt[at + 100] ^= 1
    database.write_bytes(spoilt)
    for deed in (open_office, backup.back_up):
        with pytest.raises(RecordUnavailable, match="hỏng") as raised:
            deed(encrypted)
        assert "mật khẩu" not in raised.value.sentence


def test_a_record_on_a_network_drive_gets_one_too(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no log lies beside the file, and one machine writes at a time."""
    monkeypatch.setenv(NETWORK, "1")
    passwords.encrypt(folder, SECRET, SECRET)
    with closing(open_office(folder)) as office:
        record(office, "3.1", value("94"))
        assert check_record(office).problems == ()
        assert not list(Path(folder).glob("*-wal"))
    assert not list(Path(folder).glob("*.lock"))


def test_who_may_only_look_reads_it(encrypted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the database itself refuses a write."""
    monkeypatch.setenv("NTM_READ_ONLY", "1")
    assert passwords.unlock(record_in(encrypted), SECRET)
    before = everything_in(encrypted)
    with closing(open_office(encrypted)) as office:
        assert now(office, "3.1").evidence
        with pytest.raises(LookingOnly):
            record(office, "3.1", value("1"))
    assert everything_in(encrypted) == before


def test_backups_have_the_record_s_password(encrypted: str, tmp_path: Path) -> None:
    """By themselves, asked for, on a stick; the copy opens with “--data” and nothing else."""
    passwords.unlock(record_in(encrypted), SECRET)
    made = [backup.keep_daily(encrypted), backup.back_up(encrypted, str(tmp_path / "usb.db")).path]
    for one in made:
        assert one
        cipher.forget_all()
        with pytest.raises(PasswordNeeded):
            open_office(str(one))
        assert passwords.unlock(one, SECRET)
    with closing(open_office(str(tmp_path / "usb.db"))) as office:
        assert check_record(office).problems == ()


@pytest.mark.parametrize("kept", ["plain", "same", "other"])
@pytest.mark.parametrize("at_work", ["plain", "same"])
def test_a_restored_record_keeps_its_own_password(folder: str, kept: str, at_work: str, tmp_path: Path) -> None:
    """Whatever the backup has, and none where it has none: windows that are open go on."""
    source = tmp_path / "ban-luu.db"
    if kept != "plain":
        passwords.encrypt(folder, SECRET, SECRET)
    backup.back_up(folder, str(source))
    if kept == "other":
        passwords.encrypt(folder, "mật khẩu mới tinh", "mật khẩu mới tinh", change=True)
    if at_work == "plain" and kept != "plain":
        passwords.decrypt(folder)
    elif at_work != "plain" and kept == "plain":
        passwords.encrypt(folder, SECRET, SECRET)
    with closing(open_office(folder)) as window:
        record(window, "3.1", value("11"))
        assert backup.plan(folder, str(source)).then.events == 3
        done = backup.restore(folder, str(source))
        assert "92" in str(now(window, "3.1").result)
        assert check_record(window).problems == ()
    assert cipher.salt_of(record_in(folder)) is None if at_work == "plain" else cipher.salt_of(record_in(folder))
    assert done.kept
    assert (cipher.salt_of(done.kept) is None) == (at_work == "plain")
    assert backup.restore(folder, done.kept.name).after.events == 4


def test_a_backup_s_password_is_asked_for(encrypted: str, tmp_path: Path) -> None:
    """Into a folder that has no record yet, which then has the backup's password."""
    shutil.copyfile(record_in(encrypted), tmp_path / "usb.db")
    new = tmp_path / "máy mới"
    for deed in (backup.plan, backup.restore):
        with pytest.raises(PasswordNeeded):
            deed(str(new), str(tmp_path / "usb.db"))
    assert not new.exists()
    assert passwords.unlock(tmp_path / "usb.db", SECRET)
    backup.restore(str(new), str(tmp_path / "usb.db"))
    cipher.forget_all()
    assert cipher.is_locked(new / "ntm.db")


def test_after_a_lost_password_an_older_backup_helps(folder: str) -> None:
    """The file that nobody can open is put aside as it is."""
    plain = backup.back_up(folder).path
    passwords.encrypt(folder, SECRET, SECRET)
    locked = record_in(folder).read_bytes()
    cipher.forget_all()
    with pytest.raises(PasswordNeeded):
        backup.restore(folder, plain.name)
    assert backup.plan(folder, plain.name, lost=True).now is None
    done = backup.restore(folder, plain.name, lost=True)
    assert done.kept
    assert done.kept.read_bytes() == locked
    with closing(open_office(folder)) as office:
        assert check_record(office).problems == ()


def test_backups_without_a_password_are_told_and_taken_away(folder: str) -> None:
    """Once one with the password is there."""
    plain = backup.back_up(folder).path
    assert passwords.encrypt(folder, SECRET, SECRET).open_backups == (plain,)
    assert passwords.drop_open_backups(folder) == (plain,)
    (left,) = list_backups(record_in(folder))
    assert left.why is Why.ASKED
    assert cipher.salt_of(left.path)
    assert NOTE.encode() not in everything_in(folder)
    assert passwords.drop_open_backups(folder) == ()


def test_it_moves_to_another_place(encrypted: str, tmp_path: Path) -> None:
    """Into a folder, where it has no password; a server is written to in the same way."""
    passwords.unlock(record_in(encrypted), SECRET)
    move_office(encrypted, str(tmp_path / "nơi mới"))
    with closing(open_office(str(tmp_path / "nơi mới"))) as office:
        assert check_record(office).problems == ()
    assert cipher.salt_of(tmp_path / "nơi mới" / "ntm.db") is None


def test_where_the_extra_is_missing_it_is_told(encrypted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a password is asked for, with what to install."""
    driver.encrypted_driver.cache_clear()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(RecordUnavailable, match=r"ntm-tracker\[encrypted\]") as raised:
        passwords.check_can_unlock()
    assert_one_sentence(raised.value.sentence)
    with pytest.raises(RecordUnavailable, match=r"ntm-tracker\[encrypted\]"):
        passwords.unlock(record_in(encrypted), SECRET)
    monkeypatch.undo()
    passwords.check_can_unlock()


_CONVERTING = """
import sys
import ntm_tracker.store.encrypting, ntm_tracker.store.upgrade, alembic.command
from ntm_tracker.service import passwords
folder, secret, way = sys.argv[1:]
if way == "decrypt":
    passwords.unlock(folder + "/ntm.db", secret)
print("go", flush=True)
passwords.encrypt(folder, secret, secret) if way == "encrypt" else passwords.decrypt(folder)
"""
_KILLS = 3


def converted(folder: Path, way: str, *, after: float | None = None) -> float:
    """Convert a record in a program of its own, which is killed `after` so many seconds; return how long it lived."""
    command = [sys.executable, "-c", _CONVERTING, str(folder), SECRET, way]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        process.stdout.readline()
        begun = time.perf_counter()
        if after is not None:
            time.sleep(after)
            process.kill()
        process.wait()
        return time.perf_counter() - begun


@pytest.mark.parametrize("way", ["encrypt", "decrypt"])
def test_killed_at_any_moment_one_whole_record_is_there(folder: str, way: str, tmp_path: Path) -> None:
    """The old one or the new one, with every deed, and it is worked on."""
    if way == "decrypt":
        passwords.encrypt(folder, SECRET, SECRET)
    places = [Path(shutil.copytree(folder, tmp_path / f"{kill}")) for kill in range(_KILLS + 1)]
    whole = converted(places[-1], way)
    for kill, place in enumerate(places[:-1]):
        converted(place, way, after=whole * kill / _KILLS)
    cipher.forget_all()
    for place in places:
        if cipher.salt_of(place / "ntm.db"):
            assert passwords.unlock(place / "ntm.db", SECRET)
        with closing(open_office(str(place))) as office:
            assert check_record(office).problems == ()
            assert [piece.note for piece in now(office, "3.1").evidence] == [NOTE]
            record(office, "3.1", value("96"))
    assert cipher.is_encrypted(places[-1] / "ntm.db") == (way == "encrypt")
