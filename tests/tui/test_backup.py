"""Backups on screen: the palette offers both, each dialog tells what it will do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.backup import back_up, list_backups
from ntm_tracker.service.evidence import Paper, add_evidence
from tests.tui.driving import at_work, record

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from ntm_tracker.service.office import Office


async def test_a_backup_is_made_and_put_back(data: Path, office: Office, tmp_path: Path) -> None:
    """The day's backup comes by itself; a file by hand; restoring shows the earlier figure, and is asked twice."""
    record(office, "3.1", Draft(value="92"))
    async with at_work(data) as officer:
        assert [one.why.value for one in list_backups(str(data))] == ["hang-ngay"]
        await officer.press("ctrl+p")
        await officer.type("sao luu\r")
        assert "Chọn (F2)" in officer.text()
        await officer.refill("target", str(tmp_path / "lưu.db"))
        await officer.press("ctrl+s")
        assert "Đã sao lưu vào" in officer.told()
        assert (tmp_path / "lưu.db").is_file()
        record(office, "3.1", Draft(value="50"))
        await officer.press("ctrl+p")
        await officer.type("khoi phuc\r")
        assert "hằng ngày" in officer.part("#backups")
        assert "Chọn (F2)" in officer.text()
        await officer.press("enter", "ctrl+s")
        assert "Hiện có: 3 việc" in officer.part("#planned")
        assert "lần nữa" in officer.error()
        await officer.press("ctrl+s")
        assert "Đã khôi phục: 2 việc" in officer.told()
        await officer.press("f3")
        assert officer.row("3.1").endswith("√ Đạt (tạm tính)")


async def test_a_file_that_is_no_backup_is_refused_in_the_dialog(data: Path, office: Office, tmp_path: Path) -> None:
    """One sentence; the dialog stays with what was typed."""
    back_up(str(data), str(tmp_path / "x.db"))
    (tmp_path / "x.db").write_text("không phải", "utf-8")
    assert office.database.is_file()
    async with at_work(data) as officer:
        await officer.press("ctrl+p")
        await officer.type("khoi phuc\r")
        await officer.fill("file", str(tmp_path / "x.db"))
        await officer.press("ctrl+s")
        assert "không phải là bản sao lưu" in officer.error()
        assert officer.is_asked


async def test_a_backup_shows_a_bar_and_esc_leaves_nothing(data: Path, office: Office, tmp_path: Path) -> None:
    """The share while it copies; stopped, the dialog stays, and neither the folder nor the record has anything more."""
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(os.urandom(40 << 20))
        add_evidence(office, ("3.1",), Paper("Bản quét", files=(str(tmp_path / name),)))
    out = tmp_path / "usb"
    out.mkdir()
    async with at_work(data) as officer:
        await officer.app.run_action("app.back_up")
        await officer.settle()
        await officer.refill("target", str(out / "lưu.db"))
        officer.strike("ctrl+s")
        while "%" not in officer.error():
            await officer.pilot.pause(0.005)
        assert "Đang chép dữ liệu: " in officer.error()
        assert "Esc để dừng." in officer.error()
        officer.strike("escape")
        await officer.settle()
        assert officer.error() == "Đã dừng sao lưu; không ghi gì."
        assert list(out.iterdir()) == []
        await officer.press("ctrl+s")
        assert "Đã sao lưu vào" in officer.told()
    assert [one.name for one in out.iterdir()] == ["lưu.db"]


async def test_a_restore_is_not_stopped_while_it_replaces(
    data: Path, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Esc is answered with why not; where somebody else writes all the while, it gives up and says so."""
    monkeypatch.setattr("ntm_tracker.store.watched._PATIENCE", 0.5)
    record(office, "3.1", Draft(value="92"))
    back_up(str(data), str(tmp_path / "x.db"))
    record(office, "3.1", Draft(value="50"))
    async with at_work(data) as officer:
        await officer.app.run_action("app.restore")
        await officer.settle()
        await officer.fill("file", str(tmp_path / "x.db"))
        await officer.press("ctrl+s")
        with office.store.writing():
            officer.strike("ctrl+s")
            while "Đang thay dữ liệu" not in officer.error():
                await officer.pilot.pause(0.02)
            assert "Bước này không dừng" in officer.error()
            officer.strike("escape")
            await officer.settle()
        assert officer.is_asked
        assert "đang được chương trình khác ghi" in officer.error()
        await officer.press("ctrl+s")
        assert "Đã khôi phục: 2 việc" in officer.told()
