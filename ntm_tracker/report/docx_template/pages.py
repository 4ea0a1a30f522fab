"""The pages of a template: how wide their text is, and those that were left without content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from docx.oxml.ns import qn

from ntm_tracker.report.decree import text_width

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

TWIPS_PER_MM = 1440 / 25.4
_BREAK = f"{qn('w:pPr')}/{qn('w:sectPr')}"
_SEEN = tuple(qn(name) for name in ("w:t", "w:drawing", "w:pict", "w:object"))


@dataclass(frozen=True, slots=True)
class Page:
    """How much room there is."""

    width: float = text_width()
    """Of the text, in millimetres."""
    landscape: bool = False


def page_of(top: BaseOxmlElement) -> Page:
    """Return the page that a piece of the text stands on."""
    for part in (top, *top.itersiblings()):
        described = part if part.tag == qn("w:sectPr") else part.find(_BREAK)
        if described is not None:
            size, margins = described.find(qn("w:pgSz")), described.find(qn("w:pgMar"))
            if size is None or margins is None:
                return Page()
            width, height = _mm(size, "w"), _mm(size, "h")
            return Page(width - _mm(margins, "left") - _mm(margins, "right"), width > height)
    return Page()


def _mm(element: BaseOxmlElement, name: str) -> float:
    return whole_number(element.get(qn(f"w:{name}"))) / TWIPS_PER_MM


def whole_number(written: str | None) -> int:
    """Return a length or count as Word writes it; 0 for anything else."""
    return int(written) if written and re.fullmatch(r"[0-9]{1,9}", written) else 0


def break_of(paragraph: BaseOxmlElement) -> BaseOxmlElement | None:
    """Return the description of the pages that end with a paragraph."""
    return cast("BaseOxmlElement | None", paragraph.find(_BREAK))


def runs_of_pages(body: BaseOxmlElement) -> list[list[BaseOxmlElement]]:
    """Return the pieces of the text, those on pages of one kind together; the last ends with their description."""
    runs: list[list[BaseOxmlElement]] = [[]]
    for element in body:
        runs[-1].append(element)
        if break_of(element) is not None:
            runs.append([])
    return runs


def says_something(run: list[BaseOxmlElement]) -> bool:
    """Tell whether pages show anything."""
    return any(node.tag != _SEEN[0] or (node.text or "").strip() for element in run for node in element.iter(*_SEEN))


def drop_emptied(body: BaseOxmlElement, said_before: list[bool]) -> None:
    """Take out the pages of annexes that this report has not: their words were left out, an empty page would stay."""
    runs = runs_of_pages(body)
    if len(runs) != len(said_before):
        return
    for run, said in zip(runs[1:], said_before[1:], strict=True):
        if said and not says_something(run):
            _drop(body, run)


def _drop(body: BaseOxmlElement, run: list[BaseOxmlElement]) -> None:
    last = run[-1]
    if last.tag == qn("w:sectPr"):
        # The pages before become the last ones, and theirs is the description that the text ends with.
        before = run[0].getprevious()
        described = break_of(before) if before is not None else None
        if described is not None:
            cast("Any", described.getparent()).remove(described)
            body.replace(last, described)
            run = run[:-1]
        else:
            return
    for element in run:
        body.remove(element)
