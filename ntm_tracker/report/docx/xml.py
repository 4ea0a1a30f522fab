"""Word's XML in small pieces: a tag, a run of text, a paragraph with its look."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ntm_tracker.report.decree import BODY_SIZE, text_width
from ntm_tracker.report.model import printable

if TYPE_CHECKING:
    from docx.oxml.text.run import CT_R
    from docx.oxml.xmlchemy import BaseOxmlElement

TEXT_WIDTH_MM = text_width()
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = frozenset("\n\r\t")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; lengths in points unless the name says millimetres."""

    size: float = BODY_SIZE
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "right", "both"] = "left"
    before: float = 0
    after: float = 0
    first_line_mm: float = 0
    left_mm: float = 0
    """From the margin to the second and later lines, the first too unless it hangs."""
    hanging_mm: float = 0
    """How far left of those the first line begins."""
    keep_next: bool = False
    """Stay on the page of what follows."""
    rule_mm: float = 0
    """The length of a rule drawn above the paragraph, centred."""
    within_mm: float = TEXT_WIDTH_MM
    """The width that the rule is centred in."""
    outline: int | None = None
    """The level in Word's navigation pane, 0 for the highest."""

    def but(self, **changes: Any) -> Look:
        """Return the same look with `changes`."""
        return replace(self, **changes)


def tag(name: str, /, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """Return the element `w:name` with attributes and children, in the order given."""
    element = cast("BaseOxmlElement", OxmlElement(f"w:{name}"))
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(children)
    return element


def twips(mm: float) -> int:
    """Return millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def paragraph(text: str, look: Look) -> BaseOxmlElement:
    """Return a paragraph; line breaks and tabs in `text` stay, `<` and `&` are text."""
    if "\n" in text and look.align == "both":
        look = look.but(align="left")  # Word would spread the words of each broken line over its width
    made = deepcopy(_empty(look))
    if text:
        made.append(_run(printable(text), look))
    return made


@lru_cache
def _empty(look: Look) -> BaseOxmlElement:
    """Return a paragraph without text; copying one is many times faster than putting it together."""
    return tag("p", _properties(look))


@lru_cache
def _said(look: Look) -> BaseOxmlElement:
    said = tag("t")
    said.set(_SPACE, "preserve")
    return tag("r", _run_properties(look), said)


def _run(text: str, look: Look) -> BaseOxmlElement:
    if _BREAKS.isdisjoint(text):
        run = deepcopy(_said(look))
        run[-1].text = text
        return run
    broken = cast("CT_R", tag("r", _run_properties(look)))
    broken.text = text
    return broken


def _properties(look: Look) -> BaseOxmlElement:
    """Return the paragraph's properties in the order that Word's schema asks for."""
    parts = [tag("keepNext")] if look.keep_next else []
    if look.rule_mm:
        parts.append(tag("pBdr", tag("top", val="single", sz=6, space=1, color="000000")))
    parts.append(
        tag("spacing", before=round(look.before * 20), after=round(look.after * 20), line=240, lineRule="auto")
    )
    if look.rule_mm:
        aside = twips((look.within_mm - look.rule_mm) / 2)
        parts.append(tag("ind", left=aside, right=aside))
    elif look.left_mm or look.hanging_mm:
        parts.append(tag("ind", left=twips(look.left_mm), hanging=twips(look.hanging_mm)))
    elif look.first_line_mm:
        parts.append(tag("ind", firstLine=twips(look.first_line_mm)))
    parts.append(tag("jc", val=look.align))
    if look.outline is not None:
        parts.append(tag("outlineLvl", val=look.outline))
    parts.append(_run_properties(look))
    return tag("pPr", *parts)


def _run_properties(look: Look) -> BaseOxmlElement:
    styles = [tag(name) for name, wanted in (("b", look.bold), ("i", look.italic)) if wanted]
    half_points = round(look.size * 2)
    return tag("rPr", *styles, tag("sz", val=half_points), tag("szCs", val=half_points))
