"""Everything that goes in comes out, as text and nothing else; what is left out is told."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_tracker.errors import InputRefused
from ntm_tracker.report.docx_template.render import render_by_template
from ntm_tracker.report.docx_template.text import shown
from ntm_tracker.report.docx_template.write import write_template
from ntm_tracker.report.model import Annex, Paragraph, Section, printable
from tests.report.docx_template.papers import (
    NAME,
    a_paper,
    add_after,
    edited,
    opened,
    paragraph_of,
    printed,
    row_with,
    say,
    texts,
)
from tests.report.samples import HOSTILE

if TYPE_CHECKING:
    from docx.document import Document as OpenDocument

    from ntm_tracker.report.model import Report

NOTES = (
    *HOSTILE,
    "<",
    "&",
    "a < b && c > d",
    "{{ so }}",
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "{%tr endfor %}",
    "bản {_{ x }_} {# y #}",
    "</w:t></w:r></w:p>",
    unicodedata.normalize("NFD", "Đường làng ngõ xóm sạch đẹp"),
    "🏡 nhà",
    "chuông\a trang\f đứng\v xóa\x7f không\x00",
    "\u2028 dòng \u00a0 cứng",
    "\U00100001",
    "",
)
MANY = tuple(f"{NOTES[number % len(NOTES)]} {number}" for number in range(151))


def cells_of(document: OpenDocument, place: int) -> list[list[str]]:
    """Return the cells of each row of a table below its heading and its group."""
    table = document.tables[place]._tbl  # noqa: SLF001 - python-docx splits paragraphs, this compares them whole
    rows = table.findall(qn("w:tr"))[2:]
    return [["\n".join(map(shown, cell.iter(qn("w:p")))) for cell in row.findall(qn("w:tc"))] for row in rows]


def test_151_rows_go_in_and_151_come_out() -> None:
    """In every table, letter for letter but for what no page can hold."""
    document = printed(a_paper(*MANY))
    wanted = [[str(n), printable(cell), printable(cell)] for n, cell in enumerate(MANY, start=1)]
    for table in (1, 3, 4, 5):
        assert cells_of(document, table) == wanted


ANY = write_template(a_paper(""))


@settings(deadline=None, max_examples=15)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_text_comes_out_as_it_went_in(cells: list[str]) -> None:
    """In cells and in paragraphs."""
    document = opened(render_by_template(a_paper(*cells), ANY, NAME).content)
    assert [row[1:] for row in cells_of(document, 1)] == [[printable(cell)] * 2 for cell in cells]
    found = texts(document)
    assert all(printable(cell) in found for cell in cells if printable(cell))


def test_rows_that_a_condition_drops_are_missed() -> None:
    """A page with some of the rows would look whole."""

    def only_groups(document: OpenDocument) -> None:
        row = row_with(document, "{{ hang.noi_dung }}")
        start, end = (row_like(row, text) for text in ("{%tr if hang.nhom %}", "{%tr endif %}"))
        row.addprevious(start)
        row.addnext(end)

    with pytest.raises(InputRefused, match="chỉ in 1 trong 3 hàng"):
        printed(a_paper("Một.", "Hai."), only_groups)


def row_like(row: object, text: str) -> object:
    """Return a row like `row` that says nothing but `text`."""
    from copy import deepcopy

    copy = deepcopy(row)
    first, *others = copy.iter(qn("w:t"))  # type: ignore[attr-defined]
    first.text = text
    for node in others:
        node.text = ""
    return copy


def remove(document: OpenDocument, text: str) -> None:
    """Take out the paragraph that shows `text`."""
    found = paragraph_of(document, text)
    found.getparent().remove(found)


def left_out_by(edit: object) -> tuple[str, ...]:
    """Return what a template after `edit` leaves out of a report."""
    paper = a_paper("Một.", "Hai.")
    return render_by_template(paper, edited(paper, edit), NAME).left_out  # type: ignore[arg-type]


def test_what_an_officer_took_out_is_told_once() -> None:
    """A whole section, its table, a column, its chart, a part of the frame."""

    def edit(document: OpenDocument) -> None:
        remove(document, "muc.nhan_dinh.tieu_de")
        remove(document, "muc.nhan_dinh.noi_dung")
        remove(document, "muc.bieu_do.bieu_do")
        remove(document, "ghi_chu")
        remove(document, "muc.trong_tam.noi_dung")
        say(document, "{{ hang.ket_qua_thuc_hien }}", "")

    assert left_out_by(edit) == (
        "Mẫu không in ghi chú.",
        "Mẫu không in phần “I. NHẬN ĐỊNH”.",
        "Mẫu không in cột “Kết quả thực hiện” của phần “kết quả theo tiêu chí”.",
        "Mẫu không in phần “biểu đồ theo tiêu chí”.",
        "Mẫu không in 3 đoạn của phần “A. TRỌNG TÂM”.",
    )


def test_a_table_taken_out_is_told() -> None:
    """With the section whose words stayed."""

    def edit(document: OpenDocument) -> None:
        table = next(row_with(document, "muc.trong_tam.hang").iterancestors(qn("w:tbl")))
        table.getparent().remove(table)

    assert left_out_by(edit) == ("Mẫu không in bảng của phần “A. TRỌNG TÂM”.",)


def test_a_section_that_this_report_has_not_prints_nothing() -> None:
    """Neither its heading nor the heading of its table."""

    def edit(document: OpenDocument) -> None:
        add_after(document, "{{ muc.nhan_dinh.noi_dung }}", "Về tiến độ: {{ muc.tien_do.noi_dung }}")

    assert not any("tiến độ:" in text for text in texts(printed(a_paper("Một."), edit)))


def test_a_section_that_a_template_was_written_without_is_told() -> None:
    """A village was added after the officer wrote the template."""
    paper = a_paper("Một.")
    before = write_template(replace(paper, annexes=paper.annexes[:1]))
    filled = render_by_template(paper, before, NAME)
    assert filled.left_out == ("Mẫu không in phần “A. TRỌNG TÂM”.", "Mẫu không in phần “thôn phấn đấu trong năm”.")
    assert opened(filled.content)


def test_sections_that_are_numbered_may_be_fewer_or_more() -> None:
    """One annex for each village: a year with fewer leaves no empty page, one with more is told."""
    many = villages("Một.", "Hai.", "Ba.")
    template = write_template(many)
    assert texts(opened(render_by_template(villages("Một."), template, NAME).content))[-1] == "Một."
    more = render_by_template(villages("Một.", "Hai.", "Ba.", "Bốn."), template, NAME)
    assert more.left_out == ("Mẫu không in phần “từng thôn (thon_1, thon_2 …)”.",)


def villages(*said: str) -> Report:
    """Return a report on villages with an annex for each."""
    annexes = (
        Annex(f"Thôn {place}", (Section("", (Paragraph(text),), key=f"thon-{place}"),))
        for place, text in enumerate(said, start=1)
    )
    return replace(a_paper(), kind="village", sections=(), annexes=tuple(annexes), mark=None)
