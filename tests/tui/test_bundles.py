"""Two machines without a network, on screen: a bundle is written, looked at, chosen in and joined."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.bundles import look_at_bundle, write_bundle
from ntm_tracker.service.office import open_office
from tests.tui.driving import at_work, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


async def test_both_sides_are_shown_and_one_is_chosen(
    data: Path, office: Office, template: Path, tmp_path: Path
) -> None:
    """The bundle of the other machine: what it would change, which side stands, then joined and taken back."""
    other = replace(open_office(str(shutil.copytree(template, tmp_path / "kia"))), who="Anh Bình")
    record(other, "3.1", Draft(value="85"))
    record(other, "3.4", Draft(passed=True))
    record(office, "3.1", Draft(value="92"))
    bundle = write_bundle(other, str(tmp_path / "gói.zip")).path
    async with at_work(data) as officer:
        await officer.press("ctrl+p")
        await officer.type("gop goi\r")
        await officer.fill("source", str(tmp_path / "không có.zip"))
        await officer.press("ctrl+s")
        assert "Không có gói dữ liệu" in officer.error()
        await officer.refill("source", str(bundle))
        await officer.press("ctrl+s")
        assert "2 việc mới" in officer.part("#planned")
        assert "Còn 1 chỗ chưa chọn" in officer.error()
        assert "Kết quả 3.1" in officer.part("#difference-of")
        assert "Hai bên cùng sửa: kết quả" in officer.part("#difference")
        assert "92%" in officer.part("#difference")
        assert "trong gói (Anh Bình" in officer.part("#difference")
        await officer.press("right")
        assert "lấy gói" in officer.part("#differences")
        await officer.press("ctrl+s")
        assert "Gộp gói của Anh Bình" in officer.told()
        await officer.press("f3")
        assert "√ Đạt" in officer.row("3.4")
        assert "Chưa đạt" in officer.row("3.1")
        await officer.press("ctrl+z")
        assert "Đạt (tạm tính)" in officer.row("3.1")
    other.close()


async def test_a_bundle_is_written(data: Path, office: Office, tmp_path: Path) -> None:
    """Over a file only when asked twice."""
    record(office, "3.1", Draft(value="92"))
    place = tmp_path / "gói.zip"
    place.write_text("khác", "utf-8")
    async with at_work(data) as officer:
        await officer.press("ctrl+p")
        await officer.type("xuat goi\r")
        await officer.refill("target", str(place))
        await officer.press("ctrl+s")
        assert "lần nữa để ghi đè" in officer.error()
        await officer.press("ctrl+s")
        assert "Đã xuất gói" in officer.told()
    assert look_at_bundle(office, str(place)).new == 0
