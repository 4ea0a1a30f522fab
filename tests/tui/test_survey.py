"""Recording a satisfaction survey at the keyboard, and confirming its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.results import Surveyed
from ntm_tracker.domain.satisfaction_entry import SurveyDraft
from ntm_tracker.service.history import list_history
from tests.service.deeds import now
from tests.tui.driving import SMALL, WIDE, at_work, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

COUNTS = (*[1200] * 6, 1062, *[1200] * 12)
COLUMN = "\r".join(map(str, COUNTS))
"""A column as a terminal pastes it from a spreadsheet."""


async def ask(officer: Officer) -> None:
    """Open the form of the survey."""
    await officer.go_to("dk3")
    await officer.press("f5")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_pasted_column_adds_up_before_it_is_saved(data: Path, office: Office, size: tuple[int, int]) -> None:
    """By keyboard alone; the sum is on the screen while the numbers come in, the verdict after the save."""
    async with at_work(data, size=size) as officer:
        await ask(officer)
        assert "Dán cột số từ bảng tính" in officer.part("#survey-sum")
        await officer.type("1400\t1250\t")
        await officer.paste(COLUMN)
        told = officer.part("#survey-sum")
        assert "hỏi 1.250/1.400 hộ (89,2%); thấp nhất câu 7: 84,9%; câu 19: 96%." in told
        assert "Còn thiếu: yêu cầu câu 1-18 ≥ 85%, thấp nhất câu 7: 84,9% (1.062/1.250 hộ), thiếu 1 hộ" in told
        assert "1:96%" in told
        assert "19:96%" in told
        await officer.press("ctrl+s")
        assert not officer.is_asked
        assert officer.told().endswith("Đánh giá: Chưa đạt (tạm tính).")
        await officer.calm()
        assert "× Chưa đạt (tạm tính)" in officer.row("dk3")
    result = now(office, "dk3").result
    assert result is not None
    assert result.outcome == Surveyed(1400, 1250, COUNTS)


async def test_one_count_is_mended_where_it_stands(data: Path, office: Office) -> None:
    """What was saved comes back a line a question, so that one of them can be changed."""
    record(office, "dk3", Draft(survey=SurveyDraft("1400", "1250", COLUMN)))
    async with at_work(data, size=(120, 80)) as officer:
        await ask(officer)
        assert officer.held("satisfied").splitlines()[6] == "Câu 7: 1062"
        officer.app.screen.query_one("#satisfied").focus()
        await officer.press(*["down"] * 6, "end", "backspace")
        await officer.type("3")
        assert officer.part("#survey-sum").startswith("Tính ra: hỏi 1.250/1.400 hộ")
        assert "Đủ mọi ngưỡng." in officer.part("#survey-sum")
        await officer.press("ctrl+s")
        await officer.calm()
        assert "√ Đạt (tạm tính)" in officer.row("dk3")
        assert "câu 1-18 ≥ 85%: thấp nhất câu 7: 85% (1.063/1.250 hộ), đủ" in officer.part("#detail")


async def test_a_refusal_keeps_everything_typed(data: Path, office: Office) -> None:
    """Told while typing and again on saving; nothing is saved and nothing typed is lost."""
    async with at_work(data) as officer:
        await ask(officer)
        await officer.press("ctrl+s")
        assert officer.error().startswith("Chưa ghi kết quả cho chỉ tiêu dk3; hãy ghi số hộ được hỏi trên tổng số hộ")
        await officer.fill("households", "1400")
        await officer.fill("asked", "1250")
        await officer.fill("satisfied", "1200 1190 [/b]")
        missing = "Chưa có số hộ hài lòng của câu 4, 5"
        assert officer.part("#survey-sum").startswith(missing)
        await officer.press("ctrl+s")
        assert officer.error().startswith(missing)
        assert [officer.held(f) for f in ("households", "asked", "satisfied")] == ["1400", "1250", "1200 1190 [/b]"]
        await officer.press("escape")
        assert officer.is_asked, "what was typed is given up only when asked twice"
    assert len(list_history(office)) == 1


@pytest.mark.usefixtures("clock")
async def test_a_survey_cannot_be_waived(data: Path) -> None:
    """It is a condition of recognition: the form does not offer “không áp dụng”."""
    async with at_work(data) as officer:
        await ask(officer)
        assert "Không áp dụng" not in officer.text()
        await officer.press("ctrl+s")
        assert "hãy ghi số hộ" in officer.error()


async def test_the_bounds_are_confirmed_or_replaced(data: Path, office: Office) -> None:
    """The form says in which order the four shares are typed; an empty field keeps them."""
    record(office, "dk3", Draft(survey=SurveyDraft("1400", "1250", COLUMN)))
    async with at_work(data) as officer:
        await officer.go_to("dk3")
        await officer.press("f7")
        assert "Ghi bốn tỷ lệ theo thứ tự: số hộ được hỏi; mỗi câu; mức thấp nhất; câu cuối." in officer.part(
            "#form-told"
        )
        await officer.fill("basis", "HD 90")
        await officer.fill("value", "80; 84")
        await officer.press("ctrl+s")
        assert officer.error().startswith("Không đọc được mức yêu cầu “80; 84”")
        await officer.refill("value", "80; 84; 70; 90")
        await officer.press("ctrl+s")
        await officer.calm()
        assert officer.row("dk3").endswith("√ Đạt")
