"""Everything the screens show at once, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.service.history import list_history
from ntm_tracker.service.reading import open_all, open_checklist, targets_beside

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.profile import Beside, Target
    from ntm_tracker.service.office import Office


@dataclass(frozen=True, slots=True)
class Board:
    """The office at one moment."""

    office: Office
    checklists: tuple[Checklist, ...]
    """Every assessment, the commune's current one first."""
    gaps: Mapping[str, tuple[Gap, ...]]
    """By assessment."""
    events: tuple[Event, ...]
    """Every deed, newest first."""

    def beside(self, set_id: str, indicator: str) -> list[tuple[Target, Beside]]:
        """Return the plan targets that stand beside one indicator."""
        return targets_beside(self.office.profile, set_id, indicator)

    def deeds(self, assessment: str, indicator: str) -> list[Event]:
        """Return the deeds that touched one indicator, newest first."""
        return [e for e in self.events if e.assessment == assessment and indicator in e.indicators]


def read_board(office: Office, *, only_first: bool = False) -> Board:
    """Read the office as it stands now; `only_first` for the current assessment alone."""
    checklists = (open_checklist(office),) if only_first else tuple(open_all(office))
    return Board(
        office=office,
        checklists=checklists,
        gaps={c.assessment.id: find_gaps(c) for c in checklists},
        events=tuple(list_history(office)),
    )
