"""The criteria and indicators as one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.coordinate import Coordinate

from ntm_tracker.domain.text import matches, shorten
from ntm_tracker.domain.wording import requirement_text
from ntm_tracker.tui import glyphs
from ntm_tracker.tui.widgets.row_table import Cell, RowTable, stretched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.events import Resize

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.terms import Judgement
    from ntm_tracker.law.outline import Outline

_NUMBER, _VERDICT, _REQUIREMENT, _PAPERS = 7, 21, 18, 2
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
    state: str = ""
    """Sign and word of an indicator."""


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
            state=glyphs.stated(alone) if alone else "",
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
        state=glyphs.stated(state),
    )


class ChecklistTable(RowTable):
    """The rows, filtered, with the cursor kept where it was."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._listed: list[Line] = []
        self._query = ""
        self._only: frozenset[str] | None = None
        self._unfiltered: str | None = None
        """The row to come back to when a filter that fits nothing is taken away."""
        self._marks = set[str]()

    def show(self, lines: Iterator[Line]) -> None:
        """Show `lines` in place of what was there."""
        wanted = tuple(lines)
        if wanted != self._lines:
            self._lines = wanted
            self._marks &= {line.key for line in wanted}
            self._redraw()

    def filter(self, query: str) -> None:
        """Show only the rows that hold every word of `query`, marks aside."""
        if query != self._query:
            if not self._query:
                self._unfiltered = self.chosen
            self._query = query
            self._redraw()

    def only(self, numbers: frozenset[str] | None) -> None:
        """Show these rows alone; all of them for None."""
        if numbers != self._only:
            if self._only is None and not self._query:
                self._unfiltered = self.chosen
            self._only = numbers
            self._redraw()

    @property
    def chosen(self) -> str | None:
        """The number under the cursor."""
        return self._listed[self.cursor_row].key if 0 <= self.cursor_row < len(self._listed) else None

    @property
    def marked(self) -> tuple[str, ...]:
        """The numbers of the indicators that the officer marked, in the order of the set."""
        return tuple(line.key for line in self._lines if line.key in self._marks)

    @property
    def hidden(self) -> int:
        """How many of the marked ones the filter hides."""
        return len(self._marks - {line.key for line in self._listed})

    def toggle(self) -> None:
        """Mark the chosen row, or take its mark away, and go on to the next; a criterion stands for all its rows."""
        if (number := self.chosen) is None:
            return
        row, meant = self.cursor_row, self._meant(number)
        self._mark(self._marks - meant if meant <= self._marks else self._marks | meant)
        self.move_cursor(row=min(row + 1, len(self._listed) - 1))

    def unmark(self) -> None:
        """Take every mark away."""
        self._mark(set())

    def _mark(self, marks: set[str]) -> None:
        changed, self._marks = self._marks ^ marks, marks
        for row, line in enumerate(self._listed):
            if line.key in changed:
                self.update_cell_at(Coordinate(row, 0), _number(line, is_marked=line.key in marks))

    def _meant(self, number: str) -> set[str]:
        """Return the indicators that a mark on a row is for: of a criterion those that are shown, else all."""
        shown = {line.key for line in self._listed if line.key.startswith(f"{number}.")}
        return shown or {line.key for line in self._lines if line.key.startswith(f"{number}.")} or {number}

    def choose(self, number: str | None) -> None:
        """Put the cursor on the row of `number`."""
        keys = [line.key for line in self._listed]
        if number in keys:
            self.move_cursor(row=keys.index(number))

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - as Textual calls it
        """Give the text the width there is."""
        self._redraw()

    def _redraw(self) -> None:
        if not self.size:
            return  # the first resize draws it
        was_empty, kept = not self._listed, self.chosen or self._unfiltered
        self._listed = [line for line in self._lines if self._is_wanted(line)]
        wide = self.size.width >= _WITH_REQUIREMENT
        with self.app.batch_update():
            room = self._set_columns(wide=wide)
            for line in self._listed:
                number = _number(line, is_marked=line.key in self._marks)
                self.add_row(number, *_cells(line, room, wide=wide), key=line.key)
            self.choose(kept)
        if was_empty:
            # The cursor was put into a table without rows: it scrolled for want of them.
            self.scroll_home(animate=False)
            self.call_after_refresh(self.choose, kept)

    def _is_wanted(self, line: Line) -> bool:
        is_shown = self._only is None or line.key in self._only
        return is_shown and matches(self._query, line.key, line.text, _word(line))

    def _set_columns(self, *, wide: bool) -> int:
        """Set the columns; return the width that is left to the text."""
        wanted = {"Số": _NUMBER, "Nội dung": 0}
        wanted |= {"Mức yêu cầu": _REQUIREMENT} if wide else {}
        wanted |= {"MC": _PAPERS, "Đánh giá": _VERDICT}
        wanted = stretched(wanted, self.size.width)
        same = [column.width for column in self.ordered_columns] == list(wanted.values())
        self.clear(columns=not same)
        if not same:
            for label, width in wanted.items():
                self.add_column(label, width=width)
        return wanted["Nội dung"]


def _word(line: Line) -> str:
    return line.state or (glyphs.judged(line.judgement) if line.judgement else "")


def _number(line: Line, *, is_marked: bool) -> Cell:
    sign = glyphs.MARKED if is_marked else glyphs.FOCUS if line.focus else " "
    return Cell(f"{sign}{line.key}", "bold") if line.is_criterion else Cell(f"{sign} {line.key}")


def _cells(line: Line, room: int, *, wide: bool) -> list[Cell]:
    cells = [Cell(shorten(line.text, room), "bold" if line.is_criterion else "")]
    if wide:
        cells.append(Cell(shorten(line.requirement, _REQUIREMENT)))
    cells.append(Cell(str(line.papers) if line.papers else "", is_right=True))
    verdict = glyphs.STYLES[line.judgement.verdict] if line.judgement else "dim"
    cells.append(Cell(_word(line) or "…", verdict))
    return cells
