"""The address of a file for SQLite, with what is asked of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from pathlib import Path


def file_address(database: Path, **options: str) -> str:
    """Return the address of `database` with SQLite's own options behind it."""
    plain = quote(str(database.absolute()).replace(os.sep, "/"))
    address = f"file:{plain if plain.startswith('/') else f'/{plain}'}"
    return f"{address}?{urlencode(options)}" if options else address
