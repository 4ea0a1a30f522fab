"""Reading what an officer types of an assessment: its year, its deadline, its focus criteria."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date, parse_date
from ntm_tracker.domain.text import clean_line
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.criteria import CriteriaSet

_EARLIEST, _LATEST = 2010, 2099


def read_year(text: str) -> int:
    """Read the year of an assessment.

    Raises:
        InputRefused: no year, or one in which nobody was assessed.
    """
    typed = clean_line(text)
    if not (typed.isascii() and re.fullmatch(r"\d{4}", typed) and _EARLIEST <= int(typed) <= _LATEST):
        raise InputRefused(f"“{typed[:20]}” không phải là năm đánh giá; hãy ghi bốn chữ số, ví dụ 2025.")
    return int(typed)


def read_deadline(text: str, year: int) -> date:
    """Read the last day of the assessment of `year`.

    Raises:
        InputRefused: no day, or one before that year.
    """
    day = parse_date(clean_line(text))
    if day.year < year:
        raise InputRefused(f"Hạn {format_date(day)} trước kỳ đánh giá {year}; hãy xem lại ngày.")
    return day


def read_focus(text: str, criteria_set: CriteriaSet) -> tuple[int, ...]:
    """Read focus criteria written “3, 6, 8”; “” is none.

    Raises:
        InputRefused: something that is no number, or a criterion that the set does not have.
    """
    known = {str(criterion.number): criterion.number for criterion in criteria_set.criteria}
    typed = [part for part in re.split(r"[\s,;]+", clean_line(text)) if part]
    if wrong := [part for part in typed if part not in known]:
        raise InputRefused(
            f"Bộ “{criteria_set.short_title}” không có tiêu chí {', '.join(part[:10] for part in wrong)}; "
            f"tiêu chí trọng tâm ghi các số từ 1 đến {len(known)}, ví dụ “3, 6, 8”."
        )
    return tuple(sorted({known[part] for part in typed}))
