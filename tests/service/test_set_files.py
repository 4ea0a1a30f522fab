"""The template, importing and exporting: one deed, nothing overwritten, what was confirmed beside it."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from ntm_tracker.errors import InputRefused, NotFound
from ntm_tracker.law.shelf import shipped_set
from ntm_tracker.law.spreadsheet.reading import Imported
from ntm_tracker.service.criteria import read_set
from ntm_tracker.service.history import list_history, undo
from ntm_tracker.service.recording import Confirming, confirm_requirement
from ntm_tracker.service.set_files import edition_id, export_set, overruled, read_set_file, save_set, write_template
from tests.law.sheets import MARKED, changed, put, whole, whole_set
from tests.store.record import content

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from ntm_tracker.service.office import Office

SHIPPED = "xa-ntm-nang-cao-2021-2025"


def imported(content: bytes, folder: Path) -> Imported:
    """Return what a file of this content holds."""
    file = folder / "bo.xlsx"
    file.write_bytes(content)
    return read_set_file(file)


def test_a_set_is_imported_as_one_deed_and_taken_back_whole(office: Office, tmp_path: Path) -> None:
    """The set and the officer's word for its bounds."""
    before = content(office.store)
    marked = changed(lambda book: put(book["Chỉ tiêu"], f"{MARKED}5", "x"), whole())
    kept = save_set(office, imported(marked, tmp_path), "bo.xlsx")
    assert kept.changed
    assert read_set(office, "xa-thu") == kept.criteria_set == whole_set()
    assert "nhập từ bo.xlsx" in list_history(office)[0].summary
    file = export_set(office, "xa-thu", tmp_path / "lai.xlsx")
    sheet = load_workbook(file)["Đã đối chiếu"]
    assert [cell.value for cell in sheet[5]][:3] == ["1.1", "≥ 90%", "Quyết định 1/QĐ-TTg"]
    undo(office)
    assert content(office.store) == before


def test_the_same_file_again_changes_nothing(office: Office, tmp_path: Path) -> None:
    """No event is written for nothing."""
    assert save_set(office, imported(whole(), tmp_path), "bo.xlsx").changed
    assert not save_set(office, imported(whole(), tmp_path), "bo.xlsx").changed


def test_a_shipped_set_that_comes_back_unchanged_is_not_kept_twice(office: Office, tmp_path: Path) -> None:
    """One that was edited becomes the next edition; the shipped one stays."""
    file = export_set(office, SHIPPED, tmp_path / "bo.xlsx")
    again = save_set(office, read_set_file(file), file.name)
    assert (again.criteria_set.id, again.changed) == (SHIPPED, False)
    edited = replace(shipped_set(SHIPPED), title="Tên đã sửa")
    assert edition_id(office, edited) == f"{SHIPPED}-lan-2"
    kept = save_set(office, Imported(edited), file.name)
    assert (kept.criteria_set.id, kept.criteria_set.revises) == (f"{SHIPPED}-lan-2", SHIPPED)
    assert read_set(office, SHIPPED).title != "Tên đã sửa"


@pytest.mark.parametrize("name", ["bo.xlsx", "bo.toml"])
def test_what_the_office_confirmed_goes_beside_the_exported_set(office: Office, tmp_path: Path, name: str) -> None:
    """To be looked at: importing the file confirms nothing."""
    confirm_requirement(office, "3.1", Confirming("QĐ 741/QĐ-UBND", ">= 85", "Điều 2", "05/05/2022"))
    file = export_set(office, SHIPPED, tmp_path / name)
    back = read_set_file(file)
    assert (back.problems, back.criteria_set, back.read_on_paper) == ((), shipped_set(SHIPPED), ())
    if name == "bo.toml":
        assert "# 3.1: ≥ 85% (QĐ 741/QĐ-UBND, Điều 2, 05/05/2022, Chị Hà" in file.read_text("utf-8")
    else:
        held = [cell.value for cell in load_workbook(file)["Đã đối chiếu"][5]]
        assert held[:6] == ["3.1", "≥ 85%", "QĐ 741/QĐ-UBND", "Điều 2", "05/05/2022", "Chị Hà"]


def test_an_x_that_replaces_an_earlier_word_is_told(office: Office, tmp_path: Path) -> None:
    """The office read 85 % on paper; the exported file still says 90 %."""
    confirm_requirement(office, "3.1", Confirming("QĐ 741/QĐ-UBND", ">= 85", "Điều 2", "05/05/2022"))
    file = export_set(office, SHIPPED, tmp_path / "bo.xlsx")

    def mark(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        row = next(row for row in range(5, 90) if sheet[f"A{row}"].value == "3.1")
        put(sheet, f"{MARKED}{row}", "x")

    marked = imported(changed(mark, file.read_bytes()), tmp_path)
    assert overruled(office, marked) == ["Mức 3.1 đã đối chiếu trước đây là ≥ 85%, dấu x trong tệp thay bằng ≥ 90%."]
    assert save_set(office, marked, "bo.xlsx").changed
    assert overruled(office, marked) == []


def test_no_file_is_overwritten_unasked(office: Office, tmp_path: Path) -> None:
    """Template and export alike."""
    there = tmp_path / "bo.xlsx"
    there.write_bytes(b"cua toi")
    with pytest.raises(InputRefused, match="--force"):
        write_template(there)
    with pytest.raises(InputRefused, match="--force"):
        export_set(office, SHIPPED, there)
    assert there.read_bytes() == b"cua toi"
    export_set(office, SHIPPED, there, over=True)
    assert read_set_file(there).criteria_set == shipped_set(SHIPPED)


@pytest.mark.parametrize("name", ["bo.docx", "bo", ""])
def test_another_kind_of_file_is_refused(office: Office, tmp_path: Path, name: str) -> None:
    """With the kinds there are."""
    with pytest.raises(InputRefused, match=r"\.xlsx hoặc \.toml"):
        export_set(office, SHIPPED, tmp_path / name)
    with pytest.raises(NotFound):
        export_set(office, "khong-co", tmp_path / "bo.xlsx")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder that is not there."""
    with pytest.raises(InputRefused, match="Không ghi được"):
        write_template(tmp_path / "khong" / "mau.xlsx")


def test_a_file_that_does_not_hold_is_not_kept(office: Office, tmp_path: Path) -> None:
    """Whoever asks for it."""
    before = content(office.store)
    broken = imported(b"", tmp_path)
    with pytest.raises(InputRefused):
        save_set(office, broken, "bo.xlsx")
    assert content(office.store) == before


@pytest.mark.parametrize(
    ("name", "words"),
    [("bo.xls", "Lưu thành"), ("bo.csv", "Lưu thành"), ("bo.docx", "chỉ đọc tệp .xlsx"), ("bo", "chỉ đọc tệp .xlsx")],
)
def test_other_kinds_are_one_sentence(tmp_path: Path, name: str, words: str) -> None:
    """With what to do."""
    (tmp_path / name).write_bytes(b"abc")
    (problem,) = read_set_file(tmp_path / name).problems
    assert words in problem.sentence


def test_missing_folders_and_huge_files_are_one_sentence(tmp_path: Path) -> None:
    """Nothing of a huge file is read."""
    huge = tmp_path / "lon.xlsx"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    sentences = [read_set_file(path).problems[0].sentence for path in (huge, tmp_path, tmp_path / "thieu.xlsx")]
    assert "200 MB" in sentences[0]
    assert "thư mục" in sentences[1]
    assert "không có đường dẫn này" in sentences[2]


def test_a_text_that_never_ends_is_one_sentence(tmp_path: Path) -> None:
    """A gigabyte, brackets within brackets, a long number, what is no plain file: told soon."""
    (tmp_path / "lon.toml").touch()
    os.truncate(tmp_path / "lon.toml", 1 << 30)
    (tmp_path / "sau.toml").write_text("a = " + "[" * 1_000_000, "utf-8")
    (tmp_path / "so.toml").write_text("a = " + "9" * 1_000_000, "utf-8")
    sentences = [read_set_file(tmp_path / f"{name}.toml").problems[0].sentence for name in ("lon", "sau", "so")]
    assert "1073 MB" in sentences[0]
    assert "lồng nhau" in sentences[1]
    assert "quá dài" in sentences[2]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "ong.toml")
        assert "không phải tệp thường" in read_set_file(tmp_path / "ong.toml").problems[0].sentence


def test_toml_is_brought_into_its_normal_form(tmp_path: Path) -> None:
    """A file written on macOS, with Windows line ends."""
    from ntm_tracker.law.toml_text import toml_text

    file = tmp_path / "bo.toml"
    spoiled = toml_text(whole_set()).replace("Thủy lợi", "Thu\u0309y lo\u031b\u0323i").replace("\n", "\r\n")
    file.write_bytes(spoiled.encode())
    assert read_set_file(file).criteria_set == whole_set()
