"""A report as JSON, for other programs: keys that stay, shares from 0 to 1, days in ISO."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.numbers import as_json_number
from ntm_tracker.report.chart_table import shown
from ntm_tracker.report.model import annex_labels

if TYPE_CHECKING:
    from decimal import Decimal

    from ntm_tracker.report.model import Annex, Cell, Chart, Mark, Report, Row, Section


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
        "kind": report.kind,
        "addressee": list(report.addressee),
        "annexes": [_annex(*each) for each in zip(annex_labels(report.annexes), report.annexes, strict=True)],
        "mark": _mark(report.mark),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _section(section: Section) -> dict[str, Any]:
    table = section.table
    return {
        "heading": section.heading,
        "paragraphs": [paragraph.text for paragraph in section.paragraphs],
        "columns": [column.heading for column in table.columns] if table else [],
        "rows": [_row(row) for row in table.rows] if table else [],
        "chart": _chart(section.chart) if section.chart else None,
        "key": section.key,
    }


def _row(row: Row) -> dict[str, Any]:
    """Return a row: its cells as they are printed, and beside them the values of those that are figures."""
    return {
        "group": row.group,
        "cells": list(row.texts),
        "values": [_value(cell) for cell in row.cells],
        "counted": [[] if isinstance(cell, str) else list(cell.counted) for cell in row.cells],
        "key": row.key,
    }


def _value(cell: Cell) -> int | float | str | None:
    """Return the value of a figure, a day in ISO; None for a text."""
    if isinstance(cell, str):
        return None
    return _plain(cell.value)


def _plain(value: Decimal | int | date) -> int | float | str:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) else as_json_number(value)


def _chart(chart: Chart) -> dict[str, Any]:
    return {
        "title": chart.title,
        "shape": chart.shape,
        "unit": chart.unit,
        "over": chart.over,
        "categories": list(chart.categories),
        "series": [
            {"name": series.name, "values": [_point(value, chart.unit) for value in series.values]}
            for series in chart.series
        ],
    }


def _point(value: Decimal | None, unit: str) -> int | float | str | None:
    return None if value is None else _plain(shown(value, unit))


def _annex(label: str, annex: Annex) -> dict[str, Any]:
    return {
        "label": label,
        "title": annex.title,
        "landscape": annex.landscape,
        "sections": [_section(section) for section in annex.sections],
    }


def _mark(mark: Mark | None) -> dict[str, str] | None:
    return {"hash": mark.hash, "taken": mark.taken.isoformat()} if mark else None
