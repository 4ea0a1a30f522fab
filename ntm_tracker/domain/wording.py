"""The Vietnamese words for verdicts, progress, standing and requirements: one term per thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.terms import Progress, Severity, Standing, Verdict

if TYPE_CHECKING:
    from decimal import Decimal

    from ntm_tracker.domain.checklist import IndicatorState
    from ntm_tracker.domain.requirements import Requirement, Survey
    from ntm_tracker.domain.terms import Judgement

PROVISIONAL = "tạm tính"
VERDICTS = {
    Verdict.MET: "Đạt",
    Verdict.NOT_MET: "Chưa đạt",
    Verdict.NOT_ASSESSED: "Chưa đánh giá",
    Verdict.NOT_APPLICABLE: "Không áp dụng",
    Verdict.UNDETERMINED: "Chưa xác định",
}
STANDINGS = {
    Standing.CONFIRMED: "đã đối chiếu",
    Standing.UNCONFIRMED: "chưa đối chiếu",
    Standing.SET_BY_PROVINCE: "tỉnh quy định, chưa nhập",
    Standing.UNKNOWN: "chưa rõ",
}
PROGRESS = {
    Progress.TO_DO: "Chưa làm",
    Progress.IN_PROGRESS: "Đang làm",
    Progress.FOR_REVIEW: "Chờ duyệt",
    Progress.ACCEPTED: "Đã duyệt",
}
SEVERITIES = {
    Severity.HIGH: "Nghiêm trọng",
    Severity.MEDIUM: "Quan trọng",
    Severity.LOW: "Lưu ý",
}
CONFIDENCE = {
    "verified": "đã kiểm ở nguồn công khai",
    "verified_gist": "đúng ý theo nguồn công khai",
    "unverified_high": "chưa kiểm, khá chắc",
    "unverified_medium": "chưa kiểm, tương đối",
    "unverified_low": "chưa kiểm, không chắc",
    "unknown": "chưa rõ",
}
LEVELS = {"commune": "xã", "village": "thôn"}
"""The levels that a set is for."""
MEASURES = {
    "pass_fail": "đạt hoặc không đạt",
    "number": "một con số",
    "ratio": "tỷ lệ %",
    "level": "một mức xếp loại",
    "checklist": "số nội dung đạt trên tổng số",
    "village_share": "số thôn đạt trên tổng số thôn",
    "survey": "phiếu lấy ý kiến: số hộ được hỏi và số hộ hài lòng từng câu",
}
_OPEN = {"province": "UBND cấp tỉnh quy định (chưa nhập)", "unknown": "Chưa rõ mức yêu cầu"}
NEEDS_REVIEW = "Cần rà soát lại"
CHANGES = {
    "same": "Giống nhau",
    "wording_changed": "Đổi câu chữ",
    "requirement_changed": "Đổi mức yêu cầu",
    "new": "Mới",
    "gone": "Không còn",
}
CARRIES = {"carried": "Mang sang", "review": NEEDS_REVIEW, "previous": "Kỳ trước"}
_SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "==": "="}


def judgement_text(judgement: Judgement) -> str:
    """Write a verdict, with “tạm tính” where it is provisional."""
    word = VERDICTS[judgement.verdict]
    return f"{word} ({PROVISIONAL})" if judgement.provisional else word


def state_text(state: IndicatorState) -> str:
    """Write the verdict of an indicator; “cần rà soát lại” where an earlier answer waits for a new one."""
    return NEEDS_REVIEW if state.to_review else judgement_text(state.judgement)


def indicator_text(number: str) -> str:
    """Name an indicator, or a recognition gate as papers name it."""
    return f"điều kiện {number_text(number)}" if number.startswith("dk") else f"chỉ tiêu {number}"


def number_text(number: str) -> str:
    """Write the number of an indicator or gate as it is printed: “3.1”, “ĐK2”."""
    return number.replace("dk", "ĐK")


def provisional_text(count: int) -> str:
    """Write how many of a count are provisional, “” for none."""
    return f" ({count} {PROVISIONAL})" if count else ""


def bound_text(op: str, value: Decimal, unit: str) -> str:
    """Write “≥ 90%” or “≥ 54 triệu đồng/người/năm”."""
    return f"{_SIGNS[op]} {format_number(value)}{unit if unit == '%' else f' {unit}'}".rstrip()


def requirement_text(requirement: Requirement, year: int) -> str:
    """Write `requirement` as it is shown in every list; `year` picks the bound of a by-year one."""
    match requirement.kind:
        case "pass_fail":
            return "Đạt"
        case "number" | "ratio":
            return bound_text(requirement.op, requirement.value, requirement.unit)
        case "by_year":
            if year not in requirement.values:
                return f"Chưa rõ cho năm {year}"
            return f"{bound_text(requirement.op, requirement.values[year], requirement.unit)} (năm {year})"
        case "level":
            named = requirement.at_least if requirement.at_least.startswith("Mức") else f"mức {requirement.at_least}"
            return f"Từ {named[0].lower()}{named[1:]} trở lên"
        case "checklist":
            return f"Ít nhất {requirement.needed}/{len(requirement.items)} nội dung"
        case "village_share":
            return f"{bound_text(requirement.op, requirement.value, '%')} số thôn"
        case "survey":
            told = "; ".join(survey_bounds(requirement).values())
            return f"{told[0].upper()}{told[1:]}"
        case "province" | "unknown":
            return _OPEN[requirement.kind]


def bounds_text(requirement: Requirement) -> str:
    """Write `requirement` with every year of a by-year one: “2024: ≥ 54; 2025: ≥ 58 triệu đồng/người/năm”."""
    if requirement.kind != "by_year":
        return requirement_text(requirement, 0)
    listed = "; ".join(f"{y}: {bound_text(requirement.op, v, '')}" for y, v in sorted(requirement.values.items()))
    return f"{listed} {requirement.unit}"


def whole_text(requirement: Requirement, year: int) -> str:
    """Write `requirement` with all that it says: every year of a by-year one, the scale of a level."""
    if requirement.kind == "by_year" and set(requirement.values) != {year}:
        return bounds_text(requirement)
    if requirement.kind == "level":
        return f"{requirement_text(requirement, year)} (thang: {', '.join(requirement.levels)})"
    return requirement_text(requirement, year)


def survey_bounds(requirement: Survey) -> dict[str, str]:
    """Write each bound of a survey, as “câu 1-18 ≥ 85%”, by its name and in reading order."""
    return {
        "asked": f"hỏi ≥ {format_number(requirement.asked.value)}% số hộ",
        "each": f"câu 1-{requirement.questions - 1} ≥ {format_number(requirement.each.value)}%",
        "lowest": f"không câu nào dưới {format_number(requirement.lowest.value)}%",
        "last": f"câu {requirement.questions} ≥ {format_number(requirement.last.value)}%",
    }


def full_requirement_text(requirement: Requirement) -> str:
    """Write everything that `requirement` asks: as `whole_text` does, with every item and every test by name."""
    named = {"checklist": "items", "village_share": "tests"}.get(requirement.kind, "")
    listed = "; ".join(getattr(requirement, named)) if named else ""
    told = whole_text(requirement, 0)
    return f"{told}: {listed}" if listed else told
