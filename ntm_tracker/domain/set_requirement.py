"""Reading the requirement of a line that is being written: how it is measured, and its bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.requirement_entry import read_requirement
from ntm_tracker.domain.requirements import (
    Checklist,
    Level,
    Number,
    PassFail,
    Ratio,
    SetByProvince,
    Survey,
    Unknown,
    VillageShare,
    YearlyNumber,
    measure_of,
    unit_of,
)
from ntm_tracker.domain.satisfaction_entry import thresholds_text
from ntm_tracker.domain.text import clean_line, clean_text
from ntm_tracker.domain.wording import MEASURES
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from decimal import Decimal

    from ntm_tracker.domain.requirements import Measure, Requirement

Known = Literal["known", "province", "unknown"]
"""Whether the bound is written down, left to the province, or not read by anybody here."""
ORDER: tuple[Measure, ...] = ("pass_fail", "number", "ratio", "level", "checklist", "village_share", "survey")
"""The ways to measure, as the form lists them."""
_YEAR = re.compile(r"(?:năm\s*)?([12]\d{3})\s*:\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RequirementDraft:
    """A requirement as typed."""

    measure: Measure
    known: Known = "known"
    bound: str = ""
    """“>= 85”, “Khá”, “5/8”, or “2024: >= 54; 2025: >= 58”."""
    unit: str = ""
    parts: str = ""
    """One a line: the levels from the lowest, the items of a list, the tests of a village."""


def read_bound(draft: RequirementDraft, kept: Requirement | None = None) -> Requirement:
    """Read a requirement; `kept` with all that is noted about it, where it asks the same.

    Raises:
        InputRefused: a part is missing or cannot be read.
    """
    read = _read(draft)
    if kept is not None and requirement_draft(read) == requirement_draft(kept):
        return kept
    return read


def requirement_draft(requirement: Requirement) -> RequirementDraft:
    """Return a requirement as it would be typed."""
    measure = measure_of(requirement)
    unit = "" if measure in ("ratio", "village_share") else unit_of(requirement)
    match requirement:
        case SetByProvince():
            return RequirementDraft(measure, "province", unit=unit)
        case Unknown():
            return RequirementDraft(measure, "unknown", unit=unit, parts="\n".join(requirement.tests))
        case Level():
            return RequirementDraft(measure, bound=requirement.at_least, parts="\n".join(requirement.levels))
        case Checklist():
            bound = f"{requirement.needed}/{len(requirement.items)}"
            return RequirementDraft(measure, bound=bound, parts="\n".join(requirement.items))
        case VillageShare():
            parts = "\n".join(requirement.tests)
            return RequirementDraft(measure, bound=_bound(requirement.op, requirement.value), parts=parts)
        case Number() | Ratio():
            return RequirementDraft(measure, bound=_bound(requirement.op, requirement.value), unit=unit)
        case Survey():
            return RequirementDraft(measure, bound=thresholds_text(requirement))
        case YearlyNumber():
            told = [f"{year}: {_bound(requirement.op, value)}" for year, value in sorted(requirement.values.items())]
            return RequirementDraft(measure, bound="; ".join(told), unit=unit)
        case _:
            return RequirementDraft(measure)


def _bound(op: str, value: Decimal) -> str:
    return f"{op} {format_number(value)}"


def _read(draft: RequirementDraft) -> Requirement:
    if draft.known != "known":
        return _open(draft)
    if draft.measure == "pass_fail":
        if clean_line(draft.bound).casefold() not in ("", "đạt"):
            raise InputRefused(
                "Chỉ tiêu đo bằng đạt hoặc không đạt thì không có mức; hãy bỏ trống ô Mức, hoặc chọn cách đo khác."
            )
        return PassFail()
    if not clean_line(draft.bound):
        raise InputRefused(
            "Chưa ghi mức yêu cầu; hãy ghi như trong văn bản, hoặc chọn “UBND tỉnh quy định” hay “Chưa rõ”."
        )
    is_yearly = ":" in draft.bound and draft.measure != "survey"
    return _yearly(draft) if is_yearly else _one(draft, clean_line(draft.bound))


def _open(draft: RequirementDraft) -> Requirement:
    if clean_line(draft.bound):
        raise InputRefused("Đã ghi mức yêu cầu; hãy chọn “Đã biết mức”, hoặc xóa ô Mức.")
    unit = clean_line(draft.unit) if draft.measure == "number" else ""
    if draft.known == "province":
        return SetByProvince(measure=draft.measure, unit=unit)
    tests = tuple(_parts(draft)) if draft.measure == "village_share" else ()
    return Unknown(measure=draft.measure, unit=unit, tests=tests)


def _one(draft: RequirementDraft, bound: str) -> Requirement:
    read = read_requirement(bound, _skeleton(draft), 0, sure=True)
    if measure_of(read) != draft.measure:
        raise InputRefused(
            f"Mức “{bound[:40]}” không hợp với cách đo bằng {MEASURES[draft.measure]}; "
            "hãy chọn lại cách đo hoặc sửa mức."
        )
    return read


def _skeleton(draft: RequirementDraft) -> Requirement:
    """Return a requirement of the wanted kind, for the reader of bounds to follow."""
    parts = _parts(draft)
    if draft.measure == "level":
        if len(parts) < 2 or len(set(parts)) < len(parts):
            raise InputRefused("Thang xếp loại phải có ít nhất hai mức khác nhau; hãy ghi mỗi mức một dòng.")
        return Level(levels=tuple(parts), at_least=parts[0])
    if draft.measure == "checklist":
        if not parts:
            raise InputRefused("Chưa ghi các nội dung cần đạt; hãy ghi mỗi nội dung một dòng.")
        return Checklist(items=tuple(parts), needed=1)
    if draft.measure == "number":
        unit = clean_line(draft.unit)
        if unit == "%":
            raise InputRefused("Đơn vị “%” là tỷ lệ; hãy chọn cách đo “một tỷ lệ %”.")
        return Unknown(measure="number", unit=unit)
    return Unknown(measure=draft.measure, tests=tuple(parts) if draft.measure == "village_share" else ())


def _parts(draft: RequirementDraft) -> list[str]:
    return [line for line in map(clean_line, clean_text(draft.parts).split("\n")) if line]


def _yearly(draft: RequirementDraft) -> YearlyNumber:
    if draft.measure != "number":
        raise InputRefused("Mức theo từng năm chỉ dùng cho cách đo bằng một con số; hãy chọn lại cách đo.")
    read = {}
    for part in filter(None, map(clean_line, draft.bound.split(";"))):
        found = _YEAR.fullmatch(part)
        if not found:
            raise InputRefused(f"Không đọc được mức theo năm “{part[:40]}”; hãy ghi như “2024: >= 54; 2025: >= 58”.")
        if int(found[1]) in read:
            raise InputRefused(f"Năm {found[1]} có hai mức; hãy giữ một mức cho mỗi năm.")
        read[int(found[1])] = _one(draft, found[2])
    bounds = {year: one for year, one in read.items() if isinstance(one, Number)}
    ops, units = {one.op for one in bounds.values()}, {one.unit for one in bounds.values()}
    if len(ops) > 1 or len(units) > 1:
        raise InputRefused("Các năm phải cùng chiều (tối thiểu hoặc tối đa) và cùng đơn vị; hãy xem lại.")
    return YearlyNumber(op=ops.pop(), values={year: one.value for year, one in bounds.items()}, unit=units.pop())
