"""The list of work: what each person has to do, over every assessment or one, today or on a past day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.text import clean_line, matches
from ntm_tracker.domain.work_list import of_person, work_items
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import choose, open_all

if TYPE_CHECKING:
    from ntm_tracker.domain.work_list import WorkItem
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted


def list_work(office: Office, wanted: Wanted | None = None, *, mine: bool = False, who: str = "") -> list[WorkItem]:
    """Return the work that is left, the most urgent first: of the officer at the keyboard, or of who fits `who`.

    Raises:
        InputRefused: the day cannot be.
        NotFound: no such subject, set or assessment.
    """
    as_of = wanted.as_of if wanted else None
    listed = open_all(office, read_day(as_of, "Ngày xem", today()) if as_of else None)
    if wanted and (wanted.subject or wanted.set_id or wanted.year is not None):
        chosen = choose([checklist.assessment for checklist in listed], wanted)
        listed = [checklist for checklist in listed if checklist.assessment.id == chosen.id]
    items = work_items(listed)
    if mine:
        items = of_person(items, office.who)
    asked = clean_line(who)
    return [item for item in items if matches(asked, item.who)]
