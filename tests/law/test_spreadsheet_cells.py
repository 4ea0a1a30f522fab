"""What Excel makes of what was typed: read exactly, or asked about, never guessed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from ntm_tracker.domain.requirements import Number, Ratio
from tests.law.sheets import FIRST, changed, line, put, read, told, typed, whole, with_cell, with_lines


def numbers(content: bytes) -> list[str]:
    """Return the numbers of the indicators of criterion 2."""
    found = read(content).criteria_set
    assert found, told(content)
    return [indicator.number for indicator in found.criteria[1].indicators]


def of_two(*held: Any) -> bytes:
    """Return a spreadsheet whose criterion 2 has indicators of these numbers, as Excel keeps them."""
    return with_lines(*(line(number=number) for number in held))


def test_numbers_that_excel_kept_as_numbers_are_read_where_they_are_clear() -> None:
    """2.1 at the head of its row of numbers, 2.11 anywhere."""
    assert numbers(of_two(2.1, 2.2, 2.11)) == ["2.1", "2.2", "2.11"]


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        (("2.1", "2.2", 2.1), ["A7"]),
        ((2.1, 2.2, 2.1), ["A5", "A7"]),
        (("2.9", 2.1, "2.11"), ["A6"]),
        (("2.8", 2.1), ["A6"]),
        ((2.1, "2.11"), ["A5"]),
        (("2.19", 2.2), ["A6"]),
    ],
)
def test_a_number_that_may_have_been_another_is_asked_about(held: tuple[Any, ...], asked: list[str]) -> None:
    """2.10 that Excel made 2.1 is never taken for either."""
    problems = told(of_two(*held))
    places = [place for place, sentence in problems if "dạng số" in sentence]
    assert places == [f"Chỉ tiêu!{place}" for place in asked]
    assert any("kiểu Chữ (Text) và gõ 2.10" in s or "gõ 2.20" in s for _, s in problems)


def test_a_number_shown_as_2_10_is_asked_about() -> None:
    """The cell shows 2.10 and holds 2.1."""
    ((place, sentence),) = told(typed("A6", 2.1, "0.00"))
    assert place == "Chỉ tiêu!A6"
    assert "2.10" in sentence


@pytest.mark.parametrize("sheet", ["Chỉ tiêu", "Điều kiện", "Tiêu chí"])
@pytest.mark.parametrize("day", [date(2026, 1, 3), datetime(2026, 2, 1)])  # noqa: DTZ001 - a day of the sheet
def test_a_number_that_became_a_day_is_asked_about(sheet: str, day: date) -> None:
    """Excel makes 3.1 or 1/2 a date."""
    places = told(typed("A5", day, "d-mmm", sheet))
    assert [place for place, sentence in places if "thành ngày" in sentence] == [f"{sheet}!A5"]


def test_a_level_that_became_a_day_is_asked_about() -> None:
    """2/3 in the column Mức."""
    content = with_lines(line(measure="số nội dung đạt trên tổng số", parts="a\nb\nc", bound=date(2026, 3, 2)))
    assert [place for place, sentence in told(content) if "thành ngày" in sentence] == ["Chỉ tiêu!E5"]


@pytest.mark.parametrize(
    ("value", "shape", "bound"),
    [
        ("99,8", "@", "99.8"),
        ("99.8", "@", "99.8"),
        (" 90 % ", "@", "90"),
        (90, "General", "90"),
        (99.8, "General", "99.8"),
        (0.9, "0%", "90"),
        (0.998, "0.0%", "99.8"),
        (1.1 + 2.2, "General", "3.3"),
        (0.145, "0.00%", "14.5"),
        ("0,125", "@", "0.125"),
    ],
)
def test_a_percentage_is_read_as_it_is_shown(value: Any, shape: str, bound: str) -> None:
    """Decimal commas, per cent formats, the noise of binary figures."""
    found = read(typed("E5", value, shape)).criteria_set
    assert found
    wanted = found.criteria[0].indicators[0].requirement
    assert isinstance(wanted, Ratio)
    assert wanted.value == Decimal(bound)
    assert str(wanted.value.normalize()) == str(Decimal(bound).normalize())


def test_thousands_are_read_the_vietnamese_way() -> None:
    """“1.394,2” typed as text."""
    held = line(measure="một con số", op="≥", bound="1.394,2", unit="ha")
    found = read(with_lines(held)).criteria_set
    assert found
    assert found.criteria[0].indicators[0].requirement == Number(op=">=", value=Decimal("1394.2"), unit="ha")


def test_a_number_in_per_cent_format_is_no_amount() -> None:
    """0.9 shown as 90% beside the unit km."""

    def change(book: Any) -> None:
        sheet = book["Chỉ tiêu"]
        put(sheet, "C5", "một con số")
        put(sheet, "F5", "km")
        put(sheet, "E5", 0.9, "0%")

    assert [place for place, _ in told(changed(change))] == ["Chỉ tiêu!E5"]


def test_a_formula_is_read_by_its_value() -> None:
    """As Excel saved it, for figures and for text."""
    content = with_cell(whole(), "E5", '<c r="E5"><f>45*2</f><v>90</v></c>')
    content = with_cell(content, "B5", '<c r="B5" t="str"><f>"Tên "&amp;1</f><v>Tên 1</v></c>')
    found = read(content).criteria_set
    assert found
    assert found.criteria[0].indicators[0].text == "Tên 1"
    assert found.criteria[0].indicators[0].requirement == Ratio(op=">=", value=Decimal(90))


def test_a_formula_without_a_value_is_a_problem() -> None:
    """Openpyxl and others save none."""
    ((place, sentence),) = told(typed("E5", "=45*2"))
    assert place == "Chỉ tiêu!E5"
    assert "công thức" in sentence


def test_a_formula_in_error_is_a_problem() -> None:
    """#REF! is told as it is shown."""
    ((place, sentence),) = told(with_cell(whole(), "E5", '<c r="E5" t="e"><f>X!A1</f><v>#REF!</v></c>'))
    assert place == "Chỉ tiêu!E5"
    assert "#REF!" in sentence


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("08/03/2022", date(2022, 3, 8)),
        ("8.3.2022", date(2022, 3, 8)),
        ("2022-03-08", date(2022, 3, 8)),
        (datetime(2022, 3, 8, 12), date(2022, 3, 8)),  # noqa: DTZ001 - a day of the sheet
    ],
)
def test_a_day_is_read_as_text_or_as_excel_keeps_it(value: Any, day: date) -> None:
    """The day of signing."""
    shape = "dd/mm/yyyy" if isinstance(value, datetime) else "@"
    found = read(typed("B14", value, shape, "Bộ tiêu chí")).criteria_set
    assert found
    assert found.instruments[0].signed == day


@pytest.mark.parametrize("value", [44628, "31/02/2022", "năm 2022"])
def test_what_is_no_day_is_told(value: Any) -> None:
    """A bare count of days, a day that is in no calendar, words."""
    ((place, _),) = told(typed("B14", value, sheet="Bộ tiêu chí"))
    assert place == "Bộ tiêu chí!B14"


def test_text_is_brought_into_its_normal_form() -> None:
    """A file written on macOS."""
    found = read(typed("B5", "Hu\u031bo\u031bng So\u031bn\u200b ")).criteria_set
    assert found
    assert found.criteria[0].indicators[0].text == "Hương Sơn"


def test_first_line_of_a_table() -> None:
    """The helper above and the workbook agree."""
    assert told(typed(f"A{FIRST}", None))[0][0] == f"Chỉ tiêu!A{FIRST}"
