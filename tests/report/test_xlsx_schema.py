"""The Excel file against the schemas of Office Open XML, as Microsoft's own kit reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.report.xlsx.render import render_xlsx
from tests.report.samples import HOSTILE, a_report
from tests.report.test_render_xlsx import BARS, LINES, a_paper

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.report.model import Report

openxml_audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed: see requirements.lock")


def faults(report: Report, folder: Path) -> list[str]:
    """Return what is wrong with the Excel file of `report`."""
    file = folder / "report.xlsx"
    file.write_bytes(render_xlsx(report))
    read = openxml_audit.OpenXmlValidator().validate(str(file))
    return [] if read.is_valid else [str(error) for error in read.errors]


def test_every_part_is_valid(report: Report, tmp_path: Path) -> None:
    """Sheets, workbook, styles and properties: small, large, hostile."""
    assert faults(report, tmp_path) == []


def test_charts_filters_and_high_rows_are_valid(tmp_path: Path) -> None:
    """Both shapes of a chart, with gaps; long notes; group rows; the page set-up."""
    assert faults(a_paper(), tmp_path) == []


def test_a_chart_of_nothing_is_valid(tmp_path: Path) -> None:
    """No figure is known yet."""
    unknown = tuple(replace(series, values=(None,) * 3) for series in LINES.series)
    empty = (replace(chart, series=unknown) for chart in (LINES, BARS))
    sections = tuple(replace(a_report(*HOSTILE).sections[0], chart=chart) for chart in empty)
    assert faults(replace(a_report("một"), sections=sections), tmp_path) == []


def test_a_fault_is_found(tmp_path: Path) -> None:
    """The reader that finds none elsewhere does read."""
    file = tmp_path / "broken.xlsx"
    file.write_bytes(render_xlsx(a_report("một")).replace(b"xl/styles.xml", b"xl/styled.xml"))
    assert not openxml_audit.OpenXmlValidator().validate(str(file)).is_valid
