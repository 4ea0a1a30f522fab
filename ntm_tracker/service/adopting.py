"""Adopting a set: an assessment is opened under it, from an earlier one or from nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ntm_tracker.domain.adopted_work import work_going_on
from ntm_tracker.domain.adoption import Adoption, carry_over, confirmed_alike, opened_empty, with_confirmations
from ntm_tracker.domain.backups import Why
from ntm_tracker.domain.checklist import Assessment
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.long_work import Phase
from ntm_tracker.domain.period_entry import read_deadline, read_focus, read_year
from ntm_tracker.domain.subjects import dated_name
from ntm_tracker.domain.text import clean_line, indicator_number
from ntm_tracker.domain.wording import LEVELS
from ntm_tracker.errors import InputRefused, NotFound
from ntm_tracker.service.backup import back_up_before
from ntm_tracker.service.criteria import set_named
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import checklist_of, unit_named
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import queries
from ntm_tracker.store.adopting import write_adoption
from ntm_tracker.store.events import Entry
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ntm_tracker.domain.checklist import Checklist, Subject
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View


@dataclass(frozen=True, slots=True)
class Adopting:
    """What is asked for, as typed; empty means what lies nearest."""

    set_id: str
    subject: str = ""
    """Code or name of the unit; empty: the one that is followed on this level."""
    start: str = ""
    """The set or the assessment to start from; empty: the unit's current assessment."""
    start_subject: str = ""
    """The unit whose assessment it starts from, where that is another one."""
    year: str = ""
    deadline: str = ""
    focus: str | None = None
    """Criteria as “3, 6, 8”, “” for none; None: those of the start where the set is the same."""
    beside: bool = False
    """Whether the start stays beside, as a lower level does, instead of being replaced."""
    mapping: tuple[tuple[str, str], ...] = ()
    """Old number and new number, as the officer pairs them; “” for the old where it follows none."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What the deed left."""

    adoption: Adoption
    checklist: Checklist
    summary: str
    changed: bool
    """False where everything was there already, so that nothing was written."""


def plan_adoption(office: Office, adopting: Adopting) -> Adoption:
    """Work out what adopting a set would come to; nothing is written.

    Raises:
        NotFound: no such set, unit or assessment, or a mapping that names an unknown number.
        InputRefused: a set that is not whole or of another level, or an unreadable year, day or focus.
    """
    with office.store.reading() as connection:
        return _plan(connection, adopting)


def adopt_set(office: Office, adopting: Adopting, watch: Watch | None = None) -> Adopted:
    """Adopt a set as one deed; the figures are those of `plan_adoption`.

    Raises:
        NotFound: as `plan_adoption`.
        InputRefused: as `plan_adoption`.
        RecordUnavailable: the record as it is could not be backed up first.
        Stopped: as `watch` said; nothing is adopted.
    """
    watched = watch or Watch()
    watched.expect(1, "Đã dừng; chưa áp dụng gì.")
    back_up_before(office, Why.ADOPT, watched)
    watched.begin(Phase("so hai bộ tiêu chí"))
    with office.store.writing() as connection:
        adoption = _plan(connection, adopting)
        watched.begin(Phase("ghi kỳ mới", can_stop=False))
        work = Work(connection)
        write_adoption(connection, work, adoption)
        summary = _summary(connection, adoption)
        if work.changed:
            touched = [*(f.indicator for f in adoption.precedences), *(one.number for one in adoption.work)]
            numbers = tuple(dict.fromkeys(touched))
            work.close(Entry(Deed.ADOPT, office.who, summary, adoption.target.id, numbers))
        return Adopted(adoption, checklist_of(connection, adoption.target), summary, work.changed)


def _plan(connection: View, adopting: Adopting) -> Adoption:
    criteria_set = set_named(connection, clean_line(adopting.set_id))
    if not criteria_set.complete:
        raise InputRefused(
            f"Bộ “{criteria_set.short_title}” chưa đầy đủ (mới có tên tiêu chí) nên chưa áp dụng được; "
            "hãy nhập bộ đầy đủ rồi làm lại."
        )
    listed = queries.assessments(connection)
    subject = _subject(connection, listed, adopting, criteria_set)
    start = _start(listed, adopting, criteria_set, subject)
    target, exists = _target(listed, adopting, criteria_set, subject, start)
    is_swap = start is not None and (start.year, start.subject.code) == (target.year, subject.code)
    adoption = Adoption(
        target=target,
        start=start,
        criteria_set=criteria_set,
        lines=(),
        precedences=(),
        confirmations={},
        exists=exists,
        replaces=is_swap and not adopting.beside,
        warnings=tuple(_warnings(criteria_set, target)),
    )
    return _with_answers(connection, adoption, adopting)


def _with_answers(connection: View, adoption: Adoption, adopting: Adopting) -> Adoption:
    new = checklist_of(connection, adoption.target)
    if adoption.start is None:
        if adopting.mapping:
            raise InputRefused("Chưa có kỳ đánh giá cũ để ghép chỉ tiêu; hãy bỏ --map, hoặc chọn kỳ bằng --from.")
        return replace(adoption, lines=tuple(opened_empty(new)))
    old = checklist_of(connection, adoption.start)
    mapping = _mapping(adopting.mapping, old.criteria_set, new.criteria_set)
    confirmed = {}
    if adoption.criteria_set.revises == adoption.start.set_id:
        there = queries.confirmations(connection, adoption.target.set_id)
        known = queries.confirmations(connection, adoption.start.set_id)
        alike = confirmed_alike(old.criteria_set, new.criteria_set, mapping)
        confirmed = {new: old for new, old in alike.items() if old in known and new not in there}
        new = with_confirmations(old, new, confirmed)
    lines, precedences = carry_over(old, new, mapping)
    return replace(
        adoption,
        lines=tuple(lines),
        precedences=tuple(precedences),
        confirmations=confirmed,
        work=work_going_on(old, new, lines),
    )


def _subject(connection: View, listed: list[Assessment], adopting: Adopting, criteria_set: CriteriaSet) -> Subject:
    followed = {a.subject.code: a.subject for a in listed if a.subject.kind == criteria_set.level}
    if adopting.subject.strip():
        subjects = queries.subjects(connection)
        named = unit_named(adopting.subject, subjects.values())
        if named is None:
            known = ", ".join(f"{s.name} ({s.code})" for s in subjects.values())
            raise NotFound(f"Không có đơn vị “{clean_line(adopting.subject)[:40]}”; các đơn vị: {known}.")
        _check_level(criteria_set, named)
        return named
    if len(followed) == 1 or (followed and criteria_set.level == "commune"):
        return next(iter(followed.values()))
    of_level = [s for s in queries.subjects(connection).values() if s.kind == criteria_set.level]
    if len(of_level) == 1:
        return of_level[0]
    known = ", ".join(f"{s.name} ({s.code})" for s in of_level) or "chưa có"
    raise InputRefused(f"Chưa rõ áp dụng cho đơn vị nào; hãy chọn bằng --subject, các đơn vị: {known}.")


def _check_level(criteria_set: CriteriaSet, subject: Subject) -> None:
    if subject.kind != criteria_set.level:
        raise InputRefused(
            f"Bộ “{criteria_set.short_title}” dành cho cấp {LEVELS[criteria_set.level]}, "
            f"không áp dụng được cho {subject.name}; hãy chọn bộ hoặc đơn vị khác."
        )


def _start(
    listed: list[Assessment], adopting: Adopting, criteria_set: CriteriaSet, subject: Subject
) -> Assessment | None:
    whose = adopting.start_subject.strip() or subject.code
    units = {a.subject.code: a.subject for a in listed}
    named = unit_named(whose, units.values())
    theirs = [a for a in listed if named and a.subject.code == named.code]
    if asked := clean_line(adopting.start):
        found = next((a for a in listed if a.id == asked), None)
        found = found or next((a for a in theirs if a.set_id == asked), None)
        if found is None:
            known = ", ".join(a.id for a in theirs or listed)
            raise NotFound(f"Không có kỳ đánh giá “{asked[:60]}” để chuyển từ đó; các kỳ hiện có: {known}.")
        _check_level(criteria_set, found.subject)
        return found
    if adopting.start_subject.strip() and not theirs:
        raise NotFound(f"“{clean_line(adopting.start_subject)[:40]}” chưa có kỳ đánh giá nào để chuyển từ đó.")
    nearest = sorted(theirs, key=lambda a: (a.set_id != criteria_set.id, a.set_id != criteria_set.revises))
    current = [a for a in nearest if a.replaced_by is None and a.subject.kind == criteria_set.level]
    return next(iter(current), None)


def _target(
    listed: list[Assessment], adopting: Adopting, criteria_set: CriteriaSet, subject: Subject, start: Assessment | None
) -> tuple[Assessment, bool]:
    year = read_year(adopting.year) if adopting.year.strip() else _year(start, subject)
    key = f"{subject.code}/{criteria_set.id}/{year}"
    if start and start.id == key:
        raise InputRefused(
            f"{subject.name} đã theo bộ “{criteria_set.short_title}” trong kỳ {year}; "
            "hãy chọn năm khác bằng --year, hoặc kỳ khác để chuyển từ đó bằng --from."
        )
    kept = next((a for a in listed if a.id == key), None)
    deadline = read_deadline(adopting.deadline, year) if adopting.deadline.strip() else _deadline(kept, start, year)
    focus = _focus(kept, start, criteria_set) if adopting.focus is None else read_focus(adopting.focus, criteria_set)
    return Assessment(key, subject, criteria_set.id, year, deadline, focus), kept is not None


def _year(start: Assessment | None, subject: Subject) -> int:
    """Return the year of the start, or the first one of a unit that followed it."""
    year = start.year if start else today().year
    return max(year, subject.since.year) if subject.since else year


def _deadline(kept: Assessment | None, start: Assessment | None, year: int) -> date:
    if kept:
        return kept.deadline
    if start is None:
        return date(year, 12, 31)
    # A deadline may lie in another year than the assessment; 29 February is not in every year.
    meant = start.deadline.year + year - start.year
    day = min(start.deadline.day, 28) if start.deadline.month == 2 else start.deadline.day
    return date(meant, start.deadline.month, day)


def _focus(kept: Assessment | None, start: Assessment | None, criteria_set: CriteriaSet) -> tuple[int, ...]:
    if kept:
        return kept.focus
    # A number means another thing in another set, so that only the same law keeps the focus.
    if start and start.set_id in (criteria_set.id, criteria_set.revises):
        numbers = {criterion.number for criterion in criteria_set.criteria}
        return tuple(number for number in start.focus if number in numbers)
    return ()


def _mapping(typed: Iterable[tuple[str, str]], old: CriteriaSet, new: CriteriaSet) -> dict[str, str]:
    mapping: dict[str, str] = {}
    for before, after in ((indicator_number(one), indicator_number(other)) for one, other in typed):
        for number, criteria_set, which in ((before, old, "cũ"), (after, new, "mới")):
            if criteria_set.find(number) is None and not (which == "cũ" and not number):
                raise NotFound(
                    f"Bộ {which} “{criteria_set.short_title}” không có chỉ tiêu “{number[:20]}”; "
                    "hãy xem lại phần ghép chỉ tiêu (số cũ=số mới)."
                )
        if mapping.setdefault(after, before) != before:
            raise InputRefused(
                f"Chỉ tiêu mới {after} được ghép hai lần ({mapping[after]} và {before}); hãy chỉ giữ một."
            )
    return mapping


def _warnings(criteria_set: CriteriaSet, target: Assessment) -> Iterable[str]:
    begins, ends = criteria_set.in_force_from, criteria_set.in_force_to
    if begins.year > target.year or (ends and ends.year < target.year):
        until = f" đến {format_date(ends)}" if ends else ""
        yield (
            f"Bộ “{criteria_set.short_title}” có hiệu lực từ {format_date(begins)}{until}, "
            f"không có hiệu lực trong năm {target.year}; hãy xem lại năm hoặc bộ."
        )
    elif not criteria_set.first_year <= target.year <= criteria_set.last_year:
        yield (
            f"Bộ “{criteria_set.short_title}” dành cho giai đoạn {criteria_set.first_year}-{criteria_set.last_year}, "
            f"không gồm năm {target.year}; hãy xem lại năm hoặc bộ."
        )
    if criteria_set.stand_in:
        yield f"{criteria_set.stand_in}."
    if not _exists_in(target):
        yield f"Năm {target.year} không có {dated_name(target.subject)}; hãy xem lại năm hoặc đơn vị."


def _exists_in(target: Assessment) -> bool:
    """Say whether the unit exists on any day of the assessment's year."""
    since, until = target.subject.since, target.subject.until
    return not ((since and since.year > target.year) or (until and until.year < target.year))


def _summary(connection: View, adoption: Adoption) -> str:
    counts, target = adoption.counts, adoption.target
    start = adoption.start
    where = f"{target.subject.name}, kỳ {target.year}"
    if start is None:
        return f"Mở kỳ đánh giá theo bộ “{adoption.criteria_set.short_title}” cho {where}"
    told = f"{counts.carried} mang sang, {counts.review} cần rà soát lại, {counts.previous} kỳ trước"
    whose = "" if start.subject.code == target.subject.code else f" của {start.subject.name}"
    left = f"kỳ {start.year} theo bộ “{set_named(connection, start.set_id).short_title}”{whose}"
    return f"Áp dụng bộ “{adoption.criteria_set.short_title}” cho {where}, từ {left}: {told}"
