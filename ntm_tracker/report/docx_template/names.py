"""What a template calls the sections and cells of a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.report.model import Column

_LONGEST = 32


def word_of(key: str) -> str:
    """Return what a template calls the section `key`."""
    return re.sub(r"[^a-z0-9]+", "_", fold(key)).strip("_")


def cell_words(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return what a template calls the cells of a row: by their headings, else “cot_3”."""
    found: list[str] = []
    for place, column in enumerate(columns, start=1):
        name = word_of(column.heading)
        if len(name) > _LONGEST:
            name = name[:_LONGEST].rpartition("_")[0]
        usable = name and not name[0].isdigit() and name not in (*found, "nhom")
        found.append(name if usable else f"cot_{place}")
    return tuple(found)
