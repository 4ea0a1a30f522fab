"""The gaps of an assessment: each rule fires exactly when it should and says what to do."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from ntm_tracker.domain.criteria import Earlier
from ntm_tracker.domain.duties import Assignment, Duties
from ntm_tracker.domain.evidence import Kind
from ntm_tracker.domain.gaps import OF_THE_PERIOD, Rule, find_gaps
from ntm_tracker.domain.precedents import Carry
from ntm_tracker.domain.readiness import is_ready
from ntm_tracker.domain.requirements import Checklist as ItemsNeeded
from ntm_tracker.domain.requirements import Level, PassFail, SetByProvince, Unknown, YearlyNumber
from ntm_tracker.domain.results import Answered, NotApplicable, Placed
from ntm_tracker.domain.terms import Severity, Verdict
from tests.builders import (
    AT_LEAST_90,
    DAY,
    DEADLINE,
    a_checklist,
    a_criteria_set,
    a_criterion,
    a_criterion_of,
    a_precedent,
    a_ready_checklist,
    a_result,
    a_subject,
    a_task,
    an_appraisal,
    an_assessment,
    an_indicator,
    applied,
    counted,
    measured,
    some_evidence,
)
from tests.service.deeds import assert_one_sentence
from tests.strategies import checklists

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.duties import Appraisal, Task
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.domain.precedents import Precedent
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result

few = settings(max_examples=60)
"""A whole assessment takes some milliseconds to draw."""
NEXT_DAY = timedelta(days=1)
RESULT = a_result()
GOOD = some_evidence()
EMPTY = some_evidence(" ", identity=7)
EXPIRED = some_evidence(number="34/BC-UBND", valid_until=DAY - NEXT_DAY)
OLD_REPORT = replace(EXPIRED, kind=Kind.REPORT, issued=date(2023, 6, 1))
NEW_REPORT = some_evidence(kind=Kind.REPORT, issued=date(2024, 6, 1))
UNKNOWN, PROVINCE = Unknown(measure="ratio"), SetByProvince(measure="ratio")
LAST_YEAR_ONLY = YearlyNumber(op=">=", values={2023: Decimal(51)}, unit="triệu đồng")
SCALE = Level(levels=("Khá", "Tốt"), at_least="Khá")
TWO_ITEMS = ItemsNeeded(items=("Sân thể thao", "Nhà văn hóa"), needed=1)


def lasting(days: int) -> Evidence:
    """Return a paper that is valid for so many days more."""
    return some_evidence(valid_until=DAY + timedelta(days=days))


@dataclass(frozen=True)
class Line:
    """One indicator and what the record holds of it; ready unless told."""

    requirement: Requirement = AT_LEAST_90
    result: Result | None = RESULT
    evidence: tuple[Evidence, ...] = (GOOD,)
    confirmed: bool = True
    day: date = DAY
    until: date | None = None
    """The last day of the unit."""
    precedents: tuple[Precedent, ...] = ()
    duties: Duties | None = None

    def checklist(self, *, focus: bool = False) -> Checklist:
        """Return an assessment of this line alone."""
        return a_checklist(
            a_criteria_set(a_criterion_of(self.requirement)),
            assessment=an_assessment(
                focus=(1,) if focus else (), subject=replace(a_subject(), name="Xã [/b]", until=self.until)
            ),
            results={"1.1": self.result} if self.result else {},
            own={"1.1": applied(self.requirement, confirmed=self.confirmed)},
            evidence={"1.1": self.evidence},
            precedents={"1.1": self.precedents},
            duties=self.duties,
            day=self.day,
        )

    def gaps(self, *, focus: bool = False) -> dict[Rule, Gap]:
        """Return the gaps of this line, after checking that no rule fires twice."""
        found = find_gaps(self.checklist(focus=focus))
        by_rule = {gap.rule: gap for gap in found}
        assert len(by_rule) == len(found)
        return by_rule


def working(*tasks: Task, due: date | None = None, appraisals: tuple[Appraisal, ...] = ()) -> Duties:
    """Return the work on the line: its tasks, its own deadline, what was found."""
    assignments = {"1.1": Assignment("Chị Hà", due)} if due else {}
    return Duties(assignments, {"1.1": tasks}, {}, {"1.1": appraisals})


READY = Line()
FAILED = replace(READY, result=a_result(measured("80.5"), unit="%"))
LEFT_OUT = replace(READY, result=a_result(NotApplicable("Xã không có chợ"), on=None, source=""))

CASES: list[tuple[Line, set[Rule]]] = [
    (READY, set()),
    (FAILED, {Rule.NOT_MET}),
    (replace(FAILED, evidence=()), {Rule.NOT_MET}),
    (replace(READY, result=a_result(Answered(passed=True))), {Rule.MISMATCH}),
    (replace(READY, requirement=SCALE, result=a_result(Placed("Xuất sắc"))), {Rule.MISMATCH}),
    (replace(READY, requirement=TWO_ITEMS, result=a_result(counted(3, 3))), {Rule.MISMATCH}),
    (replace(READY, result=None), {Rule.NOT_ASSESSED}),
    (replace(READY, precedents=(a_precedent(),)), set()),
    (replace(READY, result=None, precedents=(a_precedent(),)), {Rule.NEEDS_REVIEW}),
    (replace(READY, result=None, precedents=(a_precedent(Carry.PREVIOUS),)), {Rule.NOT_ASSESSED}),
    (
        replace(READY, requirement=UNKNOWN, result=None, precedents=(a_precedent(),)),
        {Rule.NEEDS_REVIEW, Rule.REQUIREMENT_UNKNOWN},
    ),
    (replace(READY, requirement=UNKNOWN), {Rule.REQUIREMENT_UNKNOWN}),
    (replace(READY, requirement=PROVINCE), {Rule.REQUIREMENT_UNKNOWN}),
    (replace(READY, requirement=UNKNOWN, confirmed=False), {Rule.REQUIREMENT_UNKNOWN}),
    (replace(READY, requirement=UNKNOWN, result=None), {Rule.REQUIREMENT_UNKNOWN}),
    (
        replace(READY, requirement=UNKNOWN, result=a_result(Answered(passed=True))),
        {Rule.REQUIREMENT_UNKNOWN, Rule.MISMATCH},
    ),
    (replace(READY, requirement=LAST_YEAR_ONLY), {Rule.REQUIREMENT_UNKNOWN}),
    (replace(READY, requirement=LAST_YEAR_ONLY, confirmed=False), {Rule.REQUIREMENT_UNKNOWN}),
    (
        replace(READY, requirement=LAST_YEAR_ONLY, result=a_result(Answered(passed=True))),
        {Rule.REQUIREMENT_UNKNOWN, Rule.MISMATCH},
    ),
    (replace(READY, confirmed=False), {Rule.REQUIREMENT_UNCONFIRMED}),
    (replace(READY, confirmed=False, result=None), {Rule.REQUIREMENT_UNCONFIRMED, Rule.NOT_ASSESSED}),
    (replace(FAILED, confirmed=False), {Rule.REQUIREMENT_UNCONFIRMED, Rule.NOT_MET}),
    (replace(READY, evidence=()), {Rule.MET_WITHOUT_EVIDENCE}),
    (replace(READY, evidence=(EMPTY,)), {Rule.MET_WITHOUT_EVIDENCE, Rule.EVIDENCE_EMPTY}),
    (replace(READY, evidence=(GOOD, EMPTY)), {Rule.EVIDENCE_EMPTY}),
    (replace(READY, evidence=(EXPIRED,)), {Rule.MET_WITHOUT_EVIDENCE, Rule.EVIDENCE_EXPIRED}),
    (replace(READY, evidence=(GOOD, EXPIRED)), {Rule.EVIDENCE_EXPIRED}),
    (replace(READY, evidence=(some_evidence(valid_until=DAY),)), {Rule.EVIDENCE_ENDS_THIS_WEEK}),
    (replace(READY, evidence=(lasting(7),)), {Rule.EVIDENCE_ENDS_THIS_WEEK}),
    (replace(READY, evidence=(lasting(8),)), {Rule.EVIDENCE_ENDS_THIS_MONTH}),
    (replace(READY, evidence=(lasting(30),)), {Rule.EVIDENCE_ENDS_THIS_MONTH}),
    (replace(READY, evidence=(lasting(31),)), set()),
    (
        replace(READY, evidence=(lasting(3), lasting(20))),
        {Rule.EVIDENCE_ENDS_THIS_WEEK, Rule.EVIDENCE_ENDS_THIS_MONTH},
    ),
    (replace(READY, evidence=(OLD_REPORT, NEW_REPORT)), set()),
    (replace(READY, evidence=(replace(OLD_REPORT, valid_until=DAY + NEXT_DAY), NEW_REPORT)), set()),
    (replace(READY, evidence=(OLD_REPORT, replace(NEW_REPORT, kind=Kind.PHOTO))), {Rule.EVIDENCE_EXPIRED}),
    (replace(READY, evidence=(replace(OLD_REPORT, kind=""), replace(NEW_REPORT, kind=""))), {Rule.EVIDENCE_EXPIRED}),
    (replace(READY, evidence=(OLD_REPORT, replace(NEW_REPORT, issued=None))), {Rule.EVIDENCE_EXPIRED}),
    (
        replace(READY, evidence=(OLD_REPORT, replace(NEW_REPORT, note=" "))),
        {Rule.EVIDENCE_EXPIRED, Rule.EVIDENCE_EMPTY, Rule.MET_WITHOUT_EVIDENCE},
    ),
    (replace(READY, result=a_result(on=None)), {Rule.RESULT_INCOMPLETE}),
    (replace(READY, result=a_result(source="")), {Rule.RESULT_INCOMPLETE}),
    (LEFT_OUT, set()),
    (replace(LEFT_OUT, evidence=(), confirmed=False), set()),
    (replace(LEFT_OUT, requirement=UNKNOWN, evidence=()), set()),
    (replace(READY, day=DEADLINE + NEXT_DAY), set()),
    (replace(FAILED, day=DEADLINE), {Rule.NOT_MET}),
    (replace(FAILED, day=DEADLINE + NEXT_DAY), {Rule.NOT_MET, Rule.DEADLINE_PASSED}),
    (replace(READY, result=None, day=DEADLINE + NEXT_DAY), {Rule.NOT_ASSESSED, Rule.DEADLINE_PASSED}),
    (replace(READY, requirement=UNKNOWN, day=date(2024, 12, 31)), {Rule.REQUIREMENT_UNKNOWN, Rule.DEADLINE_PASSED}),
    (replace(LEFT_OUT, day=DEADLINE + NEXT_DAY), set()),
    (replace(FAILED, day=date(2025, 1, 1)), {Rule.NOT_MET, Rule.PERIOD_OVER}),
    (replace(READY, day=date(2025, 1, 1)), {Rule.PERIOD_OVER}),
    (replace(READY, until=DAY), set()),
    (replace(READY, until=DAY - NEXT_DAY), {Rule.SUBJECT_ENDED}),
    (replace(READY, until=date(2024, 12, 30), day=date(2025, 1, 1)), {Rule.SUBJECT_ENDED, Rule.PERIOD_OVER}),
    (replace(READY, until=date(2024, 12, 31), day=date(2025, 1, 1)), {Rule.PERIOD_OVER}),
    (replace(READY, until=date(2025, 6, 30), day=date(2026, 1, 1)), {Rule.PERIOD_OVER}),
    (replace(READY, duties=working(a_task(due=DAY - NEXT_DAY))), {Rule.TASK_OVERDUE}),
    (replace(READY, duties=working(a_task(due=DAY))), {Rule.TASK_DUE_SOON}),
    (replace(READY, duties=working(a_task(due=DAY + timedelta(days=7)))), {Rule.TASK_DUE_SOON}),
    (replace(READY, duties=working(a_task(due=DAY + timedelta(days=8)))), set()),
    (replace(READY, duties=working(a_task())), set()),
    (replace(READY, duties=working(a_task(due=DAY - NEXT_DAY, done_on=DAY))), set()),
    (replace(READY, duties=working(due=DAY - NEXT_DAY)), set()),
    (replace(FAILED, duties=working(due=DAY - NEXT_DAY)), {Rule.NOT_MET, Rule.DUE_PASSED}),
    (replace(FAILED, duties=working(due=DAY)), {Rule.NOT_MET, Rule.DUE_SOON}),
    (replace(FAILED, duties=working(due=DAY + timedelta(days=8))), {Rule.NOT_MET}),
    (replace(READY, duties=working(appraisals=(an_appraisal(),))), {Rule.REMARK_OPEN}),
    (replace(READY, duties=working(appraisals=(an_appraisal(Verdict.MET),))), {Rule.REMARK_OPEN}),
    (replace(READY, duties=working(appraisals=(an_appraisal(answered_on=DAY),))), {Rule.APPRAISED_NOT_MET}),
    (replace(READY, duties=working(appraisals=(an_appraisal(answered_on=DAY, closed_on=DAY),))), set()),
    (replace(READY, duties=working(appraisals=(an_appraisal(Verdict.MET, ""), an_appraisal(answered_on=DAY)))), set()),
]
BY_ROWS = {Rule.VILLAGES_DIFFER, Rule.VILLAGES_UNKNOWN}
"""Found where villages are counted: tests/service/test_villages.py."""
SEVERITIES: dict[Rule, tuple[Severity, Severity]] = {
    Rule.NOT_MET: (Severity.HIGH, Severity.HIGH),
    Rule.MISMATCH: (Severity.HIGH, Severity.HIGH),
    Rule.DEADLINE_PASSED: (Severity.HIGH, Severity.HIGH),
    Rule.REMARK_OPEN: (Severity.HIGH, Severity.HIGH),
    Rule.APPRAISED_NOT_MET: (Severity.MEDIUM, Severity.HIGH),
    Rule.TASK_OVERDUE: (Severity.MEDIUM, Severity.HIGH),
    Rule.DUE_PASSED: (Severity.MEDIUM, Severity.HIGH),
    Rule.TASK_DUE_SOON: (Severity.LOW, Severity.MEDIUM),
    Rule.DUE_SOON: (Severity.LOW, Severity.MEDIUM),
    Rule.NOT_ASSESSED: (Severity.MEDIUM, Severity.HIGH),
    Rule.NEEDS_REVIEW: (Severity.MEDIUM, Severity.HIGH),
    Rule.REQUIREMENT_UNKNOWN: (Severity.MEDIUM, Severity.HIGH),
    Rule.MET_WITHOUT_EVIDENCE: (Severity.MEDIUM, Severity.HIGH),
    Rule.EVIDENCE_EXPIRED: (Severity.MEDIUM, Severity.HIGH),
    Rule.EVIDENCE_EMPTY: (Severity.MEDIUM, Severity.HIGH),
    Rule.EVIDENCE_ENDS_THIS_WEEK: (Severity.MEDIUM, Severity.HIGH),
    Rule.EVIDENCE_ENDS_THIS_MONTH: (Severity.LOW, Severity.MEDIUM),
    Rule.REQUIREMENT_UNCONFIRMED: (Severity.LOW, Severity.MEDIUM),
    Rule.RESULT_INCOMPLETE: (Severity.LOW, Severity.MEDIUM),
    Rule.PERIOD_OVER: (Severity.MEDIUM, Severity.MEDIUM),
    Rule.SUBJECT_ENDED: (Severity.HIGH, Severity.HIGH),
}
"""Without focus and with focus."""


@pytest.mark.parametrize(("line", "rules"), CASES)
def test_each_rule_fires_exactly_when_it_should(line: Line, rules: set[Rule]) -> None:
    """What would fail an inspection is reported, and nothing else."""
    assert set(line.gaps()) == rules


@pytest.mark.parametrize(("line", "rules"), CASES)
def test_focus_raises_every_gap_and_warns_once(line: Line, rules: set[Rule]) -> None:
    """In a focus criterion each gap weighs more; while it is open, one gap warns of the criterion itself."""
    plain, focused = line.gaps(), line.gaps(focus=True)
    (criterion,) = line.checklist(focus=True).criteria
    warned = {Rule.FOCUS_AT_RISK} if criterion.judgement.is_open else set()
    assert set(focused) - warned == rules == set(plain)
    assert warned <= set(focused)
    for rule in plain:
        assert (plain[rule].severity, focused[rule].severity) == SEVERITIES[rule]
        assert plain[rule].focus is False
        assert focused[rule].focus is (rule not in OF_THE_PERIOD)


def test_every_rule_is_seen_in_the_table() -> None:
    """No rule is left untried."""
    apart = {Rule.FOCUS_AT_RISK, Rule.SET_NOT_IN_FORCE, *BY_ROWS}
    assert set().union(*(rules for _, rules in CASES)) | apart == set(Rule)


@pytest.mark.parametrize(
    ("year", "day", "changes", "says"),
    [
        (2024, DAY, {}, None),
        (2024, date(2026, 11, 24), {}, None),
        (2024, date(2026, 11, 24), {"in_force_to": date(2024, 12, 31)}, None),
        (2024, date(2026, 11, 24), {"in_force_to": date(2024, 12, 30)}, "đã hết hiệu lực (đến 30/12/2024)"),
        (2024, date(2024, 3, 1), {"in_force_to": date(2024, 2, 29)}, "vào ngày 01/03/2024"),
        (2022, date(2022, 3, 8), {}, None),
        (2022, date(2022, 3, 7), {}, "chưa có hiệu lực (có từ 08/03/2022) vào ngày 07/03/2022"),
        (2021, DAY, {}, "vào ngày 31/12/2021"),
        (2026, DAY, {}, "giai đoạn 2021-2025, không gồm năm 2026"),
        (2020, DAY, {}, "không gồm năm 2020"),
    ],
)
def test_a_set_that_does_not_speak_of_the_day_is_told(
    year: int, day: date, changes: dict[str, Any], says: str | None
) -> None:
    """What counts is the year of the assessment and the day inside it, not the day of looking back."""
    checklist = a_checklist(replace(a_criteria_set(), **changes), assessment=an_assessment(year=year), day=day)
    found = [gap for gap in find_gaps(checklist) if gap.rule is Rule.SET_NOT_IN_FORCE]
    assert len(found) == (says is not None)
    for gap in found:
        assert says is not None
        assert says in gap.sentence
        assert (gap.severity, gap.indicator, gap.focus) == (Severity.MEDIUM, None, False)
        assert_one_sentence(gap.sentence)


@pytest.mark.parametrize(
    ("line", "rule", "says"),
    [
        (FAILED, Rule.NOT_MET, "kết quả 80,5%, yêu cầu ≥ 90%"),
        (replace(READY, result=a_result(Answered(passed=True))), Rule.MISMATCH, "ghi lại kết quả"),
        (replace(READY, result=None), Rule.NOT_ASSESSED, "hãy ghi kết quả"),
        (
            replace(READY, result=None, precedents=(a_precedent(),)),
            Rule.NEEDS_REVIEW,
            "câu trả lời cũ “95%” theo chỉ tiêu 1.1 của Xã Hương Sơn, Bộ cũ, kỳ 2024",
        ),
        (replace(FAILED, day=DEADLINE + NEXT_DAY), Rule.DEADLINE_PASSED, "quá hạn 01/12/2024"),
        (replace(READY, requirement=PROVINCE), Rule.REQUIREMENT_UNKNOWN, "do tỉnh quy định, chưa nhập"),
        (replace(READY, requirement=UNKNOWN), Rule.REQUIREMENT_UNKNOWN, "Chưa rõ mức yêu cầu"),
        (replace(READY, requirement=LAST_YEAR_ONLY), Rule.REQUIREMENT_UNKNOWN, "chưa có cho năm 2024"),
        (replace(READY, confirmed=False), Rule.REQUIREMENT_UNCONFIRMED, "“≥ 90%” chưa đối chiếu"),
        (replace(READY, evidence=()), Rule.MET_WITHOUT_EVIDENCE, "bổ sung minh chứng"),
        (replace(READY, evidence=(GOOD, EMPTY)), Rule.EVIDENCE_EMPTY, "số 7 chưa có nội dung"),
        (replace(READY, evidence=(EXPIRED,)), Rule.EVIDENCE_EXPIRED, "“34/BC-UBND” (hết hạn 29/06/2024)"),
        (replace(READY, evidence=(lasting(7),)), Rule.EVIDENCE_ENDS_THIS_WEEK, "(hết hạn 07/07/2024)"),
        (replace(READY, evidence=(lasting(8),)), Rule.EVIDENCE_ENDS_THIS_MONTH, "(hết hạn 08/07/2024)"),
        (replace(READY, result=a_result(on=None)), Rule.RESULT_INCOMPLETE, "chưa ghi ngày số liệu;"),
        (replace(READY, result=a_result(source="")), Rule.RESULT_INCOMPLETE, "chưa ghi văn bản nguồn;"),
        (replace(READY, result=a_result(on=None, source="")), Rule.RESULT_INCOMPLETE, "ngày số liệu và văn bản nguồn"),
        (replace(READY, day=date(2025, 1, 1)), Rule.PERIOD_OVER, "Kỳ 2024 đã kết thúc (hạn 01/12/2024)"),
        (replace(READY, until=DAY - NEXT_DAY), Rule.SUBJECT_ENDED, "Xã [/b] chỉ có đến ngày 29/06/2024, trước khi hết"),
    ],
)
def test_a_sentence_names_the_matter(line: Line, rule: Rule, says: str) -> None:
    """The sentence holds the figures, papers and dates it is about."""
    assert says in line.gaps()[rule].sentence


def test_a_focus_criterion_names_its_open_lines() -> None:
    """The warning tells which lines of the criterion are still open, and only those."""
    criteria_set = a_criteria_set(a_criterion_of(AT_LEAST_90, PassFail(), AT_LEAST_90))
    results = {"1.1": a_result(), "1.3": a_result(measured("80"))}
    warned = find_gaps(a_checklist(criteria_set, results=results, assessment=an_assessment(focus=(1,))))
    (sentence,) = [gap.sentence for gap in warned if gap.rule is Rule.FOCUS_AT_RISK]
    assert "“Giao thông”" in sentence
    assert "mới đạt 1/3 chỉ tiêu, còn 1.2, 1.3;" in sentence


def test_a_gate_has_gaps_without_a_criterion() -> None:
    """A gate is checked like an indicator, never in focus."""
    found = find_gaps(a_checklist(a_criteria_set(gates=[an_indicator("dk2")]), assessment=an_assessment(focus=(1,))))
    at_gate = [gap for gap in found if gap.indicator == "dk2"]
    assert {gap.rule for gap in at_gate} == {Rule.NOT_ASSESSED, Rule.REQUIREMENT_UNCONFIRMED}
    assert not any(gap.focus or gap.criterion for gap in at_gate)


def test_a_ready_checklist_has_no_gaps() -> None:
    """Where everything is ready there is nothing to report."""
    assert find_gaps(a_ready_checklist()) == ()


def test_a_period_that_is_over_says_so_once() -> None:
    """After the year one gap tells that the period is over, first of all, and no line is overdue."""
    criteria_set = a_criteria_set(a_criterion_of(AT_LEAST_90, AT_LEAST_90), a_criterion_of(AT_LEAST_90, number=2))
    found = find_gaps(a_checklist(criteria_set, assessment=an_assessment(focus=(2,)), day=date(2025, 1, 1)))
    rules = [gap.rule for gap in found]
    assert rules[0] is Rule.PERIOD_OVER
    assert rules.count(Rule.PERIOD_OVER) == 1
    assert Rule.DEADLINE_PASSED not in rules


def test_focus_comes_first_then_the_gravest() -> None:
    """A lesser gap in focus stands before a graver one outside; inside each the gravest is first."""
    criteria_set = a_criteria_set(a_criterion_of(AT_LEAST_90), a_criterion_of(AT_LEAST_90, number=2))
    results = {"1.1": a_result(measured("80"), source=""), "2.1": a_result(source="")}
    own, evidence = {"1.1": applied(), "2.1": applied()}, {"2.1": (GOOD,)}
    focus = an_assessment(focus=(2,))
    found = find_gaps(a_checklist(criteria_set, assessment=focus, results=results, own=own, evidence=evidence))
    assert [(gap.indicator, gap.rule) for gap in found] == [
        ("2.1", Rule.RESULT_INCOMPLETE),
        ("1.1", Rule.NOT_MET),
        ("1.1", Rule.RESULT_INCOMPLETE),
    ]


@few
@given(checklists())
def test_every_gap_says_in_vietnamese_what_to_do(checklist: Checklist) -> None:
    """A gap is one sentence for an officer, without terms of the code, and names an existing line."""
    for gap in find_gaps(checklist):
        assert "hãy" in gap.sentence
        assert gap.sentence.endswith(".")
        assert unicodedata.is_normalized("NFC", gap.sentence)
        assert not any(term in gap.sentence for term in ("None", ">=", "<=", "==", "_", "Decimal"))
        assert gap.indicator is None or checklist.find(gap.indicator) is not None


@few
@given(checklists())
def test_gaps_come_in_order(checklist: Checklist) -> None:
    """The end of the period, then focus, then severity."""
    found = find_gaps(checklist)
    order = [(gap.rule in OF_THE_PERIOD, gap.focus, gap.severity.rank) for gap in found]
    assert order == sorted(order, reverse=True)


@few
@given(checklists())
def test_whatever_is_not_ready_has_a_gap(checklist: Checklist) -> None:
    """No line that applies and is not ready is passed over in silence."""
    told = {gap.indicator for gap in find_gaps(checklist)}
    for state in (*checklist.indicators(), *checklist.gates):
        if state.judgement.verdict is not Verdict.NOT_APPLICABLE and not is_ready(state, checklist.day):
            assert state.indicator.number in told


def test_a_result_from_before_an_amendment_is_to_be_looked_at_again() -> None:
    """A figure of February says nothing of words that hold from March on."""
    old = Earlier(until=date(DAY.year, 3, 7), text="Câu chữ cũ", requirement=AT_LEAST_90)
    indicator = replace(an_indicator(), earlier=(old,))

    def told(on: date) -> bool:
        checklist = a_checklist(a_criteria_set(a_criterion(1, indicator)), results={"1.1": a_result(on=on)})
        return any("trước khi chỉ tiêu được sửa đổi (07/03/" in gap.sentence for gap in find_gaps(checklist))

    assert told(date(DAY.year, 3, 6))
    assert not told(date(DAY.year, 3, 7))


def test_a_task_that_is_late_says_what_who_and_by_when() -> None:
    """The sentence is all that a person needs to go and ask."""
    (gap,) = find_gaps(replace(READY, duties=working(a_task(due=DAY - timedelta(days=3)))).checklist())
    assert gap.sentence == (
        "Nhiệm vụ số 1 “Lập biên bản nghiệm thu” giao Anh Ba, hạn 27/06/2024, đã quá hạn 3 ngày; "
        "hãy đôn đốc hoặc lùi hạn."
    )


def test_two_late_tasks_are_two_gaps() -> None:
    """Each is somebody's."""
    tasks = (a_task(due=DAY - NEXT_DAY), a_task(identity=2, due=DAY - NEXT_DAY, who="Chị Tư"))
    found = find_gaps(replace(READY, duties=working(*tasks)).checklist())
    assert [("Anh Ba" in gap.sentence, "Chị Tư" in gap.sentence) for gap in found] == [(True, False), (False, True)]


def test_the_deadline_of_a_whole_criterion_is_told_once() -> None:
    """Its open indicators are named in it; one with a deadline of its own is not, and one that is met is not."""
    lines = a_criteria_set(a_criterion_of(AT_LEAST_90, AT_LEAST_90, AT_LEAST_90))
    duties = Duties({"1": Assignment("Chị Hà", DAY - NEXT_DAY), "1.2": Assignment("", DAY + timedelta(days=60))})
    own = {number: applied() for number in ("1.1", "1.2", "1.3")}
    checklist = a_checklist(lines, results={"1.3": RESULT}, own=own, evidence={"1.3": (GOOD,)}, duties=duties)
    (gap,) = [gap for gap in find_gaps(checklist) if gap.rule is Rule.DUE_PASSED]
    assert (gap.criterion, gap.indicator) == (1, None)
    assert "Tiêu chí 1 “Giao thông” giao Chị Hà, hạn 29/06/2024" in gap.sentence
    assert "chưa đạt (1.1);" in gap.sentence
