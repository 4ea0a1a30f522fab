"""The PDF read again: everything the report says, in order, in a font that has all Vietnamese letters."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ntm_tracker.report.chart_layout import told
from ntm_tracker.report.decree import mark_line
from ntm_tracker.report.model import MOTTO, NATION, RECIPIENTS, Paragraph
from ntm_tracker.report.pdf.fonts import fonts
from ntm_tracker.report.pdf.render import BOX, STANDARD, render_pdf
from ntm_tracker.report.typeface import FAMILY
from tests.report.letters import VIETNAMESE
from tests.report.papers import BARS, LINES, TAGS, a_paper, a_table
from tests.report.printed import POINTS_PER_MM, Style, pdf_letters, pdf_pieces, styles_of, told_in_words
from tests.report.reading import annex_texts, body_texts, foot_texts, missing_in_order, pdf_pages, squeezed
from tests.report.samples import LONG, a_report

if TYPE_CHECKING:
    from ntm_tracker.report.model import Report


BOTTOM_MARGIN = 20 / 25.4 * 72


def pages_of(report: Report) -> list[str]:
    """Return the text of each page, without white space."""
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(render_pdf(report))).pages]


def test_every_paragraph_and_cell_is_there_in_order(report: Report) -> None:
    """Compared without white space, since a page breaks its lines where it must."""
    head = report.letterhead
    wanted = [*head.authority, NATION, MOTTO, head.number, f"{head.place}, {head.dated}", *body_texts(report)]
    wanted += annex_texts(report)
    assert missing_in_order("".join(pdf_pages(render_pdf(report))), [text for text in wanted if LONG not in text]) == []


def test_a_note_of_five_thousand_letters_is_printed_to_its_end() -> None:
    """It runs over pages, so it is looked for word by word."""
    words = [f"chữ{n}." for n in range(700)]
    found = "".join(pages_of(a_report(" ".join(words))))
    assert [word for word in words if found.count(word) != 5] == []


def test_nothing_is_drawn_below_the_bottom_margin(report: Report) -> None:
    """A row that is kept whole but longer than the page would run out of it, unseen; the mark alone stands there."""
    for page in PdfReader(BytesIO(render_pdf(report))).pages:
        low: list[str] = []

        def visit(text: str, shift: list[float], place: list[float], *_: object, low: list[str] = low) -> None:
            if place[4] * shift[1] + place[5] * shift[3] + shift[5] < BOTTOM_MARGIN:
                low.append(text)

        page.extract_text(visitor_text=visit)
        assert squeezed("".join(low)) == (squeezed(mark_line(report.mark)) if report.mark else "")


def test_the_signature_stands_on_a_page_with_the_last_sentence(report: Report) -> None:
    """A signature alone on a page could be put under any paper."""
    last = next(page for page in pages_of(report) if squeezed(report.closing) in page)
    assert missing_in_order(last, [report.closing, *foot_texts(report)]) == []


def test_pages_are_numbered_from_the_second_and_headings_repeat() -> None:
    """The number opens the page, then the table's heading comes back."""
    first, *others = pages_of(a_report(*(f"hàng số {n}" for n in range(60))))
    assert first.startswith("UBNDHUYỆN")
    assert len(others) >= 2
    assert [page.startswith(str(number)) for number, page in enumerate(others, start=2)] == [True] * len(others)
    assert others[1].startswith("3SốNộidungGhichú")


def fonts_of(file: bytes) -> dict[str, Any]:
    """Return the fonts of a PDF by name."""
    found: dict[str, Any] = {}
    for page in PdfReader(BytesIO(file)).pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf leaves the dictionary untyped
        found |= {font.get_object()["/BaseFont"]: font.get_object() for font in fonts.values()}
    return found


def test_only_the_shipped_typeface_or_times_is_used(small: Report) -> None:
    """Never Debian's old Liberation Serif, which lacks 92 Vietnamese letters; and each is inside the file."""
    fonts = fonts_of(render_pdf(small))
    assert {name.split("+")[1].split("-")[0] for name in fonts} in ({"LiberationSerif"}, {"TimesNewRoman"})
    for font in fonts.values():
        (described,) = font["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(described.get_object()["/FontDescriptor"].get_object())


def test_every_vietnamese_letter_is_printed_and_copied_out_in_each_cut() -> None:
    """Upright, bold, italic and bold italic; a wrong or missing letter would not come out as itself."""
    made = a_report("x")
    section = replace(
        made.sections[0], paragraphs=(Paragraph(VIETNAMESE), Paragraph(VIETNAMESE, strong=True)), table=None
    )
    paper = replace(made, letterhead=replace(made.letterhead, place=VIETNAMESE), sections=(section,), footnotes=())
    found = "".join(pages_of(paper))
    assert found.count(VIETNAMESE) == 3
    assert len(unicodedata.normalize("NFC", found)) == len(found)
    bold_italic = {letter for letter, style in pdf_letters(render_pdf(paper)) if style.bold and style.italic}
    assert bold_italic == set(squeezed(RECIPIENTS)) | {" "}


def test_the_cut_of_the_recipients_has_every_letter() -> None:
    """Bold italic is used for one line of fixed words, and would do for any."""
    source = (
        f'#set page(height: auto)\n#set text(font: {json.dumps(FAMILY)}, style: "italic", weight: "bold")\n'
        f"#par({json.dumps(VIETNAMESE, ensure_ascii=False)})"
    )
    file = typst.compile(source.encode(), font_paths=fonts(), ignore_system_fonts=True, pdf_standards=STANDARD)
    letters = pdf_letters(file)
    assert styles_of(VIETNAMESE, letters) == {Style(11, bold=True, italic=True)}


def test_it_is_pdf_a_tagged_and_in_vietnamese(report: Report) -> None:
    """The marks of PDF/A-2a: it says so, has a colour profile, its structure and its language."""
    reader = PdfReader(BytesIO(render_pdf(report)))
    root: Any = reader.root_object
    told = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in told
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in told
    assert root["/OutputIntents"][0].get_object()["/S"] == "/GTS_PDFA1"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert str(root["/Lang"]).startswith("vi")
    assert not reader.is_encrypted


@pytest.mark.parametrize("text", ["phường 漢字", "ก ไทย", "riêng \ue000 tư", "\U0010fffd"])
def test_a_character_that_no_font_has_is_a_box_not_a_hole(text: str) -> None:
    """Nothing is dropped unseen, and the file still is PDF/A."""
    file = render_pdf(a_report(text))
    found = "".join(pdf_pages(file))
    wanted = "".join(letter if letter in VIETNAMESE or letter.isascii() else BOX for letter in squeezed(text))
    assert found.count(wanted) == 5
    assert b"pdfaid:part" in file


@pytest.mark.parametrize("text", ["ước 😀 mong", "nhà 👨\u200d👩\u200d👧 ba", "tốt 👍🏽", "tim ❤\ufe0f", "cờ 🇻🇳"])
def test_emoji_are_drawn_and_copied_out_again(text: str) -> None:
    """Joined ones too, beside a character that no font has."""
    for beside in ("", " 漢"):
        assert "".join(pdf_pages(render_pdf(a_report(text + beside)))).count(re.sub(r"\s", "", text)) == 5


def test_signs_that_officers_use_are_printed_as_they_are() -> None:
    """Ticks, boxes and arrows come from typst's own fonts."""
    signs = "✓☐☑→≥≤–“”…½²"
    assert "".join(pdf_pages(render_pdf(a_report(signs)))).count(signs) == 5


def test_letters_of_no_width_are_not_copied_out_with_others() -> None:
    """A word pasted from a web page can be found again."""
    assert "".join(pdf_pages(render_pdf(a_report("nông\u200b thôn\ufeff mới")))).count("nôngthônmới") == 5
    long = "https://example.vn/" + "khong-co-khoang-trang" * 8
    letters = {letter for letter, _ in pdf_letters(render_pdf(a_report(long)))}
    assert not letters & {"\u200b", "\u00ad", "\ufeff"}


def test_a_word_without_a_break_stays_within_the_margins() -> None:
    """It is broken anywhere, and is copied out whole."""
    file = render_pdf(a_report("x" * 700))
    right = (210 - 15) * POINTS_PER_MM
    assert max(piece.x for piece in pdf_pieces(file) if "x" in piece.text) < right
    assert "".join(pdf_pages(file)).count("x") == 5 * 700


@settings(deadline=None, max_examples=20)
@given(st.text(max_size=40))
def test_any_text_is_printed(text: str) -> None:
    """Whatever was typed, there is a file, and it is PDF/A."""
    assert b"pdfaid:part" in render_pdf(a_report(text))


def test_every_row_of_a_long_annex_is_printed() -> None:
    """A hundred and fifty-one rows in, as many out, with the signs of markup and of templates in them."""
    paper = a_paper(151)
    found = "".join(pdf_pages(render_pdf(paper)))
    rows = [squeezed("".join(row.texts)) for row in a_table(151).rows]
    assert [row for row in rows if row not in found] == []
    assert found.count(squeezed(TAGS)) == 2 * 151


def test_charts_print_their_figures_and_are_told_in_words() -> None:
    """Values with decimal commas under the chart's title; the words go to programs that read aloud."""
    file = render_pdf(a_paper(1))
    found = "".join(pdf_pages(file))
    for text in (BARS.title, "Kỳ trước", "TC19. Tiêu chí thứ 19", "30,5%", "chưa có số liệu", LINES.title, "7,5"):
        assert squeezed(text) in found
    assert told_in_words(file) == [told(BARS), told(LINES)]


def test_the_page_is_a4_and_the_file_is_named(small: Report) -> None:
    """And it is dated by the report, not by the clock: the same report gives the same file."""
    reader = PdfReader(BytesIO(render_pdf(small)))
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((595.3, 841.9), abs=0.1)
    assert reader.metadata
    assert reader.metadata.title == small.title
    assert str(reader.metadata.creation_date_raw).startswith("D:20240630")
