"""The texts that judge on a day are named, and only those."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.criteria import Instrument
from ntm_tracker.domain.judged_by import amending, judged_by
from ntm_tracker.domain.requirements import Confidence, YearlyNumber
from tests.builders import a_checklist, a_criteria_set, a_criterion_of, an_assessment, an_indicator, applied

if TYPE_CHECKING:
    from ntm_tracker.domain.criteria import CriteriaSet

ISSUED = Instrument(
    number="318/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    signed=date(2022, 3, 8),
    confidence=Confidence.VERIFIED,
)
AMENDED = replace(ISSUED, number="211/QĐ-TTg", signed=date(2024, 3, 1), role="amends")
PROCEDURE = replace(ISSUED, number="03/2024/QĐ-TTg", signed=date(2024, 3, 7), role="procedure")
GUIDE = replace(ISSUED, number="1680/QĐ-BNN-VPĐP", role="guides")
INCOME = YearlyNumber(op=">=", values={2024: Decimal(54)}, unit="triệu đồng/người/năm")


def a_dated_set(*, gates: bool = True) -> CriteriaSet:
    """Return a set with every role of text, one by-year indicator and one gate."""
    made = a_criteria_set(a_criterion_of(INCOME), gates=[an_indicator("dk2")] if gates else [])
    return replace(made, instruments=(ISSUED, AMENDED, PROCEDURE, GUIDE))


def test_only_what_is_in_force_on_the_day_is_named() -> None:
    """An amendment counts from its day on, and says when that is only the day of signing."""
    before = judged_by(a_checklist(a_dated_set(), day=date(2024, 2, 29)))
    on_the_day = judged_by(a_checklist(a_dated_set(), day=date(2024, 3, 1)))
    assert before == (
        "ban hành: Quyết định 318/QĐ-TTg ngày 08/03/2022 (Thủ tướng Chính phủ, tính từ ngày ký)",
        "mức của năm 2024: chỉ tiêu 1.1",
    )
    added = "sửa đổi: Quyết định 211/QĐ-TTg ngày 01/03/2024 (Thủ tướng Chính phủ, tính từ ngày ký)"
    assert set(on_the_day) - set(before) == {added}


def test_the_day_in_force_is_said_where_it_is_known() -> None:
    """“Hiệu lực từ” stands in place of “tính từ ngày ký”, and decides."""
    later = replace(AMENDED, in_force=date(2024, 4, 15))
    criteria_set = replace(a_dated_set(), instruments=(ISSUED, later))
    assert not any("211" in text for text in judged_by(a_checklist(criteria_set, day=date(2024, 4, 14))))
    assert any("hiệu lực từ 15/04/2024" in text for text in judged_by(a_checklist(criteria_set, day=date(2024, 4, 15))))


def test_the_procedure_belongs_to_the_gates() -> None:
    """A set that names no gates is not judged by a text on recognition; guidance never judges."""
    with_gates = " ".join(judged_by(a_checklist(a_dated_set())))
    assert "điều kiện công nhận: Quyết định 03/2024/QĐ-TTg" in with_gates
    assert "1680" not in with_gates
    assert "03/2024/QĐ-TTg" not in " ".join(judged_by(a_checklist(a_dated_set(gates=False))))


def test_after_the_year_the_law_of_the_year_judges() -> None:
    """Looked back at in 2026, an assessment of 2023 is still judged by the texts of 2023."""
    checklist = a_checklist(a_dated_set(), assessment=an_assessment(year=2023), day=date(2026, 11, 24))
    assert checklist.law_day == date(2023, 12, 31)
    assert not any("2024/QĐ-TTg" in text or "211" in text for text in judged_by(checklist))
    assert "chưa rõ mức cho năm 2023: chỉ tiêu 1.1" in judged_by(checklist)


def test_what_the_office_read_is_named_by_its_own_basis() -> None:
    """Each decision once, with the lines read in it."""
    own = {"1.1": applied(INCOME), "dk2": applied()}
    texts = judged_by(a_checklist(a_dated_set(), own=own))
    assert texts[-1] == "đã đối chiếu: Quyết định 741/QĐ-UBND ngày 06/05/2022 (chỉ tiêu 1.1, ĐK2)"


def test_the_text_that_changed_a_line_is_found_by_its_day() -> None:
    """Amendments and procedures; where no text is of that day, none is named."""
    assert amending(a_dated_set(), date(2024, 3, 1)) == AMENDED
    assert amending(a_dated_set(), date(2024, 3, 7)) == PROCEDURE
    assert amending(a_dated_set(), date(2024, 3, 2)) is None
    assert amending(a_dated_set(), ISSUED.signed) is None
