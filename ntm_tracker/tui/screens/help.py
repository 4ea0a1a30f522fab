"""F1: what this screen is for, and every key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, DataTable, Input, OptionList, RadioSet, Static, TextArea

from ntm_tracker.tui.commands import EVERYWHERE, IN_PALETTE
from ntm_tracker.tui.widgets.figures import Figures
from ntm_tracker.tui.widgets.tour_bar import TourBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from ntm_tracker.tui.commands import Command

_PARTS: tuple[tuple[type, str], ...] = (
    (TourBar, "Con trỏ đang ở hướng dẫn 5 bước: Enter sang bước sau, Esc để thôi; các phím lệnh vẫn dùng như thường."),
    (Figures, "Con trỏ đang ở các con số: mũi tên để chọn, Enter để xem những dòng làm nên số đó, Esc về danh sách."),
    (DataTable, "Con trỏ đang ở bảng: mũi tên, PgUp, PgDn, Home, End để di chuyển; Enter để mở."),
    (RadioSet, "Con trỏ đang ở nhóm lựa chọn: mũi tên để chọn một, Tab sang ô sau."),
    (Checkbox, "Con trỏ đang ở ô đánh dấu: phím cách để đánh dấu hoặc bỏ, Tab sang ô sau."),
    (Button, "Con trỏ đang ở nút: Enter để bấm, Tab sang nút sau."),
    (OptionList, "Con trỏ đang ở danh sách: mũi tên để chọn, Enter để lấy."),
    (Input, "Con trỏ đang ở ô nhập một dòng: Enter để lưu (ở ô lọc: để xong), Esc để bỏ."),
    (TextArea, "Con trỏ đang ở ô ghi nhiều dòng: Enter xuống dòng, Tab sang ô sau, Ctrl+S để lưu."),
    (VerticalScroll, "Con trỏ đang ở phần chi tiết: mũi tên, PgUp, PgDn để cuộn; Esc để trở lại danh sách."),
)


class HelpScreen(ModalScreen[None]):
    """The help page."""

    BINDINGS: ClassVar = [Binding("escape,f1,enter,f10", "dismiss", "Đóng")]

    def __init__(self, told: str, focused: Widget | None, offered: tuple[Command, ...]) -> None:
        super().__init__()
        self._told = told
        self._focused = focused
        self._offered = offered

    def compose(self) -> ComposeResult:
        """Yield the text in a box that scrolls."""
        with VerticalScroll(id="help"):
            yield Static(Group(self._before(), self._keys(), self._after()), markup=False)

    def _before(self) -> Text:
        text = Text("TRỢ GIÚP (Esc để đóng)\n\n", "bold")
        text.append(f"{self._told}\n\n")
        for part, told in _PARTS:
            if isinstance(self._focused, part):
                text.append(f"{told}\n\n")
                break
        if self._focused and any(node.has_class("path-field") for node in self._focused.ancestors_with_self):
            text.append("Ô này nhận đường dẫn: F2 để chọn ngay trong các thư mục, hoặc kéo tệp thả vào cửa sổ.\n\n")
        text.rstrip()
        return text.append("\n")

    def _keys(self) -> Table:
        """Return the keys with what each does; what takes two lines goes on under itself."""
        table = Table.grid(padding=(0, 1))
        table.add_column(style="bold", no_wrap=True, min_width=6)
        table.add_column(no_wrap=True, min_width=11)
        # What only this screen has comes first: the rest is the same wherever F1 is pressed.
        for command in sorted(self._offered, key=lambda one: one in EVERYWHERE):
            table.add_row(*(Text(part) for part in (command.shown_key(), command.label, command.told)))
        return table

    @staticmethod
    def _after() -> Text:
        listed = ", ".join(f"“{command.label}”" for command in IN_PALETTE)
        text = Text(f"\nCtrl+P còn có: {listed}. Người mới nên xem “Hướng dẫn” (hướng dẫn 5 bước).\n")
        text.append("\nDấu ^ là phím Ctrl: ^P là giữ Ctrl rồi nhấn P. ")
        text.append("Gõ tiếng Việt bằng Unikey bình thường ở mọi ô nhập; các phím lệnh không cần tắt bộ gõ.")
        return text
