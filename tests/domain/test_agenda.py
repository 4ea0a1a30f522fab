"""What is new, what is due, what comes first: on values alone."""

from __future__ import annotations

from dataclasses import dataclass

from ntm_tracker.domain.agenda import LATE, SOON, TO_ANSWER, Look, due, due_text, nearest, news, news_text
from ntm_tracker.domain.gaps import Gap, Rule
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.terms import Severity
from tests.builders import an_assessment


@dataclass(frozen=True, slots=True)
class Done:
    """As much of an event as is looked at."""

    seq: int
    who: str = "Chị Hà"
    deed: Deed = Deed.RECORD
    undoes: int | None = None
    undone: bool = False
    joined: bool = False

    @property
    def hash(self) -> str:
        """Stand for the event."""
        return f"h{self.seq}"


def _new(*listed: Done, seen: int, upto: int = 99, who: str = "Chị Hà") -> list[int] | None:
    newest_first = sorted(listed, key=lambda one: -one.seq)
    found = news(newest_first, Look(f"h{seen}", upto, who))  # type: ignore[arg-type]
    return None if found is None else [event.seq for event in found]


def test_what_was_done_since_the_last_look_is_new() -> None:
    """Others' deeds always, one's own only from before the record was opened; nobody's first look has news."""
    deeds = (Done(1), Done(2), Done(3, "Anh Nam"), Done(4), Done(5, "Anh Nam"))
    assert _new(*deeds, seen=2) == [5, 4, 3]
    assert _new(*deeds, seen=2, upto=3) == [5, 3]
    assert _new(*deeds, seen=5) == []
    assert _new(*deeds, seen=77) is None
    assert _new(*deeds, seen=0) is None


def test_what_came_to_nothing_is_not_told() -> None:
    """A deed that was undone, and the undo, cancel out; the undo of an older deed is news."""
    assert _new(Done(1), Done(2, undone=True), Done(3, deed=Deed.UNDO, undoes=2), seen=1) == []
    assert _new(Done(1, undone=True), Done(2), Done(3, deed=Deed.UNDO, undoes=1), seen=2) == [3]


def test_news_are_told_in_a_few_words() -> None:
    """How many, and whose; nothing new and a first look have words of their own."""
    assert news_text((Done(1), Done(2, "Anh Nam"), Done(3, "Anh Nam"))) == "3 việc mới: Anh Nam 2, Chị Hà 1"  # type: ignore[arg-type]
    assert news_text(()) == "không có gì mới"
    assert news_text(None) == "lần đầu xem trên máy này"


def _gap(rule: Rule, indicator: str | None = "3.1") -> Gap:
    return Gap(rule, Severity.MEDIUM, f"{rule}; hãy làm.", indicator=indicator)


def test_what_is_late_comes_before_what_waits_and_what_is_soon() -> None:
    """Over all assessments, with the count of each."""
    first, second = an_assessment(), an_assessment()
    found = due(
        [
            (first, (_gap(Rule.TASK_DUE_SOON), _gap(Rule.NOT_MET), _gap(Rule.TASK_OVERDUE))),
            (second, (_gap(Rule.REMARK_OPEN), _gap(Rule.EVIDENCE_EXPIRED))),
        ]
    )
    order = [Rule.TASK_OVERDUE, Rule.EVIDENCE_EXPIRED, Rule.REMARK_OPEN, Rule.TASK_DUE_SOON]
    assert [gap.rule for _, gap in found] == order
    assert due_text(found) == "2 quá hạn, 1 chờ giải trình, 1 đến hạn"
    assert due_text(()) == "tuần này không có việc"


def test_the_nearest_gaps_can_be_mended_at_once() -> None:
    """Those of one indicator, in order, without what is told as due or of the whole period."""
    gaps = (
        _gap(Rule.PERIOD_OVER, None),
        _gap(Rule.FOCUS_AT_RISK, None),
        *(_gap(rule) for rule in (*LATE, *TO_ANSWER, *SOON)),
        _gap(Rule.NOT_MET, "3.2"),
        _gap(Rule.NOT_ASSESSED, "3.3"),
    )
    assert [gap.indicator for gap in nearest(gaps, 3)] == ["3.2", "3.3"]
    assert [gap.indicator for gap in nearest(gaps, 1)] == ["3.2"]
