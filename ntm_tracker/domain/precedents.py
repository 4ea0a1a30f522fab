"""The answer that an indicator had before: in the set that was swapped, last year, in the unit before a merger."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.terms import Judgement


class Carry(StrEnum):
    """What became of an earlier answer when the set was adopted."""

    CARRIED = "carried"
    """Text and requirement are the same: the result was carried over."""
    REVIEW = "review"
    """Something differs: the answer is shown beside, and must be given anew (“cần rà soát lại”)."""
    PREVIOUS = "previous"
    """The same, of an earlier year or another unit (“kỳ trước”): shown beside, never counted."""


@dataclass(frozen=True, slots=True)
class Precedence:
    """Which indicator of which earlier assessment an indicator follows."""

    indicator: str
    from_assessment: str
    from_indicator: str
    carry: Carry


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier answer with all that it was given by."""

    carry: Carry
    assessment: str
    """The id of the assessment that it was given in."""
    label: str
    """That assessment in words: subject, set, year."""
    number: str
    text: str
    requirement: Requirement
    year: int
    result: Result | None
    judgement: Judgement
    evidence: tuple[Evidence, ...]
