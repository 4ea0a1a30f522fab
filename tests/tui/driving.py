"""An officer at the keyboard: types bytes, clicks words, reads the lines of the terminal."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import XTermParser
from textual.widgets import Input, TextArea

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.recording import Confirming, Recording, confirm_requirement, record_result
from ntm_tracker.tui.app import NtmApp
from ntm_tracker.tui.widgets.checklist_table import ChecklistTable
from tests.tui.sheets import read_once
from tests.tui.waiting import drawn, rest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.geometry import Region
    from textual.message import Message
    from textual.pilot import Pilot
    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.board import Board
    from ntm_tracker.service.office import Office

SMALL, WIDE, TALL = (80, 24), (120, 40), (120, 300)
_FRAME = re.compile(r"[─│╭╮╰╯┃▊▎▔▁▌▐▏▅▆▇▄▃▂█░]")
_EMPTY_FIELD = "\x01\x7f"
"""Everything chosen, then deleted: what empties a one-line field."""
_CLICK = "\x1b[<35;{x};{y}M\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"
"""The mouse comes, its left button goes down and up, as a terminal tells it."""
_SIGNS = {"slash": "/", "space": " ", "enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f"}


@dataclass(frozen=True, slots=True)
class Officer:
    """One person in front of one running app."""

    app: NtmApp
    pilot: Pilot[None]

    async def settle(self) -> None:
        """Wait until everything that was asked for has been done and drawn."""
        await rest(self.app)

    async def opened(self) -> None:
        """Wait until the record is open, or was refused."""
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys by name, one after the other."""
        for key in keys:
            self.strike(key)
            await self.settle()

    def strike(self, *keys: str) -> None:
        """Press keys faster than the program can follow."""
        for key in keys:
            self._send(events.Key(key, key if len(key) == 1 else _SIGNS.get(key)))

    async def tap(self, *keys: str) -> None:
        """Press keys, each as soon as the screen has followed, whatever is still being read or saved."""
        for key in keys:
            self.strike(key)
            await drawn(self.app)

    async def type(self, text: str) -> None:
        """Send `text` as a terminal sends it: through Textual's own parser, in one read."""
        for event in XTermParser().feed(text):
            self._send(event)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste `text` as a terminal pastes it."""
        await self.type(f"\x1b[200~{text}\x1b[201~")

    async def fill(self, field: str, text: str) -> None:
        """Go to an empty field and type `text`."""
        self.app.screen.query_one(f"#{field}").focus()
        await self.settle()
        await self.type(text)

    async def refill(self, field: str, text: str) -> None:
        """Go to a one-line field and type `text` in place of what it holds."""
        await self.fill(field, _EMPTY_FIELD)
        await self.type(text)

    async def click(self, words: str) -> None:
        """Click on the first place of the screen where `words` stand."""
        for y, line in enumerate(self.lines()):
            if (x := line.find(words)) >= 0:
                await self.type(_CLICK.format(x=x + 2, y=y + 1))
                return
        raise AssertionError(f"“{words}” is not on the screen:\n{self.text()}")

    async def go_to(self, number: str) -> None:
        """Put the cursor of Tiêu chí on one indicator, the list in front."""
        self.app.screen.query_one(ChecklistTable).choose(number)
        await self.settle()

    def lines(self) -> list[str]:
        """Return the lines that the terminal shows."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]  # noqa: SLF001 - what is drawn

    def text(self) -> str:
        """Return the whole screen."""
        return "\n".join(self.lines())

    def row(self, number: str) -> str:
        """Return the line of a table that begins with `number`."""
        found = [line for line in self.lines() if re.match(rf"[ ►>■*]*{re.escape(number)} ", line)]
        assert found, f"{number} is not on the screen:\n{self.text()}"
        return joined(found[0])

    def part(self, selector: str) -> str:
        """Return what the terminal shows of one part, its lines joined into one."""
        return joined(self.cut(self.app.screen.query_one(selector)))

    def cut(self, widget: Widget) -> str:
        """Return the lines of the terminal that `widget` stands on, as they are."""
        return self._cut(widget.region.intersection(self.app.screen.region))

    def told(self) -> str:
        """Return the sentence that the program shows for a moment, “” where there is none."""
        return " ".join(joined(self.cut(toast)) for toast in self.app.screen.query("Toast"))

    def error(self) -> str:
        """Return the dialog's line for what is wrong."""
        return self.part("#form-error")

    def footer(self) -> str:
        """Return the line of keys at the bottom as it is drawn."""
        return self.cut(self.app.screen.query_one("KeyBar"))

    async def calm(self) -> None:
        """Let the sentence of the moment go, to read what lies under it."""
        self.app.clear_notifications()
        await self.settle()

    def held(self, field: str) -> str:
        """Return everything that a field holds, seen or scrolled away."""
        widget = self.app.screen.query_one(f"#{field}")
        return widget.text if isinstance(widget, TextArea) else self.app.screen.query_one(f"#{field}", Input).value

    @property
    def room(self) -> str:
        """The name of the screen in front."""
        return type(self.app.screen).__name__

    @property
    def is_asked(self) -> bool:
        """Whether a dialog is open."""
        return self.app.screen.is_modal

    @property
    def board(self) -> Board:
        """The office as the screens have it."""
        assert self.app.board is not None
        return self.app.board

    @property
    def checklist(self) -> Checklist:
        """The assessment that the screens show."""
        assert self.app.checklist is not None
        return self.app.checklist

    def _send(self, event: Message) -> None:
        driver = self.app._driver  # noqa: SLF001 - the terminal's end of the app
        assert driver is not None
        driver.process_message(event)

    def _cut(self, region: Region) -> str:
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 - what is drawn
        return "\n".join(strips[y].crop(region.x, region.right).text for y in range(region.y, region.bottom))


@asynccontextmanager
async def at_work(data: Path, *, size: tuple[int, int] = SMALL, ascii_only: bool = False) -> AsyncIterator[Officer]:
    """Start the app on the folder `data` and wait until the board has come."""
    app = NtmApp(str(data), ascii_only=ascii_only)
    # On a busy machine a sentence would be gone before it is looked for; the next one takes its place anyway.
    app.seconds_told = 600
    try:
        with read_once():
            async with app.run_test(size=size, notifications=True) as pilot:
                officer = Officer(app, pilot)
                await officer.opened()
                assert app.board is not None
                yield officer
    finally:
        if app.desk.office is not None:
            app.desk.office.store.close()


def joined(text: str) -> str:
    """Return drawn `text` without frames and line breaks."""
    return " ".join(_FRAME.sub(" ", text).split())


def record(office: Office, number: str, draft: Draft, *, on: str = "30/06/2024", source: str = "12/BC-UBND") -> None:
    """Record a result with its day and source before the screens are opened."""
    record_result(office, number, Recording(draft, on, source))


def confirm(office: Office, number: str, value: str = "") -> None:
    """Confirm a requirement before the screens are opened."""
    confirm_requirement(office, number, Confirming("QĐ 741/QĐ-UBND", value))


def prove(office: Office, *numbers: str, note: str = "Biên bản nghiệm thu", valid_until: str = "") -> None:
    """Add evidence before the screens are opened."""
    add_evidence(office, numbers, Paper(note, valid_until=valid_until))


PASSED, FAILED = Draft(passed=True), Draft(passed=False)
