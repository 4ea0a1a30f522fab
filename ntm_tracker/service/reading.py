"""Seeing where things stand: one assessment, its gaps, one indicator."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ntm_tracker.domain.checklist import Recorded, assess
from ntm_tracker.domain.precedents import Precedent
from ntm_tracker.domain.requirements import YearlyNumber, measure_of
from ntm_tracker.domain.subjects import dated_name, named, titled
from ntm_tracker.domain.text import clean_line, indicator_number
from ntm_tracker.domain.verdicts import Applied
from ntm_tracker.errors import InputRefused, NotFound
from ntm_tracker.service.criteria import set_named
from ntm_tracker.service.office import today
from ntm_tracker.store import events, past, queries
from ntm_tracker.store.duties import duties_as_of, read_duties
from ntm_tracker.store.kept_evidence import KeptEvidence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ntm_tracker.domain.checklist import Assessment, Checklist, IndicatorState, Subject
    from ntm_tracker.domain.criteria import CriteriaSet, Indicator
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.precedents import Precedence
    from ntm_tracker.domain.profile import Beside, Profile, Target
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.village_feed import VillageRows
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.kept_evidence import Papers
    from ntm_tracker.store.store import View


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which assessment is meant, as typed; empty means the commune's current one."""

    subject: str | None = None
    set_id: str | None = None
    as_of: str | None = None
    year: int | None = None


def open_checklist(office: Office, wanted: Wanted | None = None) -> Checklist:
    """Return the assessment that is `wanted` as it stands on its day.

    Raises:
        NotFound: no such subject, set or assessment.
        InputRefused: the set cannot be assessed against, or the day is in the future.
    """
    asked = wanted or Wanted()
    as_of = None
    if asked.as_of:
        # Imported where a day is named: the first verdicts are of today.
        from ntm_tracker.domain.result_entry import read_day

        as_of = read_day(asked.as_of, "Ngày xem", today())
    with office.store.reading() as connection:
        if asked.set_id:
            _check_set(connection, asked.set_id)
        units = queries.subjects(connection).values() if asked.subject else ()
        chosen = choose(queries.assessments(connection), asked, units)
        return Reader(connection, office.profile, office.store.evidence).checklist(chosen, as_of)


def open_all(office: Office, as_of: date | None = None) -> list[Checklist]:
    """Return every assessment as it stands, the commune's current one first."""
    with office.store.reading() as connection:
        reader = Reader(connection, office.profile, office.store.evidence)
        return [reader.checklist(chosen, as_of) for chosen in reader.assessments]


def checklist_of(connection: View, chosen: Assessment) -> Checklist:
    """Return one assessment as it stands today, whether or not it was opened yet, with what officers recorded alone."""
    return Reader(connection).checklist(chosen)


def find_number(checklist: Checklist, typed: str) -> str:
    """Return the number of the indicator, the gate or the whole criterion that `typed` names.

    Raises:
        NotFound: the set has none of this number.
    """
    number = indicator_number(typed)
    if checklist.find_criterion(number):
        return number
    return find_indicator(checklist, typed).indicator.number


def find_indicator(checklist: Checklist, typed: str) -> IndicatorState:
    """Return the indicator that `typed` names.

    Raises:
        NotFound: the set has no such indicator, or the number is a criterion's.
    """
    number = indicator_number(typed)
    if state := checklist.find(number):
        return state
    for criterion in checklist.criteria:
        if number == str(criterion.criterion.number):
            numbers = ", ".join(s.indicator.number for s in criterion.indicators)
            raise NotFound(
                f"{number} là tiêu chí “{criterion.criterion.name}”, gồm các chỉ tiêu {numbers}; hãy chọn một chỉ tiêu."
            )
    title = checklist.criteria_set.short_title
    raise NotFound(f"Bộ “{title}” không có chỉ tiêu “{typed.strip()[:20]}”; hãy xem danh sách bằng “ntm status”.")


def targets_beside(profile: Profile, set_id: str, number: str) -> list[tuple[Target, Beside]]:
    """Return the plan targets that stand beside an indicator; they never fill its result."""
    return [
        (target, beside)
        for target in profile.targets
        for beside in target.beside
        if (beside.set, beside.indicator) == (set_id, number)
    ]


def choose(listed: list[Assessment], wanted: Wanted, units: Iterable[Subject] = ()) -> Assessment:
    """Pick the assessment that `wanted` names: by code or name without marks, by set, by year.

    `units` are all that the record knows, so that one without an assessment is not called unknown.

    Raises:
        NotFound: none fits.
        InputRefused: several units bear the name.
    """
    fitting = listed
    if wanted.subject:
        by_code = {a.subject.code: a.subject for a in listed} | {unit.code: unit for unit in units}
        subject = _followed(wanted.subject, list(by_code.values()), listed)
        fitting = [a for a in fitting if a.subject.code == subject.code]
    if wanted.set_id:
        fitting = [a for a in fitting if a.set_id == wanted.set_id]
    if wanted.year is not None:
        fitting = [a for a in fitting if a.year == wanted.year]
    if not fitting:
        asked = [f"theo bộ “{wanted.set_id}”"] if wanted.set_id else []
        asked += [] if wanted.year is None else [f"năm {wanted.year}"]
        known = ", ".join(f"{a.set_id} ({a.subject.name}, {a.year})" for a in listed)
        raise NotFound(f"Chưa có kỳ đánh giá {' '.join(asked)} cho đơn vị này; các kỳ hiện có: {known}.")
    return fitting[0]


def unit_named(typed: str, units: Iterable[Subject]) -> Subject | None:
    """Return the unit that `typed` names by code, or by name without marks; None where there is none.

    Raises:
        InputRefused: several units bear the name.
    """
    found = named(typed, units)
    if len(found) > 1:
        same = ", ".join(f"{dated_name(unit)}, mã {unit.code}" for unit in found)
        raise InputRefused(f"Có nhiều đơn vị tên “{clean_line(typed)}”: {same}; hãy ghi mã thay cho tên.")
    return found[0] if found else None


def _followed(typed: str, units: list[Subject], listed: list[Assessment]) -> Subject:
    followed = ", ".join(dict.fromkeys(titled(a.subject) for a in listed))
    if (found := unit_named(typed, units)) is None:
        raise NotFound(f"Không có đơn vị “{typed}” đang được theo dõi; các đơn vị: {followed}.")
    if not any(a.subject.code == found.code for a in listed):
        raise NotFound(
            f"{titled(found)} chưa có kỳ đánh giá; các đơn vị đang được theo dõi: {followed}; "
            "hãy xem cách mở kỳ bằng “ntm subject list”."
        )
    return found


def _check_set(connection: View, set_id: str) -> None:
    if not (named := set_named(connection, set_id)).complete:
        raise InputRefused(
            f"Bộ “{named.short_title}” chưa đầy đủ (mới có tên tiêu chí) nên chỉ để đọc, "
            f"chưa đánh giá được; hãy xem bằng “ntm criteria list {set_id}”."
        )


def text_read(latest: Indicator | None, dated: date | None) -> Indicator | None:
    """Return `latest` as a decision signed on `dated` holds it; as it is where no day is known."""
    return latest.on(dated) if latest and dated else latest


def _precedent(follows: Precedence, earlier: Checklist, state: IndicatorState) -> Precedent:
    assessment = earlier.assessment
    return Precedent(
        carry=follows.carry,
        assessment=assessment.id,
        label=f"{assessment.subject.name}, {earlier.criteria_set.short_title}, kỳ {assessment.year}",
        number=state.indicator.number,
        text=state.indicator.text,
        requirement=state.applied.requirement,
        year=assessment.year,
        result=state.result,
        judgement=state.judgement,
        evidence=state.evidence,
    )


class Reader:
    """Reads assessments, on one day or on many, out of a single look at the record.

    With a profile, the rows of villages feed the indicators that count them.
    """

    def __init__(self, connection: View, profile: Profile | None = None, evidence: KeptEvidence | None = None) -> None:
        self._connection = connection
        self.profile = profile
        self._evidence = evidence or KeptEvidence()
        self._days: dict[date | None, _Record] = {}

    @cached_property
    def assessments(self) -> list[Assessment]:
        """Every assessment, the commune's current one first."""
        return queries.assessments(self._connection)

    @cached_property
    def papers(self) -> Papers:
        """Every piece of evidence."""
        return self._evidence.read(self._connection)

    @cached_property
    def events(self) -> list[Event]:
        """Every deed, oldest first; only a past day asks for them."""
        return events.read_events(self._connection)

    def checklist(self, chosen: Assessment, as_of: date | None = None) -> Checklist:
        """Return one assessment as it stood at the end of a day; None for as it stands."""
        if as_of not in self._days:
            self._days[as_of] = _Record(self._connection, self, as_of)
        return self._days[as_of].checklist(chosen)


class _Record:
    """The record as of a day, None for today."""

    def __init__(self, connection: View, reader: Reader, as_of: date | None) -> None:
        self._connection = connection
        self._as_of = as_of
        self._reader = reader
        self._events = [] if as_of is None else reader.events
        self._duties = read_duties(connection) if as_of is None else duties_as_of(self._events, as_of)
        self._read: dict[str, Checklist] = {}

    def checklist(self, chosen: Assessment, *, alone: bool = False) -> Checklist:
        """Return one assessment as it stands; `alone` without the earlier answers beside it."""
        day = self._as_of or today()
        whole = set_named(self._connection, chosen.set_id)
        criteria_set = whole.on(chosen.law_day(day))
        own = self._own(whole, criteria_set, chosen.year)
        beside = {} if alone else self._precedents(chosen)
        recorded = Recorded(
            self._results(chosen),
            own,
            self._papers(chosen),
            beside,
            self._duties.get(chosen.id),
            self._villages(chosen),
        )
        return assess(chosen, criteria_set, recorded, day)

    def _precedents(self, chosen: Assessment) -> dict[str, tuple[Precedent, ...]]:
        """Return the earlier answers that stand beside those of `chosen`, by its indicators."""
        found: dict[str, tuple[Precedent, ...]] = defaultdict(tuple)
        for follows in queries.precedences(self._connection, chosen.id):
            earlier = self._earlier(follows.from_assessment)
            if state := earlier.find(follows.from_indicator):
                found[follows.indicator] += (_precedent(follows, earlier, state),)
        return found

    def _earlier(self, assessment_id: str) -> Checklist:
        if assessment_id not in self._read:
            listed = {a.id: a for a in self._reader.assessments}
            # Alone: two assessments may each follow the other.
            self._read[assessment_id] = self.checklist(listed[assessment_id], alone=True)
        return self._read[assessment_id]

    def _results(self, chosen: Assessment) -> dict[str, Result]:
        if self._as_of is None:
            return queries.results(self._connection, chosen.id)
        return past.results_as_of(self._events, chosen.id, self._as_of)

    def _papers(self, chosen: Assessment) -> dict[str, tuple[Evidence, ...]]:
        arranged = self._reader.papers.of(chosen.id)
        if self._as_of is None:
            return arranged
        there = {number: past.evidence_as_of(pieces, self._as_of) for number, pieces in arranged.items()}
        return {number: tuple(pieces) for number, pieces in there.items() if pieces}

    def _villages(self, chosen: Assessment) -> dict[str, VillageRows]:
        """Return what the rows of villages come to, for the indicators of `chosen` that count them."""
        profile = self._reader.profile
        if profile is None or chosen.subject.kind != "commune":
            return {}
        counted = [one for one in profile.village_counts if one.set == chosen.set_id]
        if not counted or (self._as_of is None and not queries.has_titles(self._connection)):
            return {}
        # Imported where there are rows: the first verdicts wait for none.
        from ntm_tracker.domain.village_feed import rows_of
        from ntm_tracker.service.villages import villages_in

        villages = villages_in(self._connection, profile, chosen.subject, self._as_of, self._events)
        rows = {one.indicator: rows_of(villages, one.titles, chosen.year) for one in counted}
        return {number: found for number, found in rows.items() if found}

    def _own(self, whole: CriteriaSet, criteria_set: CriteriaSet, year: int) -> dict[str, Applied]:
        if self._as_of is None:
            kept = queries.confirmations(self._connection, criteria_set.id)
        else:
            kept = past.confirmations_as_of(self._events, criteria_set.id, self._as_of)
        own: dict[str, Applied] = {}
        latest, judging = (whole.by_number(), criteria_set.by_number()) if kept else ({}, {})
        for number, (requirement, confirmation) in kept.items():
            indicator = judging.get(number)
            # What was read for another year, or of a text that was amended since, says nothing of this one.
            other_year = isinstance(requirement, YearlyNumber) and year not in requirement.values
            other_text = text_read(latest.get(number), confirmation.dated) != indicator
            if indicator and (other_year or other_text or _was_an_answer(requirement, indicator.requirement)):
                own[number] = Applied(indicator.requirement, version=confirmation.version)
            elif indicator:
                own[number] = Applied(indicator.requirement, requirement, confirmation, confirmation.version)
        return own


def _was_an_answer(read: Requirement, shipped: Requirement) -> bool:
    """Say whether `read` was confirmed while `shipped`, now a survey, was answered by “đạt”: it must not judge it."""
    return measure_of(shipped) == "survey" and measure_of(read) != "survey"
