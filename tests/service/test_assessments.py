"""The list of assessments, and changing the focus or the deadline of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.service.assessments import Changing, change_assessment, list_assessments
from ntm_tracker.service.history import undo
from ntm_tracker.service.reading import Wanted, open_checklist
from tests.service.deeds import refused
from tests.store.record import COMMUNE, content

if TYPE_CHECKING:
    from ntm_tracker.service.office import Office


def test_every_assessment_is_listed_with_its_set(office: Office) -> None:
    """The commune's current one first."""
    listed = list_assessments(office)
    assert listed[0][0].id == COMMUNE
    assert all(assessment.set_id == criteria_set.id for assessment, criteria_set in listed)
    assert len(listed) == 3


def test_focus_and_deadline_are_changed_and_taken_back(office: Office) -> None:
    """The summary says what it was; an empty focus is none."""
    before = content(office.store)
    _, told = change_assessment(office, Changing("6, 3", "15/12/2024"), Wanted())
    assert told == "Sửa kỳ đánh giá: trọng tâm 3, 6, 8, 19 → 3, 6; hạn 31/12/2024 → 15/12/2024"
    assert [c.criterion.number for c in open_checklist(office).criteria if c.focus] == [3, 6]
    undo(office)
    assert content(office.store) == before
    changed, _ = change_assessment(office, Changing(focus=""), Wanted())
    assert changed.focus == ()


def test_what_cannot_be_changed_is_one_sentence(office: Office) -> None:
    """A focus that the set does not have, no day, a day before the year, nothing at all, nothing new."""
    for changing, told in (
        (Changing("3, 20"), "20"),
        (Changing("ba"), "ba"),
        (Changing(deadline="hôm nào"), "hôm nào"),
        (Changing(deadline="31/12/2023"), "trước kỳ"),
        (Changing(), "--focus"),
        (Changing("3,6,8,19"), "đã đúng"),
    ):
        with refused(office, told):
            change_assessment(office, changing, Wanted())
    with refused(office, "2031"):
        change_assessment(office, Changing(""), Wanted(year=2031))
