"""Reading the requirement that an officer copied from the paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ntm_tracker.domain.numbers import format_number, parse_number
from ntm_tracker.domain.requirements import (
    Checklist,
    Level,
    Number,
    Open,
    PassFail,
    Ratio,
    SetByProvince,
    Unknown,
    VillageShare,
    YearlyNumber,
    measure_of,
    unit_of,
)
from ntm_tracker.domain.text import clean_line, fold
from ntm_tracker.domain.wording import MEASURES
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from decimal import Decimal

    from ntm_tracker.domain.requirements import (
        Operator,
        Requirement,
    )

_BOUND = re.compile(r"(?P<op>>=|<=|==|=|>|<|≥|≤)?\s*(?P<value>-?[\d.,]+)\s*(?P<unit>(?![eE][+-]?\d)\D.*)?")
_OPERATORS: dict[str, Operator] = {"≥": ">=", "≤": "<=", "=": "=="}


def read_requirement(text: str, shipped: Requirement, year: int) -> Requirement:
    """Read the requirement that an officer copied from the paper, as “>= 85 %” or “Đạt”.

    The kind follows the shipped one; a by-year requirement is read for `year` only.

    Raises:
        InputRefused: it cannot be read, or does not fit how the indicator is measured.
    """
    typed = clean_line(text)
    if not typed:
        raise InputRefused("Chưa ghi mức yêu cầu; hãy ghi như trong văn bản, ví dụ “>= 85” hoặc “Đạt”.")
    if fold(typed) == "dat":
        return _pass_fail(shipped)
    if isinstance(shipped, Level):
        return _level_requirement(typed, shipped)
    if isinstance(shipped, Checklist):
        return _checklist_requirement(typed, shipped)
    found = _BOUND.fullmatch(typed)
    if not found:
        raise InputRefused(f"Không đọc được mức yêu cầu “{typed[:40]}”; hãy ghi như “>= 85”, “<= 8%” hoặc “Đạt”.")
    bound = parse_number(found["value"])
    if bound < 0:
        raise InputRefused(f"Mức yêu cầu {format_number(bound)} không được âm; hãy xem lại văn bản.")
    op = _operator(found["op"], shipped)
    read = _numeric(op, bound, clean_line(found["unit"] or ""), shipped, year)
    if not isinstance(shipped, Open) and measure_of(read) != measure_of(shipped):
        raise InputRefused(f"Chỉ tiêu này đo bằng {MEASURES[measure_of(shipped)]}; hãy ghi mức cùng cách đo.")
    return read


def _pass_fail(shipped: Requirement) -> PassFail:
    if measure_of(shipped) != "pass_fail" and not isinstance(shipped, Open):
        raise InputRefused(
            "Chỉ tiêu này đo bằng con số hoặc mức xếp loại; hãy ghi mức như trong văn bản, ví dụ “>= 85”."
        )
    return PassFail()


def _operator(typed: str | None, shipped: Requirement) -> Operator:
    if typed is None:
        match shipped:
            case Number() | Ratio() | YearlyNumber() | VillageShare():
                return shipped.op
            case SetByProvince() | Unknown():
                return shipped.op or ">="
            case _:
                return ">="
    normal = _OPERATORS.get(typed, typed)
    return next(op for op in (">=", ">", "<=", "<", "==") if op == normal)


def _numeric(op: Operator, bound: Decimal, unit: str, shipped: Requirement, year: int) -> Requirement:
    unit = unit or unit_of(shipped)
    if isinstance(shipped, YearlyNumber):
        return YearlyNumber(op=op, values={year: bound}, unit=unit)
    share = measure_of(shipped) == "village_share"
    if unit.startswith("%") or share:
        if bound > 100:
            raise InputRefused(f"Mức yêu cầu {format_number(bound)}% vượt quá 100%; hãy xem lại văn bản.")
        tests = shipped.tests if isinstance(shipped, (VillageShare, Unknown)) else ()
        return VillageShare(op=op, value=bound, tests=tests) if share else Ratio(op=op, value=bound)
    if not unit:
        raise InputRefused("Mức yêu cầu thiếu đơn vị; hãy ghi cả đơn vị, ví dụ “>= 85%” hoặc “>= 1 mô hình”.")
    return Number(op=op, value=bound, unit=unit)


def _level_requirement(typed: str, shipped: Level) -> Level:
    for level in shipped.levels:
        if fold(level) == fold(typed):
            return Level(levels=shipped.levels, at_least=level)
    raise InputRefused(f"Mức “{typed[:30]}” không có trong thang; các mức: {', '.join(shipped.levels)}.")


def _checklist_requirement(typed: str, shipped: Checklist) -> Checklist:
    needed, _, of = (part.strip() for part in typed.partition("/"))
    if of not in ("", str(len(shipped.items))) or not needed.isdecimal() or not 1 <= int(needed) <= len(shipped.items):
        raise InputRefused(f"Số nội dung cần đạt phải từ 1 đến {len(shipped.items)}; hãy ghi như “5/8”.")
    return Checklist(items=shipped.items, needed=int(needed))
