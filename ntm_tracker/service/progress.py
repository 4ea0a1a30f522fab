"""How far the work is: moved on by an officer, accepted only where it is met or does not apply."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.duty_entry import read_progress
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.progress_steps import moved_text, refusal, refused_move, step_after
from ntm_tracker.domain.terms import Progress
from ntm_tracker.service.duties import Given, versions
from ntm_tracker.service.reading import find_indicator, open_checklist
from ntm_tracker.store import tables
from ntm_tracker.store.events import Entry, newest_event, next_number
from ntm_tracker.store.rows import check_seen
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ntm_tracker.domain.checklist import IndicatorState
    from ntm_tracker.service.duties import Seen
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted


def accept(office: Office, typed: Sequence[str], wanted: Wanted | None = None, over: Seen = None) -> Given:
    """Accept the work on indicators, as one deed.

    Raises:
        RowsRefused: one of several is neither met nor waived for a written reason, or is accepted already;
            then none is.
        InputRefused: the only one is so.
        NotFound: no such indicator.
        SavedMeanwhile: somebody saved a newer state.
    """
    return move(office, typed, Progress.ACCEPTED.value, wanted, over)


def move(office: Office, typed: Sequence[str], to: str, wanted: Wanted | None = None, over: Seen = None) -> Given:
    """Move the work on indicators to a state, as one deed; `over` is what the officer saw.

    Raises:
        InputRefused: no such state, or one that an indicator cannot be in; then none is moved.
        NotFound: no such indicator.
        SavedMeanwhile: somebody saved a newer state.
    """
    wished = read_progress(to)
    return _move(office, typed, lambda _: wished, wanted, over)


def step(
    office: Office, typed: Sequence[str], wanted: Wanted | None = None, *, forward: bool, over: Seen = None
) -> Given:
    """Move the work on indicators by one step, each from where it is, as one deed; `over` is what the officer saw.

    Raises:
        InputRefused: one of them has no such step, or cannot be in it; then none is moved.
        NotFound: no such indicator.
        SavedMeanwhile: somebody saved a newer state.
    """
    return _move(office, typed, lambda state: step_after(state.progress, forward=forward), wanted, over)


def _move(
    office: Office,
    typed: Sequence[str],
    goal: Callable[[IndicatorState], Progress],
    wanted: Wanted | None,
    over: Seen,
) -> Given:
    checklist = open_checklist(office, wanted)
    states = {s.indicator.number: s for s in (find_indicator(checklist, number) for number in typed)}
    wished = {number: goal(state) for number, state in states.items()}
    if refused := [why for number, state in states.items() if (why := refusal(state, wished[number]))]:
        raise refused_move(refused, len(states))
    numbers, assessment, summary = tuple(states), checklist.assessment.id, moved_text(wished)
    with office.store.writing() as connection:
        work, version = Work(connection), next_number(connection)
        check_seen(connection, tables.progress, assessment, versions(over, numbers))
        for number, to in wished.items():
            row: dict[str, Any] = {"assessment": assessment, "number": number, "state": to.value}
            row |= {"set_by": office.who, "set_at": datetime.now(UTC), "version": version}
            if to is Progress.TO_DO:
                work.remove(tables.progress, row)
            else:
                work.put(tables.progress, row)
        work.close(Entry(Deed.PROGRESS, office.who, summary, assessment, numbers))
    return Given(open_checklist(office, wanted), numbers, summary)


def newest(office: Office) -> int:
    """Return the number of the last deed, 0 where there is none."""
    with office.store.reading() as connection:
        event = newest_event(connection)
    return event.seq if event else 0


def taken_back_since(office: Office, seen: int) -> str:
    """Say what the last deed took back of acceptances, “” where it took back none or is not newer than `seen`."""
    with office.store.reading() as connection:
        event = newest_event(connection)
    return event.taken_back if event and event.seq > seen else ""
