"""Giving out work, moving it on, answering a higher level: by keys, at 80 columns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Progress
from ntm_tracker.service.adopting import Adopting, adopt_set
from ntm_tracker.service.appraising import AppraisalDraft, appraise
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.reading import Wanted
from ntm_tracker.service.tasks import TaskDraft, add_task
from tests.service.deeds import now
from tests.tui.driving import at_work, joined, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


async def test_work_is_given_moved_on_and_taken_back(data: Path, office: Office) -> None:
    """Owner, a new task and a done one in one save; accepted; a changed result takes that back and says so."""
    record(office, "3.1", Draft(value="95"))
    add_task(office, "3.1", TaskDraft("Lập biên bản [b]", "Anh Ba", "30/09/2024"))
    async with at_work(data, size=(80, 34)) as officer:
        await officer.go_to("3.1")
        await officer.press("ctrl+r")
        assert "Giao việc chỉ tiêu 3.1" in officer.text()
        assert "[ ] số 1. Lập biên bản [b]; Anh Ba, hạn 30/09/2024 (QUÁ HẠN)" in officer.text()
        await officer.fill("owner", "Chị Hà")
        await officer.fill("due", "30/11/2024")
        await officer.press("tab", "tab", "space")
        await officer.fill("what", "Chụp ảnh kênh")
        await officer.press("ctrl+s")
        assert not officer.is_asked
        assert "Giao 3.1: Chị Hà, hạn 30/11/2024" in officer.told()
        await officer.press("enter")
        await officer.calm()
        assert "Phụ trách: Chị Hà, hạn 30/11/2024" in officer.part("#detail")
        assert "Chụp ảnh kênh; Chị Hà, hạn 30/11/2024" in officer.part("#detail")
        await officer.press("ctrl+e", "down", "down", "ctrl+s")
        assert "Tiến độ: Đã duyệt (Chị Hà" in officer.part("#detail")
        await officer.press("f5")
        await officer.refill("value", "96")
        await officer.press("ctrl+s")
        assert officer.told().endswith("Đã rút lại việc duyệt 3.1: hãy xem rồi duyệt lại.")
        assert now(office, "3.1").progress is Progress.FOR_REVIEW
        await officer.press("ctrl+z")
        assert "rút lại" not in officer.told()
    state = now(office, "3.1")
    assert (state.owner, state.due, state.progress) == ("Chị Hà", date(2024, 11, 30), Progress.ACCEPTED)
    assert [(task.what, task.done_on is None) for task in state.tasks] == [
        ("Chụp ảnh kênh", True),
        ("Lập biên bản [b]", False),
    ]


async def test_a_remark_is_answered_from_the_review(data: Path, office: Office) -> None:
    """Enter on its gap opens the answer; a refusal keeps what was typed; a whole criterion is given to somebody."""
    appraise(office, "3.1", AppraisalDraft("tinh", "not-met", "Thiếu ảnh kênh mương", "20/09/2024", "Sở NN"))
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("ctrl+k")
        assert "ý kiến: Thiếu ảnh kênh mương; CHƯA GIẢI TRÌNH" in joined(officer.text())
        await officer.press("ctrl+s")
        assert "Chưa ghi nội dung giải trình" in officer.error()
        await officer.type("Đã chụp bổ sung")
        await officer.press("ctrl+s")
        assert "Giải trình ý kiến thẩm định cấp tỉnh" in officer.told()
        await officer.press("ctrl+k")
        await officer.press("ctrl+s")
        assert "Chưa chọn kết luận" in officer.error()
        await officer.press("escape")
        await officer.go_to("3")
        await officer.press("ctrl+r")
        assert "Giao việc tiêu chí 3" in officer.text()
        await officer.fill("owner", "Anh Ba")
        await officer.press("ctrl+s")
    assert now(office, "3.1").appraisals[0].answer == "Đã chụp bổ sung"
    assert now(office, "3.2").owner == "Anh Ba"


async def test_who_answered_before_is_proposed_in_the_empty_field(data: Path, office: Office) -> None:
    """Under a swapped set: shown, not filled in."""
    assign(office, ["3.1"], Assigning("Chị Hà"), Wanted(set_id="xa-ntm-2021-2025"))
    adopt_set(office, Adopting("xa-ntm-nang-cao-2021-2025", start="xa-ntm-2021-2025"))
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("ctrl+r")
        assert officer.held("owner") == ""
        assert "trước: Chị Hà (chỉ tiêu 3.1" in officer.text()
