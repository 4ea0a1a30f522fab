"""The JSON read again: every figure and cell under keys that stay."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_tracker.report.as_json import render_json
from ntm_tracker.report.model import Annex, Chart, Column, Figure, Mark, Row, Section, Series, Table
from tests.report.samples import a_report

if TYPE_CHECKING:
    from ntm_tracker.report.model import Report


def read(report: Report) -> dict[str, Any]:
    """Return the JSON of `report`, read again."""
    content: dict[str, Any] = json.loads(render_json(report))
    return content


def test_the_keys_stay(small: Report) -> None:
    """Other programs read them."""
    content = read(small)
    assert list(content) == [
        *("title", "about", "subject", "set", "year", "day", "figures", "judged_by", "sections"),
        *("footnotes", "closing", "issuer", "signature", "recipients", "kind", "addressee", "annexes", "mark"),
    ]
    assert (content["set"], content["year"], content["day"]) == ("xa", 2024, "2024-06-30")
    assert content["signature"] == {"capacity": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "name": "Vũ Văn Báo"}
    assert content["judged_by"] == list(small.judged_by)
    assert set(content["sections"][0]) == {"heading", "paragraphs", "columns", "rows", "chart", "key"}


def test_every_figure_paragraph_and_cell_is_there(report: Report) -> None:
    """To the letter."""
    content = read(report)
    assert content["figures"] == report.figures
    assert content["footnotes"] == list(report.footnotes)
    assert content["recipients"] == list(report.recipients)
    sections = [*content["sections"], *(part for annex in content["annexes"] for part in annex["sections"])]
    for found, section in zip(sections, report.every_section(), strict=True):
        assert found["heading"] == section.heading
        assert found["paragraphs"] == [paragraph.text for paragraph in section.paragraphs]
        table = section.table
        assert found["columns"] == ([column.heading for column in table.columns] if table else [])
        rows = table.rows if table else ()
        assert [(row["group"], row["cells"], row["key"]) for row in found["rows"]] == [
            (row.group, list(row.texts), row.key) for row in rows
        ]


def test_figures_say_their_value_and_what_they_were_counted_from(small: Report) -> None:
    """Beside the printed text, which stays; a chart's unknown figure is null."""
    cells = ("a", Figure("92,5%", Decimal("0.925"), "0.0%", ("1.1", "1.2")), Figure("30/06/2024", date(2024, 6, 30)))
    columns = (Column("A", 1),) * 3
    chart = Chart("B", "lines", ("I", "II"), (Series("C", (Decimal(3), None)),), "chỉ tiêu", "Kỳ")
    section = Section("", (), Table(columns, (Row(cells, key="1"),)), chart, "by-criterion")
    taken = datetime(2024, 6, 30, 8, 5, tzinfo=UTC)
    report = replace(small, annexes=(Annex("Kết quả", (section,), landscape=True),), mark=Mark("0123456789", taken))
    content = read(report)
    (annex,) = content["annexes"]
    (found,) = annex["sections"]
    assert (annex["label"], annex["title"], annex["landscape"], found["key"]) == (
        "Phụ lục",
        "Kết quả",
        True,
        "by-criterion",
    )
    assert found["rows"] == [
        {
            "group": False,
            "cells": ["a", "92,5%", "30/06/2024"],
            "values": [None, 0.925, "2024-06-30"],
            "counted": [[], ["1.1", "1.2"], []],
            "key": "1",
        }
    ]
    assert found["chart"]["series"] == [{"name": "C", "values": [3, None]}]
    assert content["mark"] == {"hash": "0123456789", "taken": "2024-06-30T08:05:00+00:00"}
    assert (content["kind"], content["addressee"]) == ("readiness", list(small.addressee))


def test_vietnamese_stays_readable(small: Report) -> None:
    """Letters, not escapes."""
    assert "Hương Sơn" in render_json(small)


@settings(deadline=None)
@given(st.text())
def test_any_text_survives_in_a_cell(text: str) -> None:
    """Whatever was typed comes back as typed."""
    assert read(a_report(text))["sections"][0]["rows"][0]["cells"] == ["1", text, text]
