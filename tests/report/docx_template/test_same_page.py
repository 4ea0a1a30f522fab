"""An unedited template prints our own page."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx.oxml.ns import qn

from ntm_tracker.report.docx.render import render_docx
from ntm_tracker.report.docx_template.render import render_by_template
from ntm_tracker.report.docx_template.tags import TAG, own_texts
from ntm_tracker.report.docx_template.text import shown
from ntm_tracker.report.docx_template.write import write_template
from tests.report import papers
from tests.report.docx_template.papers import NAME, a_paper, opened, texts, without
from tests.report.samples import HOSTILE
from tests.report.valid import faults_of

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as OpenDocument

    from ntm_tracker.report.model import Report, Section


def keyed(paper: Report) -> Report:
    """Return a paper whose every section has a name."""
    names = (f"phan-{number}" for number in range(1, 100))

    def named(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(replace(section, key=next(names)) for section in sections)

    annexes = tuple(replace(annex, sections=named(annex.sections)) for annex in paper.annexes)
    return replace(paper, sections=named(paper.sections), annexes=annexes)


PAPERS = {
    "two addressees, two charts": keyed(papers.a_paper(22)),
    "plain": a_paper("Một.", "Hai."),
    "hostile": a_paper(*HOSTILE),
    "empty": a_paper(),
    "upright at the end": without(a_paper("Một."), "thon", "tieu-chi"),
}


@pytest.fixture(params=list(PAPERS.values()), ids=list(PAPERS))
def paper(request: pytest.FixtureRequest) -> Report:
    """One paper after the other."""
    found: Report = request.param
    return found


def looks(document: OpenDocument) -> list[tuple[str, ...]]:
    """Return of each paragraph that shows something what it shows and how: alignment, indents, bold, size, kept."""
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        if shown(paragraph):
            properties = paragraph.find(qn("w:pPr"))
            own = [child for child in properties if child.tag not in (qn("w:rPr"), qn("w:sectPr"))]
            run = paragraph.find(f"{qn('w:r')}/{qn('w:rPr')}")
            found.append((shown(paragraph), *map(plain, own), *map(plain, run)))
    return found


def plain(element: object) -> str:
    """Return an element's name and settings."""
    return f"{element.tag} {sorted(element.attrib.items())}"  # type: ignore[attr-defined]


def rows(document: OpenDocument) -> list[tuple[int, ...]]:
    """Return of each table row its cells, whether it stays whole and whether it comes back on each page."""
    return [
        (len(row.findall(qn("w:tc"))), *(row.find(f"{qn('w:trPr')}/{qn(mark)}") is not None for mark in MARKS))
        for row in document.element.body.iter(qn("w:tr"))
    ]


MARKS = ("w:cantSplit", "w:tblHeader")


def pages(document: OpenDocument) -> list[str]:
    """Return the sizes and margins of the pages."""
    return [plain(part) for each in document.element.body.iter(qn("w:sectPr")) for part in each]


def test_words_looks_rows_and_pages_are_those_of_our_own_page(paper: Report) -> None:
    """Header repeat, rows that stay whole, groups over the whole width, language and fonts too."""
    filled = render_by_template(paper, write_template(paper), NAME)
    assert filled.left_out == ()
    mine, own = opened(filled.content), opened(render_docx(paper))
    assert texts(mine) == texts(own)
    assert rows(mine) == rows(own)
    assert pages(mine) == pages(own)
    assert set(looks(mine)) == set(looks(own))
    assert mine.styles.element.xml == own.styles.element.xml
    assert len(mine.inline_shapes) == len(own.inline_shapes)
    assert mine.core_properties.title == own.core_properties.title


def test_template_and_page_are_sound_files(tmp_path: Path) -> None:
    """Word opens both without an offer to repair them."""
    paper = a_paper(*HOSTILE)
    template = write_template(paper)
    assert faults_of(template, tmp_path, "docx") == []
    assert faults_of(render_by_template(without(paper, "thon"), template, NAME).content, tmp_path, "docx") == []


def test_a_written_template_holds_no_data(paper: Report) -> None:
    """Only headings of columns and the decree's own words stand in it; each tag is one run's."""
    document = opened(write_template(paper))
    told = " ".join(texts(document))
    for data in ("HƯƠNG SƠN", "Vũ Văn Báo", "Chú ý.", "Một đoạn.", "Trọng tâm", "0123abcdef", "Phụ lục"):
        assert data not in told
    runs = [node.text for p in document.element.body.iter(qn("w:p")) for node in own_texts(p) if "{" in node.text]
    assert runs
    assert all(TAG.sub("", text).count("{") == 0 for text in runs)


def test_annexes_that_this_report_has_not_leave_no_empty_page() -> None:
    """Those that stay are numbered anew, whether the last, the first or one between is missing."""
    paper = a_paper("Một.")
    template = write_template(paper)
    for gone in (("thon",), ("trong-tam",), ("tieu-chi", "thon"), ("tieu-chi", "trong-tam", "thon")):
        less = without(paper, *gone)
        mine, own = opened(render_by_template(less, template, NAME).content), opened(render_docx(less))
        assert texts(mine) == texts(own)
        assert pages(mine) == pages(own)


def test_the_printed_pages_are_the_same(tmp_path: Path) -> None:
    """LibreOffice, where there is one, makes the same words on the same number of pages of both."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("no LibreOffice here; the test above compares the files")
    paper = a_paper("Một.", "Hai.\nBa.", "x" * 3000)
    (tmp_path / "own.docx").write_bytes(render_docx(paper))
    (tmp_path / "mine.docx").write_bytes(render_by_template(paper, write_template(paper), NAME).content)
    command = [program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    files = [str(tmp_path / "own.docx"), str(tmp_path / "mine.docx")]
    subprocess.run([*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=120)
    own, mine = (page_texts(tmp_path / f"{name}.pdf") for name in ("own", "mine"))
    assert mine == own


def page_texts(file: Path) -> list[str]:
    """Return the words of each page."""
    from pypdf import PdfReader

    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(file).pages]
