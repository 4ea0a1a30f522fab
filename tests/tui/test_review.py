"""Rà soát: what would fail an inspection, gravest first, each one Enter from its fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import DataTable

from ntm_tracker.domain.gaps import Rule, find_gaps
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.wording import SEVERITIES
from ntm_tracker.service.reading import open_checklist
from ntm_tracker.service.recording import Recording, record_result
from tests.tui.driving import FAILED, PASSED, at_work, confirm, joined, prove, record

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine

    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

_RECORD, _CONFIRM, _EVIDENCE = "Ghi kết quả", "Đối chiếu mức yêu cầu", "Thêm minh chứng cho"
_FIXED_BY = {
    Rule.NOT_MET: _RECORD,
    Rule.MISMATCH: _RECORD,
    Rule.NOT_ASSESSED: _RECORD,
    Rule.REQUIREMENT_UNKNOWN: _CONFIRM,
    Rule.REQUIREMENT_UNCONFIRMED: _CONFIRM,
    Rule.MET_WITHOUT_EVIDENCE: _EVIDENCE,
    Rule.EVIDENCE_EXPIRED: _EVIDENCE,
    Rule.RESULT_INCOMPLETE: _RECORD,
}


@pytest.fixture
def gaps(office: Office) -> tuple[Gap, ...]:
    """A record with a gap of every rule that can be found inside the year, gates among them."""
    record(office, "3.1", Draft(value="80"))
    record(office, "3.2", PASSED)
    record_result(office, "3.4", Recording(PASSED))
    prove(office, "3.4", valid_until="30/06/2024")
    record(office, "3.3", Draft(value="25"))
    confirm(office, "3.3", ">= 20%")
    with office.store.writing() as connection:
        # As an import would leave it: a result of another kind than its requirement.
        connection.exec_driver_sql(
            "UPDATE result SET outcome = json_object('kind', 'answered', 'passed', json('true')) "
            "WHERE indicator = '3.3'"
        )
    record(office, "dk2", FAILED)
    return find_gaps(open_checklist(office))


async def _choose(officer: Officer, row: int) -> None:
    officer.app.screen.query_one("#gaps", DataTable).move_cursor(row=row)
    await officer.settle()


async def test_the_list_its_counts_and_the_whole_sentence(data: Path, gaps: tuple[Gap, ...]) -> None:
    """Focus criteria first, then the gravest; the counts add up; the chosen gap is told in full below."""
    async with at_work(data) as officer:
        await officer.press("f4")
        counts = " · ".join(f"{SEVERITIES[s]}: {sum(g.severity is s for g in gaps)}" for s in reversed(Severity))
        assert officer.part("#counts") == f"{len(gaps)} tồn tại · {counts}"
        assert gaps[0].rule is Rule.FOCUS_AT_RISK
        assert gaps[0].focus
        assert not gaps[-1].focus
        table = officer.app.screen.query_one("#gaps", DataTable)
        assert table.row_count == len(gaps)
        numbers = [str(table.get_row_at(row)[1]).strip(" ►") for row in range(table.row_count)]
        assert numbers == [gap.indicator or str(gap.criterion) for gap in gaps]
        for row in (0, 3, len(gaps) - 1):
            await _choose(officer, row)
            assert gaps[row].sentence in officer.part("#gap-sentence")
            if gaps[row].indicator:
                assert (
                    officer.part("#gap-sentence")[len(gaps[row].sentence) :]
                    .strip()
                    .startswith(str(gaps[row].indicator))
                )


async def test_enter_opens_the_right_dialog_for_each_rule(data: Path, gaps: tuple[Gap, ...]) -> None:
    """A result is missing, a paper is missing, a figure is unread: Enter opens exactly that dialog."""
    first = {gap.rule: row for row, gap in reversed(list(enumerate(gaps)))}
    assert set(first) == {*_FIXED_BY, Rule.FOCUS_AT_RISK}
    async with at_work(data) as officer:
        await officer.press("f4")
        for rule, title in _FIXED_BY.items():
            await _choose(officer, first[rule])
            await officer.press("enter")
            heading = officer.part("#form-title")
            assert heading.startswith(title), rule
            assert heading.endswith(f" {gaps[first[rule]].indicator}"), rule
            await officer.press("escape")
        await _choose(officer, next(row for row, gap in enumerate(gaps) if gap.indicator == "dk2"))
        await officer.press("enter")
        assert officer.part("#form-title").startswith(_RECORD)
        await officer.press("escape")
        await _choose(officer, first[Rule.FOCUS_AT_RISK])
        await officer.press("enter")
        assert officer.room == "ChecklistScreen"
        assert "Tiêu chí 3. Thủy lợi và phòng, chống thiên tai" in officer.part("#detail")


async def test_a_mended_gap_is_gone(data: Path, gaps: tuple[Gap, ...]) -> None:
    """After the save the list is shorter by what was mended, and the cursor is not thrown to the top."""
    wanted = next(r for r, g in enumerate(gaps) if (g.rule, g.indicator) == (Rule.MET_WITHOUT_EVIDENCE, "3.2"))
    async with at_work(data) as officer:
        await officer.press("f4")
        await _choose(officer, wanted)
        await officer.press("enter")
        await officer.type("Quyết định thành lập tổ thủy lợi [/b]")
        await officer.press("ctrl+s")
        await officer.calm()
        assert officer.room == "ReviewScreen"
        assert officer.part("#counts").startswith(f"{len(gaps) - 1} tồn tại")
        left = officer.board.gaps[officer.checklist.assessment.id]
        assert (Rule.MET_WITHOUT_EVIDENCE, "3.2") not in {(gap.rule, gap.indicator) for gap in left}
        assert officer.app.screen.query_one("#gaps", DataTable).cursor_row == wanted
        assert joined(left[wanted].sentence) in officer.part("#gap-sentence")


async def test_a_repeated_enter_opens_one_dialog(data: Path, gaps: tuple[Gap, ...]) -> None:
    """Enter held too long does not put one dialog over the other."""
    assert gaps[1].indicator
    async with at_work(data) as officer:
        await officer.press("f4")
        await _choose(officer, 1)
        officer.strike("enter", "enter")
        await officer.settle()
        assert len(officer.app.screen_stack) == 2


async def test_a_year_that_is_over_is_said_once(data: Path, clock: time_machine.Traveller) -> None:
    """After the year one line says so, first; Enter leads to where the next one is opened."""
    clock.move_to("2026-11-24T08:00:00+00:00")
    async with at_work(data) as officer:
        await officer.press("f4")
        assert officer.part("#gap-sentence").startswith("Kỳ 2024 đã kết thúc (hạn 31/12/2024); hãy chốt số liệu")
        table = officer.app.screen.query_one("#gaps", DataTable)
        told = [str(cell) for row in range(table.row_count) for cell in table.get_row_at(row)]
        assert sum("đã kết thúc" in cell for cell in told) == 1
        assert not any("quá hạn" in cell for cell in told)
        await officer.press("f5")
        assert "Hãy chọn một chỉ tiêu" in officer.told()
        await officer.press("enter")
        assert officer.room == "SetsScreen"
        assert "nhấn F7 để mở kỳ mới" in officer.told()
        await officer.press("f2")
        assert "Kỳ 2024 đã kết thúc (hạn 31/12/2024)." in officer.part("#figures")
