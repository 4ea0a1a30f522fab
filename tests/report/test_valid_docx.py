"""Word files are what the Office Open XML schemas allow, so that Word never offers to repair one."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from ntm_tracker.report.docx.render import render_docx
from tests.report.papers import SHORT, TAGS, a_paper
from tests.report.valid import faults_of

if TYPE_CHECKING:
    from pathlib import Path

WRONG = {
    "order": (r"(<w:spacing [^>]*/>)(<w:jc [^>]*/>)", r"\2\1"),
    "value": (r'<w:jc w:val="center"/>', '<w:jc w:val="middle"/>'),
    "element": (r"<w:p>", "<w:p><w:strange/>"),
    "missing": (r"<w:tblGrid>.*?</w:tblGrid>", ""),
}


@pytest.fixture(scope="module")
def paper() -> bytes:
    """A paper with all parts and hostile cells."""
    return render_docx(a_paper(22, (*SHORT, TAGS)))


def test_a_paper_with_annexes_charts_and_hostile_cells_is_sound(paper: bytes, tmp_path: Path) -> None:
    """Text, styles, settings, headers, properties, relations: every part of the file."""
    assert faults_of(paper, tmp_path, "docx") == []


@pytest.mark.parametrize("wrong", WRONG)
def test_the_check_finds_what_is_wrong(wrong: str, paper: bytes, tmp_path: Path) -> None:
    """A check that finds nothing proves nothing: each of these it must tell."""
    found, put = WRONG[wrong]
    file = BytesIO()
    with ZipFile(BytesIO(paper)) as whole, ZipFile(file, "w") as broken:
        for name in whole.namelist():
            content = whole.read(name)
            if name == "word/document.xml":
                content, count = re.subn(found.encode(), put.encode(), content, count=1)
                assert count == 1
            broken.writestr(name, content)
    assert faults_of(file.getvalue(), tmp_path, "docx")
