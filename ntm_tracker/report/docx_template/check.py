"""A template is read through before anything is printed by it: every tag known, closed, and where it may stand."""

from __future__ import annotations

import difflib
import math
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from ntm_tracker.domain.text import shorten
from ntm_tracker.errors import InputRefused
from ntm_tracker.report.docx_template.blocks import Choice, Loop, Reader, refuse
from ntm_tracker.report.docx_template.place import place_of
from ntm_tracker.report.docx_template.tags import gather, loose_sign, own_text, read_tag, tags_in
from ntm_tracker.report.docx_template.words import ABSENT, Absent, Drawn, Group, Lines, Record, Rows, Whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.docx_template.blocks import Block
    from ntm_tracker.report.docx_template.place import Where
    from ntm_tracker.report.docx_template.tags import Tag
    from ntm_tracker.report.docx_template.words import Node

    Scope = Mapping[str, Node]

_MOST_PARAGRAPHS = 50_000
_OPENED = '[contains(., "{{") or contains(., "{%")]'
_HIDDEN = f".//text()[not(parent::w:t)]{_OPENED} | .//@*{_OPENED}"


def found_in(scope: Scope, path: Sequence[str]) -> Node | None:
    """Return what `path` names in `scope`; None where it names nothing."""
    node: Node | None = scope.get(path[0])
    for word in path[1:]:
        match node:
            case Group(named):
                node = named.get(word)
            case Record(cells):
                node = cells.get(word)
            case Absent():
                return ABSENT
            case _:
                return None
    return node


def items_of(node: Node | None) -> tuple[Node, ...]:
    """Return what a loop over `node` goes through."""
    match node:
        case Rows(records, _):
            return records
        case Lines(items):
            return items
        case _:
            return ()


def check_part(root: BaseOxmlElement, scope: Scope, where: Where) -> None:
    """Refuse a part of a template for its first mistake, and bring its tags into one run each.

    Raises:
        InputRefused: a tag is unknown, unclosed, split, or stands where it cannot be printed.
    """
    _check_elsewhere(root, where)
    for paragraph in root.iter(qn("w:p")):
        _check_signs(paragraph, where)
    _Checker(where).children(root, scope)


def _check_elsewhere(root: BaseOxmlElement, where: Where) -> None:
    """Refuse a tag in what is no text of the page: a field, a link's address, a picture's name, struck-out words."""
    for hidden in root.xpath(_HIDDEN):
        holder = hidden.getparent()
        at = holder if holder.tag == qn("w:p") else next(holder.iterancestors(qn("w:p")), root)
        wrong = "nằm trong trường, liên kết, tên hình hoặc chữ đã xóa còn theo dõi"
        refuse(shorten(str(hidden).strip(), 60), at, where, wrong, "chỉ đặt thẻ trong chữ của trang")


def _check_signs(paragraph: BaseOxmlElement, where: Where) -> None:
    split = gather(paragraph)
    if split:
        wrong = "có chữ khác kiểu nhau (đậm, nghiêng, màu, cỡ chữ)"
        refuse(split, paragraph, where, wrong, "chọn cả thẻ rồi đặt cùng một kiểu, hoặc gõ lại thẻ")
    text = own_text(paragraph)
    if loose := loose_sign(text):
        raise InputRefused(
            f"Mẫu “{where.file}” có dấu ngoặc thẻ không đủ cặp ở “{loose}” ({place_of(paragraph, where)}); "
            "hãy viết thẻ trọn trong một đoạn, mở bằng {{ hoặc {% và đóng bằng }} hoặc %}."
        )
    for written in tags_in(text):
        if read_tag(written) is None:
            wrong = "không phải thẻ của chương trình"
            refuse(written, paragraph, where, wrong, "xem bảng thẻ trong tài liệu “Mẫu báo cáo” rồi sửa lại")


class _Checker:
    def __init__(self, where: Where) -> None:
        self._where = where
        self._reader = Reader(where)
        self._loops: list[tuple[Tag, int]] = []
        self._paragraphs = 0

    def children(self, parent: BaseOxmlElement, scope: Scope) -> None:
        if parent.tag == qn("w:p"):
            self._paragraph(parent, scope)
            for box in parent.iter(qn("w:txbxContent")):
                if next(box.iterancestors(qn("w:p"))) is parent:
                    self._blocks(self._reader.blocks(list(box)), scope)
        elif len(parent):
            self._blocks(self._reader.blocks(list(parent)), scope)

    def _blocks(self, blocks: Sequence[Block], scope: Scope) -> None:
        for block in blocks:
            match block:
                case Loop(tag, at, inner):
                    item = self._item(tag, at, scope)
                    self._loops.append((tag, len(items_of(found_in(scope, tag.path))) or 1))
                    self._blocks(inner, {**scope, tag.name: item})
                    self._loops.pop()
                case Choice(tag, at, then, otherwise):
                    self._known(tag, at, scope)
                    self._blocks(then, scope)
                    self._blocks(otherwise, scope)
                case _:
                    self.children(block, scope)

    def _count(self, paragraph: BaseOxmlElement) -> None:
        """Refuse a page that would hardly end: loops in loops over long tables."""
        self._paragraphs += math.prod(times for _, times in self._loops)
        if self._paragraphs > _MOST_PARAGRAPHS and self._loops:
            wrong = f"làm trang in dài hơn {_MOST_PARAGRAPHS} đoạn"
            refuse(self._loops[-1][0].written, paragraph, self._where, wrong, "bớt vòng lặp lồng nhau")

    def _item(self, tag: Tag, at: BaseOxmlElement, scope: Scope) -> Node:
        if tag.name in scope:
            wrong = f"đặt tên “{tag.name}” trùng với một tên đã có"
            refuse(tag.written, at, self._where, wrong, "đặt tên khác, ví dụ “hang”")
        node = self._known(tag, at, scope)
        match node:
            case Rows(_, sample):
                return sample
            case Lines(items):
                return items[0]
            case Absent():
                return ABSENT
            case _:
                wrong = f"lặp theo “{'.'.join(tag.path)}” là thứ không có nhiều dòng"
                return refuse(
                    tag.written, at, self._where, wrong, "lặp theo “hang” của một bảng hoặc theo một danh sách"
                )

    def _paragraph(self, paragraph: BaseOxmlElement, scope: Scope) -> None:
        self._count(paragraph)
        text = own_text(paragraph)
        if "{{" not in text:
            return
        repeated = 0
        for written in tags_in(text):
            tag = read_tag(written)
            if tag is None or tag.steers:
                continue
            node = self._known(tag, paragraph, scope)
            if isinstance(node, Group | Record | Rows):
                wrong = "là tên của cả một nhóm"
                mend = f"ghi tiếp tên bên trong, ví dụ “{_example(tag, node)}”"
                refuse(written, paragraph, self._where, wrong, mend)
            if isinstance(node, Whole | Drawn) and text.strip() != written:
                wrong = "in ra cả bảng hoặc biểu đồ nên phải đứng một mình trong đoạn"
                refuse(written, paragraph, self._where, wrong, "xuống dòng (Enter) để nó ở một đoạn riêng")
            repeated += isinstance(node, Lines)
            if repeated > 1:
                wrong = "là danh sách thứ hai trong cùng một đoạn"
                refuse(written, paragraph, self._where, wrong, "đặt mỗi danh sách ở một đoạn riêng")

    def _known(self, tag: Tag, at: BaseOxmlElement, scope: Scope) -> Node:
        node = found_in(scope, tag.path)
        if node is None:
            refuse(tag.written, at, self._where, "không có trong báo cáo này", _advice(tag, scope))
        return node


def _advice(tag: Tag, scope: Scope) -> str:
    """Return what the officer may have meant."""
    *before, last = tag.path
    for place in range(len(tag.path)):
        if found_in(scope, tag.path[: place + 1]) is None:
            before, last = list(tag.path[:place]), tag.path[place]
            break
    holder = found_in(scope, before) if before else Group(scope)
    known = holder.named if isinstance(holder, Group) else holder.cells if isinstance(holder, Record) else {}
    near = difflib.get_close_matches(last, [name for name in known if not name.isdigit()], 1, 0.5)
    told = "xem bảng thẻ trong tài liệu “Mẫu báo cáo” rồi sửa lại"
    return f"{told}, có phải “{'.'.join([*before, near[0]])}”" if near else told


def _example(tag: Tag, node: Group | Record | Rows) -> str:
    if isinstance(node, Rows):
        return f"{{%tr for hang in {'.'.join(tag.path)} %}}"
    named = node.named if isinstance(node, Group) else node.cells
    first = next(iter(named), "")
    return f"{{{{ {'.'.join([*tag.path, first])} }}}}"
