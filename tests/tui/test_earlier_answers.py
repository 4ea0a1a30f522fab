"""Earlier answers on the screens: marked in the list, shown in the detail, kept by a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.adopting import Adopting, adopt_set
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.reading import Wanted, open_checklist
from ntm_tracker.service.recording import Recording, record_result
from ntm_tracker.tui.widgets.choices import Tick
from tests.tui.driving import at_work, joined

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office

SET, BASELINE = "xa-ntm-nang-cao-2021-2025", "xa-ntm-2021-2025"


def waiting(office: Office, *, beside: bool = True) -> None:
    """Leave an answer of the lower set, with a paper, waiting beside 3.1."""
    lower = Wanted(set_id=BASELINE)
    record_result(office, "3.1", Recording(Draft(value="92")), lower)
    add_evidence(office, ("3.1",), Paper("Báo cáo [thủy lợi]"), lower)
    adopt_set(office, Adopting(SET, start=BASELINE, beside=beside))


async def test_a_waiting_answer_is_seen_and_kept(data: Path, office: Office) -> None:
    """List, detail, form; one tick records it with its paper."""
    waiting(office)
    async with at_work(data, size=(120, 80)) as officer:
        await officer.go_to("3.1")
        assert "○ Cần rà soát lại" in officer.row("3.1")
        await officer.calm()
        assert "Cần rà soát lại: 92%" in officer.part("#detail")
        assert "Báo cáo [thủy lợi]" in officer.part("#detail")
        await officer.press("f5")
        assert "Cần rà soát lại: 92%" in joined(officer.text())
        tick = officer.app.screen.query_one("#as-before", Tick)
        assert tick.label.plain == "Giữ câu trả lời cũ và 1 minh chứng"
        tick.value = True
        await officer.press("ctrl+s")
        assert "Giữ câu trả lời cũ 3.1: chưa có → 92%, kèm 1 minh chứng cũ" in officer.told()
        assert "√ Đạt (tạm tính)" in officer.row("3.1")
    state = open_checklist(office).find("3.1")
    assert state is not None
    assert len(state.evidence) == 1


async def test_a_tick_and_a_new_value_do_not_go_together(data: Path, office: Office) -> None:
    """The form stays with one sentence; the new value alone links no paper, the other tick does."""
    waiting(office)
    async with at_work(data, size=(80, 24)) as officer:
        await officer.go_to("3.1")
        await officer.press("f5")
        await officer.fill("value", "93")
        officer.app.screen.query_one("#as-before", Tick).value = True
        await officer.press("ctrl+s")
        assert "hãy chỉ giữ một" in officer.part("#form-error")
        officer.app.screen.query_one("#as-before", Tick).value = False
        officer.app.screen.query_one("#with-evidence", Tick).value = True
        await officer.press("ctrl+s")
        assert "kèm 1 minh chứng cũ" in officer.told()


async def test_a_replaced_assessment_stands_last(data: Path, office: Office) -> None:
    """Marked in F9, gone from Tổng quan."""
    waiting(office, beside=False)
    async with at_work(data, size=(120, 40)) as officer:
        await officer.press("f2")
        assert "Xã NTM 2021-2025" not in officer.part("#lines")
        await officer.press("f9")
        assert "Xã Hương Sơn · kỳ 2024 · Xã NTM 2021-2025 (đã thay)" in joined(officer.text())
