"""Reading a criteria file: strictly, and with every problem told in Vietnamese."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.requirements import Ratio
from ntm_tracker.law.files import parse_profile, parse_set
from ntm_tracker.law.set_files import read_set_file
from tests.law.documents import WHOLE, spoiled

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.law.problems import Problem

RATIO = '{ kind = "ratio", op = ">=", value = 90 }'
LEVEL = 'at_least = "Khá"'
MISTAKES = {
    "a key is missing": (('title = "Bộ tiêu chí dùng để thử"\n', ""), "title", "thiếu khóa này"),
    "a key is unknown": (("complete = true", "complete = true\ncomplet = 1"), "complet", "không có trong mẫu"),
    "a number is not in quotes": (
        ('number = "2.10"', "number = 2.10"),
        "criteria[2].indicators[1].number",
        "dấu ngoặc kép",
    ),
    "a number is written with a comma": (
        ('number = "2.10"', 'number = "2,10"'),
        "criteria[2].indicators[1].number",
        '“2,10” không đúng dạng; số chỉ tiêu ghi như "3.1"',
    ),
    "a text is empty": (('name = "Thủy lợi"', 'name = ""'), "criteria[1].name", "không được để trống"),
    "a year is a text": (("first_year = 2021", 'first_year = "2021"'), "first_year", "phải là số nguyên"),
    "a truth is a text": (("complete = true", 'complete = "có"'), "complete", "true hoặc false"),
    "a day is a text": (
        ("signed = 2022-03-08", 'signed = "08/03/2022"'),
        "instruments[1].signed",
        "năm-tháng-ngày",
    ),
    "a bound is a text": (
        ("value = 90", 'value = "90"'),
        "criteria[1].indicators[1].requirement.value",
        "phải là số",
    ),
    "a percentage is over 100": (
        ("value = 90", "value = 120"),
        "criteria[1].indicators[1].requirement.value",
        "120 lớn hơn mức cho phép (100)",
    ),
    "a percentage is negative": (
        ("value = 90", "value = -1"),
        "criteria[1].indicators[1].requirement.value",
        "-1 nhỏ hơn mức cho phép (0)",
    ),
    "an operator is unknown": (
        ('op = ">="', 'op = "=>"'),
        "criteria[1].indicators[1].requirement.op",
        "“=>” không hợp lệ; chỉ nhận: '>='",
    ),
    "a kind is unknown": (
        ('kind = "ratio"', 'kind = "ti_le"'),
        "criteria[1].indicators[1].requirement",
        "“ti_le” không có; chỉ nhận: 'pass_fail'",
    ),
    "a kind is missing": (('kind = "ratio", ', ""), "criteria[1].indicators[1].requirement", "thiếu khóa kind"),
    "a level is unknown": (("commune", "xa"), "level", "“xa” không hợp lệ; chỉ nhận: 'commune', 'village'"),
    "a level is not on the scale": (
        (LEVEL, 'at_least = "Giỏi"'),
        "criteria[2].indicators[1].requirement",
        "“Giỏi” không có trong levels",
    ),
    "a scale has one level": (
        ('["Yếu", "Khá", "Tốt"]', '["Khá"]'),
        "criteria[2].indicators[1].requirement.levels",
        "ít nhất 2 mục",
    ),
    "a percentage is a number": (
        (RATIO, '{ kind = "number", op = ">=", value = 90, unit = "%" }'),
        "criteria[1].indicators[1].requirement",
        'kind = "ratio"',
    ),
    "more items are needed than there are": (
        (RATIO, '{ kind = "checklist", items = ["Loa"], needed = 2 }'),
        "criteria[1].indicators[1].requirement",
        "needed = 2 lớn hơn số nội dung (1)",
    ),
    "a table is a text": (('[basis]\ndecision = "Quyết định 1/QĐ-TTg"\n', '[basis.decision]\nso = "1"\n'), "", "chữ"),
    "a list is a text": (('["Yếu", "Khá", "Tốt"]', '"Khá"'), "criteria[2].indicators[1].requirement.levels", "[ ]"),
    "years are a list": (
        (RATIO, '{ kind = "by_year", op = ">=", values = [1, 2], unit = "triệu" }'),
        "criteria[1].indicators[1].requirement.values",
        "các năm và con số",
    ),
    "a title is too long": (
        ('short_title = "Bộ thử"', 'short_title = "Bộ tiêu chí quốc gia về xã nông thôn mới"'),
        "short_title",
        "30",
    ),
    "criteria skip a number": (("number = 2\n", "number = 3\n"), "", "liên tục từ 1"),
    "there are more criteria than counted": (("criterion_count = 2", "criterion_count = 19"), "", "19 nhưng tệp có 2"),
    "there are fewer indicators than counted": (
        ("indicator_count = 2", "indicator_count = 3"),
        "",
        "3 nhưng tệp có 2 chỉ tiêu",
    ),
    "an indicator belongs elsewhere": (
        ('number = "2.10"', 'number = "3.1"'),
        "",
        "chỉ tiêu 3.1 không thuộc tiêu chí 2",
    ),
    "an indicator stands twice": (('number = "2.10"', 'number = "1.1"'), "", "1.1 có hai lần"),
    "a gate has an indicator's number": (('number = "dk2"', 'number = "4.1"'), "", "điều kiện 4.1 phải đánh số dk1"),
}


def test_a_whole_file_is_read() -> None:
    """A file that holds gives the set and no problem; its decimals are exact and “2.10” stays “2.10”."""
    found, problems = parse_set(spoiled("value = 90", "value = 3.53"), "thu.toml")
    assert problems == []
    assert found
    assert [i.number for i in found.measured()] == ["1.1", "2.10", "dk2"]
    assert found.criteria[0].indicators[0].requirement == Ratio(op=">=", value=Decimal("3.53"))


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_file_key_and_mending(mistake: str) -> None:
    """Each problem names the file, the key as it stands there, and what to do in Vietnamese."""
    (old, new), key, told = MISTAKES[mistake]
    found, problems = parse_set(spoiled(old, new), "thu.toml")
    assert found is None
    assert {problem.file for problem in problems} == {"thu.toml"}
    fitting = [problem for problem in problems if told in problem.sentence and key in problem.key]
    assert fitting, [str(problem) for problem in problems]
    assert not key or fitting[0].key == key


def test_every_problem_is_told_at_once() -> None:
    """An officer mends a file in one go: all problems come together, in the file's order."""
    text = spoiled('title = "Bộ tiêu chí dùng để thử"\n', "").replace("value = 90", "value = 120")
    text = text.replace('number = "2.10"', "number = 2.10").replace("complete = true", "complete = 1")
    _, problems = parse_set(text, "thu.toml")
    assert [problem.key for problem in problems] == [
        "title",
        "complete",
        "criteria[1].indicators[1].requirement.value",
        "criteria[2].indicators[1].number",
    ]


def test_a_problem_is_one_line() -> None:
    """A problem prints as file, key and sentence on one line."""
    _, problems = parse_set(spoiled('name = "Thủy lợi"', 'name = ""'), "thu.toml")
    assert str(problems[0]) == "thu.toml: criteria[1].name: không được để trống; hãy ghi nội dung"


def test_a_byte_order_mark_is_no_mistake() -> None:
    """Notepad writes a mark before the first letter."""
    found, problems = parse_set("\ufeff" + WHOLE, "thu.toml")
    assert found
    assert problems == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('id = "xa-thu"\ntitle = Bộ thử\n', "dòng 2, cột 9"),
        ('id = "xa-thu', "cuối tệp"),
        ('id = "a"\nid = "b"\n', "dòng 2, cột 9"),
        ("signed = 2022-02-30\n", "dòng 1, cột 10"),
    ],
)
def test_a_syntax_error_gives_its_place(text: str, place: str) -> None:
    """What is no TOML is told with line and column."""
    found, problems = parse_set(text, "thu.toml")
    assert found is None
    assert [(problem.file, problem.key) for problem in problems] == [("thu.toml", place)]
    assert "cú pháp" in problems[0].sentence


@pytest.mark.parametrize(
    "line",
    [f"first_year = {'9' * 5000}", f"x = {'[' * 3000}", "x = 1e99999999999999999999", "x = nan"],
    ids=["endless number", "endless nesting", "endless exponent", "no number"],
)
def test_what_no_reader_can_hold_is_a_problem_too(line: str) -> None:
    """A file that makes the TOML reader itself stumble is told as a problem, not as a traceback."""
    found, problems = parse_set(f"{line}\n", "thu.toml")
    assert found is None
    assert problems


def read(file: Path) -> tuple[CriteriaSet | None, list[Problem]]:
    """Read the set in a file, whatever kind of file it is."""
    imported = read_set_file(file)
    return imported.criteria_set, list(imported.problems)


def test_a_file_is_read(tmp_path: Path) -> None:
    """The set in a file is the set in its text, mark and Windows line ends included."""
    file = tmp_path / "thu.toml"
    file.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert read(file) == parse_set(WHOLE, str(file))


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    """A file saved as Windows-1258 or UTF-16 is told to be saved as UTF-8."""
    file = tmp_path / "thu.toml"
    file.write_text(WHOLE, "utf-16")
    found, problems = read(file)
    assert found is None
    assert [problem.file for problem in problems] == [str(file)]
    assert "UTF-8" in problems[0].sentence


@pytest.mark.parametrize("name", ["thieu.toml", "", "x" * 300], ids=["missing", "folder", "too long"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    """A missing file, a folder, a name no disk takes: one problem with the path."""
    found, problems = read(tmp_path / name)
    assert found is None
    assert [problem.file for problem in problems] == [str(tmp_path / name)]
    assert "không đọc được tệp" in problems[0].sentence


def test_a_profile_is_read_as_strictly() -> None:
    """A profile with a key too many and most keys missing is told so."""
    found, problems = parse_profile('id = "thu"\ncolour = "xanh"\n', "thu.toml")
    assert found is None
    assert ("colour", "khóa này không có trong mẫu; hãy xóa hoặc sửa lại tên khóa") in [
        (problem.key, problem.sentence) for problem in problems
    ]
    assert {"commune", "villages", "assessments", "signature"} <= {problem.key for problem in problems}
