"""Looking into a record on a server without the program, as another tool would."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

    from ntm_tracker.store.server import ServerStore

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"


@contextmanager
def from_outside(store: ServerStore) -> Iterator[psycopg.Connection]:
    """Open the database with nothing but the driver, in the record's room."""
    import psycopg

    url = store.address.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, options=f"-c search_path={store.address.schema}") as connection:
        yield connection


def dump(store: ServerStore) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table; what is JSON as text, which can be compared and sorted."""
    with from_outside(store) as connection:
        tables = [str(name) for (name,) in connection.execute(_TABLES)]
        return {table: sorted(map(_plain, connection.execute(_whole(table))), key=repr) for table in tables}


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(json.dumps(value, sort_keys=True) if isinstance(value, dict | list) else value for value in row)


def _whole(table: str) -> bytes:
    return f'SELECT * FROM "{table}"'.encode()


def execute(store: ServerStore, *statements: str) -> None:
    """Change the database behind the program's back."""
    with from_outside(store) as connection:
        for statement in statements:
            connection.execute(statement.encode())
