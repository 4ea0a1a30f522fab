"""The Excel file opened again: every word and figure, on sheets that filter, count and print."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ntm_tracker.report.as_json import render_json
from ntm_tracker.report.model import (
    MOTTO,
    NATION,
    Annex,
    Chart,
    Column,
    Figure,
    Mark,
    Row,
    Section,
    Series,
    Table,
    cell_text,
    printable,
)
from ntm_tracker.report.text import render_text
from ntm_tracker.report.xlsx.render import render_xlsx
from tests.report.reading import body_texts
from tests.report.samples import LONG, a_report

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from ntm_tracker.report.model import Cell, Report

NOTES = (
    *("<w:p>&amp;</w:p>", "{{ x }} {% if %}", "=1+1", "@x", "-1", "+84", "#N/A", "_x000D_", "_x005F_x000D_"),
    *("Ca\u0302\u0301p 😀", "\x07chuông\x1b[31m", "dòng một\ndòng hai", "http://example.vn", "Hạn 31/12/2024", LONG),
)
LINES = Chart(
    "Chỉ tiêu sẵn sàng",
    "lines",
    ("31/03/2024", "30/04/2024", "31/05/2024"),
    (Series("Xã", (Decimal(3), None, Decimal("7.5"))), Series("Thôn", (None, Decimal(1), Decimal(2)))),
    "chỉ tiêu",
    "Ngày",
)
BARS = replace(LINES, title="Tiến độ", shape="bars", unit="%", over="Tiêu chí", series=LINES.series[:1])


def a_table(rows: int) -> Table:
    """Return a table of so many rows, each with a text, a share, a count and a day, and a note of `NOTES`."""
    headings = (("TT", "center"), ("Nội dung", "left"), ("Tỷ lệ", "right"), ("Số", "right"), ("Ngày", "center"))
    columns = (*(Column(name, 1, align) for name, align in headings), Column("Ghi chú", 5))  # type: ignore[arg-type]
    return Table(columns, tuple(_row(number) for number in range(1, rows + 1)))


def _row(number: int) -> Row:
    share, day = Decimal(number) / 1000, date(2024, 1, 1 + number % 28)
    figures = (
        Figure(f"{share * 100}%".replace(".", ","), share, "0.0%"),
        Figure(str(number), number, "#,##0"),
        Figure(f"{day:%d/%m/%Y}", day, "dd/mm/yyyy"),
    )
    return Row((str(number), f"Chỉ tiêu {number}", *figures, NOTES[number % len(NOTES)]), key=str(number))


def a_paper(rows: int = 151) -> Report:
    """Return a report with a chart and a long table in itself, and two annexes: a table with its chart; two tables."""
    grouped = a_table(3)
    grouped = replace(grouped, rows=(Row(("Nhóm một",), group=True), *grouped.rows))
    return replace(
        a_report("một"),
        addressee=("UBND huyện", "Văn phòng điều phối"),
        sections=(Section("I. TÓM TẮT", (), a_table(4)), Section("II. [BẢNG]: DÀI?", (), a_table(30), BARS)),
        annexes=(
            Annex("Kết quả", (Section("1. Từng chỉ tiêu", (), a_table(rows), LINES),), landscape=True),
            Annex("Khác", (Section("Một", (), grouped), Section("Hai", (), a_table(2)))),
        ),
        mark=Mark("0123456789", datetime(2024, 6, 30, 8, 5, tzinfo=UTC)),
    )


@pytest.fixture(scope="module")
def paper() -> Report:
    """The report that most tests open."""
    return a_paper()


@pytest.fixture(scope="module")
def book(paper: Report) -> Workbook:
    """Its Excel file, opened again."""
    return opened(paper)


def opened(report: Report) -> Workbook:
    """Return the Excel file of `report`, opened again."""
    return load_workbook(BytesIO(render_xlsx(report)))


def held(value: object) -> object:
    """Return what a cell holds as a person sees it: openpyxl leaves Excel's escapes as they are."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def kept(cell: Cell) -> object:
    """Return what a spreadsheet keeps of `cell`."""
    if isinstance(cell, str):
        return printable(cell) or None
    value = cell.value
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else float(value)  # noqa: DTZ001


def under_headings(sheet: Worksheet) -> list[list[object]]:
    """Return the rows of the sheet's table, without those that only hold the rest of a high one."""
    filtered = sheet[str(sheet.auto_filter.ref)]
    hidden = {cell.coordinate for area in sheet.merged_cells.ranges for cell in _all_but_first(sheet, str(area))}
    return [[held(cell.value) for cell in row] for row in filtered[1:] if row[0].coordinate not in hidden]


def _all_but_first(sheet: Worksheet, area: str) -> list[Any]:
    cells = [cell for row in sheet[area] for cell in row]
    return list(cells[1:])


def test_a_sheet_for_the_paper_and_one_for_each_long_table_and_chart(book: Workbook) -> None:
    """Under names that Excel takes, none of them twice."""
    assert book.sheetnames == [
        *("Báo cáo", "II. BẢNG DÀI", "Biểu đồ", "Phụ lục I (1)", "Phụ lục I (2)", "Phụ lục II (1)", "Phụ lục II (2)")
    ]


def test_names_of_sheets_are_short_and_differ() -> None:
    """However long or odd the headings are."""
    headings = ["x" * 60, "x" * 60, "", "'a'", "😀" * 40, "BÁO CÁO", "I/II: *?[x]\\"]
    made = replace(a_report("một"), sections=tuple(Section(heading, (), a_table(25)) for heading in headings))
    names = opened(made).sheetnames
    assert len({name.casefold() for name in names}) == 8
    assert all(0 < len(name.encode("utf-16-le")) <= 62 for name in names)
    assert not any(set(name) & set("[]:*?/\\") or name.strip("'") != name for name in names)


def test_the_first_sheet_holds_the_paper_in_order(report: Report) -> None:
    """From Quốc hiệu to the signature; a large table is told where it went."""
    first, *others = opened(report).worksheets
    found = [str(held(cell.value)) for row in first.iter_rows() for cell in row if cell.value is not None]
    assert {NATION, MOTTO, report.letterhead.number, *report.letterhead.authority} <= set(found)
    assert found[-1].split("\n")[-1] == report.signature.name
    assert set(report.recipients) <= set(found[-2].split("\n"))
    elsewhere = {str(held(cell.value)) for sheet in others for row in sheet.iter_rows() for cell in row}
    everything = {*found, *elsewhere, "None"}
    wanted = [printable(text) for text in body_texts(report) if printable(text)]
    assert [text for text in wanted if text not in everything and not re.fullmatch(r"[\d.,%]+", text)] == []


def test_151_rows_in_151_rows_out_with_their_values(paper: Report, book: Workbook) -> None:
    """Shares as shares, counts as counts, days as days, and every note to the letter."""
    table = paper.annexes[0].sections[0].table
    assert table
    assert under_headings(book["Phụ lục I (1)"]) == [[kept(cell) for cell in row.cells] for row in table.rows]


def test_the_same_figures_stand_in_excel_json_and_text(paper: Report, book: Workbook) -> None:
    """Read back from each."""
    rows = json.loads(render_json(paper))["annexes"][0]["sections"][0]["rows"]
    sheet = under_headings(book["Phụ lục I (1)"])
    assert [(row["values"][2], row["values"][3]) for row in rows] == [(row[2], row[3]) for row in sheet]
    days = [row[4] for row in sheet]
    assert [row["values"][4] for row in rows] == [day.date().isoformat() for day in days if isinstance(day, datetime)]
    text = render_text(paper, 200)
    assert all(f"| {row['cells'][2]:>5}" in text or row["cells"][2] in text for row in rows)


def test_figures_are_shown_as_they_are_printed(book: Workbook) -> None:
    """A share as a percentage, a day as in Vietnam."""
    sheet = book["II. BẢNG DÀI"]
    first = sheet[str(sheet.auto_filter.ref)][1]
    assert [cell.number_format for cell in first] == ["@", "@", "0.0%", "#,##0", "dd/mm/yyyy", "@"]


def test_every_sheet_prints_on_a4_landscape_without_cut_columns(book: Workbook) -> None:
    """One page wide, the headings on each page, the pages numbered, the record's mark at the foot."""
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1) == 1
        foot = sheet.oddFooter
        assert foot
        assert str(foot.left.text).startswith("Mã bản in: 0123456789 · dữ liệu lúc 30/06/2024 ")
        assert foot.center.text == "&A – trang &P/&N"
        area = sheet.print_area.rpartition("!")[2].replace("$", "")
        assert {cell.row for row in sheet[area] for cell in row} >= set(range(1, sheet.max_row + 1))
        assert max(cell.column for row in sheet[area] for cell in row) >= sheet.max_column


def test_tables_are_frozen_below_their_headings_and_filtered(book: Workbook) -> None:
    """Each on its own sheet; the group rows run over the whole table."""
    for sheet in book.worksheets[1:]:
        filtered = str(sheet.auto_filter.ref)
        heading = int(re.sub(r"\D", "", filtered.partition(":")[0]))
        assert sheet.freeze_panes == f"A{heading + 1}"
        assert sheet.print_title_rows == f"${heading}:${heading}"
    sheet = book["Phụ lục II (1)"]
    assert [str(area) for area in sheet.merged_cells.ranges if str(area).startswith("A6")] == ["A6:F6"]


def test_what_is_said_above_a_table_leaves_its_rows_in_view() -> None:
    """All above the headings stays on the screen, so a long preface follows the table."""
    said = replace(a_report(LONG).sections[0], heading="1", table=a_table(2))
    sheet = opened(replace(a_report("một"), annexes=(Annex("Kết quả", (said,)),))).worksheets[-1]
    heading = int(str(sheet.freeze_panes)[1:]) - 1
    assert sum(float(sheet.row_dimensions[row].height) for row in range(1, heading)) < 100
    assert LONG in [cell.value for row in sheet.iter_rows(min_row=heading) for cell in row]


def test_the_file_holds_no_formula_and_no_link(paper: Report) -> None:
    """Nothing in it is worked out, fetched or opened."""
    with ZipFile(BytesIO(render_xlsx(paper))) as file:
        names = file.namelist()
        sheets = "".join(file.read(name).decode() for name in names if name.startswith("xl/worksheets"))
        links = "".join(file.read(name).decode() for name in names if name.endswith(".rels"))
    assert not re.search(r"<f[ >]|hyperlink|<oleObject|<controls|<legacyDrawing", sheets)
    assert "External" not in links
    assert not [name for name in names if "externalLink" in name or "vba" in name.casefold()]


def test_the_file_is_named_and_dated_in_vietnamese(book: Workbook, paper: Report) -> None:
    """Title, issuer, language and the day that the figures hold for."""
    about = book.properties
    assert (about.title, about.creator, about.language) == ("BÁO CÁO Thử chữ", "UBND XÃ", "vi-VN")
    assert about.created.date() == paper.day


def test_a_text_longer_than_a_cell_says_so() -> None:
    """Never cut without a word."""
    report = replace(a_report("một"), footnotes=("😀x" * 20_000, "_x000D_" * 4_681))
    cells = [str(cell.value) for row in opened(report).worksheets[0].iter_rows() for cell in row if cell.value]
    long, escaped = (text for text in cells if len(text) > 10_000)
    assert max(len(text.encode("utf-16-le")) for text in (long, escaped)) <= 2 * 32_767
    left_out = re.search(r"\[… còn (\d+) ký tự mà ô của Excel không chứa hết\]$", long)
    assert left_out
    assert int(left_out[1]) + long.index(" [… còn") == len("- ") + 40_000


def test_a_number_or_day_that_excel_cannot_keep_is_a_text() -> None:
    """It would round the one and misread the other."""
    cells = (Figure("1234567890123456", 1234567890123456), Figure("01/02/1900", date(1900, 2, 1), "dd/mm/yyyy"))
    table = Table((Column("A", 1), Column("B", 1)), (Row(cells),))
    sheet = opened(replace(a_report("một"), sections=(Section("", (), table),))).worksheets[0]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert {cell_text(cell) for cell in cells} <= set(values)


def test_charts_point_at_their_cells_and_leave_gaps(book: Workbook) -> None:
    """Titles and names in Vietnamese; what is not known is an empty cell, not a zero."""
    (lines,), (bars,) = (charts(book, name) for name in ("Phụ lục I (2)", "Biểu đồ"))
    assert [words(chart.title) for chart in (lines, bars)] == ["Chỉ tiêu sẵn sàng", "Tiến độ"]
    assert [words(chart.x_axis.title) for chart in (lines, bars)] == ["Ngày", "Tiêu chí"]
    assert [words(chart.y_axis.title) for chart in (lines, bars)] == ["chỉ tiêu", "Tỷ lệ (%)"]
    assert [chart.display_blanks for chart in (lines, bars)] == ["gap", "gap"]
    assert [chart.x_axis.delete for chart in (lines, bars)] == [False, False]
    for chart, made in ((lines, LINES), (bars, BARS)):
        for series, wanted in zip(chart.series, made.series, strict=True):
            assert pointed(book, series.tx.strRef.f) == [wanted.name]
            assert pointed(book, series.cat.strRef.f) == list(made.categories)
            known = [None if value is None else float(value) for value in wanted.values]
            assert pointed(book, series.val.numRef.f) == known


def charts(book: Workbook, name: str) -> list[Any]:
    """Return the charts of a sheet."""
    drawn: list[Any] = book[name]._charts  # type: ignore[attr-defined]  # noqa: SLF001  # it has no API
    return drawn


def test_a_charts_endless_decimals_are_rounded_down_everywhere() -> None:
    """A third of a hundred, and nearly all of it, which is not all."""
    chart = replace(BARS, series=(Series("Xã", (Decimal(100) / 3, Decimal("99.96"), None)),))
    report = replace(a_report("một"), sections=(Section("", (), None, chart),))
    book = opened(report)
    assert [row[1] for row in under_headings(book["Biểu đồ"])] == [33.3, 99.9, None]
    drawn = charts(book, "Biểu đồ")[0].series[0].val.numRef.numCache.pt
    assert [float(point.v) for point in drawn] == [33.3, 99.9]
    assert json.loads(render_json(report))["sections"][0]["chart"]["series"][0]["values"] == [33.3, 99.9, None]
    text = render_text(report)
    assert "33,3 " in text
    assert "99,9 " in text


def words(title: object) -> str:
    """Return the words of a chart's title."""
    return "".join(run.t for part in title.tx.rich.paragraphs for run in part.r)  # type: ignore[attr-defined]


def pointed(book: Workbook, reference: str) -> list[object]:
    """Return what the cells hold that `reference` points at."""
    name, _, area = reference.rpartition("!")
    cells = book[name.strip("'").replace("''", "'")][area.replace("$", "")]
    return [cell.value for (cell,) in cells] if isinstance(cells, tuple) else [cells.value]


def test_series_are_told_apart_without_colour(book: Workbook) -> None:
    """By dashes and by what marks their points."""
    (chart,) = charts(book, "Phụ lục I (2)")
    looks = {(series.graphicalProperties.line.prstDash, series.marker.symbol) for series in chart.series}
    assert len(looks) == 2


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_text_survives_in_a_cell(cells: list[str]) -> None:
    """Whatever was typed, the cell opened again holds it, but for what XML cannot hold."""
    table = Table((Column("Nội dung", 1),), tuple(Row((cell,)) for cell in cells))
    report = replace(a_report("một"), annexes=(Annex("A", (Section("", (), table),)),))
    assert under_headings(opened(report).worksheets[-1]) == [[printable(cell) or None] for cell in cells]
