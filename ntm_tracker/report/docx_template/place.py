"""Where in a template something is, in the officer's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from ntm_tracker.domain.text import clean_line, fold, shorten
from ntm_tracker.report.docx_template.tags import TAG, own_text

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_NEAR = 40
_ANNEX = re.compile(r"phu luc( [ivx]+)?\b")


@dataclass(frozen=True, slots=True)
class Where:
    """A part of a template: its file, and the words for the part, empty for the text itself."""

    file: str
    part: str = ""


def place_of(element: BaseOxmlElement, where: Where) -> str:
    """Say where a paragraph or row is: header or annex, row of a table, and the words near it."""
    found = [part for part in (_in_table(element), where.part or _annex(element)) if part]
    near = _words_near(element)
    return ", ".join([*found, *([near] if near else [])]) or "đầu văn bản"


def _in_table(element: BaseOxmlElement) -> str:
    row = element if element.tag == qn("w:tr") else next(element.iterancestors(qn("w:tr")), None)
    if row is None:
        return ""
    table = next(row.iterancestors(qn("w:tbl")))
    rows = [found for found in table.iter(qn("w:tr")) if next(found.iterancestors(qn("w:tbl"))) is table]
    tables = list(table.getroottree().getroot().iter(qn("w:tbl")))
    return f"hàng {rows.index(row) + 1} của bảng thứ {tables.index(table) + 1}"


def _annex(element: BaseOxmlElement) -> str:
    top = element
    for above in element.iterancestors():
        if above.tag == qn("w:body"):
            break
        top = above
    for before in top.itersiblings(preceding=True):
        text = clean_line(own_text(before)) if before.tag == qn("w:p") else ""
        if _ANNEX.fullmatch(fold(text)):
            return f"trong {text}"
    return ""


def _words_near(element: BaseOxmlElement) -> str:
    """Return the paragraph's own words, else those of the nearest paragraph before it."""
    paragraphs = [element] if element.tag == qn("w:p") else list(element.iter(qn("w:p")))
    if text := clean_line(" ".join(map(own_text, paragraphs))):
        bare = clean_line(TAG.sub("", text))
        if len(bare) > 1:
            return f"đoạn “{shorten(text, _NEAR)}”"
    body = element.getroottree().getroot()
    before = ""
    for paragraph in body.iter(qn("w:p")):
        if paragraph is paragraphs[0]:
            break
        before = clean_line(own_text(paragraph)) or before
    return f"sau đoạn “{shorten(before, _NEAR)}”" if before else ""
