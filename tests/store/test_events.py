"""The log: one event a deed, chained so that a changed line shows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.history import Deed
from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store.events import GENESIS, first_broken, read_events
from tests.store.record import add_paper, confirm, content, dump, execute, save, undo
from tests.store.scans import a_scan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ntm_tracker.domain.history import Event
    from ntm_tracker.store.store import Store

SCAN = a_scan("Biên bản.pdf", b"%PDF-1.7")
DEEDS: dict[str, tuple[Callable[[Store], object], tuple[str, ...]]] = {
    "record": (save, ("result",)),
    "confirm": (lambda store: confirm(store, Decimal(85)), ("confirmation",)),
    "evidence": (
        lambda store: add_paper(store, files=(SCAN,)),
        ("evidence", "evidence_link", "file", "evidence_file"),
    ),
}
STEPS = [(deed, table) for deed, (_, tables) in DEEDS.items() for table in (*tables, "event")]


def events(store: Store) -> list[Event]:
    """Return the log, oldest first."""
    with store.reading() as connection:
        return read_events(connection)


def broken(store: Store) -> int | None:
    """Return the first event that does not hold."""
    with store.reading() as connection:
        return first_broken(connection)


def three_deeds(store: Store) -> None:
    """Fill the log: numbers 2, 3 and 4, after the setting up."""
    save(store)
    confirm(store, Decimal(85))
    add_paper(store)


@pytest.mark.parametrize(("deed", "table"), STEPS)
def test_a_deed_and_its_event_are_saved_together_or_not_at_all(
    store: Store, database: Path, deed: str, table: str
) -> None:
    """Where any row of a deed cannot be written, its event is not, and the other way round."""
    execute(database, f"CREATE TRIGGER refuse BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END")
    before = dump(database)
    with pytest.raises(RecordUnavailable, match="refused"):
        DEEDS[deed][0](store)
    assert dump(database) == before


@pytest.mark.parametrize("deed", DEEDS)
def test_an_undo_and_its_event_are_saved_together_or_not_at_all(store: Store, database: Path, deed: str) -> None:
    """An undo whose event cannot be written takes nothing back."""
    DEEDS[deed][0](store)
    execute(database, "CREATE TRIGGER refuse BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'refused'); END")
    before = dump(database)
    with pytest.raises(RecordUnavailable, match="refused"):
        undo(store)
    assert dump(database) == before


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_writes_one_event(store: Store, deed: str) -> None:
    """The event says who did what to which indicator and keeps the rows it left."""
    DEEDS[deed][0](store)
    _, last = events(store)
    assert (last.who, last.indicators, last.undone, last.undoes, last.before) == ("Chị Hà", ("3.1",), False, None, ())
    assert [image["table"] for image in last.after] == [name for name in DEEDS[deed][1] if name != "file"]


def test_a_deed_over_another_keeps_the_row_before(store: Store) -> None:
    """The history of an indicator shows the figure before and after."""
    save(store)
    save(store)
    last = events(store)[-1]
    assert last.before == events(store)[-2].after
    assert last.before[0]["row"]["outcome"] == {"kind": "measured", "value": "95"}


def test_events_are_numbered_and_chained(store: Store) -> None:
    """Each event carries the hash of the one before it; the first carries none."""
    three_deeds(store)
    undo(store)
    listed = events(store)
    assert [event.seq for event in listed] == [1, 2, 3, 4, 5]
    assert [event.deed for event in listed][-2:] == [Deed.ADD_EVIDENCE, Deed.UNDO]
    assert [event.previous_hash for event in listed] == [GENESIS, *(event.hash for event in listed[:-1])]
    assert len({event.hash for event in listed}) == 5


def test_an_untouched_log_holds(store: Store) -> None:
    """No deed of the program breaks the chain, an undo and Vietnamese text included."""
    three_deeds(store)
    undo(store)
    assert broken(store) is None


@pytest.mark.parametrize(
    "change",
    [
        "summary = 'Ghi kết quả 3.1: 100%'",
        "who = 'Người khác'",
        "reason = 'Theo chỉ đạo'",
        "at = '2024-01-01T00:00:00.000000+00:00'",
        "deed = 'confirm'",
        "assessment = NULL",
        "indicators = '[\"3.2\"]'",
        "after = replace(after, '95', '99')",
        "before = '[{}]'",
        "undoes = 2",
        "previous_hash = hash",
        "hash = previous_hash",
    ],
)
def test_a_changed_line_shows(store: Store, database: Path, change: str) -> None:
    """Whatever is changed in an old event, the check names its number."""
    save(store)
    confirm(store, Decimal(85))
    save(store)
    number = 3 if change.startswith("undoes") else 2
    execute(database, f"UPDATE event SET {change} WHERE seq = {number}")  # noqa: S608 - the test's own words
    assert broken(store) == number


def test_a_removed_line_shows(store: Store, database: Path) -> None:
    """The event after a removed one no longer fits."""
    three_deeds(store)
    execute(database, "DELETE FROM event WHERE seq = 3")
    assert broken(store) == 4


def test_an_undo_is_kept_beside_what_it_undoes(store: Store, database: Path) -> None:
    """Nothing is taken out of the log: the deed stays, marked as undone."""
    save(store)
    kept = dump(database)["event"]
    undo(store)
    assert set(kept) < set(dump(database)["event"])
    deed, taken_back = events(store)[-2:]
    assert (deed.undone, taken_back.undoes, taken_back.undone) == (True, deed.seq, False)
    assert (taken_back.before, taken_back.after) == (deed.after, deed.before)


def test_the_log_is_no_part_of_the_content(store: Store, database: Path) -> None:
    """What tests compare as content is every table but the log."""
    save(store)
    assert set(dump(database)) - set(content(database)) == {"event"}
