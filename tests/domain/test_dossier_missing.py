"""What the dossier lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ntm_tracker.domain.dossier_missing import SUGGESTED, lacking, missing
from ntm_tracker.domain.evidence import Kind
from ntm_tracker.domain.requirements import Unknown
from ntm_tracker.domain.results import NotApplicable
from tests.builders import (
    DAY,
    a_checklist,
    a_criteria_set,
    a_criterion,
    a_result,
    an_assessment,
    an_indicator,
    some_evidence,
)

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.results import Result

WANTED = ("Báo cáo kết quả tưới", "Bảng thống kê diện tích", "Ảnh hiện trường")


def a_list(*held: Evidence, result: Result | None = None) -> Checklist:
    """Return a checklist whose 1.1 suggests three papers."""
    indicator = replace(an_indicator("1.1"), evidence=WANTED)
    criteria_set = a_criteria_set(
        a_criterion(1, indicator), a_criterion(2, an_indicator("2.1", Unknown(measure="number"))), gates=()
    )
    results = {"1.1": result} if result else {}
    return a_checklist(criteria_set, assessment=an_assessment(focus=(1,)), evidence={"1.1": held}, results=results)


def left(*held: Evidence, result: Result | None = None) -> tuple[str, ...]:
    """Return the suggestions that nothing answers."""
    return lacking(a_list(*held, result=result).criteria[0].indicators[0], DAY)


def test_only_what_is_named_is_surely_there() -> None:
    """All the words in a note; a piece of the same kind leaves a doubt, which is told; another kind nothing."""
    doubt = " (đã có tài liệu cùng loại, hãy xem có đúng là tài liệu này không)"
    assert left() == WANTED
    assert left(some_evidence("Đã có ảnh hiện trường, báo cáo kết quả tưới.", kind=Kind.REPORT)) == WANTED[1:2]
    assert left(some_evidence("Số liệu", kind=Kind.TABLE)) == (WANTED[0], WANTED[1] + doubt, WANTED[2])
    assert left(some_evidence("Anh chup kenh")) == (*WANTED[:2], WANTED[2] + doubt)
    assert left(some_evidence("Biên bản", kind=Kind.MINUTES), some_evidence("Khác", kind=Kind.OTHER)) == WANTED


def test_an_expired_paper_answers_nothing() -> None:
    """It must be there again; and it is told by itself."""
    expired = some_evidence(kind=Kind.REPORT, valid_until=date(2024, 1, 1))
    assert left(expired) == WANTED
    told = [one.what for one in missing(a_list(expired)) if one.indicator == "1.1"]
    assert told == ["Minh chứng hết hiệu lực", SUGGESTED, SUGGESTED, SUGGESTED]


def test_what_does_not_apply_needs_no_papers() -> None:
    """Nothing is asked for."""
    assert left(result=a_result(NotApplicable("Xã không có công trình"))) == ()


def test_everything_missing_is_told_in_order() -> None:
    """Met without evidence, the suggestions, the unknown requirement; of the focus criteria only where asked."""
    met = a_list(result=a_result())
    assert [(one.indicator, one.what) for one in missing(met)] == [
        ("1.1", "Đạt nhưng thiếu minh chứng"),
        *[("1.1", SUGGESTED)] * 3,
        ("2.1", "Chưa rõ mức yêu cầu"),
    ]
    assert {one.indicator for one in missing(met, focus=True)} == {"1.1"}
