"""Requirements as the criteria files hold them: strict, closed, never changed."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from ntm_tracker.domain.requirements import (
    Checklist,
    Confidence,
    Level,
    Number,
    PassFail,
    Ratio,
    Requirement,
    SetByProvince,
    Survey,
    Unknown,
    VillageShare,
    YearlyNumber,
    measure_of,
    requirement_from_plain,
    requirement_to_plain,
    unit_of,
)
from tests.strategies import MEASURES, requirements

ANY: TypeAdapter[Requirement] = TypeAdapter(Requirement)
NUMBER: dict[str, Any] = {"kind": "number", "op": ">=", "value": 54, "unit": "triệu đồng/người/năm"}
RATIO: dict[str, Any] = {"kind": "ratio", "op": ">=", "value": 90}
LEVEL: dict[str, Any] = {"kind": "level", "levels": ["Trung bình", "Khá", "Tốt"], "at_least": "Khá"}
ITEMS: dict[str, Any] = {"kind": "checklist", "items": ["Sân", "Nhà văn hóa"], "needed": 2}
YEARLY: dict[str, Any] = {"kind": "by_year", "op": ">=", "values": {"2024": 54}, "unit": "triệu đồng"}
SHARE: dict[str, Any] = {"kind": "village_share", "op": ">=", "value": 100, "tests": ["có nhà văn hóa"]}
SURVEY: dict[str, Any] = {
    "kind": "survey",
    "questions": 19,
    "asked": {"value": 80, "basis": "HD 90", "confidence": "verified", "source": "https://vi-du.vn"},
    "each": {"value": 85},
    "lowest": {"value": Decimal("70.5")},
    "last": {"value": 90},
}
UNKNOWN: dict[str, Any] = {"kind": "unknown", "measure": "ratio"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ({"kind": "pass_fail"}, PassFail),
        (NUMBER, Number),
        (RATIO, Ratio),
        (LEVEL, Level),
        (ITEMS, Checklist),
        (YEARLY, YearlyNumber),
        (SHARE, VillageShare),
        (SURVEY, Survey),
        ({"kind": "province", "measure": "ratio"}, SetByProvince),
        (UNKNOWN, Unknown),
    ],
)
def test_the_kind_decides_what_is_read(line: dict[str, Any], kind: type) -> None:
    """Each kind of line in a criteria file becomes its own kind of requirement."""
    assert isinstance(ANY.validate_python(line), kind)


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"kind": "tỷ lệ"},
        {"kind": "pass_fail", "value": 90},
        {**RATIO, "valeu": 90},
        {**RATIO, "op": "=>"},
        {"kind": "ratio", "op": ">="},
        {**RATIO, "value": True},
        {**RATIO, "value": "90"},
        {**RATIO, "value": 90.5},
        {**RATIO, "value": Decimal("NaN")},
        {**RATIO, "value": Decimal("Infinity")},
        {**RATIO, "value": -1},
        {**RATIO, "value": Decimal("100.01")},
        {**RATIO, "unit": "%"},
        {**RATIO, "confidence": "chắc"},
        {**RATIO, "note": 1},
        {**NUMBER, "unit": "%"},
        {**NUMBER, "unit": ""},
        {**NUMBER, "value": None},
        {**LEVEL, "at_least": "Xuất sắc"},
        {**LEVEL, "levels": ["Khá"]},
        {**LEVEL, "levels": "Khá"},
        {**LEVEL, "levels": ["Khá", ""]},
        {**ITEMS, "needed": 3},
        {**ITEMS, "needed": 0},
        {**ITEMS, "needed": True},
        {**ITEMS, "items": []},
        {**YEARLY, "values": {}},
        {**YEARLY, "values": {"năm 2024": 54}},
        {**YEARLY, "values": {"2024": True}},
        {**YEARLY, "values": [54]},
        {**SHARE, "value": 101},
        {**SURVEY, "questions": 1},
        {**SURVEY, "questions": "19"},
        {**SURVEY, "questions": True},
        {**SURVEY, "each": 85},
        {**SURVEY, "each": {}},
        {**SURVEY, "each": {"value": 101}},
        {**SURVEY, "each": {"value": "85"}},
        {**SURVEY, "each": {"value": 85, "op": "<="}},
        {**SURVEY, "each": {"value": 85, "confidence": "chắc"}},
        {key: held for key, held in SURVEY.items() if key != "lowest"},
        {"kind": "unknown"},
        {"kind": "unknown", "measure": "by_year"},
        {**UNKNOWN, "value": 90},
    ],
)
def test_a_line_that_could_be_misread_is_refused(line: dict[str, Any]) -> None:
    """Unknown keys, wrong types, bounds off the scale: the file is refused, nothing is converted."""
    with pytest.raises(ValidationError):
        ANY.validate_python(line)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({**NUMBER, "unit": "%"}, 'đơn vị “%” phải dùng kind = "ratio"'),
        ({**LEVEL, "at_least": "Xuất sắc"}, "at_least “Xuất sắc” không có trong levels"),
        ({**ITEMS, "needed": 3}, r"needed = 3 lớn hơn số nội dung \(2\)"),
    ],
)
def test_the_house_rules_are_told_in_vietnamese(line: dict[str, Any], sentence: str) -> None:
    """A rule of our own is refused with a Vietnamese sentence."""
    with pytest.raises(ValidationError, match=sentence):
        ANY.validate_python(line)


def test_bounds_are_exact() -> None:
    """A bound is the decimal written in the file, never a float near it."""
    requirement = ANY.validate_python({**RATIO, "value": Decimal("99.8")})
    assert isinstance(requirement, Ratio)
    assert requirement.value == Decimal("99.8")


def test_each_bound_of_a_survey_is_as_firm_as_it_says() -> None:
    """One bound's source says nothing of the others."""
    requirement = ANY.validate_python(SURVEY)
    assert isinstance(requirement, Survey)
    assert (requirement.asked.confidence, requirement.asked.basis) == (Confidence.VERIFIED, "HD 90")
    assert (requirement.lowest.value, requirement.lowest.confidence) == (Decimal("70.5"), Confidence.UNKNOWN)


def test_years_are_read_from_text_keys() -> None:
    """TOML holds the years of a by-year bound as text; they are numbers here."""
    requirement = ANY.validate_python(YEARLY)
    assert isinstance(requirement, YearlyNumber)
    assert requirement.values == {2024: Decimal(54)}


def test_the_firmness_of_a_bound_is_unknown_until_written() -> None:
    """A bound is as firm as the file says, and not firm when it says nothing."""
    assert ANY.validate_python(RATIO).confidence is Confidence.UNKNOWN
    assert ANY.validate_python({**RATIO, "confidence": "verified"}).confidence is Confidence.VERIFIED


def test_a_requirement_never_changes() -> None:
    """What was read from the law cannot be altered by the program."""
    requirement = Ratio(op=">=", value=Decimal(90))
    with pytest.raises(FrozenInstanceError):
        requirement.value = Decimal(10)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("line", "measure", "unit"),
    [
        ({"kind": "pass_fail"}, "pass_fail", ""),
        (NUMBER, "number", "triệu đồng/người/năm"),
        (RATIO, "ratio", "%"),
        (LEVEL, "level", ""),
        (ITEMS, "checklist", ""),
        (YEARLY, "number", "triệu đồng"),
        (SHARE, "village_share", "%"),
        (SURVEY, "survey", ""),
        ({"kind": "unknown", "measure": "survey"}, "survey", ""),
        ({"kind": "province", "measure": "number", "unit": "km"}, "number", "km"),
        ({"kind": "unknown", "measure": "village_share"}, "village_share", "%"),
    ],
)
def test_how_and_in_what_unit_a_result_is_taken(line: dict[str, Any], measure: str, unit: str) -> None:
    """The requirement tells how results are taken, even where its bound is not known."""
    requirement = ANY.validate_python(line)
    assert (measure_of(requirement), unit_of(requirement)) == (measure, unit)


@given(requirements())
def test_every_requirement_has_a_measure(requirement: Requirement) -> None:
    """Whatever the kind, there is one way to take its results."""
    assert measure_of(requirement) in MEASURES


@given(requirements())
def test_a_requirement_survives_being_written_down(requirement: Requirement) -> None:
    """Dumped and read again, a requirement is the same."""
    assert ANY.validate_python(ANY.dump_python(requirement)) == requirement


@given(requirements())
def test_a_requirement_survives_json(requirement: Requirement) -> None:
    """Kept as the record keeps it and built again without the strict reader, a requirement is the same."""
    kept = json.loads(json.dumps(requirement_to_plain(requirement)))
    assert requirement_from_plain(kept) == requirement
