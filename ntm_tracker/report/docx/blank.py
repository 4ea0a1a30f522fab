"""A Word file without content: fonts, language, settings, properties and headers, in place of the library's own."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from ntm_tracker.report.decree import BODY_SIZE, MARK_SIZE
from ntm_tracker.report.docx.xml import Look, paragraph, tag

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    Properties = tuple[str, str, str, date]

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
_LONGEST_PROPERTY = 255
_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
_STYLES_OF_2010 = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_UNUSED = {_STYLES_OF_2010, RELATIONSHIP_TYPE.CUSTOM_XML, RELATIONSHIP_TYPE.THUMBNAIL}
_WORD_2013 = 15
"""The layout of Word 2013 and later; with an older one Word says “Compatibility Mode”."""
_CENTRED = Look(align="center")


def blank_file(properties: Properties, foot: str) -> Document:
    """Return a file with headers but without content; `foot` stands at the bottom of each page."""
    document = docx.Document()
    _leave_out_what_is_not_ours(document)
    _set_styles(document)
    _set_settings(document)
    set_properties(document, *properties)
    _set_headers(document, foot)
    return document


def _leave_out_what_is_not_ours(document: Document) -> None:
    """Take out the picture of another document, and styles for Word 2010 that contradict ours."""
    for part in (document.part, document.part.package):
        for key in [key for key, link in part.rels.items() if link.reltype in _UNUSED]:
            del part.rels[key]


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


def _set_settings(document: Document) -> None:
    """Write only what this file needs: today's layout, Vietnamese, the comma of decimals."""
    maker = "http://schemas.microsoft.com/office/word"
    _fill(
        document.settings.element,
        tag("zoom", percent=100),
        tag("defaultTabStop", val=720),
        tag("characterSpacingControl", val="doNotCompress"),
        tag("compat", tag("compatSetting", name="compatibilityMode", uri=maker, val=_WORD_2013)),
        tag("themeFontLang", val=LANGUAGE),
        tag("decimalSymbol", val=","),
        tag("listSeparator", val=";"),
    )


def set_properties(document: Document, title: str, subject: str, author: str, day: date) -> None:
    """Write title, issuer and language into the file, in place of the template's."""
    properties = document.core_properties
    properties.title, properties.subject = _short(title), _short(subject)
    properties.author = properties.last_modified_by = _short(author)
    properties.comments, properties.keywords, properties.language = "", "", LANGUAGE
    properties.created = properties.modified = datetime.combine(day, time())


def _short(text: str) -> str:
    return text[:_LONGEST_PROPERTY]


def _set_headers(document: Document, foot: str) -> None:
    """Number every page but the first in the top margin; write `foot` on each in the bottom margin."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    number = paragraph("", _CENTRED)
    number.append(tag("fldSimple", tag("r", tag("t")), instr=" PAGE "))
    _fill(section.header._element, number)  # noqa: SLF001 - python-docx has no way to add a field
    _fill(section.first_page_header._element, paragraph("", _CENTRED))  # noqa: SLF001 - nor to leave out its style
    if foot:
        for footer in (section.footer, section.first_page_footer):
            _fill(footer._element, paragraph(foot, _CENTRED.but(size=MARK_SIZE)))  # noqa: SLF001 - the same


def _fill(part: BaseOxmlElement, *children: BaseOxmlElement) -> None:
    for child in list(part):
        part.remove(child)
    part.extend(children)
