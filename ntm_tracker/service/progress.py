"""How far the work is: moved on by an officer, accepted only where it is met or does not apply."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.duty_entry import read_progress
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.terms import Progress
from ntm_tracker.domain.wording import PROGRESS, indicator_text, judgement_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.duties import Given
from ntm_tracker.service.reading import find_indicator, open_checklist
from ntm_tracker.store import tables
from ntm_tracker.store.events import Entry, newest_event, next_number
from ntm_tracker.store.rows import kept_row
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.domain.checklist import IndicatorState
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted


def accept(office: Office, typed: Sequence[str], wanted: Wanted | None = None, over: int | None = None) -> Given:
    """Accept the work on indicators, as one deed.

    Raises:
        InputRefused: one of them is neither met nor waived for a written reason, or is accepted already.
        NotFound: no such indicator.
        SavedMeanwhile: somebody saved a newer state.
    """
    return move(office, typed, Progress.ACCEPTED.value, wanted, over)


def move(office: Office, typed: Sequence[str], to: str, wanted: Wanted | None = None, over: int | None = None) -> Given:
    """Move the work on indicators to a state, as one deed; `over` is the version that the officer saw.

    Raises:
        InputRefused: no such state, or one that an indicator cannot be in.
        NotFound: no such indicator.
        SavedMeanwhile: somebody saved a newer state.
    """
    wished = read_progress(to)
    checklist = open_checklist(office, wanted)
    states = {s.indicator.number: s for s in (find_indicator(checklist, number) for number in typed)}
    for state in states.values():
        _check(state, wished)
    numbers, assessment = tuple(states), checklist.assessment.id
    summary = f"Chuyển tiến độ {', '.join(numbers)}: {PROGRESS[wished].lower()}"
    with office.store.writing() as connection:
        work, version = Work(connection), next_number(connection)
        for number in numbers:
            kept_row(connection, tables.progress, over, assessment=assessment, number=number)
            row: dict[str, Any] = {"assessment": assessment, "number": number, "state": wished.value}
            row |= {"set_by": office.who, "set_at": datetime.now(UTC), "version": version}
            if wished is Progress.TO_DO:
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


def _check(state: IndicatorState, wished: Progress) -> None:
    named = indicator_text(state.indicator.number)
    told = f"{named[0].upper()}{named[1:]}"
    if state.progress is wished:
        raise InputRefused(f"{told} đã ở bước “{PROGRESS[wished].lower()}”; hãy chọn bước khác.")
    if wished is Progress.ACCEPTED and not state.may_be_accepted:
        stands = judgement_text(state.judgement).lower()
        raise InputRefused(
            f"{told} {stands} nên chưa duyệt được; hãy ghi kết quả đạt, hoặc “không áp dụng” kèm lý do, rồi duyệt."
        )
    has_something = state.result is not None or bool(state.evidence)
    if wished is Progress.TO_DO and has_something:
        raise InputRefused(f"{told} đã có kết quả hoặc minh chứng nên không thể là “chưa làm”; hãy chọn “đang làm”.")
    if wished is Progress.FOR_REVIEW and not has_something:
        raise InputRefused(f"{told} chưa có kết quả hay minh chứng để duyệt; hãy ghi kết quả trước.")
