"""The first frame, a fresh machine, a folder that cannot be used."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.tui import deeds
from ntm_tracker.tui.app import NtmApp
from tests.tui.driving import SMALL, Officer, at_work

if TYPE_CHECKING:
    from ntm_tracker.service.board import Board
    from ntm_tracker.service.office import Office

pytestmark = pytest.mark.usefixtures("clock")


async def test_the_names_are_painted_before_the_record_is_open(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checklist is read from the criteria alone; verdicts follow, and keys are told to wait meanwhile."""
    may_open, open_board = threading.Event(), deeds.open_board

    def slow_disk(folder: str | None) -> tuple[Office, Board]:
        may_open.wait(20)
        return open_board(folder)

    monkeypatch.setattr(deeds, "open_board", slow_disk)
    app = NtmApp(str(data))
    try:
        async with app.run_test(size=SMALL, notifications=True) as pilot:
            officer = Officer(app, pilot)
            assert app.board is None
            assert "Xã Hương Sơn · Xã NTM nâng cao 2021-2025 · kỳ 2024" in officer.text()
            for name in ("1 Quy hoạch", "2 Giao thông", "►3 Thủy lợi và phòng, chống thiên tai", "4 Điện"):
                assert name in officer.row(name.split()[0].removeprefix("►"))
            assert "Chưa đánh giá" not in officer.text()
            for key in ("f5", "ctrl+z"):
                await officer.tap(key)
                assert "Dữ liệu đang mở; hãy đợi" in officer.told()
            await officer.tap("f8", "f9", "enter", "escape", "f2", "f4", "f3")
            may_open.set()
            await officer.opened()
            assert "○ Chưa đánh giá" in officer.row("1.1")
    finally:
        may_open.set()
        if app.desk.office is not None:
            app.desk.office.store.close()


async def test_a_fresh_folder_is_set_up_by_itself(tmp_path: Path) -> None:
    """A folder that is not there yet becomes Hương Sơn's record, with no question asked."""
    folder = tmp_path / "USB của xã" / "nông thôn mới"
    async with at_work(folder) as officer:
        assert (folder / "ntm.db").is_file()
        assert officer.checklist.assessment.subject.name == "Xã Hương Sơn"
        assert len(officer.board.events) == 1
        await officer.press("f2")
        assert "Chị Hà: Thiết lập từ hồ sơ" in officer.part("#recent")
    async with at_work(folder) as officer:
        assert len(officer.board.events) == 1


@pytest.mark.parametrize("is_folder", [True, False], ids=["not a database", "not a folder"])
async def test_a_folder_that_cannot_be_opened_ends_with_a_sentence(tmp_path: Path, *, is_folder: bool) -> None:
    """The program gives the screen back with exit code 3 and one Vietnamese sentence; no traceback."""
    folder = tmp_path / "dữ liệu"
    if is_folder:
        folder.mkdir()
    broken = folder / "ntm.db" if is_folder else folder
    broken.write_text("không phải cơ sở dữ liệu, " * 100, encoding="utf-8")
    app = NtmApp(str(folder))
    async with app.run_test(size=SMALL) as pilot:
        await Officer(app, pilot).opened()
    assert isinstance(app.failure, RecordUnavailable)
    assert app.return_code == 3
    assert str(folder) in app.failure.sentence
    assert app.failure.sentence.count("\n") == 0


async def test_the_record_is_whole_in_its_one_file_after_the_program(data: Path) -> None:
    """After F10 ntm.db alone holds everything: an officer copies that one file to a USB stick."""
    app = NtmApp(str(data))
    async with app.run_test(size=SMALL) as pilot:
        officer = Officer(app, pilot)
        await officer.opened()
        await officer.go_to("3.1")
        await officer.press("f6")
        await officer.type("Biên bản nghiệm thu\x13")
        await pilot.press("f10")
    assert _names(data) == ["ntm.db"]
    copied = Path(shutil.copytree(data, data.parent / "USB"))
    async with at_work(copied) as officer:
        assert len(officer.board.events) == 2


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
