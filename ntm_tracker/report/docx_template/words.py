"""What a template may name: the report as words, each knowing which part of the report it prints."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.report.docx_template.heads import annex_words, head_words
from ntm_tracker.report.docx_template.names import cell_words, word_of
from ntm_tracker.report.docx_template.vocabulary import keys_of
from ntm_tracker.report.model import Row, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ntm_tracker.report.model import Chart, Report, Section, Table

Source = tuple[str | int, ...]
"""Which part of the report something is: (“ket_thuc”,), (“muc”, “tieu_chi”, “hang”, 3, 2)."""


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
    return Group(
        {
            **{name: _line(text, (name,)) for name, text in _singles(report).items()},
            **{name: _lines(texts, (name,)) for name, texts in _lists(report).items()},
            "muc": Group(_sections(report)),
            "phu_luc": Group(_annexes(report)),
        }
    )


def _singles(report: Report) -> dict[str, str]:
    head, mark, measured = report.letterhead, report.mark, head_words(report)
    return {
        "co_quan": measured["co_quan"][0],
        "noi_ban_hanh": head.issuer,
        "so": head.number,
        "dia_danh": head.place,
        "ngay": head.dated,
        "ten_bao_cao": report.title,
        "trich_yeu": measured["trich_yeu"][0],
        "ket_thuc": report.closing,
        "nguoi_ky": report.signature.name,
        "dau_doi_chieu": "".join(measured["dau_doi_chieu"]),
        "don_vi": report.subject,
        "nam": str(report.year),
        "ngay_so_lieu": format_date(report.day),
        "ma_doi_chieu": mark.hash if mark else "",
        "luc_lay_so_lieu": format_moment(mark.taken) if mark else "",
    }


def _lists(report: Report) -> dict[str, tuple[str, ...]]:
    measured = head_words(report)
    return {
        "co_quan_tren": measured["co_quan_tren"],
        "kinh_gui": measured["kinh_gui"],
        "ghi_chu": report.footnotes,
        "van_ban_ap_dung": report.judged_by,
        "quyen_han": report.signature.capacity,
        "noi_nhan": report.recipients,
    }


def _line(text: str, source: Source) -> Node:
    return Line(printable(text), source) if text else ABSENT


def _lines(texts: Iterable[str], source: Source) -> Node:
    items = tuple(Line(printable(text), (*source, number)) for number, text in enumerate(texts))
    return Lines(items) if items else ABSENT


def _sections(report: Report) -> dict[str, Node]:
    may_be: dict[str, Node] = dict.fromkeys(map(word_of, keys_of(report.kind)), ABSENT)
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
    records = tuple(_record(row, names, (*source, "hang", number)) for number, row in enumerate(table.rows))
    sample = _record(Row(("",) * len(names)), names, source)
    return {
        "hang": Rows(records, replace(sample, cells={**sample.cells, "nhom": Line("", source)})),
        "bang": Whole(table, str(source[1])),
        "cot": Group(_named(headings, names)),
    }


def _record(row: Row, names: Sequence[str], source: Source) -> Record:
    shown = [row.texts[0]] * len(names) if row.group else row.texts
    lines = [Line(printable(text), (*source, place)) for place, text in enumerate(shown)]
    cells = {**_named(lines, names), "nhom": lines[0] if row.group else ABSENT}
    return Record(cells, row.group)


def _named(lines: Sequence[Line], names: Sequence[str]) -> dict[str, Node]:
    return {
        **{str(place): line for place, line in enumerate(lines, start=1)},
        **dict(zip(names, lines, strict=True)),
    }


def _annexes(report: Report) -> dict[str, Node]:
    may_be: dict[str, Node] = dict.fromkeys(map(word_of, keys_of(report.kind)), ABSENT)
    return may_be | {
        key: Group({word: _line(text, ("phu_luc", key, word)) for word, text in said.items()})
        for key, said in annex_words(report).items()
    }
