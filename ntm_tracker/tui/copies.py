"""The copies of stored files that other programs show: looked at now and then, removed at the end."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ntm_tracker.errors import NtmError
from ntm_tracker.tui import paper_deeds

if TYPE_CHECKING:
    from ntm_tracker.domain.evidence import StoredFile
    from ntm_tracker.service.paper_files import Copy
    from ntm_tracker.tui.app import NtmApp
    from ntm_tracker.tui.screens.file_forms import KeepForm

_EVERY = 2.0
"""Seconds between two looks."""
Stamp = tuple[int, int]
"""When a file was written, and its size."""


class OpenCopies:
    """Opens copies, and offers to keep one that somebody wrote into."""

    def __init__(self, app: NtmApp) -> None:
        self._app = app
        self._seen: dict[Copy, Stamp] = {}
        """Each copy, and how it was when last looked at or asked about."""
        self._waiting: dict[Copy, Stamp] = {}
        self._is_watching = False

    async def open(self, key: int, held: StoredFile) -> None:
        """Show a copy of a stored file in the system's own program; tell where there is none."""
        try:
            copy = await self._app.desk.ask(partial(paper_deeds.copy_file, key=key, held=held))
        except NtmError as error:
            self._app.tell(error.sentence)
            return
        try:
            await asyncio.to_thread(paper_deeds.show_file, copy)
        except NtmError:
            self._app.tell(f"Máy này không mở được tệp “{held.name[:60]}”; hãy nhấn F7 để lưu ra rồi mở ở máy khác.")
            return
        if stamp := _stamp(copy):
            self._seen[copy] = stamp
        if not self._is_watching:
            self._is_watching = True
            self._app.set_interval(_EVERY, self.look)

    async def look(self) -> None:
        """Offer to keep a copy that was written and then left alone since the look before."""
        for copy, seen in list(self._seen.items()):
            stamp = _stamp(copy)
            if stamp is None or stamp == seen or self._app.screen.is_modal:
                continue
            if self._waiting.get(copy) != stamp:
                self._waiting[copy] = stamp  # it may still be being written
                continue
            self._seen[copy] = stamp
            if await asyncio.to_thread(copy.is_changed):
                self._offer(copy)
                return

    def _offer(self, copy: Copy) -> None:
        from ntm_tracker.tui.screens.file_forms import KeepForm

        form = KeepForm(self._app.desk, copy)
        self._app.push_screen(form, partial(self._follow, form, copy))

    def _follow(self, form: KeepForm, copy: Copy, saved: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
        if saved and form.kept:
            self._seen[replace(copy, file=form.kept)] = self._seen.pop(copy)

    def drop(self) -> None:
        """Remove every copy."""
        for copy in self._seen:
            copy.drop()
        self._seen.clear()


def _stamp(copy: Copy) -> Stamp | None:
    try:
        found = copy.path.stat()
    except OSError:
        return None  # removed by the program that showed it
    return found.st_mtime_ns, found.st_size
