"""Several programs at one record on a server, and one that dies in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.store.events import first_broken, read_events
from tests.builders import a_result, measured
from tests.server.outside import from_outside
from tests.store.record import add_paper, dump, save, saved
from tests.store.test_processes import children, start  # noqa: F401 - a fixture among them

if TYPE_CHECKING:
    from ntm_tracker.store.server import ServerStore
    from tests.store.test_processes import Child

SAVE_TEN = """
import sys
from ntm_tracker.service.office import open_office
from tests.store.record import save
office = open_office(None)
print("ready", flush=True)
sys.stdin.readline()
for _ in range(10):
    save(office.store)
"""
HALF_WAY = """
import sys
from ntm_tracker.service.office import open_office
from ntm_tracker.store import unit
from tests.store.record import entry
from tests.builders import a_result
office = open_office(None)
with office.store.writing() as connection:
    unit.save_result(connection, entry(), "3.1", a_result(), None)
    print("half way", flush=True)
    sys.stdin.read()
"""


def test_writers_wait_for_each_other(store: ServerStore, children: list[Child]) -> None:  # noqa: F811 - the fixture
    """Two programs, ten saves each: twenty events without a gap, one chain."""
    started = [start(children, SAVE_TEN) for _ in range(2)]
    assert [child.hear() for child in started] == ["ready"] * 2
    for child in started:
        child.tell()
    assert [child.end() for child in started] == [0] * 2
    with store.reading() as connection:
        assert [event.seq for event in read_events(connection)] == list(range(1, 22))
        assert first_broken(connection) is None


def test_a_kill_in_the_middle_of_saving_saves_nothing(
    store: ServerStore,
    children: list[Child],  # noqa: F811 - the fixture
) -> None:
    """The server takes back what a killed program had begun, and lets the next one in."""
    before = dump(store)
    child = start(children, HALF_WAY)
    assert child.hear() == "half way"
    child.kill()
    assert dump(store) == before
    save(store)
    assert saved(store)


def test_what_another_window_saves_shows_at_once(store: ServerStore) -> None:
    """A view is of one moment; the next one knows."""
    with store.reading() as connection:
        first = len(read_events(connection))
        with from_outside(store) as other:
            other.execute("UPDATE office SET profile = 'khac'")
        save(store, a_result(measured("7")))
        assert len(read_events(connection)) == first
    assert saved(store)
    assert add_paper(store) == 1
