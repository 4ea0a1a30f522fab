"""Looking only, on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.places import READ_ONLY
from tests.store.record import dump
from tests.tui.driving import at_work, record

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from ntm_tracker.service.office import Office


async def test_the_screens_say_so_and_refuse(data: Path, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The title says “chỉ xem”; a save and an undo are refused in one sentence, and nothing is written."""
    record(office, "3.1", Draft(value="92"))
    before = dump(office.database)
    monkeypatch.setenv(READ_ONLY, "1")
    async with at_work(data) as officer:
        assert "CHỈ XEM · Xã Hương Sơn" in officer.text()
        await officer.press("ctrl+z")
        assert "chỉ xem nên không ghi gì" in officer.told()
        await officer.go_to("3.2")
        await officer.press("f6")
        await officer.type("Báo cáo\x13")
        assert "chỉ xem nên không ghi gì" in officer.error()
        await officer.press("escape", "escape")
    assert dump(office.database) == before
