"""Kiểm tra dữ liệu: found by its name, what is wrong is told with what to press, the index is mended on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.record import execute
from tests.tui.driving import at_work, prove

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


async def test_the_record_is_checked_and_the_index_mended(data: Path, office: Office) -> None:
    """A changed row is named with what to do; the index of search is written anew by F5; Esc goes back."""
    prove(office, "3.1", note="Biên bản [b] nghiệm thu")
    async with at_work(data) as officer:
        execute(office.database, "DELETE FROM evidence_search")
        execute(office.database, "UPDATE evidence SET note = 'khác'")
        await officer.press("ctrl+p")
        await officer.type("kiem tra du lieu\r")
        shown = officer.part("#verify")
        assert "√ TỐT nhật ký và chuỗi mã" in shown
        assert "× HỎNG dữ liệu so với nhật ký - Minh chứng 1: khác với việc số 2 đã ghi (cột note)." in shown
        assert "Hãy đối chiếu với văn bản giấy; nếu sai thì khôi phục bản sao lưu: Ctrl+P" in shown
        assert "Hãy nhấn F5 để lập lại chỉ mục" in shown
        assert "Có 2 chỗ hỏng." in shown
        await officer.press("f5")
        assert "√ TỐT chỉ mục tìm kiếm" in officer.part("#verify")
        assert "Có 1 chỗ hỏng." in officer.part("#verify")
        await officer.press("escape")
        assert not officer.is_asked
