"""The Excel file: the paper on its first sheet, then a sheet for each table and each chart, to filter and to count."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from ntm_tracker.report.decree import mark_line
from ntm_tracker.report.model import printable
from ntm_tracker.report.xlsx.opening import write_opening
from ntm_tracker.report.xlsx.pages import pages_of
from ntm_tracker.report.xlsx.sheets import write_page
from ntm_tracker.worksheet import new_book

if TYPE_CHECKING:
    from openpyxl import Workbook

    from ntm_tracker.report.model import Report

_LANGUAGE = "vi-VN"


def render_xlsx(report: Report) -> bytes:
    """Return `report` as an Excel file."""
    book = _book(report)
    opening, pages = pages_of(report)
    mark = mark_line(report.mark) if report.mark else ""
    write_opening(book.worksheets[0], report, opening, mark)
    for page in pages:
        write_page(book.create_sheet(), page, mark)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _book(report: Report) -> Workbook:
    book = new_book()
    about = book.properties
    about.title = printable(f"{report.title} {report.about}").replace("\n", " ")
    about.subject, about.creator = printable(report.subject), printable(report.letterhead.authority[-1])
    about.language, about.created = _LANGUAGE, datetime.combine(report.day, time())
    return book
