"""One tab of the browser: a process of the program, its keys and its pictures carried to and fro."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual_serve.app_service import AppService

from ntm_tracker.domain.text import clean_line

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Sequence

_READY = b"__GANGLION__\n"
"""What Textual's driver for browsers says before the first picture."""
_PATIENCE = 10.0
"""Seconds that a program which was told to end may take to finish its deed."""


class Tab(AppService):
    """Runs the program for one tab, and ends it with the tab.

    Args:
        arguments: what starts the program; no shell reads it, so a folder's name may hold anything.
    """

    def __init__(self, arguments: Sequence[str], **ways: Any) -> None:
        super().__init__("", **ways)
        self._arguments = arguments

    async def stop(self) -> None:
        """Let the program end as by its own key, and wait for it; what is being saved is saved."""
        if self._task is None or self._process is None:
            return
        carrying, self._task = self._task, None
        await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
        await self.send_meta({"type": "quit"})
        try:
            await asyncio.wait_for(self._process.wait(), _PATIENCE)
        except TimeoutError:
            self._process.kill()
        await carrying

    async def run(self) -> None:
        """Carry what the program draws until it ends; then tell the page why it ended, where that was not asked for."""
        process = self._process
        if process is None or process.stdout is None or process.stderr is None:
            return
        told = asyncio.create_task(process.stderr.read())
        with suppress(asyncio.IncompleteReadError):
            await self._carry(process.stdout)
        sentence = clean_line((await told).decode("utf-8", "replace"))
        with suppress(ConnectionError):
            if sentence:
                await self.remote_write_str(json.dumps(["told", sentence]))
            await self.remote_close()

    async def on_data(self, payload: bytes) -> None:
        """Draw in the browser; where that is gone the program must not wait for it."""
        with suppress(ConnectionError):
            await super().on_data(payload)

    async def on_meta(self, data: bytes) -> None:
        """Do what the program asks the browser for; its end is known by its last word, which may follow."""
        if json.loads(data)["type"] != "exit":
            await super().on_meta(data)

    async def _carry(self, drawn: asyncio.StreamReader) -> None:
        while await drawn.readline() not in (_READY, b""):
            pass
        on = {b"D": self.on_data, b"M": self.on_meta, b"P": self.on_packed}
        while True:
            kind = await drawn.readexactly(1)
            size = int.from_bytes(await drawn.readexactly(4), "big")
            await on[kind](await drawn.readexactly(size))

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width, height)
        environment["TEXTUAL_DRIVER"] = "ntm_tracker.tui.browser:BrowserDriver"
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            *self._arguments, stdin=pipe, stdout=pipe, stderr=pipe, env=environment
        )
        self._stdin = self._process.stdin
        return self._process
