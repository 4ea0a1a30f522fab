"""The rows of villages as the result of an indicator: never more than they say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.requirements import PassFail, Unknown, VillageShare
from ntm_tracker.domain.results import Answered, Counted, NotApplicable, Result
from ntm_tracker.domain.terms import Verdict
from ntm_tracker.domain.verdicts import Applied
from ntm_tracker.domain.village_feed import VillageRows, fed_text, feed, rows_of
from ntm_tracker.domain.villages import Title, TitleCount, Villages, VillageState, VillageTitle
from tests.builders import a_subject, counted

if TYPE_CHECKING:
    from ntm_tracker.domain.requirements import Requirement

BOTH = (Title.CULTURE, Title.NTM)
AT_LEAST_80 = VillageShare(op=">=", value=Decimal(80))
UPDATED = datetime(2024, 6, 1, 8, 0, tzinfo=UTC)


def rows(held: int, not_held: int, unknown: int) -> VillageRows:
    """Return so many villages of each kind."""
    return VillageRows(BOTH, TitleCount(held, not_held, unknown), date(2024, 6, 1), 2024)


def fed(found: VillageRows, typed: Result | None = None, requirement: Requirement = AT_LEAST_80) -> tuple[str, Verdict]:
    """Return what counts as the result, as “17/21” or “”, and its verdict."""
    _, result, judgement = feed(found, Applied(requirement), typed, 2024)
    shown = ""
    if result and isinstance(result.outcome, Counted):
        shown = f"{result.outcome.numerator}/{result.outcome.denominator}"
    return shown, judgement.verdict


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (rows(17, 4, 0), Verdict.MET),
        (rows(16, 5, 0), Verdict.NOT_MET),
        (rows(12, 3, 6), Verdict.NOT_ASSESSED),
        (rows(17, 0, 4), Verdict.MET),
        (rows(10, 6, 5), Verdict.NOT_MET),
        (rows(0, 0, 21), Verdict.NOT_ASSESSED),
    ],
)
def test_a_verdict_comes_only_where_the_rows_decide(found: VillageRows, verdict: Verdict) -> None:
    """Villages that nobody spoke of count as not yet; they may still change it unless it is decided either way."""
    assert fed(found) == (f"{found.count.held}/21", verdict)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 40), st.integers(0, 100))
def test_unknown_villages_never_make_a_verdict(held: int, not_held: int, unknown: int, bound: int) -> None:
    """Whatever verdict is given holds however the unknown villages turn out."""
    wanted = VillageShare(op=">=", value=Decimal(bound))
    _, verdict = fed(rows(held, not_held, unknown), None, wanted)
    ends = {fed(rows(held + more, not_held + unknown - more, 0), None, wanted)[1] for more in range(unknown + 1)}
    assert verdict == (ends.pop() if len(ends) == 1 else Verdict.NOT_ASSESSED)


@pytest.mark.parametrize(
    ("found", "typed", "counts", "differs"),
    [
        (rows(17, 4, 0), "20/21", "17/21", True),
        (rows(17, 4, 0), "17/21", "17/21", False),
        (rows(12, 3, 6), "15/21", "15/21", False),
        (rows(12, 3, 6), "20/21", "12/21", True),
        (rows(12, 3, 6), "11/21", "12/21", True),
        (rows(12, 3, 6), "15/20", "12/21", True),
    ],
)
def test_the_rows_outrank_a_figure_that_cannot_be(
    found: VillageRows, typed: str, counts: str, *, differs: bool
) -> None:
    """A recorded figure stays the result while the rows leave it open; else it stands beside with a warning."""
    numerator, denominator = map(int, typed.split("/"))
    recorded = Result(counted(numerator, denominator), source="12/BC-UBND", version=7)
    told, result, _ = feed(found, Applied(AT_LEAST_80), recorded, 2024)
    assert fed(found, recorded)[0] == counts
    assert told.differs is differs
    assert ("CHÚ Ý" in fed_text(told)) is differs
    assert typed in fed_text(told)
    assert result is not None
    assert result.version == 7
    assert ("theo 21 thôn, cập nhật 01/06/2024" in result.source) is told.counts


def test_what_the_rows_cannot_answer_is_left_alone() -> None:
    """No bound, another kind of requirement, an indicator that does not apply."""
    everything = rows(21, 0, 0)
    unknown = Unknown(measure="village_share", op=">=", unit="%")
    assert fed(everything, None, unknown) == ("21/21", Verdict.UNDETERMINED)
    assert fed(everything, None, PassFail()) == ("", Verdict.NOT_ASSESSED)
    assert fed(everything, Result(Answered(passed=False)), PassFail())[1] is Verdict.NOT_MET
    told, result, judgement = feed(everything, Applied(AT_LEAST_80), Result(NotApplicable("không có thôn")), 2024)
    assert (judgement.verdict, told.differs) == (Verdict.NOT_APPLICABLE, False)
    assert result is not None


def test_titles_of_later_years_are_not_counted() -> None:
    """A village recognised in 2025 did not hold its title in 2024; without a year it is taken to."""
    years = (2023, 2025, None)
    named = tuple(
        VillageState(
            a_subject(f"thon-{place}", f"Thôn {place}", "village"),
            {title: VillageTitle(held=True, year=year, entered_at=UPDATED) for title in BOTH},
        )
        for place, year in enumerate(years)
    )
    villages = Villages(a_subject(), named, date(2026, 1, 1), 4)
    found = rows_of(villages, ["culture", "ntm"], 2024)
    assert found is not None
    assert (found.count, found.updated) == (TitleCount(2, 1, 1), date(2024, 6, 1))
    assert found.source == "theo 4 thôn, cập nhật 01/06/2024"
    assert villages.count(Title.CULTURE) == TitleCount(3, 0, 1)
    assert rows_of(villages, ["model"], 2024) is None


@pytest.mark.parametrize(
    ("found", "word"),
    [(rows(17, 4, 0), "; khớp với số đã ghi 17/21"), (rows(12, 3, 6), "; không trái với số đã ghi 17/21")],
)
def test_a_figure_agrees_only_with_complete_rows(found: VillageRows, word: str) -> None:
    """17 of 21 may be right while six villages are unknown; that is not the same as being confirmed by the list."""
    told, _, _ = feed(found, Applied(AT_LEAST_80), Result(counted(17, 21)), 2024)
    assert word in fed_text(told)
