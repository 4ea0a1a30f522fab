"""The work on indicators that go on unchanged under an adopted set: owners, deadlines, open tasks, progress."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ntm_tracker.domain.adoption import Line
    from ntm_tracker.domain.checklist import Checklist, CriterionState, IndicatorState
    from ntm_tracker.domain.duties import Assignment, Stage, Task


@dataclass(frozen=True, slots=True)
class GoingOn:
    """What was given out for an indicator, or a whole criterion, and goes with it."""

    number: str
    """Under the new set."""
    assignment: Assignment | None = None
    stage: Stage | None = None
    tasks: tuple[Task, ...] = ()
    """The open ones; what was done stays where it was done."""

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return bool(self.assignment or self.stage or self.tasks)


def work_going_on(old: Checklist, new: Checklist, lines: Sequence[Line]) -> tuple[GoingOn, ...]:
    """Return the work of `old` that goes on under `new`: where the indicator itself does, and nothing was said there.

    A whole criterion goes on where all its indicators do, and they were all of one criterion before. Else what was
    said of it goes with each indicator that goes on.
    """
    same = {
        line.new.indicator.number: line.old.indicator.number
        for line in lines
        if line.goes_on and line.new is not None and line.old is not None
    }
    whole = dict(_whole_criteria(old, new, same))
    found = [_of_criterion(before, after) for before, after in whole.values()]
    kept_whole = {str(before.criterion.number) for before, _ in whole.values()}
    above = {s.indicator.number: str(c.criterion.number) for c in old.criteria for s in c.indicators}
    for line in lines:
        if line.new is not None and line.old is not None and line.new.indicator.number in same:
            is_above_kept = above.get(line.old.indicator.number) in kept_whole
            found.append(_of_indicator(line.old, line.new, is_above_kept=is_above_kept, kept=line.kept))
    return tuple(one for one in found if one)


def _whole_criteria(
    old: Checklist, new: Checklist, same: dict[str, str]
) -> Iterator[tuple[str, tuple[CriterionState, CriterionState]]]:
    by_numbers = {frozenset(s.indicator.number for s in c.indicators): c for c in old.criteria if not _is_indicator(c)}
    for after in new.criteria:
        numbers = [state.indicator.number for state in after.indicators]
        before = by_numbers.get(frozenset(same.get(number, "") for number in numbers))
        if before is not None and not _is_indicator(after) and len(before.indicators) == len(numbers):
            yield str(after.criterion.number), (before, after)


def _of_criterion(before: CriterionState, after: CriterionState) -> GoingOn:
    return GoingOn(
        str(after.criterion.number),
        None if after.assignment else before.assignment,
        tasks=_new_tasks(before.tasks, after.tasks),
    )


def _of_indicator(before: IndicatorState, after: IndicatorState, *, is_above_kept: bool, kept: bool) -> GoingOn:
    given = before.assignment or (None if is_above_kept else before.above)
    if before.assignment and before.above and not is_above_kept:
        # What the indicator itself did not say was said of its criterion.
        own, above = before.assignment, before.above
        given = replace(own, owner=own.owner or above.owner, due=own.due or above.due)
    return GoingOn(
        after.indicator.number,
        None if after.assignment or after.above else given,
        # A step that was reached with another result says nothing of this one.
        None if after.stage or kept else before.stage,
        _new_tasks(before.tasks, after.tasks),
    )


def _new_tasks(before: Sequence[Task], after: Sequence[Task]) -> tuple[Task, ...]:
    there = {(task.what, task.who) for task in after}
    return tuple(task for task in before if task.done_on is None and (task.what, task.who) not in there)


def _is_indicator(state: CriterionState) -> bool:
    return any(one.indicator.number == str(state.criterion.number) for one in state.indicators)
