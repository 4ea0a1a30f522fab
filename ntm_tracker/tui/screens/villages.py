"""Thôn: every village of the commune with its titles; a checklist is one Enter away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from ntm_tracker.domain.figure_rows import has_village, rows_text
from ntm_tracker.domain.villages import Title
from ntm_tracker.tui import commands, room_commands, village_deeds, ways
from ntm_tracker.tui.screens.list_room import ListRoom
from ntm_tracker.tui.widgets.figures import Figure
from ntm_tracker.tui.widgets.pane import Pane
from ntm_tracker.tui.widgets.village_lines import columns_of, found, lines_of, rows_of, shown
from ntm_tracker.tui.widgets.village_words import behind, detail, totals

if TYPE_CHECKING:
    from ntm_tracker.domain.villages import Villages
    from ntm_tracker.tui.widgets.village_lines import VillageRow


class VillagesScreen(ListRoom):
    """The villages as rows, titles and criteria as columns."""

    ROOM = commands.VILLAGES
    TITLE_TOLD = "Các thôn của xã"
    KEYS = room_commands.ON_VILLAGES
    BINDINGS: ClassVar = [
        c.binding() for c in (*room_commands.ON_VILLAGES, *room_commands.MORE_ON_VILLAGES) if c.key != "tab"
    ]
    OFFERED: ClassVar[tuple[commands.Command, ...]] = (
        *commands.EVERYWHERE,
        *room_commands.ON_VILLAGES,
        *room_commands.MORE_ON_VILLAGES,
        commands.FILTER,
        commands.BACK,
    )
    HELP_TEXT = (
        "Mọi thôn của xã: thôn có danh sách tiêu chí đứng trước, thôn chưa đặt tên đứng cuối. Danh hiệu ghi ở đây tự "
        "được tính vào chỉ tiêu 6.3 và mục tiêu làng văn hóa của kế hoạch; thôn chưa rõ thì chưa được tính. "
        "Dấu cách đánh dấu nhiều thôn rồi F5, F6, F7 ghi một lần. Mũi tên trái phải xem các cột tiêu chí (TC) của bộ "
        "thôn kiểu mẫu. Enter mở danh sách tiêu chí của thôn, hoặc sửa thôn, đặt tên thôn. "
        "Mũi tên lên từ dòng đầu để tới các con số, Enter trên một số để chỉ xem những thôn của nó."
    )

    def on_mount(self) -> None:
        """Show the columns from the first."""
        self._villages: Villages | None = None
        self._rows: list[VillageRow] = []
        self._marked: set[str] = set()
        self._offset = self._more = 0

    async def read(self) -> None:
        """Read the villages."""
        self._villages = await self.ntm.desk.ask(partial(village_deeds.villages_now, day=self.ntm.desk.day))

    def fill(self) -> None:
        """Show the villages that the filter lets through."""
        if (board := self.ntm.board) is None or self._villages is None:
            return
        self._rows = rows_of(self._villages, board)
        self._marked &= {row.key for row in self._rows}
        columns = columns_of(self._rows)
        name, count = shown(columns, self._offset, self.table.room)
        self._more = len(columns) - self._offset - count
        rows = [row for row in found(self._rows, self.wanted) if has_village(self.only, row.state)]
        lines = lines_of(self._rows, rows, self._marked, name, self._offset, count)
        self.table.show([("Thôn", name), *columns[self._offset : self._offset + count]], lines)
        self._count(len(rows))
        self.tell_only(rows_text(self.only) if self.only else "", len(rows))
        self.show_detail()

    def _count(self, shown_rows: int) -> None:
        board, villages = self.ntm.board, self._villages
        if board is None or villages is None:
            return
        told = totals(villages, board.office.profile, board)
        if shown_rows < len(self._rows) and not self.only:
            told.append(Figure(f"lọc được {shown_rows} thôn"))
        if self._marked:
            told.append(Figure(f"đã đánh dấu {len(self._marked)}: F5, F6, F7 để ghi"))
        if self._more or self._offset:
            told.append(Figure(f"← → xem thêm cột ({self._more} cột bên phải)"))
        self.tell_figures(told)

    def show_detail(self) -> None:
        """Show the chosen village."""
        if (row := self._chosen) and (board := self.ntm.board):
            beside = self.query_one("#beside", Pane) if self.query("#beside") else None
            self.query_one("#detail", Pane).show(row.key, detail(row, board.office.profile, is_whole=beside is None))
            if beside:
                beside.show(row.key, behind(row, board))

    @property
    def _chosen(self) -> VillageRow | None:
        key = self.table.chosen
        return next((row for row in self._rows if row.key == key), None)

    def action_source(self) -> None:
        """Go to the paper by which the chosen village holds its titles."""
        row = self._chosen
        titles = row.state.titles.values() if row and row.state else ()
        source = next((title.source for title in titles if title.source), "")
        if source:
            ways.show_papers(self.ntm, source)
        else:
            self.ntm.tell("Danh hiệu của thôn này chưa ghi nguồn; Ctrl+G để ghi.")

    def action_more_columns(self) -> None:
        """Show the columns further right."""
        if self._more:
            self._offset += 1
            self.fill()

    def action_fewer_columns(self) -> None:
        """Show the columns further left."""
        if self._offset:
            self._offset -= 1
            self.fill()

    def action_mark(self) -> None:
        """Mark the village under the cursor, or take its mark away; go on to the next."""
        row = self._chosen
        if row is None or self.focused is not self.table:
            return
        if row.state is None:
            self.ntm.tell("Thôn chưa đặt tên thì chưa ghi danh hiệu được; hãy đặt tên trước (Ctrl+E).")
            return
        self._marked ^= {row.key}
        self.fill()
        self.table.action_cursor_down()

    def let_go(self) -> bool:
        """Take the marks away; say whether there were any."""
        had, self._marked = bool(self._marked), set()
        if had:
            self.fill()
        return had

    def action_open(self) -> None:
        """Open the checklist of the village; one without is edited, one without a name is named."""
        row = self._chosen
        if row is None or not self.is_active:
            return
        if row.checklist is None:
            self.action_edit()
        else:
            app, wanted = self.ntm, row.checklist.assessment.id
            if app.checklist and app.checklist.assessment.id != wanted:
                app.left, app.chosen = app.checklist.assessment.id, wanted
            ways.show_indicator(app, "")

    def action_edit(self) -> None:
        """Edit the chosen village: name, titles, year, source."""
        from ntm_tracker.tui.screens.village_forms import VillageForm

        row = self._chosen
        if row is not None and row.state is not None:
            self.push(VillageForm(self.ntm.desk, row.state))
        elif row is not None:
            self.action_name()

    def action_name(self) -> None:
        """Name the villages that have no name yet."""
        from ntm_tracker.tui.screens.village_forms import NameForm

        if self._villages is None:
            return
        if self._villages.unnamed or self._villages.total is None:
            self.push(NameForm(self.ntm.desk, self._villages))
        else:
            self.ntm.tell("Mọi thôn đã có tên; sửa tên một thôn bằng Ctrl+G.")

    def action_title(self, name: str) -> None:
        """Write one title of the marked villages, or of the chosen one."""
        from ntm_tracker.tui.screens.village_forms import TitleForm

        marked = [row.state for row in self._rows if row.key in self._marked and row.state]
        chosen = self._chosen
        if states := marked or ([chosen.state] if chosen and chosen.state else []):
            self.push(TitleForm(self.ntm.desk, states, Title(name)))
        else:
            self.ntm.tell("Hãy chọn một thôn đã có tên; đặt tên thôn bằng Ctrl+E.")
