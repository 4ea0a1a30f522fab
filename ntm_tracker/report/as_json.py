"""A report as JSON, for other programs: keys that stay, shares from 0 to 1, days in ISO."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ntm_tracker.report.model import Report, Section


def render_json(report: Report) -> str:
    """Return `report` as a JSON object, ended by a line break."""
    content = {
        "title": report.title,
        "about": report.about,
        "subject": report.subject,
        "set": report.set_id,
        "year": report.year,
        "day": report.day.isoformat(),
        "figures": {name: dict(figures) for name, figures in report.figures.items()},
        "judged_by": list(report.judged_by),
        "sections": [_section(section) for section in report.sections],
        "footnotes": list(report.footnotes),
        "closing": report.closing,
        "issuer": {
            "authority": list(report.letterhead.authority),
            "number": report.letterhead.number,
            "place": report.letterhead.place,
        },
        "signature": {"capacity": list(report.signature.capacity), "name": report.signature.name},
        "recipients": list(report.recipients),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _section(section: Section) -> dict[str, Any]:
    table = section.table
    return {
        "heading": section.heading,
        "paragraphs": [paragraph.text for paragraph in section.paragraphs],
        "columns": [column.heading for column in table.columns] if table else [],
        "rows": [{"group": row.group, "cells": list(row.texts)} for row in table.rows] if table else [],
    }
