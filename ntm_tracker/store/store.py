"""The record as one thing: opened in one place, passed to whoever reads or writes."""

from __future__ import annotations

import os
import weakref
from contextlib import contextmanager, nullcontext, suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from ntm_tracker.errors import LookingOnly, RecordUnavailable
from ntm_tracker.store.engine import explained, open_engine, open_held_engine, open_reading_engine
from ntm_tracker.store.kept_evidence import KeptEvidence
from ntm_tracker.store.one_writer import alone
from ntm_tracker.store.place import is_on_network
from ntm_tracker.store.upgrade import bring_to_head, check_known, is_current, revision_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


View = Connection  # what a reader or a writer is handed; other rooms need not know its maker


class Store:
    """One database file. `reading` and `writing` are the only ways in."""

    on_server = False
    """Whether it lies on a server, whose administrator keeps copies of it."""

    def __init__(self, database: Path, *, read_only: bool = False) -> None:
        self._database = database
        self.is_read_only = read_only
        """Whether every write is refused, by the database itself too."""
        is_local = not is_on_network(database)
        self._alone = nullcontext if is_local else partial(alone, database)
        self._engine = open_reading_engine(database) if read_only else open_engine(database, log_beside=is_local)
        # The last connection to close folds the log into the file: one file is the whole office.
        self._let_go = weakref.finalize(self, self._engine.dispose)
        with explained(database):
            if not is_current(self._engine):
                self._check_may_upgrade()
                upgrading = open_engine(database, foreign_keys=False, log_beside=is_local)
                try:
                    with self._alone():
                        bring_to_head(upgrading)
                finally:
                    upgrading.dispose()

    @classmethod
    def open(cls, database: Path, *, read_only: bool = False) -> Store:
        """Open a record that is there; `read_only` where it is to be looked at and not one byte changed.

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
        return cls(database, read_only=read_only)

    @classmethod
    def create(cls, database: Path) -> Store:
        """Open the record, making the folder and the file, for the owner only, where they are missing."""
        with explained(database):
            database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # SQLite would let everybody read it; what it makes beside it has the same rights.
            with suppress(FileExistsError):
                os.close(os.open(database, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return cls(database)

    @property
    def database(self) -> Path:
        """The file that is the whole record."""
        return self._database

    @property
    def where(self) -> str:
        """Where the record lies, as an officer is told."""
        return f"tại {self._database}"

    @contextmanager
    def reading(self) -> Iterator[View]:
        """Open one consistent view of the record."""
        with explained(self._database), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[View]:
        """Open one unit of work: all of it is kept, or none.

        Raises:
            LookingOnly: the record was opened to be looked at.
        """
        if self.is_read_only:
            raise LookingOnly
        with (
            explained(self._database),
            self._alone(),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @cached_property
    def evidence(self) -> KeptEvidence:
        """All evidence, kept between two readings."""
        return KeptEvidence()

    def communes(self) -> list[Store]:
        """Return the records of all communes that lie here: a file holds one."""
        return [self]

    def is_current(self) -> bool:
        """Say whether the record is of this version: opening a file makes it so."""
        return True

    def close(self) -> None:
        """Let go of the file; done at the program's end where nobody asks."""
        self._let_go()

    def _check_may_upgrade(self) -> None:
        if self.is_read_only:
            with self._engine.connect() as connection:
                check_known(revision_of(connection), self.database)
            raise RecordUnavailable(
                f"Dữ liệu {self.database} cần nâng cấp cho bản chương trình này nên chưa mở chỉ xem được; "
                "hãy mở một lần không có --read-only, hoặc xem trên bản sao."
            )


class HeldStore(Store):
    """A record that nobody else has open, and cannot open as long as this is; only to be read."""

    def __init__(self, database: Path) -> None:
        # Not Store's own: that would let others in.
        self._database = database
        self.is_read_only = True
        self._engine = open_held_engine(database)
        self._let_go = weakref.finalize(self, self._engine.dispose)
        try:
            with self.reading():
                pass
        except RecordUnavailable as refused:
            self.close()
            if "locked" not in str(refused.__cause__):
                raise
            raise RecordUnavailable(
                f"Dữ liệu {database} đang mở ở cửa sổ hoặc máy khác nên chưa làm gì; "
                "hãy đóng hết các cửa sổ của chương trình rồi làm lại."
            ) from None
