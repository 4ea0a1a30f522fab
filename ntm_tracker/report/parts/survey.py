"""One subject's checklist beside everything that a report counts on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.domain.readiness import criteria_met, is_ready, provisional_criteria_met, tally
from ntm_tracker.domain.terms import Severity, Verdict
from ntm_tracker.report.parts.letterhead import sentence_case, with_kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.domain.readiness import Tally
    from ntm_tracker.domain.terms import Judgement
    from ntm_tracker.report.model import Figures


@dataclass(frozen=True, slots=True)
class Survey:
    """A checklist, its counts and its gaps, taken once."""

    checklist: Checklist
    tally: Tally
    gaps: tuple[Gap, ...]

    @property
    def name(self) -> str:
        """The subject as it is named inside a sentence."""
        subject = self.checklist.assessment.subject
        return with_kind(subject.name, "thôn" if subject.kind == "village" else "xã")

    @property
    def label(self) -> str:
        """The subject as a table names it, marked where its set stands in for another."""
        marked = " (bộ tạm)" if self.checklist.criteria_set.stand_in else ""
        return f"{sentence_case(self.name)}{marked}"

    def gaps_of(self, severity: Severity) -> int:
        """Count the gaps of one severity."""
        return sum(gap.severity is severity for gap in self.gaps)

    def figures(self) -> Figures:
        """Return the plain figures by name."""
        counted = self.tally
        return {
            "criteria_total": len(self.checklist.criteria),
            "criteria_met": criteria_met(self.checklist),
            "criteria_met_provisional": provisional_criteria_met(self.checklist),
            "indicators_total": counted.total,
            "indicators_applicable": counted.applicable,
            "indicators_met": counted.met,
            "indicators_met_provisional": counted.provisional_met,
            "indicators_not_met": counted.verdicts[Verdict.NOT_MET],
            "indicators_not_assessed": counted.verdicts[Verdict.NOT_ASSESSED],
            "indicators_undetermined": counted.verdicts[Verdict.UNDETERMINED],
            "provisional": counted.provisional,
            "indicators_ready": counted.ready,
            "readiness": float(counted.readiness),
            "gaps_total": len(self.gaps),
            **{f"gaps_{severity.value}": self.gaps_of(severity) for severity in reversed(Severity)},
        }

    def counted(self, figure: str) -> tuple[str, ...]:
        """Return the keys of the rows that a figure was counted from: indicators “3.1”, criteria “TC3”."""
        if figure.startswith("gaps_"):
            wanted = figure.removeprefix("gaps_")
            return tuple(gap_key(gap) for gap in self.gaps if wanted in ("total", gap.severity))
        if (counts := _CRITERIA.get(figure)) is not None:
            return tuple(criterion_key(c.criterion.number) for c in self.checklist.criteria if counts(c.judgement))
        if (belongs := _INDICATORS.get(figure)) is not None:
            return tuple(s.indicator.number for s in self.checklist.indicators() if belongs(s.judgement))
        day = self.checklist.day
        return tuple(s.indicator.number for s in self.checklist.indicators() if is_ready(s, day))


_CRITERIA: dict[str, Callable[[Judgement], bool]] = {
    "criteria_total": lambda _: True,
    "criteria_met": lambda j: j.verdict is Verdict.MET,
    "criteria_met_provisional": lambda j: j.verdict is Verdict.MET and j.provisional,
}
_INDICATORS: dict[str, Callable[[Judgement], bool]] = {
    "indicators_total": lambda _: True,
    "indicators_applicable": lambda j: j.verdict is not Verdict.NOT_APPLICABLE,
    "indicators_met": lambda j: j.verdict is Verdict.MET,
    "indicators_met_provisional": lambda j: j.verdict is Verdict.MET and j.provisional,
    "indicators_not_met": lambda j: j.verdict is Verdict.NOT_MET,
    "indicators_not_assessed": lambda j: j.verdict is Verdict.NOT_ASSESSED,
    "indicators_undetermined": lambda j: j.verdict is Verdict.UNDETERMINED,
    "provisional": lambda j: j.provisional,
}


def criterion_key(number: int) -> str:
    """Return the key of a criterion's row."""
    return f"TC{number}"


def gap_key(gap: Gap) -> str:
    """Return the key of the row that a gap is about; empty for the whole assessment."""
    if gap.indicator:
        return gap.indicator
    return criterion_key(gap.criterion) if gap.criterion else ""


def survey(checklist: Checklist) -> Survey:
    """Count `checklist` and find its gaps."""
    return Survey(checklist, tally(checklist.indicators(), checklist.day), find_gaps(checklist))
