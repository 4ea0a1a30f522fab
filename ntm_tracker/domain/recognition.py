"""Whether recognition can be asked for: never the same as the count of criteria met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.terms import Verdict
from ntm_tracker.domain.wording import PROVISIONAL, number_text

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.terms import Judgement

LABEL = "Đủ điều kiện đề nghị công nhận"
NO_GATES = "Bộ này không ghi điều kiện công nhận."
THE_SET = "dk1"
"""The first condition: the whole set itself."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of recognition as it stands."""

    number: str
    text: str
    judgement: Judgement


def conditions(checklist: Checklist) -> tuple[Condition, ...]:
    """Return the set itself, then every gate; nothing where the set names no gates."""
    if not checklist.gates:
        return ()
    itself = Condition(THE_SET, checklist.criteria_set.title, checklist.as_condition)
    gates = (Condition(g.indicator.number, g.indicator.text, g.judgement) for g in checklist.gates)
    return (itself, *gates)


def eligibility_text(checklist: Checklist, left: str = " – còn thiếu: ") -> str | None:
    """Write “Có” or “Chưa”, and after `left` what is missing; None where the set names no gates."""
    judgement = checklist.recognition
    if judgement is None:
        return None
    met = judgement.verdict is Verdict.MET
    missing = [number_text(c.number) for c in conditions(checklist) if c.judgement.verdict is not Verdict.MET]
    mark = f" ({PROVISIONAL})" if judgement.provisional else ""
    return f"{'Có' if met else 'Chưa'}{mark}{left + ', '.join(missing) if missing else ''}"
