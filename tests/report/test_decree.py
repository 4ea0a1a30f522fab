"""Both files held against the figures of Nghị định 30/2020/NĐ-CP, Phụ lục I, copied here with their places there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from ntm_tracker.report import decree, model
from ntm_tracker.report.docx.render import render_docx
from ntm_tracker.report.pdf.render import render_pdf
from ntm_tracker.report.typeface import width_mm
from tests.report.papers import THAT, THIS, a_paper
from tests.report.printed import POINTS_PER_MM, Style, docx_letters, pdf_letters, pdf_pieces, styles_of

if TYPE_CHECKING:
    from tests.report.printed import Piece

PAPER = a_paper(rows=12)


@dataclass(frozen=True)
class Part:
    """A part of the paper, an example of it, and what Phụ lục I asks of it."""

    name: str
    place: str
    text: str
    sizes: tuple[float, float]
    bold: bool = False
    italic: bool = False


PARTS = (
    Part("Quốc hiệu", "Mục II.1", model.NATION, (12, 13), bold=True),
    Part("Tiêu ngữ", "Mục II.1", model.MOTTO, (13, 14), bold=True),
    Part("cơ quan chủ quản", "Mục II.2", "UBND HUYỆN LẠNG GIANG", (12, 13)),
    Part("cơ quan ban hành", "Mục II.2", "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN", (12, 13), bold=True),
    Part("số, ký hiệu", "Mục II.3", "Số: ……/BC-UBND", (13, 13)),
    Part("địa danh, thời gian", "Mục II.4", "Hương Sơn, ngày 05 tháng 02 năm 2024", (13, 14), italic=True),
    Part("tên loại", "Mục II.5", "BÁO CÁO", (13, 14), bold=True),
    Part("trích yếu", "Mục II.5", PAPER.about, (13, 14), bold=True),
    Part("kính gửi", "Mục II.9", "Kính gửi: - Ủy ban nhân dân huyện Lạng Giang;", (13, 14)),
    Part("nội dung", "Mục II.6", THIS, (13, 14)),
    Part("tiêu đề mục", "Mục II.6", "I. TÌNH HÌNH CHUNG", (13, 14), bold=True),
    Part("chức vụ", "Mục II.7", "CHỦ TỊCH", (13, 14), bold=True),
    Part("họ tên", "Mục II.7", "Vũ Văn Báo", (13, 14), bold=True),
    Part("nơi nhận", "Mục II.9", model.RECIPIENTS, (12, 12), bold=True, italic=True),
    Part("danh sách nơi nhận", "Mục II.9", "- Lưu: VP.", (11, 11)),
    Part("phụ lục", "Mục III.1", "Phụ lục II", (14, 14), bold=True),
    Part("tên phụ lục", "Mục III.1", "BIỂU TỰ ĐÁNH GIÁ <&>", (13, 14), bold=True),
    Part("kèm theo", "Mục III.1", PAPER.attached, (13, 14), italic=True),
)
MARGINS_MM = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
"""Mục I.3."""
FIRST_LINE_MM = (10, 12.7)
GAP_PT = 6
"""Mục II.6."""


@cache
def a_file(form: str) -> bytes:
    """Return the paper as a file; made once."""
    return render_docx(PAPER) if form == "docx" else render_pdf(PAPER)


@cache
def letters(form: str) -> list[tuple[str, Style]]:
    """Return each letter of the file with its style."""
    return docx_letters(a_file(form)) if form == "docx" else pdf_letters(a_file(form))


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("part", PARTS, ids=lambda part: f"{part.name}, {part.place}")
def test_each_part_has_the_size_and_style_asked_for(part: Part, form: str) -> None:
    """Letter by letter, in the Word file and in the PDF."""
    (style,) = styles_of(part.text, letters(form))
    assert part.sizes[0] <= style.size <= part.sizes[1]
    assert (style.bold, style.italic) == (part.bold, part.italic)


def test_all_word_pages_have_margins_within_bounds() -> None:
    """The paper, and its annexes upright and lying."""
    sections = list(Document(BytesIO(a_file("docx"))).sections)
    sizes = [(round(section.page_width.mm), round(section.page_height.mm)) for section in sections]  # type: ignore[union-attr]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    for section in sections:
        for side, (least, most) in MARGINS_MM.items():
            assert least - 0.1 <= getattr(section, f"{side}_margin").mm <= most + 0.1


def test_all_pdf_pages_are_a4_and_nothing_is_drawn_outside_the_margins() -> None:
    """But for the page number above and the mark of the record below."""
    pages = PdfReader(BytesIO(a_file("pdf"))).pages
    boxes = [sorted((float(page.mediabox.width), float(page.mediabox.height))) for page in pages]
    assert all(box == pytest.approx([595.3, 841.9], abs=0.1) for box in boxes)
    for piece in pdf_pieces(a_file("pdf")):
        page = pages[piece.page].mediabox
        top = float(page.height) - MARGINS_MM["top"][0] * POINTS_PER_MM
        is_number = piece.y > top and piece.text.strip().isdecimal()
        if not is_number and piece.style.size != decree.MARK_SIZE:
            assert piece.x >= MARGINS_MM["left"][0] * POINTS_PER_MM - 0.1
            assert piece.x <= float(page.width) - MARGINS_MM["right"][0] * POINTS_PER_MM
            assert MARGINS_MM["bottom"][0] * POINTS_PER_MM <= piece.y
            assert piece.y <= top


def paragraphs_of(text: str) -> list[Any]:
    """Return the paragraphs of the Word file, those in cells included, that read `text`."""
    element = Document(BytesIO(a_file("docx"))).element
    return [p for p in element.iter(qn("w:p")) if "".join(run.text for run in p.iter(qn("w:r"))) == text]


def test_body_paragraphs_are_indented_spaced_and_justified_in_word() -> None:
    """First line of 1 to 1.27 cm, at least 6 points between, both edges even, line spacing 1 to 1.5."""
    (body,) = paragraphs_of(THIS)
    first_line = int(body.pPr.find(qn("w:ind")).get(qn("w:firstLine"))) / 1440 * 25.4
    spacing = body.pPr.find(qn("w:spacing"))
    assert FIRST_LINE_MM[0] <= first_line <= FIRST_LINE_MM[1] + 0.01
    assert int(spacing.get(qn("w:after"))) / 20 >= GAP_PT
    assert 240 <= int(spacing.get(qn("w:line"))) <= 360
    assert body.pPr.find(qn("w:jc")).get(qn("w:val")) == "both"


def lines_of(text: str) -> list[Piece]:
    """Return where the lines of a paragraph of the PDF begin, that of the paragraph after it included."""
    pieces = pdf_pieces(a_file("pdf"))
    first = next(n for n, piece in enumerate(pieces) if piece.text.strip() and text.startswith(piece.text.strip()[:10]))
    begun: dict[float, Piece] = {}
    for piece in pieces[first : first + 40]:
        begun.setdefault(round(piece.y, 1), piece)
    return list(begun.values())


def test_body_paragraphs_are_indented_and_spaced_in_the_pdf() -> None:
    """Measured on the page: the second paragraph begins at least 6 points lower than a next line would."""
    lines = lines_of(THIS)
    following = next(n for n, line in enumerate(lines) if line.text.strip().startswith(THAT[:12]))
    pitch = lines[0].y - lines[1].y
    assert FIRST_LINE_MM[0] <= (lines[0].x - lines[1].x) / POINTS_PER_MM <= FIRST_LINE_MM[1] + 0.1
    assert 1.0 * 13 <= pitch <= 1.5 * 1.15 * 13
    assert lines[following - 1].y - lines[following].y - pitch >= GAP_PT - 0.1


def rule_lengths() -> list[float]:
    """Return the lengths of the rules of the Word file in the order of the file: between their two indents."""
    found = []
    for rule in Document(BytesIO(a_file("docx"))).element.iter(qn("w:pBdr")):
        indents = rule.getparent().find(qn("w:ind"))
        cell = next((up for up in rule.iterancestors(qn("w:tc"))), None)
        width = decree.text_width() if cell is None else int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) / 1440 * 25.4
        found.append(width - (int(indents.get(qn("w:left"))) + int(indents.get(qn("w:right")))) / 1440 * 25.4)
    return found


def test_rules_are_as_long_as_the_decree_says() -> None:
    """Under the motto as long as the words; under issuer and subject a third to half of their line."""
    issuer, motto, about = rule_lengths()[:3]
    assert motto == pytest.approx(width_mm(model.MOTTO, 13, "Bold"), abs=0.5)
    for length, lines, size in (
        (issuer, decree.body_lines(PAPER.letterhead.authority[-1], issuing=True), 12),
        (about, decree.about_lines(PAPER.about), 14),
    ):
        assert width_mm(lines[-1], size, "Bold") / 3 <= length <= width_mm(lines[-1], size, "Bold") / 2


def test_the_number_is_written_as_asked_on_all_but_first_pages_of_each_part() -> None:
    """Arabic, 13 to 14 points, upright, centred; paper and annexes each count their own pages (Mục I.7, III.1)."""
    pages = PdfReader(BytesIO(a_file("pdf"))).pages
    numbers: dict[int, Piece] = {}
    for piece in pdf_pieces(a_file("pdf")):
        height = float(pages[piece.page].mediabox.height)
        if piece.y > height - MARGINS_MM["top"][0] * POINTS_PER_MM:
            numbers[piece.page] = piece
    first_annex, second_annex = (
        next(n for n, page in enumerate(pages) if page.extract_text().startswith(label + "\n"))
        for label in ("Phụ lục I", "Phụ lục II")
    )
    begins = [0, first_annex, second_annex, len(pages)]
    wanted = {page: str(page - begin + 1) for begin, end in pairwise(begins) for page in range(begin + 1, end)}
    assert {page: piece.text.strip() for page, piece in numbers.items()} == wanted
    assert {piece.style for piece in numbers.values()} == {Style(13, bold=False, italic=False)}


def test_each_part_of_the_word_file_counts_its_pages_from_one_and_hides_the_first() -> None:
    """Three sections: the paper and two annexes, which take the header of the first."""
    document = Document(BytesIO(a_file("docx")))
    for section in document.sections:
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"  # noqa: SLF001 - no API
        assert section.different_first_page_header_footer
        assert [f.get(qn("w:instr")) for f in section.header._element.iter(qn("w:fldSimple"))] == [" PAGE "]  # noqa: SLF001
        assert not section.first_page_header._element.findall(f".//{qn('w:fldSimple')}")  # noqa: SLF001


def test_one_addressee_stands_on_the_line_and_several_below_it() -> None:
    """Mục II.9: each with a dash, a semicolon between, a full stop at the end; the dashes under the colon."""
    alone, both = decree.addressed(["Huyện ủy"]), decree.addressed(["Huyện ủy;", "UBND huyện."])
    assert decree.addressed([]) is None
    assert alone
    assert both
    assert (alone.lead, alone.lines) == ("Kính gửi: Huyện ủy", ())
    assert (both.lead, both.lines) == ("Kính gửi:", ("- Huyện ủy;", "- UBND huyện."))
    assert both.dash_left - both.left == pytest.approx(width_mm("Kính gửi", 14))


@pytest.mark.parametrize(
    "authority",
    [
        ("ỦY BAN NHÂN DÂN XÃ KÉP",),
        (
            "UBND HUYỆN LẠNG GIANG",
            "ỦY BAN NHÂN DÂN THỊ TRẤN NÔNG TRƯỜNG VIỆT TRUNG THÀNH PHỐ ĐỒNG HỚI TỈNH QUẢNG BÌNH CŨ",
        ),
        ("ỦY BAN NHÂN DÂN HUYỆN " + "RẤT DÀI " * 12, "ỦY BAN NHÂN DÂN"),
    ],
    ids=["without a district", "three lines", "a long body above"],
)
def test_the_head_holds_short_and_long_names(authority: tuple[str, ...]) -> None:
    """No line of the left column runs into the right one."""
    lines = [
        (line, "Bold" if body is authority[-1] else "Regular")
        for body in authority
        for line in decree.body_lines(body, issuing=body is authority[-1])
    ]
    assert " ".join(line for line, _ in lines) == " ".join(" ".join(authority).split())
    assert all(width_mm(line, 12, cut) <= decree.HEAD[0] for line, cut in lines)  # type: ignore[arg-type]
