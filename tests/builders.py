"""Values with defaults: a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.checklist import Assessment, Recorded, Subject, assess
from ntm_tracker.domain.criteria import Basis, CriteriaSet, Criterion, Indicator, Instrument
from ntm_tracker.domain.duties import Appraisal, Level, Stage, Task
from ntm_tracker.domain.evidence import Evidence
from ntm_tracker.domain.precedents import Carry, Precedent
from ntm_tracker.domain.requirements import Ratio
from ntm_tracker.domain.results import Counted, Measured, Result
from ntm_tracker.domain.terms import Judgement, Progress, Verdict
from ntm_tracker.domain.verdicts import Applied, Confirmation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.duties import Duties
    from ntm_tracker.domain.evidence import Link
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Outcome

YEAR = 2024
DAY = date(2024, 6, 30)
DEADLINE = date(2024, 12, 1)
AT_LEAST_90 = Ratio(op=">=", value=Decimal(90))


def an_indicator(
    number: str = "1.1",
    requirement: Requirement = AT_LEAST_90,
    *,
    text: str = "Tỷ lệ đường xã được nhựa hóa hoặc bê tông hóa",
    basis: Basis | None = None,
    owner: str = "",
) -> Indicator:
    """Return a ratio indicator of at least 90 %."""
    return Indicator(number=number, text=text, requirement=requirement, basis=basis, owner=owner)


def a_criterion(number: int = 1, *indicators: Indicator, name: str = "Giao thông") -> Criterion:
    """Return a criterion; with no indicators given it is measured as itself."""
    return Criterion(number=number, name=name, indicators=indicators)


def a_criterion_of(*requirements: Requirement, number: int = 1) -> Criterion:
    """Return a criterion with one indicator for each of `requirements`, numbered from 1.1 on."""
    listed = (an_indicator(f"{number}.{place}", wanted) for place, wanted in enumerate(requirements, start=1))
    return a_criterion(number, *listed)


def an_instrument(number: str = "318/QĐ-TTg") -> Instrument:
    """Return the decision that issues the set."""
    return Instrument(number=number, kind="Quyết định", issuer="Thủ tướng Chính phủ", signed=date(2022, 3, 8))


def a_criteria_set(
    *criteria: Criterion,
    set_id: str = "xa-ntm-2021-2025",
    gates: Sequence[Indicator] = (),
    criterion_count: int | None = None,
    indicator_count: int | None = None,
    complete: bool = True,
) -> CriteriaSet:
    """Return a commune set whose counts agree with `criteria` unless other counts are given."""
    listed = criteria or (a_criterion(1, an_indicator()),)
    return CriteriaSet(
        id=set_id,
        title="Bộ tiêu chí xã nông thôn mới giai đoạn 2021-2025",
        short_title="Xã NTM 2021-2025",
        level="commune",
        first_year=2021,
        last_year=2025,
        complete=complete,
        warning="Bộ tiêu chí dùng để thử.",
        criterion_count=len(listed) if criterion_count is None else criterion_count,
        indicator_count=sum(len(c.indicators) for c in listed) if indicator_count is None else indicator_count,
        basis=Basis(decision="Quyết định 318/QĐ-TTg", annex="Phụ lục I"),
        instruments=(an_instrument(),),
        gates=tuple(gates),
        criteria=listed,
    )


def a_subject(code: str = "18100", name: str = "Xã Hương Sơn", kind: str = "commune") -> Subject:
    """Return the commune."""
    return Subject(code=code, name=name, kind=kind, villages=21)


def an_assessment(
    *,
    focus: tuple[int, ...] = (),
    year: int = YEAR,
    deadline: date = DEADLINE,
    set_id: str = "xa-ntm-2021-2025",
    subject: Subject | None = None,
) -> Assessment:
    """Return the commune's assessment of 2024, due on 1 December."""
    return Assessment(
        id=f"18100-{year}", subject=subject or a_subject(), set_id=set_id, year=year, deadline=deadline, focus=focus
    )


def measured(value: str) -> Measured:
    """Return the amount written `value`, with a point for decimals."""
    return Measured(Decimal(value))


def counted(numerator: int, denominator: int) -> Counted:
    """Return `numerator` of `denominator`."""
    return Counted(Decimal(numerator), Decimal(denominator))


def a_result(
    outcome: Outcome | None = None, *, unit: str = "", on: date | None = DAY, source: str = "12/BC-UBND", note: str = ""
) -> Result:
    """Return a dated result with its source; 95 unless told."""
    return Result(outcome=outcome or measured("95"), unit=unit, on=on, source=source, note=note)


def some_evidence(
    note: str = "Báo cáo kết quả thực hiện tiêu chí",
    *,
    identity: int = 1,
    number: str = "12/BC-UBND",
    valid_until: date | None = None,
    issued: date | None = None,
    kind: str = "",
    links: tuple[Link, ...] = (),
    owner: str = "",
) -> Evidence:
    """Return a note that holds without end."""
    return Evidence(
        id=identity,
        note=note,
        entered_at=datetime(2024, 6, 1, 8, 0, tzinfo=UTC),
        entered_by="Nguyễn Thị Hoa",
        number=number,
        issued=issued,
        valid_until=valid_until,
        kind=kind,
        links=links,
        owner=owner,
    )


def a_confirmation(basis: str = "Quyết định 741/QĐ-UBND") -> Confirmation:
    """Return an officer's word that the figure was read on paper."""
    return Confirmation(
        basis=basis,
        article="Phụ lục I",
        dated=date(2022, 5, 6),
        by="Nguyễn Thị Hoa",
        at=datetime(2024, 6, 1, 8, 0, tzinfo=UTC),
    )


def applied(requirement: Requirement = AT_LEAST_90, *, confirmed: bool = True) -> Applied:
    """Return `requirement` as it judges, confirmed unless told."""
    return Applied(requirement, confirmation=a_confirmation() if confirmed else None)


def recorded(
    *,
    results: Mapping[str, Result] | None = None,
    own: Mapping[str, Applied] | None = None,
    evidence: Mapping[str, tuple[Evidence, ...]] | None = None,
    precedents: Mapping[str, tuple[Precedent, ...]] | None = None,
    duties: Duties | None = None,
) -> Recorded:
    """Return what the record holds; empty unless told."""
    return Recorded(
        results=results or {}, own=own or {}, evidence=evidence or {}, precedents=precedents or {}, duties=duties
    )


def a_task(
    number: str = "1.1", *, identity: int = 1, due: date | None = None, done_on: date | None = None, who: str = "Anh Ba"
) -> Task:
    """Return a task without a deadline that waits."""
    return Task(
        id=identity,
        number=number,
        what="Lập biên bản nghiệm thu",
        who=who,
        entered_at=datetime(2024, 6, 1, 8, 0, tzinfo=UTC),
        entered_by="Chị Hà",
        due=due,
        done_on=done_on,
    )


def an_appraisal(
    verdict: Verdict = Verdict.NOT_MET,
    remark: str = "Thiếu biên bản",
    *,
    number: str = "1.1",
    identity: int = 1,
    level: Level = Level.DISTRICT,
    answered_on: date | None = None,
    closed_on: date | None = None,
) -> Appraisal:
    """Return what the district found on the day: not met, with a remark that waits."""
    return Appraisal(
        id=identity,
        number=number,
        level=level,
        verdict=verdict,
        on=DAY,
        remark=remark,
        by="Phòng NN",
        answer="Đã bổ sung" if answered_on else "",
        answered_on=answered_on,
        closed_on=closed_on,
    )


def a_stage(progress: Progress = Progress.ACCEPTED) -> Stage:
    """Return a step that an officer set."""
    return Stage(progress, "Chị Hà", datetime(2024, 6, 1, 8, 0, tzinfo=UTC))


def a_precedent(carry: Carry = Carry.REVIEW, *, result: Result | None = None, number: str = "1.1") -> Precedent:
    """Return an earlier answer of the commune, 95 % unless told, with a paper."""
    return Precedent(
        carry=carry,
        assessment="18100-cu",
        label="Xã Hương Sơn, Bộ cũ, kỳ 2024",
        number=number,
        text="Tỷ lệ đường xã được nhựa hóa",
        requirement=Ratio(op=">=", value=Decimal(80)),
        year=YEAR,
        result=result or a_result(unit="%"),
        judgement=Judgement(Verdict.MET),
        evidence=(some_evidence(),),
    )


def confirmed(criteria_set: CriteriaSet) -> dict[str, Applied]:
    """Return every requirement of `criteria_set` as an officer confirmed it."""
    return {indicator.number: applied(indicator.requirement) for indicator in criteria_set.measured()}


def a_checklist(
    criteria_set: CriteriaSet | None = None,
    *,
    assessment: Assessment | None = None,
    results: Mapping[str, Result] | None = None,
    own: Mapping[str, Applied] | None = None,
    evidence: Mapping[str, tuple[Evidence, ...]] | None = None,
    precedents: Mapping[str, tuple[Precedent, ...]] | None = None,
    duties: Duties | None = None,
    day: date = DAY,
) -> Checklist:
    """Return an assessment as it stands; nothing recorded unless told."""
    return assess(
        assessment or an_assessment(),
        criteria_set or a_criteria_set(),
        recorded(results=results, own=own, evidence=evidence, precedents=precedents, duties=duties),
        day,
    )


def a_ready_checklist() -> Checklist:
    """Return a checklist of two ratio criteria and a gate with nothing left to do."""
    criteria_set = a_criteria_set(
        a_criterion_of(AT_LEAST_90, AT_LEAST_90),
        a_criterion_of(AT_LEAST_90, number=2),
        gates=(an_indicator("dk1"),),
    )
    numbers = [indicator.number for indicator in criteria_set.measured()]
    return a_checklist(
        criteria_set,
        results=dict.fromkeys(numbers, a_result()),
        own=confirmed(criteria_set),
        evidence=dict.fromkeys(numbers, (some_evidence(),)),
    )
