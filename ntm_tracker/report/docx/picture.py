"""A picture in Word, as wide as it is asked to be and told in words to those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from docx.shared import Mm

from ntm_tracker.report.docx.xml import Look, paragraph
from ntm_tracker.report.model import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.run import CT_R
    from docx.oxml.xmlchemy import BaseOxmlElement

_LOOK = Look(align="center", after=6)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in a paragraph of its own."""

    png: bytes
    width_mm: float
    told: str
    """What it shows, in words (“alt text”)."""


def drawn(document: Document, picture: Picture) -> BaseOxmlElement:
    """Put `picture` into the file and return the paragraph that shows it."""
    inline = document.part.new_pic_inline(BytesIO(picture.png), width=Mm(picture.width_mm))
    inline.docPr.set("descr", printable(picture.told))
    made = paragraph("", _LOOK)
    run: CT_R = made.add_r()
    run.add_drawing(inline)
    return made
