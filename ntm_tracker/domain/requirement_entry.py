"""Reading the requirement that an officer copied from the paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ntm_tracker.domain.bound_entry import is_share, read_bound, same_unit
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.requirement_doubts import doubts
from ntm_tracker.domain.requirements import (
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
from ntm_tracker.domain.scale_entry import read_items, read_level, refuse_level
from ntm_tracker.domain.text import clean_line, fold
from ntm_tracker.domain.wording import MEASURES
from ntm_tracker.errors import InputRefused, Questioned

if TYPE_CHECKING:
    from ntm_tracker.domain.bound_entry import Bound
    from ntm_tracker.domain.requirements import Operator, Requirement

_YEAR = re.compile(r"(?:nam\s+)?\b(?P<year>20\d\d)\s*:")
_OF_YEAR = re.compile(r"\s*(?:\((?:nam\s+)?(?P<in>20\d\d)\)|\bnam\s+(?P<after>20\d\d))$")
_NO_FIGURE = re.compile(r"\b(quy dinh|theo huong dan|chua ro|chua nhap|khong ro)\b")

_LONGEST = 1000


def read_requirement(text: str, known: Requirement, year: int, *, sure: bool = False) -> Requirement:
    """Read the requirement that an officer copied from the paper, as “>= 85 %”, “Đạt” or “5/8”.

    What the text leaves out, unit or direction, follows the requirement that is `known`; a bound
    without a year is read for `year`.

    Raises:
        InputRefused: it cannot be read, or contradicts itself.
        Questioned: it is of another unit, direction or kind than `known`, and nobody is `sure`.
    """
    typed = clean_line(text)
    if not typed:
        raise InputRefused("Chưa ghi mức yêu cầu; hãy ghi như trong văn bản, ví dụ “>= 85” hoặc “Đạt”.")
    if measure_of(known) == "survey":
        from ntm_tracker.domain.satisfaction_entry import read_thresholds

        return read_thresholds(typed, known)
    if _NO_FIGURE.search(fold(typed)):
        raise InputRefused(
            f"“{typed[:40]}” chưa phải là mức yêu cầu; hãy ghi con số trong văn bản của tỉnh, hoặc để lại chỉ tiêu này."
        )
    if len(typed) > _LONGEST:
        raise InputRefused(f"Mức yêu cầu dài {len(typed)} chữ; hãy chỉ ghi con số, tối đa {_LONGEST} chữ.")
    read = _read(typed, known, year)
    if not sure and (doubt := doubts(read, known, year)):
        raise Questioned(doubt)
    return read


def _read(typed: str, known: Requirement, year: int) -> Requirement:
    if _YEAR.match(fold(typed)):
        return _by_year(typed, known)
    if fold(typed) in ("dat", "dat yeu cau"):
        return PassFail()
    if (scale := read_level(typed, known) or read_items(typed, known)) is not None:
        return scale
    if not isinstance(known, Level):
        return _bounded(typed, known, year)
    try:
        read = _bounded(typed, known, year)
    except InputRefused:
        refuse_level(typed, known)
    return read


def _bounded(typed: str, known: Requirement, year: int) -> Requirement:
    folded = fold(typed)
    found = _OF_YEAR.search(folded) if len(folded) == len(typed) else None
    if found:
        return _yearly({int(found["in"] or found["after"]): read_bound(typed[: found.start()])}, known)
    bound = read_bound(typed)
    if isinstance(known, YearlyNumber):
        return _yearly({year: bound}, known)
    return _numeric(bound, known)


def _by_year(typed: str, known: Requirement) -> YearlyNumber:
    folded = fold(typed)
    marks = list(_YEAR.finditer(folded))
    if len(folded) != len(typed) or len({mark["year"] for mark in marks}) < len(marks):
        raise InputRefused(f"Mức theo năm “{typed[:40]}” ghi một năm hai lần; hãy ghi mỗi năm một mức.")
    ends = [mark.start() for mark in marks[1:]] + [len(typed)]
    parts = {int(m["year"]): typed[m.end() : end].strip(" ;,.") for m, end in zip(marks, ends, strict=True)}
    return _yearly({year: read_bound(part) for year, part in parts.items()}, known)


def _yearly(bounds: dict[int, Bound], known: Requirement) -> YearlyNumber:
    units = [bound.unit for bound in bounds.values() if bound.unit]
    ops = {bound.op for bound in bounds.values() if bound.op}
    if len(ops) > 1 or any(not same_unit(unit, units[0]) for unit in units):
        raise InputRefused("Các năm không cùng đơn vị hoặc không cùng chiều; hãy ghi riêng từng năm.")
    unit = _unit(units[0] if units else "", known)
    if unit == "%":
        raise InputRefused("Mức theo năm chỉ dùng cho con số có đơn vị; tỷ lệ % hãy ghi mức của năm đang đánh giá.")
    op = _operator(ops.pop() if ops else None, known)
    return YearlyNumber(op=op, values={year: bound.value for year, bound in bounds.items()}, unit=unit)


def _numeric(bound: Bound, known: Requirement) -> Requirement:
    op, unit = _operator(bound.op, known), _unit(bound.unit, known)
    if unit == "%":
        return _share(op, bound, known)
    return Number(op=op, value=bound.value, unit=unit)


def _operator(said: Operator | None, known: Requirement) -> Operator:
    op: Operator | None = said or getattr(known, "op", None)
    if op is None:
        raise InputRefused("Mức yêu cầu chưa nói tối thiểu hay tối đa; hãy ghi như “>= 85%” hoặc “<= 8%”.")
    return op


def _unit(typed: str, known: Requirement) -> str:
    known_unit = unit_of(known)
    named = "%" if is_share(typed) else typed
    if named:
        return known_unit if known_unit and same_unit(named, known_unit) else named
    if known_unit:
        return known_unit
    if not isinstance(known, Open) and measure_of(known) == "pass_fail":
        raise InputRefused(f"Chỉ tiêu này đo bằng {MEASURES['pass_fail']}; hãy ghi “Đạt”, hoặc ghi cả đơn vị của mức.")
    raise InputRefused("Mức yêu cầu thiếu đơn vị; hãy ghi cả đơn vị, ví dụ “>= 85%” hoặc “>= 1 mô hình”.")


def _share(op: Operator, bound: Bound, known: Requirement) -> Ratio | VillageShare:
    if bound.value > 100:
        raise InputRefused(f"Mức yêu cầu {format_number(bound.value)}% vượt quá 100%; hãy xem lại văn bản.")
    is_of_villages = fold(bound.unit).startswith("% so thon") and unit_of(known) != "%"
    if measure_of(known) != "village_share" and not is_of_villages:
        return Ratio(op=op, value=bound.value)
    tests = known.tests if isinstance(known, (VillageShare, Unknown)) else ()
    return VillageShare(op=op, value=bound.value, tests=tests)
