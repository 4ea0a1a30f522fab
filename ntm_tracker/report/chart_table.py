"""The figures of a chart as a table, where they stand in cells or cannot be drawn."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.numbers import format_number
from ntm_tracker.report.model import Column, Figure, Row, Table

if TYPE_CHECKING:
    from ntm_tracker.report.model import Cell, Chart


_PERCENT_DIGITS, _DIGITS = 1, 3


def figures_table(chart: Chart, unknown: str = "") -> Table:
    """Return the figures of `chart`, a category a row and a series a column; `unknown` stands for one not known."""
    pattern = _pattern(chart)
    columns = (Column(series.name, 2, "right") for series in chart.series)
    rows = (
        Row((category, *(_cell(series.values[place], unknown, chart.unit, pattern) for series in chart.series)))
        for place, category in enumerate(chart.categories)
    )
    return Table((Column(chart.over or "Nội dung", 5), *columns), tuple(rows))


def shown(value: Decimal, unit: str) -> Decimal:
    """Return `value` as it is shown: a percentage rounded down, so that 99,96 is never 100; no endless decimals."""
    digits, rounding = (_PERCENT_DIGITS, ROUND_FLOOR) if unit == "%" else (_DIGITS, ROUND_HALF_EVEN)
    return min(value, value.quantize(Decimal(1).scaleb(-digits), rounding), key=_decimals)


def known_values(chart: Chart) -> list[Decimal]:
    """Return all values of `chart` that are known."""
    return [shown(value, chart.unit) for series in chart.series for value in series.values if value is not None]


def _cell(value: Decimal | None, unknown: str, unit: str, pattern: str) -> Cell:
    if value is None:
        return unknown
    rounded = shown(value, unit)
    return Figure(format_number(rounded), rounded, pattern)


def _pattern(chart: Chart) -> str:
    decimals = max((_decimals(value) for value in known_values(chart)), default=0)
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _decimals(value: Decimal) -> int:
    return len(f"{value:f}".partition(".")[2].rstrip("0"))
