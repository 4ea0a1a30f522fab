"""The dossier from the palette: which part, which file, progress, and Esc."""

from __future__ import annotations

import asyncio
import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button

from ntm_tracker.service.archive import PREFIX
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.office import open_office
from tests.store.record import execute
from tests.tui.driving import SMALL, WIDE, at_work

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to write into."""
    made = tmp_path / "ra"
    made.mkdir()
    return made


def keep(data: Path, scans: Path, content: bytes, *numbers: str) -> None:
    """Keep a scan before the screens are opened."""
    (scans / "quét.bin").write_bytes(content)
    office = open_office(str(data))
    add_evidence(office, numbers, Paper("Bản quét", files=(str(scans / "quét.bin"),)))
    office.store.close()


async def _open_form(officer: Officer) -> None:
    await officer.press("ctrl+p")
    await officer.type("ho so kiem tra")
    await officer.press("enter")
    assert officer.room == "DossierForm"


def inside(folder: Path) -> list[str]:
    """Return the names of what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def names(target: Path) -> set[str]:
    """Return the names of the papers in an archive, without folders."""
    with zipfile.ZipFile(target) as opened:
        return {name.rpartition("/")[2] for name in opened.namelist() if "/" in name}


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_whole_dossier_is_written(data: Path, tmp_path: Path, folder: Path, size: tuple[int, int]) -> None:
    """Ctrl+S writes it; what was done and what is missing is told."""
    keep(data, tmp_path, b"scan", "1.1", "3.1")
    async with at_work(data, size=size) as officer:
        await _open_form(officer)
        assert officer.held("target").endswith("ho-so-07387-2024.zip")
        await officer.refill("target", str(folder / "hồ sơ"))
        await officer.press("ctrl+s")
        assert not officer.is_asked
        assert officer.told().startswith("Đã ghi hồ sơ 1 tài liệu vào ")
        assert "còn thiếu" in officer.told()
    with zipfile.ZipFile(folder / "hồ sơ.zip") as opened:
        assert sum("Bản quét" in name for name in opened.namelist()) == 2


async def test_a_part_is_chosen(data: Path, tmp_path: Path, folder: Path) -> None:
    """The focus criteria; what changed since a day, which must be one."""
    keep(data, tmp_path, b"scan", "1.1")
    async with at_work(data) as officer:
        await _open_form(officer)
        await officer.refill("target", str(folder / "a.zip"))
        await officer.click("Tiêu chí trọng tâm")
        await officer.press("ctrl+s")
        assert names(folder / "a.zip") == set()
        await _open_form(officer)
        await officer.refill("target", str(folder / "b.zip"))
        await officer.click("Tài liệu thêm, sửa")
        for typed, told in (("", "Chưa ghi từ ngày nào"), ("31/02/2024", "không có trong lịch")):
            await officer.refill("since", typed)
            await officer.press("ctrl+s")
            assert told in officer.error()
            assert officer.is_asked
        await officer.refill("since", "01/10/2024")
        await officer.press("ctrl+s")
        assert names(folder / "b.zip") == {"01 Bản quét.bin"}


async def test_a_file_is_written_over_when_asked_twice(data: Path, folder: Path) -> None:
    """And only then."""
    (folder / "a.zip").write_bytes(b"old")
    async with at_work(data) as officer:
        await _open_form(officer)
        await officer.refill("target", str(folder / "a.zip"))
        await officer.press("ctrl+s")
        assert "Đã có tệp trùng tên" in officer.error()
        assert (folder / "a.zip").read_bytes() == b"old"
        await officer.press("ctrl+s")
        assert not officer.is_asked
    assert zipfile.is_zipfile(folder / "a.zip")


@pytest.mark.parametrize("target", ["không có/a.zip", "", "/"])
async def test_a_place_that_cannot_be_is_told(
    data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    """The dialog stays, with what was typed."""
    monkeypatch.chdir(folder)
    async with at_work(data) as officer:
        await _open_form(officer)
        await officer.refill("target", target)
        await officer.press("ctrl+s")
        assert officer.is_asked
        assert "hãy" in officer.error()
        assert officer.held("target") == target
    assert inside(folder) == []


async def test_a_damaged_file_is_named(data: Path, tmp_path: Path, folder: Path) -> None:
    """The rest is written."""
    keep(data, tmp_path, b"scan", "3.1")
    execute(data / "ntm.db", "UPDATE file SET content = x'00' || substr(content, 2)")
    async with at_work(data) as officer:
        await _open_form(officer)
        await officer.refill("target", str(folder / "a.zip"))
        await officer.press("ctrl+s")
        assert "KHÔNG đưa vào “quét.bin”" in officer.told()
    assert names(folder / "a.zip") == set()


@pytest.mark.parametrize("way", ["escape", "click"])
async def test_it_can_be_stopped_while_the_screen_lives(data: Path, tmp_path: Path, folder: Path, way: str) -> None:
    """The share is shown while it works; Esc or the button stops it, nothing is left, and it can be started again."""
    keep(data, tmp_path, os.urandom(12 << 20), "1.1", "1.2", "2.1", "2.2", "4", "5.1")
    async with at_work(data) as officer:
        await _open_form(officer)
        await officer.refill("target", str(folder / "a.zip"))
        officer.strike("ctrl+s")
        while "%" not in officer.error():
            await officer.pilot.pause(0.02)
        assert "Esc để hủy" in officer.error()
        assert inside(folder)[0].startswith(PREFIX)
        if way == "escape":
            officer.strike("escape")
        else:
            # Pressed at once: a pilot's click waits until the work that it is to stop is over.
            officer.app.screen.query_one("#cancel", Button).press()
        await officer.settle()
        assert "Đã hủy xuất hồ sơ; không ghi gì." in officer.error()
        assert officer.is_asked
        assert inside(folder) == []
        await officer.click("Tiêu chí trọng tâm")
        await officer.press("ctrl+s")
        assert not officer.is_asked
    assert zipfile.is_zipfile(folder / "a.zip")


async def test_leaving_the_program_stops_it(data: Path, tmp_path: Path, folder: Path) -> None:
    """Nothing half written stays behind."""
    keep(data, tmp_path, os.urandom(12 << 20), "1.1", "1.2", "2.1", "2.2", "4", "5.1")
    async with at_work(data) as officer:
        await _open_form(officer)
        await officer.refill("target", str(folder / "a.zip"))
        officer.strike("ctrl+s")
        while "%" not in officer.error():
            await officer.pilot.pause(0.02)
        officer.app.exit()
    # The thread hears of it at its next piece.
    for _ in range(500):
        if not inside(folder):
            break
        await asyncio.sleep(0.02)
    assert inside(folder) == []
