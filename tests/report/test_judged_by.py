"""The papers that leave the office name the text that they were judged by."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document

from ntm_tracker.report import render
from tests.report.reading import pdf_pages, squeezed

if TYPE_CHECKING:
    from ntm_tracker.report.model import Report


def test_word_and_pdf_name_the_texts_judged_by(small: Report) -> None:
    """The issuing decision, its amendment, the procedure and what the office read."""
    word = "".join(paragraph.text for paragraph in Document(BytesIO(render(small, "docx"))).paragraphs)
    pdf = "".join(pdf_pages(render(small, "pdf")))
    assert len(small.judged_by) == 4
    for text in small.judged_by:
        assert squeezed(text) in squeezed(word)
        assert squeezed(text) in pdf


def test_both_lines_of_recognition_are_on_paper(small: Report) -> None:
    """The count of criteria and whether recognition can be asked for, apart."""
    word = [paragraph.text for paragraph in Document(BytesIO(render(small, "docx"))).paragraphs]
    assert "Tiêu chí đạt: 1/3 (1 tạm tính)." in word
    assert "Đủ điều kiện đề nghị công nhận: Chưa (tạm tính) – còn thiếu: ĐK1." in word
