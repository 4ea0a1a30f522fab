"""The room Chỉ tiêu KT-XH: a figure from typing to its forecast, its source, and back out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.service.plan import read_plan
from ntm_tracker.service.villages import TitleDraft, set_titles
from tests.service.deeds import now
from tests.tui.driving import WIDE, at_work

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


async def test_a_target_is_followed_over_the_year(data: Path, office: Office) -> None:
    """Two quarters, how they go, what they may come to, the warning beside, the source; then taken out and undone."""
    async with at_work(data, size=WIDE) as officer:
        await officer.press("ctrl+u", "slash")
        await officer.type("thu gom")
        await officer.press("enter")
        assert officer.part("#detail").startswith("Tỷ lệ chất thải rắn sinh hoạt được thu gom")
        for value, period in (("50", "quý 1"), ("56", "quý 2")):
            await officer.press("enter")
            await officer.press("ctrl+s")
            assert "Chưa ghi số liệu" in officer.error()
            await officer.type(value)
            await officer.fill("period", period)
            await officer.fill("source", "12/BC-UBND")
            await officer.press("ctrl+s")
            assert not officer.is_asked
        await officer.calm()
        shown = officer.part("#detail")
        assert "Mới nhất: 56% (quý 2, ngày 30/06/2024), theo 12/BC-UBND" in shown
        assert "hãy chọn cách tính" in shown
        assert "55,8%" in shown
        assert "#1 quý 1: 50%" in shown
        await officer.press("f6", "up", "ctrl+s")
        await officer.calm()
        assert "khoảng 68,13% vào 31/12/2024 (ước, không phải số liệu" in officer.part("#detail")
        assert "~68,13" in officer.text()
        await officer.press("f7", "ctrl+s")
        assert "Bỏ kết quả kế hoạch số 2" in officer.told()
        await officer.press("ctrl+z", "f5")
        assert officer.room == "PapersScreen"
        assert officer.held("search") == "12/BC-UBND"
    state = read_plan(office).find("rac-thu-gom")
    assert state is not None
    assert len(state.results) == 2
    assert now(office, "17.3").result is None


async def test_the_target_of_villages_leads_to_them(data: Path, office: Office) -> None:
    """At 80 columns Tab opens the detail; the figure comes from the rows, and one key goes there."""
    set_titles(office, ["huong than"], TitleDraft("2023"))
    async with at_work(data) as officer:
        await officer.press("ctrl+u", "slash")
        await officer.type("lang van hoa")
        await officer.press("enter", "tab")
        assert "1/21 thôn làng văn hóa (20 thôn chưa rõ), theo 21 thôn" in officer.part("#detail")
        assert "? chưa xác định: còn 20 thôn chưa rõ" in officer.part("#detail")
        await officer.press("escape", "f5")
        assert officer.room == "VillagesScreen"
