"""The PDF read again: everything the report says, in order, in a font that has all Vietnamese letters."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from ntm_tracker.report.model import MOTTO, NATION, Paragraph
from ntm_tracker.report.pdf.render import render_pdf
from tests.report.reading import body_texts, foot_texts, missing_in_order, pdf_pages, squeezed
from tests.report.samples import LONG, a_report

if TYPE_CHECKING:
    from ntm_tracker.report.model import Report


BOTTOM_MARGIN = 20 / 25.4 * 72
LETTERS = "đĐ " + " ".join(
    letter + letter.upper()
    for base in "aăâeêioôơuưy"
    for letter in (unicodedata.normalize("NFC", base + tone) for tone in ("", *"\u0300\u0309\u0303\u0301\u0323"))
)


def pages_of(report: Report) -> list[str]:
    """Return the text of each page, without white space."""
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(render_pdf(report))).pages]


def test_every_paragraph_and_cell_is_there_in_order(report: Report) -> None:
    """Compared without white space, since a page breaks its lines where it must."""
    head = report.letterhead
    wanted = [*head.authority, NATION, MOTTO, head.number, f"{head.place}, {head.dated}", *body_texts(report)]
    assert missing_in_order("".join(pdf_pages(render_pdf(report))), [text for text in wanted if LONG not in text]) == []


def test_a_note_of_five_thousand_letters_is_printed_to_its_end() -> None:
    """It runs over pages, so it is looked for word by word."""
    words = [f"chữ{n}." for n in range(700)]
    found = "".join(pages_of(a_report(" ".join(words))))
    assert [word for word in words if found.count(word) != 5] == []


def test_nothing_is_drawn_below_the_bottom_margin(report: Report) -> None:
    """A row that is kept whole but longer than the page would run out of it, unseen."""
    low: list[float] = []

    def visit(text: str, shift: list[float], place: list[float], *_: object) -> None:
        if text.strip():
            low.append(place[4] * shift[1] + place[5] * shift[3] + shift[5])

    for page in PdfReader(BytesIO(render_pdf(report))).pages:
        page.extract_text(visitor_text=visit)
    assert min(low) >= BOTTOM_MARGIN


def test_the_signature_stands_on_the_last_page_with_the_last_sentence(report: Report) -> None:
    """A signature alone on a page could be put under any paper."""
    last = pages_of(report)[-1]
    assert missing_in_order(last, [report.closing, *foot_texts(report)]) == []


def test_pages_are_numbered_from_the_second_and_headings_repeat() -> None:
    """The number opens the page, then the table's heading comes back."""
    first, *others = pages_of(a_report(*(f"hàng số {n}" for n in range(60))))
    assert first.startswith("UBNDHUYỆN")
    assert len(others) >= 2
    assert [page.startswith(str(number)) for number, page in enumerate(others, start=2)] == [True] * len(others)
    assert others[1].startswith("3SốNộidungGhichú")


def test_only_the_listed_fonts_are_used(small: Report) -> None:
    """Never Debian's old Liberation Serif, which lacks 92 Vietnamese letters."""
    names = set()
    for page in PdfReader(BytesIO(render_pdf(small))).pages:
        fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf leaves the dictionary untyped
        names |= {font.get_object()["/BaseFont"].split("+")[1] for font in fonts.values()}
    assert names
    assert all(name.startswith(("LiberationSerif", "TimesNewRoman")) for name in names)


def test_every_vietnamese_letter_is_there_upright_bold_and_italic() -> None:
    """Libertinus draws ơ and ư wrongly in bold italic, so that face is not used; the others have them all."""
    made = a_report(LETTERS)
    section = replace(made.sections[0], paragraphs=(Paragraph(LETTERS), Paragraph(LETTERS, strong=True)), table=None)
    head = replace(made.letterhead, place=LETTERS)
    found = "".join(pages_of(replace(made, letterhead=head, sections=(section,), footnotes=())))
    assert found.count(squeezed(LETTERS)) == 3


def test_the_page_is_a4_and_the_file_is_named(small: Report) -> None:
    """And it is dated by the report, not by the clock: the same report gives the same file."""
    reader = PdfReader(BytesIO(render_pdf(small)))
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((595.3, 841.9), abs=0.1)
    assert reader.metadata
    assert reader.metadata.title == small.title
    assert str(reader.metadata.creation_date_raw).startswith("D:20240630")
