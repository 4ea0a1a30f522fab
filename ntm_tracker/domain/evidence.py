"""Evidence: a note, always; with the paper's number, issuer, dates and files where there are any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file kept in the record by its content."""

    sha256: str
    name: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Link:
    """The indicator that a piece of evidence supports."""

    assessment: str
    indicator: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence and every indicator it is linked to."""

    id: int
    note: str
    entered_at: datetime
    entered_by: str
    number: str = ""
    """“12/BC-UBND”."""
    issuer: str = ""
    issued: date | None = None
    """The day on the paper, not the day it was entered."""
    valid_until: date | None = None
    links: tuple[Link, ...] = ()
    files: tuple[StoredFile, ...] = ()

    def expired(self, day: date) -> bool:
        """Say whether its validity ended before `day`."""
        return self.valid_until is not None and self.valid_until < day

    def holds(self, day: date) -> bool:
        """Say whether it may stand in an inspection on `day`: a note, and still valid."""
        return bool(self.note.strip()) and not self.expired(day)
