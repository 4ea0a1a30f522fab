"""Which sheets an Excel file has: one for the paper itself, and one for each long table, each annex and each chart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ntm_tracker.report.chart_table import figures_table
from ntm_tracker.report.model import Paragraph, Section, annex_labels, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ntm_tracker.report.model import Annex, Chart, Report

OPENING = "Báo cáo"
"""The first sheet."""
_ROWS, _COLUMNS = 20, 10
"""A larger table has a sheet of its own, where it can be filtered."""
_LETTERS_ABOVE = 700
"""Of what is said above a table; more would leave no room for its rows, since all above its heading stays in view."""
_LONGEST_NAME = 31
_REFUSED = re.compile(r"[\[\]:*?/\\]+")


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet after the first: lines at its head, then sections of which one at most holds a table."""

    name: str
    head: tuple[str, ...]
    """What the sheet is: an annex's label and title; empty where it belongs to the paper itself."""
    attached: str
    """The line under an annex's title."""
    sections: tuple[Section, ...]
    chart: Chart | None = None
    """Drawn beside the table, which holds its figures."""


def pages_of(report: Report) -> tuple[tuple[Section, ...], tuple[Page, ...]]:
    """Return the sections of the first sheet, and the sheets after it under names that differ."""
    names = _Names()
    opening, pages = [], []
    for section in report.sections:
        kept, moved = _moved(section, names)
        opening.append(kept)
        pages += moved
    for label, annex in zip(annex_labels(report.annexes), report.annexes, strict=True):
        pages += _annex(label, annex, report.attached, names)
    return tuple(opening), tuple(pages)


def _moved(section: Section, names: _Names) -> tuple[Section, list[Page]]:
    """Return `section` as it stays in the paper, telling where the rest went, and the sheets with the rest."""
    table, pages = section.table, []
    if table and (len(table.rows) > _ROWS or len(table.columns) > _COLUMNS):
        pages.append(Page(names.new(section.heading), (), "", (Section(section.heading, (), table),)))
    if section.chart:
        pages.append(Page(names.new("Biểu đồ"), (), "", (_figures_of(section.chart),), section.chart))
    told = tuple(
        Paragraph(f"({'Biểu đồ' if page.chart else 'Bảng chi tiết'}: xem trang tính “{page.name}”.)") for page in pages
    )
    stays = table if not any(page.chart is None for page in pages) else None
    return replace(section, paragraphs=section.paragraphs + told, table=stays, chart=None), pages


def _annex(label: str, annex: Annex, attached: str, names: _Names) -> Iterator[Page]:
    parts = list(_parts(annex.sections))
    for place, (sections, chart) in enumerate(parts, start=1):
        name = names.new(label if len(parts) == 1 else f"{label} ({place})")
        yield Page(name, (label, annex.title.upper()), attached, _in_view(sections), chart)


def _parts(sections: Iterable[Section]) -> Iterator[tuple[tuple[Section, ...], Chart | None]]:
    """Yield what stands on a sheet of its own: a table or a chart, with what is said before it."""
    said: list[Section] = []
    for section in sections:
        said.append(replace(section, chart=None))
        if section.table:
            yield tuple(said), None
            said = []
        if section.chart:
            yield (*said, _figures_of(section.chart)), section.chart
            said = []
    if said:
        yield tuple(said), None


def _in_view(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Put what is said above the table below it where it would leave the rows no room on the screen."""
    *before, last = sections
    said = tuple(paragraph for section in sections for paragraph in section.paragraphs)
    if not last.table or sum(len(paragraph.text) for paragraph in said) <= _LETTERS_ABOVE:
        return sections
    after = tuple(section for section in before if section.paragraphs)
    return (replace(last, paragraphs=()), *after, Section("", last.paragraphs))


def _figures_of(chart: Chart) -> Section:
    return Section(f"{chart.title} ({chart.unit})" if chart.unit else chart.title, (), figures_table(chart))


class _Names:
    """Names of sheets, none of them twice and all of them such as Excel takes."""

    def __init__(self) -> None:
        self._taken = {OPENING.casefold()}

    def new(self, wanted: str) -> str:
        """Return a name that says `wanted`, as far as Excel lets it."""
        name = _shortened(" ".join(_REFUSED.sub(" ", printable(wanted)).split()).strip("' ") or "Bảng", _LONGEST_NAME)
        number, found = 2, name
        while found.casefold() in self._taken:
            ending = f" ({number})"
            number, found = number + 1, _shortened(name, _LONGEST_NAME - len(ending)) + ending
        self._taken.add(found.casefold())
        return found


def _shortened(name: str, longest: int) -> str:
    """Cut `name` at a word's end where it is too long; signs that Excel counts twice count twice."""
    if _units(name) <= longest:
        return name
    while _units(name) > longest:
        name = name[:-1]
    return (name.rpartition(" ")[0] or name).strip("' ")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
