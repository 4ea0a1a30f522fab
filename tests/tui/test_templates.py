"""The office's own report templates on screen: written out, edited, taken in after a check, given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.report.docx_template.papers import add_after, opened, saved, texts
from tests.tui.driving import SMALL, WIDE, at_work

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")


async def _open_screen(officer: Officer) -> None:
    await officer.press("ctrl+p")
    await officer.type("mau bao cao")
    await officer.press("enter")
    assert officer.room == "TemplatesScreen"


def edit(file: Path, tag: str) -> None:
    """Put a line with `tag` into a template, as somebody does in Word."""
    document = opened(file.read_bytes())
    add_after(document, "{{ ket_thuc }}", tag)
    file.write_bytes(saved(document))


async def test_a_template_goes_out_comes_in_and_is_given_up(data: Path, tmp_path: Path) -> None:
    """A mistake is named with its tag and place and changes nothing; what is printed by which is told.

    The window is small at first and made wide on the way.
    """
    page, kept = tmp_path / "mau.docx", data / "mau-bao-cao" / "readiness.docx"
    async with at_work(data, size=SMALL) as officer:
        await _open_screen(officer)
        assert "Mức độ sẵn sàng trang của chương trình" in officer.part("#templates")
        await officer.press("f7")
        assert "chưa có mẫu riêng" in officer.told()
        await officer.press("f6")
        await officer.refill("target", str(page))
        await officer.press("ctrl+s")
        assert "Đã ghi mẫu vào" in officer.told()
        edit(page, "{{ khong_co }}")
        await officer.press("f5")
        await officer.fill("source", str(page))
        await officer.press("ctrl+s")
        assert "khong_co" in officer.error()
        assert not kept.exists()
        page.unlink()
        await officer.press("escape", "escape", "f6")
        await officer.refill("target", str(page))
        await officer.press("ctrl+s")
        edit(page, "Người lập biểu")
        await officer.press("f5")
        await officer.fill("source", str(page))
        await officer.press("ctrl+s")
        assert "Đã nhận mẫu" in officer.told()
        assert kept.read_bytes() == page.read_bytes()
        assert "mẫu riêng (readiness.docx)" in officer.part("#templates")
        await officer.pilot.resize_terminal(*WIDE)
        await officer.settle()
        assert "mẫu riêng (readiness.docx)" in officer.part("#templates")
        await officer.press("f8", "f7")
        for name, by in (("theo-mau.docx", ""), ("khong-mau.docx", "không"), ("mau-khac.docx", str(page))):
            await officer.refill("target", str(tmp_path / name))
            await officer.fill("template", by)
            await officer.press("ctrl+s")
            assert "Đã ghi báo cáo" in officer.told()
            is_by_it = "Người lập biểu" in texts(opened((tmp_path / name).read_bytes()))
            assert is_by_it is (by != "không")
            await officer.press("f7")
        await officer.press("escape", "f3", "f6")
        await officer.click("Mẫu riêng đang dùng")
        await officer.refill("target", str(tmp_path / "cua-xa.docx"))
        await officer.press("ctrl+s")
        assert (tmp_path / "cua-xa.docx").read_bytes() == kept.read_bytes()
        await officer.press("f7", "enter")
        assert "Đã bỏ mẫu readiness.docx" in officer.told()
        assert not kept.exists()
        await officer.press("escape")
        assert officer.room == "ChecklistScreen"
