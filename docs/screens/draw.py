"""Draw the pictures of the screens that README and the guide show: `python -m docs.screens.draw`.

One officer's morning on the real plan of 2024, the clock standing still, so that every drawing comes out alike. What is
recorded on the way is an example, as the guide says.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import time_machine

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.office import set_up_office
from ntm_tracker.service.preferences import keep_preferences
from ntm_tracker.service.recording import Recording, record_result
from tests.tui.driving import at_work

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.tui.driving import Officer

HERE = Path(__file__).parent
WIDE, USUAL = (120, 32), (88, 28)
SET_UP, MORNING = datetime(2024, 1, 5, 8, 0, tzinfo=UTC), datetime(2024, 10, 1, 8, 30, tzinfo=UTC)
# A picture must not fetch anything: the stock one names a font on the net.
_FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_WORDS = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)


def words_of(picture: str) -> str:
    """Return what can be read in a picture: what must be in step with the program, whatever draws it."""
    return " ".join(html.unescape(" ".join(_WORDS.findall(picture))).split())


async def pictures(data: str) -> AsyncIterator[tuple[str, str]]:
    """Work on the fresh folder `data`; give each picture's name and SVG on the way."""
    with time_machine.travel(SET_UP, tick=False):
        set_up_office(data)[0].close()
    with time_machine.travel(MORNING, tick=False):
        _fill(data)
        async with at_work(Path(data), size=WIDE) as officer:
            async for name in _morning(officer):
                await officer.settle()
                yield name, _FONTS.sub("", officer.app.export_screenshot(title="ntm-tracker"))


def _fill(data: str) -> None:
    office, _ = set_up_office(data)
    for number, draft in (("3.1", Draft(value="92")), ("3.2", Draft(passed=True)), ("3.4", Draft(passed=False))):
        record_result(office, number, Recording(draft, on="30/06/2024", source="12/BC-UBND"))
    add_evidence(office, ("3.1",), Paper(note="Bảng thống kê diện tích được tưới", number="12/BC-UBND"))
    office.close()


async def _morning(officer: Officer) -> AsyncIterator[str]:
    await officer.go_to("3.1")
    yield "tieu-chi"
    await officer.pilot.resize_terminal(*USUAL)
    await officer.press("f2")
    yield "tong-quan"
    await officer.press("f9")
    yield "doi-ky"
    await officer.press("escape", "f3", "slash")
    await officer.type("nuoc sach")
    yield "loc"
    await officer.press("escape")
    for part in (_record, _prove, _confirm, _review, _print):
        async for name in part(officer):
            yield name


async def _record(officer: Officer) -> AsyncIterator[str]:
    await _open(officer, "2.1", "f5")
    await officer.type("105\t30/09/2024\t45/BC-UBND")
    await officer.press("ctrl+s")
    yield "ghi-sai"
    await officer.refill("value", "92,5")
    await officer.press("ctrl+s")
    await officer.press("enter")
    yield "chi-tiet"
    await officer.press("escape")
    await _open(officer, "3.5", "f5")
    await officer.press("down")
    yield "ghi-dat"
    await _leave(officer)
    await _open(officer, "3.6", "f5")
    await officer.press("down", "down", "down")
    yield "ghi-muc"
    await _leave(officer)
    await _open(officer, "6.3", "f5")
    await officer.type("19/21\t30/09/2024\t47/BC-UBND")
    yield "ghi-ket-qua"
    await _leave(officer)
    await _open(officer, "dk3", "f5")
    await officer.type("1400\t1250\t")
    await officer.paste("\n".join(["1100"] * 6 + ["1060"] + ["1150"] * 12))
    yield "khao-sat"
    await _leave(officer)


async def _prove(officer: Officer) -> AsyncIterator[str]:
    await _open(officer, "3.2", "f6")
    await officer.type("Biên bản họp tổ thủy lợi, quy chế hoạt động")
    yield "minh-chung"
    await officer.press("ctrl+s")
    await officer.calm()
    await officer.press("ctrl+o")
    yield "kho-minh-chung"
    await officer.press("f3")


async def _confirm(officer: Officer) -> AsyncIterator[str]:
    await _open(officer, "3.1", "f7")
    yield "doi-chieu"
    await officer.press("escape", "f12")
    yield "doi-chieu-ca-bo"
    await officer.press("escape")


async def _review(officer: Officer) -> AsyncIterator[str]:
    await officer.calm()
    await officer.press("f4")
    yield "ra-soat"
    await officer.press("f3")
    await _open(officer, "3.3", "ctrl+r")
    yield "giao-viec"
    await officer.press("escape", "ctrl+z")
    yield "hoan-tac"
    await officer.calm()
    await officer.press("ctrl+b")
    yield "bo-tieu-chi"


async def _print(officer: Officer) -> AsyncIterator[str]:
    await officer.press("f8")
    yield "bao-cao"
    await officer.press("f7")
    yield "luu-bao-cao"
    await officer.press("escape", "f3", "ctrl+p")
    await officer.type("sao luu")
    yield "tim-lenh"
    await officer.press("escape", "ctrl+p")
    await officer.type("ho so")
    await officer.press("enter")
    yield "ho-so"
    await officer.press("escape")


async def _open(officer: Officer, number: str, key: str) -> None:
    await officer.calm()
    await officer.go_to(number)
    await officer.press(key)


async def _leave(officer: Officer) -> None:
    """Give a form up: what was typed in it has to be given up twice."""
    while officer.is_asked:
        await officer.press("escape")


async def draw() -> None:
    """Draw every picture beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"NTM_OFFICER": "Nguyễn Thị Hoa", "HOME": "/home/hoa", "TZ": "UTC"}
        # What somebody looked at before, or was shown, must not stand in a picture.
        os.environ["XDG_CONFIG_HOME"] = os.environ["LOCALAPPDATA"] = f"{folder}/tuy-chon"
        keep_preferences(tour_seen=True)
        async for name, picture in pictures(f"{folder}/du-lieu"):
            (HERE / f"{name}.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    asyncio.run(draw())
