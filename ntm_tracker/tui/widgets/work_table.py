"""The lines of the room Việc, under when they are due or under whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.text import matches, shorten
from ntm_tracker.domain.wording import number_text
from ntm_tracker.domain.work_list import KIND_WORDS, WHEN_WORDS
from ntm_tracker.tui import glyphs
from ntm_tracker.tui.widgets.row_table import Cell, RowTable, stretched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.work_list import WorkItem

_WIDE, _WIDEST = 110, 150
"""From these widths on, kind and place, then standing, have columns of their own; the line below always has them."""
_WHO, _WHEN = "Người", "Khi nào"
_WIDTHS = {_WHO: 16, _WHEN: 9, "Hạn": 11, "Số": 6, "Loại": 10, "Việc": 0, "Tình trạng": 24, "Đơn vị": 16}


class WorkTable(RowTable):
    """Knows what it shows; the cursor stays on its line where that is still there."""

    def __init__(self) -> None:
        super().__init__(id="work-list")
        self.listed: list[tuple[str, WorkItem]] = []
        """Under whose name, and what."""

    @property
    def chosen(self) -> WorkItem | None:
        """The line under the cursor."""
        return self.listed[self.cursor_row][1] if 0 <= self.cursor_row < len(self.listed) else None

    def show(
        self, lines: Sequence[tuple[str, WorkItem]], query: str, checklists: Mapping[str, Checklist], *, named: bool
    ) -> None:
        """Show what fits `query`, under names or under when it is due."""
        kept, row = self.chosen, self.cursor_row
        self.listed = [line for line in lines if matches(query, *_words(*line, checklists))]
        widths = self._widths(named=named)
        heads = [name if named else WHEN_WORDS[item.when] for name, item in self.listed]
        rows = [
            _cells(head, item, widths, is_first=head != before)
            for head, before, (_, item) in zip(heads, ["", *heads], self.listed, strict=False)
        ]
        self.fill(widths.items(), rows, self._row_of(kept, row))

    def _row_of(self, kept: WorkItem | None, row: int) -> int:
        found = (at for at, (_, item) in enumerate(self.listed) if kept and _identity(item) == _identity(kept))
        return next(found, row)

    def _widths(self, *, named: bool) -> dict[str, int]:
        """Return the columns that there is room for; the work itself has what is left."""
        width = self.size.width or self.app.size.width
        hidden = {_WHEN if named else _WHO}
        hidden |= {"Loại", "Đơn vị"} if width < _WIDE else set()
        hidden |= {"Tình trạng"} if width < _WIDEST else set()
        return stretched({label: least for label, least in _WIDTHS.items() if label not in hidden}, width)


def _identity(item: WorkItem) -> tuple[str, str, str, int | None]:
    return item.kind.value, item.assessment.id, item.number, item.key


def _words(name: str, item: WorkItem, checklists: Mapping[str, Checklist]) -> tuple[str, ...]:
    place = checklists[item.assessment.id]
    own = (name, item.number, item.what, item.who, item.standing, KIND_WORDS[item.kind], WHEN_WORDS[item.when])
    return (*own, item.assessment.subject.name, place.criteria_set.short_title)


def _cells(head: str, item: WorkItem, widths: Mapping[str, int], *, is_first: bool) -> list[Cell]:
    late = item.is_overdue
    sign = glyphs.SEVERITIES[Severity.HIGH] if late else " "
    group = Cell(shorten(head, next(iter(widths.values()))), "bold" if is_first else "dim")
    told = {
        "Hạn": Cell(f"{sign}{format_date(item.due)}" if item.due else "", "bold red" if late else ""),
        "Số": Cell(number_text(item.number)),
        "Loại": Cell(KIND_WORDS[item.kind]),
        "Việc": Cell(shorten(item.what, widths["Việc"])),
        "Tình trạng": Cell(shorten(item.standing, _WIDTHS["Tình trạng"])),
        "Đơn vị": Cell(shorten(item.assessment.subject.name, _WIDTHS["Đơn vị"])),
    }
    return [group, *(cell for label, cell in told.items() if label in widths)]
