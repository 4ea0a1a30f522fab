"""Recording a result and confirming a requirement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ntm_tracker.domain.confirm_queue import needs_figure
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.requirement_entry import read_requirement
from ntm_tracker.domain.requirements import YearlyNumber, unit_of
from ntm_tracker.domain.result_entry import Asked, check_outcome, read_day, read_outcome
from ntm_tracker.domain.results import Result, in_unit, outcome_text, unit_for
from ntm_tracker.domain.text import clean_line, clean_text, shorten
from ntm_tracker.domain.wording import indicator_text, requirement_text, whole_text
from ntm_tracker.errors import InputRefused, Questioned, Reading
from ntm_tracker.service.criteria import read_set
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import find_indicator, open_checklist, text_read
from ntm_tracker.store import confirmations, queries, unit
from ntm_tracker.store.events import Entry

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.result_entry import Draft
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.store.store import View


@dataclass(frozen=True, slots=True)
class Recording:
    """A result as typed, with where it comes from."""

    draft: Draft
    on: str = ""
    source: str = ""
    note: str = ""
    with_evidence: bool = False
    """Whether the evidence of the earlier answers is linked too."""


@dataclass(frozen=True, slots=True)
class Confirming:
    """A requirement as read on paper; an empty `value` keeps the shipped figure."""

    basis: str
    value: str = ""
    article: str = ""
    dated: str = ""
    sure: bool = False
    """Whether the officer insists on a unit, direction or kind other than the known one."""


@dataclass(frozen=True)
class Saved:
    """What a deed did, and what it left: that is read when somebody first asks."""

    office: Office
    wanted: Wanted | None
    number: str
    summary: str

    @cached_property
    def checklist(self) -> Checklist:
        """The whole assessment."""
        return open_checklist(self.office, self.wanted)

    @property
    def state(self) -> IndicatorState:
        """The indicator that the deed touched."""
        return find_indicator(self.checklist, self.number)


def record_result(
    office: Office, number: str, recording: Recording, wanted: Wanted | None = None, over: int | None = None
) -> Saved:
    """Save the result of one indicator; `over` is the version that the officer saw.

    Raises:
        InputRefused: the value, the day or the kind of result cannot be taken; nothing is saved.
        NotFound: no such indicator.
        SavedMeanwhile: somebody saved a newer one.
    """
    checklist = open_checklist(office, wanted)
    state = find_indicator(checklist, number)
    result = _read(recording, state, checklist)
    papers = earlier_papers(state) if recording.with_evidence else ()
    if recording.with_evidence and not papers:
        raise InputRefused(f"{_named(state)} không có minh chứng cũ để gắn thêm; hãy bỏ phần này rồi ghi lại.")
    summary = f"Ghi kết quả {state.indicator.number}: {_shown(state.recorded)} → {_shown(result)}{_papers_told(papers)}"
    entry = _entry(office, Deed.RECORD, checklist, state, summary)
    with office.store.writing() as connection:
        unit.save_result(connection, entry, state.indicator.number, result, over, papers=papers)
    return Saved(office, wanted, state.indicator.number, summary)


def keep_answer(office: Office, number: str, wanted: Wanted | None = None, over: int | None = None) -> Saved:
    """Save the earlier answer of an indicator as today's, and link its evidence, as one deed.

    Raises:
        InputRefused: no earlier answer, several that differ, or one that does not fit the requirement.
        NotFound: no such indicator.
        SavedMeanwhile: somebody saved a newer one.
    """
    checklist = open_checklist(office, wanted)
    state = find_indicator(checklist, number)
    result = replace(_earlier(state, checklist), version=0)
    papers = earlier_papers(state)
    change = f"{_shown(state.recorded)} → {_shown(result)}"
    summary = f"Giữ câu trả lời cũ {state.indicator.number}: {change}{_papers_told(papers)}"
    entry = _entry(office, Deed.RECORD, checklist, state, summary)
    with office.store.writing() as connection:
        unit.save_result(connection, entry, state.indicator.number, result, over, papers=papers)
    return Saved(office, wanted, state.indicator.number, summary)


def earlier_papers(state: IndicatorState) -> tuple[int, ...]:
    """Return the evidence of the earlier answers that the indicator does not have yet."""
    there = {piece.id for piece in state.evidence}
    earlier = dict.fromkeys(piece.id for precedent in state.precedents for piece in precedent.evidence)
    return tuple(key for key in earlier if key not in there)


def confirm_requirement(
    office: Office, number: str, confirming: Confirming, wanted: Wanted | None = None, over: int | None = None
) -> Saved:
    """Save that a requirement was read on paper: kept as it is, or replaced by what was read.

    Raises:
        InputRefused: no decision named, an unreadable requirement, or nothing to keep.
        Questioned: it was read, and differs from the known one in more than the figure.
        NotFound: no such indicator.
        SavedMeanwhile: somebody saved a newer one.
    """
    checklist = open_checklist(office, wanted)
    state = find_indicator(checklist, number)
    with Reading("value"):
        requirement = _confirmed(confirming, state, checklist.assessment.year)
    basis = clean_line(confirming.basis)
    with Reading("dated"):
        dated = read_day(confirming.dated, "Ngày văn bản", today()) if confirming.dated.strip() else None
    if not basis:
        raise InputRefused("Chưa ghi văn bản đã đối chiếu; hãy ghi số quyết định, ví dụ “QĐ 741/QĐ-UBND”.", "basis")
    with Reading("dated"):
        _check_dated(office, checklist, state, dated)
    shown = whole_text(requirement, checklist.assessment.year)
    summary = f"Đối chiếu mức yêu cầu {state.indicator.number}: {shown}, theo {shorten(basis, 80)}"
    entry = _entry(office, Deed.CONFIRM, checklist, state, summary)
    with office.store.writing() as connection:
        set_id, number = checklist.criteria_set.id, state.indicator.number
        unit.save_confirmation(
            connection,
            entry,
            set_id=set_id,
            indicator=number,
            requirement=_with_other_years(connection, set_id, number, requirement, basis, sure=confirming.sure),
            basis=basis,
            article=clean_line(confirming.article),
            dated=dated,
            over=over,
        )
    return Saved(office, wanted, state.indicator.number, summary)


def _check_dated(office: Office, checklist: Checklist, state: IndicatorState, dated: date | None) -> None:
    """Refuse a decision that holds another text of the indicator than the one judged by."""
    number = state.indicator.number
    latest = read_set(office, checklist.criteria_set.id).find(number)
    if text_read(latest, dated) == state.indicator:
        return
    changed = [old.until for old in latest.earlier] if latest else []
    since = [f"từ ngày {format_date(day)}" for day in changed if day <= checklist.law_day][-1:]
    until = [f"trước ngày {format_date(day)}" for day in changed if day > checklist.law_day][:1]
    raise InputRefused(
        f"Ngày văn bản không khớp: kỳ {checklist.assessment.year} đánh giá {indicator_text(number)} "
        f"theo văn bản ký {' và '.join(since + until)}; hãy ghi ngày ký của văn bản đó."
    )


def withdraw_confirmation(office: Office, number: str, wanted: Wanted | None = None, over: int | None = None) -> Saved:
    """Take back that a requirement was read on paper, for the assessment's year; what was shipped judges again.

    Raises:
        InputRefused: it was not confirmed.
        NotFound: no such indicator.
        SavedMeanwhile: somebody saved a newer one.
    """
    checklist = open_checklist(office, wanted)
    state = find_indicator(checklist, number)
    number, year = state.indicator.number, checklist.assessment.year
    if state.applied.confirmation is None:
        raise InputRefused(f"Chỉ tiêu {number} chưa được đối chiếu; không có gì để rút lại.")
    shown = requirement_text(state.applied.requirement, year)
    summary = f"Rút lại đối chiếu {number}: {shown}, theo {shorten(state.applied.confirmation.basis, 80)}"
    entry = _entry(office, Deed.CONFIRM, checklist, state, summary)
    with office.store.writing() as connection:
        confirmations.withdraw(connection, entry, checklist.criteria_set.id, year, over)
    return Saved(office, wanted, state.indicator.number, summary)


def _earlier(state: IndicatorState, checklist: Checklist) -> Result:
    """Return the one earlier answer that may stand as today's."""
    given = [precedent.result for precedent in state.precedents if precedent.result]
    if not given:
        raise InputRefused(f"{_named(state)} không có câu trả lời cũ để giữ; hãy ghi kết quả.")
    if len({(result.outcome, result.unit) for result in given}) > 1:
        listed = ", ".join(outcome_text(result.outcome, result.unit) for result in given)
        raise InputRefused(f"{_named(state)} có nhiều câu trả lời cũ khác nhau ({listed}); hãy ghi kết quả đúng.")
    requirement = state.applied.requirement
    if not in_unit(given[0], requirement):
        raise InputRefused(
            f"Câu trả lời cũ {_shown(given[0])} không cùng đơn vị với mức yêu cầu mới "
            f"({unit_of(requirement) or 'không có đơn vị'}); hãy ghi lại kết quả."
        )
    check_outcome(given[0].outcome, Asked(state.indicator.number, requirement, checklist.assessment.subject.villages))
    return given[0]


def _named(state: IndicatorState) -> str:
    named = indicator_text(state.indicator.number)
    return f"{named[0].upper()}{named[1:]}"


def _papers_told(papers: tuple[int, ...]) -> str:
    return f", kèm {len(papers)} minh chứng cũ" if papers else ""


def _read(recording: Recording, state: IndicatorState, checklist: Checklist) -> Result:
    requirement = state.applied.requirement
    asked = Asked(state.indicator.number, requirement, checklist.assessment.subject.villages)
    with Reading("value"):
        outcome = read_outcome(recording.draft, asked)
    with Reading("on"):
        day = read_day(recording.on, "Ngày số liệu", today()) if recording.on.strip() else None
    return Result(
        outcome=outcome,
        unit=unit_for(outcome, requirement),
        on=day,
        source=clean_line(recording.source),
        note=clean_text(recording.note),
    )


def _with_other_years(  # noqa: PLR0913 - what a confirmation is made of
    connection: View, set_id: str, number: str, read: Requirement, basis: str, *, sure: bool
) -> Requirement:
    """Return `read` with what was read of other years before: that stays read, from now on by the same `basis`."""
    earlier, confirmation = queries.confirmations(connection, set_id).get(number, (None, None))
    if not isinstance(read, YearlyNumber) or not isinstance(earlier, YearlyNumber):
        return read
    others = sorted(set(earlier.values) - set(read.values))
    if (read.op, read.unit) == (earlier.op, earlier.unit):
        if others and confirmation and confirmation.basis != basis and not sure:
            years = ", ".join(map(str, others))
            raise Questioned(f"Mức năm {years} đã đối chiếu theo {confirmation.basis} sẽ được ghi theo {basis}")
        return replace(read, values=earlier.values | read.values)
    # Figures of another unit cannot stand beside these; to lose them is for the officer to say.
    if others and not sure:
        raise Questioned(f"Mức đã đối chiếu của năm {', '.join(map(str, others))} tính theo {earlier.unit} sẽ bị bỏ")
    return read


def _confirmed(confirming: Confirming, state: IndicatorState, year: int) -> Requirement:
    if confirming.value.strip():
        return read_requirement(confirming.value, state.applied.requirement, year, sure=confirming.sure)
    kept = state.applied.requirement
    if needs_figure(state, year):
        raise InputRefused(
            f"Chỉ tiêu {state.indicator.number} chưa có mức yêu cầu để giữ nguyên; "
            "hãy ghi mức đọc được trong văn bản, ví dụ “>= 85”."
        )
    # The officer looked at one year's figure; the others were not confirmed by that.
    return replace(kept, values={year: kept.values[year]}) if isinstance(kept, YearlyNumber) else kept


def _entry(office: Office, deed: Deed, checklist: Checklist, state: IndicatorState, summary: str) -> Entry:
    return Entry(deed, office.who, summary, checklist.assessment.id, (state.indicator.number,))


def _shown(result: Result | None) -> str:
    return outcome_text(result.outcome, result.unit) if result else "chưa có"
