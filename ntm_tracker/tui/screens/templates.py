"""The office's own report templates: which kind of report is printed by which."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.widgets import DataTable, Static

from ntm_tracker.domain.dates import format_moment
from ntm_tracker.domain.report_kinds import KINDS, NAMES
from ntm_tracker.errors import NtmError
from ntm_tracker.tui import commands, report_commands, template_deeds
from ntm_tracker.tui.screens.room import Room
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.row_table import RowTable
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.template_deeds import Templates
    from ntm_tracker.tui.widgets.form import Form

_TITLE = 32
_OWN, _USUAL = "mẫu riêng", "trang của chương trình"


class TemplatesScreen(Room):
    """A line for each kind of report."""

    BINDINGS: ClassVar = [c.binding() for c in report_commands.ON_TEMPLATES]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (*commands.EVERYWHERE, *report_commands.ON_TEMPLATES)
    HELP_TEXT = (
        "Báo cáo dạng Word in theo mẫu riêng của cơ quan, nếu có. F6 ghi trang mẫu ra tệp Word để sửa chữ, khung, "
        "phông; F5 nhận tệp đã sửa, soát trước khi dùng; F7 bỏ mẫu. Mẫu nằm trong thư mục mau-bao-cao cạnh dữ liệu."
    )

    def __init__(self, listed: Templates) -> None:
        super().__init__()
        self._listed = listed

    def compose(self) -> ComposeResult:
        """Yield the top bar, the kinds, what is told of the chosen one, the keys."""
        yield TopBar(commands.REPORTS)
        yield RowTable(id="templates")
        yield Static(id="template-told", markup=False)
        yield KeyBar(*report_commands.ON_TEMPLATES, commands.HELP)

    def on_mount(self) -> None:
        """Show the kinds, with the table ready for keys."""
        self.query_one(TopBar).show_title("Mẫu báo cáo của cơ quan")
        self.query_one(RowTable).focus()
        self._fill()

    def redraw(self, board: Board, checklist: Checklist) -> None:
        """Keep the list: templates are files, not of the board."""

    def on_resize(self) -> None:
        """Give the names the width there is."""
        self._fill()

    def _fill(self) -> None:
        table = self.query_one(RowTable)
        kept = ((kind, self._listed.kept.get(kind)) for kind in KINDS)
        rows = [(Text(NAMES[kind].title), Text(f"{_OWN} ({own.file.name})" if own else _USUAL)) for kind, own in kept]
        table.fill((("Loại báo cáo", _TITLE), ("In theo", max(20, self.app.size.width - _TITLE - 6))), rows)
        self._tell_chosen()

    @property
    def _chosen(self) -> Kind:
        return KINDS[max(0, self.query_one(RowTable).cursor_row)]

    @on(DataTable.RowHighlighted)
    def _tell_chosen(self) -> None:
        own = self._listed.kept.get(self._chosen)
        text = Text(f"Báo cáo {NAMES[self._chosen].title.lower()}: ", "bold")
        if own:
            text.append(f"in theo mẫu riêng, nhận lúc {format_moment(own.changed)}.\n{own.file}", "not bold")
        else:
            text.append("in theo trang của chương trình. F6 ghi trang mẫu ra để sửa, F5 nhận mẫu đã sửa.", "not bold")
        if self._listed.unused:
            named = ", ".join(f"“{name}”" for name in self._listed.unused)
            text.append(f"\nKhông dùng tệp {named}: mẫu phải mang tên loại báo cáo; hãy nhận lại bằng F5.", "bold")
        self.query_one("#template-told", Static).update(text)

    @on(DataTable.RowSelected)
    def action_take(self) -> None:
        """Take a file as the template of the chosen kind."""
        from ntm_tracker.tui.screens.template_forms import TakeTemplateForm

        self._push(TakeTemplateForm(self.ntm.desk, self._chosen))

    def action_write(self) -> None:
        """Write a page to be edited."""
        from ntm_tracker.tui.screens.template_forms import WriteTemplateForm

        self._push(WriteTemplateForm(self.ntm.desk, self._chosen, has_own=self._chosen in self._listed.kept))

    def action_remove(self) -> None:
        """Give the template of the chosen kind up."""
        from ntm_tracker.tui.screens.template_forms import RemoveTemplateForm

        if self._chosen in self._listed.kept:
            self._push(RemoveTemplateForm(self.ntm.desk, self._chosen))
        else:
            self.ntm.tell("Loại báo cáo này chưa có mẫu riêng để bỏ.")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def _push(self, form: Form) -> None:
        def follow(done: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
            if done:
                self.run_worker(self._read())

        if self.is_active:
            self.app.push_screen(form, follow)

    async def _read(self) -> None:
        try:
            self._listed = await self.ntm.desk.ask(template_deeds.list_templates)
        except NtmError as error:
            self.ntm.tell(error.sentence)
        else:
            self._fill()
