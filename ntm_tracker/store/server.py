"""The record on a PostgreSQL server: the same ways in, one commune's room at a time."""

from __future__ import annotations

import weakref
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import text

from ntm_tracker.errors import InputRefused, LookingOnly, RecordUnavailable
from ntm_tracker.store.server_address import read_address
from ntm_tracker.store.server_engine import open_server
from ntm_tracker.store.server_errors import explained_server
from ntm_tracker.store.server_tables import furnish
from ntm_tracker.store.store import Store
from ntm_tracker.store.upgrade import HEAD, check_known, revision_of, run_revisions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from ntm_tracker.store.server_address import Address
    from ntm_tracker.store.store import View

_ROOMS = text(
    "SELECT n.nspname FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'office' "
    "WHERE has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') "
    "AND to_regclass(format('%I.alembic_version', n.nspname)) IS NOT NULL "
    'ORDER BY n.nspname COLLATE "C"'
)


class ServerStore(Store):
    """One commune's record on a server."""

    on_server = True

    def __init__(self, address: Address, engine: Engine, *, beside: bool = False, read_only: bool = False) -> None:
        self.address = address
        self.is_read_only = read_only
        self._engine = engine
        # The connections of one who looks at many communes are in the room of the first: each view steps over.
        self._options: dict[str, object] = {"schema": address.schema} if beside else {}
        if not beside:
            weakref.finalize(self, engine.dispose)

    @classmethod
    def reach(cls, typed: str, *, read_only: bool = False) -> ServerStore:
        """Open the record at an address; `read_only` where it is to be looked at and nothing changed.

        Raises:
            RecordUnavailable: there is none, or the server cannot be reached, or refuses.
        """
        store = cls.at(typed)
        store.is_read_only = read_only
        if store.bring_to_head(make=False):
            return store
        raise RecordUnavailable(
            f"Chưa có dữ liệu {store.address}, hoặc tài khoản này không được vào; "
            "hãy kiểm tra lại địa chỉ, hoặc nhờ người quản trị chạy “ntm init”."
        )

    @classmethod
    def set_up(cls, typed: str) -> ServerStore:
        """Open the record at an address, making its room and its tables where they are missing."""
        store = cls.at(typed)
        store.bring_to_head(make=True)
        return store

    @classmethod
    def at(cls, typed: str) -> ServerStore:
        """Return what lies at an address, whether or not there is a record yet."""
        address = read_address(typed)
        with explained_server(address):
            return cls(address, open_server(address))

    @property
    def database(self) -> Path:
        """There is no file.

        Raises:
            InputRefused: always, with who looks after the record instead.
        """
        raise InputRefused(
            "Việc này chỉ làm được với dữ liệu trong một thư mục, còn dữ liệu đang dùng nằm trên máy chủ; "
            "hãy nhờ người quản trị máy chủ, hoặc chép dữ liệu ra thư mục bằng “ntm move --to THƯ_MỤC”."
        )

    @property
    def where(self) -> str:
        """Where the record lies, as an officer is told."""
        return str(self.address)

    @contextmanager
    def reading(self) -> Iterator[View]:
        """Open one consistent view of the record."""
        with self._connected() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[View]:
        """Open one unit of work: all of it is kept, or none; the commune's other writers wait.

        Raises:
            LookingOnly: the record was opened to be looked at.
        """
        if self.is_read_only:
            raise LookingOnly
        with self._connected(writes=True) as connection:
            yield connection

    def communes(self) -> list[Store]:
        """Return the records of all communes that this login may read, in order."""
        with self.reading() as connection:
            rooms = connection.execute(_ROOMS).scalars().all()
        return [ServerStore(replace(self.address, schema=room), self._engine, beside=True) for room in rooms]

    def is_current(self) -> bool:
        """Say whether the record is of this version; nothing is upgraded."""
        with self.reading() as connection:
            return revision_of(connection) == HEAD

    def close(self) -> None:
        """Let go of the server; the program's end does it where nobody asks."""
        self._engine.dispose()

    @contextmanager
    def _connected(self, **options: object) -> Iterator[Connection]:
        with (
            explained_server(self.address),
            self._engine.connect().execution_options(**self._options, **options) as connection,
            connection.begin(),
        ):
            yield connection

    def bring_to_head(self, *, make: bool) -> bool:
        """Bring the tables to this version; where there are none only if told to `make` them; say whether there are."""
        with self.reading() as connection:
            revision = revision_of(connection)
        if revision == HEAD:
            return True
        if revision is None and not make:
            return False
        if make and self.address.schema:
            self._make_room(self.address.schema)
        with self.writing() as connection:
            # Read again under the lock: another window may have been first.
            revision = revision_of(connection)
            check_known(revision, self.address)
            if revision != HEAD:
                run_revisions(connection)
                furnish(connection, connection.execute(text("SELECT current_schema()")).scalar_one())
        return True

    def _make_room(self, schema: str) -> None:
        with self.writing() as connection:
            there = connection.execute(text("SELECT 1 FROM pg_namespace WHERE nspname = :name"), {"name": schema})
            # Asked first, for “IF NOT EXISTS” wants the right to make one all the same.
            if there.first() is None:
                connection.exec_driver_sql(f'CREATE SCHEMA "{schema}"')
