"""Everything the screens show, as it stood on a past day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.past_board import find_evidence_on, read_past_board, read_past_day
from ntm_tracker.service.recording import Recording, record_result
from tests.service.deeds import refused

if TYPE_CHECKING:
    from ntm_tracker.service.office import Office

JUNE = date(2024, 6, 30)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", "Chưa ghi ngày"), ("hôm qua", "không phải là ngày"), ("01/10/2024", "hôm nay"), ("02/10/2024", "tương lai")],
)
def test_only_a_past_day_is_looked_at(office: Office, typed: str, told: str) -> None:
    """One sentence for every other."""
    with refused(office, told):
        read_past_day(typed)


def test_what_came_later_is_not_on_the_board(office: Office) -> None:
    """Results by their day, deeds by when they were done; the evidence by its paper, however many came after."""
    record_result(office, "3.1", Recording(Draft(value="92"), on="01/06/2024"))
    record_result(office, "3.4", Recording(Draft(passed=True), on="01/09/2024"))
    for issued in ("01/05/2024", "01/08/2024", "02/08/2024", "03/08/2024"):
        add_evidence(office, ("3.1",), Paper(note=f"Báo cáo {issued}", issued=issued))
    board = read_past_board(office, JUNE)
    first = board.checklists[0]
    assert first.day == JUNE
    assert [bool(state.result) for number in ("3.1", "3.4") if (state := first.find(number))] == [True, False]
    assert [event.seq for event in board.events] == [1]
    assert [piece.note for piece in find_evidence_on(office, "bao cao", 2, day=JUNE)] == ["Báo cáo 01/05/2024"]
    assert set(board.gaps) == {checklist.assessment.id for checklist in board.checklists}
