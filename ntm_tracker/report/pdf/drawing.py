"""Charts as pictures for Word: the same drawing as in the PDF, fine enough to be printed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.report.chart_layout import layouts
from ntm_tracker.report.pdf.fonts import families, fonts
from ntm_tracker.report.pdf.render import TEMPLATES, boxed, each_string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.report.model import Chart

_DOTS_PER_INCH = 220


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as a picture."""

    title: str
    told: str
    width_mm: float
    png: bytes


def pictures(chart: Chart, *, landscape: bool = False) -> Iterator[Drawing]:
    """Yield `chart` as one picture, or as several where it is too high for a page."""
    import typst

    for layout in layouts(chart, landscape=landscape):
        data = {"fonts": families(), "chart": each_string(boxed, layout.content)}
        png = typst.compile(
            TEMPLATES / "picture.typ",
            root=TEMPLATES,
            font_paths=fonts(),
            ignore_system_fonts=True,
            format="png",
            ppi=_DOTS_PER_INCH,
            sys_inputs={"drawing": json.dumps(data)},
        )
        yield Drawing(layout.title, layout.told, layout.width_mm, png)
