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
    """The title says “chỉ xem”; what would save is refused before anybody types, and nothing is written."""
    record(office, "3.1", Draft(value="92"))
    before = dump(office.database)
    monkeypatch.setenv(READ_ONLY, "1")
    async with at_work(data) as officer:
        assert "CHỈ XEM · Xã Hương Sơn" in officer.text()
        await officer.press("ctrl+z")
        assert "chỉ xem nên không ghi gì" in officer.told()
        await officer.go_to("3.2")
        for key in ("f5", "f6", "f7", "f12", "ctrl+r", "ctrl+e", "ctrl+k"):
            await officer.calm()
            await officer.press(key)
            assert not officer.is_asked, key
            assert "chỉ xem nên không ghi gì" in officer.told(), key
        for wanted, opens in (("sap nhap", False), ("khoi phuc", False), ("ho so kiem tra", True)):
            await officer.calm()
            await officer.press("ctrl+p")
            await officer.type(f"{wanted}\r")
            assert officer.is_asked is opens, wanted
            assert ("chỉ xem nên không ghi gì" in officer.told()) is not opens, wanted
        await officer.press("escape")
    assert dump(office.database) == before
