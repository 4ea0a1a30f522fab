"""F8: which format, which file, and refusals in Vietnamese."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import at_work

if TYPE_CHECKING:
    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")


async def _print_to(officer: Officer, target: str) -> None:
    await officer.refill("target", target)
    await officer.press("ctrl+s")


async def test_the_format_changes_the_ending_and_each_one_is_written(data: Path, tmp_path: Path) -> None:
    """Word first; choosing PDF or plain text renames the file; what is written is of that kind."""
    starts = {".docx": b"PK", ".pdf": b"%PDF", ".xlsx": b"PK", ".txt": "ỦY BAN".encode()[:3]}
    async with at_work(data) as officer:
        for steps, (ending, start) in enumerate(starts.items()):
            await officer.press("f8")
            target = Path(officer.held("target"))
            assert target.name == "muc-san-sang-2024.docx"
            await officer.press(*["down"] * steps)
            assert Path(officer.held("target")) == target.with_suffix(ending)
            report = tmp_path / f"báo cáo 01.10.2024{ending}"
            await _print_to(officer, str(report))
            assert not officer.is_asked
            assert officer.told().startswith("Đã ghi báo cáo vào ")
            assert report.read_bytes().startswith(start) or ending == ".txt"
    assert "Hương Sơn" in (tmp_path / "báo cáo 01.10.2024.txt").read_text(encoding="utf-8")


async def test_a_date_in_the_name_is_not_taken_for_an_ending(data: Path, tmp_path: Path) -> None:
    """Choosing another format keeps the name that was typed; an empty name does no harm."""
    async with at_work(data) as officer:
        await officer.press("f8")
        await officer.refill("target", f"{tmp_path}/báo cáo 01.10.2024")
        await officer.click("PDF (.pdf)")
        assert "01.10.2024" in officer.held("target")
        for odd in ("", "/", "."):
            await officer.refill("target", odd)
            await officer.click("Word (.docx)")
            await officer.click("PDF (.pdf)")
            assert officer.is_asked


@pytest.mark.parametrize("target", ["không có/báo cáo.docx", "", "~khôngaicả/báo cáo.docx"])
async def test_a_place_that_cannot_be_written_is_refused(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    """One Vietnamese sentence; the dialog stays with what was typed; nothing is left behind."""
    monkeypatch.chdir(tmp_path)
    before = _outside(data, tmp_path)
    async with at_work(data) as officer:
        await officer.press("f8")
        await _print_to(officer, target)
        assert officer.is_asked
        assert "hãy" in officer.error()
        assert officer.error().endswith(".")
        assert officer.held("target") == target
    assert _outside(data, tmp_path) == before


def _outside(data: Path, folder: Path) -> list[Path]:
    """Return everything under `folder` but the record's own files."""
    return [path for path in sorted(folder.rglob("*")) if data not in path.parents]
