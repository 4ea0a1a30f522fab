"""The record as it stood right after a deed, as a store of its own in memory: read by the same questions."""

from __future__ import annotations

import weakref
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, text

from ntm_tracker.store import tables
from ntm_tracker.store.engine import open_memory_engine
from ntm_tracker.store.images import Image, row_of
from ntm_tracker.store.replay import rows_after
from ntm_tracker.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from ntm_tracker.store.replay import Key, Row
    from ntm_tracker.store.store import View

_INDEX = text("CREATE VIRTUAL TABLE evidence_search USING fts5 (folded)")


class PastStore(Store):
    """Everything but the contents of files, which are not kept twice; nothing can be written."""

    def __init__(self, present: Store, number: int) -> None:
        # Not Store's own: there is no file to open.
        self._present = present
        self.is_read_only = True
        self.on_server = present.on_server
        self._engine = open_memory_engine()
        self._let_go = weakref.finalize(self, self._engine.dispose)
        with present.reading() as source, self._engine.connect() as memory, memory.begin():
            tables.metadata.create_all(memory)
            memory.execute(_INDEX)
            _fill(memory, rows_after(source, number))
            _copy_log(source, memory, number)
            _copy_files(source, memory)

    @property
    def database(self) -> Path:
        """The file of the record whose past this is."""
        return self._present.database

    @property
    def where(self) -> str:
        """Where the record lies whose past this is."""
        return self._present.where

    @contextmanager
    def reading(self) -> Iterator[View]:
        """Open the past."""
        with self._engine.connect() as connection, connection.begin():
            yield connection


def _fill(memory: Connection, rows: dict[Key, Row]) -> None:
    by_table: dict[str, list[Row]] = defaultdict(list)
    for (table, *_), row in rows.items():
        by_table[table].append(row_of(Image(table, row)))
    for table in tables.logged_tables():
        # One by one: a row of before an upgrade has fewer columns than one of today.
        for row in by_table[table.name]:
            memory.execute(insert(table).values(**row))


def _copy_log(source: View, memory: Connection, number: int) -> None:
    wanted = select(tables.event).where(tables.event.c.seq <= number)
    memory.execute(insert(tables.event), [dict(row) for row in source.execute(wanted).mappings()])
    if joined := [dict(row) for row in source.execute(select(tables.joined_event)).mappings()]:
        memory.execute(insert(tables.joined_event), joined)


def _copy_files(source: View, memory: Connection) -> None:
    """Write what is known of the files without what is in them; one that was let go since has no size any more."""
    kept, read = tables.file.c, tables.file_text.c
    sizes = {row.sha256: row.size for row in source.execute(select(kept.sha256, kept.size))}
    types = {row.sha256: row.type for row in source.execute(select(read.sha256, read.type))}
    for sha256 in memory.execute(select(tables.evidence_file.c.sha256).distinct()).scalars().all():
        memory.execute(insert(tables.file).values(sha256=sha256, size=sizes.get(sha256, 0), content=b""))
        if sha256 in types:
            memory.execute(insert(tables.file_text).values(sha256=sha256, type=types[sha256], folded=""))
