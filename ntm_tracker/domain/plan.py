"""The targets of the year's plan (chỉ tiêu KT-XH) and the figures recorded for them, period by period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from ntm_tracker.domain.profile import Target


@dataclass(frozen=True, slots=True)
class PlanResult:
    """One figure recorded for a target of the plan."""

    id: int
    target: str
    value: Decimal
    entered_at: datetime
    entered_by: str
    period: str = ""
    """What it is the figure of, as typed: “quý 3”; empty where only a day was given."""
    on: date | None = None
    """The day the figure holds for."""
    source: str = ""
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class TargetState:
    """One target as it stands on a day."""

    target: Target
    results: tuple[PlanResult, ...]
    """The newest last."""

    @property
    def latest(self) -> PlanResult | None:
        """The figure that counts: the one of the latest day."""
        return self.results[-1] if self.results else None
