"""Reports: domain values become a `Report` of strings, and each renderer puts that on its own kind of page.

A report is built once and holds every figure and every row; a renderer only lays it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from ntm_tracker.report.model import Report

Format = Literal["docx", "pdf", "xlsx", "txt", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)


def render(report: Report, to: str) -> bytes:
    """Return `report` as the content of a file of the format `to`.

    Only the renderer asked for is imported: python-docx, typst and openpyxl are slow to load.

    Raises:
        InputRefused: there is no such format.
    """
    match to:
        case "docx":
            from ntm_tracker.report.docx.render import render_docx

            return render_docx(report)
        case "pdf":
            from ntm_tracker.report.pdf.render import render_pdf

            return render_pdf(report)
        case "xlsx":
            from ntm_tracker.report.xlsx.render import render_xlsx

            return render_xlsx(report)
        case "txt":
            from ntm_tracker.report.text import render_text

            return render_text(report).encode()
        case "json":
            from ntm_tracker.report.as_json import render_json

            return render_json(report).encode()
        case _:
            raise InputRefused(f"Không có định dạng “{to}”; hãy chọn một trong: {', '.join(FORMATS)}.")
