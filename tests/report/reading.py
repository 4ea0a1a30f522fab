"""A report as one list of strings in reading order, to compare a rendered file with."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader

from ntm_tracker.report.model import NOTES, RECIPIENTS, annex_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ntm_tracker.report.model import Report, Section, Table


def squeezed(text: str) -> str:
    """Return `text` without white space, and without the marks that allow a line to break."""
    return re.sub(r"[\s\u200b]+", "", text)


def pdf_pages(file: bytes) -> list[str]:
    """Return the text of each page of a PDF, without white space and without the number in the top margin."""
    pages = [squeezed(page.extract_text()) for page in PdfReader(BytesIO(file)).pages]
    return [re.sub(rf"^{number}", "", page) for number, page in enumerate(pages, start=1)]


def table_texts(table: Table) -> Iterator[str]:
    """Yield headings and cells, row by row."""
    yield from (column.heading for column in table.columns)
    for row in table.rows:
        yield from row.texts


def section_texts(sections: Iterable[Section]) -> Iterator[str]:
    """Yield headings, paragraphs and cells, section by section."""
    for section in sections:
        yield section.heading
        yield from (paragraph.text for paragraph in section.paragraphs)
        if section.table:
            yield from table_texts(section.table)


def body_texts(report: Report) -> Iterator[str]:
    """Yield everything from the title down to the last sentence."""
    yield report.title
    yield report.about
    yield from section_texts(report.sections)
    yield from [NOTES] if report.footnotes else []
    yield from (f"- {note}" for note in report.footnotes)
    yield report.closing


def annex_texts(report: Report) -> Iterator[str]:
    """Yield everything that stands after the signature."""
    for label, annex in zip(annex_labels(report.annexes), report.annexes, strict=True):
        yield from (label, annex.title.upper(), report.attached)
        yield from section_texts(annex.sections)


def foot_texts(report: Report) -> Iterator[str]:
    """Yield what stands around the signature."""
    yield from (RECIPIENTS, *report.recipients, *report.signature.capacity, report.signature.name)


def missing_in_order(found: str, wanted: Sequence[str]) -> list[str]:
    """Return what of `wanted` does not come after the one before it in `found`."""
    lost, place = [], 0
    for text in map(squeezed, wanted):
        at = found.find(text, place)
        if at < 0:
            lost.append(text)
        else:
            place = at + len(text)
    return lost
