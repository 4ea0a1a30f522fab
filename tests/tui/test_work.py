"""The room Việc: mine and everybody's, over every assessment, each line one Enter from its fix."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ntm_tracker.service.appraising import AppraisalDraft, appraise
from ntm_tracker.service.changing_evidence import edit_evidence
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.service.reading import Wanted
from ntm_tracker.service.tasks import TaskDraft, add_task, list_tasks
from tests.service.deeds import now
from tests.store.record import content
from tests.tui.driving import SMALL, WIDE, at_work, joined, prove

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office

VILLAGE = Wanted("huong-than")


def give_out(office: Office) -> None:
    """Give the officer at the keyboard work of every kind, and somebody else a task."""
    assign(office, ["6.1"], Assigning("Chị Hà", "05/10/2024"))
    add_task(office, "3.1", TaskDraft("Lập biên bản [b]", "chi ha", "25/09/2024"))
    add_task(office, "2", TaskDraft("Họp thôn", "Chị Hà", "31/12/2024"), VILLAGE)
    add_task(office, "3", TaskDraft("Tổng hợp", "Anh Nam"))
    appraise(office, "6.1", AppraisalDraft("huyen", "not-met", "Thiếu ảnh", "20/09/2024"))
    prove(office, "6.2", note="Hợp đồng", valid_until="20/10/2024")
    edit_evidence(office, [1], Change(owner="Chị Hà", kind="hợp đồng"))


async def test_my_work_is_done_from_one_list(data: Path, office: Office) -> None:
    """Grouped by when; a task is done by one key with one undo; a remark is answered in one Enter; a new task."""
    give_out(office)
    before = content(office.store)
    async with at_work(data, size=SMALL) as officer:
        await officer.press("ctrl+d")
        assert officer.part("#counts") == ("Việc của Chị Hà: 5 việc · quá hạn: 1 · tuần này: 2 · sau đó: 2")
        assert "Quá hạn ‼25/09/2024 3.1 Lập biên bản [b]" in joined(officer.text())
        assert "Họp thôn" in officer.text()
        assert "Tổng hợp" not in officer.text()
        await officer.press("f5")
        assert "Đã ghi xong nhiệm vụ số 1 “Lập biên bản [b]”" in officer.told()
        assert list_tasks(office)[-1].task.done_on == date(2024, 10, 1)
        await officer.press("ctrl+z")
        assert content(office.store) == before
        await officer.press("f5")
        assert "Chỉ nhiệm vụ mới ghi xong" in officer.told()
        await officer.press("enter")
        assert "ý kiến: Thiếu ảnh; CHƯA GIẢI TRÌNH" in joined(officer.text())
        await officer.type("Đã chụp bổ sung")
        await officer.press("ctrl+s")
        assert officer.room == "WorkScreen"
        await officer.press("f6")
        assert officer.held("number") == "6.1"
        await officer.type("Chụp ảnh nhà văn hóa")
        await officer.press("ctrl+s")
        assert "Chụp ảnh nhà văn hóa”: Chị Hà, hạn 05/10/2024" in officer.told()
        await officer.press("slash")
        await officer.type("hop dong")
        await officer.press("enter", "enter")
        assert "Thêm minh chứng cho chỉ tiêu 6.2" in officer.text()
        await officer.press("escape", "escape")
        assert "Lập biên bản" in officer.text()
    assert now(office, "6.1").appraisals[0].answer == "Đã chụp bổ sung"


async def test_everybodys_work_stands_under_their_names(data: Path, office: Office) -> None:
    """One key; Enter goes to the indicator and to its assessment; the row's own assessment is worked on."""
    give_out(office)
    async with at_work(data, size=WIDE) as officer:
        await officer.press("ctrl+d", "f7")
        assert "Việc của mọi người: 6 việc" in officer.part("#counts")
        assert "F7 Của tôi" in officer.footer()
        assert officer.row("Anh Nam").endswith("3 Nhiệm vụ Tổng hợp Xã Hương Sơn")
        await officer.press("slash")
        await officer.type("huong than")
        await officer.press("enter")
        assert "Họp thôn" in officer.part("#work-list")
        assert "Tổng hợp" not in officer.part("#work-list")
        await officer.press("ctrl+right")
        assert "Chuyển tiến độ 2: đang làm" in officer.told()
        assert now(office, "2", VILLAGE).progress.value == "in_progress"
        await officer.press("enter")
        assert officer.room == "ChecklistScreen"
        assert "Thôn Hương Thân" in officer.part("TopBar")
        assert officer.part("#detail").startswith("2 ")
        await officer.press("ctrl+d")
        assert "Họp thôn" in officer.text()
        await officer.press("f9", "enter", "f8", "f5")
        await officer.type("phieu cua anh nam\r")
        assert "Phân công nhiệm vụ của Anh Nam · số liệu đến hôm nay" in joined(officer.text())
        await officer.press("end")
        assert "PHIẾU GIAO VIỆC: ANH NAM" in officer.text()


async def test_who_has_no_work_is_told_where_to_look(data: Path, office: Office) -> None:
    """An empty list says whose it is, and what to press."""
    add_task(office, "3", TaskDraft("Tổng hợp", "Anh Nam"))
    async with at_work(data) as officer:
        await officer.press("ctrl+d", "f5", "enter")
        assert "Không có việc nào ghi tên “Chị Hà”; F7 xem việc của mọi người." in officer.part("#work-told")
        await officer.press("f7", "enter")
        assert officer.room == "ChecklistScreen"
        assert officer.part("#detail").startswith("Tiêu chí 3.")
