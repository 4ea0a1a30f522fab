"""The office's own sets in the record: read back as written, one row a line, undone whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.history import Deed
from ntm_tracker.law.shelf import set_ids, shipped_set
from ntm_tracker.store.events import Entry
from ntm_tracker.store.own_sets import own_set_ids, read_own_set, write_own_set
from ntm_tracker.store.work import Work
from tests.store.record import content, from_outside, undo

if TYPE_CHECKING:
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.store.store import Store


def write(store: Store, criteria_set: CriteriaSet) -> None:
    """Write a set as one deed."""
    with store.writing() as connection:
        work = Work(connection)
        write_own_set(connection, work, criteria_set, "nhập từ bo.xlsx", "Chị Hà")
        work.close(Entry(Deed.WRITE_SET, "Chị Hà", f"Ghi bộ {criteria_set.id}"))


def a_copy(set_id: str) -> CriteriaSet:
    """Return a shipped set under an id of the office's own."""
    return replace(shipped_set(set_id), id=f"{set_id}-rieng")


@pytest.mark.parametrize("set_id", set_ids())
def test_a_set_is_read_back_as_it_was_written(store: Store, set_id: str) -> None:
    """Every shipped set, with its gates, facts, levels and by-year figures."""
    own = a_copy(set_id)
    write(store, own)
    with store.reading() as connection:
        assert own_set_ids(connection) == [own.id]
        assert read_own_set(connection, own.id) == own


def test_a_changed_line_is_one_row(store: Store) -> None:
    """The log does not take in the whole set again."""
    own = a_copy("xa-ntm-nang-cao-2021-2025")
    write(store, own)
    first = own.criteria[0]
    indicators = (replace(first.indicators[0], text="Câu chữ mới"), *first.indicators[1:])
    write(store, replace(own, criteria=(replace(first, indicators=indicators), *own.criteria[1:])))
    with from_outside(store.database) as connection:
        (images,) = connection.execute(
            "SELECT json_array_length(after) FROM event ORDER BY seq DESC LIMIT 1"
        ).fetchone()
    assert images == 1


def test_undo_takes_a_set_back(store: Store) -> None:
    """After a change, the set as it was; after the import, none."""
    empty = content(store)
    own = a_copy("xa-ntm-2021-2025")
    write(store, own)
    imported = content(store)
    write(store, replace(own, criteria=own.criteria[:-1], criterion_count=18, indicator_count=55, title="Tên khác"))
    undo(store)
    assert content(store) == imported
    undo(store)
    assert content(store) == empty
