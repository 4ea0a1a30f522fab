"""What would fail an inspection, found by rule; each gap says what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.evidence import SOON_DAYS
from ntm_tracker.domain.requirements import Open, Survey, YearlyNumber, measure_of
from ntm_tracker.domain.results import Answered, NotApplicable, Surveyed, fits, outcome_text
from ntm_tracker.domain.terms import Severity, Standing, Verdict
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import NEEDS_REVIEW, indicator_text, judgement_text, requirement_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ntm_tracker.domain.checklist import Checklist, CriterionState, IndicatorState
    from ntm_tracker.domain.evidence import Evidence


class Rule(StrEnum):
    """The rule that found a gap."""

    SUBJECT_ENDED = "subject_ended"
    PERIOD_OVER = "period_over"
    SET_NOT_IN_FORCE = "set_not_in_force"
    FOCUS_AT_RISK = "focus_at_risk"
    NOT_MET = "not_met"
    MISMATCH = "mismatch"
    NOT_ASSESSED = "not_assessed"
    NEEDS_REVIEW = "needs_review"
    DEADLINE_PASSED = "deadline_passed"
    REMARK_OPEN = "remark_open"
    APPRAISED_NOT_MET = "appraised_not_met"
    TASK_OVERDUE = "task_overdue"
    TASK_DUE_SOON = "task_due_soon"
    DUE_PASSED = "due_passed"
    DUE_SOON = "due_soon"
    REQUIREMENT_UNKNOWN = "requirement_unknown"
    REQUIREMENT_UNCONFIRMED = "requirement_unconfirmed"
    MET_WITHOUT_EVIDENCE = "met_without_evidence"
    EVIDENCE_EMPTY = "evidence_empty"
    EVIDENCE_EXPIRED = "evidence_expired"
    EVIDENCE_ENDS_THIS_WEEK = "evidence_ends_this_week"
    EVIDENCE_ENDS_THIS_MONTH = "evidence_ends_this_month"
    RESULT_INCOMPLETE = "result_incomplete"
    VILLAGES_UNKNOWN = "villages_unknown"
    VILLAGES_DIFFER = "villages_differ"


_REMEDY = "; hãy "
"""Between what is wrong and what to do, in every sentence."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to mend before an inspection."""

    rule: Rule
    severity: Severity
    sentence: str
    """What is wrong and what to do (Vietnamese)."""
    focus: bool = False
    criterion: int | None = None
    indicator: str | None = None

    @property
    def finding(self) -> str:
        """What is wrong, without what to do."""
        return self.sentence.rpartition(_REMEDY)[0]

    @property
    def remedy(self) -> str:
        """What to do, as an order."""
        remedy = self.sentence.rpartition(_REMEDY)[2]
        return remedy[:1].upper() + remedy[1:]


_BASE = {
    Rule.NOT_MET: Severity.HIGH,
    Rule.MISMATCH: Severity.HIGH,
    Rule.DEADLINE_PASSED: Severity.HIGH,
    Rule.REMARK_OPEN: Severity.HIGH,
    Rule.APPRAISED_NOT_MET: Severity.MEDIUM,
    Rule.TASK_OVERDUE: Severity.MEDIUM,
    Rule.TASK_DUE_SOON: Severity.LOW,
    Rule.DUE_PASSED: Severity.MEDIUM,
    Rule.DUE_SOON: Severity.LOW,
    Rule.NOT_ASSESSED: Severity.MEDIUM,
    Rule.NEEDS_REVIEW: Severity.MEDIUM,
    Rule.REQUIREMENT_UNKNOWN: Severity.MEDIUM,
    Rule.MET_WITHOUT_EVIDENCE: Severity.MEDIUM,
    Rule.EVIDENCE_EXPIRED: Severity.MEDIUM,
    Rule.EVIDENCE_ENDS_THIS_WEEK: Severity.MEDIUM,
    Rule.EVIDENCE_ENDS_THIS_MONTH: Severity.LOW,
    Rule.EVIDENCE_EMPTY: Severity.MEDIUM,
    Rule.REQUIREMENT_UNCONFIRMED: Severity.LOW,
    Rule.RESULT_INCOMPLETE: Severity.LOW,
    Rule.VILLAGES_DIFFER: Severity.MEDIUM,
    Rule.VILLAGES_UNKNOWN: Severity.MEDIUM,
}
_WEEK = 7
"""Within so many days the end of a paper is told as urgent."""
OF_THE_PERIOD = (Rule.SUBJECT_ENDED, Rule.PERIOD_OVER, Rule.SET_NOT_IN_FORCE)
"""The rules that speak of the whole assessment; they come first and are said at the head of every page."""
_RAISED = {Severity.LOW: Severity.MEDIUM, Severity.MEDIUM: Severity.HIGH, Severity.HIGH: Severity.HIGH}


def find_gaps(checklist: Checklist) -> tuple[Gap, ...]:
    """List the gaps of `checklist`: focus criteria first, then the gravest, then in order."""
    found = [*_period(checklist)]
    for criterion in checklist.criteria:
        found += _focus(criterion)
        found += _criterion_duties(checklist, criterion)
        for state in criterion.indicators:
            found += _indicator(checklist, state, criterion.criterion.number, focus=criterion.focus)
    for gate in checklist.gates:
        found += _indicator(checklist, gate, None, focus=False)
    return tuple(sorted(found, key=weight))


def weight(gap: Gap) -> tuple[bool, bool, int]:
    """Return what gaps are sorted by: the period, then focus, then severity; ties keep their order."""
    return gap.rule not in OF_THE_PERIOD, not gap.focus, -gap.severity.rank


def _period(checklist: Checklist) -> Iterator[Gap]:
    assessment = checklist.assessment
    if sentence := _subject_ended(checklist):
        yield Gap(Rule.SUBJECT_ENDED, Severity.HIGH, sentence)
    if assessment.over(checklist.day):
        yield Gap(
            Rule.PERIOD_OVER,
            Severity.MEDIUM,
            f"Kỳ {assessment.year} đã kết thúc (hạn {format_date(assessment.deadline)}); "
            "hãy chốt số liệu của kỳ này, việc còn lại chuyển sang kỳ sau.",
        )
    if why := _not_in_force(checklist):
        yield Gap(Rule.SET_NOT_IN_FORCE, Severity.MEDIUM, why)


def _not_in_force(checklist: Checklist) -> str | None:
    """Say why the set does not speak of the assessment's year, or of the day seen inside that year."""
    criteria_set, year, day = checklist.criteria_set, checklist.assessment.year, checklist.law_day
    named = f"Bộ “{criteria_set.short_title}”"
    if not criteria_set.first_year <= year <= criteria_set.last_year:
        period = f"{criteria_set.first_year}-{criteria_set.last_year}"
        return f"{named} là của giai đoạn {period}, không gồm năm {year}; hãy đánh giá theo bộ của năm đó."
    if criteria_set.holds_on(day):
        return None
    since, until = criteria_set.in_force_from, criteria_set.in_force_to
    why = (
        f"chưa có hiệu lực (có từ {format_date(since)})"
        if day < since
        else f"đã hết hiệu lực (đến {format_date(until or since)})"
    )
    return f"{named} {why} vào ngày {format_date(day)}; hãy đối chiếu với bộ có hiệu lực ngày đó."


def _subject_ended(checklist: Checklist) -> str | None:
    subject, year = checklist.assessment.subject, checklist.assessment.year
    if subject.until is None or checklist.day <= subject.until or subject.until >= date(year, 12, 31):
        return None
    return (
        f"{subject.name} chỉ có đến ngày {format_date(subject.until)}, trước khi hết kỳ {year}; "
        "hãy mở kỳ của đơn vị kế thừa bằng lệnh ghi trong “ntm subject list” rồi làm tiếp ở đó."
    )


def _focus(state: CriterionState) -> Iterator[Gap]:
    if not (state.focus and state.judgement.is_open):
        return
    left = [s.indicator.number for s in state.indicators if s.judgement.is_open]
    applicable = sum(not _does_not_apply(s) for s in state.indicators)
    yield Gap(
        Rule.FOCUS_AT_RISK,
        Severity.HIGH,
        f"Tiêu chí trọng tâm {state.criterion.number} “{state.criterion.name}” có nguy cơ không đạt: "
        f"mới đạt {applicable - len(left)}/{applicable} chỉ tiêu, còn {', '.join(left)}; hãy ưu tiên xử lý.",
        focus=True,
        criterion=state.criterion.number,
    )


def _indicator(checklist: Checklist, state: IndicatorState, criterion: int | None, *, focus: bool) -> Iterator[Gap]:
    for rule, sentence in _told(checklist, state):
        yield Gap(rule, _severity(rule, focus=focus), sentence, focus, criterion, state.indicator.number)


def _told(checklist: Checklist, state: IndicatorState) -> Iterator[tuple[Rule, str]]:
    for rule, says in _RULES.items():
        if sentence := says(checklist, state):
            yield rule, sentence
    if state.tasks or state.appraisals or state.assignment:
        # Imported where there is something to tell: the first verdicts wait for no more than they need.
        from ntm_tracker.domain.duty_gaps import of_indicator

        yield from of_indicator(state, checklist.day)


def _criterion_duties(checklist: Checklist, state: CriterionState) -> Iterator[Gap]:
    if state.tasks or state.assignment:
        from ntm_tracker.domain.duty_gaps import of_criterion

        for rule, sentence in of_criterion(state, checklist.day):
            severity = _severity(rule, focus=state.focus)
            yield Gap(rule, severity, sentence, state.focus, state.criterion.number)


def _severity(rule: Rule, *, focus: bool) -> Severity:
    return _RAISED[_BASE[rule]] if focus else _BASE[rule]


def _not_met(checklist: Checklist, state: IndicatorState) -> str | None:
    if state.judgement.verdict is not Verdict.NOT_MET or state.result is None:
        return None
    stands = judgement_text(state.judgement)
    if isinstance(state.result.outcome, Answered):
        return f"{stands}: tự đánh giá không đạt; hãy có giải pháp và cập nhật kết quả mới."
    requirement, outcome = state.applied.requirement, state.result.outcome
    if isinstance(requirement, Survey) and isinstance(outcome, Surveyed):
        from ntm_tracker.domain.satisfaction import lacking_text

        return f"{stands}: {lacking_text(requirement, outcome)}; hãy có giải pháp rồi lấy ý kiến lại."
    wanted = requirement_text(requirement, checklist.assessment.year)
    got = outcome_text(outcome, state.result.unit)
    return f"{stands}: kết quả {got}, yêu cầu {wanted}; hãy có giải pháp và cập nhật kết quả mới."


def _mismatch(checklist: Checklist, state: IndicatorState) -> str | None:
    if state.result is None:
        return None
    requirement = state.applied.requirement
    bounded = not isinstance(requirement, Open) and not _lacks_year(checklist, state)
    comparable = not (bounded and state.judgement.verdict is Verdict.UNDETERMINED)
    if comparable and fits(state.result.outcome, measure_of(requirement)):
        return None
    return "Kết quả đã ghi không cùng cách đo với mức yêu cầu hiện nay; hãy ghi lại kết quả."


def _not_assessed(_: Checklist, state: IndicatorState) -> str | None:
    # Where the requirement is unknown, that comes first: there is nothing to assess against.
    # Where villages are counted, the villages that are not known come in its place.
    not_assessed = state.judgement.verdict is Verdict.NOT_ASSESSED and not state.to_review and state.result is None
    return "Chưa có kết quả; hãy ghi kết quả thực hiện." if not_assessed else None


def _needs_review(_: Checklist, state: IndicatorState) -> str | None:
    if not state.to_review:
        return None
    old = state.to_review[0]
    answer = f"“{outcome_text(old.result.outcome, old.result.unit)}”" if old.result else "chỉ có minh chứng"
    return (
        f"{NEEDS_REVIEW}: câu trả lời cũ {answer} theo {indicator_text(old.number)} của {old.label}; "
        "hãy ghi lại kết quả hoặc giữ câu trả lời cũ."
    )


def _deadline_passed(checklist: Checklist, state: IndicatorState) -> str | None:
    assessment = checklist.assessment
    is_late = checklist.day > assessment.deadline and not assessment.over(checklist.day)
    if not (is_late and state.judgement.is_open):
        return None
    late_since = format_date(assessment.deadline)
    return f"Đã quá hạn {late_since} mà chưa đạt; hãy báo cáo lãnh đạo, xin gia hạn hoặc xử lý ngay."


def _requirement_unknown(checklist: Checklist, state: IndicatorState) -> str | None:
    if _does_not_apply(state):
        return None
    match state.applied.standing:
        case Standing.SET_BY_PROVINCE:
            return "Mức yêu cầu do tỉnh quy định, chưa nhập; hãy tra quyết định của tỉnh rồi nhập ở mục Đối chiếu."
        case Standing.UNKNOWN:
            return "Chưa rõ mức yêu cầu nên chưa đánh giá được; hãy tra văn bản rồi nhập ở mục Đối chiếu."
        case _ if _lacks_year(checklist, state):
            return f"Mức yêu cầu chưa có cho năm {checklist.assessment.year}; hãy tra văn bản rồi nhập ở mục Đối chiếu."
        case _:
            return None


def _requirement_unconfirmed(checklist: Checklist, state: IndicatorState) -> str | None:
    if state.applied.standing is not Standing.UNCONFIRMED or _does_not_apply(state) or _lacks_year(checklist, state):
        return None
    wanted = requirement_text(state.applied.requirement, checklist.assessment.year)
    provisional = " (đánh giá tạm tính)" if state.judgement.provisional else ""
    return f"Mức yêu cầu “{wanted}” chưa đối chiếu với văn bản{provisional}; hãy đối chiếu quyết định giấy."


def _met_without_evidence(checklist: Checklist, state: IndicatorState) -> str | None:
    if state.judgement.verdict is not Verdict.MET or any(e.holds(checklist.day) for e in state.evidence):
        return None
    return f"{judgement_text(state.judgement)} nhưng không có minh chứng còn hiệu lực; hãy bổ sung minh chứng."


def _evidence_empty(_: Checklist, state: IndicatorState) -> str | None:
    empty = [str(e.id) for e in state.evidence if not e.note.strip()]
    return f"Minh chứng số {', '.join(empty)} chưa có nội dung; hãy ghi nội dung minh chứng." if empty else None


def _evidence_expired(checklist: Checklist, state: IndicatorState) -> str | None:
    listed = not_covered(checklist, state, lambda p: p.expired(checklist.day))
    return f"Minh chứng {_until(listed)} đã hết hiệu lực; hãy thay bằng bản mới." if listed else None


def _evidence_ends_this_week(checklist: Checklist, state: IndicatorState) -> str | None:
    listed = not_covered(checklist, state, lambda p: p.ends_within(checklist.day, 0, _WEEK))
    return f"Minh chứng {_until(listed)} hết hiệu lực trong {_WEEK} ngày tới; hãy thay ngay." if listed else None


def _evidence_ends_this_month(checklist: Checklist, state: IndicatorState) -> str | None:
    listed = not_covered(checklist, state, lambda p: p.ends_within(checklist.day, _WEEK + 1, SOON_DAYS))
    return f"Minh chứng {_until(listed)} sắp hết hiệu lực; hãy chuẩn bị bản mới." if listed else None


def not_covered(checklist: Checklist, state: IndicatorState, ends: Callable[[Evidence], bool]) -> list[Evidence]:
    """Return the evidence that `ends` so, and that no later paper of its kind has taken the place of."""
    day = checklist.day
    # Few end; holding every paper of a full indicator against every other would take seconds.
    ending = [piece for piece in state.evidence if ends(piece)]
    return [old for old in ending if not any(new.takes_over(old, day) for new in state.evidence)]


def _until(listed: list[Evidence]) -> str:
    ends = ((shorten(piece.number or piece.note, 40), piece.valid_until) for piece in listed)
    return ", ".join(f"“{name}” (hết hạn {format_date(end)})" for name, end in ends if end)


def _result_incomplete(checklist: Checklist, state: IndicatorState) -> str | None:
    result, year = state.result, checklist.assessment.year
    if result is None or isinstance(result.outcome, NotApplicable) or (state.fed and state.fed.counts):
        return None
    changed = [old.until for old in state.indicator.earlier if old.until <= checklist.law_day]
    if result.on and changed and result.on < changed[-1]:
        return (
            f"Số liệu ngày {format_date(result.on)} có trước khi chỉ tiêu được sửa đổi ({format_date(changed[-1])}); "
            "hãy rà soát lại theo nội dung mới rồi ghi lại kết quả."
        )
    if result.on and result.on.year != year:
        return f"Số liệu ngày {format_date(result.on)} không thuộc kỳ {year}; hãy ghi số liệu của kỳ này."
    missing = [name for name, there in (("ngày số liệu", result.on), ("văn bản nguồn", result.source)) if not there]
    return f"Kết quả chưa ghi {' và '.join(missing)}; hãy bổ sung." if missing else None


def _villages_unknown(_: Checklist, state: IndicatorState) -> str | None:
    if state.fed is None or _does_not_apply(state):
        return None
    from ntm_tracker.domain.village_feed import unknown_gap

    return unknown_gap(state.fed) or None


def _villages_differ(_: Checklist, state: IndicatorState) -> str | None:
    if state.fed is None:
        return None
    from ntm_tracker.domain.village_feed import differs_gap

    return differs_gap(state.fed) or None


def _lacks_year(checklist: Checklist, state: IndicatorState) -> bool:
    requirement = state.applied.requirement
    return isinstance(requirement, YearlyNumber) and checklist.assessment.year not in requirement.values


def _does_not_apply(state: IndicatorState) -> bool:
    return state.judgement.verdict is Verdict.NOT_APPLICABLE


_RULES: dict[Rule, Callable[[Checklist, IndicatorState], str | None]] = {
    Rule.NOT_MET: _not_met,
    Rule.MISMATCH: _mismatch,
    Rule.NOT_ASSESSED: _not_assessed,
    Rule.NEEDS_REVIEW: _needs_review,
    Rule.DEADLINE_PASSED: _deadline_passed,
    Rule.REQUIREMENT_UNKNOWN: _requirement_unknown,
    Rule.REQUIREMENT_UNCONFIRMED: _requirement_unconfirmed,
    Rule.MET_WITHOUT_EVIDENCE: _met_without_evidence,
    Rule.EVIDENCE_EMPTY: _evidence_empty,
    Rule.EVIDENCE_EXPIRED: _evidence_expired,
    Rule.EVIDENCE_ENDS_THIS_WEEK: _evidence_ends_this_week,
    Rule.EVIDENCE_ENDS_THIS_MONTH: _evidence_ends_this_month,
    Rule.RESULT_INCOMPLETE: _result_incomplete,
    Rule.VILLAGES_DIFFER: _villages_differ,
    Rule.VILLAGES_UNKNOWN: _villages_unknown,
}
