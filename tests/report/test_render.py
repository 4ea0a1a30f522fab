"""One door to the renderers, and what it loads."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import InputRefused
from ntm_tracker.report import FORMATS, render
from tests.report.samples import LONG, a_report

if TYPE_CHECKING:
    from ntm_tracker.report.model import Report

SIGNS = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK", "txt": b" ", "json": b"{"}


@pytest.mark.parametrize("to", FORMATS)
def test_each_format_has_its_renderer(to: str, small: Report) -> None:
    """And gives the content of a file."""
    assert render(small, to).startswith(SIGNS[to])


def test_another_format_is_refused_with_the_choices(small: Report) -> None:
    """The sentence says what may be chosen."""
    with pytest.raises(InputRefused, match="docx, pdf, xlsx, txt, json"):
        render(small, "odt")


@pytest.mark.parametrize("to", FORMATS)
def test_a_long_note_is_no_trouble(to: str) -> None:
    """Five thousand letters in every cell of ten rows."""
    assert len(render(a_report(*[LONG] * 10), to)) > 10_000


def test_building_a_report_loads_no_renderer() -> None:
    """Word and PDF libraries are slow to load and only one of them is needed, if any."""
    code = (
        "import sys, ntm_tracker.report, ntm_tracker.report.kinds.readiness, ntm_tracker.report.text; "
        "print(sorted({'docx', 'typst', 'lxml', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("maker", "printers"), [("a_report('x')", "['docx']"), ("a_paper(1)", "['docx', 'typst']")])
def test_word_loads_the_pdf_library_for_charts_only(maker: str, printers: str) -> None:
    """They are drawn once, for both formats."""
    code = (
        "import sys; from tests.report.papers import a_paper; from tests.report.samples import a_report; "
        f"from ntm_tracker.report import render; render({maker}, 'docx'); "
        "print(sorted({'docx', 'typst', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == printers
