"""The record as one thing: opened in one place, passed to whoever reads or writes."""

from __future__ import annotations

import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store.engine import explained, open_engine
from ntm_tracker.store.upgrade import bring_to_head, is_current

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


View = Connection  # what a reader or a writer is handed; other rooms need not know its maker


class Store:
    """One database file. `reading` and `writing` are the only ways in."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self._engine = open_engine(database)
        # The last connection to close folds the log into the file: one file is the whole office.
        self._let_go = weakref.finalize(self, self._engine.dispose)
        with explained(database):
            if not is_current(self._engine):
                upgrading = open_engine(database, foreign_keys=False)
                try:
                    bring_to_head(upgrading)
                finally:
                    upgrading.dispose()

    @classmethod
    def open(cls, database: Path) -> Store:
        """Open a record that is there.

        Raises:
            RecordUnavailable: there is none, or it cannot be opened.
        """
        with explained(database):
            is_there = database.is_file()
        if not is_there:
            raise RecordUnavailable(
                f"Chưa có dữ liệu trong thư mục {database.parent}; "
                "hãy chạy “ntm init” hoặc chọn đúng thư mục bằng --data."
            )
        return cls(database)

    @classmethod
    def create(cls, database: Path) -> Store:
        """Open the record, making the folder and the file where they are missing."""
        with explained(database):
            database.parent.mkdir(parents=True, exist_ok=True)
        return cls(database)

    @contextmanager
    def reading(self) -> Iterator[View]:
        """Open one consistent view of the record."""
        with explained(self.database), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[View]:
        """Open one unit of work: all of it is kept, or none."""
        with (
            explained(self.database),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @property
    def is_read_only(self) -> bool:
        """Whether every write is refused."""
        return False

    def close(self) -> None:
        """Let go of the file; done at the program's end where nobody asks."""
        self._let_go()
