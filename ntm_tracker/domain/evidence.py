"""Evidence: a note, always; with the paper's number, issuer, dates and files where there are any."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import fold
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

SOON_DAYS = 30
"""Within so many days the end of a paper is told."""


class Kind(StrEnum):
    """What sort of paper a piece of evidence is."""

    DECISION = "decision"
    RESOLUTION = "resolution"
    REPORT = "report"
    MINUTES = "minutes"
    PLAN = "plan"
    LETTER = "letter"
    TABLE = "table"
    CERTIFICATION = "certification"
    CONTRACT = "contract"
    PHOTO = "photo"
    OTHER = "other"


KINDS = {
    Kind.DECISION: "quyết định",
    Kind.RESOLUTION: "nghị quyết",
    Kind.REPORT: "báo cáo",
    Kind.MINUTES: "biên bản",
    Kind.PLAN: "kế hoạch",
    Kind.LETTER: "công văn",
    Kind.TABLE: "bảng kê",
    Kind.CERTIFICATION: "xác nhận",
    Kind.CONTRACT: "hợp đồng",
    Kind.PHOTO: "ảnh",
    Kind.OTHER: "khác",
}
MAINTAINED = "duy trì hằng năm"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file kept in the record by its content."""

    sha256: str
    name: str
    size: int
    """Bytes."""
    type: str = ""
    """A `FileType` by content; empty for one that nobody looked into yet."""
    retired: int | None = None
    """The number of the event that put a newer file in its place; None while it stands."""


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
    """The files that stand; those that were replaced are in `earlier`."""
    kind: str = ""
    """A `Kind`; empty where nobody said."""
    maintained: bool = False
    """Kept up every year (“duy trì hằng năm”), so that it does not age."""
    earlier: tuple[StoredFile, ...] = ()
    """The files that a newer one replaced, still readable; newest first."""
    version: int = 0
    """The number of the event that saved it."""
    owner: str = ""
    """Who keeps the paper, as typed; empty where nobody said."""

    def expired(self, day: date) -> bool:
        """Say whether its validity ended before `day`."""
        return self.valid_until is not None and self.valid_until < day

    def holds(self, day: date) -> bool:
        """Say whether it may stand in an inspection on `day`: a note, and still valid."""
        return bool(self.note.strip()) and not self.expired(day)

    def ends_within(self, day: date, first: int, last: int) -> bool:
        """Say whether its last valid day comes `first` to `last` days after `day`."""
        return self.valid_until is not None and first <= (self.valid_until - day).days <= last

    def is_older_than(self, year: int) -> bool:
        """Say whether the paper is from before `year` and nothing says that it still holds in it.

        A decision without an end holds until another takes its place; an undated paper is not known to be old.
        """
        if self.issued is None or self.issued.year >= year or self.maintained:
            return False
        if self.valid_until:
            return self.valid_until.year < year
        return self.kind not in (Kind.DECISION, Kind.RESOLUTION)

    def latest_year(self, years: Mapping[str, int]) -> int | None:
        """Return the latest year of the assessments that it is linked to; `years` has the year of each."""
        return max((years[link.assessment] for link in self.links if link.assessment in years), default=None)

    def takes_over(self, earlier: Evidence, day: date) -> bool:
        """Say whether it covers on `day` what `earlier` proved: a later paper of the same kind that lasts longer."""
        if not (self.kind and self.kind == earlier.kind and self.holds(day)):
            return False
        later = bool(self.issued and earlier.issued and self.issued > earlier.issued)
        lasts = self.valid_until is None or (earlier.valid_until is not None and self.valid_until > earlier.valid_until)
        return later and lasts


def kind_text(kind: str) -> str:
    """Return the word for `kind`, “” where nobody said."""
    return KINDS[Kind(kind)] if kind else ""


def read_kind(typed: str) -> str:
    """Return the kind that was typed “báo cáo”, “bao-cao” or “report”; “” for nothing.

    Raises:
        InputRefused: it is none of the list.
    """
    asked = " ".join(fold(typed).replace("-", " ").replace("_", " ").split())
    for kind, word in KINDS.items():
        if asked in (fold(word), kind.value):
            return kind.value
    if asked:
        known = ", ".join(KINDS.values())
        raise InputRefused(f"Không có loại minh chứng “{typed.strip()[:30]}”; hãy chọn một trong: {known}.")
    return ""
