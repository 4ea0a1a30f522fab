"""Whole jobs by keyboard, as an officer does them: what was saved, and what is shown, is what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.terms import Verdict
from ntm_tracker.service.history import list_history
from ntm_tracker.service.reading import find_indicator, open_checklist
from tests.service.deeds import now
from tests.tui.driving import PASSED, at_work, confirm, record

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office

_TEN = {
    "1.1": ("Đạt", Verdict.MET, "√ Đạt (tạm tính)"),
    "1.2": ("Đạt", Verdict.MET, "√ Đạt (tạm tính)"),
    "1.3": ("Không đạt", Verdict.NOT_MET, "× Chưa đạt (tạm tính)"),
    "3.1": ("92,5", Verdict.MET, "√ Đạt (tạm tính)"),
    "3.2": ("Đạt", Verdict.MET, "√ Đạt (tạm tính)"),
    "3.3": ("70", Verdict.UNDETERMINED, "? Chưa xác định"),
    "3.4": ("Đạt", Verdict.MET, "√ Đạt (tạm tính)"),
    "3.5": ("Không đạt", Verdict.NOT_MET, "× Chưa đạt (tạm tính)"),
    "3.6": ("Khá", Verdict.MET, "√ Đạt (tạm tính)"),
    "4": ("46/50", Verdict.NOT_MET, "× Chưa đạt (tạm tính)"),
}
"""By number: the answer, what it is judged as, and what the list shows."""
_FIVE = {"3.1": "85%", "3.3": "20%", "3.2": "", "3.4": "", "3.5": ""}


async def test_ten_indicators_are_recorded(data: Path, office: Office) -> None:
    """F5, the answer, its day and paper, Ctrl+S, ten times; each is judged by itself, none is lost."""
    async with at_work(data) as officer:
        for number, (answer, _, shown) in _TEN.items():
            await officer.go_to(number)
            await officer.press("f5")
            if answer[0].isdigit():
                await officer.type(answer)
            else:
                await officer.click(f"( ) {answer}")
            await officer.fill("on", "30/06/2024")
            await officer.fill("source", "12/BC-UBND\x13")
            assert not officer.is_asked, officer.error()
            await officer.calm()
            assert officer.row(number).endswith(shown)
        assert len(officer.board.events) == 11
        await officer.press("f2")
        assert "Chỉ tiêu đạt 6/75 (6 tạm tính)" in officer.part("#figures")
    checklist = open_checklist(office)
    for number, (_, verdict, _) in _TEN.items():
        state = find_indicator(checklist, number)
        assert state.judgement.verdict is verdict, number
        assert state.result
        assert state.result.source == "12/BC-UBND"
    assert sum(s.result is not None for c in checklist.criteria for s in c.indicators) == 10


async def test_five_thresholds_are_confirmed_one_by_one(data: Path, office: Office) -> None:
    """F7 on each of five indicators: figure or as shipped, decision; no verdict of theirs is provisional after it."""
    for number in ("3.2", "3.4", "3.5"):
        record(office, number, PASSED)
    async with at_work(data) as officer:
        for number, value in _FIVE.items():
            await officer.go_to(number)
            await officer.press("f7")
            await officer.refill("basis", "QĐ 741/QĐ-UBND")
            if value:
                await officer.refill("value", value)
            await officer.press("ctrl+s")
            assert not officer.is_asked, officer.error()
            await officer.calm()
        assert officer.row("3.2").endswith("√ Đạt")
        await officer.go_to("3.1")
        await officer.press("enter")
        assert "≥ 85%" in officer.part("#detail")
        assert "741/QĐ-UBND" in officer.part("#detail")
    checklist = open_checklist(office)
    for number in _FIVE:
        applied = find_indicator(checklist, number).applied
        assert applied.confirmation, number
        assert applied.confirmation.by == "Chị Hà"
    assert not find_indicator(checklist, "3.2").judgement.provisional


async def test_evidence_is_added_and_linked(data: Path, office: Office, tmp_path: Path) -> None:
    """A paper with its file for one indicator, then linked to two more; it counts for all three, and is found again."""
    scan = tmp_path / "quyết định.pdf"
    scan.write_bytes(b"%PDF-1.4 quyet dinh")
    async with at_work(data) as officer:
        await officer.go_to("3.2")
        await officer.press("f6")
        await officer.fill("note", "Quyết định thành lập tổ thủy nông")
        await officer.fill("number", "15/QĐ-UBND")
        await officer.fill("files", f"{scan}\x13")
        assert not officer.is_asked, officer.error()
        assert "Đã lưu minh chứng số 1 cho chỉ tiêu 3.2." in officer.told()
        await officer.calm()
        await officer.press("ctrl+o", "down", "f7")
        await officer.type("3.1\r")
        await officer.refill("wanted", "3.4\r")
        await officer.press("ctrl+s")
        assert not officer.is_asked, officer.error()
        await officer.press("slash")
        await officer.type("thuy nong")
        assert "1 minh chứng" in officer.part("#search-told")
        await officer.press("f3")
        await officer.calm()
        for number in ("3.1", "3.2", "3.4"):
            assert " 1 " in officer.row(number), number
    for number in ("3.1", "3.2", "3.4"):
        papers = now(office, number).evidence
        assert [(p.id, p.number, [f.name for f in p.files]) for p in papers] == [(1, "15/QĐ-UBND", ["quyết định.pdf"])]
    assert len(list_history(office)) == 3


@pytest.mark.usefixtures("office")
async def test_a_report_is_printed_from_what_was_just_recorded(data: Path, office: Office, tmp_path: Path) -> None:
    """Recorded, confirmed, looked at, saved as PDF and as text: the paper says what the screen said."""
    confirm(office, "3.1")
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f5")
        await officer.type("93\t30/06/2024\t12/BC-UBND\r")
        await officer.calm()
        await officer.press("f8", "f5")
        await officer.type("tu danh gia\r")
        for steps, name in ((1, "báo cáo.pdf"), (3, "báo cáo.txt")):
            await officer.press("f7", *["down"] * steps)
            await officer.refill("target", str(tmp_path / name))
            await officer.press("ctrl+s")
            assert officer.told().startswith("Đã ghi báo cáo vào "), officer.error()
    assert (tmp_path / "báo cáo.pdf").read_bytes().startswith(b"%PDF")
    printed = " ".join((tmp_path / "báo cáo.txt").read_text("utf-8").split())
    assert "Hương Sơn" in printed
    assert "93" in printed
