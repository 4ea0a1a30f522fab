"""Tags in Word's paragraphs: found, brought into one run each, and read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from docx.oxml.ns import qn

from ntm_tracker.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

Deed = Literal["say", "for", "endfor", "if", "else", "endif"]
Level = Literal["", "p", "tr"]

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}")
_WORD = r"(?:[a-z_][a-z0-9_]*|[0-9]{1,4})"
_PATH = rf"{_WORD}(?:\.{_WORD})*"
_SAY = re.compile(rf"\{{\{{\s*({_PATH})\s*\}}\}}")
_FOR = re.compile(rf"\{{%\s*(p|tr)\s+for\s+([a-z_][a-z0-9_]*)\s+in\s+({_PATH})\s*%\}}")
_IF = re.compile(rf"\{{%\s*(p|tr)\s+if\s+(not\s+)?({_PATH})\s*%\}}")
_END = re.compile(r"\{%\s*(p|tr)\s+(endfor|endif|else)\s*%\}")
_OF_NO_LOOK = {qn(f"w:{name}") for name in ("lang", "noProof", "webHidden")}
_HINT = qn("w:hint")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag, read."""

    written: str
    deed: Deed
    path: tuple[str, ...] = ()
    level: Level = ""
    name: str = ""
    """What a loop calls each item."""
    negated: bool = False
    capitals: bool = False
    """Written in capitals, it prints capitals."""

    @property
    def steers(self) -> bool:
        """Whether it repeats or chooses, and prints nothing itself."""
        return self.deed != "say"


def read_tag(written: str) -> Tag | None:
    """Return what a tag says; None where it is none of ours."""
    plain = unicodedata.normalize("NFC", written).replace("\u00a0", " ").replace("\t", " ")
    folded = fold(plain)
    if found := _SAY.fullmatch(folded):
        return Tag(written, "say", tuple(found[1].split(".")), capitals=plain.isupper())
    if found := _FOR.fullmatch(folded):
        return Tag(written, "for", tuple(found[3].split(".")), _level(found[1]), found[2])
    if found := _IF.fullmatch(folded):
        return Tag(written, "if", tuple(found[3].split(".")), _level(found[1]), negated=bool(found[2]))
    if found := _END.fullmatch(folded):
        ends: dict[str, Deed] = {"endfor": "endfor", "endif": "endif", "else": "else"}
        return Tag(written, ends[found[2]], level=_level(found[1]))
    return None


def _level(read: str) -> Level:
    return "tr" if read == "tr" else "p"


def own_texts(paragraph: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return the text nodes of a paragraph, without those of a text box that hangs on it."""
    nodes = list(paragraph.iter(qn("w:t")))
    if paragraph.find(f".//{qn('w:txbxContent')}") is None:
        return nodes
    return [node for node in nodes if next(node.iterancestors(qn("w:p"))) is paragraph]


def own_text(paragraph: BaseOxmlElement) -> str:
    """Return what a paragraph says."""
    return "".join(node.text or "" for node in own_texts(paragraph))


def tags_in(text: str) -> Iterator[str]:
    """Yield the tags in `text` as they are written."""
    return (found[0] for found in TAG.finditer(text))


def loose_sign(text: str) -> str:
    """Return a sign that opens or closes no tag, and what stands around it; empty where all is paired."""
    rest = TAG.sub(lambda found: " " * len(found[0]), text)
    if found := _LOOSE.search(rest):
        return text[max(found.start() - 12, 0) : found.end() + 24].strip()
    return ""


def gather(paragraph: BaseOxmlElement) -> str:
    """Bring each tag of a paragraph, that Word spread over several runs, into the first of them.

    Returns the tag whose runs look different, so that nobody knows how it shall look; empty where all is well.
    """
    nodes = own_texts(paragraph)
    text = "".join(node.text or "" for node in nodes)
    if "{" not in text:
        return ""
    owners = [at for at, node in enumerate(nodes) for _ in node.text or ""]
    for found in TAG.finditer(text):
        over = sorted(set(owners[found.start() : found.end()]))
        if len({_look(nodes[at]) for at in over}) > 1:
            return found[0]
        owners[found.start() : found.end()] = [over[0]] * len(found[0])
    _share_out(nodes, owners, text)
    return ""


def _share_out(nodes: list[BaseOxmlElement], owners: list[int], text: str) -> None:
    shares = [""] * len(nodes)
    for owner, letter in zip(owners, text, strict=True):
        shares[owner] += letter
    for node, share in zip(nodes, shares, strict=True):
        if node.text != share:
            node.text = share
            node.set(_SPACE, "preserve")


def _look(node: BaseOxmlElement) -> tuple[object, ...]:
    """Return how a run looks, as something to compare; what Word notes for spelling is no look."""
    run = node.getparent()
    properties = run.find(qn("w:rPr")) if run is not None else None
    if properties is None:
        return ()
    parts = (part for part in properties if part.tag not in _OF_NO_LOOK)
    return tuple(
        sorted(
            (str(part.tag), *sorted((str(k), str(v)) for k, v in part.attrib.items() if k != _HINT)) for part in parts
        )
    )
