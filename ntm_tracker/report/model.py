"""What a report is made of: strings in reading order, in Vietnamese, and the figures they were written from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from decimal import Decimal

    from ntm_tracker.domain.report_kinds import Kind

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
class Figure:
    """A number or a day: as it is printed, and as itself, which a spreadsheet keeps."""

    text: str
    value: Decimal | int | date
    pattern: str = "0"
    """How a spreadsheet shows the value: “0”, “#,##0.##”, “0.0%” (of a share from 0 to 1), “dd/mm/yyyy”."""
    counted: tuple[str, ...] = ()
    """The keys of the rows that it was counted from, where it stands for several."""


Cell = str | Figure


def cell_text(cell: Cell) -> str:
    """Return `cell` as it is printed."""
    return cell if isinstance(cell, str) else cell.text


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a group row holds one cell that runs over the whole table."""

    cells: tuple[Cell, ...]
    group: bool = False
    key: str = ""
    """What the row is about: an indicator “3.1”, a criterion “TC3”, a target's id; empty where it is no such thing."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells as they are printed."""
        return tuple(map(cell_text, self.cells))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their headings."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One line or one set of bars of a chart."""

    name: str
    values: tuple[Decimal | None, ...]
    """One for each category; None where nothing is known."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures to be looked at rather than read; each stands in a table of the report too."""

    title: str
    shape: Literal["bars", "lines"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    """What the values are counted in; “%” for values of 0 to 100."""
    over: str = ""
    """What the categories are: “Tiêu chí”, “Ngày”."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a strong one must not be overlooked."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (the opening has none), what is said under it, its table, and its chart below that."""

    heading: str
    paragraphs: tuple[Paragraph, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    key: str = ""
    """What a template calls it; one of its kind in a report."""


@dataclass(frozen=True, slots=True)
class Annex:
    """A “phụ lục”: pages of its own after the signature, numbered apart."""

    title: str
    sections: tuple[Section, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper, and the number and date that are filled in by hand."""

    authority: tuple[str, ...]
    """The body above first, the issuing one last; all in capitals."""
    issuer: str
    """The issuing body as it is written inside a sentence."""
    number: str
    place: str
    dated: str


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines above the signature, and the name below it."""

    capacity: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What matches a printed page to the record that it was printed from."""

    hash: str
    """The first ten digits of the hash of the last deed."""
    taken: datetime
    """When the record was read."""


@dataclass(frozen=True, slots=True)
class Report:
    """A paper in the layout of Nghị định 30/2020/NĐ-CP."""

    kind: Kind
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
    addressee: tuple[str, ...] = ()
    """Whom a report that goes up is for (“Kính gửi”)."""
    annexes: tuple[Annex, ...] = ()
    mark: Mark | None = None
    refused: tuple[str, ...] = ()
    """What was left out because its file is damaged; among the footnotes too."""

    @property
    def attached(self) -> str:
        """The line under an annex's title that names the paper it belongs to, its number and day still blank."""
        number = self.letterhead.number.replace("Số: ", "số ", 1)
        return f"(Kèm theo {self.title.capitalize()} {number} {self.letterhead.dated} của {self.issued_by})"

    @property
    def issued_by(self) -> str:
        """The issuing body inside a sentence: “Ủy ban nhân dân xã Hương Sơn”."""
        return self.letterhead.issuer

    def every_section(self) -> Iterator[Section]:
        """Yield the sections of the paper and then of its annexes."""
        yield from self.sections
        for annex in self.annexes:
            yield from annex.sections


_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")


def annex_labels(annexes: tuple[Annex, ...]) -> tuple[str, ...]:
    """Return “Phụ lục I”, “Phụ lục II” and so on; a single one bears no number (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    return ("Phụ lục",) if len(annexes) == 1 else tuple(f"Phụ lục {_roman(i)}" for i in range(1, len(annexes) + 1))


def _roman(number: int) -> str:
    """Return a number in Roman digits: an office has one annex a person, some dozens at the most."""
    hundreds, rest = divmod(number, 100)
    return "C" * hundreds + _TENS[rest // 10] + _ONES[rest % 10]


def addressee_lines(addressee: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of “Kính gửi”: one for a single addressee, a list for several, none where nobody is named."""
    if len(addressee) <= 1:
        return tuple(f"Kính gửi: {each}" for each in addressee)
    *others, last = addressee
    return ("Kính gửi:", *(f"- {each};" for each in others), f"- {last}.")


def printable(text: str) -> str:
    """Return `text` without the characters that no page can hold; line breaks and tabs stay."""
    return _UNPRINTABLE.sub("", text)
