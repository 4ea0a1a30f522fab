"""Every problem of a spreadsheet in one go: sheet, cell, what is wrong, how to mend it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from ntm_tracker.domain.requirements import Unknown
from ntm_tracker.law.spreadsheet.workbook import template_bytes
from tests.law.sheets import HEAD_CELL, MARKED, changed, line, put, read, told, typed, whole, whole_set, with_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook

RATIO = {"measure": "tỷ lệ %", "op": "≥", "bound": "90"}
LINES: dict[str, tuple[dict[str, Any], str, str]] = {
    "no measure": (line(measure=None), "C5", "chưa chọn cách đo"),
    "an unknown measure": (line(measure="tỉ số"), "C5", "không có trong danh sách"),
    "no text": (line(text=None), "B5", "chưa có nội dung"),
    "no number": (line(number=None), "A5", "chưa có số"),
    "a number of words": (line(number="một"), "A5", "không đúng dạng"),
    "no comparison": (line(**RATIO | {"op": None}), "D5", "chưa chọn so sánh"),
    "an unknown comparison": (line(**RATIO | {"op": "gần"}), "D5", "không có trong danh sách"),
    "no bound": (line(**RATIO | {"bound": None}), "E5", "“chưa rõ”"),
    "a bound of words": (line(**RATIO | {"bound": "nhiều"}), "E5", "không phải là số"),
    "a bound over 100": (line(**RATIO | {"bound": 120}), "E5", "0 đến 100"),
    "a share that may be per cent": (line(**RATIO | {"bound": 0.85}), "E5", "không rõ là 0,85% hay 85%"),
    "a whole that may be per cent": (line(**RATIO | {"bound": 1}), "E5", "không rõ là 1% hay 100%"),
    "another unit": (line(**RATIO, unit="km"), "F5", "tính bằng %"),
    "no unit": (line(measure="một con số", op="≥", bound=1), "F5", "chưa ghi đơn vị"),
    "per cent as a unit": (line(measure="một con số", op="≥", bound=1, unit="%"), "F5", "tỷ lệ %"),
    "a bound to answer": (line(bound="90"), "E5", "chọn lại cách đo"),
    "a stray unit": (line(unit="km"), "F5", "hãy xóa ô"),
    "a stray list": (line(**RATIO, parts="a; b"), "G5", "hãy xóa ô"),
    "no scale": (line(measure="một mức xếp loại", bound="Khá"), "G5", "ít nhất 2 mức"),
    "a level off the scale": (line(measure="một mức xếp loại", bound="Giỏi", parts="Yếu; Khá"), "E5", "Yếu; Khá"),
    "too many needed": (line(measure="số nội dung đạt trên tổng số", bound="3", parts="a; b"), "E5", "1 đến 2"),
    "no items": (line(measure="số nội dung đạt trên tổng số", bound="1"), "G5", "mỗi nội dung một dòng"),
    "no years": (line(measure="một con số theo từng năm", op="≥", unit="km"), "H5", "2024: 54"),
    "a bad year": (line(measure="một con số theo từng năm", op="≥", unit="km", years="24: 5"), "H5", "không đúng dạng"),
    "a year twice": (
        line(measure="một con số theo từng năm", op="≥", unit="km", years="2024: 5\n2024: 6"),
        "H5",
        "hai lần",
    ),
    "no such criterion": (line(number="7.1"), "A5", "chưa có ở trang Tiêu chí"),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_with_a_mistake_names_its_cell(name: str) -> None:
    """And nothing but that mistake."""
    held, place, words = LINES[name]
    ((found, sentence),) = told(with_lines(held))
    assert found == f"Chỉ tiêu!{place}"
    assert words in sentence


def test_every_problem_is_told_in_one_go() -> None:
    """Across the sheets and within one line."""

    def change(book: Workbook) -> None:
        put(book["Bộ tiêu chí"], "B7", "huyện")
        put(book["Bộ tiêu chí"], "B8", "hai nghìn")
        put(book["Tiêu chí"], "B5", None)
        put(book["Chỉ tiêu"], "D5", None)
        put(book["Chỉ tiêu"], "E5", "nhiều")
        put(book["Điều kiện"], "A5", "3")

    places = [place for place, _ in told(changed(change))]
    wanted = {"Bộ tiêu chí!B7", "Bộ tiêu chí!B8", "Tiêu chí!B5", "Chỉ tiêu!D5", "Chỉ tiêu!E5", "Điều kiện!A5"}
    assert set(places) == wanted
    assert len(places) == len(wanted)


def test_the_empty_template_asks_for_what_it_needs() -> None:
    """And reads nothing of its example."""
    places = [place for place, _ in told(template_bytes())]
    assert "Bộ tiêu chí!B4" in places
    assert "Tiêu chí" in places
    assert not [place for place in places if place.startswith("Ví dụ")]


def test_the_example_cannot_become_law() -> None:
    """Pasted into the sheet that is read, every line of it is refused."""

    def change(book: Workbook) -> None:
        example = book["Ví dụ (không đọc)"]
        for row in range(5, 13):
            for column in range(1, 17):
                book["Chỉ tiêu"].cell(row, column).value = example.cell(row, column).value

    places = [place for place, sentence in told(changed(change, template_bytes())) if "không đúng dạng" in sentence]
    assert places == [f"Chỉ tiêu!A{row}" for row in range(5, 13)]


def test_the_template_keeps_numbers_as_text_and_lists_what_may_be_chosen() -> None:
    """2.10 stays, and closed columns have their lists."""
    book = load_workbook(BytesIO(template_bytes()))
    sheet = book["Chỉ tiêu"]
    assert {sheet["A5"].number_format, sheet["E60"].number_format} == {"@"}
    assert sheet.column_dimensions["A"].number_format == "@"
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert {"C5", "D5", f"{MARKED}5"} <= rules.keys()
    assert book.sheetnames[:2] == ["Hướng dẫn", "Bộ tiêu chí"]
    assert book["Danh mục"].sheet_state == "hidden"


def _renamed(book: Workbook) -> None:
    book["Chỉ tiêu"].title = "Chi tieu moi"


def _header(book: Workbook) -> None:
    book["Chỉ tiêu"]["E4"].value = "Ngưỡng"


def _extra(book: Workbook) -> None:
    sheet = book["Tiêu chí"]
    sheet["K4"].value, sheet["K5"].value = "Điểm", "10"


def _without_header(book: Workbook) -> None:
    book["Tiêu chí"]["K5"].value = "10"


def _twice(book: Workbook) -> None:
    book["Tiêu chí"]["D4"].value = "Tên tiêu chí"


def _hidden(book: Workbook) -> None:
    book["Chỉ tiêu"].sheet_state = "hidden"


def _strange(book: Workbook) -> None:
    book.create_sheet("Nháp")["A1"].value = "gì đó"


def _no_header(book: Workbook) -> None:
    book["Tiêu chí"].delete_rows(4)


def _label(book: Workbook) -> None:
    book["Bộ tiêu chí"]["A12"].value = "Số QĐ"


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (_renamed, "Chỉ tiêu", "thiếu trang"),
        (_header, "Chỉ tiêu!4", "thiếu cột “Mức”"),
        (_extra, "Tiêu chí!K4", "“Điểm” không có trong mẫu"),
        (_without_header, "Tiêu chí!K5", "cột không có tên"),
        (_twice, "Tiêu chí!D4", "có hai lần"),
        (_hidden, "Chỉ tiêu", "đang ẩn"),
        (_strange, "Nháp", "không có trong mẫu"),
        (_no_header, "Tiêu chí", "không thấy dòng tên cột"),
        (_label, "Bộ tiêu chí!A12", "không có trong mẫu"),
    ],
)
def test_a_changed_layout_is_told(change: Callable[[Workbook], None], place: str, words: str) -> None:
    """Nothing that an officer typed is passed over without a word."""
    problems = told(changed(change))
    assert any(found == place and words in sentence for found, sentence in problems), problems


def test_columns_may_be_moved_and_blank_lines_left() -> None:
    """Read by their names; columns for reading only are passed over."""

    def change(book: Workbook) -> None:
        sheet = book["Tiêu chí"]
        sheet.move_range("B3:B40", cols=8)
        put(sheet, "B4", "STT")
        put(sheet, "B5", "1")
        sheet.insert_rows(6, 3)
        book["Chỉ tiêu"].insert_rows(6, 2)
        book.create_sheet("Sheet1")

    assert read(changed(change)).criteria_set == whole_set()


def test_merged_cells_hold_for_each_of_their_lines() -> None:
    """The group of the criteria, written once over both."""

    def change(book: Workbook) -> None:
        sheet = book["Tiêu chí"]
        put(sheet, "C5", "Hạ tầng")
        sheet.merge_cells("C5:C6")

    found = read(changed(change)).criteria_set
    assert found
    assert [criterion.group for criterion in found.criteria] == ["Hạ tầng", "Hạ tầng"]


def test_a_number_merged_over_two_lines_is_told() -> None:
    """Each indicator has a line of its own."""

    def change(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        sheet.merge_cells("A5:A6")

    problems = told(changed(change))
    assert ("Chỉ tiêu!A6", True) in [(place, "đã có ở ô A5" in sentence) for place, sentence in problems]


def test_counts_of_the_decision_are_checked() -> None:
    """19 criteria and 12 typed in: some were forgotten."""
    ((place, sentence),) = told(typed(HEAD_CELL["criterion_count"], "3", sheet="Bộ tiêu chí"))
    assert place == f"Bộ tiêu chí!{HEAD_CELL['criterion_count']}"
    assert "3 tiêu chí nhưng trang Tiêu chí có 2" in sentence
    cell = HEAD_CELL["indicator_count"]
    assert [place for place, _ in told(typed(cell, "5", sheet="Bộ tiêu chí"))] == [f"Bộ tiêu chí!{cell}"]


def test_a_hole_in_the_criteria_is_told() -> None:
    """1 and 3."""
    assert ("Tiêu chí", True) in [(p, "thiếu tiêu chí 2" in s) for p, s in told(typed("A6", "3", sheet="Tiêu chí"))]


def test_an_x_vouches_for_a_bound_and_for_nothing_else() -> None:
    """An unknown bound cannot be vouched for, and that is said."""

    def change(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        put(sheet, f"{MARKED}5", "X")
        put(sheet, f"{MARKED}6", "x")
        put(sheet, "E6", "chưa rõ")
        put(sheet, "G6", None)

    imported = read(changed(change))
    assert imported.problems == ()
    assert imported.read_on_paper == ("1.1",)
    assert [f"{MARKED}6" in note for note in imported.notes] == [True]
    assert imported.criteria_set
    assert imported.criteria_set.criteria[1].indicators[0].requirement == Unknown(measure="level")


def test_another_mark_is_asked_about() -> None:
    """“không” beside a figure is no x."""
    assert [place for place, _ in told(typed(f"{MARKED}5", "không"))] == [f"Chỉ tiêu!{MARKED}5"]


def test_hidden_lines_are_read_and_told() -> None:
    """A filter that was left on."""

    def change(book: Workbook) -> None:
        book["Chỉ tiêu"].row_dimensions[6].hidden = True

    imported = read(changed(change))
    assert imported.criteria_set == whole_set()
    assert ["đang ẩn" in note for note in imported.notes] == [True]


def test_the_id_is_taken_from_the_short_title() -> None:
    """Folded, with hyphens; a typed one must be an id."""
    found = read(typed("B6", None, sheet="Bộ tiêu chí")).criteria_set
    assert found
    assert found.id == "bo-thu"
    ((place, sentence),) = told(typed("B6", "Bộ thử", sheet="Bộ tiêu chí"))
    assert (place, "bo-thu" in sentence) == ("Bộ tiêu chí!B6", True)


@pytest.mark.parametrize("count", [10, 40])
@pytest.mark.parametrize("level", ["xã", "thôn"])
@pytest.mark.parametrize("complete", ["đã đủ, dùng để đánh giá", "chưa đủ, chỉ để đọc"])
def test_sets_of_other_sizes(count: int, level: str, complete: str) -> None:
    """With and without indicators, for a commune or a village, whole or names only."""

    def change(book: Workbook) -> None:
        head, criteria, indicators = (book[name] for name in ("Bộ tiêu chí", "Tiêu chí", "Chỉ tiêu"))
        held = {"level": level, "complete": complete, "criterion_count": None, "indicator_count": None}
        for key, value in held.items():
            put(head, HEAD_CELL[key], value)
        for number in range(1, count + 1):
            put(criteria, f"A{number + 4}", number)
            put(criteria, f"B{number + 4}", f"Tiêu chí {number}")
        put(indicators, "A6", str(count))

    found = read(changed(change)).criteria_set
    assert found
    assert len(found.criteria) == count
    assert [len(criterion.indicators) for criterion in found.criteria].count(1) == 2
    assert (found.level, found.complete) == ({"xã": "commune", "thôn": "village"}[level], complete.startswith("đã"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "bị hỏng"),
        (b"PK\x03\x04 not a zip", "bị hỏng"),
        (b"%PDF-1.7", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "mật khẩu"),
    ],
)
def test_what_is_no_spreadsheet_is_one_sentence(content: bytes, words: str) -> None:
    """Empty, cut, another kind, protected."""
    ((place, sentence),) = told(content)
    assert place == ""
    assert words in sentence


def test_a_cut_file_is_one_sentence() -> None:
    """Wherever a copy to a stick was broken off."""
    content = whole()
    for length in range(1, len(content), len(content) // 23):
        assert len(told(content[:length])) == 1


def test_a_spoiled_part_is_one_sentence() -> None:
    """Inside the archive: no XML, or one that names entities."""
    for spoiled in (b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>', b"<a/>"):
        held = BytesIO()
        with zipfile.ZipFile(BytesIO(whole())) as old, zipfile.ZipFile(held, "w") as new:
            for name in old.namelist():
                new.writestr(name, spoiled if name == "xl/workbook.xml" else old.read(name))
        assert len(told(held.getvalue())) == 1
