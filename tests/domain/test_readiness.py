"""Readiness: met, confirmed and evidenced, counted over all that applies."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.duties import Duties
from ntm_tracker.domain.readiness import FORMULA, criteria_met, is_ready, tally
from ntm_tracker.domain.requirements import SetByProvince, Unknown
from ntm_tracker.domain.results import NotApplicable
from ntm_tracker.domain.terms import Verdict
from tests.builders import (
    AT_LEAST_90,
    DAY,
    a_checklist,
    a_criteria_set,
    a_criterion_of,
    a_ready_checklist,
    a_result,
    an_appraisal,
    applied,
    measured,
    some_evidence,
)

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.duties import Appraisal
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.verdicts import Applied

LEFT_OUT = a_result(NotApplicable("Xã không có chợ trong quy hoạch"))
TODAY, YESTERDAY = some_evidence(valid_until=DAY), some_evidence(valid_until=DAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("own", "result", "evidence", "ready"),
    [
        (applied(), a_result(), (some_evidence(),), True),
        (applied(), a_result(), (TODAY,), True),
        (applied(), a_result(), (YESTERDAY,), False),
        (applied(), a_result(), (YESTERDAY, TODAY), True),
        (applied(), a_result(), (some_evidence("  "),), False),
        (applied(), a_result(), (), False),
        (applied(confirmed=False), a_result(), (some_evidence(),), False),
        (applied(), a_result(measured("89.9")), (some_evidence(),), False),
        (applied(), None, (some_evidence(),), False),
        (applied(), LEFT_OUT, (some_evidence(),), False),
        (applied(Unknown(measure="ratio")), a_result(), (some_evidence(),), False),
        (applied(SetByProvince(measure="ratio")), a_result(), (some_evidence(),), False),
    ],
)
def test_ready_is_met_confirmed_and_evidenced(
    own: Applied, result: Result | None, evidence: tuple[Evidence, ...], *, ready: bool
) -> None:
    """A line is ready when it is met, its bound is confirmed and one piece of evidence holds; else not."""
    checklist = a_checklist(
        own={"1.1": own}, results={"1.1": result} if result else {}, evidence={"1.1": evidence}, day=DAY
    )
    (state,) = checklist.indicators()
    assert is_ready(state, DAY) is ready
    assert tally([state], DAY).ready == int(ready)


def test_a_ready_line_is_ready_no_more_when_its_evidence_ends() -> None:
    """The day asked for decides which evidence holds."""
    checklist = a_checklist(own={"1.1": applied()}, results={"1.1": a_result()}, evidence={"1.1": (TODAY,)})
    (state,) = checklist.indicators()
    assert is_ready(state, DAY)
    assert not is_ready(state, DAY + timedelta(days=1))


def three_lines(results: dict[str, Result], *, day: date = DAY) -> tuple[int, int, Decimal]:
    """Return met, applicable and readiness of three lines, of which 1.1 has evidence and confirmation."""
    lines: tuple[Requirement, ...] = (AT_LEAST_90, AT_LEAST_90, AT_LEAST_90)
    criteria_set = a_criteria_set(a_criterion_of(*lines))
    checklist = a_checklist(
        criteria_set, results=results, own={"1.1": applied()}, evidence={"1.1": (some_evidence(),)}, day=day
    )
    counts = tally(checklist.indicators(), day)
    return counts.met, counts.applicable, counts.readiness


def test_not_assessed_counts_against() -> None:
    """One ready line of three is a third, though nothing is known of the other two."""
    assert three_lines({"1.1": a_result()}) == (1, 3, Decimal(1) / 3)


def test_what_does_not_apply_is_left_out() -> None:
    """A line that does not apply is in neither part of the share."""
    assert three_lines({"1.1": a_result(), "1.2": LEFT_OUT}) == (1, 2, Decimal("0.5"))


def test_met_is_not_yet_ready() -> None:
    """Provisional lines count as met and not as ready."""
    assert three_lines({"1.1": a_result(), "1.2": a_result(), "1.3": a_result()}) == (3, 3, Decimal(1) / 3)


def test_where_nothing_applies_nothing_is_ready() -> None:
    """With no line that applies, readiness is 0 and no error."""
    assert three_lines({"1.1": LEFT_OUT, "1.2": LEFT_OUT, "1.3": LEFT_OUT}) == (0, 0, Decimal(0))
    assert tally([], DAY).readiness == 0


def test_provisional_verdicts_are_counted() -> None:
    """Both met and failed verdicts on unconfirmed bounds are counted as provisional."""
    results = {"1.1": a_result(), "1.2": a_result(measured("80")), "1.3": a_result()}
    checklist = a_checklist(
        a_criteria_set(a_criterion_of(AT_LEAST_90, AT_LEAST_90, AT_LEAST_90)), results=results, own={"1.3": applied()}
    )
    counts = tally(checklist.indicators(), DAY)
    assert counts.provisional == 2
    assert counts.verdicts == {Verdict.MET: 2, Verdict.NOT_MET: 1}


def test_a_ready_checklist_is_wholly_ready() -> None:
    """Everything met, confirmed and evidenced gives a readiness of exactly 1."""
    checklist = a_ready_checklist()
    assert tally(checklist.indicators(), checklist.day).readiness == 1
    assert criteria_met(checklist) == len(checklist.criteria) == 2


def test_the_formula_names_what_it_counts() -> None:
    """The formula printed beside the figure names both parts of the share and the four conditions."""
    for words in (
        "số chỉ tiêu sẵn sàng / tổng số chỉ tiêu áp dụng",
        "chưa đánh giá",
        "đã đối chiếu",
        "còn hiệu lực",
        "giải trình",
    ):
        assert words in FORMULA


def test_an_open_remark_stops_readiness_until_it_is_answered_or_settled() -> None:
    """What a higher level waits for is not ready, whatever the commune holds of it."""

    def is_so(appraisal: Appraisal) -> bool:
        checklist = a_checklist(
            own={"1.1": applied()},
            results={"1.1": a_result()},
            evidence={"1.1": (some_evidence(),)},
            duties=Duties(appraisals={"1.1": (appraisal,)}),
        )
        (state,) = checklist.indicators()
        assert state.judgement.verdict is Verdict.MET, "the commune's own verdict stands"
        return is_ready(state, DAY)

    assert not is_so(an_appraisal())
    assert not is_so(an_appraisal(Verdict.MET, "Bổ sung ảnh"))
    assert is_so(an_appraisal(answered_on=DAY))
    assert is_so(an_appraisal(closed_on=DAY))
    assert is_so(an_appraisal(Verdict.MET, ""))
