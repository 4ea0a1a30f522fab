"""Tổng quan: where the commune stands, by the same figures as everywhere."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.cli import run
from ntm_tracker.domain.numbers import format_share
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Severity
from ntm_tracker.service.appraising import AppraisalDraft, appraise
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.office import Office
from ntm_tracker.service.reading import Wanted
from ntm_tracker.service.tasks import TaskDraft, add_task
from ntm_tracker.tui.widgets.row_table import RowTable
from tests.tui.driving import FAILED, PASSED, TALL, at_work, confirm, joined, prove, record

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    import time_machine

    from tests.tui.driving import Officer


async def test_the_figures_are_those_of_the_commands(
    data: Path, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """Criteria, indicators, readiness, focus verdicts and days left equal `ntm status --json`."""
    record(office, "4", Draft(value="99"))
    confirm(office, "4")
    prove(office, "4")
    record(office, "3.1", Draft(value="92"))
    record(office, "19.1", FAILED)
    record(office, "7", Draft(not_applicable="Xã không có chợ"))
    for number in ("6.1", "6.2"):
        record(office, number, PASSED)
    assert run(["status", "--json", "--data", str(data)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["criteria_met"] == 1
    async with at_work(data) as officer:
        await officer.press("f2")
        figures = officer.part("#figures")
        assert f"Tiêu chí đạt {told['criteria_met']}/{told['criteria_total']} " in figures
        assert f"Chỉ tiêu đạt {told['indicators_met']}/{told['indicators_applicable']} " in figures
        ready = f"{told['indicators_ready']}/{told['indicators_applicable']} ({format_share(_readiness(told))})"
        assert f"Sẵn sàng {ready} " in figures
        assert "Còn 91 ngày đến hạn 31/12/2024." in figures
        gaps = officer.board.gaps[officer.checklist.assessment.id]
        assert f"Tồn tại: ‼ Nghiêm trọng {sum(gap.severity is Severity.HIGH for gap in gaps)} " in figures
        await officer.press("end")
        assert f"F4 Rà soát tồn tại {len(gaps)}" in officer.part("#lines")
        for focus in told["focus"]:
            line = officer.row(str(focus["criterion"]))
            assert focus["name"] in line
            assert ("(tạm tính)" in line) == focus["provisional"], line
        assert officer.row("19").endswith("× Chưa đạt (tạm tính)")


def _readiness(told: dict[str, int]) -> Decimal:
    return Decimal(told["indicators_ready"]) / told["indicators_applicable"]


async def test_enter_goes_where_the_line_says(data: Path, clock: time_machine.Traveller) -> None:
    """A focus criterion opens in Tiêu chí, Hương Thân's line changes the assessment, the last line opens Rà soát."""
    async with at_work(data) as officer:
        await officer.press("f2")
        await _choose(officer, "Văn hóa")
        await officer.press("enter")
        assert officer.room == "ChecklistScreen"
        assert "Tiêu chí 6. Văn hóa" in officer.part("#detail")
        await officer.press("f2")
        await _choose(officer, "Thôn Hương Thân")
        await officer.press("enter")
        assert officer.room == "OverviewScreen"
        assert "Thôn Hương Thân" in officer.part("TopBar")
        assert "0/17" in officer.part("#figures")
        assert "dùng tạm thay bộ thôn NTM kiểu mẫu của tỉnh Bắc Giang (chưa có văn bản)" in officer.part("TopBar")
        await _choose(officer, "Rà soát tồn tại")
        await officer.press("enter")
        assert officer.room == "ReviewScreen"
        assert "Thôn Hương Thân" in officer.part("TopBar")
        assert any("Bộ của tỉnh Yên Bái, dùng tạm thay bộ thôn NTM kiểu mẫu" in line for line in officer.lines())
    clock.move_to("2024-12-31T23:00:00+00:00")
    async with at_work(data) as officer:
        await officer.press("f2")
        assert "Còn 0 ngày đến hạn 31/12/2024." in officer.part("#figures")


async def _choose(officer: Officer, words: str) -> None:
    """Go down to the line that holds `words`."""
    table = officer.app.screen.query_one("#lines", RowTable)
    rows = [" ".join(str(cell) for cell in table.get_row_at(row)) for row in range(table.row_count)]
    table.move_cursor(row=next(at for at, row in enumerate(rows) if words in row))
    await officer.settle()


async def test_the_day_is_told_without_a_key(data: Path, office: Office) -> None:
    """What others did, what is due this week, how many days are left: on the first screen, and as lines on F2."""
    async with at_work(data) as officer:
        assert officer.part("#brief") == "Còn 91 ngày · tuần này không có việc · lần đầu xem trên máy này F2"
    async with at_work(data) as officer:
        assert officer.part("#brief").endswith("không có gì mới F2")
    colleague = Office(office.store, office.profile_id, "Anh Nam")
    record(colleague, "3.1", Draft(value="80"))
    add_task(colleague, "3.2", TaskDraft("Lập biên bản [b]", "Anh Ba", "25/09/2024"))
    appraise(office, "3.4", AppraisalDraft("tinh", "not-met", "Thiếu ảnh", "20/09/2024", "Sở NN"))
    assign(office, ["3.5"], Assigning(to="Chị Hà", due="04/10/2024"))
    assign(office, ["4"], Assigning(to="Chị Hà", due="03/10/2024"), Wanted("huong-than"))
    async with at_work(data) as officer:
        week = "1 quá hạn, 1 chờ giải trình, 2 đến hạn"
        assert officer.part("#brief") == f"Còn 91 ngày · {week} · 5 việc mới F2"
        await officer.click("F2 ")
        lines = officer.cut(officer.app.screen.query_one("#lines")).splitlines()
        told = [joined(line) for line in lines]
        assert told[0].startswith("Mới 5 việc mới: Chị Hà 3, Anh Nam 2")
        assert told[1].startswith("Tuần này 1 quá hạn, 1 chờ giải trình, 2 đến hạn")
        assert told[2].startswith("Quá hạn 3.2 Nhiệm vụ số 1")
        assert told[3].startswith("Trả lời 3.4 ")
        assert told[4].startswith("Tuần này")
        assert told[5].startswith("3.1 Chưa đạt")
        await officer.press("enter")
        assert "Anh Nam: Ghi kết quả 3.1: chưa có → 80%" in officer.text()
        await officer.type("ket qua 3.1\r")
        assert officer.room == "ChecklistScreen"
        assert officer.part("#detail").startswith("3.1")
        record(office, "3.3", Draft(value="70"))
        officer.app._follow()  # noqa: SLF001 - what the timer calls once a second
        await officer.settle()
        assert "5 việc mới" in officer.part("#brief")
    async with at_work(data) as officer:
        assert "không có gì mới" in officer.part("#brief")


async def test_one_enter_leads_from_a_line_to_its_fix(data: Path, office: Office) -> None:
    """A late task, a remark, a gap, and one of another assessment, which is chosen first; a figure by a click."""
    record(office, "3.1", Draft(value="80"))
    add_task(office, "3.2", TaskDraft("Lập biên bản", "Anh Ba", "25/09/2024"))
    appraise(office, "3.4", AppraisalDraft("tinh", "not-met", "Thiếu ảnh", "20/09/2024", "Sở NN"))
    assign(office, ["4"], Assigning(to="Chị Hà", due="03/10/2024"), Wanted("huong-than"))
    async with at_work(data) as officer:
        await officer.press("f2")
        for words, title in (
            ("Lập biên bản", "Giao việc chỉ tiêu 3.2"),
            ("Trả lời", "chỉ tiêu 3.4"),
            ("kết quả 80%", "Ghi kết quả chỉ tiêu 3.1"),
            ("Thôn Hương Thân: 4 ", "Giao việc"),
        ):
            await _choose(officer, words)
            await officer.press("enter")
            assert title in officer.part("#form-title"), words
            await officer.press("escape")
        assert "Thôn Hương Thân" in officer.part("TopBar")
        await officer.click("Chỉ tiêu đạt")
        assert officer.room == "ChecklistScreen"
        await officer.press("f2")
        await officer.click("Tồn tại: ")
        assert officer.room == "ReviewScreen"


async def test_recognition_stands_apart_from_the_count(data: Path, office: Office) -> None:
    """One line with what is missing, whole at 80x24; none for the village, whose set names no gates."""
    record(office, "dk2", PASSED)
    record(office, "3.1", Draft(value="10"))
    async with at_work(data) as officer:
        await officer.press("f2")
        figures = officer.part("#figures")
        assert "Tiêu chí đạt 0/19" in figures
        assert "Đủ điều kiện đề nghị công nhận: Chưa (tạm tính), thiếu ĐK1, ĐK3, ĐK4" in figures
        await officer.press("f9", "down", "enter")
        assert "Thôn Hương Thân" in officer.part("TopBar")
        assert "công nhận" not in officer.part("#figures")


async def test_the_detail_tells_what_was_before(data: Path, office: Office) -> None:  # noqa: ARG001 - the day stands still
    """The gate amended in March 2024 shows its old words with their end."""
    async with at_work(data, size=TALL) as officer:
        await officer.go_to("dk4")
        detail = officer.part("#detail")
        assert "Văn bản trước đây" in detail
        assert "Trước 07/03/2024 (tính từ ngày ký): “Xã không phức tạp về an ninh, trật tự" in detail
