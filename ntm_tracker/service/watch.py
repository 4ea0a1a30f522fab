"""Long work that somebody watches: it tells how far it is, and stops where somebody asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.errors import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.domain.long_work import Phase


class Watch:
    """Counts what was done of a phase, tells the share, and stops where somebody asked to."""

    def __init__(
        self,
        tell: Callable[[float], None] = lambda _: None,
        stopped: Callable[[], bool] = lambda: False,
        say: Callable[[Phase], None] = lambda _: None,
    ) -> None:
        self._tell, self._stopped, self._say = tell, stopped, say
        self._total, self._done, self._left = 1, 0, "Đã hủy."
        self._can_stop = True

    def silent(self) -> Watch:
        """Return a watch for work on the way, which is stopped with this one and tells no share of its own."""
        found = Watch(stopped=self._stopped)
        found.expect(1, self._left)
        return found

    def expect(self, size: int, left: str) -> None:
        """Say how much there is to do, and what to tell where it is stopped."""
        self._total, self._left = max(size, 1), left

    def begin(self, phase: Phase) -> None:
        """Tell what is done from here on; before a phase that cannot be stopped is the last moment to stop.

        Raises:
            Stopped: somebody asked to.
        """
        self.passed(0)
        self._total, self._done, self._can_stop = phase.size, 0, phase.can_stop
        self._say(phase)

    def passed(self, size: int) -> None:
        """Count `size` of what there is to do.

        Raises:
            Stopped: somebody asked to.
        """
        if self._can_stop and self._stopped():
            raise Stopped(self._left)
        self._done += size
        if self._total and size:
            self._tell(min(self._done / self._total, 1.0))
