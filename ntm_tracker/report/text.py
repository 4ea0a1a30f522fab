"""A report as plain text for a terminal or an e-mail: every line fits the width."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from ntm_tracker.report.model import MOTTO, NATION, NOTES, RECIPIENTS, addressee_lines, annex_labels
from ntm_tracker.report.text_chart import chart_lines
from ntm_tracker.report.text_table import table_lines, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ntm_tracker.report.model import Annex, Report, Section

_NARROWEST = 40
_SIGNING_ROOM = 4


def render_text(report: Report, width: int = 80) -> str:
    """Return `report` in lines of at most `width` letters (40 at least)."""
    width = max(width, _NARROWEST)
    lines = [*_head(report, width)]
    for section in report.sections:
        lines += _section(section, width)
    if report.footnotes:
        lines += ["", NOTES, *(line for note in report.footnotes for line in wrapped(f"- {note}", width))]
    lines += ["", *wrapped(report.closing, width), "", *_foot(report, width)]
    for label, annex in zip(annex_labels(report.annexes), report.annexes, strict=True):
        lines += _annex(label, annex, report.attached, width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(report: Report, width: int) -> Iterator[str]:
    letterhead = report.letterhead
    left = [*letterhead.authority, "-" * 10, letterhead.number]
    right = [NATION, MOTTO, "-" * len(MOTTO), f"{letterhead.place}, {letterhead.dated}"]
    yield from _beside(_centred(left, _left_half(width)), _centred(right, _right_half(width)), width)
    yield ""
    yield from _centred([report.title, report.about, "-" * 20], width)
    if report.addressee:
        yield ""
        yield from _centred(addressee_lines(report.addressee), width)


def _section(section: Section, width: int) -> Iterator[str]:
    yield ""
    yield from wrapped(section.heading, width) if section.heading else ()
    for paragraph in section.paragraphs:
        yield from wrapped(f">> {paragraph.text}" if paragraph.strong else paragraph.text, width)
    if section.table:
        yield from table_lines(section.table, width)
    if section.chart:
        yield from ("",) if section.table else ()
        yield from chart_lines(section.chart, width)


def _annex(label: str, annex: Annex, attached: str, width: int) -> Iterator[str]:
    """Yield an annex, a ruled line above it: it starts a page of its own."""
    yield from ("", "=" * width, "")
    yield from _centred([label, annex.title.upper(), attached], width)
    for section in annex.sections:
        yield from _section(section, width)


def _foot(report: Report, width: int) -> Iterator[str]:
    left = [line for text in (RECIPIENTS, *report.recipients) for line in wrapped(text, _left_half(width))]
    capacity = _centred(report.signature.capacity, _right_half(width))
    name = _centred([report.signature.name], _right_half(width))
    yield from _beside(left, [*capacity, *[""] * _SIGNING_ROOM, *name], width)


def _left_half(width: int) -> int:
    return width - _right_half(width) - 2


def _right_half(width: int) -> int:
    return width // 2


def _centred(texts: Iterable[str], width: int) -> list[str]:
    return [line.center(width) for text in texts for line in wrapped(text, width)]


def _beside(left: list[str], right: list[str], width: int) -> Iterator[str]:
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{one:<{_left_half(width)}}  {other}"
