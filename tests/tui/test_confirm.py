"""Confirming a requirement against the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.history import list_history
from tests.tui.driving import at_work, confirm, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


async def test_keeping_then_replacing_a_figure(data: Path, office: Office) -> None:
    """A basis is always asked for; keeping the figure ends “tạm tính”, replacing it judges anew at once."""
    record(office, "3.1", Draft(value="92"))
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        assert officer.row("3.1").endswith("√ Đạt (tạm tính)")
        await officer.press("f7")
        assert "Mức hiện có: ≥ 90% (chưa đối chiếu)." in officer.part("#form-told")
        await officer.fill("article", "Phụ lục II")
        await officer.press("ctrl+s")
        assert officer.error() == "Chưa ghi văn bản đã đối chiếu; hãy ghi số quyết định, ví dụ “QĐ 741/QĐ-UBND”."
        assert officer.held("article") == "Phụ lục II"
        assert len(list_history(office)) == 2
        await officer.fill("basis", "QĐ 741/QĐ-UBND")
        await officer.fill("dated", "30/06/2022")
        await officer.press("ctrl+s")
        assert officer.row("3.1").endswith("√ Đạt")
        await officer.press("enter")
        await officer.calm()
        assert "Mức yêu cầu: ≥ 90% (đã đối chiếu)" in officer.part("#detail")
        assert "Đối chiếu: QĐ 741/QĐ-UBND ngày 30/06/2022, Phụ lục II; Chị Hà" in officer.part("#detail")
        assert "tạm tính" not in officer.part("#detail")

        await officer.press("f7")
        assert officer.held("basis") == "QĐ 741/QĐ-UBND"
        await officer.fill("value", ">= 95%")
        await officer.press("ctrl+s")
        await officer.calm()
        assert "Mức yêu cầu: ≥ 95% (đã đối chiếu)" in officer.part("#detail")
        assert "Mức đi kèm: ≥ 90%" in officer.part("#detail")
        await officer.press("escape")
        assert officer.row("3.1").endswith("× Chưa đạt")


async def test_an_unknown_requirement_becomes_assessed(data: Path, office: Office) -> None:
    """There is nothing to keep where the figure is unknown; what was read on paper judges the result at once."""
    record(office, "3.3", Draft(value="25"))
    async with at_work(data) as officer:
        await officer.go_to("3.3")
        assert officer.row("3.3").endswith("? Chưa xác định")
        await officer.press("f7")
        await officer.fill("basis", "QĐ 741/QĐ-UBND")
        await officer.press("ctrl+s")
        assert officer.error().startswith("Chỉ tiêu 3.3 chưa có mức yêu cầu để giữ nguyên; hãy ghi mức đọc được")
        await officer.fill("value", "≥ 20%")
        await officer.press("ctrl+s")
        assert officer.row("3.3").endswith("√ Đạt")


async def test_a_newer_confirmation_by_somebody_else_is_not_overwritten(data: Path, office: Office) -> None:
    """The other officer's figure is seen before it can be replaced."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f7")
        await officer.fill("value", ">= 88%")
        await officer.fill("basis", "QĐ 1/QĐ-UBND")
        confirm(office, "3.1", ">= 85.5%")
        await officer.press("ctrl+s")
        assert "Hai bên cùng sửa: mức, văn bản" in officer.text()
        assert "Mức: ≥ 85,5%" in officer.text()
        assert "Mức: >= 88%" in officer.text()
        assert len(list_history(office)) == 2
        await officer.press("ctrl+s")
        assert "Còn 1 phần chưa chọn" in officer.error()
        await officer.press("right", "ctrl+s")
        assert not officer.is_asked
        assert "≥ 88%, theo QĐ 1/QĐ-UBND" in list_history(office)[0].summary
