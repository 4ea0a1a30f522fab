"""Text put into Word's runs: line breaks and tabs as Word's own, everything else as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from ntm_tracker.report.docx.xml import tag as element_of

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {"\n": "br", "\t": "tab"}
_SIGNS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}
_TEXT = qn("w:t")


def put_text(node: Any, text: str) -> None:
    """Put `text` in the place of a text node of a run."""
    for piece in re.split(r"([\n\t])", text):
        if not piece:
            continue
        made = element_of(_BREAKS[piece]) if piece in _BREAKS else element_of("t")
        if piece not in _BREAKS:
            made.text = piece
            made.set(_SPACE, "preserve")
        node.addprevious(made)
    node.getparent().remove(node)


def shown(paragraph: BaseOxmlElement) -> str:
    """Return what a paragraph shows, line breaks and tabs in their places."""
    pieces: list[str] = []
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p"))) is paragraph:
            pieces += (child.text or "" if child.tag == _TEXT else _SIGNS.get(str(child.tag), "") for child in run)
    return "".join(pieces)


def unmark_language(run: Any) -> None:
    """Take away the language that Word noted for the tag: the words that replace it are the page's own."""
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        for name in ("w:lang", "w:noProof"):
            for found in properties.findall(qn(name)):
                properties.remove(found)
