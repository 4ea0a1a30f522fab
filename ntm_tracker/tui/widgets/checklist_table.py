"""The criteria and indicators as one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import DataTable

from ntm_tracker.domain.text import matches, shorten
from ntm_tracker.domain.wording import requirement_text
from ntm_tracker.tui import glyphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.terms import Judgement
    from ntm_tracker.law.outline import Outline

_NUMBER, _VERDICT, _REQUIREMENT, _PAPERS = 6, 20, 18, 3
_WITH_REQUIREMENT = 90
"""From this width on the requirement has a column of its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a criterion, an indicator, or a criterion that is its own indicator."""

    key: str
    text: str
    is_criterion: bool
    focus: bool = False
    judgement: Judgement | None = None
    requirement: str = ""
    papers: int = 0


def outline_lines(outline: Outline) -> Iterator[Line]:
    """Yield the rows of what is known before the record is open."""
    for criterion in outline.criteria:
        number = str(criterion.number)
        yield Line(number, criterion.name, is_criterion=True, focus=criterion.focus)
        for own, text in criterion.indicators:
            if own != number:
                yield Line(own, text, is_criterion=False)


def checklist_lines(checklist: Checklist) -> Iterator[Line]:
    """Yield the rows of an assessment: criteria, their indicators, then the gates."""
    year = checklist.assessment.year
    for criterion in checklist.criteria:
        number, states = str(criterion.criterion.number), criterion.indicators
        alone = states[0] if len(states) == 1 and states[0].indicator.number == number else None
        yield Line(
            number,
            criterion.criterion.name,
            is_criterion=True,
            focus=criterion.focus,
            judgement=criterion.judgement,
            requirement=requirement_text(alone.applied.requirement, year) if alone else "",
            papers=len(alone.evidence) if alone else 0,
        )
        if not alone:
            yield from (_indicator_line(state, year) for state in states)
    for gate in checklist.gates:
        yield _indicator_line(gate, year)


def _indicator_line(state: IndicatorState, year: int) -> Line:
    return Line(
        state.indicator.number,
        state.indicator.text,
        is_criterion=False,
        judgement=state.judgement,
        requirement=requirement_text(state.applied.requirement, year),
        papers=len(state.evidence),
    )


class ChecklistTable(DataTable[Text]):
    """The rows, filtered, with the cursor kept where it was."""

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=False, cell_padding=1)
        self._lines: tuple[Line, ...] = ()
        self._query = ""

    def show(self, lines: Iterator[Line]) -> None:
        """Show `lines` in place of what was there."""
        self._lines = tuple(lines)
        self.rebuild()

    def filter(self, query: str) -> None:
        """Show only the rows that hold every word of `query`, marks aside."""
        self._query = query
        self.rebuild()

    @property
    def chosen(self) -> str | None:
        """The number under the cursor."""
        keys = [line.key for line in self._shown()]
        return keys[self.cursor_row] if 0 <= self.cursor_row < len(keys) else None

    def choose(self, number: str) -> None:
        """Put the cursor on the row of `number`."""
        keys = [line.key for line in self._shown()]
        if number in keys:
            self.move_cursor(row=keys.index(number))

    def rebuild(self) -> None:
        """Draw the rows anew at the present width."""
        kept = self.chosen if self.row_count else None
        width = self.size.width or self.app.size.width
        wide = width >= _WITH_REQUIREMENT
        room = width - _NUMBER - _VERDICT - _PAPERS - (_REQUIREMENT + 2 if wide else 0) - 9
        with self.app.batch_update():
            self.clear(columns=True)
            self.add_column("Số", width=_NUMBER)
            self.add_column("Nội dung", width=room)
            if wide:
                self.add_column("Mức yêu cầu", width=_REQUIREMENT)
            self.add_column("MC", width=_PAPERS)
            self.add_column("Đánh giá", width=_VERDICT)
            for line in self._shown():
                self.add_row(*self._cells(line, room, wide=wide), key=line.key)
            if kept:
                self.choose(kept)

    def on_resize(self) -> None:
        """Give the text the width there is."""
        self.rebuild()

    def _shown(self) -> list[Line]:
        if not self._query:
            return list(self._lines)
        return [line for line in self._lines if matches(self._query, line.key, line.text, self._word(line))]

    def _word(self, line: Line) -> str:
        return glyphs.judged(line.judgement) if line.judgement else ""

    def _cells(self, line: Line, room: int, *, wide: bool) -> list[Text]:
        style = "bold" if line.is_criterion else ""
        mark = glyphs.FOCUS if line.focus else " "
        number = f"{mark}{line.key}" if line.is_criterion else f"  {line.key}"
        cells = [Text(number, style=style), Text(shorten(line.text, room), style=style)]
        if wide:
            cells.append(Text(shorten(line.requirement, _REQUIREMENT)))
        cells.append(Text(str(line.papers) if line.papers else "", justify="right"))
        verdict = glyphs.STYLES[line.judgement.verdict] if line.judgement else "dim"
        cells.append(Text(self._word(line) or "…", style=verdict))
        return cells
