"""What the person at the keyboard had seen of this office before, and that it has been seen now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ntm_tracker.domain.agenda import Look
    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.board import Board


class LastLook:
    """Follows the record from its opening on; an office is known by its first deed, wherever its folder lies."""

    def __init__(self, looked: Mapping[str, str]) -> None:
        self._looked = looked
        self._office = ""
        self._look: Look | None = None
        self._newest = ""

    def follow(self, board: Board) -> tuple[str, str] | None:
        """Take note of `board`; return the office and its newest deed where that is to be remembered."""
        from ntm_tracker.domain.agenda import Look

        if not board.events:
            return None
        newest, first = board.events[0], board.events[-1]
        if first.hash != self._office:
            self._office = first.hash
            self._look = Look(self._looked.get(first.hash, ""), newest.seq, board.office.who)
        if newest.hash == self._newest:
            return None
        self._newest = newest.hash
        return first.hash, newest.hash

    def news(self, board: Board) -> tuple[Event, ...] | None:
        """Return what is new since the last look; None where there was none."""
        from ntm_tracker.domain.agenda import news

        return news(board.events, self._look) if self._look else None
