"""One criteria set: its head, criteria, indicators and gates; read, and written where it may be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.widgets import DataTable

from ntm_tracker.domain.criteria import Criterion, Indicator, in_order
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.wording import bounds_text
from ntm_tracker.tui import commands, set_commands
from ntm_tracker.tui.screens.sets import SetRoom
from ntm_tracker.tui.widgets.key_bar import KeyBar
from ntm_tracker.tui.widgets.row_table import RowTable
from ntm_tracker.tui.widgets.set_detail import SetDetail
from ntm_tracker.tui.widgets.set_words import state_text
from ntm_tracker.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.service.authoring import Shelved
    from ntm_tracker.tui.screens.set_form import SetForm

_NUMBER, _REQUIREMENT = 8, 22
Line = Criterion | Indicator | None
"""A row: a criterion, an indicator or gate; None for the head."""


class SetScreen(SetRoom):
    """List and detail; on a narrow screen the detail opens over the list."""

    BINDINGS: ClassVar = [
        c.binding() for c in (*set_commands.IN_SET, *set_commands.MORE_IN_SET, commands.OPEN, commands.BACK)
    ]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (
        *commands.EVERYWHERE,
        *set_commands.IN_SET,
        *set_commands.MORE_IN_SET,
        commands.OPEN,
        commands.BACK,
    )
    HELP_TEXT = (
        "Một bộ tiêu chí: dòng đầu là thông tin chung, rồi các tiêu chí, chỉ tiêu, điều kiện công nhận. "
        "Enter xem hết một dòng, Esc trở lại. Mỗi lần sửa được lưu ngay và hoàn tác được. "
        "Bộ đi kèm chương trình và bộ đang dùng không sửa tại chỗ: chương trình hỏi để chép rồi sửa bản chép."
    )

    def __init__(self, set_id: str) -> None:
        super().__init__()
        self._set_id = set_id
        self._shelved: Shelved | None = None
        self._rows: list[Line] = []
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Yield the top bar, list and detail, the keys."""
        yield TopBar(commands.SETS)
        with Horizontal(id="work"):
            yield RowTable(id="set-lines")
            yield SetDetail()
        yield KeyBar(*set_commands.IN_SET, commands.HELP, commands.UNDO)

    def on_mount(self) -> None:
        """Follow the office, with the list ready for keys."""
        self.query_one(TopBar).show_title("Bộ tiêu chí")
        self._table.focus()

    def show(self, shelf: list[Shelved]) -> None:
        """Show the set as it now is; leave when it was taken back."""
        self._shelved = next((s for s in shelf if s.criteria_set.id == self._set_id), None)
        if self._shelved is None:
            if self.is_current:
                self.dismiss()
            return
        found, own = self._shelved.criteria_set, "bộ của xã" if self._shelved.own else "bộ đi kèm"
        title = f"Bộ tiêu chí · {found.short_title} · {own}, {state_text(self._shelved).lstrip('►! ')}"
        self.query_one(TopBar).show_title(title, found.stand_in)
        self._fill(found, self._wanted or _key(self._chosen))
        self._wanted = ""

    def on_resize(self) -> None:
        """Give the text the width there is."""
        if self._shelved:
            self.call_after_refresh(self._fill, self._shelved.criteria_set, _key(self._chosen))

    def _fill(self, found: CriteriaSet, chosen: str) -> None:
        row = self._table.cursor_row
        self._rows = [None]
        for criterion in found.criteria:
            self._rows += [criterion, *criterion.indicators]
        self._rows += found.gates
        room = max(10, self._table.size.width - _NUMBER - _REQUIREMENT - 7)
        keys = [_key(line) for line in self._rows]
        self._table.fill(
            (("Số", _NUMBER), ("Nội dung", room), ("Mức yêu cầu", _REQUIREMENT)),
            [_cells(line, found, room) for line in self._rows],
            keys.index(chosen) if chosen in keys else row,
        )
        self._show_detail()

    @property
    def _table(self) -> RowTable:
        return self.query_one("#set-lines", RowTable)

    @property
    def _chosen(self) -> Line:
        row = self._table.cursor_row
        return self._rows[row] if 0 <= row < len(self._rows) else None

    @on(DataTable.RowHighlighted)
    def _show_detail(self) -> None:
        if self._shelved:
            self.query_one(SetDetail).show(self._shelved, self._chosen)

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Show the detail; on a narrow screen in place of the list."""
        self.add_class("-reading")
        self.query_one(SetDetail).focus()

    def action_back(self) -> None:
        """Go back to the list, then to the list of sets."""
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self._table.focus()
        else:
            self.dismiss()

    def action_edit(self) -> None:
        """Edit the head, the criterion or the line under the cursor."""
        from ntm_tracker.tui.screens.criterion_form import CriterionForm
        from ntm_tracker.tui.screens.head_form import HeadForm
        from ntm_tracker.tui.screens.line_form import LineForm

        if (shelved := self._writable()) is None:
            return
        line, desk = self._chosen, self.ntm.desk
        if line is None:
            self._ask(HeadForm(desk, shelved))
        elif isinstance(line, Criterion):
            self._ask(CriterionForm(desk, shelved, line))
        else:
            self._ask(LineForm(desk, shelved, line.number, line))

    def action_add_line(self) -> None:
        """Add an indicator to the criterion under the cursor, or a gate after a gate."""
        from ntm_tracker.tui.screens.line_form import LineForm

        if (shelved := self._writable()) is None:
            return
        if isinstance(self._chosen, Indicator) and self._chosen.number.startswith("dk"):
            self.action_add_gate()
        elif (number := _next_indicator(shelved.criteria_set, self._chosen)) is None:
            self.ntm.tell("Hãy chọn một tiêu chí, hoặc thêm tiêu chí trước (F7), rồi thêm chỉ tiêu.")
        else:
            self._ask(LineForm(self.ntm.desk, shelved, number))

    def action_add_gate(self) -> None:
        """Add a condition of recognition."""
        from ntm_tracker.tui.screens.line_form import LineForm

        if shelved := self._writable():
            gates = [in_order(gate.number)[0] for gate in shelved.criteria_set.gates]
            self._ask(LineForm(self.ntm.desk, shelved, f"dk{max(gates, default=1) + 1}"))

    def action_add_criterion(self) -> None:
        """Add a criterion after the last."""
        from ntm_tracker.tui.screens.criterion_form import CriterionForm

        if shelved := self._writable():
            self._ask(CriterionForm(self.ntm.desk, shelved))

    def action_remove(self) -> None:
        """Remove the criterion or the line under the cursor."""
        from ntm_tracker.tui.screens.criterion_form import RemoveForm

        if shelved := self._writable():
            if self._chosen is None:
                self.ntm.tell("Hãy chọn một tiêu chí, chỉ tiêu hoặc điều kiện để xóa.")
            else:
                self._ask(RemoveForm(self.ntm.desk, shelved, self._chosen))

    def action_complete(self) -> None:
        """Say that the set is whole."""
        from ntm_tracker.tui.screens.set_form import CompleteForm

        if shelved := self._writable():
            if shelved.criteria_set.complete:
                self.ntm.tell("Bộ đã được đánh dấu đủ để đánh giá.")
            else:
                self._ask(CompleteForm(self.ntm.desk, shelved))

    def _writable(self) -> Shelved | None:
        """Return the set where it may be written; else offer a copy that may."""
        shelved = self._shelved
        if shelved is None or not self.is_active:
            return None
        if shelved.locked:
            self.copy(shelved, edition=bool(shelved.used_by))
            return None
        return shelved

    def _ask(self, form: SetForm) -> None:
        self.app.push_screen(form, partial(self._choose_written, form))

    def _choose_written(self, form: SetForm, saved: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
        if saved:
            self._wanted = form.number


def _key(line: Line) -> str:
    # A criterion may have one indicator of its own number.
    return f"c{line.number}" if isinstance(line, Criterion) else line.number if line else ""


def _next_indicator(found: CriteriaSet, line: Line) -> str | None:
    if line is None:
        return None
    criterion = found.criteria[in_order(str(line.number))[0] - 1]
    places = [in_order(i.number)[-1] for i in criterion.indicators if "." in i.number]
    return f"{criterion.number}.{max(places, default=0) + 1}"


def _cells(line: Line, found: CriteriaSet, room: int) -> tuple[Text, Text, Text]:
    if line is None:
        return Text(" Bộ", "bold"), Text(shorten(found.title, room), "bold"), Text("Thông tin chung")
    if isinstance(line, Criterion):
        return Text(f" {line.number}", "bold"), Text(shorten(line.name, room), "bold"), Text("")
    wanted = Text(shorten(bounds_text(line.requirement), _REQUIREMENT))
    return Text(f"  {line.number}"), Text(shorten(line.text, room)), wanted
