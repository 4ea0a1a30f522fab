"""Reading one bound as a paper words it: “>= 85 %”, “không quá 8%”, “từ 5 km trở lên”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.numbers import format_number, parse_number
from ntm_tracker.domain.text import fold
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from decimal import Decimal

    from ntm_tracker.domain.requirements import Operator

_SIGNS: dict[str, Operator] = {
    ">=": ">=",
    "≥": ">=",
    "tu": ">=",
    "toi thieu": ">=",
    "it nhat": ">=",
    "khong duoi": ">=",
    "khong thap hon": ">=",
    "khong it hon": ">=",
    "tro len": ">=",
    "<=": "<=",
    "≤": "<=",
    "toi da": "<=",
    "khong qua": "<=",
    "khong vuot qua": "<=",
    "khong cao hon": "<=",
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
    rf"(?:dat\s+)?(?P<before>{_BEFORE})?\s*(?P<value>-?\d[\d.,]*)\s*(?P<unit>[^<>=≥≤:;]*?)"
    r"\s*(?P<after>tro len|tro xuong)?"
)
_UNIT = re.compile(r"[^\W\d_][^<>=≥≤]*")
# A digit belongs to a unit only as in “m2” or “lao động/100 hộ”.
_STRAY_DIGIT = re.compile(r"(?<![a-z/.\d])\d|\d\s*-\s*\d")
_VAGUE = re.compile(r"\b(khoang|gan|hoac|it nhat|toi da|toi thieu|khong|duoi|tren|tuy|neu|tro len|tro xuong)\b")
_LONGEST_UNIT = 60
UPWARD = (">=", ">")


@dataclass(frozen=True, slots=True)
class Bound:
    """One bound as typed; what the text leaves out is empty."""

    op: Operator | None
    value: Decimal
    unit: str


def read_bound(typed: str) -> Bound:
    """Read one bound.

    Raises:
        InputRefused: it is no bound, is negative, or says both “at least” and “at most”.
    """
    folded = fold(typed)
    found = _BOUND.fullmatch(folded)
    # Folding keeps every letter's place, so that the unit can be taken with its marks.
    if not found or len(folded) != len(typed) or not _is_unit(found["unit"]):
        raise InputRefused(f"Không đọc được mức yêu cầu “{typed[:40]}”; hãy ghi như “>= 85”, “<= 8%” hoặc “Đạt”.")
    bound = parse_number(found["value"])
    if bound < 0:
        raise InputRefused(f"Mức yêu cầu {format_number(bound)} không được âm; hãy xem lại văn bản.")
    said = {_SIGNS[word] for word in (found["before"], found["after"]) if word}
    if len(said) > 1:
        raise InputRefused(f"Mức yêu cầu “{typed[:40]}” vừa nói tối thiểu vừa nói tối đa; hãy xem lại văn bản.")
    return Bound(said.pop() if said else None, bound, typed[found.start("unit") : found.end("unit")])


def same_unit(one: str, other: str) -> bool:
    """Say whether two units differ only in marks, case and the way “²” is typed."""
    return _plain(one) == _plain(other)


def is_share(unit: str) -> bool:
    """Say whether `unit` is a percentage: “%”, or “% số hộ” as a paper words it."""
    return unit == "%" or fold(unit).startswith("% so ")


def _is_unit(folded: str) -> bool:
    if not folded or is_share(folded):
        return not _VAGUE.search(folded.removeprefix("% so ")) and not _STRAY_DIGIT.search(folded)
    wholly = _UNIT.fullmatch(folded) and len(folded) <= _LONGEST_UNIT
    return bool(wholly) and not _VAGUE.search(folded) and not _STRAY_DIGIT.search(folded)


def _plain(unit: str) -> str:
    return fold(unit).replace("²", "2").replace("³", "3").replace(" ", "")
