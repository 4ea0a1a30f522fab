"""The Word file as a whole: its content, its pages upright and lying, and the pictures in it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from ntm_tracker.report.decree import BOTTOM, LEFT, LONG_SIDE, NUMBER_FROM_EDGE, RIGHT, SHORT_SIDE, TOP
from ntm_tracker.report.docx.blank import blank_file
from ntm_tracker.report.docx.picture import Picture, drawn
from ntm_tracker.report.docx.xml import Look, paragraph, tag, twips

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.docx.blank import Properties

_SMALL = Look(size=1)


@dataclass(frozen=True, slots=True)
class NewPages:
    """What follows stands on pages of its own, numbered apart from 1."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    """The edges of the text, in millimetres."""

    top: int = TOP
    right: int = RIGHT
    bottom: int = BOTTOM
    left: int = LEFT


def word_file(
    parts: Iterable[BaseOxmlElement | Picture | NewPages],
    properties: Properties,
    *,
    landscape: bool = False,
    margins: Margins | None = None,
    foot: str = "",
) -> bytes:
    """Return `parts` as a Word file; `properties` are its title, subject, author and day.

    `foot` stands at the bottom of each page.
    """
    document = blank_file(properties, foot)
    body = document.element.body
    headers = [part for part in body.sectPr if part.tag in {qn("w:headerReference"), qn("w:footerReference")}]
    body.remove(body.sectPr)
    edges = margins or Margins()
    for part in parts:
        if isinstance(part, NewPages):
            _end_pages(body, _pages(headers, edges, landscape=landscape))
            landscape = part.landscape
        else:
            body.append(drawn(document, part) if isinstance(part, Picture) else part)
    body.append(_pages(headers, edges, landscape=landscape))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _end_pages(body: BaseOxmlElement, pages: BaseOxmlElement) -> None:
    """End the pages with the last paragraph; a table has none, and gets a small one."""
    if body[-1].tag != qn("w:p"):
        body.append(paragraph("", _SMALL))
    body[-1].get_or_add_pPr().append(pages)


def _pages(headers: Sequence[BaseOxmlElement], margins: Margins, *, landscape: bool) -> BaseOxmlElement:
    """Return the description of A4 pages whose number shows on all but the first."""
    width, height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    turned = {"orient": "landscape"} if landscape else {}
    edges = {
        "top": margins.top,
        "right": margins.right,
        "bottom": margins.bottom,
        "left": margins.left,
        "header": NUMBER_FROM_EDGE,
        "footer": NUMBER_FROM_EDGE,
        "gutter": 0,
    }
    return tag(
        "sectPr",
        *(deepcopy(header) for header in headers),
        tag("type", val="nextPage"),
        tag("pgSz", w=twips(width), h=twips(height), **turned),
        tag("pgMar", **{name: twips(mm) for name, mm in edges.items()}),
        tag("pgNumType", start=1),
        tag("cols", space=720),
        tag("titlePg"),
    )
