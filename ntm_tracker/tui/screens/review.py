"""Rà soát: the gaps, gravest first, each one Enter from its fix."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.widgets import DataTable, Static

from ntm_tracker.domain.figure_rows import of_gaps, rows_text
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import SEVERITIES
from ntm_tracker.tui import commands, glyphs
from ntm_tracker.tui.screens.gap_room import GapRoom
from ntm_tracker.tui.widgets.figures import Figure, Figures, in_a_row
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.row_table import Cell, RowTable
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.service.board import Board

_SEVERITY, _NUMBER = 16, 7


class ReviewScreen(GapRoom):
    """The gap list, and the whole sentence of the chosen one below."""

    BINDINGS: ClassVar = [commands.BACK.binding()]
    HELP_TEXT = (
        "Các tồn tại sẽ bị nhắc khi kiểm tra, tiêu chí trọng tâm trước, nặng trước. "
        "Enter mở đúng chỗ để xử lý: ghi kết quả, thêm minh chứng hoặc đối chiếu mức yêu cầu. "
        "Mũi tên lên từ dòng đầu để tới các con số, Enter trên một số để chỉ xem các tồn tại của nó."
    )

    def compose(self) -> ComposeResult:
        """Yield the top bar, the counts, the table, the sentence, the keys."""
        yield TopBar(commands.REVIEW)
        yield Figures("counts")
        with Horizontal(id="work"):
            yield RowTable(id="gaps")
        yield Static(id="gap-sentence", markup=False)
        yield KeyBar(*commands.ON_INDICATOR, *commands.EVERY_ROOM)

    def on_mount(self) -> None:
        """Follow the board, with the table ready for keys."""
        self._gaps: tuple[Gap, ...] = ()
        self._shown, self._row = "", 0
        self.query_one("#gaps", RowTable).focus()

    def redraw(self, board: Board, checklist: Checklist) -> None:
        """Show the gaps of `checklist`."""
        chosen, row = self._chosen_gap(), self.query_one("#gaps", RowTable).cursor_row
        same = self._shown == checklist.assessment.id
        gaps = board.gaps[checklist.assessment.id]
        self._shown, self._gaps = checklist.assessment.id, of_gaps(self.only, gaps)
        self._row = self._row_of(chosen, row) if same else 0
        self.query_one(TopBar).show(checklist)
        self.query_one(Figures).show(in_a_row(_counts(gaps)))
        self.tell_only(rows_text(self.only) if self.only else "", len(self._gaps))
        self._fill()

    def refill(self) -> None:
        """Show the gaps that a figure is made of, or all."""
        self._follow()
        self.query_one("#gaps").focus()

    def action_back(self) -> None:
        """Show all gaps again."""
        self.let_go_only()
        self.query_one("#gaps").focus()

    def on_resize(self) -> None:
        """Give the sentences the width there is."""
        self.call_after_refresh(self._refill)

    def divided(self) -> None:
        """Give the sentences the width that the panes beside them leave."""
        self.call_after_refresh(self._refill)

    def _refill(self) -> None:
        self._row = self.query_one("#gaps", RowTable).cursor_row
        self._fill()

    def _fill(self) -> None:
        table = self.query_one("#gaps", RowTable)
        room = (table.size.width or self.size.width) - _SEVERITY - _NUMBER - 7
        columns = (("Mức độ", _SEVERITY), ("Số", _NUMBER), ("Tồn tại và việc cần làm", room))
        table.fill(columns, (_cells(gap, room) for gap in self._gaps), self._row)
        self._show_sentence()

    def _row_of(self, gap: Gap | None, row: int) -> int:
        """Return where `gap` now stands, else the row it had."""
        if gap is None:
            return row
        named = (gap.rule, gap.criterion, gap.indicator)
        return next((i for i, one in enumerate(self._gaps) if (one.rule, one.criterion, one.indicator) == named), row)

    def chosen_number(self) -> str | None:
        """Return the indicator of the chosen gap."""
        gap = self._chosen_gap()
        return gap.indicator if gap else None

    def shown_number(self) -> str | None:
        """Return the indicator of the chosen gap, or its criterion."""
        gap = self._chosen_gap()
        return gap.indicator or (str(gap.criterion) if gap.criterion else None) if gap else None

    def _chosen_gap(self) -> Gap | None:
        row = self.query_one("#gaps", RowTable).cursor_row
        return self._gaps[row] if 0 <= row < len(self._gaps) else None

    @on(DataTable.RowHighlighted)
    def _show_sentence(self) -> None:
        gap, checklist = self._chosen_gap(), self.ntm.checklist
        text = Text("Không có tồn tại.")
        if gap and checklist:
            state = checklist.find(gap.indicator) if gap.indicator else None
            text = Text(gap.sentence, "bold")
            if state:
                text.append(f"\n{state.indicator.number} {state.indicator.text}", "not bold")
        self.query_one("#gap-sentence", Static).update(text)
        self.show_beside()

    @on(DataTable.RowSelected)
    async def _fix(self) -> None:
        await self.mend(self._chosen_gap())


def _counts(gaps: tuple[Gap, ...]) -> Iterator[Figure]:
    yield Figure(f"{len(gaps)} tồn tại", "review:")
    for one in reversed(Severity):
        yield Figure(f"{SEVERITIES[one]}: {sum(g.severity is one for g in gaps)}", f"review:gaps:{one}")


def _cells(gap: Gap, room: int) -> tuple[Cell, Cell, Cell]:
    word = f"{glyphs.SEVERITIES[gap.severity]} {SEVERITIES[gap.severity]}"
    number = f"{glyphs.FOCUS if gap.focus else ' '}{gap.indicator or gap.criterion or ''}"
    return Cell(word, glyphs.SEVERITY_STYLES[gap.severity]), Cell(number), Cell(shorten(gap.sentence, room))
