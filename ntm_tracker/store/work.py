"""A deed of many rows: what it changes is collected, and written to the log as one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from ntm_tracker.store.acceptance import to_take_back, with_taken_back
from ntm_tracker.store.events import append
from ntm_tracker.store.images import current, image_of, key_of, put, remove
from ntm_tracker.store.tables import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table

    from ntm_tracker.store.events import Entry
    from ntm_tracker.store.images import Image

Row = dict[str, Any]


class Work:
    """The rows that one deed writes and removes; parents before their children."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._before: list[Image] = []
        self._after: list[Image] = []
        self._touched: set[tuple[str, str]] = set()

    def touch(self, assessment: str, number: str) -> None:
        """Say that the deed changes the result of an indicator that is told from other rows than its own."""
        self._touched.add((assessment, number))

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows that are known to be new."""
        if rows:
            self._connection.execute(insert(table), list(rows))
            self._after += [image_of(table, row) for row in rows]

    def new(self, table: Table, row: Row) -> int:
        """Insert a row that the database numbers; return its number."""
        (key,) = table.primary_key
        number = int(self._connection.execute(insert(table).values(**row).returning(key)).scalar_one())
        self._after.append(image_of(table, {key.name: number, **row}))
        return number

    def put(self, table: Table, row: Row) -> None:
        """Write a whole row over the one of its key, or as a new one."""
        image = image_of(table, row)
        if (before := put(self._connection, image)) is not None:
            self._before.append(before)
        self._after.append(image)

    def remove(self, table: Table, row: Row) -> None:
        """Remove the row that has the key in `row`, where there is one."""
        if (before := current(self._connection, image_of(table, row))) is not None:
            self._before.append(before)
            remove(self._connection, before)

    @property
    def changed(self) -> bool:
        """Whether the deed left anything other than it was."""
        return {key_of(i): i for i in self._before} != {key_of(i): i for i in self._after}

    def close(self, entry: Entry) -> int:
        """Write the event of the deed, with what it takes back of acceptances; return its number."""
        # A step that the deed itself writes was reached with the rows that it writes beside it.
        written = {(i.row["assessment"], i.row["number"]) for i in self._after if i.table == progress.name}
        touched = to_take_back(self._connection, [*self._before, *self._after], entry.who, self._touched)
        taken_back = [row for row in touched if (row["assessment"], row["number"]) not in written]
        for row in taken_back:
            self.put(progress, row)
        return append(self._connection, with_taken_back(entry, taken_back), self._before, self._after)
