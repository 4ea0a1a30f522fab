"""Whatever stands in notes and names goes through record, search, dossier and print, and comes back as it was."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document as Word
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from ntm_tracker.domain.evidence_query import Query
from ntm_tracker.domain.text import clean_line, clean_text
from ntm_tracker.report.pdf.render import render_pdf
from ntm_tracker.service.dossier import Asked, write_dossier
from ntm_tracker.service.evidence import read_paper
from ntm_tracker.service.paper_files import save_file
from ntm_tracker.store import finding
from tests.papers import JPEG, docx, pdf, png, xlsx
from tests.report.reading import squeezed
from tests.report.samples import a_report
from tests.store.record import add_paper, undo
from tests.store.scans import a_scan

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office

SIGNS = "[b]đậm[/b] {0} {x} < > & \" ' = + - @ =1+1 📄 👨\u200d👩\u200d👧 ½ Đường"
LONG = ("Kênh mương [b]{x}<y>&'\"=+-@ " * 200)[:5000].strip()
NAME = ("Báo cáo [b]{x}<y>&'=+-@ 📄" * 20)[:296].strip() + ".pdf"
CONTENT = {"a.pdf": pdf("x"), "b.docx": docx("x"), "c.jpg": JPEG, "d.png": png(), "e.xlsx": xlsx("=1+1")}
TITLE = 6
"""The column of the index that has the notes."""
_UNSAFE = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
_TEXT = st.text(st.sampled_from("[b]/{}<>&\"'=+-@ \nĐưởộaÀé📄½0129."), min_size=1, max_size=90).filter(
    lambda text: bool(clean_text(text))
)


@settings(
    max_examples=3, phases=(Phase.explicit, Phase.generate), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(note=SIGNS, name=SIGNS)
@example(note=LONG, name=NAME)
@example(note=f"=Đường [/b]\n{SIGNS}", name="+Ảnh @.jpg")
@given(note=_TEXT, name=_TEXT)
def test_notes_and_names_come_back(office: Office, tmp_path: Path, note: str, name: str) -> None:
    """In NFC: from the record, the search, the index in both forms, the print, and the files out of the archive."""
    kept, called = clean_text(note), clean_line(name)
    note, name = unicodedata.normalize("NFD", note), unicodedata.normalize("NFD", name)
    scans = [a_scan(plain, content) for plain, content in CONTENT.items()]
    scans[0] = replace(scans[0], name=called)
    key = add_paper(office.store, kept, number=clean_line(note)[:30], files=scans)
    try:
        piece = read_paper(office, key)
        assert (piece.note, piece.files[0].name) == (kept, called)
        with office.store.reading() as connection:
            for words in (tuple(kept.split()), tuple(called.split())):
                assert finding.find_evidence(connection, Query(words), date(2024, 10, 1)) == [piece]
        assert save_file(office, key, tmp_path / "ra", called).read_bytes() == CONTENT["a.pdf"]
        _look_into(office, tmp_path / "hồ sơ.zip", kept)
        printed = squeezed(_pdf_text(render_pdf(a_report(kept))))
        assert all(squeezed(word) in printed for word in kept.split())
    finally:
        (tmp_path / "ra").unlink(missing_ok=True)
        undo(office.store)


def _look_into(office: Office, path: Path, note: str) -> None:
    made = write_dossier(office, path, Asked(over=True))
    with zipfile.ZipFile(path) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
        contents = {place: archive.read(place) for one in made.documents for place in one.places}
        word, excel = archive.read("00 Mục lục hồ sơ.docx"), archive.read("00 Mục lục hồ sơ.xlsx")
    assert sorted(contents.values()) == sorted(CONTENT.values())
    for place in contents:
        assert unicodedata.is_normalized("NFC", place)
        assert not any(_UNSAFE.search(part) for part in place.split("/")), place
        assert place.isascii() or entries[place].flag_bits & 0x800
    titles = [row.cells[4].text for row in Word(BytesIO(word)).tables[0].rows]
    assert titles.count(note) == len(CONTENT)
    cells = [cell for row in load_workbook(BytesIO(excel)).worksheets[0].iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.column == TITLE].count(note) == len(CONTENT)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def _pdf_text(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
