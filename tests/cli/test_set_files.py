"""ntm criteria template, import, export, and check of a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.law.sheets import HEAD_CELL, MARKED, changed, put, typed, whole

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from tests.cli.conftest import Ntm

SHIPPED = "xa-ntm-2021-2025"


def test_the_template_is_written_once(bare: Ntm, tmp_path: Path) -> None:
    """Over an older one only when told."""
    file = str(tmp_path / "mau.xlsx")
    first = bare("criteria", "template", file)
    assert (first.code, first.out) == (0, "")
    assert file in first.err
    again = bare("criteria", "template", file)
    assert (again.code, "--force" in again.err) == (2, True)
    assert bare("criteria", "template", file, "--force").code == 0
    empty = bare("criteria", "check", file)
    assert (empty.code, "Bộ tiêu chí!B4: chưa ghi “Tên đầy đủ”" in empty.out) == (1, True)


def test_a_set_is_previewed_imported_and_undone(ntm: Ntm, tmp_path: Path) -> None:
    """Title, decision, counts by kind, unknown bounds, the list; then one deed."""
    file = tmp_path / "bo.xlsx"
    file.write_bytes(changed(lambda book: put(book["Chỉ tiêu"], f"{MARKED}5", "x"), whole()))
    preview = ntm("criteria", "import", str(file), "--dry-run")
    assert preview.code == 0
    for words in (
        "Bộ tiêu chí dùng để thử",
        "Cấp xã, giai đoạn 2021-2025, mã xa-thu",
        "Căn cứ: Quyết định 1/QĐ-TTg",
        "2 tiêu chí, 2 chỉ tiêu, 1 điều kiện công nhận",
        "1 tỷ lệ %",
        "Chưa rõ mức: 0",
        "văn bản giấy: 1 (1.1)",
        "2.10  Xếp loại: Từ mức Khá trở lên",
        "dk2  Không có nợ đọng: Đạt",
    ):
        assert words in preview.out
    assert "chưa ghi gì" in preview.err
    assert "xa-thu" not in ntm("criteria", "list").out
    done = ntm("criteria", "import", str(file))
    assert (done.code, "mã xa-thu" in done.err) == (0, True)
    assert "xa-thu" in ntm("criteria", "list").out
    assert "không có gì để ghi thêm" in ntm("criteria", "import", str(file)).err
    assert ntm("undo").code == 0
    assert "xa-thu" not in ntm("criteria", "list").out


def test_a_preview_names_every_year_and_every_criterion_without_a_bound(ntm: Ntm, tmp_path: Path) -> None:
    """So that an officer can hold the whole of it against the paper."""

    def change(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        for row in (5, 6):
            for column in range(1, 25):
                sheet.cell(row, column).value = None
        yearly = {"A": "1.1", "B": "Thu nhập", "C": "một con số theo từng năm", "D": "≥", "F": "triệu đồng"}
        for letter, typed_in in {**yearly, "H": "2024: 54\n2025: 58"}.items():
            put(sheet, f"{letter}5", typed_in)
        put(book["Bộ tiêu chí"], HEAD_CELL["indicator_count"], None)

    file = tmp_path / "bo.xlsx"
    file.write_bytes(changed(change))
    preview = ntm("criteria", "import", str(file), "--dry-run")
    assert "2024: ≥ 54; 2025: ≥ 58 triệu đồng" in preview.out
    assert "Chưa rõ mức: 1 (2)" in preview.out


def test_a_file_with_problems_stores_nothing(ntm: Ntm, tmp_path: Path) -> None:
    """Exit code 1, every problem as sheet and cell; the same as JSON."""
    file = tmp_path / "bo.xlsx"
    file.write_bytes(changed(lambda book: put(book["Tiêu chí"], "B5", None), typed("E5", "nhiều")))
    ran = ntm("criteria", "import", str(file))
    assert ran.code == 1
    assert [line.split(": ")[1] for line in ran.out.splitlines()] == ["Chỉ tiêu!E5", "Tiêu chí!B5"]
    assert "2 chỗ phải sửa" in ran.err
    told = ntm("criteria", "import", str(file), "--json")
    assert (told.code, told.data["saved"], told.data["set"]) == (1, False, None)
    assert [problem["key"] for problem in told.data["problems"]] == ["Chỉ tiêu!E5", "Tiêu chí!B5"]
    assert "xa-thu" not in ntm("criteria", "list").out


def test_an_import_as_json(ntm: Ntm, tmp_path: Path) -> None:
    """What was kept and what is not known."""
    file = tmp_path / "bo.toml"
    assert ntm("criteria", "export", SHIPPED, str(file)).code == 0
    file.write_text(file.read_text("utf-8").replace(f'id = "{SHIPPED}"', 'id = "xa-rieng"'), "utf-8")
    kept = ntm("criteria", "import", str(file), "--json").data
    assert (kept["saved"], kept["id"], kept["set"]["indicators_total"]) == (True, "xa-rieng", 57)
    assert kept["measures"]["pass_fail"] > 0
    assert kept["unknown"] + kept["set_by_province"]


def test_an_edited_shipped_set_becomes_the_next_edition(ntm: Ntm, tmp_path: Path) -> None:
    """Export, edit, import: the officer is told the new id."""
    file = tmp_path / "bo.toml"
    ntm("criteria", "export", SHIPPED, str(file))
    file.write_text(file.read_text("utf-8").replace('name = "Quy hoạch"', 'name = "Quy hoạch xã"'), "utf-8")
    ran = ntm("criteria", "import", str(file))
    assert (ran.code, f"{SHIPPED}-lan-2" in ran.err) == (0, True)


def test_importing_needs_a_record_and_exporting_does_not(bare: Ntm, tmp_path: Path) -> None:
    """One sentence, exit code 3; a dry run needs none either."""
    file = tmp_path / "bo.xlsx"
    file.write_bytes(whole())
    assert bare("criteria", "export", SHIPPED, str(tmp_path / "a.xlsx")).code == 0
    assert bare("criteria", "import", str(file), "--dry-run").code == 0
    assert bare("criteria", "import", str(file)).code == 3


def test_a_spreadsheet_is_checked(bare: Ntm, tmp_path: Path) -> None:
    """Like a TOML file."""
    file = tmp_path / "bo.xlsx"
    file.write_bytes(whole())
    ran = bare("criteria", "check", str(file))
    assert (ran.code, ran.out) == (0, f"{file}: đúng mẫu, 2 tiêu chí, 2 chỉ tiêu.\n")
    file.write_bytes(typed("D5", None))
    assert bare("criteria", "check", str(file)).out.startswith(f"{file}: Chỉ tiêu!D5: chưa chọn so sánh")


@pytest.mark.parametrize("argv", [("export", "xa-ntm-2021-2025"), ("template",)])
def test_a_name_that_is_too_long_is_told(ntm: Ntm, tmp_path: Path, argv: tuple[str, ...]) -> None:
    """One sentence with the path, and no file."""
    ran = ntm("criteria", *argv, str(tmp_path / f"{'x' * 300}.xlsx"))
    assert (ran.code, ran.out) == (2, "")
    assert "Không ghi được tệp" in ran.err
    assert not list(tmp_path.glob("x*"))
