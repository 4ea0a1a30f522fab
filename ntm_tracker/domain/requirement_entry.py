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

_SIGNS: dict[str, Operator] = {
    ">=": ">=",
    "≥": ">=",
    "tu": ">=",
    "toi thieu": ">=",
    "it nhat": ">=",
    "khong duoi": ">=",
    "tro len": ">=",
    "<=": "<=",
    "≤": "<=",
    "toi da": "<=",
    "khong qua": "<=",
    "nhieu nhat": "<=",
    "tro xuong": "<=",
    ">": ">",
    "tren": ">",
    "<": "<",
    "duoi": "<",
    "==": "==",
    "=": "==",
}
"""How a paper words a bound, without marks."""
_BEFORE = "|".join(sorted((w for w in _SIGNS if not w.startswith("tro ")), key=len, reverse=True))
_BOUND = re.compile(
    rf"(?P<before>{_BEFORE})?\s*(?P<value>-?\d[\d.,]*)\s*(?P<unit>[^\d<>=≥≤-]*?)\s*(?P<after>tro len|tro xuong)?"
)
_UPWARD = (">=", ">")


def read_requirement(text: str, shipped: Requirement, year: int) -> Requirement:
    """Read the requirement that an officer copied from the paper, as “>= 85 %” or “Đạt”.

    The kind follows the shipped one; a by-year requirement is read for `year` only.

    Raises:
        InputRefused: it cannot be read, or does not fit how the indicator is measured.
    """
    typed = clean_line(text)
    if not typed:
        raise InputRefused("Chưa ghi mức yêu cầu; hãy ghi như trong văn bản, ví dụ “>= 85” hoặc “Đạt”.")
    if measure_of(shipped) == "survey":
        from ntm_tracker.domain.satisfaction_entry import read_thresholds

        return read_thresholds(typed, shipped)
    if fold(typed) == "dat":
        return _pass_fail(shipped)
    if isinstance(shipped, Level):
        return _level_requirement(typed, shipped)
    if isinstance(shipped, Checklist):
        return _checklist_requirement(typed, shipped)
    op, bound, unit = _parts(typed, shipped)
    return _numeric(op, bound, unit, shipped, year)


def _parts(typed: str, shipped: Requirement) -> tuple[Operator, Decimal, str]:
    folded = fold(typed)
    found = _BOUND.fullmatch(folded)
    # Folding keeps every letter's place, so that the unit can be taken with its marks.
    if not found or len(folded) != len(typed):
        raise InputRefused(f"Không đọc được mức yêu cầu “{typed[:40]}”; hãy ghi như “>= 85”, “<= 8%” hoặc “Đạt”.")
    bound = parse_number(found["value"])
    if bound < 0:
        raise InputRefused(f"Mức yêu cầu {format_number(bound)} không được âm; hãy xem lại văn bản.")
    said = {_SIGNS[word] for word in (found["before"], found["after"]) if word}
    if len(said) > 1:
        raise InputRefused(f"Mức yêu cầu “{typed[:40]}” vừa nói tối thiểu vừa nói tối đa; hãy xem lại văn bản.")
    return _operator(said, shipped), bound, typed[found.start("unit") : found.end("unit")]


def _pass_fail(shipped: Requirement) -> PassFail:
    if measure_of(shipped) != "pass_fail":
        raise InputRefused(
            "Chỉ tiêu này đo bằng con số hoặc mức xếp loại; hãy ghi mức như trong văn bản, ví dụ “>= 85”."
        )
    return PassFail()


def _operator(said: set[Operator], shipped: Requirement) -> Operator:
    known: Operator | None = getattr(shipped, "op", None)
    if not said:
        return known or ">="
    op = said.pop()
    if known and "==" not in (op, known) and (op in _UPWARD) != (known in _UPWARD):
        raise InputRefused(
            "Mức yêu cầu ngược chiều với mức đi kèm (tối thiểu thành tối đa, hoặc ngược lại); hãy xem lại văn bản."
        )
    return op


def _numeric(op: Operator, bound: Decimal, unit: str, shipped: Requirement, year: int) -> Requirement:
    known = unit_of(shipped)
    # “% số thôn”, “% số hộ” is how a paper words a percentage.
    named = "%" if fold(unit).startswith("% so ") else unit
    if known and named and fold(named) != fold(known):
        raise InputRefused(f"Chỉ tiêu này đo bằng {known}, không phải {unit[:30]}; hãy ghi mức theo {known}.")
    if measure_of(shipped) == "pass_fail" and not isinstance(shipped, Open):
        raise InputRefused(f"Chỉ tiêu này đo bằng {MEASURES['pass_fail']}; hãy ghi “Đạt”.")
    unit = known or named
    if isinstance(shipped, YearlyNumber):
        return YearlyNumber(op=op, values={year: bound}, unit=unit)
    if unit == "%":
        return _share(op, bound, shipped)
    if not unit:
        raise InputRefused("Mức yêu cầu thiếu đơn vị; hãy ghi cả đơn vị, ví dụ “>= 85%” hoặc “>= 1 mô hình”.")
    return Number(op=op, value=bound, unit=unit)


def _share(op: Operator, bound: Decimal, shipped: Requirement) -> Ratio | VillageShare:
    if bound > 100:
        raise InputRefused(f"Mức yêu cầu {format_number(bound)}% vượt quá 100%; hãy xem lại văn bản.")
    if measure_of(shipped) != "village_share":
        return Ratio(op=op, value=bound)
    tests = shipped.tests if isinstance(shipped, (VillageShare, Unknown)) else ()
    return VillageShare(op=op, value=bound, tests=tests)


_LEVEL = re.compile(r"(?:>=|≥)?\s*(?:tu\s+)?(?:muc\s+)?(.+?)(?:\s+tro len)?")


def _level_requirement(typed: str, shipped: Level) -> Level:
    found = _LEVEL.fullmatch(fold(typed))
    said = {fold(typed), found[1] if found else ""}
    for level in shipped.levels:
        if said & {fold(level), fold(level).removeprefix("muc ")}:
            return Level(levels=shipped.levels, at_least=level)
    raise InputRefused(f"Mức “{typed[:30]}” không có trong thang; các mức: {', '.join(shipped.levels)}.")


def _checklist_requirement(typed: str, shipped: Checklist) -> Checklist:
    needed, _, of = (part.strip() for part in typed.partition("/"))
    if of not in ("", str(len(shipped.items))) or not needed.isdecimal() or not 1 <= int(needed) <= len(shipped.items):
        raise InputRefused(f"Số nội dung cần đạt phải từ 1 đến {len(shipped.items)}; hãy ghi như “5/8”.")
    return Checklist(items=shipped.items, needed=int(needed))
