"""How SQLite is asked to open a file: to write to one that is there, or only to read it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from pathlib import Path


def file_address(database: Path, **options: str) -> str:
    """Return the address of `database` with SQLite's own options behind it."""
    plain = quote(str(database.absolute()).replace(os.sep, "/"))
    address = f"file:{plain if plain.startswith('/') else f'/{plain}'}"
    return f"{address}?{urlencode(options)}" if options else address


def reading_options(database: Path) -> dict[str, str]:
    """Return the options under which `database` can be read and not one byte of it be changed.

    SQLite wants files beside one that is in use; where it cannot make them, as on a locked stick, nobody
    writes there either, and the file is read as it stands.
    """
    options = {"mode": "ro"}
    try:
        with closing(sqlite3.connect(file_address(database, **options), uri=True)) as connection:
            connection.execute("SELECT name FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        log = database.with_name(f"{database.name}-wal")
        if not log.exists() or not log.stat().st_size:
            return options | {"immutable": "1"}
    except sqlite3.DatabaseError:
        pass  # it will be said when it is read
    return options
