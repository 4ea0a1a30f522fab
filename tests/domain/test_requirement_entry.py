"""Reading the requirement that an officer copied from the paper."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from ntm_tracker.domain.requirement_entry import read_requirement
from ntm_tracker.domain.requirements import (
    Checklist,
    Level,
    Number,
    PassFail,
    Ratio,
    SetByProvince,
    Unknown,
    VillageShare,
    YearlyNumber,
)
from ntm_tracker.domain.wording import requirement_text
from ntm_tracker.errors import InputRefused
from tests.builders import AT_LEAST_90, YEAR
from tests.strategies import operators, percentages

if TYPE_CHECKING:
    from ntm_tracker.domain.requirements import (
        Operator,
        Requirement,
    )

KM = Number(op=">=", value=Decimal(5), unit="km")
SCALE = Level(levels=("Trung bình", "Khá", "Tốt"), at_least="Khá")
TWO_OF_THREE = Checklist(items=("Sân thể thao", "Nhà văn hóa", "Loa truyền thanh"), needed=2)
BY_YEAR = YearlyNumber(op=">=", values={2023: Decimal(51)}, unit="triệu đồng")
VILLAGES = VillageShare(op=">=", value=Decimal(80), tests=("có nhà văn hóa",))


@pytest.mark.parametrize(
    ("typed", "shipped", "read"),
    [
        ("Đạt", PassFail(), PassFail()),
        ("đạt", Unknown(measure="pass_fail"), PassFail()),
        (">= 85", AT_LEAST_90, Ratio(op=">=", value=Decimal(85))),
        ("≥ 99,8%", AT_LEAST_90, Ratio(op=">=", value=Decimal("99.8"))),
        ("<=8 %", Ratio(op="<=", value=Decimal(9)), Ratio(op="<=", value=Decimal(8))),
        ("8% trở xuống", Ratio(op="<=", value=Decimal(9)), Ratio(op="<=", value=Decimal(8))),
        ("từ 85% trở lên", AT_LEAST_90, Ratio(op=">=", value=Decimal(85))),
        ("tối thiểu 85%", Unknown(measure="ratio"), Ratio(op=">=", value=Decimal(85))),
        ("không quá 8 %", Unknown(measure="ratio"), Ratio(op="<=", value=Decimal(8))),
        ("= 100%", AT_LEAST_90, Ratio(op="==", value=Decimal(100))),
        ("85", Ratio(op="<=", value=Decimal(2)), Ratio(op="<=", value=Decimal(85))),
        (">= 1.394,5 km", KM, Number(op=">=", value=Decimal("1394.5"), unit="km")),
        ("6", KM, Number(op=">=", value=Decimal(6), unit="km")),
        (">= 54", BY_YEAR, YearlyNumber(op=">=", values={YEAR: Decimal(54)}, unit="triệu đồng")),
        ("100%", VILLAGES, VillageShare(op=">=", value=Decimal(100), tests=("có nhà văn hóa",))),
        ("tot", SCALE, Level(levels=SCALE.levels, at_least="Tốt")),
        ("3/3", TWO_OF_THREE, Checklist(items=TWO_OF_THREE.items, needed=3)),
        ("1", TWO_OF_THREE, Checklist(items=TWO_OF_THREE.items, needed=1)),
        ("85%", SetByProvince(measure="ratio"), Ratio(op=">=", value=Decimal(85))),
        ("8%", SetByProvince(measure="ratio", op="<="), Ratio(op="<=", value=Decimal(8))),
        (">= 1 mô hình", Unknown(measure="number"), Number(op=">=", value=Decimal(1), unit="mô hình")),
    ],
)
def test_takes_what_the_paper_says(typed: str, shipped: Requirement, read: Requirement) -> None:
    """The figure is the officer's; kind, operator and unit follow the shipped line where he leaves them out."""
    assert read_requirement(typed, shipped, YEAR) == read


@pytest.mark.parametrize(
    ("typed", "shipped"),
    [
        ("", AT_LEAST_90),
        ("khoảng chín mươi", AT_LEAST_90),
        ("Đạt", AT_LEAST_90),
        (">= 101%", AT_LEAST_90),
        (">= -5", KM),
        (">= 1e5", KM),
        (">= 85", Unknown(measure="number")),
        ("Xuất sắc", SCALE),
        ("4", TWO_OF_THREE),
        ("0", TWO_OF_THREE),
        ("2/4", TWO_OF_THREE),
        (">= 85%", PassFail()),
        (">= 85 km", AT_LEAST_90),
        (">= 85%", KM),
    ],
)
def test_refuses_what_does_not_fit_the_measure(typed: str, shipped: Requirement) -> None:
    """What cannot be read, or would change how a known line is measured, is refused."""
    with pytest.raises(InputRefused):
        read_requirement(typed, shipped, YEAR)


@given(operators(), percentages())
def test_what_is_shown_can_be_typed_in(op: Operator, bound: Decimal) -> None:
    """The text of a bound, as the screens show it, is read back as the same bound."""
    for shown in (Ratio(op=op, value=bound), Number(op=op, value=bound, unit="km"), VillageShare(op=op, value=bound)):
        assert read_requirement(requirement_text(shown, YEAR), shown, YEAR) == shown


@pytest.mark.parametrize(
    ("typed", "shipped"),
    [
        ("<= 90", AT_LEAST_90),
        ("85 - 90%", AT_LEAST_90),
        ("85-90%", AT_LEAST_90),
        ("85 90", AT_LEAST_90),
        ("từ 85% trở xuống", AT_LEAST_90),
        ("Đạt", Unknown(measure="ratio")),
        ("19/21", Unknown(measure="village_share")),
        ("15 thôn", Unknown(measure="village_share")),
        ("70 km", SetByProvince(measure="ratio", unit="%")),
        ("20% đất", Unknown(measure="ratio")),
        (">= 2 sản phẩm", Number(op=">=", value=Decimal(1), unit="hợp tác xã")),
        ("0,06 tỷ đồng", YearlyNumber(op=">=", values={YEAR: Decimal(54)}, unit="triệu đồng/người/năm")),
        ("8%", YearlyNumber(op=">=", values={YEAR: Decimal(54)}, unit="triệu đồng/người/năm")),
    ],
)
def test_a_bound_of_another_kind_or_direction_is_never_guessed(typed: str, shipped: Requirement) -> None:
    """What would judge by another figure than the paper's is refused: a wrong “Đạt” costs more than a question."""
    with pytest.raises(InputRefused):
        read_requirement(typed, shipped, YEAR)


@pytest.mark.parametrize("typed", ["Khá", "kha", "Từ mức Khá trở lên", ">= Khá", "mức khá"])
def test_a_level_is_read_as_it_is_printed(typed: str) -> None:
    """The level can be typed in the words in which the program prints it."""
    shipped = Level(levels=("Trung bình", "Khá", "Tốt"), at_least="Tốt")
    assert read_requirement(typed, shipped, YEAR) == Level(levels=shipped.levels, at_least="Khá")
