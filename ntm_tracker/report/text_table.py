"""Tables in plain text: ruled, wrapped inside their columns, never wider than the page."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from ntm_tracker.report.model import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ntm_tracker.report.model import Alignment, Table

_PLACE: dict[Alignment, Callable[[str, int], str]] = {"left": str.ljust, "center": str.center, "right": str.rjust}
_FRAME = 3
"""What a column costs besides its text: a rule and a space on either side."""
_LONGEST_WORD, _LEADING = 10, 2


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width`; its own line breaks stay, a word too long is cut."""
    return [
        part
        for line in printable(text).split("\n")
        for part in textwrap.wrap(line, width, break_on_hyphens=False) or [""]
    ]


def table_lines(table: Table, width: int) -> Iterator[str]:
    """Yield `table` line by line, in several parts below one another where it has more columns than the page holds."""
    for part in _parts(table, width):
        yield from _part(part, width)


def _parts(table: Table, width: int) -> Iterator[Table]:
    """Yield the columns by as many as fit, each time after the first two, which tell what a row is about."""
    left = list(range(len(table.columns)))
    leading = left[:_LEADING] if _room(table, left, width) < 0 else []
    while left[len(leading) :]:
        kept = [*leading]
        for place in left[len(leading) :]:
            if len(kept) > len(leading) and leading and _room(table, [*kept, place], width) < 0:
                break
            kept.append(place)
        left = [*leading, *(place for place in left if place not in kept)]
        rows = (row if row.group else replace(row, cells=tuple(row.cells[i] for i in kept)) for row in table.rows)
        yield replace(table, columns=tuple(table.columns[i] for i in kept), rows=tuple(rows))


def _room(table: Table, places: Sequence[int], width: int) -> int:
    """Return how many letters are left where the columns at `places` take no more than they need."""
    return width - 1 - sum(_needed(table, place) + _FRAME for place in places)


def _needed(table: Table, place: int) -> int:
    """Return the longest word of a column, up to that of a day: longer ones are cut."""
    texts = [table.columns[place].heading, *(row.texts[place] for row in table.rows if not row.group)]
    return min(max(map(_longest_word, texts)), _LONGEST_WORD)


def _part(table: Table, width: int) -> Iterator[str]:
    """Yield a table that fits; a group row runs over all columns."""
    widths = _widths(table, width)
    aligns = [column.align for column in table.columns]
    rule = "+".join(["", *("-" * (each + 2) for each in widths), ""])
    yield rule
    yield from _row([column.heading for column in table.columns], widths, ["center"] * len(widths))
    yield rule.replace("-", "=")
    for row in table.rows:
        if row.group:
            yield from _row(row.texts, [sum(widths) + _FRAME * (len(widths) - 1)], ["left"])
        else:
            yield from _row(row.texts, widths, aligns)
        yield rule


def _row(cells: Sequence[str], widths: Sequence[int], aligns: Sequence[Alignment]) -> Iterator[str]:
    columns = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for line in zip_longest(*columns, fillvalue=""):
        placed = (_PLACE[align](text, width) for text, width, align in zip(line, widths, aligns, strict=True))
        yield f"| {' | '.join(placed)} |"


def _widths(table: Table, width: int) -> list[int]:
    """Share the width out as the columns ask, but give each its longest word where that fits."""
    room = width - _FRAME * len(table.columns) - 1
    asked = sum(column.width for column in table.columns)
    widths = [max(room * column.width // asked, _needed(table, place)) for place, column in enumerate(table.columns)]
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    widths[widths.index(max(widths))] += room - sum(widths)
    return widths


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=1)
