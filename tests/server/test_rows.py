"""The store's own tests of rows, deeds, the log and files, once more on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store import files
from tests.server.outside import from_outside
from tests.store.record import add_paper, dump, execute, save, undo
from tests.store.scans import a_scan
from tests.store.test_events import (  # noqa: F401 - collected here, on this folder's fixtures
    test_a_deed_over_another_keeps_the_row_before,
    test_a_deed_writes_one_event,
    test_a_removed_line_shows,
    test_an_undo_is_kept_beside_what_it_undoes,
    test_an_untouched_log_holds,
    test_events_are_numbered_and_chained,
)
from tests.store.test_files import (  # noqa: F401 - collected here, on this folder's fixtures
    test_a_file_that_changes_while_it_is_read_is_refused,
    test_a_stick_that_is_pulled_out_is_refused,
    test_a_stored_file_comes_back_byte_for_byte,
    test_the_largest_file_is_stored_in_little_memory,
)
from tests.store.test_own_sets import test_undo_takes_a_set_back  # noqa: F401 - collected here
from tests.store.test_past import (  # noqa: F401 - collected here, on this folder's fixtures
    test_a_later_figure_does_not_count_before_its_day,
    test_an_undone_figure_does_not_count,
)
from tests.store.test_unit import (  # noqa: F401 - collected here, on this folder's fixtures
    filled,
    test_a_confirmation_over_another_version_is_refused,
    test_a_save_over_another_version_is_refused,
    test_a_save_over_the_version_seen_is_taken,
    test_a_version_seen_before_an_undo_is_no_longer_the_newest,
    test_an_evidence_number_never_comes_back,
    test_nothing_is_left_to_undo_after_the_last,
    test_setting_up_is_not_undone,
    test_undo_leaves_every_table_as_it_was,
    test_undo_refuses_when_the_rows_were_changed_since,
    test_undoing_a_paper_keeps_a_file_that_another_carries,
    test_undoing_again_walks_back,
    test_what_is_done_after_an_undo_is_undone_first,
)

if TYPE_CHECKING:
    from ntm_tracker.store.server import ServerStore


@pytest.mark.parametrize("table", ["result", "event"])
def test_a_deed_and_its_event_are_saved_together_or_not_at_all(store: ServerStore, table: str) -> None:
    """Where a row of a deed cannot be written, its event is not, and the other way round."""
    execute(store, f"ALTER TABLE {table} ADD CONSTRAINT refuse CHECK (false) NOT VALID")
    before = dump(store)
    with pytest.raises(RecordUnavailable, match="23514"):
        save(store)
    assert dump(store) == before
    execute(store, f"ALTER TABLE {table} DROP CONSTRAINT refuse")


def test_an_event_s_number_is_that_of_its_rows(store: ServerStore) -> None:
    """A deed that failed leaves no gap: a row's version stays the number of the event that wrote it."""
    failed = "INSERT INTO event SELECT (e).* FROM (SELECT e FROM event e LIMIT 1) e"
    with pytest.raises(Exception, match=r"one_chain|pk_event"):
        execute(store, failed)
    save(store)
    with from_outside(store) as connection:
        ((number, version),) = connection.execute("SELECT (SELECT max(seq) FROM event), version FROM result").fetchall()
    assert number == version == 2


def test_a_file_is_kept_once_in_pieces(store: ServerStore) -> None:
    """Two papers with the same scan share its content, a megabyte a piece; after the last paper the pieces go."""
    scan = a_scan("Biên bản.pdf", bytes(range(256)) * 10_000)
    add_paper(store, files=(scan,))
    add_paper(store, files=(scan,))
    with from_outside(store) as connection:
        held = connection.execute("SELECT place, length(content) FROM file_piece ORDER BY place").fetchall()
    assert held == [(0, 1 << 20), (1, 1 << 20), (2, 2_560_000 - (2 << 20))]
    for _ in range(2):
        undo(store)
    save(store)
    assert dump(store)["file_piece"] == []


def test_a_stored_file_that_was_altered_is_not_whole(store: ServerStore) -> None:
    """One changed byte in one piece is told."""
    scan = a_scan("biên bản.txt", b"the scan")
    add_paper(store, files=(scan,))
    execute(store, "UPDATE file_piece SET content = set_byte(content, 0, 0)")
    with store.reading() as connection:
        assert not files.holds(connection, scan.sha256)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE file_piece SET content = set_byte(content, 0, 7) WHERE place = 1",
        "DELETE FROM file_piece WHERE place = 2",
        "INSERT INTO file_piece SELECT sha256, 3, content FROM file_piece WHERE place = 0",
    ],
)
def test_the_same_file_again_mends_a_damaged_one(store: ServerStore, damage: str) -> None:
    """Whatever became of its pieces, added with another paper it is whole again, in as many pieces as before."""
    scan = a_scan("Biên bản.pdf", bytes(range(256)) * 10_000)
    add_paper(store, files=(scan,))
    before = dump(store)["file_piece"]
    execute(store, damage)
    with store.reading() as connection:
        assert not files.holds(connection, scan.sha256)
    add_paper(store, files=(scan,))
    assert dump(store)["file_piece"] == before
