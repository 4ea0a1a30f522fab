"""The villages as lines: titles, what the model-village set comes to, and its criteria as columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.readiness import criteria_met
from ntm_tracker.domain.text import matches, shorten, sort_key
from ntm_tracker.domain.villages import Title, title_text
from ntm_tracker.tui import glyphs
from ntm_tracker.tui.widgets.line_table import Line
from ntm_tracker.tui.widgets.row_table import MARGIN, Cell

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.villages import Villages, VillageState, VillageTitle
    from ntm_tracker.service.board import Board

UNNAMED = "?"
"""Begins the key of a village that nobody named."""
HEADS = {Title.CULTURE: "Làng văn hóa", Title.NTM: "Thôn NTM", Title.MODEL: "NTM kiểu mẫu"}
_NAME, _NAME_AT_MOST = 21, 40
_MET = "Tiêu chí KM"


@dataclass(frozen=True, slots=True)
class VillageRow:
    """One village, with its checklist where it has one."""

    key: str
    name: str
    state: VillageState | None = None
    """None for a village that nobody named."""
    checklist: Checklist | None = None


def rows_of(villages: Villages, board: Board) -> list[VillageRow]:
    """Return every village of the commune: those with a checklist, then by the alphabet, then the unnamed ones."""
    assessed: dict[str, Checklist] = {}
    for checklist in board.checklists:
        subject = checklist.assessment.subject
        if subject.kind == "village" and checklist.assessment.replaced_by is None:
            assessed.setdefault(subject.code, checklist)
    named = [
        VillageRow(state.village.code, state.village.name, state, assessed.get(state.village.code))
        for state in villages.named
    ]
    named.sort(key=lambda row: (row.checklist is None, sort_key(row.name)))
    places = range(1, villages.unnamed + 1)
    return [*named, *(VillageRow(f"{UNNAMED}{place}", f"(chưa đặt tên {place})") for place in places)]


def found(rows: Sequence[VillageRow], wanted: str) -> list[VillageRow]:
    """Return the rows that hold every word of `wanted`, in name or titles."""
    if not wanted.strip():
        return list(rows)
    return [row for row in rows if matches(wanted, row.name, *_said(row))]


def _said(row: VillageRow) -> list[str]:
    return [f"{HEADS[title]} {title_text(held)}" for title, held in row.state.titles.items()] if row.state else []


def held_text(title: VillageTitle | None) -> str:
    """Write sign and word of a title: “√ có (2021)”, “× chưa”, “? chưa rõ”."""
    sign = "?" if title is None else "√" if title.held else "×"
    return f"{sign} {title_text(title)}"


def columns_of(rows: Sequence[VillageRow]) -> list[tuple[str, int]]:
    """Return head and width of every column after the name: titles, what is met, each criterion of the first set."""
    heads = [(HEADS[title], max(len(HEADS[title]), 11)) for title in Title]
    if (first := _first(rows)) is None:
        return heads
    return [
        *heads,
        (_MET, len(_MET)),
        *((f"TC {c.criterion.number}", _widest(rows, first, c.criterion.number)) for c in first.criteria),
    ]


def _widest(rows: Sequence[VillageRow], first: Checklist, number: int) -> int:
    return max(len(f"TC {number}"), *(len(_mark(row, first, number)) for row in rows if row.checklist))


def _first(rows: Sequence[VillageRow]) -> Checklist | None:
    """Return the checklist whose set gives the columns."""
    return next((row.checklist for row in rows if row.checklist), None)


def shown(columns: Sequence[tuple[str, int]], offset: int, room: int) -> tuple[int, int]:
    """Return how wide the name may be, and how many columns from `offset` on fit beside it."""
    left, count = room - _NAME - MARGIN, 0
    for _, width in columns[offset:]:
        if left < width + MARGIN:
            break
        left, count = left - width - MARGIN, count + 1
    return min(_NAME_AT_MOST, _NAME + max(0, left)), count


def lines_of(  # noqa: PLR0913, PLR0917 - the part of the table that is seen
    all_rows: Sequence[VillageRow],
    rows: Sequence[VillageRow],
    marked: Collection[str],
    name: int,
    offset: int,
    count: int,
) -> list[Line]:
    """Return `rows` as lines of the name and `count` columns from `offset` on."""
    first = _first(all_rows)
    lines = []
    for row in rows:
        mark = glyphs.FOCUS if row.key in marked else " "
        cells = [Cell(shorten(f"{mark}{row.name}", name), "" if row.state else "dim")]
        cells += [Cell(text) for text in _cells(row, first, offset, count)]
        lines.append(Line(row.key, tuple(cells)))
    return lines


def _cells(row: VillageRow, first: Checklist | None, offset: int, count: int) -> list[str]:
    titles = row.state.titles if row.state else {}
    wanted = range(offset, offset + count)
    cells = []
    for place in wanted:
        if place < len(Title):
            cells.append(held_text(titles.get(list(Title)[place])))
        elif first is None or row.checklist is None:
            cells.append("")
        elif place == len(Title):
            cells.append(met_text(row.checklist))
        else:
            cells.append(_mark(row, first, first.criteria[place - len(Title) - 1].criterion.number))
    return cells


def met_text(checklist: Checklist) -> str:
    """Write how many criteria are met: “3/17 đạt”."""
    return f"{criteria_met(checklist)}/{len(checklist.criteria)} đạt"


def _mark(row: VillageRow, first: Checklist, number: int) -> str:
    """Return sign and word of a criterion, empty where the village is judged by another set."""
    if row.checklist is None or row.checklist.criteria_set.id != first.criteria_set.id:
        return ""
    state = row.checklist.find_criterion(str(number))
    return glyphs.judged(state.judgement) if state else ""
