"""Charts in plain text: bars where a single set of figures stands, a table of figures where there are several."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.numbers import format_number
from ntm_tracker.report.chart_table import figures_table, shown
from ntm_tracker.report.text_table import table_lines, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.report.model import Chart, Series

_BLOCK, _NOTHING = "█", "–"
_LONGEST_LABEL = 30
_FEWEST_BLOCKS = 8


def chart_lines(chart: Chart, width: int) -> Iterator[str]:
    """Yield the title of `chart` and its figures, in lines of at most `width`."""
    unit = f" ({chart.unit})" if chart.unit else ""
    yield from wrapped(f"{chart.title}{unit}", width)
    if len(chart.series) == 1:
        yield from _bars(chart, chart.series[0], width)
    else:
        yield from table_lines(figures_table(chart, _NOTHING), width)


def _bars(chart: Chart, series: Series, width: int) -> Iterator[str]:
    """Yield a bar for each category, as long as its share of the greatest; nothing known is no bar and says so."""
    figures = [_figure(value, chart.unit) for value in series.values]
    longest_figure = max(map(len, figures), default=0)
    label = min(_LONGEST_LABEL, width - longest_figure - _FEWEST_BLOCKS - 3)
    label = min(label, max((len(line) for each in chart.categories for line in wrapped(each, label)), default=1))
    room = width - label - longest_figure - 3
    most = max((value for value in series.values if value is not None), default=Decimal(0))
    whole = max(Decimal(100), most) if chart.unit == "%" else most
    for category, value, figure in zip(chart.categories, series.values, figures, strict=True):
        blocks = int(max(value, Decimal(0)) * room / whole) if value is not None and whole > 0 else 0
        first, *others = wrapped(category, label)
        yield f"{first:<{label}} {figure:>{longest_figure}} {_BLOCK * blocks}"
        yield from others


def _figure(value: Decimal | None, unit: str) -> str:
    return _NOTHING if value is None else format_number(shown(value, unit))
