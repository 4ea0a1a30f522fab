"""Programs that are killed at random moments of every kind of writing, and what must be left afterwards.

    python -m tests.store.killing [KILLS] [SEED]

Each program is a fork of this one, so that most of its life is spent writing, not starting. It tells what is
saved as it goes; after kill -9 the record must open, pass every check, and hold all that was told.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.backups import Why
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.adopting import Adopting, adopt_set
from ntm_tracker.service.authoring import copy_set
from ntm_tracker.service.backup import back_up, restore
from ntm_tracker.service.changing_evidence import edit_evidence
from ntm_tracker.service.checkup import check_record
from ntm_tracker.service.dossier import Asked, write_dossier
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.extracting import extract_pending
from ntm_tracker.service.history import list_history, redo, undo
from ntm_tracker.service.office import open_office, set_up_office
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.service.record_mark import record_mark
from ntm_tracker.service.recording import Recording, record_result
from ntm_tracker.service.reporting import Order, write_report
from ntm_tracker.service.set_files import export_set, read_set_file, save_set
from ntm_tracker.store.backup import UNFINISHED, keep, list_backups, state_kept, state_of
from ntm_tracker.store.store import Store
from ntm_tracker.store.upgrade import HEAD
from tests.store.test_migrations import made_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ntm_tracker.service.office import Office

LONGEST = 0.6
"""Seconds that a program lives at most after its first deed."""
_AT_THE_START = 0.25
"""The share of programs that are killed while they open the record, or in their first deed."""
_FAILED = 3


@dataclass(frozen=True)
class Desk:
    """Where one kind of writing is done again and again."""

    folder: Path

    @property
    def data(self) -> str:
        """The data folder as it is typed."""
        return str(self.folder / "data")

    @property
    def database(self) -> Path:
        """The record."""
        return self.folder / "data" / "ntm.db"


def recording(desk: Desk) -> Iterator[str]:
    """Save a result, take it back, do it again."""
    office = open_office(desk.data)
    for number in range(10**6):
        record_result(office, "3.1", Recording(Draft(value=str(number % 100))))
        yield record_mark(office).code
        if number % 5 == 4:
            undo(office)
            yield record_mark(office).code
            redo(office)
            yield record_mark(office).code


def adding_files(desk: Desk) -> Iterator[str]:
    """Save evidence with a file of two megabytes, read its words, correct it."""
    office, scan = open_office(desk.data), desk.folder / f"quét {os.getpid()}.txt"
    for number in range(10**6):
        scan.write_bytes(f"Biên bản {os.getpid()} {number} ".encode() + bytes(2_000_000))
        piece = add_evidence(office, ("3.1",), Paper(f"Báo cáo {number}", files=(str(scan),)))
        yield record_mark(office).code
        extract_pending(office)
        edit_evidence(office, [piece.id], Change(note=f"Báo cáo sửa {number}"))
        yield record_mark(office).code
        undo(office)
        undo(office)
        yield record_mark(office).code


def importing(desk: Desk) -> Iterator[str]:
    """Import a criteria set from a file, and take it back."""
    office = open_office(desk.data)
    imported = read_set_file(desk.folder / "bộ.toml")
    for _ in range(10**6):
        save_set(office, imported, "bộ.toml")
        yield record_mark(office).code
        undo(office)
        yield record_mark(office).code


def adopting(desk: Desk) -> Iterator[str]:
    """Adopt a set for another year, which is backed up before, and take it back."""
    office = open_office(desk.data)
    for _ in range(10**6):
        # The program before may have been killed between the two.
        with contextlib.suppress(InputRefused):
            adopt_set(office, Adopting("xa-ntm-nang-cao-2021-2025", year="2025"))
            yield record_mark(office).code
        undo(office)
        yield record_mark(office).code


def backing_up(desk: Desk) -> Iterator[str]:
    """Back up beside the record and to a file, one deed between two backups."""
    office = open_office(desk.data)
    for number in range(10**6):
        record_result(office, "3.1", Recording(Draft(value=str(number % 100))))
        yield record_mark(office).code
        keep(desk.database, Why.ASKED)
        back_up(desk.data, str(desk.folder / "usb.db"), over=True)


def restoring(desk: Desk) -> Iterator[str]:
    """Put two backups back by turns; no deed is told, for a restore takes deeds away."""
    for _ in range(10**6):
        for name in ("một.db", "hai.db"):
            restore(desk.data, str(desk.folder / name))
            yield ""


def migrating(desk: Desk) -> Iterator[str]:
    """Bring a record of an earlier revision to this one."""
    for _ in range(10**6):
        shutil.copyfile(desk.folder / "cũ.db", desk.folder / "mới.db")
        (desk.folder / "mới.db").replace(desk.database)
        yield ""
        Store.open(desk.database).close()
        yield ""


def handing_out(desk: Desk) -> Iterator[str]:
    """Write the dossier and the readiness summary over the ones before."""
    office = open_office(desk.data)
    for _ in range(10**6):
        write_dossier(office, desk.folder / "hồ sơ.zip", Asked(over=True))
        write_report(office, desk.folder / "báo cáo.txt", None, Order(), over=True)
        yield ""


KINDS: dict[str, Callable[[Desk], Iterator[str]]] = {
    "saving": recording,
    "saving files": adding_files,
    "importing": importing,
    "adopting": adopting,
    "backing up": backing_up,
    "restoring": restoring,
    "migrating": migrating,
    "writing a dossier": handing_out,
}


def prepare(kind: str, folder: Path) -> Desk:
    """Make a filled record to work on."""
    desk = Desk(folder)
    if kind == "migrating":
        (folder / "data").mkdir(parents=True)
        made_at("0002", folder).rename(folder / "cũ.db")
        shutil.copyfile(folder / "cũ.db", desk.database)
        return desk
    office, _ = set_up_office(desk.data)
    scan = folder / "biên bản.pdf"
    scan.write_bytes(b"%PDF-1.7 " + bytes(300_000))
    for number in range(5):
        record_result(office, "3.1", Recording(Draft(value=str(number))))
        add_evidence(office, ("3.1",), Paper(f"Minh chứng {number}", files=(str(scan),)))
    _particulars(kind, desk, office)
    office.close()
    return desk


def _particulars(kind: str, desk: Desk, office: Office) -> None:
    if kind == "importing":
        copied = copy_set(office, "xa-ntm-2021-2025", "Bộ thử", edition=False)
        export_set(office, copied.criteria_set.id, desk.folder / "bộ.toml")
        undo(office)
    if kind == "restoring":
        back_up(desk.data, str(desk.folder / "một.db"))
        record_result(office, "3.4", Recording(Draft(passed=True)))
        back_up(desk.data, str(desk.folder / "hai.db"))


def kill_once(kind: str, desk: Desk, after: float, *, at_the_start: bool) -> list[str]:
    """Start a program, kill it so many seconds after its start or its first deed; return what it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(kind, desk, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        first = b"" if at_the_start else pipe.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        # What was cut in the middle of a line was not told.
        told = (first + pipe.read()).decode().split("\n")[:-1]
    assert os.WIFSIGNALED(status), f"{kind}: the program ended by itself: {told[-3:]}"
    return [mark for mark in told if mark]


def _work(kind: str, desk: Desk, writing: int) -> None:
    try:
        for mark in KINDS[kind](desk):
            os.write(writing, f"{mark}\n".encode())
    except BaseException as error:  # noqa: BLE001 - a fork must not go on as the test
        os.write(writing, f"{error!r}\n".encode())
    os._exit(_FAILED)


def check(kind: str, desk: Desk, told: list[str]) -> None:
    """Raise AssertionError where the record is not as it must be."""
    if kind == "migrating":
        before = state_of(desk.database)
        assert before is not None
        assert before.revision in ("0002", HEAD)
        store = Store.open(desk.database)
        with store.reading() as connection:
            counted = [
                connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()  # noqa: S608 - our own names
                for table in ("evidence", "evidence_link", "evidence_file", "file", "result", "event")
            ]
        store.close()
        assert counted == [1, 1, 1, 1, 1, 2], counted
        _sound(desk.database)
    else:
        office = open_office(desk.data)
        problems, marks = check_record(office).problems, {event.hash[:10] for event in list_history(office)}
        office.close()
        assert problems == ()
        assert set(told) <= marks, f"lost: {[mark for mark in told if mark not in marks]}"
    if kind == "restoring":
        assert state_of(desk.database) in (state_kept(desk.folder / "một.db"), state_kept(desk.folder / "hai.db"))
    for copy in [one.path for one in list_backups(desk.database)] + list(desk.folder.glob("usb.db")):
        _sound(copy)
    for archive in desk.folder.glob("hồ sơ.zip"):
        with zipfile.ZipFile(archive) as opened:
            assert opened.testzip() is None
            assert "SHA256SUMS.txt" in opened.namelist()
    for paper in desk.folder.glob("báo cáo.txt"):
        assert paper.read_text("utf-8").strip()


def _sound(copy: Path) -> None:
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",), copy


def checked_apart(kind: str, desk: Desk, told: list[str]) -> str:
    """Check in a program of its own, so that this one opens no database; return what is wrong, “” for nothing."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            check(kind, desk, told)
        except BaseException as error:  # noqa: BLE001 - a fork must not go on as the test
            os.write(writing, f"{type(error).__name__}: {error}".encode()[:4000])
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read().decode("utf-8", "replace")


def main() -> int:
    """Kill so many programs; return 1 where one of them left something wrong."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)  # noqa: S311 - when to kill is no secret
    survived, deeds, wrong = Counter[str](), Counter[str](), list[str]()
    with tempfile.TemporaryDirectory(prefix="ntm-kill-") as made:
        desks = {}
        for place, kind in enumerate(KINDS):
            folder = Path(made) / str(place)
            folder.mkdir()
            desks[kind] = _prepared_apart(kind, folder)
        for number in range(kills):
            kind = tuple(KINDS)[number % len(KINDS)]
            early, after = chance.random() < _AT_THE_START, chance.uniform(0, LONGEST)
            told = kill_once(kind, desks[kind], after, at_the_start=early)
            fault = checked_apart(kind, desks[kind], told)
            survived[kind] += not fault
            deeds[kind] += len(told)
            if fault:
                wrong.append(f"{kind}, kill {number}: {fault}")
            _tidy(desks[kind])
    for kind, count in survived.items():
        print(f"{kind:<18} {count:>4} kills survived, {deeds[kind]:>5} deeds told as saved")  # noqa: T201 - the answer
    print(f"{sum(survived.values())} of {kills} kills survived, {sum(deeds.values())} deeds told, {len(wrong)} wrong")  # noqa: T201
    print("\n".join(wrong))  # noqa: T201
    return 1 if wrong else 0


def _prepared_apart(kind: str, folder: Path) -> Desk:
    child = os.fork()
    if not child:
        prepare(kind, folder)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    return Desk(folder)


def _tidy(desk: Desk) -> None:
    """Keep the disk from filling with what was left half written; the program itself does so after an hour."""
    for left in (*desk.folder.rglob(f"{UNFINISHED}*"), *desk.folder.glob("quét*")):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    for old in list_backups(desk.database)[3:]:
        old.path.unlink()


if __name__ == "__main__":
    sys.exit(main())
