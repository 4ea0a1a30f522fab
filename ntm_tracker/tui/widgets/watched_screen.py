"""Long work that is looked at and changes nothing: a bar with the time that is left, then what was found."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from ntm_tracker.errors import NtmError
from ntm_tracker.tui.share import Share, share_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from ntm_tracker.tui.desk import Desk


class WatchedScreen(ModalScreen[None]):
    """Starts at once; Esc stops it, then closes."""

    BINDINGS: ClassVar = [
        Binding("escape,f10,enter", "leave", show=False),
        Binding("f1", "app.help", show=False),
    ]
    TITLE_SHOWN = ""
    """What is done, in words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stop = Event()
        self._is_over = False

    async def work(self, tell: Callable[[float], None], stopped: Callable[[], bool]) -> Text:
        """Do the work, telling its share and asking whether to stop; return what was found.

        Raises:
            NtmError: it was stopped, or could not be done.
        """
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Yield the text in a box that scrolls."""
        with VerticalScroll(id="verify"):
            yield Static(self._heading(), markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self.begin()

    def on_unmount(self) -> None:
        """Stop what still runs: nobody would see it end."""
        self._stop.set()

    def begin(self) -> None:
        """Start, or start again."""
        self._stop.clear()
        self._is_over = False
        self._show(share_text(0, 0))
        self.run_worker(self._run())

    def action_leave(self) -> None:
        """Stop; once it is over, close."""
        if self._is_over:
            self.dismiss()
        else:
            self._stop.set()

    @property
    def is_over(self) -> bool:
        """Whether nothing runs any more."""
        return self._is_over

    async def _run(self) -> None:
        try:
            told = await self.work(Share(self._show), self._stop.is_set)
        except NtmError as error:
            told = Text(error.sentence)
        self._is_over = True
        if self.is_mounted:
            self._tell(told.append("\n\nEsc để đóng.", "not bold"))

    def _show(self, share: str) -> None:
        if self.is_mounted and not self._is_over:
            self._tell(Text(f"{share}\n\nEsc để dừng; dữ liệu vẫn như cũ."))

    def _tell(self, told: Text) -> None:
        self.query_one(Static).update(self._heading().append(told))

    def _heading(self) -> Text:
        return Text(f"{self.TITLE_SHOWN}\n\n", "bold")
