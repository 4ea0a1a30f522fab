"""Long work that somebody watches: it tells how far it is, and stops where somebody asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.errors import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable


class Watch:
    """Counts the bytes that were done, tells the share, and stops where somebody asked to."""

    def __init__(
        self, tell: Callable[[float], None] = lambda _: None, stopped: Callable[[], bool] = lambda: False
    ) -> None:
        self._tell, self._stopped = tell, stopped
        self._total, self._done, self._left = 1, 0, "Đã hủy."

    def silent(self) -> Watch:
        """Return a watch for work on the way, which is stopped with this one and tells no share of its own."""
        found = Watch(stopped=self._stopped)
        found.expect(1, self._left)
        return found

    def expect(self, size: int, left: str) -> None:
        """Say how many bytes there are to do, and what to tell where it is stopped."""
        self._total, self._left = max(size, 1), left

    def passed(self, size: int) -> None:
        """Count `size` bytes.

        Raises:
            Stopped: somebody asked to.
        """
        if self._stopped():
            raise Stopped(self._left)
        self._done += size
        self._tell(min(self._done / self._total, 1.0))
