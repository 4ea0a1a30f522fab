"""Giving work to those whom the set suggests: looked at first, then taken as one deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.people import SUGGESTED, suggested_lines, suggested_owners
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.duties import Assigning, Given, assigned_texts, assignment_row, put_assignment, versions
from ntm_tracker.service.reading import find_indicator, open_checklist
from ntm_tracker.store.events import Entry
from ntm_tracker.store.rows import check_seen
from ntm_tracker.store.tables import assignment
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.people import SuggestedOwners
    from ntm_tracker.service.duties import Seen
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted


def suggested(
    office: Office, typed: Sequence[str] = (), wanted: Wanted | None = None
) -> tuple[Checklist, SuggestedOwners]:
    """Return whom the set suggests for indicators, for all that have a suggestion where none is named.

    Raises:
        NotFound: no such indicator.
    """
    checklist = open_checklist(office, wanted)
    if typed:
        numbers = [find_indicator(checklist, number).indicator.number for number in typed]
    else:
        numbers = [state.indicator.number for state in checklist.indicators() if state.indicator.owner]
    return checklist, suggested_owners(checklist, numbers)


def assign_suggested(
    office: Office,
    typed: Sequence[str] = (),
    wanted: Wanted | None = None,
    *,
    due: str | None = None,
    over: Seen = None,
) -> Given:
    """Give indicators to those whom the set suggests, as one deed; who answers already stays.

    Raises:
        InputRefused: there is nobody to take, or the deadline is no day.
        NotFound: no such indicator.
        SavedMeanwhile: somebody saved a newer one.
    """
    checklist, owners = suggested(office, typed, wanted)
    if not owners.given:
        told = "; ".join(suggested_lines(owners)) or "bộ tiêu chí này không gợi ý ai"
        raise InputRefused(f"Không có gì để giao theo gợi ý ({told}); hãy giao từng người bằng tên.")
    key, numbers = checklist.assessment.id, tuple(owners.given)
    with office.store.writing() as connection:
        check_seen(connection, assignment, key, versions(over, numbers))
        work, rows = Work(connection), []
        for number, owner in owners.given.items():
            assigning = Assigning(owner, due or None)
            rows.append(assignment_row(connection, key, number, assigning))
            put_assignment(connection, work, rows[-1])
        summary = f"{'; '.join(assigned_texts(rows))} ({SUGGESTED})"
        work.close(Entry(Deed.ASSIGN, office.who, summary, key, numbers))
    return Given(open_checklist(office, wanted), numbers, summary)
