"""A report with everything that a template may name, and a template edited as an officer would."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml.ns import qn

from ntm_tracker.report.docx_template.parts import parts_of
from ntm_tracker.report.docx_template.render import render_by_template
from ntm_tracker.report.docx_template.text import shown
from ntm_tracker.report.docx_template.write import write_template
from ntm_tracker.report.model import Annex, Chart, Column, Mark, Paragraph, Row, Section, Series, Table
from tests.report.samples import a_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docx.document import Document as OpenDocument

    from ntm_tracker.report.model import Report

NAME = "readiness.docx"
COLUMNS = (
    Column("TT", 1, "center"),
    Column("Nội dung", 4),
    Column("Kết quả thực hiện", 2, "right"),
)
CHART = Chart("Tiến độ", "bars", ("TC1", "TC2"), (Series("Đạt", (Decimal(50), Decimal(20))),), "%")


def rows_of(cells: Iterable[str]) -> tuple[Row, ...]:
    """Return a group's row, then a numbered row for each of `cells`."""
    return (Row(("Nhóm một",), group=True), *(Row((str(n), cell, cell)) for n, cell in enumerate(cells, start=1)))


def a_paper(*cells: str) -> Report:
    """Return a report with `cells` wherever text can stand, two bodies, a chart, annexes upright and lying, a mark."""
    said = (Paragraph("Chú ý.", strong=True), *(Paragraph(cell) for cell in cells))
    table = Table(COLUMNS, rows_of(cells))
    return replace(
        a_report(*cells),
        letterhead=replace(
            a_report().letterhead,
            authority=("UBND HUYỆN LẠNG GIANG", "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN"),
        ),
        addressee=("Ủy ban nhân dân huyện Lạng Giang",),
        sections=(
            Section("", said, table, key="tong-quan"),
            Section("I. NHẬN ĐỊNH", (Paragraph("Một đoạn."),), key="nhan-dinh"),
        ),
        annexes=(
            Annex("Kết quả", (Section("", (), table, key="tieu-chi"), Section("", (), None, CHART, "bieu-do"))),
            Annex("Trọng tâm", (Section("A. TRỌNG TÂM", said, table, key="trong-tam"),), landscape=True),
            Annex("Thôn", (Section("", (Paragraph("Của thôn."),), table, key="thon"),)),
        ),
        footnotes=cells or ("Một ghi chú.",),
        recipients=("- Như trên;", "- Lưu: VP."),
        mark=Mark("0123abcdef", datetime(2024, 6, 30, 8, tzinfo=UTC)),
    )


def without(report: Report, *keys: str) -> Report:
    """Return `report` without the annexes that begin with the sections `keys`."""
    return replace(report, annexes=tuple(a for a in report.annexes if a.sections[0].key not in keys))


def opened(content: bytes) -> OpenDocument:
    """Open a Word file."""
    return Document(BytesIO(content))


def saved(document: OpenDocument) -> bytes:
    """Return the content of a Word file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def edited(report: Report, edit: Callable[[OpenDocument], None]) -> bytes:
    """Return the template of `report` after an officer's `edit`."""
    document = opened(write_template(report))
    edit(document)
    return saved(document)


def printed(report: Report, edit: Callable[[OpenDocument], None] = lambda _: None) -> OpenDocument:
    """Return `report` printed by its own template after an `edit`, opened again."""
    return opened(render_by_template(report, edited(report, edit), NAME).content)


def texts(document: OpenDocument) -> list[str]:
    """Return what every paragraph of the text, the headers and the footers shows, in order."""
    return [shown(p) for _, root in parts_of(document) for p in root.iter(qn("w:p")) if shown(p)]


def paragraph_of(document: OpenDocument, text: str) -> Any:
    """Return the first paragraph that shows `text`."""
    return next(p for _, root in parts_of(document) for p in root.iter(qn("w:p")) if text in shown(p))


def say(document: OpenDocument, old: str, new: str) -> None:
    """Write `new` in the place of `old` in the first paragraph that shows it."""
    node = next(t for t in paragraph_of(document, old).iter(qn("w:t")) if old in (t.text or ""))
    node.text = node.text.replace(old, new)


def add_after(document: OpenDocument, old: str, *new: str) -> None:
    """Add paragraphs like the first that shows `old` after it."""
    before = paragraph_of(document, old)
    for text in reversed(new):
        copy = deepcopy(before)
        next(copy.iter(qn("w:t"))).text = text
        before.addnext(copy)


def row_with(document: OpenDocument, text: str) -> Any:
    """Return the table row that shows `text`."""
    return next(paragraph_of(document, text).iterancestors(qn("w:tr")))
