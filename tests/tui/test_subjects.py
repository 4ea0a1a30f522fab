"""The merger on the screens: told on Tổng quan, entered from the palette, seen in the list of assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.subject_entry import UnitDraft
from ntm_tracker.service.subject_changes import merge_subjects
from tests.tui.driving import SMALL, WIDE, at_work

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

TOLD = "Từ 01/07/2025 Xã Hương Sơn thuộc Xã Kép (07399), tỉnh Bắc Ninh;"


@pytest.fixture(autouse=True)
def _later(clock: time_machine.Traveller) -> None:
    """Stand still after the merger's day."""
    clock.move_to("2026-11-24T08:00:00+00:00")


async def _open_form(officer: Officer) -> None:
    await officer.press("ctrl+p")
    await officer.type("sap nhap")
    await officer.press("enter")
    assert officer.room == "SubjectForm"


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_merger_is_told_until_it_is_entered(data: Path, size: tuple[int, int]) -> None:
    """What the profile knows is filled in and nothing is done until the officer saves; undo brings the line back."""
    async with at_work(data, size=size) as officer:
        await officer.press("f2")
        assert TOLD in officer.part("#figures")
        assert "Tiêu chí đạt" in officer.text()
        assert "Việc vừa làm" in officer.text()
        await _open_form(officer)
        for field, held in (("units", "07387"), ("code", "07399"), ("name", "Xã Kép"), ("since", "01/07/2025")):
            assert officer.held(field) == held
        await officer.press("ctrl+s")
        assert "Xã Kép (07399)" in officer.told()
        await officer.calm()
        assert TOLD not in officer.part("#figures")
        await officer.press("f9")
        assert "Xã Hương Sơn (đến 30/06/2025) · kỳ 2024 · Xã NTM nâng cao" in officer.text()
        assert "Thôn Hương Thân · kỳ 2024" in officer.text()
        await officer.press("escape", "ctrl+z")
        await officer.calm()
        assert TOLD in officer.part("#figures")


async def test_the_line_is_silent_before_the_day(data: Path, clock: time_machine.Traveller) -> None:
    """On 30/06/2025 the commune is still what it was."""
    clock.move_to("2025-06-30T08:00:00+00:00")
    async with at_work(data) as officer:
        await officer.press("f2")
        assert "Xã Kép" not in officer.part("#figures")
        await _open_form(officer)
        assert officer.held("units") == ""


async def test_a_refusal_keeps_what_was_typed(data: Path, office: Office) -> None:
    """One sentence in the form; a name in decomposed letters and with brackets is taken as it is."""
    merge_subjects(office, ["07387"], UnitDraft("07399", "Xã Kép", since="01/07/2025"))
    async with at_work(data) as officer:
        await _open_form(officer)
        await officer.press("ctrl+s")
        assert "Chưa ghi đơn vị cũ" in officer.error()
        await officer.refill("units", "07387")
        await officer.refill("name", "Xã [/b] Ke\u0301p")
        await officer.refill("since", "01/01/2026")
        await officer.press("ctrl+s")
        assert "chỉ có đến ngày 30/06/2025" in officer.error()
        assert officer.held("units") == "07387"
        await officer.click("Đổi tên")
        await officer.refill("units", "07399; 07387")
        await officer.press("ctrl+s")
        assert "chỉ ghi một đơn vị" in officer.error()
        await officer.refill("units", "kep")
        await officer.press("ctrl+s")
        assert "Xã [/b] Kép (07399-2026)" in officer.told()


async def test_f8_prints_the_assessment_that_is_shown(data: Path, tmp_path: Path) -> None:
    """The form says whose, the file holds it."""
    async with at_work(data) as officer:
        await officer.press("f9", "down", "enter", "f8", "f7")
        assert "Thôn Hương Thân" in officer.part("#form-told")
        await officer.refill("target", str(tmp_path / "thon.txt"))
        await officer.click("Chữ thường")
        await officer.press("ctrl+s")
    assert "của thôn Hương Thân năm 2024" in " ".join((tmp_path / "thon.txt").read_text("utf-8").split())
