"""Where the parts of a chart lie, alike in PDF and in Word; what it shows is told in words too.

A chart that is too high for a page is cut into several. Nothing known is a gap, never a nought.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, Decimal
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.numbers import format_number
from ntm_tracker.report.decree import text_height, text_width
from ntm_tracker.report.typeface import even_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.report.model import Chart, Series

LABEL_SIZE = 10
UNKNOWN = "chưa có số liệu"
CONTINUED = " (tiếp theo)"
_SHAPES = {"bars": "cột", "lines": "đường"}
_LABEL_SHARE, _PLOT_SHARE = 0.32, 0.56
"""Of the width, for the names of the categories and for the bars; the rest is for the figure at a bar's end."""
_LABEL_LINE_MM, _ROW_GAP_MM = 4.2, 1.6
_LONE_BAR_MM, _BAR_MM = 4.4, 3.7
"""The bar of a lone series, and one of several: nineteen criteria beside the period before them fit on a page."""
_HIGHEST_SHARE = 0.72
_NEAR_THE_EDGE = 0.08
"""Nearer to the lower edge than this, a figure below its point would run into the names of the categories."""
_MOST_LABELS = 12
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart, or a part of one, ready to be drawn."""

    title: str
    told: str
    """What it shows, in words."""
    width_mm: float
    content: dict[str, Any]
    """What the drawing needs, as JSON holds it; places run from 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Scale:
    low: Decimal
    high: Decimal
    step: Decimal

    def place(self, value: Decimal) -> float:
        return round(float((value - self.low) / (self.high - self.low)), 5)

    def ticks(self) -> Iterator[dict[str, Any]]:
        value = self.low
        while value <= self.high:
            yield {"at": self.place(value), "text": format_number(value)}
            value += self.step


def layouts(chart: Chart, *, landscape: bool = False) -> tuple[Layout, ...]:
    """Return `chart` laid out over the width of the text, in as many parts as pages need; none where it is empty."""
    if not chart.categories:
        return ()
    width = text_width(landscape=landscape)
    scale = _scale(chart)
    if chart.shape == "lines":
        return (_laid_out(chart, _lines(chart, scale), width, scale),)
    parts = list(_cut(chart, width, text_height(landscape=landscape) * _HIGHEST_SHARE))
    return tuple(_laid_out(part, _bars(part, scale, width), width, scale) for part in parts)


def _laid_out(chart: Chart, drawn: dict[str, Any], width: float, scale: _Scale) -> Layout:
    legend = [one.name for one in chart.series] if len(chart.series) > 1 else []
    shared = {"shape": chart.shape, "ticks": list(scale.ticks()), "zero": scale.place(Decimal(0)), "legend": legend}
    unit = "" if chart.unit == "%" else chart.unit
    return Layout(chart.title, told(chart), width, {**shared, **drawn, "unit": unit, "width": width})


def told(chart: Chart) -> str:
    """Tell in words what `chart` shows."""
    shown = (
        f"{category}: " + ", ".join(_told(chart, one, place) for one in chart.series)
        for place, category in enumerate(chart.categories)
    )
    return f"Biểu đồ {_SHAPES[chart.shape]} “{chart.title}”, đơn vị tính: {chart.unit}. {'; '.join(shown)}."


def _told(chart: Chart, one: Series, place: int) -> str:
    value = one.values[place]
    figure = UNKNOWN if value is None else _figure(chart, value)
    return f"{one.name} {figure}" if len(chart.series) > 1 else figure


def _figure(chart: Chart, value: Decimal) -> str:
    """Write a value with two decimals at most, cut rather than rounded: 99,999% is not 100%."""
    cut = value if value == value.to_integral_value() else value.quantize(Decimal("0.01"), ROUND_DOWN)
    return format_number(cut) + ("%" if chart.unit == "%" else "")


def _scale(chart: Chart) -> _Scale:
    """Return the scale of the whole chart; it always holds nought, so that lengths can be compared."""
    known = [value for one in chart.series for value in one.values if value is not None]
    low, high = min(known, default=Decimal(0)), max(known, default=Decimal(0))
    if chart.unit == "%" and low >= 0 and high <= _HUNDRED:
        return _Scale(Decimal(0), _HUNDRED, Decimal(20))
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        return _Scale(Decimal(0), Decimal(1), Decimal(1))
    rough = (high - low) / 5
    size = Decimal(1).scaleb(rough.adjusted())
    step = next(size * nice for nice in _STEPS if size * nice >= rough)
    lowest = (low / step).to_integral_value(ROUND_FLOOR) * step
    return _Scale(lowest, (high / step).to_integral_value(ROUND_CEILING) * step, step)


def _bars(chart: Chart, scale: _Scale, width: float) -> dict[str, Any]:
    rows = [
        {
            "label": "\n".join(_label(category, width)),
            "height": _row_mm(chart, category, width),
            "bars": [_bar(chart, one.values[place], scale) for one in chart.series],
        }
        for place, category in enumerate(chart.categories)
    ]
    return {"rows": rows, "label_share": _LABEL_SHARE, "plot_share": _PLOT_SHARE, "bar": _bar_mm(chart)}


def _bar(chart: Chart, value: Decimal | None, scale: _Scale) -> dict[str, Any]:
    if value is None:
        return {"known": False, "text": UNKNOWN}
    begin, end = sorted((scale.place(Decimal(0)), scale.place(value)))
    return {"known": True, "from": begin, "to": end, "text": _figure(chart, value)}


def _label(category: str, width: float) -> tuple[str, ...]:
    return even_lines(category, LABEL_SIZE, width * _LABEL_SHARE - 2)


def _row_mm(chart: Chart, category: str, width: float) -> float:
    return max(len(_label(category, width)) * _LABEL_LINE_MM, len(chart.series) * _bar_mm(chart)) + _ROW_GAP_MM


def _bar_mm(chart: Chart) -> float:
    return _LONE_BAR_MM if len(chart.series) == 1 else _BAR_MM


def _cut(chart: Chart, width: float, highest: float) -> Iterator[Chart]:
    """Yield parts of `chart` that are no higher than `highest`, all about as high as one another."""
    heights = [_row_mm(chart, category, width) for category in chart.categories]
    even = sum(heights) / max(1, ceil(sum(heights) / highest))
    begins, taken = [0], 0.0
    for place, needed in enumerate(heights):
        if place > begins[-1] and (taken + needed > highest or taken >= even):
            begins.append(place)
            taken = 0.0
        taken += needed
    for begin, end in pairwise([*begins, len(chart.categories)]):
        series = tuple(replace(one, values=one.values[begin:end]) for one in chart.series)
        title = chart.title + (CONTINUED if begin else "")
        yield replace(chart, title=title, categories=chart.categories[begin:end], series=series)


def _lines(chart: Chart, scale: _Scale) -> dict[str, Any]:
    count = len(chart.categories)
    every = ceil(count / _MOST_LABELS) or 1
    # Of many labels, every second or third is written, counted from the last, which is what people look for.
    places = [
        {"at": _across(place, count), "label": name if (count - 1 - place) % every == 0 else ""}
        for place, name in enumerate(chart.categories)
    ]
    return {"places": places, "lines": [_line(chart, one, scale, written=every == 1) for one in chart.series]}


def _across(place: int, count: int) -> float:
    return round((place + 0.5) / count, 5)


def _line(chart: Chart, one: Series, scale: _Scale, *, written: bool) -> list[dict[str, Any] | None]:
    """Return the points of a line with their figures; where there are many points, only the last known one's."""
    last = max((place for place, value in enumerate(one.values) if value is not None), default=-1)
    return [
        None
        if value is None
        else {
            "x": _across(place, len(one.values)),
            "y": scale.place(value),
            "text": _figure(chart, value) if written or place == last else "",
            "below": scale.place(value) > _NEAR_THE_EDGE and _has_higher(chart, place, value),
        }
        for place, value in enumerate(one.values)
    ]


def _has_higher(chart: Chart, place: int, value: Decimal) -> bool:
    """Tell whether another line runs above, so that the figure is written below the point."""
    others = (one.values[place] for one in chart.series)
    return any(other is not None and other > value for other in others)
