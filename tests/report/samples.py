"""Checklists, profiles and reports made of a few words, so that a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.checklist import Assessment, Recorded, Subject, assess
from ntm_tracker.domain.criteria import Basis, CriteriaSet, Criterion, Indicator, Instrument
from ntm_tracker.domain.evidence import Evidence
from ntm_tracker.domain.profile import Commune, PlannedAssessment, Profile, Signature, Successor
from ntm_tracker.domain.requirements import Confidence, Number, PassFail, Ratio, Unknown
from ntm_tracker.domain.results import Answered, Counted, Measured, NotApplicable, Result
from ntm_tracker.domain.verdicts import Applied, Confirmation
from ntm_tracker.report import model
from ntm_tracker.report.parts.letterhead import own_issuer
from ntm_tracker.report.sources import Sources
from tests.strictly import read_strictly

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.report.parts.letterhead import Issuer

DAY = date(2024, 6, 30)
YEAR = 2024
STAND_IN = "Bộ của tỉnh Yên Bái, dùng tạm thay bộ của tỉnh Bắc Giang"
LONG = ("Đường trục thôn được cứng hóa, bảo đảm ô tô đi lại thuận tiện quanh năm; " * 70)[:5000].strip()
HOSTILE = (
    "[b]",
    "=1+1",
    "<w:p>&amp;</w:p>",
    '#set text(red) #sys.inputs "',
    "*đậm* _nghiêng_ $x^2$ \\u{1F600} @nhãn",
    "dòng một\ndòng hai\n\ndòng bốn",
    "cột\tcột",
    "  khoảng trắng  hai bên  ",
    "https://example.vn/" + "khong-co-khoang-trang" * 8,
    LONG,
)
AT_LEAST_90 = Ratio(op=">=", value=Decimal(90))


def an_indicator(number: str, requirement: Requirement, text: str = "") -> Indicator:
    """Return an indicator; its text names its number unless another is given."""
    return Indicator(number=number, text=text or f"Nội dung của chỉ tiêu số {number}", requirement=requirement)


def a_set(criteria: Iterable[Criterion], *, village: bool = False) -> CriteriaSet:
    """Return a commune's set with one gate, or a village's stand-in without."""
    listed = tuple(criteria)
    gate = an_indicator("dk2", PassFail(), "Không có nợ đọng xây dựng cơ bản")
    return CriteriaSet(
        id="thon" if village else "xa",
        title="Bộ tiêu chí thôn kiểu mẫu" if village else "Bộ tiêu chí xã nông thôn mới nâng cao",
        short_title="Thôn" if village else "Xã",
        level="village" if village else "commune",
        first_year=2021,
        last_year=2025,
        complete=True,
        warning="Chưa đối chiếu với văn bản của thôn." if village else "Chưa đối chiếu với văn bản của xã.",
        stand_in=STAND_IN if village else "",
        criterion_count=len(listed),
        indicator_count=sum(len(criterion.indicators) for criterion in listed),
        basis=Basis(decision="Quyết định 318/QĐ-TTg"),
        instruments=(
            an_instrument("318/QĐ-TTg", "issues", Confidence.VERIFIED),
            an_instrument("211/QĐ-TTg", "amends", Confidence.UNVERIFIED_HIGH),
            an_instrument("18/2022/QĐ-TTg", "procedure", Confidence.VERIFIED),
        ),
        gates=() if village else (gate,),
        criteria=listed,
    )


def an_instrument(number: str, role: str, confidence: Confidence) -> Instrument:
    """Return a decision of the prime minister."""
    return read_strictly(
        Instrument,
        {
            "number": number,
            "kind": "Quyết định",
            "issuer": "Thủ tướng Chính phủ",
            "signed": date(2022, 3, 8),
            "role": role,
            "confidence": confidence,
        },
    )


def an_evidence(number: int, *, note: str = "Báo cáo của công chức", valid_until: date | None = None) -> Evidence:
    """Return a piece of evidence that holds unless its validity has ended."""
    entered = datetime(2024, 6, 1, tzinfo=UTC)
    return Evidence(number, note, entered, "Nguyễn Thị Lan", number=f"{number}/BC-UBND", valid_until=valid_until)


def confirmed(requirement: Requirement) -> Applied:
    """Return `requirement` as read on paper."""
    at = datetime(2024, 6, 1, tzinfo=UTC)
    return Applied(requirement, None, Confirmation("QĐ 741/QĐ-UBND", "Phụ lục II", date(2022, 5, 1), "Lan", at))


def a_checklist(
    criteria_set: CriteriaSet,
    results: Mapping[str, Result] | None = None,
    *,
    own: Mapping[str, Applied] | None = None,
    evidence: Mapping[str, tuple[Evidence, ...]] | None = None,
    focus: tuple[int, ...] = (),
    day: date = DAY,
) -> Checklist:
    """Return the checklist of xã Hương Sơn, or of thôn Hương Thân for a village's set."""
    village = criteria_set.level == "village"
    subject = Subject("huong-than", "Hương Thân", "village") if village else Subject("07387", "Xã Hương Sơn", "commune")
    assessment = Assessment("1", subject, criteria_set.id, YEAR, date(YEAR, 12, 31), focus)
    return assess(assessment, criteria_set, Recorded(results or {}, own or {}, evidence or {}), day)


def a_commune(day: date = DAY) -> Checklist:
    """Return a commune with a met, a provisional, a failed, an inapplicable and an unknown indicator."""
    number = Number(op=">=", value=Decimal(54), unit="triệu đồng/người/năm")
    unknown = Unknown(measure="ratio")
    roads = Criterion(
        number=1,
        name="Giao thông",
        group="Hạ tầng kinh tế - xã hội",
        indicators=(
            an_indicator("1.1", AT_LEAST_90, "Tỷ lệ đường trục thôn được cứng hóa, ô tô đi lại thuận tiện quanh năm"),
            an_indicator("1.2", PassFail()),
        ),
    )
    water = Criterion(
        number=2,
        name="Thủy lợi và phòng, chống thiên tai",
        group="Hạ tầng kinh tế - xã hội",
        indicators=(an_indicator("2.1", unknown), an_indicator("2.2", AT_LEAST_90), an_indicator("2.3", PassFail())),
    )
    income = Criterion(number=3, name="Thu nhập", group="Kinh tế", indicators=(an_indicator("3", number),))
    results = {
        "1.1": Result(Counted(Decimal(46), Decimal(50)), "", date(2024, 5, 20), "12/BC-UBND"),
        "1.2": Result(Answered(passed=True), source="13/BC-UBND"),
        "2.2": Result(Measured(Decimal("87.5")), "%", date(2024, 6, 3), "14/BC-UBND"),
        "2.3": Result(NotApplicable("Xã không có công trình thủy lợi do huyện quản lý")),
        "dk2": Result(Answered(passed=True), "", date(2024, 6, 3), "15/BC-UBND"),
    }
    return a_checklist(
        a_set([roads, water, income]),
        results,
        own={"1.1": confirmed(AT_LEAST_90)},
        evidence={
            "1.1": (an_evidence(1), an_evidence(2, valid_until=date(2024, 5, 31))),
            "1.2": (an_evidence(3, valid_until=date(2024, 5, 31)),),
        },
        focus=(2,),
        day=day,
    )


def a_village(day: date = DAY) -> Checklist:
    """Return a village whose set holds names only."""
    names = ("Giao thông", "Thủy lợi")
    listed = [Criterion(number=number, name=name) for number, name in enumerate(names, start=1)]
    return a_checklist(a_set(listed, village=True), day=day)


def a_large_commune() -> Checklist:
    """Return a commune with 75 indicators, all of them under focus criteria."""
    listed = [
        Criterion(
            number=number,
            name=f"Tiêu chí thứ {number}",
            indicators=tuple(an_indicator(f"{number}.{place}", AT_LEAST_90) for place in range(1, 6)),
        )
        for number in range(1, 16)
    ]
    return a_checklist(a_set(listed), focus=tuple(range(1, 16)))


def a_profile() -> Profile:
    """Return the profile of xã Hương Sơn."""
    commune = Commune(
        code="07387",
        name="Xã Hương Sơn",
        district="Huyện Lạng Giang",
        district_code="217",
        province="Tỉnh Bắc Giang",
        province_code="24",
        villages=21,
        model_villages=4,
        successor=Successor(code="07399", name="Xã Kép", province="Tỉnh Bắc Ninh", since=date(2025, 7, 1)),
    )
    planned = PlannedAssessment(
        subject="07387", set="xa", year=YEAR, deadline=date(2024, 12, 31), focus=(2,), source="Kế hoạch"
    )
    return Profile(
        id="huong-son",
        title="Xã Hương Sơn",
        plan_year=YEAR,
        commune=commune,
        villages=(),
        assessments=(planned,),
        signature=Signature(
            capacity=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
            name="Vũ Văn Báo",
            recipients=("UBND huyện (bc)", "Các thôn", "Lưu: VP"),
        ),
        targets=(),
    )


def sources(
    checklist: Checklist,
    village: Checklist | None = None,
    *,
    issuer: Issuer | None = None,
    before: Checklist | None = None,
    course: tuple[Checklist, ...] = (),
) -> Sources:
    """Return what a report is built from, read on the evening of 30/06/2024."""
    mark = model.Mark("0123456789", datetime(2024, 6, 30, 17, 5, tzinfo=UTC))
    return Sources(checklist, issuer or own_issuer(a_profile()), mark, before, village, course=course)


def a_report(*cells: str) -> model.Report:
    """Return a report whose every part that holds text holds `cells`."""
    columns = (model.Column("Số", 1, "center"), model.Column("Nội dung", 4), model.Column("Ghi chú", 2, "right"))
    rows = (model.Row((str(n), cell, cell)) for n, cell in enumerate(cells, start=1))
    groups = (model.Row((cell,), group=True) for cell in cells)
    return model.Report(
        kind="readiness",
        letterhead=model.Letterhead(
            ("UBND HUYỆN", "UBND XÃ"), "UBND xã", "Số: ……/BC-UBND", "Hương Sơn", "ngày …… tháng ……"
        ),
        title="BÁO CÁO",
        about="Thử chữ",
        subject="Xã Hương Sơn",
        set_id="xa",
        year=YEAR,
        day=DAY,
        sections=(
            model.Section(
                "I. CHỮ", tuple(model.Paragraph(c) for c in cells), model.Table(columns, (*rows, *groups, END))
            ),
        ),
        footnotes=cells,
        closing="Hết./.",
        signature=model.Signature(("CHỦ TỊCH",), "Vũ Văn Báo"),
        recipients=("- Lưu: VP.",),
        figures={"commune": {"criteria_total": 19, "readiness": 0.125}},
    )


END = model.Row(("cuối", "hàng cuối", "hết"))
