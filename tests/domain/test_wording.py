"""The Vietnamese words: one for every member, the same everywhere."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from pydantic import TypeAdapter

from ntm_tracker.domain.requirements import Confidence, Requirement
from ntm_tracker.domain.terms import Judgement, Progress, Severity, Standing, Verdict
from ntm_tracker.domain.wording import (
    CONFIDENCE,
    MEASURES,
    PROGRESS,
    PROVISIONAL,
    SEVERITIES,
    STANDINGS,
    VERDICTS,
    judgement_text,
    requirement_text,
)
from tests import strategies

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

ANY: TypeAdapter[Requirement] = TypeAdapter(Requirement)


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (Verdict, VERDICTS),
        (Standing, STANDINGS),
        (Progress, PROGRESS),
        (Severity, SEVERITIES),
        (Confidence, CONFIDENCE),
        (strategies.MEASURES, MEASURES),
    ],
)
def test_every_member_has_one_word_of_its_own(
    members: type[StrEnum] | tuple[str, ...], words: Mapping[str, str]
) -> None:
    """No term of the code reaches the screen, and no two terms share a word."""
    assert set(words) == set(members)
    assert len(set(words.values())) == len(words)
    assert all(word and unicodedata.is_normalized("NFC", word) for word in words.values())
    assert not set(words.values()) & set(members)


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        (Verdict.MET, "Đạt"),
        (Verdict.NOT_MET, "Chưa đạt"),
        (Verdict.NOT_ASSESSED, "Chưa đánh giá"),
        (Verdict.NOT_APPLICABLE, "Không áp dụng"),
        (Verdict.UNDETERMINED, "Chưa xác định"),
    ],
)
def test_a_verdict_says_when_it_is_provisional(verdict: Verdict, word: str) -> None:
    """“(tạm tính)” follows a verdict that rests on an unconfirmed figure, and no other."""
    assert PROVISIONAL == "tạm tính"
    assert judgement_text(Judgement(verdict)) == word
    assert judgement_text(Judgement(verdict, provisional=True)) == f"{word} (tạm tính)"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ({"kind": "pass_fail"}, "Đạt"),
        ({"kind": "number", "op": ">=", "value": 1394, "unit": "km"}, "≥ 1.394 km"),
        ({"kind": "number", "op": "<", "value": 3, "unit": "vụ"}, "< 3 vụ"),
        ({"kind": "ratio", "op": ">=", "value": 90}, "≥ 90%"),
        ({"kind": "ratio", "op": "<=", "value": 2}, "≤ 2%"),
        ({"kind": "ratio", "op": "==", "value": 100}, "= 100%"),
        ({"kind": "ratio", "op": ">", "value": 50}, "> 50%"),
        ({"kind": "level", "levels": ["Khá", "Tốt"], "at_least": "Khá"}, "Từ mức Khá trở lên"),
        ({"kind": "checklist", "items": ["Sân", "Nhà", "Loa"], "needed": 2}, "Ít nhất 2/3 nội dung"),
        ({"kind": "by_year", "op": ">=", "values": {"2024": 54}, "unit": "triệu đồng"}, "≥ 54 triệu đồng (năm 2024)"),
        ({"kind": "by_year", "op": ">=", "values": {"2023": 54}, "unit": "triệu đồng"}, "Chưa rõ cho năm 2024"),
        ({"kind": "village_share", "op": ">=", "value": 80}, "≥ 80% số thôn"),
        (
            {
                "kind": "survey",
                "questions": 19,
                "asked": {"value": 80},
                "each": {"value": 85},
                "lowest": {"value": 70},
                "last": {"value": 90},
            },
            "Hỏi ≥ 80% số hộ; câu 1-18 ≥ 85%; không câu nào dưới 70%; câu 19 ≥ 90%",
        ),
        ({"kind": "province", "measure": "ratio"}, "UBND cấp tỉnh quy định (chưa nhập)"),
        ({"kind": "unknown", "measure": "ratio"}, "Chưa rõ mức yêu cầu"),
    ],
)
def test_a_requirement_is_written_as_in_the_decision(line: dict[str, object], text: str) -> None:
    """A requirement is shown with its sign, its bound in Vietnamese figures and its unit."""
    assert requirement_text(ANY.validate_python(line), 2024) == text


@given(strategies.requirements())
def test_every_requirement_is_one_line(requirement: Requirement) -> None:
    """Whatever its kind, a requirement has a text that stands in a table cell."""
    text = requirement_text(requirement, 2024)
    assert text == text.strip()
    assert text
    assert "\n" not in text
    assert not any(sign in text for sign in (">=", "<=", "=="))
