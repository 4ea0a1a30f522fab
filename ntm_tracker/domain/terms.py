"""The closed lists of words that verdicts, standings, progress and gaps are made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How an indicator, a criterion or a set stands."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_ASSESSED = "not_assessed"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


class Standing(StrEnum):
    """How firmly a requirement stands."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    SET_BY_PROVINCE = "set_by_province"
    UNKNOWN = "unknown"


class Progress(StrEnum):
    """How far the work is: a second axis, never mixed with the verdict."""

    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    FOR_REVIEW = "for_review"
    ACCEPTED = "accepted"


class Severity(StrEnum):
    """How hard a gap would weigh in an inspection, lightest first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for the lightest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and whether it rests on an unconfirmed requirement (“tạm tính”)."""

    verdict: Verdict
    provisional: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still leaves work before an inspection."""
        return self.verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE)
