"""Page, fonts and language of the Word file."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from ntm_tracker.report.docx.xml import BODY_SIZE, tag

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.docx.parts import Parts

    Properties = tuple[str, str, str, date]

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
_LONGEST_PROPERTY = 255
_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")


def word_file(parts: Parts, properties: Properties, *, landscape: bool = False) -> bytes:
    """Return `parts` as a Word file; `properties` are its title, subject, author and day."""
    document = docx.Document()
    _set_styles(document)
    _set_page(document, landscape=landscape)
    _set_properties(document, *properties)
    end = document.element.body.sectPr
    for part in parts:
        end.addprevious(part)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_styles(document: Document) -> None:
    """Set font and language where every style takes them from; Word's template has others in three places."""
    styles = document.styles.element
    for properties in styles.iter(qn("w:rPr")):
        for child in properties.findall(qn("w:rFonts")) + properties.findall(qn("w:lang")):
            properties.remove(child)
    _set_run(styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"))
    _set_run(document.styles["Normal"].element.get_or_add_rPr())


def _set_run(properties: BaseOxmlElement) -> None:
    properties.clear()
    size = BODY_SIZE * 2
    properties.extend(
        [
            tag("rFonts", **dict.fromkeys(_SLOTS, FONT)),
            tag("sz", val=size),
            tag("szCs", val=size),
            tag("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE),
        ]
    )


def _set_page(document: Document, *, landscape: bool = False) -> None:
    """Set A4, the margins, and the page number in the top margin of every page but the first."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height, section.left_margin = Mm(297), Mm(210), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = tag("fldSimple", tag("r", tag("t")), instr=" PAGE ")
    number._p.append(field)  # noqa: SLF001 - python-docx has no way to add a field


def _set_properties(document: Document, title: str, subject: str, author: str, day: date) -> None:
    """Write title, issuer and language into the file, in place of the template's."""
    properties = document.core_properties
    properties.title, properties.subject = _short(title), _short(subject)
    properties.author = properties.last_modified_by = _short(author)
    properties.comments, properties.keywords, properties.language = "", "", LANGUAGE
    properties.created = properties.modified = datetime.combine(day, time())


def _short(text: str) -> str:
    return text[:_LONGEST_PROPERTY]
