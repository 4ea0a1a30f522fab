"""The shipped TOML files as tables, read once.

Beside every file lies the same table as JSON: reading TOML takes thirty times as long, which is a twentieth of the
time to the first frame. The JSON counts only while it is of this very TOML, so that nobody can change the one and be
shown the other.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from ntm_tracker.places import shipped

if TYPE_CHECKING:
    from pathlib import Path


@cache
def shipped_table(name: str) -> dict[str, Any]:
    """Return the file criteria/`name`.toml; days and fractions may be text."""
    file = shipped("criteria") / f"{name}.toml"
    read = file.read_bytes()
    try:
        of, table = json.loads(quick_file(file).read_bytes())
    except (OSError, ValueError, TypeError):
        of, table = None, {}
    return table if of == crc32(read) else _read_slowly(read.decode("utf-8"))


def quick_file(file: Path) -> Path:
    """Return where the JSON of a shipped TOML file lies."""
    return file.with_name("quick") / f"{file.stem}.json"


def quick_text(file: Path) -> str:
    """Return the text of that JSON: which text it is of, and its table; a test keeps the files equal to it."""
    read = file.read_bytes()
    quick = crc32(read), _read_slowly(read.decode("utf-8"))
    return json.dumps(quick, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(held: date | Decimal) -> str:
    return held.isoformat() if isinstance(held, date) else str(held)


def _read_slowly(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text, parse_float=Decimal)
