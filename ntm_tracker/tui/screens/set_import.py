"""What a file holds before it is kept: every problem in it, or the set."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.screen import Screen
from textual.widgets import DataTable, Static

from ntm_tracker.domain.requirements import Open
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import LEVELS, full_requirement_text
from ntm_tracker.places import typed_path
from ntm_tracker.tui import commands, set_commands, set_deeds
from ntm_tracker.tui.screens.room import BREAKPOINTS
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.row_table import RowTable
from ntm_tracker.tui.widgets.set_words import counts_text, years_text
from ntm_tracker.tui.widgets.top_bar import TopBar
from ntm_tracker.tui.widgets.working_form import WorkingForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.law.spreadsheet.reading import Imported
    from ntm_tracker.service.watch import Watch
    from ntm_tracker.tui.app import NtmApp

_PLACE = 28


class ImportScreen(Screen["str | None"]):
    """The problems as a list, or the lines of the set; Ctrl+S keeps a set that holds."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar = [c.binding() for c in set_commands.ON_IMPORT]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (commands.HELP, *set_commands.ON_IMPORT, commands.QUIT)
    HELP_TEXT = (
        "Tệp còn chỗ sai thì mọi chỗ sai được kể ở đây: sửa trong Excel, lưu lại, rồi F5 để đọc lại. "
        "Tệp đúng thì xem lại các dòng rồi Ctrl+S để nhập; hoàn tác được bằng Ctrl+Z."
    )

    def __init__(self, path: str, imported: Imported) -> None:
        super().__init__()
        self._path, self._imported = path, imported
        self._kept: str | None = None

    def compose(self) -> ComposeResult:
        """Yield the top bar, what the file is, the lines, the chosen line in full, the keys."""
        yield TopBar(commands.SETS)
        yield Static(id="imported", markup=False)
        yield RowTable(id="import-lines")
        yield Static(id="problem-told", markup=False)
        yield KeyBar(*set_commands.ON_IMPORT, commands.HELP)

    def on_mount(self) -> None:
        """Show what was read, the table ready for keys."""
        self.query_one("#import-lines", RowTable).focus()
        self._show()

    def on_resize(self) -> None:
        """Give the texts the width there is."""
        self._show()

    def _show(self) -> None:
        found = self._imported.criteria_set
        name = typed_path(self._path).name
        self.query_one(TopBar).show_title(f"Nhập bộ tiêu chí · {name}", found.stand_in if found else "")
        self.query_one("#imported", Static).update(_head(self._imported))
        self._lines = list(_set_lines(found) if found else _problems(self._imported))
        self._fill(_PLACE if found is None else 8)

    def _fill(self, width: int) -> None:
        table = self.query_one("#import-lines", RowTable)
        room = max(10, self.size.width - width - 5)
        head = "Chỗ" if self._imported.criteria_set is None else "Số"
        rows = [(Text(shorten(place, width)), Text(shorten(told, room))) for place, told in self._lines]
        table.fill([(head, width), ("Nội dung", room)], rows)
        self._tell_chosen()

    @on(DataTable.RowHighlighted)
    def _tell_chosen(self) -> None:
        row = self.query_one("#import-lines", RowTable).cursor_row
        place, told = self._lines[row] if 0 <= row < len(self._lines) else ("", "")
        self.query_one("#problem-told", Static).update(Text(f"{place}: {told}" if place else told))

    def action_again(self) -> None:
        """Read the file again, after it was mended."""
        desk = cast("NtmApp", self.app).desk

        async def read(watch: Watch) -> str:
            self._imported = await desk.ask(partial(set_deeds.read_set_file, path=self._path, watch=watch))
            return "Đã đọc lại tệp, chưa ghi gì."

        def follow(done: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
            if done:
                self._show()

        if self.is_active:
            self.app.push_screen(WorkingForm(desk, "Đọc lại tệp", read), follow)

    def action_save(self) -> None:
        """Keep the set, where it holds."""
        if self._imported.criteria_set is None:
            count = len(self._imported.problems)
            cast("NtmApp", self.app).tell(f"Tệp còn {count} chỗ sai; hãy sửa trong Excel, lưu lại rồi nhấn F5.")
        elif self.is_active:
            self._save()

    def _save(self) -> None:
        desk, name = cast("NtmApp", self.app).desk, typed_path(self._path).name

        async def save(watch: Watch) -> str:
            asked = partial(set_deeds.save_set, imported=self._imported, file_name=name, watch=watch)
            kept = await desk.perform(asked)
            self._kept = kept.criteria_set.id
            told = f"Đã nhập bộ “{kept.criteria_set.short_title}”. Ctrl+Z để hoàn tác."
            return told if kept.changed else "Bộ này đã có sẵn đúng như tệp; không có gì để ghi thêm."

        def follow(done: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
            if done:
                self.dismiss(self._kept)

        self.app.push_screen(WorkingForm(desk, "Nhập bộ tiêu chí", save), follow)

    def action_close(self) -> None:
        """Leave without keeping anything."""
        self.dismiss(None)


def _head(imported: Imported) -> Text:
    found = imported.criteria_set
    if found is None:
        return Text(f"Tệp có {len(imported.problems)} chỗ phải sửa; chưa nhập gì.", "bold")
    text = Text(f"{found.title}\n", "bold")
    text.append(f"Cấp {LEVELS[found.level]}, {years_text(found)}: {counts_text(found)}. Căn cứ: {found.basis}.\n")
    text.append(f"Ghi là đã đối chiếu với văn bản giấy: {len(imported.read_on_paper)} mức. ")
    if unread := [one.number for one in found.measured() if isinstance(one.requirement, Open)]:
        text.append(f"Chưa có mức: {shorten(', '.join(unread), 100)}.")
    for note in imported.notes:
        text.append(f"\nLƯU Ý: {note}", "bold")
    return text


def _problems(imported: Imported) -> Iterator[tuple[str, str]]:
    for problem in imported.problems:
        yield problem.key, problem.sentence


def _set_lines(found: CriteriaSet) -> Iterator[tuple[str, str]]:
    for criterion in found.criteria:
        yield str(criterion.number), criterion.name
        for line in criterion.indicators:
            yield f" {line.number}", f"{line.text}: {full_requirement_text(line.requirement)}"
    for gate in found.gates:
        yield f" {gate.number}", f"{gate.text}: {full_requirement_text(gate.requirement)}"
