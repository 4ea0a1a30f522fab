"""Several programs at one record, and one that dies in the middle."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from ntm_tracker.service.office import open_office
from ntm_tracker.store.events import first_broken, read_events
from tests.builders import a_result, measured
from tests.store.record import dump, execute, from_outside, save, saved

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
HALF_WAY = """
import sys
from ntm_tracker.store.store import Store
from ntm_tracker.store import unit
from tests.store.record import add_paper, entry, save
from tests.builders import a_result
from pathlib import Path
store = Store.open(Path(sys.argv[1]))
with store.writing() as connection:
    unit.save_result(connection, entry(), "3.1", a_result(), None)
    connection.exec_driver_sql("INSERT INTO file VALUES ('a', 5000000, zeroblob(5000000))")
    print("half way", flush=True)
    sys.stdin.read()
"""
ADOPTING = """
import sys
from ntm_tracker.service.adopting import Adopting, plan_adoption
from ntm_tracker.service.office import open_office
from ntm_tracker.store.adopting import write_adoption
from ntm_tracker.store.work import Work
office = open_office(sys.argv[1])
adoption = plan_adoption(office, Adopting("xa-ntm-nang-cao-2021-2025", year="2025"))
with office.store.writing() as connection:
    write_adoption(connection, Work(connection), adoption)
    print(adoption.counts.previous, flush=True)
    sys.stdin.read()
"""
ON_AND_ON = """
import sys
from pathlib import Path
from tests.builders import a_result, measured
from tests.store.record import save
from ntm_tracker.store.store import Store
store = Store.open(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    save(store, a_result(measured(str(number))))
    print(number, flush=True)
"""
SET_UP = """
import json, sys
from ntm_tracker.service.office import set_up_office
print("ready", flush=True)
made = []
for folder in sys.argv[1:]:
    sys.stdin.readline()
    office, new = set_up_office(folder)
    office.store.close()
    print(json.dumps(new), flush=True)
"""
SAVE_TEN = """
import sys
from pathlib import Path
from tests.store.record import save
from ntm_tracker.store.store import Store
store = Store.open(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(10):
    save(store)
"""


class Child:
    """A program of its own that is spoken to line by line."""

    def __init__(self, code: str, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def hear(self) -> str:
        """Return the next line it prints."""
        return _pipe(self.process.stdout).readline().strip()

    def tell(self) -> None:
        """Let it go on."""
        _pipe(self.process.stdin).write("\n")
        _pipe(self.process.stdin).flush()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def end(self) -> int:
        """Wait for its own end; return its exit code."""
        return self.process.wait(timeout=60)

    def close(self) -> None:
        """Leave nothing behind."""
        self.process.kill()
        self.process.wait()
        _pipe(self.process.stdin).close()
        _pipe(self.process.stdout).close()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe
    return pipe


@pytest.fixture
def children() -> Iterator[list[Child]]:
    """Programs that are ended after the test, whatever happens."""
    started: list[Child] = []
    yield started
    for child in started:
        child.close()


def start(children: list[Child], code: str, *arguments: str) -> Child:
    """Start a program that the fixture ends."""
    children.append(Child(code, *arguments))
    return children[-1]


def assert_sound(database: Path) -> None:
    """SQLite's own checks find nothing."""
    with from_outside(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_kill_in_the_middle_of_saving_saves_nothing(data: Path, children: list[Child]) -> None:
    """After kill -9 the record opens, is sound, holds what it held, and can be saved to."""
    database = data / "ntm.db"
    before = dump(database)
    child = start(children, HALF_WAY, str(database))
    assert child.hear() == "half way"
    child.kill()
    assert_sound(database)
    assert dump(database) == before
    office = open_office(str(data))
    save(office.store)
    assert saved(office.store)
    office.store.close()


def test_a_kill_in_the_middle_of_adopting_leaves_all_as_it_was(data: Path, children: list[Child]) -> None:
    """Half an adoption is none; it can be done again afterwards."""
    office = open_office(str(data))
    save(office.store)
    database = data / "ntm.db"
    before = dump(database)
    child = start(children, ADOPTING, str(data))
    assert child.hear() == "1"
    child.kill()
    assert_sound(database)
    assert dump(database) == before
    save(office.store)
    office.store.close()


def test_what_was_told_saved_survives_a_kill(data: Path, children: list[Child]) -> None:
    """Everything that was reported before the kill is there, row and event together."""
    database = data / "ntm.db"
    child = start(children, ON_AND_ON, str(database))
    told = [int(child.hear()) for _ in range(20)][-1]
    child.kill()
    assert_sound(database)
    office = open_office(str(data))
    with office.store.reading() as connection:
        listed = read_events(connection)
        assert first_broken(connection) is None
    found = saved(office.store)
    office.store.close()
    assert found
    assert len(listed) - 1 >= told
    assert found.outcome == measured(str(len(listed) - 1))


def test_two_programs_may_set_up_the_same_folder_at_once(tmp_path: Path, children: list[Child]) -> None:
    """Both succeed, one of them made the office, and there is one."""
    folders = [tmp_path / str(number) for number in range(10)]
    pair = [start(children, SET_UP, *map(str, folders)) for _ in range(2)]
    assert [child.hear() for child in pair] == ["ready", "ready"]
    for folder in folders:
        for child in pair:
            child.tell()
        assert sorted(json.loads(child.hear() or "null") is True for child in pair) == [False, True]
        kept = dump(folder / "ntm.db")
        assert (len(kept["office"]), len(kept["subject"]), len(kept["assessment"]), len(kept["event"])) == (1, 3, 3, 1)
    assert [child.end() for child in pair] == [0, 0]


def test_two_programs_may_save_at_once(data: Path, children: list[Child]) -> None:
    """Writers wait for each other: twenty saves, twenty events, one chain."""
    pair = [start(children, SAVE_TEN, str(data / "ntm.db")) for _ in range(2)]
    assert [child.hear() for child in pair] == ["ready", "ready"]
    for child in pair:
        child.tell()
    assert [child.end() for child in pair] == [0, 0]
    office = open_office(str(data))
    with office.store.reading() as connection:
        assert len(read_events(connection)) == 21
        assert first_broken(connection) is None
    office.store.close()


def test_the_other_window_s_save_shows_at_once(data: Path) -> None:
    """Two open records of one folder see each other's saves."""
    one, other = open_office(str(data)), open_office(str(data))
    save(one.store, a_result(measured("7")))
    found = saved(other.store)
    one.store.close()
    other.store.close()
    assert found
    assert found.outcome == measured("7")


def test_a_record_can_be_checked_from_outside(data: Path) -> None:
    """Any tool that knows SQLite can read the record while the program is closed."""
    execute(data / "ntm.db", "PRAGMA wal_checkpoint")
    assert_sound(data / "ntm.db")
