"""What is kept of all evidence between two readings is never other than what the record holds."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.store.kept_evidence import KeptEvidence
from ntm_tracker.store.queries import all_evidence
from ntm_tracker.store.store import Store
from tests.store.record import add_paper, execute, save

if TYPE_CHECKING:
    from pathlib import Path

_WALKS = ("FROM evidence ORDER BY", "FROM evidence_link ORDER BY")


def asked(store: Store, kept: KeptEvidence) -> list[str]:
    """Read all evidence, find that it is what the record holds, and return what the database was asked."""
    with store.reading() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        questions: list[str] = []
        driver.set_trace_callback(questions.append)
        papers = kept.read(connection)
        driver.set_trace_callback(None)
        assert list(papers.listed) == all_evidence(connection)
    return [" ".join(question.split()) for question in questions]


def walks(questions: list[str]) -> int:
    """Count the questions that go over all evidence or all links."""
    return sum(walk in question for question in questions for walk in _WALKS)


@pytest.fixture
def kept(store: Store) -> KeptEvidence:
    """Three papers, read once."""
    for note in ("Báo cáo", "Biên bản", "Quyết định"):
        add_paper(store, note)
    kept = KeptEvidence()
    assert walks(asked(store, kept)) == len(_WALKS)
    return kept


def test_a_save_that_touches_no_paper_reads_none(store: Store, kept: KeptEvidence) -> None:
    """However many papers there are, a result is saved and seen without reading them."""
    save(store)
    assert not any("FROM evidence" in question for question in asked(store, kept))


def test_a_new_paper_is_read_alone(store: Store, kept: KeptEvidence) -> None:
    """One paper more: the others are not read again."""
    add_paper(store, "Ảnh chụp")
    assert walks(asked(store, kept)) == 0


def test_a_paper_of_another_window_is_seen(store: Store, kept: KeptEvidence, database: Path) -> None:
    """What another program saved in the same file comes too."""
    other = Store.open(database)
    add_paper(other, "Từ cửa sổ khác")
    other.close()
    assert walks(asked(store, kept)) == 0


def test_another_history_is_read_whole(store: Store, kept: KeptEvidence, tmp_path: Path) -> None:
    """Where a backup took the record's place the events that were known are others: nothing is taken over."""
    copy = tmp_path / "khac"
    copy.mkdir()
    shutil.copy(store.database, copy / "ntm.db")
    execute(copy / "ntm.db", "UPDATE event SET hash = 'f' || substr(hash, 2)", "UPDATE evidence SET note = 'Khác'")
    other = Store.open(copy / "ntm.db")
    assert walks(asked(other, kept)) == len(_WALKS)
    other.close()


def test_the_type_of_a_file_is_seen_once_it_is_known(store: Store, kept: KeptEvidence) -> None:
    """Finding out what a file is, is no deed; it is read all the same."""
    execute(
        store,
        "INSERT INTO file (sha256, size, content) VALUES ('ab', 3, x'')",
        "INSERT INTO evidence_file (evidence, sha256, name, position) VALUES (1, 'ab', 'tep.pdf', 0)",
        "INSERT INTO file_text (sha256, type, folded) VALUES ('ab', 'pdf', '')",
    )
    assert walks(asked(store, kept)) == len(_WALKS)
