"""Charts of Excel itself, drawn from cells of their sheet; ink and hatching tell the series apart, not colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.utils import get_column_letter

from ntm_tracker.report.chart_table import known_values
from ntm_tracker.report.xlsx.chart_parts import bar_look, line_look, series_of, titled, words

if TYPE_CHECKING:
    from ntm_tracker.report.model import Chart
    from ntm_tracker.report.xlsx.canvas import Canvas

_WIDTH_CM, _LOWEST_CM, _HIGHEST_CM = 16.0, 10.0, 14.0
_BAR_CM, _AROUND_CM = 0.35, 3.0
_POINTS = 72 / 2.54
_LABELLED = 40
"""Bars of a chart that have room for their figures."""


def draw(canvas: Canvas, chart: Chart, heading: int, columns: int) -> None:
    """Draw `chart` right of its figures, whose headings stand in the row `heading` over so many `columns`."""
    drawn = _bars(canvas, chart, heading) if chart.shape == "bars" else _lines(canvas, chart, heading)
    drawn.title = titled(chart.title, 13)
    drawn.roundedCorners = False
    height = _height(chart)
    drawn.width, drawn.height = _WIDTH_CM, height  # type: ignore[assignment]  # the stubs want whole ones
    drawn.legend = Legend(legendPos="b", txPr=words(11)) if len(chart.series) > 1 else None
    canvas.sheet.add_chart(drawn, f"{get_column_letter(columns + 1)}{heading}")
    rows = range(heading, canvas.row + 1)
    written = sum(float(canvas.sheet.row_dimensions[row].height or 0) for row in rows)
    # A little more than the chart: its lower edge was cut off in print.
    if written < (height + 0.5) * _POINTS:
        canvas.gap((height + 0.5) * _POINTS - written)


def _height(chart: Chart) -> float:
    bars = len(chart.categories) * len(chart.series) if chart.shape == "bars" else 0
    return min(max(_LOWEST_CM, bars * _BAR_CM + _AROUND_CM), _HIGHEST_CM)


def _bars(canvas: Canvas, chart: Chart, heading: int) -> BarChart:
    drawn = BarChart(barDir="bar", grouping="clustered", gapWidth=60, overlap=0)
    for place in range(len(chart.series)):
        series = series_of(canvas.sheet, chart, place, heading)
        series.spPr, series.invertIfNegative = bar_look(place), False
        if len(chart.categories) * len(chart.series) <= _LABELLED:
            series.dLbls = DataLabelList(
                showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
            )
            series.dLbls.txPr = words(9)
        drawn.series.append(series)
    _axes(drawn.x_axis, drawn.y_axis, chart)
    # The first category on top, as in the table; the values' axis would follow it there.
    drawn.x_axis.tickLblSkip, drawn.x_axis.txPr = 1, words(9)
    drawn.x_axis.axPos, drawn.x_axis.scaling.orientation = "l", "maxMin"
    drawn.y_axis.axPos, drawn.y_axis.crosses = "b", "max"
    return drawn


def _lines(canvas: Canvas, chart: Chart, heading: int) -> LineChart:
    drawn = LineChart(grouping="standard")
    for place in range(len(chart.series)):
        series = series_of(canvas.sheet, chart, place, heading)
        (series.spPr, series.marker), series.smooth = line_look(place), False
        drawn.series.append(series)
    _axes(drawn.x_axis, drawn.y_axis, chart)
    drawn.x_axis.axPos = "b"
    return drawn


def _axes(across: Any, up: Any, chart: Chart) -> None:
    for axis, name in ((across, chart.over), (up, "Tỷ lệ (%)" if chart.unit == "%" else chart.unit)):
        # openpyxl leaves out whether an axis is shown, and Excel then hides it.
        axis.delete, axis.txPr = False, words(11)
        axis.title = titled(name, 11) if name else None
    up.number_format, up.scaling.min = "General", min(0.0, *map(float, known_values(chart)), 0.0)
    if chart.unit == "%":
        up.scaling.max = max(100.0, *map(float, known_values(chart)), 100.0)
    elif all(value == int(value) for value in known_values(chart)) and max(known_values(chart), default=0) <= 10:
        up.majorUnit = 1
