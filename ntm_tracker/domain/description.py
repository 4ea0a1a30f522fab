"""One indicator, one paper, one plan target in words: the same on screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.precedents import Carry
from ntm_tracker.domain.results import NotApplicable, outcome_text
from ntm_tracker.domain.terms import Standing
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import (
    CARRIES,
    CONFIDENCE,
    NEEDS_REVIEW,
    PROGRESS,
    STANDINGS,
    bound_text,
    indicator_text,
    judgement_text,
    requirement_text,
)

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import IndicatorState
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.precedents import Precedent
    from ntm_tracker.domain.profile import Beside, Target
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.verdicts import Applied

Facts = list[tuple[str, str]]


def facts(state: IndicatorState, year: int) -> Facts:
    """Return what is known of an indicator as (label, text), in reading order."""
    return [
        ("Đánh giá", _judged(state)),
        ("Tiến độ", PROGRESS[state.progress]),
        *_requirement_facts(state.applied, year),
        ("Căn cứ", state.basis),
        ("Câu chữ", CONFIDENCE[state.indicator.wording_confidence]),
        *([("Lưu ý", state.indicator.note)] if state.indicator.note else []),
        *_result_facts(state.result),
        *((precedent_label(precedent), precedent_text(precedent)) for precedent in state.precedents),
    ]


def _judged(state: IndicatorState) -> str:
    verdict = judgement_text(state.judgement)
    return f"{verdict}; {NEEDS_REVIEW.lower()}" if state.to_review else verdict


def precedent_label(precedent: Precedent) -> str:
    """Return what an earlier answer is here: carried over, of the last period, or to be given anew."""
    return "Mang sang từ" if precedent.carry is Carry.CARRIED else CARRIES[precedent.carry]


def precedent_text(precedent: Precedent) -> str:
    """Write an earlier answer: where it was given, to which words, and what by."""
    where = f"{indicator_text(precedent.number)} “{shorten(precedent.text, 120)}”, {precedent.label}"
    answer = answer_text(precedent.result, precedent.evidence)
    wanted = requirement_text(precedent.requirement, precedent.year)
    papers = "".join(f"; minh chứng: {paper_text(piece)}" for piece in precedent.evidence)
    return f"{answer} (mức cũ: {wanted}; {judgement_text(precedent.judgement)}), theo {where}{papers}"


def answer_text(result: Result | None, evidence: tuple[Evidence, ...]) -> str:
    """Write an answer in short: the result with its day, and how much evidence there is."""
    on = f", ngày {format_date(result.on)}" if result and result.on else ""
    told = f"{outcome_text(result.outcome, result.unit)}{on}" if result else "chưa có kết quả"
    return f"{told}; {len(evidence)} minh chứng"


def standing_text(applied: Applied, year: int) -> str:
    """Write a requirement and how firmly it stands."""
    wanted = requirement_text(applied.requirement, year)
    is_open = applied.standing in (Standing.SET_BY_PROVINCE, Standing.UNKNOWN)
    return wanted if is_open else f"{wanted} ({STANDINGS[applied.standing]})"


def _requirement_facts(applied: Applied, year: int) -> Facts:
    told = [("Mức yêu cầu", standing_text(applied, year))]
    if confirmation := applied.confirmation:
        dated = f" ngày {format_date(confirmation.dated)}" if confirmation.dated else ""
        article = f", {confirmation.article}" if confirmation.article else ""
        told.append(("Đối chiếu", f"{confirmation.basis}{dated}{article}; {confirmation.by}"))
        told.append(("Mức đi kèm", requirement_text(applied.shipped, year)))
    if applied.shipped.note:
        told.append(("Lưu ý", applied.shipped.note))
    return told


def _result_facts(result: Result | None) -> Facts:
    if result is None:
        return [("Kết quả", "chưa có")]
    on = f", ngày {format_date(result.on)}" if result.on else ""
    source = f", theo {result.source}" if result.source else ""
    told = [("Kết quả", f"{outcome_text(result.outcome, result.unit)}{on}{source}")]
    if isinstance(result.outcome, NotApplicable):
        told.append(("Lý do", result.outcome.reason))
    if result.note:
        told.append(("Ghi chú", result.note))
    return told


def paper_text(piece: Evidence) -> str:
    """Write a piece of evidence: number, issuer, date, note, validity, files."""
    parts = [piece.number, piece.issuer, format_date(piece.issued) if piece.issued else ""]
    head = ", ".join(part for part in parts if part)
    until = f" (hiệu lực đến {format_date(piece.valid_until)})" if piece.valid_until else ""
    files = f" [{', '.join(f.name for f in piece.files)}]" if piece.files else ""
    return f"{head}: {piece.note}{until}{files}" if head else f"{piece.note}{until}{files}"


def beside_text(target: Target, near: Beside) -> str:
    """Write a plan target as it stands beside an indicator, with the warning where it differs."""
    text = f"{target.name}: {bound_text(target.op, target.value, target.unit)}"
    if target.baseline is not None:
        text += f" (năm {target.baseline_year}: {format_number(target.baseline)})"
    return f"{text}. CHÚ Ý: {near.warning}" if near.warning else text
