"""What a report is made of: strings in reading order, in Vietnamese, and the figures they were written from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
NOTES = "Ghi chú"

Alignment = Literal["left", "center", "right"]
Figures = Mapping[str, int | float]
"""Plain figures by name; shares run from 0 to 1."""

# XML 1.0 refuses these, and a terminal or a printer would act on them.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    heading: str
    width: int
    """Relative to the other columns."""
    align: Alignment = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a group row holds one cell that runs over the whole table."""

    cells: tuple[str, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their headings."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a strong one must not be overlooked."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (the opening has none), what is said under it, and its table."""

    heading: str
    paragraphs: tuple[Paragraph, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper, and the number and date that are filled in by hand."""

    authority: tuple[str, ...]
    """The body above first, the issuing one last."""
    number: str
    place: str
    dated: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines above the signature, and the name below it."""

    capacity: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """A paper in the layout of Nghị định 30/2020/NĐ-CP."""

    letterhead: Letterhead
    title: str
    about: str
    """The line under the title (“trích yếu”)."""
    subject: str
    set_id: str
    year: int
    day: date
    """The day the figures hold for."""
    sections: tuple[Section, ...]
    footnotes: tuple[str, ...]
    closing: str
    """The last sentence; it carries the “./.” that ends the text."""
    signature: Signature
    recipients: tuple[str, ...]
    figures: Mapping[str, Figures]
    """By subject: “commune”, and “village” where there is one."""
    judged_by: tuple[str, ...] = ()
    """The legal texts that the subject was judged by."""
    refused: tuple[str, ...] = ()
    """What was left out because its file is damaged; among the footnotes too."""


def printable(text: str) -> str:
    """Return `text` without the characters that no page can hold; line breaks and tabs stay."""
    return _UNPRINTABLE.sub("", text)
