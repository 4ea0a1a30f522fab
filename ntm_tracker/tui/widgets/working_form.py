"""A deed that a screen, not a dialog, asks for: a bar while it is done; what was refused can be tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.tui.widgets.long_form import LongForm

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual.widget import Widget

    from ntm_tracker.service.watch import Watch
    from ntm_tracker.tui.desk import Desk


class WorkingForm(LongForm):
    """Begins at once, and closes when it is done."""

    SAVE = "Làm lại (Ctrl+S)"
    HELP_TEXT = "Việc đang làm; Esc để dừng, không lưu gì. Bị từ chối thì Ctrl+S để làm lại, Esc để thôi."

    def __init__(self, desk: Desk, title: str, deed: Callable[[Watch], Awaitable[str]]) -> None:
        super().__init__(desk, title)
        self._deed = deed

    def fields(self) -> Iterable[Widget]:
        """Yield nothing: all was asked before."""
        return ()

    def on_mount(self) -> None:
        """Begin."""
        self.call_later(self.action_save)

    async def submit(self) -> str:
        """Do it."""
        return await self._deed(self.watched())
