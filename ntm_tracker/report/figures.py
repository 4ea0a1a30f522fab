"""Figures for the cells of a table: the text that is printed, and the value that a spreadsheet keeps."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.numbers import format_number, format_share
from ntm_tracker.domain.results import Measured, NotApplicable, outcome_text
from ntm_tracker.report.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ntm_tracker.domain.results import Outcome
    from ntm_tracker.report.model import Cell

NOTHING = "–"
"""In a cell where there is no figure."""
_LONGEST_UNIT = 60
_DIGITS = 1


def count(number: int, rows: Iterable[str] = ()) -> Figure:
    """Return a count of the rows whose keys are given."""
    return Figure(format_number(Decimal(number)), number, "#,##0", tuple(rows))


def share(part: Decimal, rows: Iterable[str] = ()) -> Figure:
    """Return a share of 0 to 1, rounded down as it is printed: 99,96 % is 99,9 % in every format."""
    step = Decimal(1).scaleb(-2 - _DIGITS)
    return Figure(format_share(part, _DIGITS), part - part % step, "0.0%", tuple(rows))


def amount(value: Decimal, unit: str = "") -> Figure:
    """Return a measured amount with its unit; percentages are given from 0 to 100."""
    text = f"{format_number(value)}{unit if unit == '%' else f' {unit}'}".rstrip()
    digits = f"#,##0{_decimals(value)}"
    if unit == "%":
        return Figure(text, value / 100, f"{digits}%")
    plain = unit and len(unit) <= _LONGEST_UNIT and not set(unit) & set('"\\')
    return Figure(text, value, f'{digits}" {unit}"' if plain else digits)


def day_figure(day: date | None) -> Cell:
    """Return a day; an empty cell where there is none."""
    return Figure(format_date(day), day, "dd/mm/yyyy") if day else ""


def outcome_cell(outcome: Outcome, unit: str) -> Cell:
    """Return what was measured: a number as one, all else in words; “not applicable” with its reason."""
    match outcome:
        case Measured(value):
            return amount(value, unit)
        case NotApplicable(reason):
            return f"{outcome_text(outcome)}: {reason}"
        case _:
            return outcome_text(outcome, unit)


def _decimals(value: Decimal) -> str:
    digits = len(f"{value:f}".partition(".")[2].rstrip("0"))
    return f".{'0' * digits}" if digits else ""
