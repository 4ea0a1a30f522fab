"""What a report is built from, read from the record once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ntm_tracker.report.parts.survey import survey

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.villages import Villages
    from ntm_tracker.report.model import Mark
    from ntm_tracker.report.parts.letterhead import Issuer
    from ntm_tracker.report.parts.survey import Survey


@dataclass(frozen=True)
class Sources:
    """The checklists that a report tells of, as they stand now and as they stood."""

    checklist: Checklist
    """Of the subject that the report is about."""
    issuer: Issuer
    mark: Mark
    checklist_before: Checklist | None = None
    """The same on the day that is compared with; None where nothing is."""
    village_checklist: Checklist | None = None
    """Of the commune's village of the year."""
    village_before: Checklist | None = None
    course: tuple[Checklist, ...] = ()
    """The subject's over its year, oldest first."""
    damaged: tuple[str, ...] = ()
    """What does not count since its file is no longer what was stored, one sentence each."""
    villages: Villages | None = None
    """All villages of the commune with their titles."""
    models_stated: int | None = None
    """How many model villages the commune's plan says there are, named or not."""
    village_checklists: tuple[Checklist, ...] = ()
    """Of every village that is assessed in the year."""

    def alone(self) -> Sources:
        """Return the same without the village of the year."""
        return replace(self, village_checklist=None, village_before=None)

    @cached_property
    def main(self) -> Survey:
        """The subject's counts and gaps."""
        return survey(self.checklist)

    @cached_property
    def before(self) -> Survey | None:
        """The subject's, as they were."""
        return survey(self.checklist_before) if self.checklist_before else None

    @cached_property
    def village(self) -> Survey | None:
        """The village's counts and gaps."""
        return survey(self.village_checklist) if self.village_checklist else None

    @cached_property
    def surveys(self) -> tuple[Survey, ...]:
        """The subject, then its village."""
        return tuple(each for each in (self.main, self.village) if each)

    @cached_property
    def surveys_before(self) -> tuple[Survey | None, ...]:
        """The same as they were, in the same order."""
        then = survey(self.village_before) if self.village_before else None
        return (self.before, then) if self.village else (self.before,)
