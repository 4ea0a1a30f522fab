"""Every room and main dialog at three sizes, as the officer sees it: one app a size walks through all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.appraising import AppraisalDraft, appraise
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.tasks import TaskDraft, add_task
from tests.tui.driving import FAILED, PASSED, SMALL, WIDE, at_work, confirm, prove, record
from tests.tui.goldens import differs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

_ROOMS = {
    "tong-quan": "f2",
    "ra-soat": "f4",
    "bao-cao": "f8",
    "bo-tieu-chi": "ctrl+b",
    "kho-minh-chung": "ctrl+o",
    "thon": "ctrl+l",
    "kt-xh": "ctrl+u",
    "viec": "ctrl+d",
    "tieu-chi": "f3",
}
_DIALOGS = {
    "ghi-ket-qua": "f5",
    "them-minh-chung": "f6",
    "doi-chieu": "f7",
    "giao-viec": "ctrl+r",
    "tien-do": "ctrl+e",
    "tham-tra": "ctrl+k",
    "tim-lenh": "ctrl+p",
    "doi-ky": "f9",
    "nguong": "f12",
    "tro-giup": "f1",
}


@pytest.fixture
def busy(office: Office) -> Office:
    """A record with some of everything."""
    record(office, "3.1", Draft(value="80"))
    record(office, "3.2", PASSED)
    record(office, "19.1", FAILED)
    confirm(office, "4")
    record(office, "4", Draft(value="99"))
    prove(office, "4")
    prove(office, "3.2", "3.4", note="Quyết định thành lập tổ thủy nông", valid_until="05/10/2024")
    add_task(office, "3.1", TaskDraft("Lập biên bản nghiệm thu kênh", "Anh Ba", "25/09/2024"))
    assign(office, ["3.5"], Assigning(to="Chị Hà", due="04/10/2024"))
    appraise(office, "3.4", AppraisalDraft("tinh", "not-met", "Thiếu ảnh", "20/09/2024", "Sở NN"))
    return office


async def _screens(officer: Officer) -> AsyncIterator[str]:
    """Show each room, the detail of an indicator, and each dialog over it."""
    for name, key in _ROOMS.items():
        await officer.press(key)
        yield name
    await officer.go_to("3.1")
    await officer.press("enter")
    yield "chi-tiet"
    await officer.press("escape")
    for name, key in _DIALOGS.items():
        await officer.press(key)
        yield name
        await officer.press("escape")


@pytest.mark.parametrize("size", [SMALL, WIDE, (200, 60)], ids=str)
async def test_every_screen_is_drawn_as_it_was_reviewed(data: Path, busy: Office, size: tuple[int, int]) -> None:
    """Letter by letter; where a change is meant, NTM_GOLDENS=1 writes the files anew and the review shows it."""
    del busy
    changed = []
    async with at_work(data, size=size) as officer:
        async for name in _screens(officer):
            assert len(officer.lines()) == size[1]
            changed.append(differs(name, size, officer.lines()))
    assert not [one for one in changed if one], "\n".join(changed)
