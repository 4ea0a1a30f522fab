"""Parts of a chart of Excel: series that point at cells, their ink, and the type of titles and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.layout import Layout
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.utils import get_column_letter, quote_sheetname

from ntm_tracker.report.chart_table import shown
from ntm_tracker.report.model import printable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from ntm_tracker.report.model import Chart

_LANGUAGE = "vi-VN"
_BLACK, _WHITE = "000000", "FFFFFF"
_Hatch = Literal["wdUpDiag", "pct20", "wdDnDiag"]
_Dash = Literal["solid", "dash", "sysDot", "dashDot", "lgDash"]
_Symbol = Literal["circle", "square", "triangle", "diamond"]
_HATCHES: tuple[tuple[_Hatch | None, str], ...] = (
    (None, "404040"),
    (None, "D9D9D9"),
    ("wdUpDiag", _BLACK),
    ("pct20", _BLACK),
    ("wdDnDiag", _BLACK),
    (None, _WHITE),
)
_DASHES: tuple[_Dash, ...] = ("solid", "dash", "sysDot", "dashDot", "lgDash")
_MARKERS: tuple[tuple[_Symbol, str], ...] = (
    ("circle", _BLACK),
    ("square", _WHITE),
    ("triangle", _BLACK),
    ("diamond", _WHITE),
)
_LINE_WIDTH, _OUTLINE_WIDTH = 22_225, 9_525
"""In English metric units: 12,700 to a point."""


def words(size: int, *, bold: bool = False) -> RichText:
    """Return the type of labels, `size` points high."""
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=_letters(size, bold=bold)), endParaRPr=None)])


def titled(text: str, size: int) -> Title:
    """Return the title of a chart or of an axis, which lies over nothing."""
    letters = _letters(size, bold=True)
    run = RegularTextRun(rPr=letters, t=printable(text).replace("\n", " "))
    said = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[run])])
    return Title(tx=Text(rich=said), layout=Layout(), overlay=False)


def series_of(sheet: Worksheet, chart: Chart, place: int, heading: int) -> Series:
    """Return the series number `place`, which stands in the column after its forerunner's, below the row `heading`."""
    own, last = get_column_letter(place + 2), heading + len(chart.categories)
    name, values = chart.series[place].name, chart.series[place].values
    known = [NumVal(idx=i, v=f"{shown(value, chart.unit):f}") for i, value in enumerate(values) if value is not None]
    named = SeriesLabel(strRef=StrRef(_cells(sheet, own, heading, heading), _texts((name,))))
    categories = StrRef(_cells(sheet, "A", heading + 1, last), _texts(chart.categories))
    figures = NumRef(_cells(sheet, own, heading + 1, last), NumData("General", len(values), known))
    return Series(
        idx=place, order=place, tx=named, cat=AxDataSource(strRef=categories), val=NumDataSource(numRef=figures)
    )


def bar_look(place: int) -> GraphicalProperties:
    """Return how the bars of a series are filled: differently even without colour."""
    pattern, colour = _HATCHES[place % len(_HATCHES)]
    outline = LineProperties(w=_OUTLINE_WIDTH, solidFill=_BLACK)
    if pattern is None:
        return GraphicalProperties(solidFill=colour, ln=outline)
    hatch = PatternFillProperties(prst=pattern, fgClr=_colour(colour), bgClr=_colour(_WHITE))
    return GraphicalProperties(pattFill=hatch, ln=outline)


def line_look(place: int) -> tuple[GraphicalProperties, Marker]:
    """Return how the line of a series is dashed, and what marks its points."""
    dash = LineProperties(w=_LINE_WIDTH, solidFill=_BLACK, prstDash=_DASHES[place % len(_DASHES)])
    symbol, fill = _MARKERS[place % len(_MARKERS)]
    inside = GraphicalProperties(solidFill=fill, ln=LineProperties(w=_OUTLINE_WIDTH, solidFill=_BLACK))
    return GraphicalProperties(ln=dash), Marker(symbol=symbol, size=7, spPr=inside)


def _colour(code: str) -> ColorChoice:
    return ColorChoice(srgbClr=code)  # type: ignore[arg-type]  # it is made of the code


def _letters(size: int, *, bold: bool) -> CharacterProperties:
    return CharacterProperties(
        lang=_LANGUAGE, sz=size * 100, b=bold, solidFill=_BLACK, latin=Font(typeface="Times New Roman")
    )


def _cells(sheet: Worksheet, column: str, first: int, last: int) -> str:
    one = f"{quote_sheetname(sheet.title)}!${column}${first}"
    return one if first == last else f"{one}:${column}${last}"


def _texts(texts: tuple[str, ...]) -> StrData:
    return StrData(len(texts), [StrVal(idx=i, v=printable(text)) for i, text in enumerate(texts)])
