"""Draw the pictures of the screens that README and the guide show: `python docs/screens/draw.py`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.office import set_up_office
from ntm_tracker.service.recording import Recording, record_result
from ntm_tracker.tui.app import NtmApp

HERE = Path(__file__).parent
# A picture must not fetch anything: the stock one names a font on the net.
_FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")


async def draw(data: str) -> None:
    """Open the program on `data` and draw the rooms."""
    app = NtmApp(data)
    async with app.run_test(size=(120, 32)) as pilot:
        while app.board is None or len(app.board.checklists) == 1:
            await pilot.pause()
        await pilot.press(*["down"] * 10)
        await pilot.pause()
        (HERE / "tieu-chi.svg").write_text(_FONTS.sub("", app.export_screenshot(title="ntm-tracker")), "utf-8")


def fill(data: str) -> None:
    """Do a few deeds, as an officer would."""
    office, _ = set_up_office(data)
    for number, draft in (("3.1", Draft(value="92")), ("3.2", Draft(passed=True)), ("3.4", Draft(passed=False))):
        record_result(office, number, Recording(draft, on="30/06/2024", source="12/BC-UBND"))
    add_evidence(office, ("3.1",), Paper(note="Bảng thống kê diện tích được tưới", number="12/BC-UBND"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        fill(folder)
        asyncio.run(draw(folder))
