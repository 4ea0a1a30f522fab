"""Adopting on screen: Hương Thân's stand-in set is swapped by keyboard alone, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.authoring import MarkComplete
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.authoring import change_set
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.history import list_history
from ntm_tracker.service.reading import Wanted
from ntm_tracker.service.recording import Recording, record_result
from tests.service.test_authoring import authored
from tests.store.record import content
from tests.tui.driving import SMALL, WIDE, at_work
from tests.tui.test_sets import OWN, write_head

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")

VILLAGE = Wanted("Hương Thân")


@pytest.fixture
def answered(office: Office) -> Office:
    """Hương Thân with an answer and evidence to “Giao thông” of the stand-in set."""
    record_result(office, "1", Recording(Draft(passed=True), "30/06/2024", "5/BC"), VILLAGE)
    add_evidence(office, ("1",), Paper("Biên bản nghiệm thu đường thôn"), VILLAGE)
    return office


def ready(office: Office) -> None:
    """Author the province's set before the screens are opened."""
    change_set(office, authored(office), MarkComplete())


async def to_own(officer: Officer) -> None:
    """From the overview to the office's own set in the list."""
    await officer.press("f2", "end", "up", "enter")
    ids = [s.criteria_set.id for s in officer.app.screen._shelf]  # type: ignore[attr-defined]  # noqa: SLF001
    await officer.press("home", *["down"] * ids.index(OWN))


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_stand_in_set_is_swapped_and_taken_back(data: Path, answered: Office, size: tuple[int, int]) -> None:
    """Dry run, Ctrl+S, the old answer beside the new indicator, the label gone; Ctrl+Z gives the record back."""
    ready(answered)
    before = _rows(answered)
    async with at_work(data, size=size) as officer:
        await to_own(officer)
        await officer.press("f7")
        assert "Thôn Hương Thân, kỳ 2024" in officer.text()
        await officer.press("ctrl+s")
        await officer.calm()
        assert officer.room == "AdoptionScreen"
        assert "Thôn Hương Thân · Thôn NTM KM Bắc Giang · kỳ 2024" in officer.part("TopBar")
        assert "kỳ cũ được thay, vẫn đọc được" in officer.part("#plan")
        assert _rows(answered) == before
        await officer.press("enter")
        await officer.type("giao thong\r")
        assert "0 mang sang · 1 cần rà soát lại" in officer.part("#plan")
        assert officer.row("1.1").endswith("1 Cần rà soát lại")
        assert "Đã ghi: Đạt, ngày 30/06/2024; 1 minh chứng." in officer.part("#plan-told")
        await officer.press("ctrl+s")
        assert officer.room == "ChecklistScreen"
        assert "Đã lưu. Áp dụng bộ “Thôn NTM KM Bắc Giang” cho Thôn Hương Thân, kỳ 2024" in officer.told()
        assert "1 cần rà soát lại" in officer.told()
        await officer.calm()
        assert "Yên Bái" not in officer.part("TopBar")
        assert officer.row("1.1").endswith(" Cần rà soát lại")
        await officer.go_to("1.1")
        await officer.press("enter")
        assert "Biên bản nghiệm thu đường thôn" in officer.part("#detail")
        await officer.press("ctrl+z")
        assert "Đã hoàn tác: Áp dụng bộ" in officer.told()
    assert _rows(answered) == before


def _rows(office: Office) -> dict[str, object]:
    return {name: rows for name, rows in content(office.database).items() if name != "event"}


async def test_a_set_is_written_and_adopted_in_one_sitting(data: Path, answered: Office) -> None:
    """From nothing to an assessment by keyboard: two criteria, one with an indicator, marked, adopted."""
    async with at_work(data) as officer:
        await officer.press("ctrl+b")
        await write_head(officer)
        await officer.press("f7")
        await officer.type("Giao thông\r")
        await officer.press("f7")
        await officer.type("Văn hóa\r")
        await officer.press("f6")
        assert officer.held("number") == "2.1"
        await officer.type("Nhà văn hóa thôn đạt chuẩn")
        await officer.press("ctrl+s", "ctrl+k", "ctrl+s", "escape")
        assert officer.room == "SetsScreen"
        await to_own(officer)
        await officer.press("f7", "ctrl+s", "ctrl+s")
        assert officer.room == "ChecklistScreen"
        await officer.calm()
        # Same words, and nobody has read the bound of either: the old answer waits beside.
        assert officer.row("1").endswith(" Cần rà soát lại")
        await officer.press("f9")
        await officer.type("da thay\r")
        assert "Thôn NTM kiểu mẫu (bộ tạm)" in officer.part("TopBar")
        assert officer.row("1").endswith("? Chưa xác định")
    assert [e.deed.value for e in list_history(answered)][:1] == ["adopt"]


async def test_what_is_typed_stays_through_a_refusal_and_a_second_look(data: Path, answered: Office) -> None:
    """A wrong year is one sentence; F5 goes back to the dialog with everything; the start stays beside on request."""
    ready(answered)
    async with at_work(data) as officer:
        await to_own(officer)
        await officer.press("f7")
        await officer.fill("year", "hai nghìn")
        await officer.fill("focus", "9")
        await officer.press("ctrl+s")
        assert "hãy" in officer.error()
        await officer.refill("year", "2025")
        await officer.press("ctrl+s")
        assert "trọng tâm ghi các số từ 1 đến 2" in officer.error()
        await officer.refill("focus", "2")
        await officer.press("ctrl+s")
        await officer.calm()
        assert "kỳ 2025" in officer.part("TopBar")
        assert "trọng tâm: 2" in officer.part("#plan")
        await officer.press("f5")
        assert (officer.held("year"), officer.held("focus")) == ("2025", "2")
        await officer.refill("year", "2024")
        await officer.click("[ ] Giữ kỳ cũ chạy bên cạnh")
        await officer.press("ctrl+s")
        await officer.calm()
        assert "kỳ cũ giữ bên cạnh" in officer.part("#plan")
        await officer.press("escape")
        assert officer.room == "SetsScreen"
    assert list_history(answered)[0].deed.value == "write_set"


async def test_a_pair_can_be_drawn_and_dropped(data: Path, answered: Office) -> None:
    """“Không lấy chỉ tiêu cũ nào” leaves the old answer in the old assessment."""
    ready(answered)
    async with at_work(data) as officer:
        await to_own(officer)
        await officer.press("f7", "ctrl+s", "enter")
        await officer.type("giao thong\r")
        assert "1 cần rà soát lại" in officer.part("#plan")
        await officer.press("enter", "enter")
        assert "0 cần rà soát lại" in officer.part("#plan")
        assert "1 câu trả lời ở lại kỳ cũ" in officer.part("#plan")
        await officer.press("end", "enter")
        assert "Hãy chọn một dòng có số mới" in officer.told()


async def test_a_set_that_is_not_whole_is_refused_at_once(data: Path, office: Office) -> None:
    """One sentence in the dialog; the same for a set that the unit follows already."""
    authored(office)
    async with at_work(data) as officer:
        await to_own(officer)
        await officer.press("f7")
        assert "BỘ NÀY CHƯA ĐỦ" in officer.part("#form-told")
        await officer.press("ctrl+s")
        assert "chưa đầy đủ" in officer.error()
        await officer.press("escape", "home", "f7", "ctrl+s")
        assert "đang theo chính bộ này trong kỳ 2024" in officer.error()
        assert "--" not in officer.error()


@pytest.mark.usefixtures("office")
async def test_what_will_be_done_is_read_whole_on_a_narrow_screen(data: Path) -> None:
    """The longest outcome fits beside the scroll bar at 80 columns."""
    async with at_work(data, size=SMALL) as officer:
        await officer.press("ctrl+b", "home", "down", "f7", "down", "ctrl+s")
        await officer.calm()
        assert officer.room == "AdoptionScreen"
        assert "Đổi mức yêu cầu, chưa ghi" in officer.text()


@pytest.mark.usefixtures("office")
async def test_the_next_year_starts_from_this_year_of_the_same_set(data: Path) -> None:
    """Choosing the advanced set and writing a year goes on from its own answers, not from those of the basic set."""
    async with at_work(data) as officer:
        await officer.press("ctrl+b", "home", "down", "down", "f7")
        await officer.fill("year", "2025")
        await officer.press("ctrl+s")
        await officer.calm()
        assert "Từ kỳ 2024 theo “Xã NTM nâng cao 2021-2025”" in officer.text()
        assert "trọng tâm: 3, 6, 8, 19" in officer.text()
