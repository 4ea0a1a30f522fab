"""The plain text: a golden for its content, and nothing lost or wider than the page."""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_tracker.report.chart_table import figures_table
from ntm_tracker.report.model import MOTTO, NATION, Annex, Chart, Column, Paragraph, Row, Section, Series, Table
from ntm_tracker.report.text import render_text
from ntm_tracker.report.text_chart import chart_lines
from ntm_tracker.report.text_table import table_lines
from tests.report.reading import foot_texts, missing_in_order, squeezed, table_texts
from tests.report.samples import a_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ntm_tracker.report.model import Report

GOLDEN = Path(__file__).parents[1] / "goldens" / "report-readiness.txt"


def tables_of(section: Section) -> Iterator[Table]:
    """Yield the table of a section, and that of a chart of several series."""
    if section.table:
        yield section.table
    if section.chart and len(section.chart.series) > 1:
        yield figures_table(section.chart, "–")


def cells_of(lines: Iterable[str]) -> Iterator[str]:
    """Yield the cells of the ruled tables in `lines`, their lines put together again."""
    columns: list[str] = []
    for line in lines:
        if line.startswith("+"):
            yield from columns
            columns = []
        elif line.startswith("| "):
            parts = line[2:-2].split(" | ")
            columns = [a + squeezed(b) for a, b in zip(columns or [""] * len(parts), parts, strict=True)]


def test_the_content_is_the_golden(small: Report) -> None:
    """A change of content shows as a change of this file; NTM_GOLDENS=1 writes it anew."""
    text = render_text(small)
    if os.environ.get("NTM_GOLDENS"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_paragraph_and_cell_is_there(report: Report) -> None:
    """Tables are read back column by column, the rest without white space and in order."""
    text = render_text(report)
    tables = [table for section in report.every_section() for table in tables_of(section)]
    assert list(cells_of(text.splitlines())) == [squeezed(cell) for table in tables for cell in table_texts(table)]
    plain = squeezed("\n".join(line for line in text.splitlines() if not line.startswith(("|", "+"))))
    said, more = (
        [paragraph.text for section in sections for paragraph in section.paragraphs]
        for sections in (report.sections, [s for annex in report.annexes for s in annex.sections])
    )
    assert missing_in_order(plain, [report.about, *said, *report.footnotes, report.closing, *more]) == []
    for part in (NATION, MOTTO, *report.letterhead.authority, report.letterhead.number, *foot_texts(report)):
        assert squeezed(part) in plain


@pytest.mark.parametrize("width", [40, 64, 80, 120])
def test_no_line_is_wider_than_asked(report: Report, width: int) -> None:
    """It can be printed as it stands."""
    assert max(map(len, render_text(report, width).split("\n"))) <= width


def test_a_narrower_width_than_forty_is_not_taken(small: Report) -> None:
    """No table can be read below that."""
    assert render_text(small, 10) == render_text(small, 40)


def test_what_must_not_be_overlooked_is_marked(small: Report) -> None:
    """A terminal shows no bold letters here: an arrow does."""
    assert ">> LƯU Ý: Bộ của tỉnh Yên Bái" in render_text(small)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), max_size=120))
def test_any_text_survives_in_a_cell(text: str) -> None:
    """Whatever was typed, the cell's lines put together hold it; bars are the table's own sign."""
    cell = text.replace("|", "/")
    table = Table((Column("Số", 1), Column("Nội dung", 3)), (Row(("1", cell)),))
    assert list(cells_of(table_lines(table, 60)))[2:] == ["1", squeezed(cell)]


def test_control_characters_do_not_reach_the_terminal() -> None:
    """An escape sequence in a note must not colour the screen or ring the bell."""
    assert not set(render_text(a_report("\x1b[31mđỏ\x07"))) & {"\x1b", "\x07"}


def test_a_table_with_more_columns_than_the_page_holds_goes_on_below() -> None:
    """Each part begins with the first two columns; no cell is lost, no line too wide."""
    columns = tuple(Column(f"Thôn {number}", 1) for number in range(21))
    rows = tuple(Row(tuple(f"c{row}.{number}" for number in range(21))) for row in range(3))
    lines = list(table_lines(Table(columns, (Row(("Nhóm",), group=True), *rows)), 80))
    assert max(map(len, lines)) <= 80
    found = list(cells_of(lines))
    assert {cell for row in rows for cell in row.texts} <= set(found)
    assert found.count("c1.0") == found.count("Nhóm") == found.count("c1.1") > 1
    assert found.count("c1.20") == 1


def test_days_are_not_torn() -> None:
    """Between columns that ask for more."""
    table = Table((Column("Ngày", 1), Column("Nội dung", 20)), (Row(("30/06/2024", "x" * 200)),))
    assert "| 30/06/2024 |" in "\n".join(table_lines(table, 60))


def test_a_chart_of_one_series_is_drawn_with_blocks() -> None:
    """As long as its share; what is not known is a dash, not a bar of nothing."""
    values = (Decimal(50), Decimal(100), None, Decimal(0))
    chart = Chart("Tiến độ", "bars", ("TC 1", "TC 2", "TC 3", "TC 4"), (Series("Xã", values),), "%")
    title, *lines = chart_lines(chart, 60)
    assert title == "Tiến độ (%)"
    assert [line.split() for line in lines[2:]] == [["TC", "3", "–"], ["TC", "4", "0"]]
    half, whole = (line.count("█") for line in lines[:2])
    assert whole == 2 * half > 40
    assert max(map(len, lines)) <= 60


def test_a_chart_of_several_series_is_a_table() -> None:
    """With a dash where nothing is known."""
    series = (Series("Xã", (Decimal(1), None)), Series("Thôn", (Decimal("2.5"), Decimal(3))))
    lines = chart_lines(Chart("Theo thời gian", "lines", ("Tháng 1", "Tháng 2"), series, "chỉ tiêu", "Kỳ"), 60)
    assert list(cells_of(lines)) == ["Kỳ", "Xã", "Thôn", "Tháng1", "1", "2,5", "Tháng2", "–", "3"]


def test_annexes_follow_the_signature_under_their_labels(small: Report) -> None:
    """Numbered in Roman where there are several; the addressee stands above the text."""
    section = Section("", (Paragraph("Nội dung phụ lục"),))
    report = replace(small, annexes=(Annex("Kết quả", (section,)), Annex("Tồn tại", (section,))), addressee=("A", "B"))
    wanted = ("Kính gửi:", "- A;", "- B.", "./.", "Phụ lục I", "KẾT QUẢ", small.attached, "Phụ lục II", "TỒN TẠI")
    assert missing_in_order(squeezed(render_text(report)), [*wanted, "Nội dung phụ lục"]) == []
