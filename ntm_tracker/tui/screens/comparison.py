"""Two criteria sets, or two days of one, side by side."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.table import Table
from rich.text import Text
from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import DataTable, Static

from ntm_tracker.domain.comparison import Change
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import CHANGES, full_requirement_text
from ntm_tracker.errors import NtmError
from ntm_tracker.tui import commands, set_commands, set_deeds
from ntm_tracker.tui.screens.room import BREAKPOINTS
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.row_table import RowTable
from ntm_tracker.tui.widgets.set_words import years_text
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from textual.app import ComposeResult

    from ntm_tracker.domain.comparison import Comparison, Pair
    from ntm_tracker.domain.criteria import CriteriaSet, Indicator
    from ntm_tracker.tui.app import NtmApp
    from ntm_tracker.tui.screens.palette import Choices

_NUMBER, _CHANGE = 6, 16
_SIDE_BY_SIDE = 100
"""From this width on the two texts stand beside each other, else one over the other."""
_KINDS: tuple[Change | None, ...] = (None, Change.REQUIREMENT, Change.WORDING, Change.NEW, Change.GONE, Change.SAME)
"""What F5 goes through; None is all of them."""


def versions_beside(chosen: CriteriaSet, listed: Sequence[CriteriaSet]) -> Choices:
    """Return what `chosen` can be compared with: itself before each amendment, and every other set."""
    days = sorted({old.until for line in chosen.measured() for old in line.earlier})
    before = [
        (f"{chosen.id}@{day - timedelta(days=1)}", f"Chính bộ này, trước ngày {format_date(day)}") for day in days
    ]
    others = [(s.id, f"{s.short_title} ({years_text(s)})") for s in listed if s.id != chosen.id]
    return (*before, *others)


def in_order(chosen: CriteriaSet, version: str, listed: Sequence[CriteriaSet]) -> tuple[str, str]:
    """Return the two versions, the older first."""
    other = next((s for s in listed if s.id == version), None)
    is_older = other is not None and chosen.in_force_from <= other.in_force_from
    return (chosen.id, version) if is_older else (version, chosen.id)


class ComparisonScreen(Screen[None]):
    """Counts at the top, the pairs, and the two texts of the chosen one."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar = [c.binding() for c in set_commands.ON_COMPARISON]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (commands.HELP, *set_commands.ON_COMPARISON, commands.QUIT)
    HELP_TEXT = (
        "Hai bộ đặt cạnh nhau: mỗi dòng là một cặp chỉ tiêu. Enter xem hai câu chữ và hai mức yêu cầu; "
        "F5 chỉ xem một loại thay đổi; Esc trở lại."
    )

    def __init__(self, old: str, new: str) -> None:
        super().__init__()
        self._versions = (old, new)
        self._found: Comparison | None = None
        self._pairs: list[Pair] = []
        self._kind = 0

    def compose(self) -> ComposeResult:
        """Yield the top bar, the counts, list and detail, the keys."""
        yield TopBar(commands.SETS)
        yield Static(id="compared", markup=False)
        with Horizontal(id="work"):
            yield RowTable(id="pairs")
            with VerticalScroll(id="detail"):
                yield Static(id="texts", markup=False)
        yield KeyBar(*set_commands.ON_COMPARISON, commands.HELP)

    def on_mount(self) -> None:
        """Put the two sets side by side on the worker's thread."""
        self.query_one(TopBar).show_title("So sánh bộ tiêu chí")
        self.query_one("#pairs", RowTable).focus()
        self.run_worker(self._compare(), group="sets")

    async def _compare(self) -> None:
        old, new = self._versions
        try:
            self._found = await cast("NtmApp", self.app).desk.ask(partial(set_deeds.compare_versions, old=old, new=new))
        except NtmError as error:
            cast("NtmApp", self.app).tell(error.sentence)
        self._show()

    def on_resize(self) -> None:
        """Give the texts the width there is."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        if self._found is None:
            return
        found, kind, counts = self._found, _KINDS[self._kind], self._found.counts()
        self._pairs = [pair for pair in found.pairs if kind in (None, pair.change)]
        text = Text()
        for label, one, version in zip(("Cũ", "Mới"), (found.old, found.new), self._versions, strict=True):
            day = version.partition("@")[2]
            on = f", ngày {format_date(date.fromisoformat(day))}" if day else ""
            text.append(f"{label}: {one.short_title}{on}\n", "bold")
            text.append(f"{one.stand_in}\n" if one.stand_in else "", "bold reverse")
        told = [f"{CHANGES[change]} {counts[change]}" for change in Change]
        text.append(" · ".join(told))
        none = "" if self._pairs else " (không có dòng nào)"
        text.append(f"\nChỉ xem: {CHANGES[kind]}{none}" if kind else "\nXem tất cả", "bold")
        self.query_one("#compared", Static).update(text)
        self._fill()

    def _fill(self) -> None:
        table = self.query_one("#pairs", RowTable)
        room = max(10, table.size.width - 2 * _NUMBER - _CHANGE - 9)
        columns = (("Cũ", _NUMBER), ("Mới", _NUMBER), ("Nội dung", room), ("Thay đổi", _CHANGE))
        table.fill(columns, [_cells(pair, room) for pair in self._pairs])
        self._show_texts()

    @on(DataTable.RowHighlighted)
    def _show_texts(self) -> None:
        row = self.query_one("#pairs", RowTable).cursor_row
        pair = self._pairs[row] if 0 <= row < len(self._pairs) else None
        beside = self.size.width >= _SIDE_BY_SIDE and self.has_class("-reading")
        self.query_one("#texts", Static).update(_texts(pair, beside=beside) if pair else Text())
        self.query_one("#detail").scroll_home(animate=False)

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Show the two texts in place of the list."""
        self.add_class("-reading")
        self._show_texts()
        self.query_one("#detail").can_focus = True
        self.query_one("#detail").focus()

    def action_kind(self) -> None:
        """Show the next kind of change alone, in the end all of them."""
        self._kind = (self._kind + 1) % len(_KINDS)
        self._show()

    def action_close(self) -> None:
        """Go back to the list, then to the sets."""
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self._show_texts()
            self.query_one("#pairs", RowTable).focus()
        else:
            self.dismiss()


def _cells(pair: Pair, room: int) -> tuple[Text, ...]:
    shown = pair.new or pair.old
    return (
        Text(pair.old.number if pair.old else ""),
        Text(pair.new.number if pair.new else ""),
        Text(shorten(shown.text, room) if shown else ""),
        Text(CHANGES[pair.change], "" if pair.change is Change.SAME else "bold"),
    )


def _texts(pair: Pair, *, beside: bool) -> RenderableType:
    old, new = _told("CŨ", pair.old), _told("MỚI", pair.new)
    if not beside:
        return Text("\n\n").join((Text(CHANGES[pair.change], "bold"), old, new))
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    grid.add_row(old, new)
    return grid


def _told(label: str, line: Indicator | None) -> Text:
    if line is None:
        return Text(f"{label}: không có")
    text = Text(f"{label}: {line.number}\n", "bold").append(f"{line.text}\n", "not bold")
    return text.append("Mức yêu cầu: ", "dim").append(full_requirement_text(line.requirement), "not bold")
