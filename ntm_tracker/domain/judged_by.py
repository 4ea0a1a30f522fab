"""The legal texts that an assessment is judged by on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.requirements import Confidence, YearlyNumber
from ntm_tracker.domain.wording import CONFIDENCE, number_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.criteria import CriteriaSet, Instrument
    from ntm_tracker.domain.verdicts import Confirmation

LABEL = "Văn bản áp dụng"
_ROLES = {"issues": "ban hành", "amends": "sửa đổi", "procedure": "điều kiện công nhận"}
_FIRM = (Confidence.VERIFIED, Confidence.VERIFIED_GIST)


def judged_by(checklist: Checklist) -> tuple[str, ...]:
    """Name the texts in force on the day of `checklist`: of the set, of its gates, by year, and the office's own."""
    return (*_instruments(checklist), *_years(checklist), *_confirmed(checklist))


def amending(criteria_set: CriteriaSet, day: date) -> Instrument | None:
    """Return the text that changed `criteria_set` from `day` on, None where none is known."""
    changing = (i for i in criteria_set.instruments if i.role in ("amends", "procedure"))
    return next((i for i in changing if i.since == day), None)


def _instruments(checklist: Checklist) -> Iterator[str]:
    roles = [role for role in _ROLES if role != "procedure" or checklist.gates]
    for role in roles:
        for instrument in checklist.criteria_set.instruments:
            if instrument.role == role and instrument.since <= checklist.law_day:
                yield f"{_ROLES[role]}: {_cited(instrument)}"


def _cited(instrument: Instrument) -> str:
    text = f"{instrument} ({instrument.issuer}, {instrument.since_text})"
    return text if instrument.confidence in _FIRM else f"{text} [{CONFIDENCE[instrument.confidence]}]"


def _years(checklist: Checklist) -> Iterator[str]:
    year = checklist.assessment.year
    yearly = [(s.indicator.number, s.applied.requirement) for s in _states(checklist)]
    has = {number: year in bound.values for number, bound in yearly if isinstance(bound, YearlyNumber)}
    for said, known in ((f"mức của năm {year}", True), (f"chưa rõ mức cho năm {year}", False)):
        if numbers := [number for number, is_known in has.items() if is_known is known]:
            yield f"{said}: chỉ tiêu {', '.join(numbers)}"


def _confirmed(checklist: Checklist) -> Iterator[str]:
    by_basis: dict[str, list[str]] = {}
    for state in _states(checklist):
        if confirmation := state.applied.confirmation:
            by_basis.setdefault(_basis(confirmation), []).append(number_text(state.indicator.number))
    for basis, numbers in by_basis.items():
        yield f"đã đối chiếu: {basis} (chỉ tiêu {', '.join(numbers)})"


def _basis(confirmation: Confirmation) -> str:
    return f"{confirmation.basis} ngày {format_date(confirmation.dated)}" if confirmation.dated else confirmation.basis


def _states(checklist: Checklist) -> Iterator[IndicatorState]:
    yield from checklist.indicators()
    yield from checklist.gates
