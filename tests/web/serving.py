"""A running `ntm serve`."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60.0
"""Seconds after which what is waited for will not come."""


@dataclass(frozen=True, slots=True)
class Serving:
    """The process and what it prints."""

    process: Process

    async def address(self) -> str:
        """Return the address that it prints next."""
        assert self.process.stdout is not None
        line = await asyncio.wait_for(self.process.stdout.readline(), _PATIENCE)
        assert line, "it ended"
        return line.decode().strip()

    async def end(self, by: signal.Signals = signal.SIGINT) -> int:
        """End it as Ctrl+C does, or otherwise; return its code."""
        if self.process.returncode is None:
            self.process.send_signal(by)
        return await asyncio.wait_for(self.process.wait(), _PATIENCE)

    def tabs(self) -> list[int]:
        """Return the processes of its tabs."""
        told = [file.read_text("utf-8") for file in Path("/proc").glob("[0-9]*/status")]
        children = [text for text in told if f"\nPPid:\t{self.process.pid}\n" in text]
        return [int(text.split("\nPid:\t")[1].split()[0]) for text in children]


@asynccontextmanager
async def serving(data: Path, *flags: str) -> AsyncIterator[Serving]:
    """Start `ntm serve` on a free port."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "ntm_tracker", "--data", str(data), "serve", "--port", "0", *flags),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    try:
        yield Serving(process)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
