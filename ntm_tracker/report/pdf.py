"""A report as PDF: a fixed typst template, and the report's strings as data that is never read as markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ntm_tracker.report.model import MOTTO, NATION, NOTES, RECIPIENTS, printable

if TYPE_CHECKING:
    from ntm_tracker.report.model import Report

_TEMPLATE = "templates/report.typ"
_WORDS = {"nation": NATION, "motto": MOTTO, "notes": NOTES, "recipients": RECIPIENTS}


def render_pdf(report: Report) -> bytes:
    """Return `report` as a PDF file."""
    import typst

    template = files("ntm_tracker.report").joinpath(_TEMPLATE).read_bytes()
    content = {**asdict(report), "day": [report.day.year, report.day.month, report.day.day], "words": _WORDS}
    return typst.compile(template, format="pdf", sys_inputs={"report": json.dumps(_printable(content))})


def _printable(value: Any) -> Any:
    match value:
        case {"text": str(text), "pattern": _}:
            return _printable(text)
        case Decimal() | date():
            return str(value)
        case str():
            return printable(value).expandtabs(4)
        case dict():
            return {key: _printable(item) for key, item in value.items()}
        case list() | tuple():
            return [_printable(item) for item in value]
        case _:
            return value
