"""The list of work: what each person has to do, by when, over every assessment of the office."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.duties import is_soon
from ntm_tracker.domain.duty_words import APPRAISALS, NOBODY
from ntm_tracker.domain.evidence import SOON_DAYS
from ntm_tracker.domain.gaps import not_covered
from ntm_tracker.domain.people import is_named, people_of
from ntm_tracker.domain.terms import Progress, Verdict
from ntm_tracker.domain.text import fold, sort_key
from ntm_tracker.domain.wording import PROGRESS, judgement_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from ntm_tracker.domain.checklist import Assessment, Checklist, IndicatorState
    from ntm_tracker.domain.duties import Task
    from ntm_tracker.domain.evidence import Evidence


class WorkKind(StrEnum):
    """What kind of work it is."""

    INDICATOR = "indicator"
    """An indicator that somebody answers for, until it is met and handed in for review."""
    TASK = "task"
    REMARK = "remark"
    """A remark of a higher level that waits for an answer."""
    PAPER = "paper"
    """A piece of evidence whose keeper has to replace it: it lapsed, or lapses within the month."""


class When(StrEnum):
    """How urgent it is on a day."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    LATER = "later"
    NO_DEADLINE = "no_deadline"


KIND_WORDS = {
    WorkKind.INDICATOR: "Chỉ tiêu",
    WorkKind.TASK: "Nhiệm vụ",
    WorkKind.REMARK: "Ý kiến",
    WorkKind.PAPER: "Minh chứng",
}
WHEN_WORDS = {
    When.OVERDUE: "Quá hạn",
    When.THIS_WEEK: "Tuần này",
    When.LATER: "Sau đó",
    When.NO_DEADLINE: "Không hạn",
}
_HANDED_IN = (Progress.FOR_REVIEW, Progress.ACCEPTED)


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing that somebody has to do."""

    kind: WorkKind
    assessment: Assessment
    number: str
    """The indicator's, or the criterion's where it is for the whole of it."""
    what: str
    who: str
    """Empty where nobody answers for it."""
    due: date | None
    standing: str
    """How it stands, in a few words."""
    day: date
    """The day it is looked at."""
    key: int | None = None
    """The number of the task, of the appraisal or of the paper."""
    version: int = 0

    @property
    def when(self) -> When:
        """How urgent it is on its day."""
        if self.due is None:
            return When.NO_DEADLINE
        if self.due < self.day:
            return When.OVERDUE
        return When.THIS_WEEK if is_soon(self.due, self.day) else When.LATER

    @property
    def is_overdue(self) -> bool:
        """Whether its deadline has passed on its day."""
        return self.when is When.OVERDUE

    @property
    def late_text(self) -> str:
        """How late it is or how much time is left, in words; “” where it has no deadline."""
        if self.due is None:
            return ""
        days = (self.due - self.day).days
        if days < 0:
            return f"quá hạn {-days} ngày"
        return f"còn {days} ngày" if days else "đến hạn hôm nay"


def work_items(checklists: Iterable[Checklist]) -> tuple[WorkItem, ...]:
    """Return all work that is left, the most urgent first; an assessment that was replaced has none."""
    found: list[WorkItem] = []
    papers: set[int] = set()
    for checklist in checklists:
        if checklist.assessment.replaced_by is None:
            found += _items(checklist, papers)
    return tuple(sorted(found, key=_urgency))


def of_person(items: Iterable[WorkItem], name: str) -> tuple[WorkItem, ...]:
    """Return the work of whoever is called `name`, marks aside, alone or among others."""
    return tuple(item for item in items if is_named(name, item.who))


def by_person(items: Iterable[WorkItem]) -> list[tuple[str, tuple[WorkItem, ...]]]:
    """Return the work under each person's name, in the order of the alphabet; what nobody has comes last.

    What several do together stands under each of them.
    """
    found: dict[str, list[WorkItem]] = {}
    names: dict[str, str] = {}
    for item in items:
        for name in people_of(item.who) or ("",):
            found.setdefault(fold(name), []).append(item)
            names.setdefault(fold(name), name)
    ordered = sorted(found, key=lambda folded: (not folded, sort_key(names[folded])))
    return [(names[folded] or NOBODY, tuple(found[folded])) for folded in ordered]


def work_text(item: WorkItem) -> str:
    """Write one thing to do: what, who, by when, how it stands."""
    due = f", hạn {format_date(item.due)} ({item.late_text})" if item.due else ""
    late = " QUÁ HẠN" if item.is_overdue else ""
    return f"{KIND_WORDS[item.kind]}: {item.what}; {item.who or NOBODY}{due}{late}; {item.standing}"


def counts_text(items: Sequence[WorkItem]) -> str:
    """Write how many there are, and how many of each urgency: “5 việc · quá hạn: 2 · tuần này: 1”."""
    counts = [(word, sum(item.when is when for item in items)) for when, word in WHEN_WORDS.items()]
    return " · ".join((f"{len(items)} việc", *(f"{word.lower()}: {count}" for word, count in counts if count)))


def _urgency(item: WorkItem) -> tuple[bool, int]:
    return item.due is None, item.due.toordinal() if item.due else 0


def _items(checklist: Checklist, papers: set[int]) -> Iterator[WorkItem]:
    for criterion in checklist.criteria:
        for task in criterion.tasks:
            yield from _task(checklist, task)
    for state in (*checklist.indicators(), *checklist.gates):
        yield from _remarks(checklist, state)
        for task in state.tasks:
            yield from _task(checklist, task)
        yield from _papers(checklist, state, papers)
        yield from _owned(checklist, state)


def _task(checklist: Checklist, task: Task) -> Iterator[WorkItem]:
    if task.done_on is None:
        yield WorkItem(
            WorkKind.TASK,
            checklist.assessment,
            task.number,
            task.what,
            task.who,
            task.due,
            f"nhiệm vụ số {task.id}",
            checklist.day,
            task.id,
            task.version,
        )


def _remarks(checklist: Checklist, state: IndicatorState) -> Iterator[WorkItem]:
    for remark in reversed(state.open_remarks):
        name = APPRAISALS[remark.level]
        yield WorkItem(
            WorkKind.REMARK,
            checklist.assessment,
            state.indicator.number,
            f"Giải trình ý kiến {name}: {remark.remark}",
            state.owner,
            state.due,
            f"{name} ngày {format_date(remark.on)}",
            checklist.day,
            remark.id,
            remark.version,
        )


def _papers(checklist: Checklist, state: IndicatorState, told: set[int]) -> Iterator[WorkItem]:
    for piece in not_covered(checklist, state, lambda one: _lapses(one, checklist.day)):
        if piece.owner and piece.id not in told:
            told.add(piece.id)
            yield WorkItem(
                WorkKind.PAPER,
                checklist.assessment,
                state.indicator.number,
                f"Thay minh chứng số {piece.id}: {f'{piece.number} {piece.note}'.strip()}",
                piece.owner,
                piece.valid_until,
                "đã hết hiệu lực" if piece.expired(checklist.day) else "sắp hết hiệu lực",
                checklist.day,
                piece.id,
                piece.version,
            )


def _lapses(piece: Evidence, day: date) -> bool:
    return piece.expired(day) or piece.ends_within(day, 0, SOON_DAYS)


def _owned(checklist: Checklist, state: IndicatorState) -> Iterator[WorkItem]:
    if state.owner and not _is_done(state):
        yield WorkItem(
            WorkKind.INDICATOR,
            checklist.assessment,
            state.indicator.number,
            state.indicator.text,
            state.owner,
            state.due,
            f"{judgement_text(state.judgement)} · {PROGRESS[state.progress].lower()}",
            checklist.day,
        )


def _is_done(state: IndicatorState) -> bool:
    """Say whether its owner has nothing left to do: it does not apply, or it is met and was handed in."""
    if state.judgement.verdict is Verdict.NOT_APPLICABLE:
        return True
    return state.judgement.verdict is Verdict.MET and state.progress in _HANDED_IN
