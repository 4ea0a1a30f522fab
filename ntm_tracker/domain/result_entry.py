"""Reading the result and the days that an officer typed, or one sentence on why not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date, parse_date
from ntm_tracker.domain.numbers import format_number, parse_number
from ntm_tracker.domain.requirements import Checklist, Level, Number, Ratio, YearlyNumber, measure_of, unit_of
from ntm_tracker.domain.results import Answered, Counted, Measured, NotApplicable, Placed, fits
from ntm_tracker.domain.text import clean_line, clean_text, fold
from ntm_tracker.domain.wording import MEASURES, number_text
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ntm_tracker.domain.requirements import (
        Measure,
        Requirement,
    )
    from ntm_tracker.domain.results import Outcome
    from ntm_tracker.domain.satisfaction_entry import SurveyDraft

_EXAMPLES = {
    "pass_fail": "Đạt hoặc Không đạt",
    "number": "một con số, ví dụ 54",
    "ratio": "tỷ lệ %, ví dụ 92 hoặc 46/50",
    "level": "một mức của thang xếp loại",
    "checklist": "số nội dung đạt trên tổng số, ví dụ 5/8",
    "village_share": "số thôn đạt trên tổng số thôn, ví dụ 19/21",
    "survey": "số hộ được hỏi trên tổng số hộ, ví dụ 1250/1400, và số hộ hài lòng của từng câu",
}
_EARLIEST_YEAR = 2000
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_FAR = 20
"""How many times the bound a figure with points must be to be asked about."""
_COUNTED = ("hợp tác xã", "mô hình", "sản phẩm", "sự cố", "nhà")
"""Units of things that are counted whole."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A result as typed; exactly one of its fields is filled."""

    value: str | None = None
    passed: bool | None = None
    level: str | None = None
    of: str | None = None
    survey: SurveyDraft | None = None
    not_applicable: str | None = None
    """The written reason."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the officer: the indicator, its requirement, the commune's villages."""

    number: str
    requirement: Requirement
    villages: int | None = None


def read_outcome(draft: Draft, asked: Asked) -> Outcome:
    """Read `draft` as the kind of result that the indicator takes.

    Raises:
        InputRefused: the wrong kind, a share over 100 %, a negative amount, an unknown level …
    """
    if draft.survey and measure_of(asked.requirement) != "survey":
        raise _wrong_kind(asked)
    outcome = _outcome(draft, asked)
    check_outcome(outcome, asked)
    return outcome


def check_outcome(outcome: Outcome, asked: Asked) -> None:
    """Check that `outcome` is of the kind and within the bounds that the indicator takes.

    Raises:
        InputRefused: it is not.
    """
    measure = measure_of(asked.requirement)
    if not fits(outcome, measure):
        raise _wrong_kind(asked)
    if isinstance(outcome, NotApplicable) and asked.number.startswith("dk"):
        raise InputRefused(
            f"{number_text(asked.number)} là điều kiện công nhận nên không có “không áp dụng”; "
            f"hãy ghi {_EXAMPLES[measure]}."
        )
    _check_bounds(outcome, asked, measure)


def _wrong_kind(asked: Asked) -> InputRefused:
    measure = measure_of(asked.requirement)
    return InputRefused(
        f"Chỉ tiêu {asked.number} đo bằng {MEASURES[measure]}, không nhận kết quả kiểu này; "
        f"hãy ghi {_EXAMPLES[measure]}."
    )


def _outcome(draft: Draft, asked: Asked) -> Outcome:
    if draft.not_applicable is not None:
        return NotApplicable(_reason(draft.not_applicable, asked.number))
    if draft.passed is not None:
        return Answered(draft.passed)
    if draft.level is not None:
        return Placed(_level(draft.level, asked))
    if draft.of is not None:
        return _counted(draft.of)
    if draft.survey is not None:
        from ntm_tracker.domain.satisfaction_entry import read_survey

        return read_survey(draft.survey, getattr(asked.requirement, "questions", None))
    if draft.value is None or not draft.value.strip():
        example = _EXAMPLES[measure_of(asked.requirement)]
        raise InputRefused(f"Chưa ghi kết quả cho chỉ tiêu {asked.number}; hãy ghi {example}.")
    return Measured(_amount(draft.value, asked))


def _amount(text: str, asked: Asked) -> Decimal:
    percent = measure_of(asked.requirement) == "ratio"
    value = parse_number(text.strip().removesuffix("%") if percent else text)
    if _THOUSANDS.fullmatch(text.strip()) and _is_far_above(value, asked.requirement):
        raise InputRefused(
            f"“{text.strip()}” được đọc là {value:f}, lớn gấp nhiều lần mức yêu cầu; "
            f"số lẻ thì ghi dấu phẩy, còn nếu đúng là {value:f} thì ghi không có dấu chấm."
        )
    return value


def _is_far_above(value: Decimal, requirement: Requirement) -> bool:
    match requirement:
        case YearlyNumber(values=values):
            bound = max(values.values())
        case Number(value=bound) | Ratio(value=bound):
            pass
        case _:
            return False
    return bound > 0 and value > bound * _FAR


def _reason(text: str, number: str) -> str:
    reason = clean_text(text)
    if not reason:
        raise InputRefused(f"Chỉ tiêu {number} ghi “không áp dụng” thì phải nêu lý do; hãy ghi lý do.", "reason")
    return reason


def _level(text: str, asked: Asked) -> str:
    typed = clean_line(text)
    if not isinstance(asked.requirement, Level):
        return typed
    known = asked.requirement.levels
    for level in known:
        if fold(level) == fold(typed):
            return level
    raise InputRefused(
        f"Mức “{typed[:30]}” không có trong thang của chỉ tiêu {asked.number}; các mức: {', '.join(known)}."
    )


def _counted(text: str) -> Counted:
    parts = text.split("/")
    if len(parts) != 2:
        raise InputRefused(f"“{text.strip()[:30]}” không đúng dạng; hãy ghi tử số/mẫu số, ví dụ 46/50.")
    numerator, denominator = (parse_number(part) for part in parts)
    if denominator <= 0:
        raise InputRefused(f"Mẫu số của “{text.strip()}” phải lớn hơn 0; hãy xem lại.")
    return Counted(numerator, denominator)


def _check_bounds(outcome: Outcome, asked: Asked, measure: Measure) -> None:
    match outcome:
        case Measured(value):
            _check_amount(value, asked.number, measure)
            if unit_of(asked.requirement) in _COUNTED and value % 1:
                shown = f"{format_number(value)} {unit_of(asked.requirement)}"
                raise InputRefused(f"Kết quả {shown} của chỉ tiêu {asked.number} phải là số nguyên; hãy xem lại.")
        case Counted(numerator, denominator):
            _check_count(numerator, denominator, asked, measure)
        case Placed(level):
            _level(level, asked)
        case _:
            return


def _check_amount(value: Decimal, number: str, measure: Measure) -> None:
    if value < 0:
        raise InputRefused(f"Kết quả {format_number(value)} của chỉ tiêu {number} không được âm; hãy xem lại số.")
    if measure == "ratio" and value > 100:
        raise InputRefused(f"Tỷ lệ {format_number(value)}% của chỉ tiêu {number} vượt quá 100%; hãy xem lại số.")


def _check_count(numerator: Decimal, denominator: Decimal, asked: Asked, measure: Measure) -> None:
    shown = f"{format_number(numerator)}/{format_number(denominator)}"
    if numerator < 0:
        raise InputRefused(f"Kết quả {shown} của chỉ tiêu {asked.number} không được âm; hãy xem lại số.")
    if numerator > denominator:
        raise InputRefused(f"Kết quả {shown} của chỉ tiêu {asked.number} vượt quá 100%; hãy xem lại tử số và mẫu số.")
    if measure == "ratio":
        return
    if numerator % 1 or denominator % 1:
        raise InputRefused(f"Kết quả {shown} của chỉ tiêu {asked.number} phải là số nguyên; hãy xem lại.")
    wanted = len(asked.requirement.items) if isinstance(asked.requirement, Checklist) else None
    wanted = asked.villages if measure == "village_share" else wanted
    if wanted is not None and denominator != wanted:
        of_what = "thôn" if measure == "village_share" else "nội dung"
        raise InputRefused(
            f"Chỉ tiêu {asked.number} tính trên {wanted} {of_what}, không phải {format_number(denominator)}; "
            f"hãy ghi dạng …/{wanted}."
        )


def read_day(text: str, what: str, today: date, *, may_be_future: bool = False) -> date:
    """Read the day `what` (“ngày số liệu”), refusing one that cannot be.

    Raises:
        InputRefused: no date, one in the future, or one before the year 2000.
    """
    day = parse_date(text)
    if day > today and not may_be_future:
        raise InputRefused(f"{what} {format_date(day)} ở tương lai (hôm nay là {format_date(today)}); hãy xem lại.")
    if day.year < _EARLIEST_YEAR:
        raise InputRefused(f"{what} {format_date(day)} quá xa; hãy xem lại năm.")
    return day
