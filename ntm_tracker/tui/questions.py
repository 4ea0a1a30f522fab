"""Asking as fast as somebody types: one question at a time, the last one is always answered."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.dom import DOMNode


class Questions:
    """Answers questions in turn; those that were overtaken while they waited are left out."""

    def __init__(self, node: DOMNode, pause: float) -> None:
        self._node = node
        self._pause = pause
        self._wanted: Callable[[], Awaitable[None]] | None = None
        self._is_asking = False

    def ask(self, question: Callable[[], Awaitable[None]]) -> None:
        """Ask `question` once nothing was asked for a moment, unless another is asked meanwhile."""
        self._wanted = question
        if not self._is_asking:
            self._is_asking = True
            self._node.run_worker(self._answer())

    async def _answer(self) -> None:
        try:
            while (question := self._wanted) is not None:
                # An input method sends several keys for one letter.
                await asyncio.sleep(self._pause)
                if question is self._wanted:
                    self._wanted = None
                    await question()
        finally:
            self._is_asking = False
