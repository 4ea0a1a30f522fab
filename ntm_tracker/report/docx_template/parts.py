"""The parts of a Word file that a page is made of: the text, the headers and the footers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_KINDS = {"header": "ở đầu trang", "footer": "ở chân trang"}
_MARKUP = re.compile(rb"<[^>]*>")


def parts_of(document: Document) -> Iterator[tuple[str, BaseOxmlElement]]:
    """Yield each part with the words for it, empty for the text itself."""
    yield "", document.element.body
    for relation in document.part.rels.values():
        where = _KINDS.get(relation.reltype.rpartition("/")[2])
        if where and not relation.is_external:
            yield where, cast("BaseOxmlElement", relation.target_part.element)


def check_other_parts(document: Document, name: str) -> None:
    """Refuse tags in notes at the foot of a page or the end of the text: nothing is filled in there.

    Raises:
        InputRefused: there are some.
    """
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith(("/footnotes.xml", "/endnotes.xml")):
            text = _MARKUP.sub(b"", part.blob)
            if b"{{" in text or b"{%" in text:
                raise InputRefused(
                    f"Mẫu “{name}” có thẻ trong chú thích cuối trang hoặc cuối văn bản; hãy chuyển thẻ lên trang."
                )
