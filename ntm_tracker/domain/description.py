"""One indicator, one paper, one plan target in words: the same on screen and on paper."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.duty_words import owner_text
from ntm_tracker.domain.evidence import MAINTAINED, kind_text
from ntm_tracker.domain.file_types import TYPE_NAMES, FileType
from ntm_tracker.domain.judged_by import amending
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.precedents import Carry
from ntm_tracker.domain.requirements import Checklist, Survey, YearlyNumber
from ntm_tracker.domain.results import NotApplicable, Surveyed, outcome_text
from ntm_tracker.domain.satisfaction import compare, compared_text, counts_text, firmness_texts
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
    whole_text,
)

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import IndicatorState
    from ntm_tracker.domain.criteria import CriteriaSet, Earlier, Indicator
    from ntm_tracker.domain.evidence import Evidence, StoredFile
    from ntm_tracker.domain.precedents import Precedent
    from ntm_tracker.domain.profile import Beside, Target
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.verdicts import Applied, Confirmation

Facts = list[tuple[str, str]]
_STANDING = ("Đánh giá", "Tiến độ", "Mức yêu cầu", "Kết quả", "Lý do")


def facts(state: IndicatorState, year: int) -> Facts:
    """Return what is known of an indicator as (label, text), in reading order."""
    return [
        ("Đánh giá", _judged(state)),
        ("Tiến độ", _progress(state)),
        *([("Phụ trách", owner_text(state))] if state.owner or state.due else []),
        *_requirement_facts(state.applied, year),
        ("Căn cứ", state.basis),
        *([("Sửa đổi tại", state.indicator.amended)] if state.indicator.amended else []),
        ("Câu chữ", CONFIDENCE[state.indicator.wording_confidence]),
        *([("Lưu ý", state.indicator.note)] if state.indicator.note else []),
        *_result_facts(state.result),
        *_survey_facts(state),
        *_village_facts(state),
        *((precedent_label(state, precedent), precedent_text(precedent)) for precedent in state.precedents),
    ]


def _judged(state: IndicatorState) -> str:
    verdict = judgement_text(state.judgement)
    return f"{verdict}; {NEEDS_REVIEW.lower()}" if state.to_review else verdict


def _progress(state: IndicatorState) -> str:
    told = PROGRESS[state.progress]
    stage = state.stage
    return f"{told} ({stage.by}, {format_moment(stage.at)})" if stage and stage.progress is state.progress else told


def precedent_label(state: IndicatorState, precedent: Precedent) -> str:
    """Return what an earlier answer is here: carried over, of the last period, to be given anew, or given anew."""
    if precedent.carry is Carry.REVIEW and state.result:
        return "Câu trả lời cũ"
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


def earlier_lines(criteria_set: CriteriaSet, indicator: Indicator, year: int) -> list[str]:
    """Return what `indicator` said before it was amended, oldest first, with the text that amended it."""
    return [_earlier(criteria_set, old, year) for old in indicator.earlier]


def _earlier(criteria_set: CriteriaSet, old: Earlier, year: int) -> str:
    changed_by = amending(criteria_set, old.until)
    when = f" ({changed_by.since_text})" if changed_by else ""
    parts = [
        f"Trước {format_date(old.until)}{when}: “{old.text}”",
        f"Mức yêu cầu: {requirement_text(old.requirement, year)}",
        *([old.requirement.note.removesuffix(".")] if old.requirement.note else []),
        f"Câu chữ: {CONFIDENCE[old.wording_confidence]}",
        *([f"Thay bởi {changed_by}"] if changed_by else []),
        *([f"Nguồn: {old.source}"] if old.source else []),
    ]
    return ". ".join(parts)


def standing_facts(state: IndicatorState, year: int) -> Facts:
    """Return as much of an indicator as stands beside something else: its verdict, what it must reach, its result."""
    return [(label, text) for label, text in facts(state, year) if label in _STANDING]


def standing_text(applied: Applied, year: int) -> str:
    """Write a requirement and how firmly it stands."""
    wanted = requirement_text(applied.requirement, year)
    is_open = applied.standing in (Standing.SET_BY_PROVINCE, Standing.UNKNOWN)
    return wanted if is_open else f"{wanted} ({STANDINGS[applied.standing]})"


def confirmation_text(confirmation: Confirmation) -> str:
    """Write what was read, by whom and when."""
    dated = f" ngày {format_date(confirmation.dated)}" if confirmation.dated else ""
    article = f", {confirmation.article}" if confirmation.article else ""
    return f"{confirmation.basis}{dated}{article}; {confirmation.by}, {format_moment(confirmation.at)}"


def paper_facts(state: IndicatorState, year: int) -> Facts:
    """Return what to hold against the paper: the figure with where it was read, and what stands near it."""
    shipped, indicator = state.applied.shipped, state.indicator
    told = [("Mức đi kèm", f"{whole_text(shipped, year)} ({CONFIDENCE[shipped.confidence]})")]
    if confirmation := state.applied.confirmation:
        told.insert(
            0, ("Đã đối chiếu", f"{whole_text(state.applied.requirement, year)}; {confirmation_text(confirmation)}")
        )
    told += [("Nội dung", "; ".join(shipped.items))] if isinstance(shipped, Checklist) else []
    told += [("Ngưỡng", text) for text in firmness_texts(shipped)] if isinstance(shipped, Survey) else []
    for label, text in (
        ("Nguồn", shipped.source),
        ("Cột chung", shipped.national),
        ("Căn cứ", state.basis),
        ("Sửa đổi", indicator.amended),
        ("Lưu ý", shipped.note),
        ("Ghi chú", indicator.note),
    ):
        told += [(label, text)] if text else []
    for old in indicator.earlier:
        told.append(("Trước đây", f"{old.text}: {whole_text(old.requirement, year)} (đến {format_date(old.until)})"))
    return told


def _requirement_facts(applied: Applied, year: int) -> Facts:
    told = [("Mức yêu cầu", standing_text(applied, year))]
    if isinstance(applied.own, YearlyNumber) and len(applied.own.values) > 1:
        told.append(("Các năm", whole_text(applied.own, year)))
    if confirmation := applied.confirmation:
        told.append(("Đối chiếu", confirmation_text(confirmation)))
        told.append(("Mức đi kèm", whole_text(applied.shipped, year)))
    if isinstance(applied.shipped, Survey):
        told += [("Ngưỡng", text) for text in firmness_texts(applied.shipped)]
    if applied.shipped.note:
        told.append(("Lưu ý", applied.shipped.note))
    return told


def _result_facts(result: Result | None) -> Facts:
    if result is None:
        return [("Kết quả", "chưa có")]
    on = f", ngày {format_date(result.on)}" if result.on else ""
    # What is counted from rows says itself by what: “theo 21 thôn, cập nhật …”.
    by = "" if result.source.startswith("theo ") else "theo "
    source = f", {by}{result.source}" if result.source else ""
    told = [("Kết quả", f"{outcome_text(result.outcome, result.unit)}{on}{source}")]
    if isinstance(result.outcome, NotApplicable):
        told.append(("Lý do", result.outcome.reason))
    if result.note:
        told.append(("Ghi chú", result.note))
    return told


def _survey_facts(state: IndicatorState) -> Facts:
    outcome = state.result.outcome if state.result else None
    if not isinstance(outcome, Surveyed):
        return []
    requirement = state.applied.requirement
    compared = compare(requirement, outcome) if isinstance(requirement, Survey) else ()
    return [*(("So ngưỡng", compared_text(bound)) for bound in compared), ("Hộ hài lòng", counts_text(outcome))]


def _village_facts(state: IndicatorState) -> Facts:
    if state.fed is None:
        return []
    from ntm_tracker.domain.village_feed import fed_text

    return [("Theo thôn", fed_text(state.fed))]


def paper_text(piece: Evidence, year: int | None = None) -> str:
    """Write a piece of evidence: kind, number, issuer, date, note, validity, files; its age where `year` is given."""
    named = f"{kind_text(piece.kind).capitalize()} {piece.number}".strip()
    head = ", ".join(part for part in (named, piece.issuer, format_date(piece.issued) if piece.issued else "") if part)
    said = f"{head}: {piece.note}" if head else piece.note
    files = f" [{', '.join(f.name for f in piece.files)}]" if piece.files else ""
    return f"{said}{_lasting(piece, year)}{files}"


def _lasting(piece: Evidence, year: int | None) -> str:
    told = [f"hiệu lực đến {format_date(piece.valid_until)}"] if piece.valid_until else []
    if piece.maintained:
        told.append(MAINTAINED)
    if year is not None and piece.is_older_than(year):
        told.append(f"cũ hơn kỳ {year}")
    return f" ({', '.join(told)})" if told else ""


def size_text(size: int) -> str:
    """Write so many bytes: “1.204 kB”."""
    return f"{format_number(Decimal(-(-size // 1024)))} kB"


def file_text(held: StoredFile) -> str:
    """Write a file: its name, what it is, how large."""
    size = size_text(held.size)
    kind = f", {TYPE_NAMES[FileType(held.type)]}" if held.type else ""
    return f"{held.name} ({size}{kind})"


def beside_text(target: Target, near: Beside) -> str:
    """Write a plan target as it stands beside an indicator, with the warning where it differs."""
    text = f"{target.name}: {bound_text(target.op, target.value, target.unit)}"
    if target.baseline is not None:
        text += f" (năm {target.baseline_year}: {format_number(target.baseline)})"
    return f"{text}. CHÚ Ý: {near.warning}" if near.warning else text
