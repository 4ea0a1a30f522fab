"""What stands beside one another in a template: plain pieces, loops and choices over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from docx.oxml.ns import qn

from ntm_tracker.errors import InputRefused
from ntm_tracker.report.docx_template.pages import break_of
from ntm_tracker.report.docx_template.place import place_of
from ntm_tracker.report.docx_template.tags import own_text, read_tag, tags_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.docx_template.place import Where
    from ntm_tracker.report.docx_template.tags import Tag


@dataclass(frozen=True, slots=True)
class Loop:
    """Pieces that come once for each item."""

    tag: Tag
    at: BaseOxmlElement
    inner: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Pieces that come or not, and those that come instead."""

    tag: Tag
    at: BaseOxmlElement
    then: tuple[Block, ...]
    otherwise: tuple[Block, ...]


Block: TypeAlias = "Loop | Choice | BaseOxmlElement"


def refuse(written: str, at: BaseOxmlElement, where: Where, wrong: str, mend: str) -> NoReturn:
    """Refuse a template for one of its tags, with its place.

    Raises:
        InputRefused: always.
    """
    raise InputRefused(f"Thẻ “{written}” trong mẫu “{where.file}” ({place_of(at, where)}) {wrong}; hãy {mend}.")


class Reader:
    """Reads the pieces of one part of a template."""

    def __init__(self, where: Where) -> None:
        self.where = where

    def blocks(self, elements: Sequence[BaseOxmlElement]) -> tuple[Block, ...]:
        """Return siblings as blocks.

        Raises:
            InputRefused: a loop or condition is not closed, or closes nothing.
        """
        return self._until((), iter(elements), None)[0]

    def _until(
        self, ends: tuple[str, ...], rest: Iterator[BaseOxmlElement], opened: tuple[Tag, BaseOxmlElement] | None
    ) -> tuple[tuple[Block, ...], str]:
        found: list[Block] = []
        for element in rest:
            tag = self._steering(element)
            if tag is None:
                found.append(element)
            elif tag.deed == "for":
                inner, _ = self._until(("endfor",), rest, (tag, element))
                found.append(Loop(tag, element, inner))
            elif tag.deed == "if":
                found.append(self._choice(tag, element, rest))
            elif tag.deed in ends:
                return tuple(found), tag.deed
            else:
                refuse(
                    tag.written,
                    element,
                    self.where,
                    "không đóng thẻ mở nào ở cùng chỗ",
                    "đặt nó sau thẻ mở, cùng trong một bảng hoặc cùng ngoài bảng, hoặc xóa nó",
                )
        if opened:
            end = "endfor" if opened[0].deed == "for" else "endif"
            closer = f"{{%{opened[0].level} {end} %}}"
            refuse(
                opened[0].written,
                opened[1],
                self.where,
                "chưa có thẻ đóng",
                f"thêm “{closer}” ở sau, cùng trong bảng hoặc cùng chỗ với thẻ mở",
            )
        return tuple(found), ""

    def _choice(self, tag: Tag, element: BaseOxmlElement, rest: Iterator[BaseOxmlElement]) -> Choice:
        then, end = self._until(("else", "endif"), rest, (tag, element))
        otherwise = self._until(("endif",), rest, (tag, element))[0] if end == "else" else ()
        return Choice(tag, element, then, otherwise)

    def _steering(self, element: BaseOxmlElement) -> Tag | None:
        """Return the loop or condition that a paragraph or row is given over to."""
        if element.tag == qn("w:p"):
            return self._steering_paragraph(element)
        if element.tag == qn("w:tr"):
            return self._steering_row(element)
        return None

    def _steering_paragraph(self, element: BaseOxmlElement) -> Tag | None:
        text = own_text(element)
        for written in tags_in(text):
            tag = read_tag(written)
            if tag is None or not tag.steers:
                continue
            if tag.level == "tr":
                mend = "dùng {%p thay cho {%tr, hoặc đặt nó vào một hàng của bảng"
                refuse(written, element, self.where, "là thẻ của hàng nhưng không nằm trong bảng", mend)
            if text.strip() != written:
                wrong = "phải đứng một mình trong đoạn"
                refuse(written, element, self.where, wrong, "xuống dòng (Enter) để nó ở một đoạn riêng")
            if break_of(element) is not None:
                wrong = "nằm ở đoạn cuối của một phần trang (có ngắt phần)"
                refuse(written, element, self.where, wrong, "thêm một đoạn trống (Enter) ngay sau thẻ")
            return tag
        return None

    def _steering_row(self, row: BaseOxmlElement) -> Tag | None:
        texts = [own_text(p) for p in row.iter(qn("w:p")) if next(p.iterancestors(qn("w:tr"))) is row]
        for written in (written for text in texts for written in tags_in(text)):
            tag = read_tag(written)
            if tag is None or not tag.steers or tag.level != "tr":
                continue
            if "".join(texts).strip() != written:
                wrong = "phải ở một hàng riêng của bảng, không chung hàng với chữ hay thẻ khác"
                refuse(written, row, self.where, wrong, "thêm một hàng và chuyển thẻ sang hàng đó")
            return tag
        return None
