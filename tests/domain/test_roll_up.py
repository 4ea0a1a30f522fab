"""The judgement of a criterion from its indicators, and of a set from its criteria."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.terms import Judgement, Verdict
from ntm_tracker.domain.verdicts import roll_up

MET = Judgement(Verdict.MET)
MET_SO_FAR = Judgement(Verdict.MET, provisional=True)
FAILED = Judgement(Verdict.NOT_MET)
FAILED_SO_FAR = Judgement(Verdict.NOT_MET, provisional=True)
MISSING = Judgement(Verdict.NOT_ASSESSED)
UNKNOWN = Judgement(Verdict.UNDETERMINED)
LEFT_OUT = Judgement(Verdict.NOT_APPLICABLE)
ANY = st.sampled_from((MET, MET_SO_FAR, FAILED, FAILED_SO_FAR, MISSING, UNKNOWN, LEFT_OUT))


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([MET], MET),
        ([MET, MET], MET),
        ([MET, FAILED], FAILED),
        ([MET, MISSING], MISSING),
        ([MET, UNKNOWN], UNKNOWN),
        ([FAILED, MISSING, UNKNOWN], FAILED),
        ([MISSING, UNKNOWN, MET], MISSING),
        ([UNKNOWN, MISSING], MISSING),
        ([MET, LEFT_OUT], MET),
        ([FAILED, LEFT_OUT], FAILED),
        ([MISSING, LEFT_OUT], MISSING),
        ([LEFT_OUT], LEFT_OUT),
        ([LEFT_OUT, LEFT_OUT], LEFT_OUT),
        ([], LEFT_OUT),
        ([MET_SO_FAR], MET_SO_FAR),
        ([MET, MET_SO_FAR], MET_SO_FAR),
        ([MET_SO_FAR, LEFT_OUT], MET_SO_FAR),
        ([FAILED_SO_FAR], FAILED_SO_FAR),
        ([FAILED_SO_FAR, FAILED], FAILED),
        ([FAILED_SO_FAR, MET], FAILED_SO_FAR),
        ([FAILED, MET_SO_FAR], FAILED),
        ([MISSING, MET_SO_FAR], MISSING),
        ([UNKNOWN, MET_SO_FAR], UNKNOWN),
        ([FAILED_SO_FAR, MISSING], FAILED_SO_FAR),
    ],
)
def test_precedence(parts: list[Judgement], whole: Judgement) -> None:
    """Failed outranks missing, missing outranks unknown; what does not apply is left out.

    Met is provisional when any part is; failed is firm as soon as one failure is.
    """
    assert roll_up(parts) == whole


@given(st.lists(ANY, max_size=6))
def test_met_means_all_that_applies_is_met(parts: list[Judgement]) -> None:
    """A whole is met exactly when something applies and all of it is met."""
    applicable = [part.verdict for part in parts if part.verdict is not Verdict.NOT_APPLICABLE]
    all_met = bool(applicable) and set(applicable) == {Verdict.MET}
    assert (roll_up(parts).verdict is Verdict.MET) is all_met


@given(st.lists(ANY, max_size=6).flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts))))
def test_the_order_of_the_parts_does_not_matter(both: tuple[list[Judgement], list[Judgement]]) -> None:
    """A whole is the same in whatever order its parts are read."""
    assert roll_up(both[0]) == roll_up(both[1])


@given(st.lists(ANY, max_size=6))
def test_a_whole_is_one_of_its_parts(parts: list[Judgement]) -> None:
    """No verdict appears that no part has, and only met and failed are ever provisional."""
    whole = roll_up(parts)
    assert not parts or whole in parts
    assert not whole.provisional or whole.verdict in (Verdict.MET, Verdict.NOT_MET)


@given(st.lists(ANY, max_size=6))
def test_parts_that_do_not_apply_change_nothing(parts: list[Judgement]) -> None:
    """Adding a part that does not apply leaves the whole as it is."""
    assert roll_up([*parts, LEFT_OUT]) == roll_up(parts)
