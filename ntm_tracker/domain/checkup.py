"""What a check of the record finds: where it is not as it was written, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What is checked, in this order."""

    DATABASE = "database"
    """The file itself, by the database's own check."""
    LINKS = "links"
    """Rows that name another row."""
    CHAIN = "chain"
    """The events, each by its hash and the one before."""
    ROWS = "rows"
    """The rows against a replay of the events."""
    FILES = "files"
    """Every stored file against its hash."""
    SEARCH = "search"
    """The index of search against the rows."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be."""

    part: Part
    where: str
    """Which event, row or file."""
    told: str
    """What is wrong with it."""
    advice: str
    """What to do."""
