"""What an officer may do to a template in Word."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from ntm_tracker.report.docx_template.render import render_by_template
from ntm_tracker.report.docx_template.text import shown
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

if TYPE_CHECKING:
    from docx.document import Document as OpenDocument

PAPER = a_paper("Một.", "Hai.\nHai nữa.")


def test_words_and_looks_are_the_officers() -> None:
    """Other words around a tag, another colour and font for what it prints."""

    def edit(document: OpenDocument) -> None:
        say(document, "{{ trich_yeu }}", "Về việc: {{ trich_yeu }} (năm {{ nam }}, {{ don_vi }})")
        run = next(p for p in document.paragraphs if "trich_yeu" in p.text).runs[0]
        run.font.color.rgb, run.font.name = RGBColor(0x12, 0x34, 0x56), "Arial"

    document = printed(PAPER, edit)
    found = next(p for p in document.paragraphs if p.text.startswith("Về việc"))
    assert found.text == "Về việc: Thử chữ (năm 2024, Xã Hương Sơn)"
    assert (found.runs[0].font.color.rgb, found.runs[0].font.name) == (RGBColor(0x12, 0x34, 0x56), "Arial")


def test_columns_may_be_moved_and_named_by_place() -> None:
    """A cell's name or its number print the same."""

    def edit(document: OpenDocument) -> None:
        row = row_with(document, "{{ hang.noi_dung }}")
        row.append(row.findall(qn("w:tc"))[0])
        say(document, "{{ hang.noi_dung }}", "{{ hang.3 }}")

    rows = printed(PAPER, edit).tables[3].rows
    assert [cell.text for cell in rows[3].cells] == ["Hai.\nHai nữa.", "Hai.\nHai nữa.", "2"]
    assert [cell.text for cell in rows[1].cells] == ["Nhóm một"] * 3


def test_a_section_may_be_moved() -> None:
    """Its paragraphs come where its tags are."""

    def edit(document: OpenDocument) -> None:
        closing = paragraph_of(document, "{{ ket_thuc }}")
        closing.addnext(paragraph_of(document, "{{ muc.nhan_dinh.noi_dung }}"))

    found = texts(printed(PAPER, edit))
    assert found.index("Một đoạn.") == found.index("Hết./.") + 1


def test_a_tag_that_word_spread_over_runs_of_one_look_is_one_tag() -> None:
    """Word does so for its spelling and for the keyboard's language."""

    def edit(document: OpenDocument) -> None:
        paragraph = next(p for p in document.paragraphs if "ket_thuc" in p.text)
        paragraph.runs[0].text = "Kết: {{ ket"
        other = deepcopy(paragraph.runs[0]._r)  # noqa: SLF001 - python-docx has no way to copy a run
        other.text = "_thuc }} xong"
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-US")
        other.get_or_add_rPr().append(language)
        paragraph._p.append(other)  # noqa: SLF001 - the same

    document = printed(PAPER, edit)
    assert "Kết: Hết./. xong" in texts(document)


def test_the_language_that_word_noted_for_a_tag_is_not_that_of_the_words() -> None:
    """Else Word underlines every word of a Vietnamese note in red."""

    def edit(document: OpenDocument) -> None:
        run = next(p for p in document.paragraphs if "ket_thuc" in p.text).runs[0]
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-US")
        run._r.get_or_add_rPr().append(language)  # noqa: SLF001 - python-docx has no way to set a language

    document = printed(PAPER, edit)
    assert not list(document.element.body.iter(qn("w:lang")))
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"vi-VN"}


def test_tags_are_read_as_they_are_typed() -> None:
    """Capitals print capitals; Word's capital at the start, marks and hard spaces do no harm."""

    def edit(document: OpenDocument) -> None:
        add_after(document, "{{ ket_thuc }}", "{{ TRICH_YEU }}", "{{\u00a0Trích_yếu\u00a0}}!", "{{so}}")

    found = texts(printed(PAPER, edit))
    assert found[found.index("Hết./.") + 1 :][:3] == ["THỬ CHỮ", "Thử chữ!", "Số: ……/BC-UBND"]


def test_loops_and_conditions_over_paragraphs() -> None:
    """A list line by line, what comes only where there is something, what comes instead."""

    def edit(document: OpenDocument) -> None:
        add_after(
            document,
            "{{ ket_thuc }}",
            *("{%p for noi in noi_nhan %}", "Gửi {{ noi }}", "{%p endfor %}"),
            *("{%p if muc.tien_do %}", "có tiến độ", "{%p else %}", "không có tiến độ", "{%p endif %}"),
            *("{%p if not muc.thon.hang %}", "không thôn", "{%p endif %}"),
            *("{%p for h in muc.tieu_chi.hang %}", "{%p if h.nhom %}", "nhóm {{ h.nhom }}", "{%p else %}"),
            *("dòng {{ h.1 }}", "{%p endif %}", "{%p endfor %}"),
        )

    found = texts(printed(PAPER, edit))
    start = found.index("Hết./.") + 1
    wanted = ["Gửi - Như trên;", "Gửi - Lưu: VP.", "không có tiến độ", "nhóm Nhóm một", "dòng 1", "dòng 2"]
    assert found[start : start + 6] == wanted


def test_a_table_may_be_named_whole() -> None:
    """It is drawn as on our page, as wide as the place."""

    def edit(document: OpenDocument) -> None:
        add_after(document, "{{ ket_thuc }}", "{{ muc.trong_tam.bang }}")

    before, after = printed(PAPER), printed(PAPER, edit)
    assert len(after.tables) == len(before.tables) + 1
    added = after.tables[2]
    assert [cell.text for cell in added.rows[3].cells] == ["2", "Hai.\nHai nữa.", "Hai.\nHai nữa."]
    assert added._tbl.find(f"{qn('w:tblPr')}/{qn('w:tblW')}").get(qn("w:w")) == "9355"  # noqa: SLF001 - no API


def test_strong_paragraphs_stay_strong_and_broken_ones_are_not_spread() -> None:
    """What must not be overlooked is bold; a paragraph with line breaks is set from the left."""
    document = printed(PAPER)
    strong = next(p for p in document.paragraphs if p.text == "Chú ý.")
    broken = next(p for p in document.paragraphs if p.text == "Hai.\nHai nữa.")
    assert strong.runs[0].bold
    assert broken.paragraph_format.alignment == 0


def test_a_text_box_is_filled() -> None:
    """Offices put the number of the paper into one."""

    def edit(document: OpenDocument) -> None:
        paragraph: Any = document.paragraphs[-1]._p  # noqa: SLF001 - a text box has no API
        run, picture, box = (OxmlElement(f"w:{name}") for name in ("r", "pict", "txbxContent"))
        inner = deepcopy(paragraph_of(document, "{{ ket_thuc }}"))
        box.append(inner)
        picture.append(box)
        run.append(picture)
        paragraph.append(run)

    document = printed(PAPER, edit)
    box = next(document.element.body.iter(qn("w:txbxContent")))
    assert [shown(p) for p in box.iter(qn("w:p"))] == ["Hết./."]


def test_the_file_is_named_after_the_report() -> None:
    """Title and author of the template's maker do not stay in its properties."""

    def edit(document: OpenDocument) -> None:
        document.core_properties.title = "{{ 1/0 }}"
        document.core_properties.author = "Người làm mẫu"

    properties = opened(render_by_template(PAPER, edited(PAPER, edit), NAME).content).core_properties
    assert (properties.title, properties.author) == ("BÁO CÁO", "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN")
