"""The list of evidence: newest first, rows that can be marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.coordinate import Coordinate

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.text import shorten
from ntm_tracker.tui import glyphs
from ntm_tracker.tui.widgets.paper_words import kind_word, last_year, lasting_word, title_text
from ntm_tracker.tui.widgets.row_table import Cell, RowTable, stretched

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.board import Board

_WITH_DATES, _WITH_ISSUERS = 90, 120
"""From this width on, dates and issuers have columns of their own; the detail always has them."""
_WIDTHS = {"Số": 6, "Loại": 10, "Nội dung": 0, "Cơ quan": 24, "Ngày": 10, "Chỉ tiêu": 8, "Tệp": 3, "Còn hạn": 11}


class PaperTable(RowTable):
    """Knows which papers it shows and which are marked."""

    def __init__(self) -> None:
        super().__init__(id="papers")
        self.listed: list[Evidence] = []
        self.marked: dict[int, Evidence] = {}
        """What the officer marked, by number; kept while the list is searched."""

    @property
    def chosen(self) -> Evidence | None:
        """The paper under the cursor."""
        return self.listed[self.cursor_row] if 0 <= self.cursor_row < len(self.listed) else None

    def show(self, listed: Sequence[Evidence], board: Board, day: date) -> None:
        """Show `listed`, the cursor on the paper where it was."""
        kept, row = self.chosen, self.cursor_row
        self.listed = list(listed)
        newer = {piece.id: piece for piece in listed}
        self.marked = {key: newer.get(key, piece) for key, piece in self.marked.items()}
        widths = self._widths()
        ids = [piece.id for piece in self.listed]
        here = ids.index(kept.id) if kept and kept.id in ids else row if kept is None else 0
        self.fill(widths.items(), [self._cells(piece, widths, board, day) for piece in self.listed], here)

    def toggle(self) -> None:
        """Mark the paper under the cursor, or take its mark away; go on to the next."""
        if piece := self.chosen:
            if self.marked.pop(piece.id, None) is None:
                self.marked[piece.id] = piece
            row = self.cursor_row
            self.update_cell_at(Coordinate(row, 0), self._number(piece))
            self.move_cursor(row=min(row + 1, len(self.listed) - 1))

    def _widths(self) -> dict[str, int]:
        width = self.size.width or self.app.size.width
        hidden = {"Ngày"} if width < _WITH_DATES else set()
        if width < _WITH_ISSUERS:
            hidden.add("Cơ quan")
        return stretched({label: least for label, least in _WIDTHS.items() if label not in hidden}, width)

    def _number(self, piece: Evidence) -> Cell:
        return Cell(f"{glyphs.FOCUS if piece.id in self.marked else ' '}{piece.id}")

    def _cells(self, piece: Evidence, widths: dict[str, int], board: Board, day: date) -> list[Cell]:
        told = {
            "Loại": kind_word(piece),
            "Nội dung": title_text(piece),
            "Cơ quan": piece.issuer,
            "Ngày": format_date(piece.issued) if piece.issued else "",
            "Chỉ tiêu": ", ".join(dict.fromkeys(link.indicator for link in piece.links)),
            "Tệp": str(len(piece.files)) if piece.files else "",
            "Còn hạn": lasting_word(piece, day, last_year(piece, board)),
        }
        return [self._number(piece), *(Cell(shorten(told[n], w)) for n, w in widths.items() if n in told)]
