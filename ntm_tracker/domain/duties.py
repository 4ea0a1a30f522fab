"""Who does what by when, how far the work is, and what a higher level found: the second axis beside the verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from ntm_tracker.domain.terms import Progress, Verdict

SOON_DAYS = 7
"""Within so many days a deadline is told before it comes."""


class Level(StrEnum):
    """Who appraises: the district (“thẩm tra”) or the province (“thẩm định”)."""

    DISTRICT = "huyen"
    PROVINCE = "tinh"


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who answers for an indicator or a whole criterion, and by when."""

    owner: str = ""
    due: date | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """What somebody does by a day so that an indicator, or a whole criterion, can stand."""

    id: int
    number: str
    """The indicator's, or the criterion's where it is for the whole of it."""
    what: str
    who: str
    entered_at: datetime
    entered_by: str
    due: date | None = None
    done_on: date | None = None
    version: int = 0

    def overdue(self, day: date) -> bool:
        """Say whether it should have been done before `day` and is not."""
        return self.done_on is None and self.due is not None and self.due < day

    def due_soon(self, day: date) -> bool:
        """Say whether it is to be done within a week of `day`, that day among them."""
        return self.done_on is None and is_soon(self.due, day)

    @property
    def urgency(self) -> tuple[bool, bool, int, int]:
        """What tasks are sorted by: open ones first, the earliest deadline before the others."""
        return self.done_on is not None, self.due is None, self.due.toordinal() if self.due else 0, self.id


def is_soon(due: date | None, day: date) -> bool:
    """Say whether `due` is `day` itself or within the week after it."""
    return due is not None and 0 <= (due - day).days <= SOON_DAYS


@dataclass(frozen=True, slots=True)
class Stage:
    """How far an officer said the work is."""

    progress: Progress
    by: str
    at: datetime
    version: int = 0


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What a higher level found of one indicator, beside the commune's own verdict."""

    id: int
    number: str
    level: Level
    verdict: Verdict
    """`MET` or `NOT_MET`."""
    on: date
    remark: str = ""
    by: str = ""
    """Who appraised, as typed."""
    answer: str = ""
    """What the commune answered to the remark."""
    answered_on: date | None = None
    closed_on: date | None = None
    """The day on which the remark was settled without, or after, an answer."""
    version: int = 0

    @property
    def open(self) -> bool:
        """Whether its remark waits: neither answered nor settled."""
        return bool(self.remark) and self.answered_on is None and self.closed_on is None


@dataclass(frozen=True, slots=True)
class Duties:
    """What the record holds of the work on one assessment, by the number of an indicator, gate or criterion."""

    assignments: Mapping[str, Assignment] = field(default_factory=dict)
    tasks: Mapping[str, tuple[Task, ...]] = field(default_factory=dict)
    """Open ones first, the earliest deadline before the others."""
    stages: Mapping[str, Stage] = field(default_factory=dict)
    appraisals: Mapping[str, tuple[Appraisal, ...]] = field(default_factory=dict)
    """The newest first."""
