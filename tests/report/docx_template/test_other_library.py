"""Why templates are not filled by docxtpl (decision 0028); runs only where somebody installed it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

if TYPE_CHECKING:
    from docx.document import Document as OpenDocument

docxtpl = pytest.importorskip("docxtpl")
sandbox = pytest.importorskip("jinja2.sandbox")


def filled(template: OpenDocument, **words: object) -> OpenDocument:
    """Return what docxtpl makes of a template, in a sandbox and with everything escaped."""
    before, after = BytesIO(), BytesIO()
    template.save(before)
    page = docxtpl.DocxTemplate(before)
    page.render(words, sandbox.SandboxedEnvironment(autoescape=True), autoescape=True)
    page.save(after)
    return Document(after)


def test_it_drops_every_row_without_a_word_when_a_loop_shares_its_row() -> None:
    """151 in, none out: an officer's slip of one row."""
    template = Document()
    table = template.add_table(3, 1)
    for row, text in zip(table.rows, ("Đầu", "{%tr for r in rows %}{{ r }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    assert len(filled(template, rows=list(range(151))).tables[0].rows) == 1


def test_it_changes_notes() -> None:
    """Its own signs are replaced in what the record holds too."""
    template = Document()
    template.add_paragraph("{{ note }}")
    assert filled(template, note="bản {_{ x }_}").paragraphs[0].text == "bản {{ x }}"
