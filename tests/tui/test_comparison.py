"""Two sets side by side on screen; sets in and out of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.comparison import Change
from ntm_tracker.domain.wording import CHANGES
from ntm_tracker.service.authoring import copy_set
from ntm_tracker.service.comparing import compare_versions
from ntm_tracker.service.criteria import list_sets, read_set
from ntm_tracker.service.history import list_history
from ntm_tracker.service.set_files import export_set, write_template
from tests.service.test_authoring import COMMUNE, authored
from tests.store.record import content
from tests.tui.driving import SMALL, WIDE, at_work
from tests.tui.test_sets import OWN

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_two_sets_stand_side_by_side(data: Path, office: Office, size: tuple[int, int]) -> None:
    """The counts are those of the service; F5 goes through the kinds; Enter shows the two texts."""
    counts = compare_versions(office, "xa-ntm-2021-2025", COMMUNE).counts()
    async with at_work(data, size=size) as officer:
        await officer.press("ctrl+b", "down", "ctrl+g")
        await officer.type("nang cao\r")
        await officer.settle()
        assert officer.room == "ComparisonScreen"
        for change in Change:
            assert f"{CHANGES[change]} {counts[change]}" in officer.part("#compared")
        await officer.press("f5")
        assert "Chỉ xem: Đổi mức yêu cầu" in officer.part("#compared")
        assert officer.app.screen.query_one("#pairs").row_count == counts[Change.REQUIREMENT]  # type: ignore[attr-defined]
        await officer.press("enter")
        shown = [line for line in officer.lines() if "CŨ: " in line]
        assert ("MỚI: " in shown[0]) == (size == WIDE)
        assert "MỚI: " in officer.text()
        assert officer.text().count("Mức yêu cầu: ") == 2
        await officer.press("escape", *["f5"] * 5)
        assert "Xem tất cả" in officer.part("#compared")
        await officer.press("escape")
        assert officer.room == "SetsScreen"


async def test_a_set_is_compared_with_its_copy(data: Path, office: Office) -> None:
    """Everything is the same; a kind without lines says so."""
    copy_set(office, COMMUNE, "Bản chép", edition=True)
    async with at_work(data) as officer:
        await officer.press("ctrl+b", "down", "down", "ctrl+g")
        await officer.type("ban chep\r")
        await officer.settle()
        assert "Giống nhau 78" in officer.part("#compared")
        await officer.press("f5", "enter")
        assert "Chỉ xem: Đổi mức yêu cầu (không có dòng nào)" in officer.part("#compared")


async def test_a_file_with_mistakes_tells_them_all(data: Path, office: Office, tmp_path: Path) -> None:
    """A path in quotes; every problem is a row, whole below; Ctrl+S keeps nothing; F5 reads the mended file."""
    authored(office)
    target = tmp_path / "bộ của tỉnh.toml"
    export_set(office, OWN, target)
    good = target.read_text("utf-8")
    target.write_text(good.replace('level = "village"', 'level = "tỉnh"').replace("first_year = 2021", ""), "utf-8")
    before = content(office.database)
    async with at_work(data) as officer:
        await open_import(officer, f'"{target}"')
        assert "Tệp có 2 chỗ phải sửa" in officer.part("#imported")
        assert "hợp lệ" in officer.text()
        await officer.press("ctrl+s")
        assert "Tệp còn 2 chỗ sai" in officer.told()
        assert content(office.database) == before
        target.write_text(good.replace("Giao thông", "Đường thôn"), "utf-8")
        await officer.press("f5")
        assert "2 tiêu chí, 1 chỉ tiêu" in officer.part("#imported")
        await officer.press("ctrl+s")
        assert "Đã nhập bộ “Thôn NTM KM Bắc Giang”" in officer.told()
        assert officer.room == "SetScreen"
        await officer.press("ctrl+z")
    assert read_set(office, OWN).criteria[0].name == "Giao thông"


async def open_import(officer: Officer, path: str) -> None:
    """Open the dialog of the import and name a file."""
    await officer.press("ctrl+b", "insert")
    await officer.paste(path)
    await officer.press("ctrl+s")
    await officer.calm()


async def test_a_shipped_set_goes_out_and_comes_back(data: Path, office: Office, tmp_path: Path) -> None:
    """Exported to Excel, read again, nothing to keep; a file that is there is asked about first."""
    target = tmp_path / "nang-cao.xlsx"
    async with at_work(data) as officer:
        await officer.press("ctrl+b", "down", "down", "ctrl+e")
        await officer.refill("target", str(target))
        await officer.press("ctrl+s")
        assert "Đã xuất bộ tiêu chí ra" in officer.told()
        await officer.press("ctrl+e")
        await officer.refill("target", str(target))
        await officer.press("ctrl+s")
        assert "Đã có tệp trùng tên" in officer.error()
        await officer.press("ctrl+s")
        assert not officer.is_asked
        await open_import(officer, str(target))
        assert "19 tiêu chí, 75 chỉ tiêu, 3 điều kiện" in officer.part("#imported")
        assert "Chưa có mức: 2.2, 2.3" in officer.part("#imported")
        await officer.press("ctrl+s")
        assert "Bộ này đã có sẵn đúng như tệp" in officer.told()
    assert len(list_sets(office)) == 4
    assert list_history(office)[0].deed.value == "init"


@pytest.mark.parametrize("path", ["", "không/có.xlsx", "~không ai cả/x.xlsx"])
async def test_a_file_that_is_not_there_is_refused(data: Path, path: str) -> None:
    """One sentence; the dialog stays."""
    async with at_work(data) as officer:
        await officer.press("ctrl+b", "insert")
        await officer.type(path)
        await officer.press("ctrl+s")
        assert "hãy" in officer.error()
        assert officer.held("path") == path


async def test_the_template_is_written_and_never_over_another_file_unasked(data: Path, tmp_path: Path) -> None:
    """The same file as the command writes; a wrong ending is refused."""
    target = tmp_path / "mẫu.xlsx"
    async with at_work(data) as officer:
        await officer.press("ctrl+b", "ctrl+n")
        await officer.refill("target", str(target.with_suffix(".doc")))
        await officer.press("ctrl+s")
        assert "phải có đuôi .xlsx" in officer.error()
        await officer.refill("target", str(target))
        await officer.press("ctrl+s")
        assert "Đã ghi mẫu vào" in officer.told()
    write_template(tmp_path / "lệnh.xlsx")
    assert target.read_bytes().startswith(b"PK")
