"""What each person has to do by when, over every assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.duties import Assignment, Duties
from ntm_tracker.domain.terms import Progress
from ntm_tracker.domain.work_list import (
    When,
    WorkKind,
    by_person,
    counts_text,
    of_person,
    work_items,
    work_text,
)
from tests.builders import (
    AT_LEAST_90,
    DAY,
    a_checklist,
    a_criteria_set,
    a_criterion_of,
    a_result,
    a_stage,
    a_task,
    an_appraisal,
    an_assessment,
    measured,
    some_evidence,
)

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist

TWO_LINES = a_criteria_set(a_criterion_of(AT_LEAST_90, AT_LEAST_90))
LATE, SOON, FAR = DAY - timedelta(1), DAY + timedelta(7), DAY + timedelta(8)


def busy() -> Checklist:
    """Return a checklist with work of every kind."""
    duties = Duties(
        {"1": Assignment("Chị Hà; Anh Ba", FAR)},
        {"1": (a_task("1", who="chi  ha", due=LATE),), "1.1": (a_task(identity=2, done_on=DAY),)},
        {},
        {"1.2": (an_appraisal(number="1.2", identity=5),)},
    )
    lapsing = replace(some_evidence(identity=7, owner="Anh Ba", valid_until=SOON), version=3)
    return a_checklist(TWO_LINES, duties=duties, evidence={"1.1": (lapsing,), "1.2": (lapsing,)})


def test_the_list_has_every_kind_the_most_urgent_first() -> None:
    """A done task is none; a paper linked twice stands once; a remark has the owner and deadline of its indicator."""
    items = work_items([busy()])
    assert [(item.kind, item.number, item.when, item.key) for item in items] == [
        (WorkKind.TASK, "1", When.OVERDUE, 1),
        (WorkKind.PAPER, "1.1", When.THIS_WEEK, 7),
        (WorkKind.INDICATOR, "1.1", When.LATER, None),
        (WorkKind.REMARK, "1.2", When.LATER, 5),
        (WorkKind.INDICATOR, "1.2", When.LATER, None),
    ]
    assert counts_text(items) == "5 việc · quá hạn: 1 · tuần này: 1 · sau đó: 3"
    assert work_text(items[0]).endswith("(quá hạn 1 ngày) QUÁ HẠN; nhiệm vụ số 1")


def test_mine_is_by_name_without_marks_alone_or_among_others() -> None:
    """Each of several people finds the work on the own list; nobody is called by a part of a name."""
    items = work_items([busy()])
    assert [item.kind for item in of_person(items, "CHI HA")] == [
        WorkKind.TASK,
        WorkKind.INDICATOR,
        WorkKind.REMARK,
        WorkKind.INDICATOR,
    ]
    assert of_person(items, "Hà") == ()
    people = by_person(items)
    assert [name for name, _ in people] == ["Anh Ba", "chi ha"]
    assert [len(of) for _, of in people] == [4, 4]


def test_what_is_met_and_handed_in_is_no_more_work() -> None:
    """Met alone is not enough: it waits to be handed in; what was replaced by another assessment has none."""
    results = {"1.1": a_result(measured("95")), "1.2": a_result(measured("95"))}
    duties = Duties({"1": Assignment("Chị Hà")}, {}, {"1.1": a_stage(Progress.FOR_REVIEW)})
    checklist = a_checklist(TWO_LINES, results=results, duties=duties)
    assert [item.number for item in work_items([checklist])] == ["1.2"]
    assert work_items([checklist])[0].when is When.NO_DEADLINE
    over = replace(an_assessment(), replaced_by="khác")
    assert work_items([a_checklist(TWO_LINES, assessment=over, duties=duties)]) == ()


def test_what_nobody_has_comes_last() -> None:
    """A remark on an indicator without an owner is told under “chưa giao”."""
    duties = Duties({}, {"1.1": (a_task(),)}, {}, {"1.2": (an_appraisal(number="1.2"),)})
    assert [name for name, _ in by_person(work_items([a_checklist(TWO_LINES, duties=duties)]))] == [
        "Anh Ba",
        "chưa giao",
    ]


@given(st.lists(st.tuples(st.text(min_size=1, max_size=12), st.integers(-30, 30) | st.none()), max_size=8))
def test_nothing_is_lost_whoever_it_is_given_to(given_out: list[tuple[str, int | None]]) -> None:
    """Every task stands under at least one person, overdue ones before the others, whatever the names."""
    tasks = tuple(
        a_task(identity=key, who=who, due=None if days is None else DAY + timedelta(days))
        for key, (who, days) in enumerate(given_out)
    )
    items = work_items([a_checklist(TWO_LINES, duties=Duties({}, {"1.1": tasks}))])
    assert {item.key for _, of in by_person(items) for item in of} == set(range(len(given_out)))
    order = [list(When).index(item.when) for item in items]
    assert order == sorted(order)
