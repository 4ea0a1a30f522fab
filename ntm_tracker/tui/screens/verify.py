"""Proving that every stored file is still what was stored: a bar while it runs, then each file that differs."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from ntm_tracker.errors import NtmError
from ntm_tracker.tui import paper_deeds
from ntm_tracker.tui.share import Share, share_text

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ntm_tracker.service.paper_files import BrokenFile
    from ntm_tracker.tui.desk import Desk

_ADVICE = (
    "Việc cần làm: ở từng minh chứng trên, Ctrl+N rồi F5 để thay bằng bản gốc hoặc bản quét mới, hoặc khôi phục dữ "
    "liệu từ bản sao lưu. Tệp hỏng không mở, không lưu ra và không đưa vào hồ sơ được."
)


class VerifyScreen(ModalScreen[None]):
    """Starts at once; Esc stops it, then closes."""

    BINDINGS: ClassVar = [
        Binding("escape,f10,enter", "leave", show=False),
        Binding("f1", "app.help", show=False),
    ]
    HELP_TEXT = (
        "Đọc lại mọi tệp đã lưu, tính lại mã SHA-256 và kể ra tệp nào khác lúc lưu. Không ghi gì. Esc để dừng, để đóng."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stop = Event()
        self._is_over = False

    def compose(self) -> ComposeResult:
        """Yield the text in a box that scrolls."""
        with VerticalScroll(id="verify"):
            yield Static(_title(), markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self._show(share_text(0, 0))
        self.run_worker(self._verify())

    def on_unmount(self) -> None:
        """Stop what still runs: nobody would see it end."""
        self._stop.set()

    def action_leave(self) -> None:
        """Stop; once it is over, close."""
        if self._is_over:
            self.dismiss()
        else:
            self._stop.set()

    async def _verify(self) -> None:
        verify = partial(paper_deeds.verify_files, tell=Share(self._show), stopped=self._stop.is_set)
        try:
            told = _result(*await self._desk.ask(verify))
        except NtmError as error:
            told = Text(error.sentence)
        self._is_over = True
        if self.is_mounted:
            self._tell(told.append("\n\nEsc để đóng."))

    def _show(self, share: str) -> None:
        if self.is_mounted and not self._is_over:
            self._tell(Text(f"{share}\n\nEsc để dừng; việc này không ghi gì."))

    def _tell(self, told: Text) -> None:
        self.query_one(Static).update(_title().append(told))


def _title() -> Text:
    return Text("Kiểm tra các tệp đã lưu\n\n", "bold")


def _result(count: int, broken: list[BrokenFile]) -> Text:
    good = f"{count - len(broken)}/{count} tệp còn nguyên vẹn."
    if not broken:
        return Text(good if count else "Chưa có tệp nào được lưu.", "not bold")
    text = Text(f"{good} {len(broken)} tệp có nội dung khác lúc lưu:\n", "bold")
    for one in broken:
        numbers = ", ".join(map(str, one.evidence))
        text.append(f"\n- {', '.join(one.names)} (minh chứng số {numbers})", "not bold")
    return text.append(f"\n\n{_ADVICE}", "not bold")
