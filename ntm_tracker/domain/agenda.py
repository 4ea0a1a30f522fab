"""What an officer wants to know on opening: what others did meanwhile, what is due, what comes first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from ntm_tracker.domain.gaps import OF_THE_PERIOD, Rule
from ntm_tracker.domain.history import Deed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ntm_tracker.domain.checklist import Assessment
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.domain.history import Event

LATE = (Rule.DUE_PASSED, Rule.TASK_OVERDUE, Rule.EVIDENCE_EXPIRED)
TO_ANSWER = (Rule.REMARK_OPEN,)
SOON = (Rule.DUE_SOON, Rule.TASK_DUE_SOON, Rule.EVIDENCE_ENDS_THIS_WEEK)
_ORDER = {rule: place for place, rules in enumerate((LATE, TO_ANSWER, SOON)) for rule in rules}


@dataclass(frozen=True, slots=True)
class Look:
    """What one person had seen of the record when it was opened."""

    seen: str
    """The hash of the newest deed of the last look; “” where there was none."""
    upto: int
    """The newest deed when the record was opened: what the person does after it is no news."""
    who: str


def news(events: Sequence[Event], look: Look) -> tuple[Event, ...] | None:
    """Return the deeds since the last look that count, newest first; None where nobody looked here before."""
    if not any(event.hash == look.seen for event in events):
        return None
    since = list(takewhile(lambda event: event.hash != look.seen, events))
    new = {event.seq for event in since if not event.joined}
    return tuple(
        event
        for event in since
        if not event.undone
        # An undo or a redo of what is new itself leaves nothing to tell.
        and not (event.deed in (Deed.UNDO, Deed.REDO) and event.undoes in new)
        and (event.joined or event.seq <= look.upto or event.who != look.who)
    )


def news_text(found: Sequence[Event] | None, *, with_names: bool = True) -> str:
    """Say how many deeds are new, and whose they are where there is room for it."""
    if found is None:
        return "lần đầu xem trên máy này"
    if not found:
        return "không có gì mới"
    if not with_names:
        return f"{len(found)} việc mới"
    by = Counter(event.who for event in found)
    return f"{len(found)} việc mới: {', '.join(f'{who} {count}' for who, count in by.most_common())}"


def due(listed: Iterable[tuple[Assessment, Sequence[Gap]]]) -> tuple[tuple[Assessment, Gap], ...]:
    """Return what is late, what waits for an answer, and what ends within the week, in this order."""
    found = [(assessment, gap) for assessment, gaps in listed for gap in gaps if gap.rule in _ORDER]
    return tuple(sorted(found, key=lambda one: _ORDER[one[1].rule]))


def due_text(found: Sequence[tuple[Assessment, Gap]]) -> str:
    """Say how much is late, waits for an answer, and is due within the week."""
    rules = [gap.rule for _, gap in found]
    parts = [
        (sum(rule in LATE for rule in rules), "quá hạn"),
        (sum(rule in TO_ANSWER for rule in rules), "chờ giải trình"),
        (sum(rule in SOON for rule in rules), "đến hạn"),
    ]
    return ", ".join(f"{count} {word}" for count, word in parts if count) or "tuần này không có việc"


def nearest(gaps: Iterable[Gap], count: int) -> tuple[Gap, ...]:
    """Return the first gaps that can be mended at one indicator, besides those that are due."""
    found = (gap for gap in gaps if gap.indicator and gap.rule not in _ORDER and gap.rule not in OF_THE_PERIOD)
    return tuple(gap for gap, _ in zip(found, range(count), strict=False))
