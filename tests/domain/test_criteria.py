"""A criteria set as its file holds it: numbering, counts, basis."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ntm_tracker.domain.criteria import Basis, CriteriaSet, Criterion, Earlier, Indicator, Instrument
from ntm_tracker.domain.requirements import Confidence, Unknown
from tests.builders import AT_LEAST_90, a_criteria_set, a_criterion, a_criterion_of, an_indicator, an_instrument
from tests.strategies import criteria_sets
from tests.strictly import read_strictly


def as_read(**changes: Any) -> dict[str, Any]:
    """Return a set as a TOML reader gives it, with `changes`."""
    return {**asdict(a_criteria_set()), **changes}


@pytest.mark.parametrize("number", ["1", "1.1", "2.10", "19", "19.12", "dk2"])
def test_the_numbers_in_use_are_taken(number: str) -> None:
    """“3.1”, “4” and “dk2” number an indicator."""
    assert an_indicator(number).number == number


@pytest.mark.parametrize(
    "number", ["", "0", "1.", "1.0", "01", "1.01", "1,1", "1.1.1", "a", "dk", "dk0", "dk10", "1.1\n", " 1.1", "١"]
)
def test_any_other_number_is_refused(number: str) -> None:
    """A number that could stand for two indicators, or for none, is refused."""
    with pytest.raises(ValidationError):
        read_strictly(Indicator, {"number": number, "text": "Chợ", "requirement": {"kind": "pass_fail"}})


@pytest.mark.parametrize("number", [2.1, 3, True])
def test_a_number_is_text(number: object) -> None:
    """An unquoted 2.10 in the file is refused: it would be read as 2.1."""
    with pytest.raises(ValidationError):
        read_strictly(Indicator, {"number": number, "text": "Chợ", "requirement": {"kind": "pass_fail"}})


def test_2_10_is_not_2_1() -> None:
    """“2.10” and “2.1” are two indicators of one criterion."""
    listed = a_criteria_set(a_criterion(), a_criterion(2, an_indicator("2.1"), an_indicator("2.10", text="Khác")))
    found = [listed.find("2.1"), listed.find("2.10")]
    assert [indicator and indicator.number for indicator in found] == ["2.1", "2.10"]


@pytest.mark.parametrize(
    "changes",
    [
        {"tên": "lạ"},
        {"level": "district"},
        {"id": "Xã NTM"},
        {"complete": "true"},
        {"first_year": "2021"},
        {"criterion_count": True},
        {"title": ""},
        {"warning": ""},
        {"instruments": []},
        {"criteria": [], "criterion_count": 0},
    ],
)
def test_a_set_is_strict(changes: dict[str, Any]) -> None:
    """Unknown keys, other types and missing essentials are refused."""
    assert read_strictly(CriteriaSet, as_read()) == a_criteria_set()
    with pytest.raises(ValidationError):
        read_strictly(CriteriaSet, as_read(**changes))


def test_a_short_title_fits_a_tab() -> None:
    """A short title has at most 30 characters."""
    with pytest.raises(ValidationError):
        read_strictly(CriteriaSet, as_read(short_title="x" * 31))


def test_an_indicator_stands_once() -> None:
    """A number that stands twice is refused and named."""
    with pytest.raises(ValueError, match=r"chỉ tiêu 1\.1 có hai lần"):
        a_criteria_set(a_criterion(1, an_indicator("1.1"), an_indicator("1.1")))


def test_a_gate_stands_once() -> None:
    """Two gates of one number are refused."""
    with pytest.raises(ValueError, match="dk2 có hai lần"):
        a_criteria_set(gates=[an_indicator("dk2"), an_indicator("dk2")])


@pytest.mark.parametrize("number", ["2.1", "11.1", "2", "dk2"])
def test_an_indicator_stands_under_its_own_criterion(number: str) -> None:
    """An indicator under another criterion than its number says is refused."""
    with pytest.raises(ValueError, match=f"{number} không thuộc tiêu chí 1"):
        a_criteria_set(a_criterion(1, an_indicator(number)))


def test_a_gate_is_numbered_as_a_gate() -> None:
    """A gate numbered “1” is refused: it would share the results of criterion 1."""
    with pytest.raises(ValueError, match="phải đánh số dk1"):
        a_criteria_set(a_criterion(1), gates=[an_indicator("1")])


@pytest.mark.parametrize("numbers", [(2,), (1, 3), (1, 1), (2, 1)])
def test_criteria_are_numbered_from_one_on(numbers: tuple[int, ...]) -> None:
    """A criterion left out, out of order or standing twice is refused."""
    with pytest.raises(ValueError, match="liên tục từ 1"):
        a_criteria_set(*(a_criterion(number) for number in numbers))


def test_the_counts_of_the_decision_are_kept() -> None:
    """A file with fewer or more lines than the decision is refused."""
    with pytest.raises(ValueError, match="criterion_count ghi 19 nhưng tệp có 1 tiêu chí"):
        a_criteria_set(criterion_count=19)
    with pytest.raises(ValueError, match="indicator_count ghi 57 nhưng tệp có 1 chỉ tiêu"):
        a_criteria_set(indicator_count=57)


def test_gates_are_not_counted_as_indicators() -> None:
    """The count of a decision is of indicators; gates stand beside them."""
    assert a_criteria_set(gates=[an_indicator("dk2")]).indicator_count == 1


def test_a_list_of_names_need_not_reach_the_count() -> None:
    """An incomplete set may hold fewer indicators than its decision."""
    assert a_criteria_set(complete=False, indicator_count=57).indicator_count == 57


def test_a_criterion_without_indicators_is_measured_as_itself() -> None:
    """It is one line of its own number and name, whose bound nobody has read."""
    (itself,) = Criterion(
        number=4, name="Điện", name_confidence=Confidence.VERIFIED, name_source="Trang tin"
    ).measured()
    assert (itself.number, itself.text) == ("4", "Điện")
    assert isinstance(itself.requirement, Unknown)
    assert itself.wording_confidence is Confidence.VERIFIED
    assert itself.wording_source == "Trang tin"


def test_everything_measured_comes_in_order_gates_last() -> None:
    """Criteria in order, their indicators in order, then the gates."""
    listed = a_criteria_set(
        a_criterion_of(AT_LEAST_90, AT_LEAST_90), a_criterion(2, name="Thủy lợi"), gates=[an_indicator("dk2")]
    )
    assert [indicator.number for indicator in listed.measured()] == ["1.1", "1.2", "2", "dk2"]


@given(criteria_sets())
def test_everything_measured_is_found_by_its_number(criteria_set: CriteriaSet) -> None:
    """Each number names exactly one line; a number the set has not names none."""
    listed = list(criteria_set.measured())
    assert len({indicator.number for indicator in listed}) == len(listed)
    assert all(criteria_set.find(indicator.number) == indicator for indicator in listed)
    assert criteria_set.find("99.9") is None


def test_an_indicator_has_the_basis_of_its_set_or_its_own() -> None:
    """The legal text of a line is its own where it has one, else that of the set."""
    own = Basis(decision="Quyết định 741/QĐ-UBND")
    criteria_set = a_criteria_set(a_criterion(1, an_indicator("1.1"), an_indicator("1.2", basis=own)))
    first, second = criteria_set.measured()
    assert criteria_set.basis_of(first) == criteria_set.basis
    assert criteria_set.basis_of(second) == own


def test_a_basis_is_written_from_the_small_to_the_large() -> None:
    """Article, annex, decision; what is not known is left out."""
    assert str(Basis(decision="Quyết định 318/QĐ-TTg")) == "Quyết định 318/QĐ-TTg"
    whole = Basis(decision="Quyết định 318/QĐ-TTg", annex="Phụ lục I", article="Điều 2")
    assert str(whole) == "Điều 2, Phụ lục I, Quyết định 318/QĐ-TTg"


def test_an_instrument_is_written_as_it_is_cited() -> None:
    """Kind, number, day of signature, then the annex."""
    instrument = an_instrument()
    assert str(instrument) == "Quyết định 318/QĐ-TTg ngày 08/03/2022"
    with_annex = read_strictly(Instrument, {**asdict(instrument), "annex": "Phụ lục I"})
    assert str(with_annex) == "Quyết định 318/QĐ-TTg ngày 08/03/2022, Phụ lục I"


def test_the_day_of_a_decision_is_a_date() -> None:
    """A day written as text in the file is refused."""
    changes = {**asdict(an_instrument()), "signed": "08/03/2022"}
    with pytest.raises(ValidationError):
        read_strictly(Instrument, changes)
    assert read_strictly(Instrument, {**changes, "signed": date(2022, 3, 8)}) == an_instrument()


def an_amended(*untils: date) -> Indicator:
    """Return an indicator whose text was changed on each of `untils`."""
    olds = (
        Earlier(until=day, text=f"Đến {day}", requirement=Unknown(measure="ratio"), source="Trang") for day in untils
    )
    return replace(an_indicator("1.1"), text="Nay", earlier=tuple(olds))


_few_days = st.dates(date(2021, 1, 1), date(2025, 12, 31))


@given(st.sets(_few_days, max_size=4), _few_days)
def test_exactly_one_text_holds_on_each_day(untils: set[date], day: date) -> None:
    """The first text whose end is still to come holds, else the latest; a day decides once and for all."""
    indicator = an_amended(*sorted(untils))
    held = indicator.on(day)
    coming = min((until for until in untils if day < until), default=None)
    assert held.text == (f"Đến {coming}" if coming else "Nay")
    assert held.on(day) == held
    assert len(held.earlier) == sum(until <= day for until in untils)
    assert {indicator.on(other).text for other in untils} <= {old.text for old in indicator.earlier} | {"Nay"}


@given(st.sets(_few_days, max_size=4), _few_days)
def test_a_set_holds_every_line_as_of_the_day(untils: set[date], day: date) -> None:
    """Indicators and gates alike; with nothing older the set is the set itself."""
    gate = replace(an_amended(*sorted(untils)), number="dk2")
    criteria_set = a_criteria_set(a_criterion(1, an_amended(*sorted(untils))), gates=[gate])
    held = criteria_set.on(day)
    assert [i.text for i in held.measured()] == [i.on(day).text for i in criteria_set.measured()]
    assert (held is criteria_set) is all(until <= day for until in untils)


@given(_few_days, _few_days, _few_days)
def test_a_set_holds_from_its_first_to_its_last_day(since: date, until: date, day: date) -> None:
    """Both ends are inside; without a known end it holds on."""
    issued = replace(an_instrument(), signed=date(2020, 1, 1), in_force=since)
    open_end = replace(a_criteria_set(), instruments=(issued,))
    assert open_end.holds_on(day) is (since <= day)
    assert replace(open_end, in_force_to=until).holds_on(day) is (since <= day <= until)


@pytest.mark.parametrize("untils", [(date(2024, 3, 7), date(2024, 3, 1)), (date(2024, 3, 1), date(2024, 3, 1))])
def test_earlier_texts_out_of_order_are_refused(untils: tuple[date, ...]) -> None:
    """Two texts for one day would leave it open which one judges."""
    with pytest.raises(ValueError, match="xếp từ cũ đến mới"):
        an_amended(*untils)


def test_an_earlier_text_brings_its_own_firmness() -> None:
    """What was checked about the new words says nothing of the old ones."""
    checked = replace(an_amended(date(2024, 3, 1)), wording_confidence=Confidence.VERIFIED, wording_source="Công báo")
    held = checked.on(date(2024, 2, 29))
    assert (held.wording_confidence, held.wording_source) == (Confidence.UNKNOWN, "Trang")
