"""F8: the report is looked at first, then saved, opened or printed; refusals in Vietnamese."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from tests.service.deeds import a_printer
from tests.tui.driving import at_work

if TYPE_CHECKING:
    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")
USUAL = "BC-muc-do-san-sang-NTM-2024-10-01.docx"


def shown(officer: Officer) -> str:
    """Return the pages that are looked at, on one line."""
    return " ".join(str(officer.app.screen.query_one("#report-text", Static).content).split())


async def _print_to(officer: Officer, target: str) -> None:
    await officer.refill("target", target)
    await officer.press("ctrl+s")


async def test_what_is_looked_at_is_what_is_saved(data: Path, tmp_path: Path) -> None:
    """The preview follows kind, day and every save; each format is written under the office's usual name."""
    starts = {".docx": b"PK", ".pdf": b"%PDF", ".xlsx": b"PK", ".txt": b" "}
    async with at_work(data) as officer:
        await officer.press("f8")
        assert "Mức độ sẵn sàng thực hiện Bộ tiêu chí quốc gia về xã nông thôn mới nâng cao" in shown(officer)
        for steps, (ending, start) in enumerate(starts.items()):
            await officer.press("f7")
            target = Path(officer.held("target"))
            assert target.name == USUAL
            await officer.press(*["down"] * steps)
            assert Path(officer.held("target")) == target.with_suffix(ending)
            report = tmp_path / f"báo cáo 01.10.2024{ending}"
            await _print_to(officer, str(report))
            assert not officer.is_asked
            assert officer.told().startswith("Đã ghi báo cáo vào ")
            assert report.read_bytes().startswith(start)
        await officer.press("f5")
        await officer.type("ton tai")
        await officer.press("enter")
        assert "Tồn tại, hạn chế và nhiệm vụ thực hiện" in shown(officer)
        await officer.press("f6")
        await officer.refill("as-of", "30/06/2024")
        await officer.press("ctrl+s")
        assert "số liệu tính đến hết ngày 30/06/2024" in shown(officer)
        await officer.press("f7")
        assert Path(officer.held("target")).name == "BC-ton-tai-va-nhiem-vu-NTM-2024-06-30.docx"
    assert "Hương Sơn" in (tmp_path / "báo cáo 01.10.2024.txt").read_text(encoding="utf-8")


async def test_a_file_that_is_there_is_written_over_only_when_asked_twice(data: Path, tmp_path: Path) -> None:
    """The first Ctrl+S warns and keeps both the file and what was typed."""
    target = tmp_path / "bao-cao.docx"
    target.write_bytes("cũ".encode())
    async with at_work(data) as officer:
        await officer.press("f8", "f7")
        await _print_to(officer, str(target))
        assert "Đã có tệp trùng tên" in officer.error()
        assert target.read_bytes().startswith("cũ".encode())
        await officer.press("ctrl+s")
    assert target.read_bytes().startswith(b"PK")


async def test_printing_sends_a_pdf_and_tells_where_there_is_no_printer(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """“Lưu rồi in” turns the format to PDF; without a printing system the file stays and the sentence says so."""
    sent = a_printer(tmp_path / "bin", monkeypatch)
    report = tmp_path / "in.pdf"
    async with at_work(data) as officer:
        await officer.press("f8", "f7")
        await officer.click("Lưu rồi in (PDF)")
        assert officer.held("target").endswith(".pdf")
        await _print_to(officer, str(report))
        assert officer.told().endswith("Đã gửi tới máy in.")
        assert sent.read_text("utf-8") == f"-- {report}\n"
        monkeypatch.setenv("PATH", str(tmp_path))
        await officer.press("f7")
        await officer.click("Lưu rồi in (PDF)")
        await _print_to(officer, str(tmp_path / "in lại.pdf"))
        assert "máy này chưa cài máy in" in officer.told()
    assert (tmp_path / "in lại.pdf").read_bytes().startswith(b"%PDF")


async def test_a_day_that_cannot_be_is_refused(data: Path) -> None:
    """A day to come, no day at all, a comparison with a later day: the dialog stays."""
    async with at_work(data) as officer:
        await officer.press("f8", "f6")
        for as_of, compared, told in (
            ("02/10/2024", "", "chưa tới"),
            ("hôm qua", "", "không phải là ngày"),
            ("30/06/2024", "30/06/2024", "phải trước ngày"),
        ):
            await officer.refill("as-of", as_of)
            await officer.refill("compared", compared)
            await officer.press("ctrl+s")
            assert told in officer.error()


@pytest.mark.parametrize("target", ["không có/báo cáo.docx", "", "~khôngaicả/báo cáo.docx"])
async def test_a_place_that_cannot_be_written_is_refused(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    """One Vietnamese sentence; the dialog stays with what was typed; nothing is left behind."""
    monkeypatch.chdir(tmp_path)
    before = _outside(data, tmp_path)
    async with at_work(data) as officer:
        await officer.press("f8", "f7")
        await _print_to(officer, target)
        assert officer.is_asked
        assert "hãy" in officer.error()
        assert officer.error().endswith(".")
        assert officer.held("target") == target
    assert _outside(data, tmp_path) == before


def _outside(data: Path, folder: Path) -> list[Path]:
    """Return everything under `folder` but the record's own files."""
    return [path for path in sorted(folder.rglob("*")) if data not in path.parents]
