"""The Word file opened again: everything the report says, on a page that Nghị định 30/2020 asks for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_tracker.report.chart_layout import told
from ntm_tracker.report.docx.render import render_docx
from ntm_tracker.report.model import MOTTO, NATION, printable
from tests.report.papers import BARS, LINES, a_paper, a_table
from tests.report.reading import annex_texts, body_texts, foot_texts, missing_in_order, squeezed
from tests.report.samples import a_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as OpenDocument

    from ntm_tracker.report.model import Report

SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")


def opened(report: Report) -> OpenDocument:
    """Return the Word file of `report`, opened again."""
    return Document(BytesIO(render_docx(report)))


def row_texts(table: Table) -> Iterator[list[str]]:
    """Yield the cells of each row; a cell that spans columns once."""
    for row in table.rows:
        yield [cell.text for cell in dict.fromkeys(row.cells)]


def texts(document: OpenDocument) -> list[str]:
    """Return every paragraph and cell in reading order."""
    found: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in row_texts(part):
                found += row
        else:
            found.append(part.text)
    return found


def test_every_paragraph_and_cell_is_there_in_order(report: Report) -> None:
    """From the head to the last annex."""
    head = report.letterhead
    wanted = [*head.authority, NATION, MOTTO, head.number, f"{head.place}, {head.dated}", *body_texts(report)]
    wanted += [*foot_texts(report), *annex_texts(report)]
    assert missing_in_order(squeezed("".join(texts(opened(report)))), list(map(printable, wanted))) == []


def test_the_page_is_as_the_decree_asks(small: Report) -> None:
    """A4 upright, margins 20 20 30 15 mm."""
    section = opened(small).sections[0]
    assert [section.page_width, section.page_height] == pytest.approx([Mm(210), Mm(297)], abs=Pt(1))
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert margins == pytest.approx([Mm(20), Mm(20), Mm(30), Mm(15)], abs=Pt(1))


def test_font_and_language_hold_for_every_script(small: Report) -> None:
    """Times New Roman in all four slots and vi-VN, so that Word neither swaps the font nor underlines every word."""
    styles = opened(small).styles.element
    fonts = list(styles.iter(qn("w:rFonts")))
    assert len(fonts) == 2
    for font in fonts:
        assert {key: font.get(qn(f"w:{key}")) for key in SLOTS} == dict.fromkeys(SLOTS, "Times New Roman")
    assert {lang.get(qn("w:val")) for lang in styles.iter(qn("w:lang"))} == {"vi-VN"}


def test_the_page_number_stands_in_the_top_margin_but_not_on_the_first_page(small: Report) -> None:
    """Centred, from page 2 on."""
    section = opened(small).sections[0]
    assert section.different_first_page_header_footer
    assert not section.first_page_header.paragraphs[0].text
    fields = list(section.header._element.iter(qn("w:fldSimple")))  # noqa: SLF001 - a field has no API
    assert [field.get(qn("w:instr")) for field in fields] == [" PAGE "]
    assert len(list(section.header._element.iter(qn("w:pPr")))) == 1  # noqa: SLF001 - two would be no valid file


def test_headings_come_back_on_each_page_and_rows_stay_whole(small: Report) -> None:
    """Each ruled table marks its first row as heading, and every row as not to be split."""
    tables = [table for table in opened(small).tables if table._tbl.find(f".//{qn('w:tblHeader')}") is not None]  # noqa: SLF001
    assert len(tables) == sum(section.table is not None for section in small.every_section())
    for table in tables:
        rows = list(table._tbl.iter(qn("w:tr")))  # noqa: SLF001 - the marks have no API
        assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [
            True,
            *[False] * (len(rows) - 1),
        ]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_the_signature_never_stands_alone_on_a_page(small: Report) -> None:
    """The last sentence is kept with the table of the signature, which is one whole row."""
    document = opened(small)
    last = next(p for p in document.paragraphs if p.text == small.closing)
    assert last.paragraph_format.keep_with_next
    signed = next(table for table in document.tables if small.signature.name in table.cell(0, 1).text)
    assert len(signed.rows) == 1


def test_a_row_longer_than_a_page_may_break() -> None:
    """Held together it would run off the page."""
    table = opened(a_report("x" * 5000)).tables[1]
    kept = [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table._tbl.iter(qn("w:tr"))]  # noqa: SLF001
    assert kept == [True, False, False, True]


def test_the_file_carries_the_reports_name_not_the_librarys(small: Report) -> None:
    """Title, issuer and language stand in the file's properties."""
    properties = opened(small).core_properties
    assert properties.title == small.title
    assert properties.author == "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN"
    assert properties.language == "vi-VN"
    assert not properties.comments


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=12))
def test_any_text_survives_in_a_cell(cells: list[str]) -> None:
    """Whatever was typed, the cell opened again holds it, but for what XML cannot hold."""
    rows = list(row_texts(opened(a_report(*cells)).tables[1]))[1 : len(cells) + 1]
    assert [row[1:] for row in rows] == [[printable(cell)] * 2 for cell in cells]


def test_every_row_of_a_long_annex_is_there() -> None:
    """A hundred and fifty-one rows in, as many out, whole, with the signs of markup and of templates in them."""
    tables = opened(a_paper(151)).tables
    annex = next(table for table in tables if table.rows[0].cells[0].text == "TT")
    assert list(row_texts(annex))[1:] == [list(row.texts) for row in a_table(151).rows]
    assert sum(column.width.mm for column in annex.columns if column.width) == pytest.approx(252, abs=1)


def test_annexes_follow_the_signature_with_their_heads() -> None:
    """Number, title in capitals, the paper they belong to."""
    paper = a_paper(1)
    said = [paragraph.text for paragraph in opened(paper).paragraphs if paragraph.text]
    place = said.index("Phụ lục I")
    assert said[place : place + 3] == ["Phụ lục I", "BIỂU TỰ ĐÁNH GIÁ <&>", paper.attached]
    place = said.index("Phụ lục II")
    assert said[place : place + 4] == ["Phụ lục II", "TIẾN ĐỘ", paper.attached, "1. Theo tiêu chí"]
    assert said.index(paper.closing) < said.index("Phụ lục I")


def test_charts_are_pictures_told_in_words() -> None:
    """As wide as the text, fine enough for a printer, with all figures in the alternative text."""
    document = opened(a_paper(1))
    shapes = list(document.inline_shapes)
    assert [shape._inline.docPr.get("descr") for shape in shapes] == [told(BARS), told(LINES)]  # noqa: SLF001 - no API
    assert [round(shape.width.mm) for shape in shapes] == [165, 165]
    pictures = [part.image for part in document.part.package.image_parts]
    assert all(picture.px_width / (165 / 25.4) > 200 for picture in pictures)


def test_nothing_of_the_librarys_own_is_left_in_the_file(small: Report) -> None:
    """No picture of another document, no older styles, no English settings; Word opens it as a file of today."""
    names = set(ZipFile(BytesIO(render_docx(small))).namelist())
    assert not [name for name in names if "thumbnail" in name or "WithEffects" in name or "customXml" in name]
    settings = opened(small).settings.element
    assert [(s.get(qn("w:name")), s.get(qn("w:val"))) for s in settings.iter(qn("w:compatSetting"))] == [
        ("compatibilityMode", "15")
    ]


def test_each_page_bears_the_mark_of_the_record() -> None:
    """In the bottom margin, on first pages too; a paper without a mark has none."""
    section = opened(a_paper(1)).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text.startswith("Mã bản in: 1a2b3c4d5e · dữ liệu lúc 30/06/2024 ")
    assert not opened(a_report("x")).sections[0].footer.paragraphs[0].text
