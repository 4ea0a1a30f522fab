"""How ready an assessment is, counted over all applicable indicators."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.terms import Standing, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist, IndicatorState

FORMULA = (
    "Mức sẵn sàng = số chỉ tiêu sẵn sàng / tổng số chỉ tiêu áp dụng (chỉ tiêu chưa đánh giá vẫn tính ở mẫu số). "
    "Chỉ tiêu sẵn sàng là chỉ tiêu đạt, mức yêu cầu đã đối chiếu văn bản, có minh chứng còn hiệu lực và không còn "
    "ý kiến thẩm tra, thẩm định chưa giải trình."
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over a list of indicators; each is counted once."""

    verdicts: Counter[Verdict]
    provisional: int
    """How many verdicts rest on an unconfirmed requirement."""
    provisional_met: int
    """How many of the met ones do."""
    ready: int

    @property
    def total(self) -> int:
        """All indicators, applicable or not."""
        return self.verdicts.total()

    @property
    def applicable(self) -> int:
        """All but those that do not apply."""
        return self.total - self.verdicts[Verdict.NOT_APPLICABLE]

    @property
    def met(self) -> int:
        """Met, provisional ones among them."""
        return self.verdicts[Verdict.MET]

    @property
    def readiness(self) -> Decimal:
        """The share of ready among applicable indicators, 0 to 1; 0 where none applies."""
        return Decimal(self.ready) / self.applicable if self.applicable else Decimal(0)


def is_ready(state: IndicatorState, day: date) -> bool:
    """Say whether `state` would pass an inspection on `day`."""
    return (
        state.judgement.verdict is Verdict.MET
        and state.applied.standing is Standing.CONFIRMED
        and any(evidence.holds(day) for evidence in state.evidence)
        and not state.open_remarks
    )


def tally(states: Iterable[IndicatorState], day: date) -> Tally:
    """Count `states` as they stand on `day`."""
    listed = tuple(states)
    return Tally(
        verdicts=Counter(s.judgement.verdict for s in listed),
        provisional=sum(s.judgement.provisional for s in listed),
        provisional_met=sum(s.judgement.provisional and s.judgement.verdict is Verdict.MET for s in listed),
        ready=sum(is_ready(s, day) for s in listed),
    )


def provisional_criteria_met(checklist: Checklist) -> int:
    """Count the met criteria that rest on an unconfirmed requirement."""
    judged = (c.judgement for c in checklist.criteria)
    return sum(j.verdict is Verdict.MET and j.provisional for j in judged)


def criteria_met(checklist: Checklist) -> int:
    """Count the criteria that are met."""
    return sum(c.judgement.verdict is Verdict.MET for c in checklist.criteria)
