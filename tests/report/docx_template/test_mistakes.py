"""A mistake in a template is one sentence with the tag and the place; nothing is printed."""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING, Any

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ntm_tracker.errors import InputRefused
from ntm_tracker.report.docx_template.render import render_by_template
from tests.report.docx_template.papers import NAME, a_paper, add_after, edited, paragraph_of, row_with, say
from tests.service.deeds import assert_one_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as OpenDocument

PAPER = a_paper("Một.", "Hai.")


def told(edit: Callable[[OpenDocument], None]) -> str:
    """Return the sentence that a template is refused with after `edit`."""
    with pytest.raises(InputRefused) as refused:
        render_by_template(PAPER, edited(PAPER, edit), NAME)
    assert_one_sentence(refused.value.sentence)
    assert NAME in refused.value.sentence
    return refused.value.sentence


FOREIGN = (
    "{{ ''.__class__.__mro__ }}",
    "{{ so.__class__ }}",
    "{{ self }}",
    "{{ config.items() }}",
    "{{ 10 ** 1000000000 }}",
    "{{ so | upper }}",
    "{{ range(1000000000) }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ }}",
    "{{r so }}",
    "{%p for i in range(1000000000) %}",
    "{% for i in noi_nhan %}",
    "{% include 'mau.docx' %}",
    "{% import 'os' as os %}",
    "{% set x = 1 %}",
    "{% macro m() %}",
    "{%p if so == 'x' %}",
    "{%p while true %}",
    "{%tc for x in noi_nhan %}",
    "{% raw %}",
)


@pytest.mark.parametrize("written", FOREIGN)
def test_what_is_no_tag_of_ours_is_refused(written: str) -> None:
    """There is no code in a template: calls, filters, sums, attributes and other files are all unknown."""
    sentence = told(lambda document: add_after(document, "{{ ket_thuc }}", f"Chữ {written} chữ"))
    assert written in sentence
    assert "đoạn “Chữ" in sentence


UNKNOWN = (
    ("{{ trich_yu }}", "có phải “trich_yeu”"),
    ("{{ muc.nhan_din.noi_dung }}", "có phải “muc.nhan_dinh”"),
    ("{{ muc.nhan_dinh.noidung }}", "có phải “muc.nhan_dinh.noi_dung”"),
    ("{{ hang.tt }}", "không có trong báo cáo này"),
    ("{{ so.dai }}", "không có trong báo cáo này"),
    ("{{ muc }}", "cả một nhóm"),
    ("{{ muc.tieu_chi.hang }}", "{%tr for hang in muc.tieu_chi.hang %}"),
    ("{%p for so in noi_nhan %}", "trùng với một tên"),
    ("{%p for x in so %}", "không có nhiều dòng"),
)


@pytest.mark.parametrize(("written", "why"), UNKNOWN)
def test_an_unknown_name_is_told_with_one_that_is_near(written: str, why: str) -> None:
    """Where and which."""

    def edit(document: OpenDocument) -> None:
        added = [written, "x", "{%p endfor %}"] if " for " in written else [written]
        add_after(document, "{{ ket_thuc }}", *added)

    sentence = told(edit)
    assert written in sentence
    assert why in sentence
    assert "sau đoạn “{{ ket_thuc }}”" in sentence


UNPAIRED = (
    (("{%p for x in noi_nhan %}", "{{ x }}"), "{%p for x in noi_nhan %}", "chưa có thẻ đóng"),
    (("{%p if ghi_chu %}",), "{%p if ghi_chu %}", "{%p endif %}"),
    (("{%p endfor %}",), "{%p endfor %}", "không đóng thẻ mở nào"),
    (("{%p else %}",), "{%p else %}", "không đóng thẻ mở nào"),
    (("{%p for x in noi_nhan %}", "{%p endif %}"), "{%p endif %}", "không đóng thẻ mở nào"),
    (("{%tr for x in noi_nhan %}",), "{%tr for x in noi_nhan %}", "không nằm trong bảng"),
    (("Nơi {%p for x in noi_nhan %}", "{%p endfor %}"), "{%p for x in noi_nhan %}", "đứng một mình"),
    (("Bảng {{ muc.tieu_chi.bang }}",), "{{ muc.tieu_chi.bang }}", "đứng một mình"),
    (("{{ noi_nhan }} {{ ghi_chu }}",), "{{ ghi_chu }}", "danh sách thứ hai"),
    (("{{ so",), "{{ so", "không đủ cặp"),
    (("so }}",), "so }}", "không đủ cặp"),
    (("{% for x", "in noi_nhan %}"), "{% for x", "không đủ cặp"),
)


@pytest.mark.parametrize(("added", "written", "why"), UNPAIRED)
def test_what_is_not_closed_or_stands_in_the_wrong_place(added: tuple[str, ...], written: str, why: str) -> None:
    """A loop is closed beside where it was opened."""
    sentence = told(lambda document: add_after(document, "{{ ket_thuc }}", *added))
    assert written in sentence
    assert why in sentence


def test_a_mistake_in_a_table_names_row_table_and_annex() -> None:
    """The second annex here is headed by an officer's own words."""

    def edit(document: OpenDocument) -> None:
        say(document, "{{ phu_luc.trong_tam.nhan }}", "Phụ lục II")
        row = row_with(document, "muc.trong_tam.hang").getnext()
        next(row.iter(qn("w:t"))).text = "{{ hang.stt }}"

    sentence = told(edit)
    assert "“{{ hang.stt }}” trong mẫu “readiness.docx” (hàng 3 của bảng thứ 4, trong Phụ lục II" in sentence


def test_a_loop_that_lost_its_end_row_is_told() -> None:
    """Deleting a row of a table is one key."""

    def edit(document: OpenDocument) -> None:
        row = row_with(document, "{%tr endfor %}")
        row.getparent().remove(row)

    assert "“{%tr for hang in muc.tieu_chi.hang %}” trong mẫu" in told(edit)


def test_a_loop_that_shares_its_row_is_told() -> None:
    """Other programs drop the whole row without a word: 151 rows in, none out."""

    def edit(document: OpenDocument) -> None:
        say(document, "{{ hang.tt }}", "{{ hang.tt }}{%tr endfor %}")

    sentence = told(edit)
    assert "{%tr endfor %}" in sentence
    assert "hàng riêng" in sentence


def test_a_tag_of_two_looks_is_told() -> None:
    """Nobody knows which of them the words should have."""

    def edit(document: OpenDocument) -> None:
        document.add_paragraph().add_run("Số {{ s").bold = True
        document.paragraphs[-1].add_run("o }}")

    sentence = told(edit)
    assert "“{{ so }}”" in sentence
    assert "khác kiểu" in sentence
    assert "đoạn “Số {{ so }}”" in sentence


@pytest.mark.parametrize("where", ["header", "footer"])
def test_a_mistake_at_the_edge_of_a_page_is_told(where: str) -> None:
    """Header and footer are looked at too."""

    def edit(document: OpenDocument) -> None:
        getattr(document.sections[0], where).paragraphs[0].add_run(" {{ sai }}")

    assert ("ở đầu trang" if where == "header" else "ở chân trang") in told(edit)


def hidden_field(paragraph: Any) -> None:
    """Put a tag into a field's code."""
    text = OxmlElement("w:instrText")
    text.text = " REF {{ so }} "
    paragraph.add_run()._r.append(text)  # noqa: SLF001 - a field has no API


def struck_out(paragraph: Any) -> None:
    """Put a tag into words that were deleted with changes tracked."""
    gone, run, text = (OxmlElement(f"w:{name}") for name in ("del", "r", "delText"))
    text.text = "{{ so }}"
    run.append(text)
    gone.append(run)
    paragraph._p.append(gone)  # noqa: SLF001 - the same


def bookmarked(paragraph: Any) -> None:
    """Put a tag into the name of a bookmark."""
    mark = OxmlElement("w:bookmarkStart")
    mark.set(qn("w:name"), "{{ so }}")
    paragraph._p.append(mark)  # noqa: SLF001 - the same


@pytest.mark.parametrize("hide", [hidden_field, struck_out, bookmarked])
def test_a_tag_in_what_is_no_text_is_told(hide: Callable[[Any], None]) -> None:
    """It would never be filled in."""

    def edit(document: OpenDocument) -> None:
        hide(document.add_paragraph("Đoạn có thẻ ẩn"))

    sentence = told(edit)
    assert "{{ so }}" in sentence
    assert "Đoạn có thẻ ẩn" in sentence


def test_loops_in_loops_end() -> None:
    """Names of our own could be nested so that a page would never be done; it is counted before it is made."""

    def edit(document: OpenDocument) -> None:
        loops = [f"{{%p for {name * 2} in muc.tieu_chi.hang %}}" for name in "abcdefghijklmnop"]
        add_after(document, "{{ ket_thuc }}", *loops, "{{ aa.tt }}", *["{%p endfor %}"] * 16)

    sentence = told(edit)
    assert "{%p for pp in muc.tieu_chi.hang %}" in sentence
    assert "dài hơn 50000 đoạn" in sentence


def test_a_steering_tag_may_not_carry_the_end_of_pages() -> None:
    """It goes away and would take the pages' size with it."""

    def edit(document: OpenDocument) -> None:
        ending = document.element.body.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}").getparent().getparent()
        ending.addprevious(paragraph_of(document, "{{ ket_thuc }}").__deepcopy__(None))
        for text, at in (("{%p if so %}", ending.getprevious()), ("{%p endif %}", ending)):
            run = OxmlElement("w:r")
            node = OxmlElement("w:t")
            node.text = text
            run.append(node)
            for old in at.findall(qn("w:r")):
                at.remove(old)
            at.append(run)

    assert "có ngắt phần" in told(edit)


def test_tables_in_tables_end() -> None:
    """A file can hold more of them than a reader has breath for."""

    def edit(document: OpenDocument) -> None:
        inner = row_with(document, "muc.tieu_chi.hang").getparent()
        for _ in range(60):
            outer, row, cell = (OxmlElement(f"w:{name}") for name in ("tbl", "tr", "tc"))
            inner.addprevious(outer)
            cell.append(inner)
            row.append(cell)
            outer.append(row)
            inner = outer

    template, usual = edited(PAPER, edit), sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 200)
    try:
        with pytest.raises(InputRefused, match="lồng bảng trong bảng quá sâu"):
            render_by_template(PAPER, template, NAME)
    finally:
        sys.setrecursionlimit(usual)
