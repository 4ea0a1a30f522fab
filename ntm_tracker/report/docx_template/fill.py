"""A checked template is filled: pieces repeated and chosen, names replaced by what the report says, as text."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from docx.oxml.ns import qn

from ntm_tracker.report.docx.xml import Look
from ntm_tracker.report.docx.xml import paragraph as small_paragraph
from ntm_tracker.report.docx_template.blocks import Choice, Loop, Reader
from ntm_tracker.report.docx_template.check import found_in, items_of
from ntm_tracker.report.docx_template.drawing import drawn_parts, whole_part
from ntm_tracker.report.docx_template.pages import Page, break_of, page_of
from ntm_tracker.report.docx_template.place import Where
from ntm_tracker.report.docx_template.rows import blank_like, embolden, finish_row
from ntm_tracker.report.docx_template.tags import TAG, own_text, own_texts, read_tag, tags_in
from ntm_tracker.report.docx_template.text import put_text, shown, unmark_language
from ntm_tracker.report.docx_template.words import ABSENT, Absent, Drawn, Line, Lines, Record, Rows, Whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.docx_template.blocks import Block
    from ntm_tracker.report.docx_template.check import Scope
    from ntm_tracker.report.docx_template.words import Node, Source

_BODY, _TABLE, _ROW, _CELL, _PARAGRAPH = (qn(f"w:{name}") for name in ("body", "tbl", "tr", "tc", "p"))
_END = qn("w:sectPr")
_CLOSE = ("kinh_gui",)
"""The list whose lines are one block: no room between them, and all on one page."""
_SPREAD = ("both", "distribute")


class Filler:
    """Fills the parts of one template, and keeps what was printed."""

    def __init__(self, document: Document, name: str) -> None:
        self.printed: set[Source] = set()
        """What of the report was put onto the page."""
        self.shown: Counter[str] = Counter()
        """What each paragraph that was written says: the finished file must say it all."""
        self._document = document
        self._page = Page()
        self._reader = Reader(Where(name))

    def fill(self, parent: BaseOxmlElement, scope: Scope) -> None:
        """Fill everything under `parent`."""
        if not _tagged(parent):
            return
        made = list(self._made(self._reader.blocks(list(parent)), scope))
        for child in list(parent):
            parent.remove(child)
        parent.extend(_parted(made))

    def _made(self, blocks: Sequence[Block], scope: Scope) -> Iterator[BaseOxmlElement]:
        for block in blocks:
            match block:
                case Loop(tag, _, inner):
                    for item in items_of(found_in(scope, tag.path)):
                        yield from self._repeated(inner, {**scope, tag.name: item}, item)
                case Choice(tag, _, then, otherwise):
                    holds = _holds(found_in(scope, tag.path)) != tag.negated
                    yield from self._made(then if holds else otherwise, scope)
                case _:
                    yield from self._element(block, scope)

    def _repeated(self, inner: Sequence[Block], scope: Scope, item: Node) -> Iterator[BaseOxmlElement]:
        for element in self._made(inner, scope):
            if isinstance(item, Record) and element.tag == _ROW:
                for cell in finish_row(element, self._page, group=item.group):
                    for paragraph in cell.iter(_PARAGRAPH):
                        self.shown[shown(paragraph)] -= 1
            yield element

    def _element(self, element: BaseOxmlElement, scope: Scope) -> Iterator[BaseOxmlElement]:
        if not _tagged(element):
            yield deepcopy(element)
            return
        if cast("Any", element.getparent()).tag == _BODY:
            self._page = page_of(element)
        if element.tag == _PARAGRAPH:
            yield from self._paragraph(element, scope)
        elif element.tag != _TABLE or not self._of_nothing(element, scope):
            copy = deepcopy(element)
            self.fill(copy, scope)
            if copy.tag == _CELL and (not len(copy) or copy[-1].tag != _PARAGRAPH):
                blank_like(copy, deepcopy(element.find(f"{_PARAGRAPH}/{qn('w:pPr')}")))
            if copy.tag != _TABLE or copy.find(f".//{_ROW}") is not None:
                yield copy

    def _of_nothing(self, table: BaseOxmlElement, scope: Scope) -> bool:
        """Say whether all that a table lists is what this report has not: its heading would stand alone."""
        loops = [block for block in self._reader.blocks(list(table)) if isinstance(block, Loop)]
        return bool(loops) and all(found_in(scope, loop.tag.path) is ABSENT for loop in loops)

    def _paragraph(self, element: BaseOxmlElement, scope: Scope) -> Iterator[BaseOxmlElement]:
        """Yield what becomes of a paragraph; the pages that end with it end with the last of that."""
        pages = break_of(element)
        if pages is None:
            yield from self._written(element, scope)
            return
        bare = deepcopy(element)
        cast("Any", bare.find(qn("w:pPr"))).remove(break_of(bare))
        made = list(self._written(bare, scope))
        if not made or made[-1].tag != _PARAGRAPH:
            made.append(small_paragraph("", Look(size=1)))
        cast("Any", made[-1]).get_or_add_pPr().append(deepcopy(pages))
        yield from made

    def _written(self, element: BaseOxmlElement, scope: Scope) -> Iterator[BaseOxmlElement]:
        paths = [tag.path for tag in map(read_tag, tags_in(own_text(element))) if tag]
        nodes = [found_in(scope, path) for path in paths]
        several = next(((path, node) for path, node in zip(paths, nodes, strict=True) if isinstance(node, Lines)), None)
        if nodes and all(isinstance(node, Absent) for node in nodes):
            return
        if nodes and isinstance(nodes[0], Whole):
            yield from self._whole(nodes[0], element)
        elif nodes and isinstance(nodes[0], Drawn):
            self.printed.add(nodes[0].source)
            yield from drawn_parts(nodes[0].chart, self._document, self._page)
        elif several:
            path, lines = several
            for item in lines.items:
                copy = deepcopy(element)
                if item is not lines.items[-1]:
                    _between_lines(copy, close=path == _CLOSE)
                yield self._said(copy, {**scope, "": item}, path)
        else:
            yield self._said(deepcopy(element), scope, ())

    def _whole(self, node: Whole, element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
        for number in range(len(node.table.rows)):
            self.printed |= {("muc", node.key, "hang", number, place) for place in range(len(node.table.columns))}
        made = whole_part(node.table, element, self._page)
        self.shown.update(map(shown, made.iter(_PARAGRAPH)))
        yield made

    def _said(self, paragraph: BaseOxmlElement, scope: Scope, repeated: tuple[str, ...]) -> BaseOxmlElement:
        """Put text into a paragraph of its own; `repeated` names the list of which this is one line."""
        for box in list(paragraph.iter(qn("w:txbxContent"))):
            if next(box.iterancestors(_PARAGRAPH)) is paragraph:
                self.fill(box, scope)
        for node in own_texts(paragraph):
            if TAG.search(node.text or ""):
                self._put(node, scope, repeated)
        said = shown(paragraph)
        self.shown[said] += 1
        spread = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")
        if "\n" in said and spread is not None and spread.get(qn("w:val")) in _SPREAD:
            # Word would spread the words of each broken line over its width.
            spread.set(qn("w:val"), "left")
        return paragraph

    def _put(self, node: BaseOxmlElement, scope: Scope, repeated: tuple[str, ...]) -> None:
        run = cast("Any", node.getparent())
        written = node.text or ""
        tags = [tag for tag in map(read_tag, tags_in(written)) if tag]
        texts = []
        for tag in tags:
            found = scope[""] if tag.path == repeated else found_in(scope, tag.path)
            texts.append(self._line(found, capitals=tag.capitals))
            if isinstance(found, Line) and found.strong:
                embolden(run)
        parts = TAG.split(written)
        unmark_language(run)
        put_text(node, "".join(part + text for part, text in zip(parts, [*texts, ""], strict=True)))

    def _line(self, found: Node | None, *, capitals: bool) -> str:
        if not isinstance(found, Line):
            return ""
        self.printed.add(found.source)
        return found.text.upper() if capitals else found.text


def _holds(node: Node | None) -> bool:
    match node:
        case Absent() | None:
            return False
        case Line(text):
            return bool(text)
        case Rows(records, _):
            return bool(records)
        case _:
            return True


def _tagged(element: BaseOxmlElement) -> bool:
    return any("{" in (node.text or "") for node in element.iter(qn("w:t")))


def _parted(made: Sequence[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
    """Put a small paragraph between two tables, that Word would join, and after one that ends the text."""
    for element, following in zip(made, [*made[1:], None], strict=True):
        yield element
        if element.tag == _TABLE and following is not None and following.tag in (_TABLE, _END):
            yield small_paragraph("", Look(size=1))


def _between_lines(paragraph: BaseOxmlElement, *, close: bool) -> None:
    """Let a list break between its lines: only the last stays with what follows, and away from it."""
    for mark in paragraph.findall(f"{qn('w:pPr')}/{qn('w:keepNext')}"):
        if not close:
            cast("Any", mark.getparent()).remove(mark)
    for spacing in paragraph.findall(f"{qn('w:pPr')}/{qn('w:spacing')}"):
        if close:
            spacing.set(qn("w:after"), "0")
