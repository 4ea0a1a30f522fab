"""A real Chromium without a window, driven by its own DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

PROGRAM = shutil.which("chromium")
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0"),
    "--window-size=1000,700",
)
_PATIENCE = 60.0
"""Seconds after which what is waited for will not come."""
_CONTROL = re.compile(r"\x1b\][^\x07]*\x07|\x1b\[[0-9;?<>=$]*[A-Za-z]|\x1b.")
_CODES = {"F5": 116, "Enter": 13, "Tab": 9, "ArrowDown": 40, "Escape": 27, "F10": 121}
_CTRL = 2


class Tab:
    """One tab: what it was sent, the addresses it asked for, and its keys."""

    def __init__(self, page: aiohttp.ClientWebSocketResponse) -> None:
        self.asked: list[str] = []
        """Every address that the page asked for."""
        self.complaints: list[str] = []
        """What the browser's console calls an error."""
        self._page, self._number, self._drawn = page, 0, ""
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._news = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def do(self, method: str, **options: Any) -> dict[str, Any]:
        """Ask the browser to do something; return its answer."""
        self._number += 1
        answer = self._answers[self._number] = asyncio.get_running_loop().create_future()
        await self._page.send_json({"id": self._number, "method": method, "params": options})
        return await asyncio.wait_for(answer, _PATIENCE)

    async def open(self, address: str) -> None:
        """Go to an address."""
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.do(f"{domain}.enable")
        await self.do("Page.navigate", url=address)

    async def press(self, *keys: str) -> None:
        """Press keys by name; “^s” is S with Ctrl."""
        for key in keys:
            name, code = key[-1:] if key[0] == "^" else key, _CODES.get(key, ord(key[-1].upper()))
            pressed = {"key": name, "windowsVirtualKeyCode": code, "modifiers": _CTRL if key[0] == "^" else 0}
            await self.do("Input.dispatchKeyEvent", type="rawKeyDown", **pressed)
            await self.do("Input.dispatchKeyEvent", type="keyUp", **pressed)

    async def type(self, text: str) -> None:
        """Type letters."""
        for letter in text:
            await self.do("Input.dispatchKeyEvent", type="keyDown", key=letter, text=letter)
            await self.do("Input.dispatchKeyEvent", type="keyUp", key=letter)

    async def sees(self, *texts: str) -> None:
        """Wait until the program drew all of `texts`, since the last time that was waited for."""
        await self._until(lambda: all(text in self._drawn for text in texts), ", ".join(texts))
        self._drawn = ""

    async def reads(self, *texts: str) -> None:
        """Wait until `texts` stand on the page itself."""
        for _ in range(int(_PATIENCE * 10)):
            shown = await self.value("document.body?.innerText ?? ''")
            if all(text in shown for text in texts):
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"{texts} not on the page: {shown}")

    async def value(self, expression: str) -> Any:
        """Return what a script gives in the page."""
        answer = await self.do("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return answer["result"].get("value")

    async def close(self) -> None:
        """Close the tab as a person does."""
        await self.do("Page.close")
        self._reading.cancel()

    async def _until(self, is_so: Callable[[], bool], wanted: str) -> None:
        async with asyncio.timeout(_PATIENCE):
            while not is_so():
                self._news.clear()
                try:
                    await self._news.wait()
                except asyncio.CancelledError:
                    raise AssertionError(f"“{wanted}” was not drawn: {self._drawn[-3000:]}") from None

    async def _read(self) -> None:
        async for message in self._page:
            said = json.loads(message.data)
            if answer := self._answers.pop(said.get("id", 0), None):
                answer.set_result(said.get("result", {}))
            elif told := said.get("method"):
                self._note(told, said["params"])
                self._news.set()

    def _note(self, told: str, what: dict[str, Any]) -> None:
        match told:
            case "Network.webSocketFrameReceived" if what["response"]["opcode"] == 2:
                drawn = base64.b64decode(what["response"]["payloadData"]).decode("utf-8", "replace")
                self._drawn += _CONTROL.sub("", drawn)
            case "Network.requestWillBeSent":
                self.asked.append(what["request"]["url"])
            case "Network.webSocketCreated":
                self.asked.append(what["url"])
            case "Log.entryAdded" if what["entry"]["level"] == "error":
                self.complaints.append(what["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.complaints.append(str(what["exceptionDetails"]))


class Browser:
    """A running Chromium.

    Args:
        session: what speaks HTTP.
        address: where its DevTools listen.
    """

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session, self._address = session, address

    async def tab(self, address: str) -> Tab:
        """Open a new tab on an address."""
        async with self._session.put(f"{self._address}/json/new?about:blank") as answer:
            target = await answer.json()
        tab = Tab(await self._session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0))
        await tab.open(address)
        return tab


@asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Browser]:
    """Start a Chromium with a new profile in `folder`."""
    assert PROGRAM
    nothing = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        PROGRAM, *_FLAGS, f"--user-data-dir={folder}", "about:blank", stdout=nothing, stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    try:
        async with asyncio.timeout(_PATIENCE):
            while b"DevTools listening on ws://" not in (line := await process.stderr.readline()):
                assert line, "Chromium ended"
        draining = asyncio.create_task(process.stderr.read())
        host = line.decode().split("ws://")[1].split("/")[0]
        async with aiohttp.ClientSession() as session:
            yield Browser(session, f"http://{host}")
        draining.cancel()
    finally:
        process.terminate()
        await process.wait()
