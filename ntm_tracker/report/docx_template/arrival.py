"""What of a report reached the page: a page that lost something is refused, what a template leaves out is told."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn

from ntm_tracker.domain.text import shorten
from ntm_tracker.errors import InputRefused
from ntm_tracker.report.docx_template.names import word_of
from ntm_tracker.report.docx_template.parts import parts_of
from ntm_tracker.report.docx_template.text import shown
from ntm_tracker.report.docx_template.vocabulary import part_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.report.docx_template.words import Source
    from ntm_tracker.report.model import Report, Section, Table

_NAMED = {
    "co_quan": "cơ quan ban hành",
    "so": "số, ký hiệu",
    "ngay": "ngày tháng",
    "ten_bao_cao": "tên báo cáo",
    "trich_yeu": "trích yếu",
    "kinh_gui": "kính gửi",
    "ghi_chu": "ghi chú",
    "ket_thuc": "câu kết",
    "quyen_han": "quyền hạn, chức vụ người ký",
    "nguoi_ky": "tên người ký",
    "noi_nhan": "nơi nhận",
}


def check_rows(report: Report, printed: Collection[Source], name: str) -> None:
    """Refuse a page that shows some rows of a table and not the others.

    Raises:
        InputRefused: a condition in the template dropped rows.
    """
    for section in report.every_section():
        if section.table and section.key:
            there = {source[3] for source in _of(section, printed) if source[2] == "hang"}
            total, called = len(section.table.rows), _name(section, report.kind)
            if there and len(there) < total:
                raise InputRefused(
                    f"Mẫu “{name}” chỉ in {len(there)} trong {total} hàng ở phần “{called}”; "
                    "hãy bỏ điều kiện {%tr if … %} quanh các hàng của bảng đó."
                )


def check_file(content: bytes, shown_there: Counter[str], name: str) -> None:
    """Refuse a finished file that does not say, opened again, what was put into it.

    Raises:
        InputRefused: something was lost on the way.
    """
    document = Document(BytesIO(content))
    found = Counter(shown(paragraph) for _, root in parts_of(document) for paragraph in root.iter(qn("w:p")))
    missing = shown_there - found
    if missing:
        first = shorten(next(iter(missing)), 40)
        raise InputRefused(
            f"In theo mẫu “{name}” mất {missing.total()} đoạn (ví dụ “{first}”) nên không ghi tệp; "
            "hãy dùng mẫu viết lại bằng “ntm report template”."
        )


def left_out(report: Report, printed: Collection[Source]) -> tuple[str, ...]:
    """Return one sentence for each part of the report that the template does not print."""
    tops = {source[0] for source in printed}
    told = [f"Mẫu không in {name}." for word, name in _NAMED.items() if word not in tops and _has(report, word)]
    for section in report.every_section():
        told += _left_out_of(section, _name(section, report.kind), _of(section, printed))
    return tuple(told)


def _has(report: Report, word: str) -> bool:
    return bool({"kinh_gui": report.addressee, "ghi_chu": report.footnotes}.get(word, True))


def _of(section: Section, printed: Collection[Source]) -> list[Source]:
    key = word_of(section.key)
    return [source for source in printed if source[:2] == ("muc", key)] if key else []


def _name(section: Section, kind: Kind) -> str:
    """Return what an officer calls a section; many have no heading of their own."""
    part = part_of(kind, section.key)
    return section.heading or (part.told if part else section.key)


def _holds(section: Section) -> bool:
    return bool(section.heading or section.paragraphs or section.table or section.chart)


def _left_out_of(section: Section, name: str, printed: list[Source]) -> Iterator[str]:
    said = {source[2] for source in printed}
    if not said and not _holds(section):
        return
    if not said:
        yield f"Mẫu không in phần “{name}”."
        return
    paragraphs = len({source[3] for source in printed if source[2] == "noi_dung"})
    if paragraphs < len(section.paragraphs):
        yield f"Mẫu không in {len(section.paragraphs) - paragraphs} đoạn của phần “{name}”."
    if section.table and section.table.rows:
        yield from _left_out_columns(name, section.table, printed)
    if section.chart and "bieu_do" not in said:
        yield f"Mẫu không in biểu đồ của phần “{name}”."


def _left_out_columns(name: str, table: Table, printed: list[Source]) -> Iterator[str]:
    single = {number for number, row in enumerate(table.rows) if not row.group}
    there = {source[4] for source in printed if source[2] == "hang" and source[3] in single}
    if not any(source[2] == "hang" for source in printed):
        yield f"Mẫu không in bảng của phần “{name}”."
    elif single:
        lost = [column.heading for place, column in enumerate(table.columns) if place not in there]
        if lost:
            yield f"Mẫu không in cột {', '.join(f'“{heading}”' for heading in lost)} của phần “{name}”."
