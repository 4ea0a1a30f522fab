"""A dialog whose deed may take long: it tells how far it is, and Esc stops it where nothing is lost by that."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from ntm_tracker.domain.long_work import Phase
from ntm_tracker.tui.share import Share
from ntm_tracker.tui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ntm_tracker.service.watch import Watch
    from ntm_tracker.tui.desk import Desk

_TICK = 1.0
_STOP, _NO_STOP = "Esc để dừng.", "Bước này không dừng được, hãy đợi."


class LongForm(Form):
    """Works in a worker of its own, so that Esc is heard meanwhile."""

    def __init__(self, desk: Desk, title: str, told: str = "") -> None:
        super().__init__(desk, title, told)
        self.stop = Event()
        """Set where the work is to end; nothing of it is kept then."""
        self._share: Share | None = None

    def on_mount(self) -> None:
        """Tell every second how long it has gone on."""
        self.set_interval(_TICK, self._tick)

    def on_unmount(self) -> None:
        """Stop what still runs: nobody would see it end."""
        self.stop.set()

    def watched(self) -> Watch:
        """Return what the work is watched by, from its beginning."""
        from ntm_tracker.service.watch import Watch

        self._share = Share(self._show)
        self._share.begin(Phase("chuẩn bị"))
        return Watch(self._share, self.stop.is_set, self._share.begin)

    def interrupt(self) -> None:
        """Stop the work; nothing of it is kept. What cannot be stopped any more goes on."""
        if self._share and not self._share.can_stop:
            self._show(self._share.text())
            return
        self.stop.set()
        self._tell("Đang dừng…")

    def tell_waiting(self) -> None:
        """Say how far the work is, where it tells that."""
        if self._share:
            self._show(self._share.text())
        else:
            super().tell_waiting()

    async def attempt(self, deed: Callable[[], Awaitable[str]]) -> None:
        """Do it in a worker of its own."""
        # Called anew where Ctrl+S comes twice: the first one goes on.
        if not self._is_saving:
            self.stop.clear()
            self._share = None
        self.run_worker(super().attempt(deed))

    def _tick(self) -> None:
        if self._share and self._is_saving:
            self._share.tick()

    def _show(self, told: str) -> None:
        if self.is_mounted and self._is_saving and not self.stop.is_set():
            self._tell(f"{told}. {_STOP if self._share is None or self._share.can_stop else _NO_STOP}")
