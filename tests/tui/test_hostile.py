"""Text that looks like markup is shown as it was typed, everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.office import Office
from tests.tui.driving import at_work, record

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_HOSTILE = "[/b] [bold]x[/] [@click=app.quit]thoát[/@] {0} %s <a> \\[x]"


async def test_markup_is_never_obeyed(data: Path, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the detail, Rà soát, Tổng quan, the sentence of the moment, dialogs, filter and palette."""
    monkeypatch.setenv("NTM_OFFICER", "Hà [/b]")
    signed = Office(office.store, office.profile_id, "Hà [/b]")
    record(signed, "3.1", Draft(value="80"), source=_HOSTILE)
    add_evidence(signed, ("3.1",), Paper(f"{_HOSTILE} hết hạn", valid_until="30/06/2024", issuer="[red]UBND[/red]"))
    add_evidence(signed, ("3.1",), Paper("hết hạn hai", number=_HOSTILE[:38], valid_until="30/06/2024"))
    async with at_work(data, size=(120, 80)) as officer:
        await officer.go_to("3.1")
        detail = officer.part("#detail")
        assert f"theo {_HOSTILE}" in detail
        assert f"[red]UBND[/red]: {_HOSTILE} hết hạn (hiệu lực đến 30/06/2024)" in detail
        assert "Hà [/b]: Ghi kết quả 3.1" in detail
        await officer.press("slash")
        await officer.type("[/b]")
        await officer.press("escape", "ctrl+p")
        await officer.type(_HOSTILE)
        await officer.press("enter", "escape")
        assert officer.room == "ChecklistScreen"
        await officer.go_to("3.1")
        await officer.press("f5")
        assert officer.held("source") == _HOSTILE
        await officer.refill("value", "[b]9")
        await officer.press("ctrl+s")
        assert "“[b]9”" in officer.error()
        await officer.press("escape", "escape", "f6")
        await officer.type(_HOSTILE)
        await officer.press("ctrl+s", "ctrl+z")
        assert "Đã hoàn tác: Thêm minh chứng cho 3.1: [/b] [bold]x[/]" in officer.told()
        await officer.press("f4")
        row = next(
            i
            for i, gap in enumerate(officer.board.gaps[officer.checklist.assessment.id])
            if "hết hiệu lực" in gap.sentence
        )
        await officer.press(*["down"] * row)
        assert f"“{_HOSTILE[:38]}”" in officer.part("#gap-sentence")
        await officer.press("f2")
        assert "Hà [/b]: Hoàn tác: Thêm minh chứng cho 3.1: [/b] [bold]x[/]" in officer.part("#recent")
        await officer.click("[@click=app.quit]")
        assert officer.app.return_code is None
