"""Deeds, taking them back, and doing them again."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import NothingToRedo, NothingToUndo, SavedMeanwhile
from ntm_tracker.store import queries
from ntm_tracker.store.events import first_broken
from tests.builders import a_result, counted, measured
from tests.store.record import COMMUNE, add_paper, confirm, content, dump, execute, redo, save, saved, undo
from tests.store.scans import a_scan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ntm_tracker.domain.verdicts import Confirmation
    from ntm_tracker.store.store import Store

SCAN = a_scan("Biên bản.pdf", b"%PDF-1.7")
PHOTO = a_scan("Ảnh kênh.jpg", b"\xff\xd8")
HALF = a_result(counted(46, 92), note="Hộ [b] <nghèo> =1+1")


def confirmation(store: Store) -> Confirmation:
    """Return the commune's confirmation of 3.1."""
    with store.reading() as connection:
        return queries.confirmations(connection, "xa-ntm-nang-cao-2021-2025")["3.1"][1]


DEEDS: dict[str, Callable[[Store], object]] = {
    "a result": lambda store: save(store, HALF),
    "a result over another": lambda store: save(store, HALF, "3.2"),
    "a confirmation": lambda store: confirm(store, Decimal("87.5")),
    "a confirmation over another": lambda store: confirm(store, Decimal("87.5"), "2.1"),
    "evidence": add_paper,
    "evidence for two": lambda store: add_paper(store, "Đường [xã]\n=1+1", indicators=("3.1", "2.1")),
    "evidence with files": lambda store: add_paper(store, files=(PHOTO, a_scan("c", b"c"))),
    "evidence with a file that is there": lambda store: add_paper(store, files=(SCAN,)),
}


@pytest.fixture
def filled(store: Store) -> Store:
    """A record with a result, a confirmation and a paper with a file."""
    save(store, a_result(measured("12.50")), "3.2")
    confirm(store, Decimal(100), "2.1")
    add_paper(store, files=(SCAN,))
    return store


@pytest.mark.parametrize("deed", DEEDS)
def test_undo_leaves_every_table_as_it_was(filled: Store, database: Path, deed: str) -> None:
    """After an undo every row of every table but the log is what it was before the deed."""
    before = content(database)
    DEEDS[deed](filled)
    assert content(database) != before
    undo(filled)
    assert content(database) == before


@pytest.mark.parametrize("deed", DEEDS)
def test_redo_leaves_every_table_as_the_deed_did(filled: Store, database: Path, deed: str) -> None:
    """After an undo and a redo every row is what the deed left, the words of its files too; and again."""
    before = content(database)
    DEEDS[deed](filled)
    done = content(database)
    for _ in range(2):
        summary = undo(filled)
        assert content(database) == before
        assert redo(filled) == summary
        assert content(database) == done
    with filled.reading() as connection:
        assert first_broken(connection) is None
    with pytest.raises(NothingToRedo):
        redo(filled)


def test_redo_walks_forward_in_order(filled: Store, database: Path) -> None:
    """Everything undone comes again, the first undone last."""
    states = []
    for deed in DEEDS.values():
        deed(filled)
        states.append(content(database))
    for _ in DEEDS:
        undo(filled)
    for state in states:
        redo(filled)
        assert content(database) == state


def test_a_new_deed_ends_what_can_be_redone(store: Store, database: Path) -> None:
    """What was undone before it stays undone, and its files are let go."""
    add_paper(store, files=(SCAN,))
    undo(store)
    assert len(dump(database)["file"]) == 1, "a redo needs it"
    save(store)
    assert dump(database)["file"] == []
    with pytest.raises(NothingToRedo):
        redo(store)
    undo(store)
    assert redo(store) == "Ghi kết quả 3.1"


def test_a_redo_is_refused_where_the_rows_are_no_longer_what_the_undo_left(store: Store, database: Path) -> None:
    """Nothing is overwritten, and it is said that this was no deed of the program's."""
    save(store)
    undo(store)
    save(store, a_result(measured("1")), "3.2")
    undo(store)
    execute(database, f"INSERT INTO result VALUES ('{COMMUNE}', '3.2', '{{}}', '', NULL, '', '', 1)")  # noqa: S608 - the test's own words
    before = dump(database)
    with pytest.raises(SavedMeanwhile, match="ngoài chương trình"):
        redo(store)
    assert dump(database) == before


def test_undoing_again_walks_back(filled: Store, database: Path) -> None:
    """Each undo takes back the deed before, until nothing is left."""
    states = [content(database)]
    for deed in DEEDS.values():
        deed(filled)
        states.append(content(database))
    for state in reversed(states[:-1]):
        undo(filled)
        assert content(database) == state


def test_what_is_done_after_an_undo_is_undone_first(store: Store) -> None:
    """An undo is not undone; a deed after it is, then the one before."""
    save(store, a_result(measured("1")))
    save(store, a_result(measured("2")))
    undo(store)
    save(store, a_result(measured("3")))
    undo(store)
    left = saved(store)
    assert left
    assert left.outcome == measured("1")
    undo(store)
    assert saved(store) is None


def test_setting_up_is_not_undone(store: Store, database: Path) -> None:
    """On a fresh record there is nothing to undo, and trying leaves no trace."""
    before = dump(database)
    with pytest.raises(NothingToUndo):
        undo(store)
    assert dump(database) == before


def test_nothing_is_left_to_undo_after_the_last(store: Store, database: Path) -> None:
    """A deed is undone once."""
    save(store)
    undo(store)
    before = dump(database)
    with pytest.raises(NothingToUndo):
        undo(store)
    assert dump(database) == before


@pytest.mark.parametrize(
    ("deed", "change"),
    [
        ("a result", "UPDATE result SET note = 'khác' WHERE indicator = '3.1'"),
        ("a result", "DELETE FROM result WHERE indicator = '3.1'"),
        ("a confirmation", "UPDATE confirmation SET basis = 'khác' WHERE indicator = '3.1'"),
        ("evidence", "UPDATE evidence SET note = 'khác' WHERE id = 2"),
        ("evidence for two", "DELETE FROM evidence_link WHERE evidence = 2 AND indicator = '2.1'"),
        ("evidence with files", "UPDATE evidence_file SET name = 'khác' WHERE evidence = 2"),
    ],
)
def test_undo_refuses_when_the_rows_were_changed_since(filled: Store, database: Path, deed: str, change: str) -> None:
    """What was changed behind the program's back is not overwritten: nothing at all is touched."""
    DEEDS[deed](filled)
    execute(database, change)
    before = dump(database)
    with pytest.raises(SavedMeanwhile, match="Không hoàn tác được"):
        undo(filled)
    assert dump(database) == before


def test_a_save_over_another_version_is_refused(store: Store, database: Path) -> None:
    """Who saw an older state, or none, does not overwrite a newer one."""
    save(store)
    older = saved(store)
    save(store)
    newest = saved(store)
    assert older
    assert newest
    before = dump(database)
    for over in (0, older.version, newest.version + 1):
        with pytest.raises(SavedMeanwhile):
            save(store, a_result(measured("1")), over=over)
    assert dump(database) == before


def test_a_save_over_the_version_seen_is_taken(store: Store) -> None:
    """Who saw the newest state saves over it, the first time included."""
    save(store, over=0)
    found = saved(store)
    assert found
    save(store, a_result(measured("1")), over=found.version)
    again = saved(store)
    assert again
    assert again.outcome == measured("1")


def test_a_confirmation_over_another_version_is_refused(store: Store) -> None:
    """The same holds for what was read on paper."""
    confirm(store, Decimal(85), over=0)
    confirm(store, Decimal(86), over=confirmation(store).version)
    with pytest.raises(SavedMeanwhile):
        confirm(store, Decimal(87), over=0)


def test_a_version_seen_before_an_undo_is_no_longer_the_newest(store: Store) -> None:
    """After an undo and another save, who saw the undone figure does not overwrite the new one."""
    save(store, a_result(measured("1")))
    seen = saved(store)
    assert seen
    undo(store)
    save(store, a_result(measured("2")))
    with pytest.raises(SavedMeanwhile):
        save(store, a_result(measured("3")), over=seen.version)


def test_an_evidence_number_never_comes_back(store: Store) -> None:
    """A number that was undone is not given to another paper."""
    first = add_paper(store)
    undo(store)
    assert add_paper(store) > first


def test_a_file_is_kept_once(store: Store, database: Path) -> None:
    """Two papers with the same scan share its content."""
    add_paper(store, files=(SCAN,))
    add_paper(store, files=(a_scan("Bản sao.pdf", b"%PDF-1.7"), PHOTO))
    kept = dump(database)
    assert {row[1:] for row in kept["file"]} == {(8, b"%PDF-1.7"), (2, b"\xff\xd8")}
    with store.reading() as connection:
        newest, oldest = queries.all_evidence(connection)
    assert [file.name for file in newest.files] == ["Bản sao.pdf", "Ảnh kênh.jpg"]
    assert [file.sha256 for file in oldest.files] == [SCAN.sha256]


def test_undoing_a_paper_keeps_a_file_that_another_carries(store: Store) -> None:
    """The scan of an older paper stays when a newer one with the same scan is undone."""
    add_paper(store, files=(SCAN,))
    add_paper(store, files=(SCAN,))
    undo(store)
    with store.reading() as connection:
        (left,) = queries.all_evidence(connection)
    assert [(file.sha256, file.size) for file in left.files] == [(SCAN.sha256, 8)]
