"""Tables in plain text: ruled, wrapped inside their columns, never wider than the page."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from ntm_tracker.report.model import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ntm_tracker.report.model import Alignment, Table

_PLACE: dict[Alignment, Callable[[str, int], str]] = {"left": str.ljust, "center": str.center, "right": str.rjust}
_FRAME = 3
"""What a column costs besides its text: a rule and a space on either side."""


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width`; its own line breaks stay, a word too long is cut."""
    return [
        part
        for line in printable(text).split("\n")
        for part in textwrap.wrap(line, width, break_on_hyphens=False) or [""]
    ]


def table_lines(table: Table, width: int) -> Iterator[str]:
    """Yield `table` line by line; a group row runs over all columns."""
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
    """Share the width out as the columns ask, but give each the longest word of its heading where that fits."""
    room = width - _FRAME * len(table.columns) - 1
    asked = sum(column.width for column in table.columns)
    widths = [max(room * column.width // asked, _longest_word(column.heading)) for column in table.columns]
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    widths[widths.index(max(widths))] += room - sum(widths)
    return widths


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=1)
