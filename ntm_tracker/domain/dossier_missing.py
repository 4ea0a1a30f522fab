"""What the dossier lacks, told before the inspectors find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.dossier import folders
from ntm_tracker.domain.evidence import KINDS, Kind
from ntm_tracker.domain.gaps import Rule, find_gaps
from ntm_tracker.domain.terms import Verdict
from ntm_tracker.domain.text import fold

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.evidence import Evidence

SUGGESTED = "Minh chứng gợi ý chưa có"
_TOLD = {
    Rule.MET_WITHOUT_EVIDENCE: "Đạt nhưng thiếu minh chứng",
    Rule.EVIDENCE_EMPTY: "Minh chứng chưa có nội dung",
    Rule.EVIDENCE_EXPIRED: "Minh chứng hết hiệu lực",
    Rule.EVIDENCE_ENDS_THIS_WEEK: "Minh chứng sắp hết hiệu lực",
    Rule.EVIDENCE_ENDS_THIS_MONTH: "Minh chứng sắp hết hiệu lực",
    Rule.REQUIREMENT_UNKNOWN: "Chưa rõ mức yêu cầu",
}
"""The gaps that an inspector meets in the folder itself."""
# A suggestion says “Bảng thống kê” or “Bảng diện tích” where the kind is “bảng kê”.
_BEGINNINGS = {kind.value: word for kind, word in KINDS.items() if kind is not Kind.OTHER} | {Kind.TABLE.value: "bảng"}


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
    """Return the suggestions of an indicator that no evidence still valid on `day` answers.

    A piece answers one suggestion: the one that it names, or else the first that begins with its kind.
    """
    if state.judgement.verdict is Verdict.NOT_APPLICABLE:
        return ()
    left = list(state.indicator.evidence)
    held = [piece for piece in state.evidence if piece.holds(day)]
    for answers in (_names, _is_of_its_kind):
        for piece in list(held):
            if answered := next((one for one in left if answers(piece, one)), None):
                left.remove(answered)
                held.remove(piece)
    return tuple(left)


def _names(piece: Evidence, suggestion: str) -> bool:
    return fold(suggestion).strip(" .;") in fold(" ".join(piece.note.split()))


def _is_of_its_kind(piece: Evidence, suggestion: str) -> bool:
    """Say whether both begin alike: the piece by its kind, or by its note where nobody said what it is."""
    kinds = [piece.kind] if piece.kind else [k for k, word in _BEGINNINGS.items() if _begins(piece.note, word)]
    return any(_begins(suggestion, _BEGINNINGS[kind]) for kind in kinds if kind in _BEGINNINGS)


def _begins(text: str, word: str) -> bool:
    return fold(text).startswith(fold(word))
