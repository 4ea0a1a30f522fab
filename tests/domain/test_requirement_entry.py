"""Reading the requirement that an officer copied from the paper."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.requirement_entry import read_requirement
from ntm_tracker.domain.requirements import (
    THRESHOLDS,
    Checklist,
    Confidence,
    Level,
    Number,
    Open,
    PassFail,
    Ratio,
    SetByProvince,
    Survey,
    Threshold,
    Unknown,
    VillageShare,
    YearlyNumber,
)
from ntm_tracker.domain.wording import requirement_text, whole_text
from ntm_tracker.errors import InputRefused, Questioned
from ntm_tracker.law.shelf import set_ids, shipped_set
from tests.builders import AT_LEAST_90, YEAR
from tests.service.deeds import assert_one_sentence
from tests.strategies import operators, pasted_text, percentages

if TYPE_CHECKING:
    from ntm_tracker.domain.requirements import (
        Operator,
        Requirement,
    )

UNITS = ("km", "triệu đồng/người/năm", "m²/người", "lao động/100 hộ", "mô hình", "Ha")
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
        ("từ mức Tốt trở lên", SCALE, Level(levels=SCALE.levels, at_least="Tốt")),
        ("Khá trong: Yếu, Khá, Tốt", Unknown(measure="level"), Level(levels=("Yếu", "Khá", "Tốt"), at_least="Khá")),
        ("Ít nhất 1/3 nội dung", TWO_OF_THREE, Checklist(items=TWO_OF_THREE.items, needed=1)),
        ("1/2: Chợ; Trạm y tế", Unknown(measure="checklist"), Checklist(items=("Chợ", "Trạm y tế"), needed=1)),
        ("2/2", Unknown(measure="checklist"), Checklist(items=("Nội dung 1", "Nội dung 2"), needed=2)),
        ("tối đa 5 hộ", Unknown(measure="number"), Number(op="<=", value=Decimal(5), unit="hộ")),
        ("≥ 4 m2/người", Unknown(measure="number"), Number(op=">=", value=Decimal(4), unit="m2/người")),
        ("đạt từ 85% trở lên", AT_LEAST_90, Ratio(op=">=", value=Decimal(85))),
        (
            "2024: >= 54; 2025: >= 58,5 triệu đồng",
            BY_YEAR,
            YearlyNumber(op=">=", values={2024: Decimal(54), 2025: Decimal("58.5")}, unit="triệu đồng"),
        ),
        ("năm 2025: 58", BY_YEAR, YearlyNumber(op=">=", values={2025: Decimal(58)}, unit="triệu đồng")),
        (">= 58 (năm 2025)", BY_YEAR, YearlyNumber(op=">=", values={2025: Decimal(58)}, unit="triệu đồng")),
        ("3/3", TWO_OF_THREE, Checklist(items=TWO_OF_THREE.items, needed=3)),
        ("1", TWO_OF_THREE, Checklist(items=TWO_OF_THREE.items, needed=1)),
        (">= 85%", SetByProvince(measure="ratio"), Ratio(op=">=", value=Decimal(85))),
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


_AS_KNOWN = st.one_of(
    st.builds(PassFail),
    st.builds(Ratio, op=operators(), value=percentages()),
    st.builds(VillageShare, op=operators(), value=percentages(), tests=st.just(("có nhà văn hóa",))),
    st.builds(Number, op=operators(), value=percentages(), unit=st.sampled_from(UNITS)),
    st.builds(
        YearlyNumber,
        op=operators(),
        values=st.dictionaries(st.sampled_from((2022, 2023, 2025)), percentages()).map(
            lambda v: v | {YEAR: Decimal(54)}
        ),
        unit=st.sampled_from(UNITS),
    ),
    st.builds(Level, levels=st.just(("Yếu", "Khá", "Tốt")), at_least=st.sampled_from(("Yếu", "Khá", "Tốt"))),
    st.builds(Level, levels=st.just(("Mức độ 1", "Mức độ 2")), at_least=st.sampled_from(("Mức độ 1", "Mức độ 2"))),
    st.integers(1, 3).map(lambda needed: Checklist(items=TWO_OF_THREE.items, needed=needed)),
)


@given(_AS_KNOWN)
def test_every_kind_reads_back_what_it_shows(known: Requirement) -> None:
    """The text in which a requirement is shown, in short or whole, is read as the same requirement."""
    assert read_requirement(whole_text(known, YEAR), known, YEAR) == known
    short = read_requirement(requirement_text(known, YEAR), known, YEAR)
    if isinstance(known, YearlyNumber):
        known = replace(known, values={YEAR: known.values[YEAR]})
    assert short == known


@pytest.mark.parametrize("set_id", set_ids())
def test_every_shipped_requirement_reads_back(set_id: str) -> None:
    """No unit, scale or list of the shipped files is one that the grammar cannot read."""
    for indicator in shipped_set(set_id).measured():
        known = indicator.requirement
        if not isinstance(known, Open):
            assert bare(read_requirement(whole_text(known, YEAR), known, YEAR)) == bare(known), indicator.number


def bare(requirement: Requirement) -> Requirement:
    """Return `requirement` without where it was read."""
    if isinstance(requirement, Survey):
        asked, each, lowest, last = (Threshold(value=getattr(requirement, name).value) for name in THRESHOLDS)
        return Survey(questions=requirement.questions, asked=asked, each=each, lowest=lowest, last=last)
    return replace(requirement, confidence=Confidence.UNKNOWN, source="", national="", note="")


@given(pasted_text(60), _AS_KNOWN, st.booleans())
def test_any_text_is_read_or_refused(typed: str, known: Requirement, sure: bool) -> None:  # noqa: FBT001 - a strategy's
    """Whatever is pasted gives a requirement or one clear sentence, never anything else."""
    try:
        read_requirement(typed, known, YEAR, sure=sure)
    except InputRefused as error:
        assert_one_sentence(error.sentence)


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


@pytest.mark.parametrize("known", [SetByProvince(measure="ratio"), Unknown(measure="ratio")])
def test_a_bare_figure_needs_a_direction(known: Requirement) -> None:
    """Whether 85% is the least or the most is never guessed; where the direction is known it is followed."""
    with pytest.raises(InputRefused, match="tối thiểu hay tối đa"):
        read_requirement("85%", known, YEAR)
    at_most = Unknown(measure="ratio", op="<=", unit="%")
    assert read_requirement("8%", at_most, YEAR) == Ratio(op="<=", value=Decimal(8))


@pytest.mark.parametrize("typed", ["Khá", "kha", "Từ mức Khá trở lên", ">= Khá", "mức khá"])
def test_a_level_is_read_as_it_is_printed(typed: str) -> None:
    """The level can be typed in the words in which the program prints it."""
    shipped = Level(levels=("Trung bình", "Khá", "Tốt"), at_least="Tốt")
    assert read_requirement(typed, shipped, YEAR) == Level(levels=shipped.levels, at_least="Khá")


@pytest.mark.parametrize(
    ("typed", "known", "differs", "read"),
    [
        ("<= 90%", AT_LEAST_90, "ngược chiều", Ratio(op="<=", value=Decimal(90))),
        (
            ">= 2 sản phẩm",
            Number(op=">=", value=Decimal(1), unit="hợp tác xã"),
            "đo bằng hợp tác xã, không phải sản phẩm",
            Number(op=">=", value=Decimal(2), unit="sản phẩm"),
        ),
        ("Đạt", AT_LEAST_90, "đo bằng tỷ lệ %, không phải đạt hoặc không đạt", PassFail()),
        (">= 85%", PassFail(), "đo bằng đạt hoặc không đạt", Ratio(op=">=", value=Decimal(85))),
        (">= 5 km", AT_LEAST_90, "một con số (km)", Number(op=">=", value=Decimal(5), unit="km")),
        ("8%", BY_YEAR, "", None),
        (
            "2024: >= 54; 2025: >= 58 km",
            KM,
            "không chia theo năm",
            YearlyNumber(op=">=", values={2024: Decimal(54), 2025: Decimal(58)}, unit="km"),
        ),
        (
            "Khá trong: Yếu, Khá, Tốt",
            SCALE,
            "thang xếp loại là Trung bình, Khá, Tốt",
            Level(levels=("Yếu", "Khá", "Tốt"), at_least="Khá"),
        ),
        (">= 85%", SCALE, "đo bằng một mức xếp loại", Ratio(op=">=", value=Decimal(85))),
        ("1/2: Chợ; Loa", TWO_OF_THREE, "có 3 nội dung, không phải 2", Checklist(items=("Chợ", "Loa"), needed=1)),
    ],
)
def test_what_differs_in_kind_is_asked_about(
    typed: str, known: Requirement, differs: str, read: Requirement | None
) -> None:
    """Unit, direction, kind, scale: refused with what exactly differs, and taken from who insists."""
    with pytest.raises(InputRefused) as error:
        read_requirement(typed, known, YEAR)
    assert_one_sentence(error.value.sentence)
    assert differs in error.value.sentence
    if read is None:
        with pytest.raises(InputRefused):
            read_requirement(typed, known, YEAR, sure=True)
    else:
        assert isinstance(error.value, Questioned)
        assert "--sure" in error.value.sentence
        assert read_requirement(typed, known, YEAR, sure=True) == read


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("khoảng 85%", AT_LEAST_90),
        ("85 - 90%", AT_LEAST_90),
        ("85% hoặc 90%", AT_LEAST_90),
        ("từ 85% trở xuống", AT_LEAST_90),
        (">= 85", PassFail()),
        (">= 101%", PassFail()),
        ("20% đất", AT_LEAST_90),
        ("85% trở lên nếu có", AT_LEAST_90),
        ("5 hộ hoặc 6", KM),
        ("19/21", AT_LEAST_90),
        ("tỉnh quy định", AT_LEAST_90),
        ("UBND cấp tỉnh quy định (chưa nhập)", Unknown(measure="ratio")),
        ("Chưa rõ mức yêu cầu", Unknown(measure="ratio")),
        ("Khá", Unknown(measure="level")),
        ("Giỏi trong: Yếu, Khá", SCALE),
        ("Khá trong: Khá", SCALE),
        ("mức Khá trở xuống", SCALE),
        ("3/2: Chợ; Loa", TWO_OF_THREE),
        ("1/3: Chợ; Loa", TWO_OF_THREE),
        ("2024: >= 54; 2024: >= 58", BY_YEAR),
        ("2024: >= 54; 2025: <= 58", BY_YEAR),
        ("2024: >= 54 triệu đồng; 2025: >= 58 tỷ", BY_YEAR),
        ("2024: khoảng 54", BY_YEAR),
        ("2024:", BY_YEAR),
        ("9" * 2000, AT_LEAST_90),
    ],
)
def test_vague_or_contradictory_text_is_refused_from_everybody(typed: str, known: Requirement) -> None:
    """To insist makes nothing of what cannot be read."""
    with pytest.raises(InputRefused) as error:
        read_requirement(typed, known, YEAR, sure=True)
    assert_one_sentence(error.value.sentence)
    assert not isinstance(error.value, Questioned)
