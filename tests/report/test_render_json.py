"""The JSON read again: every figure and cell under keys that stay."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_tracker.report.as_json import render_json
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


def test_vietnamese_stays_readable(small: Report) -> None:
    """Letters, not escapes."""
    assert "Hương Sơn" in render_json(small)


@settings(deadline=None)
@given(st.text())
def test_any_text_survives_in_a_cell(text: str) -> None:
    """Whatever was typed comes back as typed."""
    assert read(a_report(text))["sections"][0]["rows"][0]["cells"] == ["1", text, text]
