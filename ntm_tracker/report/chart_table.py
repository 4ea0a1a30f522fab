"""The figures of a chart as a table, where they stand in cells or cannot be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.numbers import format_number
from ntm_tracker.report.model import Column, Figure, Row, Table

if TYPE_CHECKING:
    from decimal import Decimal

    from ntm_tracker.report.model import Cell, Chart


def figures_table(chart: Chart, unknown: str = "") -> Table:
    """Return the figures of `chart`, a category a row and a series a column; `unknown` stands for one not known."""
    columns = (Column(series.name, 2, "right") for series in chart.series)
    rows = (
        Row((category, *(_cell(series.values[place], unknown, _pattern(chart)) for series in chart.series)))
        for place, category in enumerate(chart.categories)
    )
    return Table((Column(chart.over or "Nội dung", 5), *columns), tuple(rows))


def known_values(chart: Chart) -> list[Decimal]:
    """Return all values of `chart` that are known."""
    return [value for series in chart.series for value in series.values if value is not None]


def _cell(value: Decimal | None, unknown: str, pattern: str) -> Cell:
    return unknown if value is None else Figure(format_number(value), value, pattern)


def _pattern(chart: Chart) -> str:
    decimals = max((_decimals(value) for value in known_values(chart)), default=0)
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _decimals(value: Decimal) -> int:
    return len(f"{value:f}".partition(".")[2].rstrip("0"))
