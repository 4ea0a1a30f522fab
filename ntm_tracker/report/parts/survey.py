"""One subject's checklist beside everything that a report counts on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.domain.readiness import criteria_met, provisional_criteria_met, tally
from ntm_tracker.domain.terms import Severity, Verdict
from ntm_tracker.report.parts.letterhead import sentence_case, with_kind

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.domain.readiness import Tally
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


def survey(checklist: Checklist) -> Survey:
    """Count `checklist` and find its gaps."""
    return Survey(checklist, tally(checklist.indicators(), checklist.day), find_gaps(checklist))
