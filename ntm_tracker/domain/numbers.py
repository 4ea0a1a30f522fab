"""Numbers as Vietnamese offices write them: “99,8”, “1.394,2”."""

from __future__ import annotations

import re
from decimal import Decimal

from ntm_tracker.errors import InputRefused

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_SPACED = re.compile(r"-?\d{1,3}([ \u00a0\u202f]\d{3})+(,\d+)?")
_VIETNAMESE = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
# A lone point that cannot be a thousands mark is read as the decimal point: “99.8”, “0.125”.
_POINT_DECIMAL = re.compile(r"-?(0\.\d+|\d+\.(\d{1,2}|\d{4,}))")
_DIGITS_AT_MOST = 15


def parse_number(text: str) -> Decimal:
    """Read a number typed the Vietnamese way; “1 394,2” with spaces for thousands is read too.

    Raises:
        InputRefused: the text is no number, or one of more than 15 digits.
    """
    typed = text.strip().replace("−", "-")
    if _SPACED.fullmatch(typed):
        typed = _SPACES.sub("", typed)
    if sum(c.isdigit() for c in typed) > _DIGITS_AT_MOST:
        raise InputRefused(f"Số “{text.strip()[:30]}” quá dài; chỉ nhận tối đa {_DIGITS_AT_MOST} chữ số.")
    if re.fullmatch(_POINT_DECIMAL, typed) and typed.isascii():
        return Decimal(typed)
    if re.fullmatch(_VIETNAMESE, typed) and typed.isascii():
        return Decimal(typed.replace(".", "").replace(",", "."))
    raise InputRefused(f"“{text.strip()[:30]}” không phải là số; hãy ghi như 92, 99,8 hoặc 1.394,2.")


def format_number(value: Decimal) -> str:
    """Write `value` with “.” for thousands and “,” for decimals, no needless zeros."""
    whole, _, decimals = f"{value:,f}".partition(".")
    decimals = decimals.rstrip("0")
    text = whole.replace(",", ".") + (f",{decimals}" if decimals else "")
    return "0" if text == "-0" else text


def format_share(share: Decimal, digits: int = 1) -> str:
    """Write a share of 0 to 1 as a percentage, rounded down so that 99,96 % is never 100 %."""
    percent = share * 100
    step = Decimal(1).scaleb(-digits)
    return format_number(percent - percent % step) + "%"


def as_json_number(value: Decimal) -> int | float:
    """Return `value` as the plain number that JSON holds."""
    return int(value) if value == value.to_integral_value() else float(value)
