"""Who answers for what by when, and how far the work is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.description import facts
from ntm_tracker.domain.duties import Assignment, Duties, Level
from ntm_tracker.domain.duty_entry import read_due, read_found, read_level, read_person, read_progress, read_task
from ntm_tracker.domain.duty_words import appraisal_text, task_text
from ntm_tracker.domain.terms import Progress, Verdict
from ntm_tracker.domain.wording import PROGRESS
from ntm_tracker.errors import InputRefused
from tests.builders import (
    AT_LEAST_90,
    DAY,
    a_checklist,
    a_criteria_set,
    a_criterion,
    a_criterion_of,
    a_result,
    a_stage,
    a_task,
    an_appraisal,
    an_indicator,
    measured,
)
from tests.service.deeds import assert_one_sentence

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import IndicatorState

SEPTEMBER, OCTOBER = date(2024, 9, 30), date(2024, 10, 31)
TWO_LINES = a_criteria_set(a_criterion_of(AT_LEAST_90, AT_LEAST_90), gates=[an_indicator("dk1")])


def under(duties: Duties, number: str = "1.1") -> IndicatorState:
    """Return an indicator of two under `duties`."""
    state = a_checklist(TWO_LINES, duties=duties).find(number)
    assert state is not None
    return state


@pytest.mark.parametrize(
    ("own", "owner", "due"),
    [
        (None, "Chị Hà", SEPTEMBER),
        (Assignment("Anh Ba"), "Anh Ba", SEPTEMBER),
        (Assignment("", OCTOBER), "Chị Hà", OCTOBER),
        (Assignment("Anh Ba", OCTOBER), "Anh Ba", OCTOBER),
    ],
)
def test_what_an_indicator_lacks_it_takes_from_its_criterion(own: Assignment | None, owner: str, due: date) -> None:
    """Owner and deadline each for itself."""
    assignments = {"1": Assignment("Chị Hà", SEPTEMBER)} | ({"1.1": own} if own else {})
    state = under(Duties(assignments))
    assert (state.owner, state.due) == (owner, due)
    assert (under(Duties(assignments), "dk1").owner, under(Duties(assignments), "dk1").due) == ("", None)


def test_what_comes_from_the_criterion_is_marked_so() -> None:
    """An officer sees whether to change the indicator or its criterion."""
    above = {"1": Assignment("Chị Hà", SEPTEMBER)}
    assert ("Phụ trách", "Chị Hà, hạn 30/09/2024 (cả tiêu chí)") in facts(under(Duties(above)), 2024)
    own = {"1.1": Assignment("Anh Ba", OCTOBER)}
    assert ("Phụ trách", "Anh Ba, hạn 31/10/2024") in facts(under(Duties(above | own)), 2024)


def test_a_criterion_that_is_its_own_indicator_has_one_owner_and_each_task_once() -> None:
    """The two share a number, so nothing is told twice."""
    alone = a_criteria_set(a_criterion(1))
    duties = Duties({"1": Assignment("Chị Hà", DAY)}, {"1": (a_task("1"),)})
    (criterion,) = a_checklist(alone, duties=duties).criteria
    (state,) = criterion.indicators
    assert (state.owner, len(state.tasks), criterion.tasks) == ("Chị Hà", 1, ())


@pytest.mark.parametrize("step", list(Progress))
def test_progress_is_what_an_officer_said(step: Progress) -> None:
    """A step that was set stands, on what is met."""
    duties = Duties(stages={"1.1": a_stage(step)})
    (state,) = a_checklist(results={"1.1": a_result()}, duties=duties).indicators()
    assert state.progress is step


def test_nothing_that_is_not_met_counts_as_accepted() -> None:
    """However it came to fall below its bound: it waits for review."""
    duties = Duties(stages={"1.1": a_stage(Progress.ACCEPTED)})
    (state,) = a_checklist(results={"1.1": a_result(measured("80"))}, duties=duties).indicators()
    assert state.progress is Progress.FOR_REVIEW


def test_tasks_come_most_urgent_first() -> None:
    """Open before done, an early deadline before a late one and before none."""
    done, none = a_task(identity=1, done_on=DAY), a_task(identity=2)
    late, early = a_task(identity=3, due=OCTOBER), a_task(identity=4, due=SEPTEMBER)
    assert sorted((done, none, late, early), key=lambda task: task.urgency) == [early, late, none, done]


@given(st.integers(-400, 400))
def test_a_task_is_late_or_near_but_never_both(days: int) -> None:
    """Late after its day, near on it and in the week before it."""
    task = a_task(due=DAY + timedelta(days=days))
    assert task.overdue(DAY) is (days < 0)
    assert task.due_soon(DAY) is (0 <= days <= 7)


def test_words_tell_everything() -> None:
    """What is printed of a task and of an appraisal."""
    assert task_text(a_task(due=SEPTEMBER), OCTOBER) == (
        "số 1. Lập biên bản nghiệm thu; Anh Ba, hạn 30/09/2024 (QUÁ HẠN)"
    )
    told = appraisal_text(an_appraisal(answered_on=OCTOBER))
    assert told == (
        "số 1. Thẩm tra cấp huyện ngày 30/06/2024 (Phòng NN): chưa đạt; ý kiến: Thiếu biên bản; "
        "giải trình ngày 31/10/2024: Đã bổ sung"
    )
    assert "CHƯA GIẢI TRÌNH" in appraisal_text(an_appraisal())


@pytest.mark.parametrize(("step", "word"), PROGRESS.items())
def test_a_step_is_read_by_word_and_by_key(step: Progress, word: str) -> None:
    """As it is printed, without marks, or as JSON has it."""
    for typed in (word, step.value, step.value.replace("_", "-"), f"  {word.upper()} "):
        assert read_progress(typed) is step


def test_levels_and_findings_are_read() -> None:
    """In both languages."""
    assert [read_level(typed) for typed in ("huyen", "Tỉnh", "thẩm tra cấp huyện")] == [
        Level.DISTRICT,
        Level.PROVINCE,
        Level.DISTRICT,
    ]
    assert [read_found(typed) for typed in ("met", "not-met", "Chưa đạt", "đạt")] == [
        Verdict.MET,
        Verdict.NOT_MET,
        Verdict.NOT_MET,
        Verdict.MET,
    ]


@pytest.mark.parametrize(
    "read",
    [
        lambda: read_progress("xong"),
        lambda: read_level("xã"),
        lambda: read_found("có lẽ"),
        lambda: read_person("a" * 101),
        lambda: read_task("  "),
        lambda: read_task("a" * 2001),
        lambda: read_due("31/02/2024", DAY),
        lambda: read_due("01/01/1999", DAY),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(read: object) -> None:
    """Each says what to do."""
    assert callable(read)
    with pytest.raises(InputRefused) as refused:
        read()
    assert_one_sentence(refused.value.sentence)
