"""Bộ tiêu chí: every set, shipped and the office's own; the place to open, write and copy them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.widgets import DataTable, Static

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import LEVELS
from ntm_tracker.errors import NtmError
from ntm_tracker.tui import commands, set_commands, set_deeds
from ntm_tracker.tui.screens.room import Room
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.pane import Pane
from ntm_tracker.tui.widgets.row_table import RowTable
from ntm_tracker.tui.widgets.set_words import (
    counts_text,
    in_force_text,
    state_text,
    users_text,
    years_text,
)
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.service.authoring import Shelved
    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.screens.adopt_form import AdoptForm
    from ntm_tracker.tui.screens.set_files import ImportForm
    from ntm_tracker.tui.screens.set_form import SetForm

_WITH_DATES = 100
"""From this width on the days in force have a column of their own."""


class SetRoom(Room):
    """A room that shows the sets: it reads them anew when it is in front and the office changed."""

    def redraw(self, board: Board, checklist: Checklist) -> None:  # noqa: ARG002 - every room is drawn the same way
        """Read the sets again."""
        self.run_worker(self._read(), group="sets")

    async def _read(self) -> None:
        try:
            shelf = await self.ntm.desk.ask(set_deeds.list_shelf)
        except NtmError as error:
            self._drawn = None  # tried again when the room comes back
            self.ntm.tell(error.sentence)
        else:
            self.show(shelf)

    def show(self, shelf: list[Shelved]) -> None:
        """Show the sets as they now are."""
        raise NotImplementedError

    def open_set(self, set_id: str) -> None:
        """Show one set, its lines and its head."""
        from ntm_tracker.tui.screens.set_lines import SetScreen

        self.app.push_screen(SetScreen(set_id))

    def copy(self, shelved: Shelved | None, *, edition: bool) -> None:
        """Ask under which name a set is copied; show the copy then."""
        from ntm_tracker.tui.screens.set_form import CopyForm

        if shelved and self.is_active:
            form = CopyForm(self.ntm.desk, shelved, edition=edition)
            self.app.push_screen(form, partial(self._open_written, form))

    def _open_written(self, form: SetForm, saved: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
        if saved and form.written:
            self.open_set(form.written.criteria_set.id)


class SetsScreen(SetRoom):
    """The list, and what is to be known of the chosen set below it."""

    BINDINGS: ClassVar = [c.binding() for c in (*set_commands.ON_SETS, *set_commands.MORE_ON_SETS)]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (
        *commands.EVERYWHERE,
        *set_commands.ON_SETS,
        *set_commands.MORE_ON_SETS,
    )
    HELP_TEXT = (
        "Mọi bộ tiêu chí: bộ đi kèm chương trình và bộ do xã nhập hoặc soạn; bộ đang dùng đứng trước. "
        "TC/CT là số tiêu chí và số chỉ tiêu. Enter mở bộ để đọc hoặc sửa. "
        "Bộ đi kèm và bộ đang dùng không sửa tại chỗ: hãy chép rồi sửa bản chép."
    )

    def compose(self) -> ComposeResult:
        """Yield the top bar, the table, what is told of the chosen set, the keys."""
        yield TopBar(commands.SETS)
        with Horizontal(id="work"):
            yield RowTable(id="sets")
        yield Static(id="set-told", markup=False)
        yield KeyBar(*set_commands.ON_SETS, commands.HELP, commands.UNDO, commands.SOURCE)

    def on_mount(self) -> None:
        """Follow the office, with the table ready for keys."""
        self._shelf: list[Shelved] = []
        self.query_one(TopBar).show_title("Bộ tiêu chí")
        self.query_one("#sets", RowTable).focus()

    def show(self, shelf: list[Shelved]) -> None:
        """Fill the table, the cursor on the set where it was."""
        kept = self._chosen()
        self._shelf = shelf
        own = sum(s.own for s in shelf)
        self.query_one(TopBar).show_title(f"Bộ tiêu chí · {len(shelf)} bộ, {own} bộ của xã")
        self._fill(self.only or (kept.criteria_set.id if kept else ""))
        self.only = ""

    def refill(self) -> None:
        """Put the cursor on the set that a figure led to."""
        if self._shelf and self.only:
            self._fill(self.only)
            self.only = ""

    def action_source(self) -> None:
        """Open the chosen set: its lines are what its figures count."""
        self._open()

    def on_resize(self) -> None:
        """Give the names the width there is."""
        self.call_after_refresh(self._refill)

    def beside(self) -> tuple[Widget, ...]:
        """Return the head of the chosen set, and its lines."""
        from ntm_tracker.tui.widgets.set_detail import SetDetail

        return SetDetail(), Pane("lines-beside")

    def divided(self) -> None:
        """Give the names the width that the panes beside them leave."""
        self.call_after_refresh(self._refill)

    def _refill(self) -> None:
        kept = self._chosen()
        self._fill(kept.criteria_set.id if kept else "")

    def _fill(self, chosen: str) -> None:
        table = self.query_one("#sets", RowTable)
        widths = {"Bộ": 0, "Cấp": 4, "Giai đoạn": 9, "TC/CT": 6, "Nguồn": 6, "Tình trạng": 11}
        room = table.size.width or self.size.width
        if room >= _WITH_DATES:
            widths["Hiệu lực"] = 28
        widths["Bộ"] = max(10, room - sum(widths.values()) - 2 * len(widths) - 1)
        ids = [s.criteria_set.id for s in self._shelf]
        rows = [
            [Text(shorten(c, w)) for c, w in zip(_cells(shelved), widths.values(), strict=False)]
            for shelved in self._shelf
        ]
        table.fill(widths.items(), rows, ids.index(chosen) if chosen in ids else 0)
        self._tell_chosen()

    def _chosen(self) -> Shelved | None:
        row = self.query_one("#sets", RowTable).cursor_row
        return self._shelf[row] if 0 <= row < len(self._shelf) else None

    @on(DataTable.RowHighlighted)
    def _tell_chosen(self) -> None:
        shelved, text = self._chosen(), Text()
        if shelved:
            found, users = shelved.criteria_set, users_text(shelved)
            text.append(f"{found.title}\n", "bold")
            if found.stand_in:
                text.append(f"{found.stand_in}\n", "bold reverse")
            text.append(f"{counts_text(found)}. Hiệu lực {in_force_text(found)}.")
            text.append(f" {shelved.unconfirmed} mức chưa đối chiếu hoặc chưa rõ.\n")
            text.append(f"Đang dùng: {users}." if users else "Chưa dùng cho kỳ đánh giá nào.")
            for used in shelved.used_by:
                text.append(f" Hạn {used.subject.name}: {format_date(used.deadline)}.")
            if not found.complete:
                text.append(" Bộ chưa đủ để đánh giá, chỉ để đọc.", "bold")
        self.query_one("#set-told", Static).update(text)
        self._show_beside(shelved)

    def _show_beside(self, shelved: Shelved | None) -> None:
        if shelved and self.query(".beside"):
            from ntm_tracker.tui.widgets.set_detail import SetDetail, all_lines

            self.query_one(SetDetail).show(shelved, None)
            self.query_one(Pane).show(shelved.criteria_set.id, all_lines(shelved))

    @on(DataTable.RowSelected)
    def _open(self) -> None:
        if (shelved := self._chosen()) and self.is_active:
            self.open_set(shelved.criteria_set.id)

    def action_new_set(self) -> None:
        """Write the head of a new set; show the set then."""
        from ntm_tracker.tui.screens.head_form import HeadForm

        if self.is_active:
            form = HeadForm(self.ntm.desk)
            self.app.push_screen(form, partial(self._open_written, form))

    def action_adopt(self) -> None:
        """Ask for which assessment the chosen set is adopted; show what would happen then."""
        from ntm_tracker.tui.screens.adopt_form import AdoptForm

        if (shelved := self._chosen()) and self.is_active and self.ntm.board:
            form = AdoptForm(self.ntm.desk, shelved, self.ntm.board.checklists)
            self.app.push_screen(form, partial(self._show_plan, form))

    def _show_plan(self, form: AdoptForm, planned: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
        from ntm_tracker.tui.screens.adoption import AdoptionScreen

        if planned and form.plan:
            self.app.push_screen(AdoptionScreen(form))

    def action_compare(self) -> None:
        """Ask with what the chosen set is compared."""
        from ntm_tracker.tui.screens.comparison import versions_beside
        from ntm_tracker.tui.screens.palette import PaletteScreen

        if (shelved := self._chosen()) and self.is_active:
            asked = f"So sánh “{shelved.criteria_set.short_title}” với"
            choices = versions_beside(shelved.criteria_set, [s.criteria_set for s in self._shelf])
            self.app.push_screen(PaletteScreen(asked, choices), partial(self._show_comparison, shelved.criteria_set))

    def _show_comparison(self, chosen: CriteriaSet, version: str | None) -> None:
        from ntm_tracker.tui.screens.comparison import ComparisonScreen, in_order

        if version:
            self.app.push_screen(ComparisonScreen(*in_order(chosen, version, [s.criteria_set for s in self._shelf])))

    def action_import(self) -> None:
        """Ask for a file; show what it holds, or what is wrong with it."""
        from ntm_tracker.tui.screens.set_files import ImportForm

        if self.is_active:
            form = ImportForm(self.ntm.desk)
            self.app.push_screen(form, partial(self._show_import, form))

    def _show_import(self, form: ImportForm, read: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
        from ntm_tracker.tui.screens.set_import import ImportScreen

        if read and form.imported:
            self.app.push_screen(ImportScreen(form.path, form.imported), self._open_imported)

    def _open_imported(self, set_id: str | None) -> None:
        if set_id:
            self.open_set(set_id)

    def action_export(self) -> None:
        """Write the chosen set to a file."""
        from ntm_tracker.tui.screens.set_files import ExportForm

        if (shelved := self._chosen()) and self.is_active:
            self.app.push_screen(ExportForm(self.ntm.desk, shelved.criteria_set))

    def action_template(self) -> None:
        """Write the empty spreadsheet to a file."""
        from ntm_tracker.tui.screens.set_files import TemplateForm

        if self.is_active:
            self.app.push_screen(TemplateForm(self.ntm.desk))

    def action_copy_set(self) -> None:
        """Copy the chosen set."""
        self.copy(self._chosen(), edition=False)


def _cells(shelved: Shelved) -> tuple[str, ...]:
    found = shelved.criteria_set
    total = sum(len(c.indicators) for c in found.criteria)
    return (
        found.short_title,
        LEVELS[found.level],
        years_text(found),
        f"{len(found.criteria)}/{total or '-'}",
        "xã" if shelved.own else "kèm",
        state_text(shelved),
        in_force_text(found),
    )
