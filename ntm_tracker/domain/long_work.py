"""Long work in phases, as whoever does it tells it: what is done now, how much there is, whether it can be stopped."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Phase(NamedTuple):
    """One part of long work."""

    doing: str
    """What is done, as it stands after “Đang”."""
    size: int = 0
    """How much there is to do, in bytes or rows; 0 where nobody knows."""
    can_stop: bool = True
    """Whether stopping here leaves everything as it was."""


class LongWork(Protocol):
    """Who watches long work, and may stop it."""

    def begin(self, phase: Phase) -> None:
        """Hear that a phase begins.

        Raises:
            Stopped: somebody asked to.
        """

    def passed(self, size: int) -> None:
        """Hear that `size` of the phase was done since.

        Raises:
            Stopped: somebody asked to, in a phase that can be stopped.
        """


class Unwatched:
    """Nobody watches, nobody stops it."""

    def begin(self, phase: Phase) -> None:
        """Tell nobody."""

    def passed(self, size: int) -> None:
        """Tell nobody."""


UNWATCHED = Unwatched()
