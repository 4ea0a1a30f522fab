"""Tổng quan: where the commune stands, by the same figures as everywhere."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.cli import run
from ntm_tracker.domain.numbers import format_share
from ntm_tracker.domain.result_entry import Draft
from tests.tui.driving import FAILED, PASSED, TALL, at_work, confirm, prove, record

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    import time_machine

    from ntm_tracker.service.office import Office


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
        assert f"Rà soát tồn tại {len(gaps)}" in officer.part("#lines")
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
        await officer.press("f2", "down", "enter")
        assert officer.room == "ChecklistScreen"
        assert "Tiêu chí 6. Văn hóa" in officer.part("#detail")
        await officer.press("f2", "down", "down", "down", "enter")
        assert officer.room == "OverviewScreen"
        assert "Thôn Hương Thân" in officer.part("TopBar")
        assert "0/17" in officer.part("#figures")
        assert "dùng tạm thay bộ thôn NTM kiểu mẫu của tỉnh Bắc Giang (chưa có văn bản)" in officer.part("TopBar")
        await officer.press("end", "enter")
        assert officer.room == "ReviewScreen"
        assert "Thôn Hương Thân" in officer.part("TopBar")
        assert any("Bộ của tỉnh Yên Bái, dùng tạm thay bộ thôn NTM kiểu mẫu" in line for line in officer.lines())
    clock.move_to("2024-12-31T23:00:00+00:00")
    async with at_work(data) as officer:
        await officer.press("f2")
        assert "Còn 0 ngày đến hạn 31/12/2024." in officer.part("#figures")


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
