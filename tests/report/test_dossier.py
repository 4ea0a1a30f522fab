"""The lists of the dossier, opened again as Word and Excel open them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document as Word
from hypothesis import given, settings
from openpyxl import load_workbook

from ntm_tracker.domain.dossier import lay_out
from ntm_tracker.domain.dossier_missing import Missing
from ntm_tracker.domain.evidence import Kind, StoredFile
from ntm_tracker.domain.text import clean_line, clean_text
from ntm_tracker.report.dossier import entries, index_sheet, missing_sheet, note_text
from ntm_tracker.report.dossier_docx import render_sheet
from ntm_tracker.report.dossier_xlsx import render_index
from tests.builders import a_checklist, a_criteria_set, a_criterion, an_indicator, some_evidence
from tests.strategies import pasted_text

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.report.dossier import Entry, Sheet

SCAN = StoredFile("a" * 64, "scan.pdf", 10, "pdf")
AUTHORITY = "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN"
HEAD = 4


def a_list(*held: Evidence) -> Checklist:
    """Return two criteria that share their papers."""
    criteria = (a_criterion(1, an_indicator("1.1"), name="Quy hoạch"), a_criterion(2, an_indicator("2.1")))
    return a_checklist(a_criteria_set(*criteria), evidence={"1.1": held, "2.1": held})


def an_index(checklist: Checklist, chosen: str = "") -> tuple[Sheet, list[Entry]]:
    """Return the index of `checklist`, its scan of three pages."""
    listed = entries(lay_out(checklist), {SCAN.sha256: 3}, checklist)
    return index_sheet(AUTHORITY, checklist, chosen, listed, ()), listed


def words(sheet: Sheet) -> str:
    """Return everything in the Word file, cells by tabs."""
    document = Word(BytesIO(render_sheet(sheet)))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += ["\t".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join(lines)


def cells(sheet: Sheet, listed: list[Entry]) -> list[tuple[Any, ...]]:
    """Return the lines of the Excel file."""
    page = load_workbook(BytesIO(render_index(sheet, listed))).worksheets[0]
    assert not [cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type in "fe"]
    return list(page.iter_rows(min_row=HEAD + 1, values_only=True))


def test_a_paper_stands_under_each_of_its_criteria() -> None:
    """With its number, issuer, day, words, pages, indicators and file, in Word and in Excel."""
    piece = replace(
        some_evidence("Báo cáo tưới", number="12/BC-UBND", issued=date(2024, 6, 30), kind=Kind.REPORT),
        issuer="UBND xã",
        files=(SCAN,),
    )
    sheet, listed = an_index(a_list(piece))
    text = words(sheet)
    assert "MỤC LỤC HỒ SƠ" in text
    line = "12/BC-UBND\tUBND xã\t30/06/2024\tBáo cáo tưới\t3\t1.1, 2.1\t1.1/01 12-BC-UBND Báo cáo tưới.pdf"
    assert f"1\t{line}" in text
    assert f"2\t{line.replace('1.1/01', '2.1/01')}" in text
    assert text.index("TC01 Quy hoạch") < text.index(line) < text.index("TC02 ")
    first, second = cells(sheet, listed)
    assert first[:5] == (1, "TC01 Quy hoạch", "12/BC-UBND", "UBND xã", datetime(2024, 6, 30))  # noqa: DTZ001 - Excel's
    assert first[5:9] == (
        "Báo cáo tưới",
        3,
        "1.1, 2.1",
        "TC01 Quy hoạch/1.1/01 12-BC-UBND Báo cáo tưới.pdf",
    )
    assert second[1] == "TC02 Giao thông"


def test_the_kind_is_told_where_the_note_does_not() -> None:
    """Never twice."""
    _, listed = an_index(
        a_list(some_evidence("Kênh mương", kind=Kind.PHOTO), some_evidence("ảnh", kind=Kind.PHOTO, identity=2))
    )
    assert [entry.title for entry in listed[:2]] == ["Ảnh: Kênh mương", "ảnh"]


def test_the_remarks_tell_what_an_inspector_would_see() -> None:
    """No file, expired, kept up, older than the year."""
    expired = some_evidence("a", valid_until=date(2024, 1, 1), issued=date(2020, 1, 1), identity=1)
    kept = replace(some_evidence("b", identity=2, issued=date(2020, 1, 1)), maintained=True, files=(SCAN,))
    _, listed = an_index(a_list(expired, kept))
    assert listed[0].remark == "Chưa có tệp, chỉ có nội dung; Hết hiệu lực 01/01/2024"
    assert listed[1].remark == "Hiệu lực: duy trì hằng năm"


def test_the_excel_sheet_is_ready_to_print_and_to_filter() -> None:
    """A4 lying, one page wide, the heading frozen and repeated, days and pages as figures."""
    sheet, listed = an_index(a_list(replace(some_evidence(issued=date(2024, 6, 30)), files=(SCAN,))))
    page = load_workbook(BytesIO(render_index(sheet, listed))).worksheets[0]
    assert (str(page.page_setup.paperSize), page.page_setup.orientation) == (page.PAPERSIZE_A4, "landscape")
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("A5", "A4:J6", "$4:$4")
    assert page["E5"].is_date
    assert page["E5"].number_format == "dd/mm/yyyy"
    assert page["G5"].value == 3


def test_the_excel_rows_are_as_high_as_what_they_hold() -> None:
    """A paper with a long title takes more room than its one line, so that the next row does not cover it."""
    sheet, listed = an_index(a_list(some_evidence("Biên bản nghiệm thu kênh mương nội đồng " * 5)))
    page = load_workbook(BytesIO(render_index(sheet, listed))).worksheets[0]
    assert page.row_dimensions[5].height >= 16 * 4


def test_an_empty_dossier_says_so() -> None:
    """No table without rows; Excel opens it."""
    sheet, listed = an_index(a_list(), "Hồ sơ này chỉ gồm các tiêu chí trọng tâm.")
    assert "Mục lục có 0 dòng" in words(sheet)
    assert "chỉ gồm các tiêu chí trọng tâm" in words(sheet)
    assert cells(sheet, listed) == []


def test_what_is_left_out_is_said_in_the_index() -> None:
    """In bold letters, with the file's name and its indicators."""
    checklist = a_list(replace(some_evidence("Biên bản"), files=(SCAN,)))
    text = words(index_sheet(AUTHORITY, checklist, "", [], lay_out(checklist)))
    assert "KHÔNG có trong hồ sơ" in text
    assert "1.1, 2.1\tscan.pdf\tBiên bản" in text


def test_the_list_of_what_is_missing() -> None:
    """A line each; and one sentence where nothing is."""
    checklist = a_list()
    text = words(missing_sheet(AUTHORITY, checklist, "", [Missing("dk2", "Chưa rõ", "Hãy hỏi tỉnh.")]))
    assert "Có 1 mục còn thiếu" in text
    assert "ĐK2\tChưa rõ\tHãy hỏi tỉnh." in text
    assert "Không thấy còn thiếu gì." in words(missing_sheet(AUTHORITY, checklist, "", []))


def test_a_note_without_a_file_tells_all_that_is_known() -> None:
    """Number, issuer, days, and the whole note."""
    piece = replace(
        some_evidence("Dòng một\nDòng hai", issued=date(2024, 6, 30), valid_until=date(2025, 6, 30), kind=Kind.MINUTES),
        issuer="Thôn Hương Thân",
    )
    text = note_text(piece)
    for line in (
        "Loại: Biên bản",
        "Số, ký hiệu: 12/BC-UBND",
        "Cơ quan ban hành: Thôn Hương Thân",
        "Ngày ban hành: 30/06/2024",
        "Hiệu lực đến: 30/06/2025",
        "Dòng một\nDòng hai",
    ):
        assert line in text


@settings(max_examples=40)
@given(note=pasted_text(200), number=pasted_text(40))
def test_any_text_comes_through_as_text(note: str, number: str) -> None:
    """Brackets, formulas, NFD, emoji: what was kept is what stands there; no cell is a formula or an error."""
    kept, kept_number = clean_text(note), clean_line(number)
    sheet, listed = an_index(a_list(some_evidence(kept, number=kept_number)))
    first = cells(sheet, listed)[0]
    assert (first[5] or "").replace("_x000D_", "\r") == kept
    assert (first[2] or "") == kept_number
    assert kept.replace("\t", " ") in words(sheet).replace("\t", " ")


def test_a_long_note_is_whole() -> None:
    """5,000 letters, in Word and in Excel."""
    note = "[b]=1+1<&> ưở " * 350
    sheet, listed = an_index(a_list(some_evidence(note, number="=1+1")))
    assert note in words(sheet)
    assert cells(sheet, listed)[0][5] == note
