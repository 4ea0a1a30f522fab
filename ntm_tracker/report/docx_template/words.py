"""What a template may name: the report as words, each knowing which part of the report it prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.text import fold
from ntm_tracker.report.docx_template.vocabulary import SECTIONS
from ntm_tracker.report.model import annex_labels, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ntm_tracker.report.model import Annex, Chart, Column, Report, Section, Table

Source = tuple[str | int, ...]
"""Which part of the report something is: (“ket_thuc”,), (“muc”, “tieu_chi”, “hang”, 3, 2)."""

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One text; a strong one is printed bold."""

    text: str
    source: Source
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Several texts: the paragraph that names them is repeated."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """What this kind of report may have and this one has not: whatever names it is left out of the page."""


ABSENT = Absent()


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table, its cells by name and by position."""

    cells: Mapping[str, Node]
    group: bool = False
    letters: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table, and one to check the names in a loop by where there is none."""

    records: tuple[Record, ...]
    sample: Record


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole table in our own layout."""

    table: Table
    key: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart."""

    chart: Chart
    source: Source


@dataclass(frozen=True, slots=True)
class Group:
    """Words under one word."""

    named: Mapping[str, Node] = field(default_factory=dict)


Node = Line | Lines | Absent | Record | Rows | Whole | Drawn | Group


def words_of(report: Report) -> Group:
    """Return everything that a template of this kind of report may name."""
    head, signature = report.letterhead, report.signature
    singles = {
        "co_quan": head.authority[-1],
        "noi_ban_hanh": head.issuer,
        "so": head.number,
        "dia_danh": head.place,
        "ngay": head.dated,
        "ten_bao_cao": report.title,
        "trich_yeu": report.about,
        "ket_thuc": report.closing,
        "nguoi_ky": signature.name,
        "don_vi": report.subject,
        "nam": str(report.year),
        "ngay_so_lieu": format_date(report.day),
        "kem_theo": report.attached,
        "ma_doi_chieu": report.mark.hash if report.mark else "",
        "luc_lay_so_lieu": report.mark.taken.strftime("%H:%M ngày %d/%m/%Y") if report.mark else "",
    }
    several = {
        "co_quan_tren": head.authority[:-1],
        "kinh_gui": report.addressee,
        "ghi_chu": report.footnotes,
        "van_ban_ap_dung": report.judged_by,
        "quyen_han": signature.capacity,
        "noi_nhan": report.recipients,
    }
    return Group(
        {
            **{name: _line(text, (name,)) for name, text in singles.items()},
            **{name: _lines(texts, (name,)) for name, texts in several.items()},
            "muc": Group(_sections(report)),
            "phu_luc": Group(_annexes(report.annexes)),
        }
    )


def word_of(key: str) -> str:
    """Return what a template calls the section `key`."""
    return re.sub(r"\W+", "_", fold(key)).strip("_")


def cell_words(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return what a template calls the cells of a row: by their headings, else “cot_3”."""
    found: list[str] = []
    for place, column in enumerate(columns, start=1):
        name = re.sub(r"[^a-z0-9]+", "_", fold(column.heading))[:_LONGEST_NAME].strip("_")
        usable = name and not name[0].isdigit() and name not in (*found, "nhom")
        found.append(name if usable else f"cot_{place}")
    return tuple(found)


def _line(text: str, source: Source) -> Node:
    return Line(printable(text), source) if text else ABSENT


def _lines(texts: Iterable[str], source: Source) -> Node:
    items = tuple(Line(printable(text), (*source, number)) for number, text in enumerate(texts))
    return Lines(items) if items else ABSENT


def _sections(report: Report) -> dict[str, Node]:
    may_be: dict[str, Node] = dict.fromkeys(map(word_of, SECTIONS[report.kind]), ABSENT)
    return may_be | {word_of(s.key): Group(_section(s, word_of(s.key))) for s in report.every_section() if s.key}


def _section(section: Section, key: str) -> dict[str, Node]:
    source: Source = ("muc", key)
    said = tuple(
        Line(printable(p.text), (*source, "noi_dung", number), p.strong) for number, p in enumerate(section.paragraphs)
    )
    return {
        "tieu_de": _line(section.heading, (*source, "tieu_de")),
        "noi_dung": Lines(said) if said else ABSENT,
        "bieu_do": Drawn(section.chart, (*source, "bieu_do")) if section.chart else ABSENT,
        **(_table(section.table, source) if section.table else dict.fromkeys(("hang", "bang", "cot"), ABSENT)),
    }


def _table(table: Table, source: Source) -> dict[str, Node]:
    names = cell_words(table.columns)
    headings = [Line(printable(c.heading), (*source, "cot", place)) for place, c in enumerate(table.columns)]
    records = tuple(
        _record(row.texts, names, (*source, "hang", number), group=row.group) for number, row in enumerate(table.rows)
    )
    sample = _record(("",) * len(names), names, source, group=False)
    return {
        "hang": Rows(records, replace(sample, cells={**sample.cells, "nhom": Line("", source)})),
        "bang": Whole(table, str(source[1])),
        "cot": Group(_named(headings, names)),
    }


def _record(texts: Sequence[str], names: Sequence[str], source: Source, *, group: bool) -> Record:
    shown = [texts[0]] * len(names) if group else list(texts)
    cells: dict[str, Node] = dict(
        _named([Line(printable(text), (*source, place)) for place, text in enumerate(shown)], names)
    )
    cells["nhom"] = Line(printable(texts[0]), (*source, 0)) if group else ABSENT
    return Record(cells, group, sum(map(len, texts)))


def _named(lines: Sequence[Line], names: Sequence[str]) -> dict[str, Node]:
    return {
        **{str(place): line for place, line in enumerate(lines, start=1)},
        **dict(zip(names, lines, strict=True)),
    }


def _annexes(annexes: tuple[Annex, ...]) -> dict[str, Node]:
    labels = annex_labels(annexes) if annexes else ()
    return {
        str(number): Group(
            {
                "nhan": _line(label, ("phu_luc", number, "nhan")),
                "ten": _line(annex.title, ("phu_luc", number, "ten")),
            }
        )
        for number, (label, annex) in enumerate(zip(labels, annexes, strict=True), start=1)
    }
