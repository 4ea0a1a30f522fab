"""Dialogs that write a file: over one that is there only when asked twice, and stopped by Esc where it takes long."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.long_form import LongForm

if TYPE_CHECKING:
    from ntm_tracker.tui.desk import Desk


class TargetForm(Form):
    """Writes a file elsewhere; the record stays as it is."""

    IS_DEED = False

    def __init__(self, desk: Desk, title: str, told: str = "") -> None:
        super().__init__(desk, title, told)
        self._may_replace = ""

    async def replaces(self, target: str) -> bool:
        """Say whether `target` takes the place of a file that is there.

        Raises:
            InputRefused: there is one, and the officer was not asked yet.
        """
        if target != self._may_replace and await asyncio.to_thread(deeds.is_file, target):
            self._may_replace = target
            raise InputRefused("Đã có tệp trùng tên. Ctrl+S lần nữa để ghi đè, hoặc đổi tên tệp.")
        return target == self._may_replace


class LongTargetForm(LongForm, TargetForm):
    """Writes a file, which may take long; nothing is left of one that was stopped."""
