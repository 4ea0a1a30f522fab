"""A set written as a spreadsheet or as TOML is read back equal, and never as anything but text."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from ntm_tracker.errors import InputRefused
from ntm_tracker.law.files import parse_set
from ntm_tracker.law.shelf import set_ids, shipped_set
from ntm_tracker.law.spreadsheet.columns import TABLES
from ntm_tracker.law.spreadsheet.workbook import set_bytes
from ntm_tracker.law.toml_text import toml_text
from tests.law.sheets import read, whole_set
from tests.strategies import imported_sets

if TYPE_CHECKING:
    from ntm_tracker.domain.criteria import CriteriaSet, Criterion

ODD = ("=1+1", "+84", "-5", "@SUM(A1)", "#N/A", "<b>", "[b]", "&amp;", "“ngoặc”", "007", "2.10", "TRUE", "đ" * 5_000)


@pytest.mark.parametrize("set_id", set_ids())
def test_a_shipped_set_comes_back_from_its_spreadsheet(set_id: str) -> None:
    """Gates, facts, instruments, sources, by-year figures: everything that it holds."""
    imported = read(set_bytes(shipped_set(set_id), []))
    assert imported.problems == ()
    assert imported.criteria_set == shipped_set(set_id)
    assert imported.read_on_paper == ()


@pytest.mark.parametrize("set_id", set_ids())
def test_a_shipped_set_comes_back_from_its_toml(set_id: str) -> None:
    """As strictly as any file is read."""
    found, problems = parse_set(toml_text(shipped_set(set_id), ("Một dòng\nhai dòng",)), "bo.toml")
    assert problems == []
    assert found == shipped_set(set_id)


@settings(max_examples=12)  # a set holds dozens of texts
@given(imported_sets())
def test_any_set_comes_back_from_its_spreadsheet(criteria_set: CriteriaSet) -> None:
    """Whatever its texts, kinds of requirement, earlier words and lists are."""
    imported = read(set_bytes(criteria_set, []))
    assert imported.problems == ()
    assert imported.criteria_set == criteria_set


@settings(max_examples=20)
@given(imported_sets())
def test_any_set_comes_back_from_its_toml(criteria_set: CriteriaSet) -> None:
    """The same for the other kind of file."""
    found, problems = parse_set(toml_text(criteria_set), "bo.toml")
    assert problems == []
    assert found == criteria_set


@pytest.mark.parametrize("text", ODD)
def test_text_stays_text(text: str) -> None:
    """What looks like a formula, an error, a number or markup is stored as the letters typed."""
    criteria_set = replace(whole_set(), title=text, criteria=_noted(whole_set(), text))
    content = set_bytes(criteria_set, [])
    book = load_workbook(BytesIO(content))
    for sheet, place in (("Bộ tiêu chí", "B4"), ("Tiêu chí", "D5")):
        cell = book[sheet][place]
        assert (cell.data_type, cell.value) == ("s", text)
    assert read(content).criteria_set == criteria_set


@pytest.mark.parametrize("text", ["mã _x000D_ cũ", "_x005F_x000D_", "_x0041_"])
def test_what_looks_like_an_escape_of_excel_comes_back(text: str) -> None:
    """Excel would read it as another sign, and so did we."""
    criteria_set = replace(whole_set(), title=text, criteria=_noted(whole_set(), text))
    assert read(set_bytes(criteria_set, [])).criteria_set == criteria_set


def _noted(criteria_set: CriteriaSet, text: str) -> tuple[Criterion, ...]:
    return (replace(criteria_set.criteria[0], note=text), *criteria_set.criteria[1:])


def test_no_cell_is_a_formula() -> None:
    """In the whole workbook, its lists and its guide too."""
    book = load_workbook(BytesIO(set_bytes(shipped_set("xa-ntm-nang-cao-2021-2025"), [])))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}


@pytest.mark.parametrize("set_id", set_ids())
def test_every_line_is_printed(set_id: str) -> None:
    """The printed part of each table ends below its last line, and below those that are typed there later."""
    book = load_workbook(BytesIO(set_bytes(shipped_set(set_id), [])))
    for sheet in (book[plan.name] for plan in TABLES):
        assert int(sheet.print_area.rsplit("$", 1)[1]) > sheet.max_row + 1_000


def test_a_text_that_no_cell_holds_is_refused() -> None:
    """Excel would cut it without a word."""
    criteria_set = replace(whole_set(), warning="đ" * 32_768)
    with pytest.raises(InputRefused, match="toml"):
        set_bytes(criteria_set, [])


def test_what_the_office_confirmed_is_not_read_back() -> None:
    """The sheet of confirmations is to be looked at; it confirms nothing."""
    seen = {"number": "1.1", "requirement": "≥ 85%", "basis": "QĐ 741/QĐ-UBND", "by": "Chị Hà"}
    content = set_bytes(whole_set(), [seen])
    sheet = load_workbook(BytesIO(content))["Đã đối chiếu"]
    assert [cell.value for cell in sheet[5]][:3] == ["1.1", "≥ 85%", "QĐ 741/QĐ-UBND"]
    assert sheet.protection.sheet
    assert read(content).criteria_set == whole_set()
    assert read(content).read_on_paper == ()
