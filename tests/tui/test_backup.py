"""Backups on screen: the palette offers both, each dialog tells what it will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.backup import back_up, list_backups
from tests.tui.driving import at_work, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


async def test_a_backup_is_made_and_put_back(data: Path, office: Office, tmp_path: Path) -> None:
    """The day's backup comes by itself; a file by hand; restoring shows the earlier figure, and is asked twice."""
    record(office, "3.1", Draft(value="92"))
    async with at_work(data) as officer:
        assert [one.why.value for one in list_backups(str(data))] == ["hang-ngay"]
        await officer.press("ctrl+p")
        await officer.type("sao luu\r")
        await officer.refill("target", str(tmp_path / "lưu.db"))
        await officer.press("ctrl+s")
        assert "Đã sao lưu vào" in officer.told()
        assert (tmp_path / "lưu.db").is_file()
        record(office, "3.1", Draft(value="50"))
        await officer.press("ctrl+p")
        await officer.type("khoi phuc\r")
        assert "hằng ngày" in officer.part("#backups")
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
