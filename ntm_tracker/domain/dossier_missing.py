"""What the dossier lacks, told before the inspectors find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.dossier import folders
from ntm_tracker.domain.gaps import Rule, find_gaps
from ntm_tracker.domain.suggestions import beside_what_is_there
from ntm_tracker.domain.terms import Verdict

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist, IndicatorState

SUGGESTED = "Minh chứng gợi ý chưa có"
_DOUBT = " (đã có tài liệu cùng loại, hãy xem có đúng là tài liệu này không)"
_TOLD = {
    Rule.MET_WITHOUT_EVIDENCE: "Đạt nhưng thiếu minh chứng",
    Rule.EVIDENCE_EMPTY: "Minh chứng chưa có nội dung",
    Rule.EVIDENCE_EXPIRED: "Minh chứng hết hiệu lực",
    Rule.EVIDENCE_ENDS_THIS_WEEK: "Minh chứng sắp hết hiệu lực",
    Rule.EVIDENCE_ENDS_THIS_MONTH: "Minh chứng sắp hết hiệu lực",
    Rule.REQUIREMENT_UNKNOWN: "Chưa rõ mức yêu cầu",
}
"""The gaps that an inspector meets in the folder itself."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that an inspector would ask for in vain."""

    indicator: str
    what: str
    sentence: str


def missing(checklist: Checklist, *, focus: bool = False) -> tuple[Missing, ...]:
    """List what is missing, indicator by indicator in the order of the folders."""
    gaps = [gap for gap in find_gaps(checklist) if gap.rule in _TOLD]
    found: list[Missing] = []
    for _, state in folders(checklist, focus=focus):
        number = state.indicator.number
        found += (Missing(number, _TOLD[gap.rule], gap.sentence) for gap in gaps if gap.indicator == number)
        found += (Missing(number, SUGGESTED, suggestion) for suggestion in lacking(state, checklist.day))
    return tuple(found)


def lacking(state: IndicatorState, day: date) -> tuple[str, ...]:
    """Return the suggestions of an indicator that no evidence surely answers on `day`; doubtful ones with a word."""
    if state.judgement.verdict is Verdict.NOT_APPLICABLE:
        return ()
    listed = beside_what_is_there(state.indicator.evidence, state.evidence, day)
    return tuple(f"{one.text}{_DOUBT if one.perhaps else ''}" for one in listed if not one.answered_by)
