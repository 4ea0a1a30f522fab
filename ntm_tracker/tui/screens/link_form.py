"""Choosing indicators for evidence by typing without marks: to link, or to take the link away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ntm_tracker.domain.evidence import Link
from ntm_tracker.domain.text import fold, shorten
from ntm_tracker.domain.wording import indicator_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import paper_deeds
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.paper_words import places_of
from ntm_tracker.tui.widgets.plain_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.board import Board
    from ntm_tracker.service.office import Office
    from ntm_tracker.tui.desk import Desk

Choices = tuple[tuple[Link, str], ...]
"""What is linked, and what is shown."""
_SHOWN = 200


def choices_to_link(board: Board, chosen: Checklist) -> Choices:
    """Return every indicator and gate of every assessment in use, those of `chosen` first."""
    in_use = [c for c in board.checklists if c.assessment.replaced_by is None or c is chosen]
    in_use.sort(key=lambda checklist: checklist.assessment.id != chosen.assessment.id)
    return tuple(line for checklist in in_use for line in _lines(checklist, places_of(board)))


def _lines(checklist: Checklist, places: Any) -> Iterable[tuple[Link, str]]:
    key = checklist.assessment.id
    for state in (*checklist.indicators(), *checklist.gates):
        number = state.indicator.number
        yield Link(key, number), f"{number:<5} {places[key]} · {state.indicator.text}"


def choices_to_unlink(board: Board, pieces: Sequence[Evidence]) -> Choices:
    """Return the links that any of `pieces` has."""
    places = places_of(board)
    links = dict.fromkeys(link for piece in pieces for link in piece.links)
    return tuple((link, f"{link.indicator:<5} {places.get(link.assessment, link.assessment)}") for link in links)


class LinkForm(Form):
    """Typing narrows the list, Enter marks, Ctrl+S saves all that is marked as one deed."""

    BINDINGS: ClassVar = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]
    HELP_TEXT = "Gõ không dấu để tìm chỉ tiêu, mũi tên để chọn, Enter để đánh dấu, Ctrl+S để lưu, Esc để bỏ."
    ASKED = "Gắn {} với chỉ tiêu"
    TOLD = "Gõ số, chữ hoặc tên thôn không dấu; Enter đánh dấu một hay nhiều chỉ tiêu, Ctrl+S gắn."
    SAVE = "Gắn (Ctrl+S)"
    TAKES_AWAY = False

    def __init__(self, desk: Desk, pieces: Sequence[Evidence], choices: Choices) -> None:
        named = f"minh chứng số {pieces[0].id}" if len(pieces) == 1 else f"{len(pieces)} minh chứng"
        super().__init__(desk, self.ASKED.format(named), self.TOLD)
        self._pieces = pieces
        self._choices = [(link, shown, fold(shown)) for link, shown in choices]
        self._fitting: list[tuple[Link, str, str]] = []
        self._marked: list[Link] = []

    def fields(self) -> Iterable[Widget]:
        """Yield what is typed, the list, what is marked."""
        yield LineInput(placeholder="ví dụ 3.1 hoặc tuoi huong than", id="wanted")
        yield OptionList(markup=False, id="places")
        yield Static(id="marked", markup=False)

    def on_mount(self) -> None:
        """Offer everything."""
        self.query_one(OptionList).can_focus = False
        self._offer()

    def action_move(self, step: int) -> None:
        """Move through the list while the field keeps the focus."""
        offered = self.query_one(OptionList)
        if offered.option_count:
            offered.highlighted = ((offered.highlighted or 0) + step) % offered.option_count

    @on(Input.Changed, "#wanted")
    def _narrow(self) -> None:
        self._offer()

    def _offer(self, highlighted: int = 0) -> None:
        typed = fold(self.text("wanted"))
        words, room = typed.split(), max(20, self.app.size.width - 12)
        found = [choice for choice in self._choices if all(word in choice[2] for word in words)]
        # One that is named by its number comes first.
        found.sort(key=lambda choice: choice[0].indicator not in words)
        self._fitting = found[:_SHOWN]
        offered = self.query_one(OptionList)
        offered.clear_options()
        for link, shown, _ in self._fitting:
            is_done = self.is_done(link)
            mark = "đã gắn" if is_done else "[x]" if link in self._marked else "[ ]"
            offered.add_option(Option(Text(shorten(f"{mark} {shown}", room), "dim" if is_done else "")))
        offered.highlighted = min(highlighted, len(self._fitting) - 1) if self._fitting else None
        self._tell_line()

    @on(OptionList.OptionHighlighted)
    def _tell_line(self) -> None:
        """Show the whole line, and what is marked in all."""
        row = self.query_one(OptionList).highlighted
        line = f"{self._fitting[row][1]}\n" if row is not None and row < len(self._fitting) else ""
        told = ", ".join(link.indicator for link in self._marked)
        back = "".join(f"\n{sentence}" for sentence in self.desk.will_take_back(self._marked))
        self.query_one("#marked", Static).update(Text(f"{line}Đã đánh dấu: {told or 'chưa có'}.{back}"))

    # In place of saving: Enter marks, Ctrl+S saves.
    @on(Input.Submitted)
    async def action_mark(self, event: Input.Submitted) -> None:
        """Mark the line, or take its mark away."""
        event.prevent_default()
        self._mark(self.query_one(OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._mark(event.option_index)

    def _mark(self, row: int | None) -> None:
        if row is None:
            return
        link = self._fitting[row][0]
        if self.is_done(link):
            self._tell(f"Đã gắn với {indicator_text(link.indicator)} rồi; hãy chọn chỉ tiêu khác.")
            return
        if link in self._marked:
            self._marked.remove(link)
        else:
            self._marked.append(link)
        self._tell("")
        self._offer(row)

    async def submit(self) -> str:
        """Save what is marked."""
        if not self._marked:
            raise InputRefused("Chưa đánh dấu chỉ tiêu nào; hãy chọn một dòng rồi nhấn Enter.")
        from ntm_tracker.tui.screens.leave_out_form import do_on_all

        ids = [piece.id for piece in self._pieces]
        return await do_on_all(self, ids, lambda rows: self.deed(rows, self._marked))

    def is_done(self, link: Link) -> bool:
        """Say whether all the papers have a link already that is to be given them."""
        return not self.TAKES_AWAY and all(link in piece.links for piece in self._pieces)

    def deed(self, ids: list[int], links: list[Link]) -> Callable[[Office], str]:
        """Return what is done."""
        return partial(paper_deeds.link_papers, ids=ids, links=links)

    def _typed(self) -> list[Any]:
        return list(self._marked)


class UnlinkForm(LinkForm):
    """Takes links away."""

    ASKED = "Gỡ {} khỏi chỉ tiêu"
    TOLD = "Enter đánh dấu chỉ tiêu cần gỡ, Ctrl+S gỡ; minh chứng và tệp vẫn còn trong kho."
    SAVE = "Gỡ (Ctrl+S)"
    TAKES_AWAY = True

    def deed(self, ids: list[int], links: list[Link]) -> Callable[[Office], str]:
        """Return what is done."""
        return partial(paper_deeds.unlink_papers, ids=ids, links=links)
