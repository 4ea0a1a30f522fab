"""What an officer writes comes back byte for byte: through the record, search and JSON, as a command and as text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntm_tracker.cli.as_json import evidence_json
from ntm_tracker.domain.text import clean_line, clean_text
from ntm_tracker.service.changing_evidence import replace_file
from ntm_tracker.service.evidence import Paper, add_evidence, find_evidence, list_evidence
from ntm_tracker.service.history import undo
from ntm_tracker.store import papers
from tests.papers import docx, pdf, png, xlsx
from tests.store.record import COMMUNE, add_paper, entry
from tests.store.scans import a_scan

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office
    from tests.cli.conftest import Ntm

HOSTILE = "[b]đậm[/b] {0} {x} < > & \" ' = + - @ =1+1 %s \\n 📄 👨‍👩‍👧 ½ Đường"
LONG_NOTE = ("Kênh mương [b]{x}<y>&'\"=+-@ " * 200)[:5000].strip()
LONG_NAME = ("Báo cáo [b]{x}<y>&'=+-@ 📄" * 20)[:296].strip() + ".pdf"
_SIGNS = st.text(st.sampled_from("[b]/{}<>&\"'=+-@%_\\#!?:;*()^~| \nĐưởộaÀ📄½0129"), min_size=1, max_size=60)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_SIGNS, _SIGNS, _SIGNS)
def test_what_is_written_comes_back(office: Office, note: str, number: str, issuer: str) -> None:
    """In either Unicode form; the note with its lines, the rest on one line."""
    if not clean_text(note):
        return
    written = Paper(unicodedata.normalize("NFD", note), unicodedata.normalize("NFD", number), issuer)
    kept = add_evidence(office, ("3.1",), written)
    (found,) = [piece for piece in list_evidence(office) if piece.id == kept.id]
    printed = evidence_json(found, {COMMUNE: 2024})
    assert (printed["note"], printed["number"], printed["issuer"]) == (
        clean_text(note),
        clean_line(number),
        clean_line(issuer),
    )
    undo(office)


@pytest.mark.parametrize(
    ("text", "word"),
    [(HOSTILE, "duong"), (LONG_NOTE, "kenh"), (unicodedata.normalize("NFD", HOSTILE), "dam")],
    ids=["signs", "long", "NFD"],
)
def test_a_hostile_note_goes_through_the_commands(ntm: Ntm, text: str, word: str) -> None:
    """Added, listed, changed, found by its last words and undone."""
    composed = clean_text(text)
    added = ntm("evidence", "add", "3.1", f"--note={text}", f"--issuer={text}", "--json").data
    assert (added["note"], added["issuer"]) == (composed, clean_line(text))
    assert ntm("evidence", "list", "--json").data == [added]
    assert ntm("evidence", "list").code == 0
    assert ntm("evidence", "find", word, "--json").data == [added]
    assert ntm("evidence", "edit", "1", f"--note={text} hết", "--json").data[0]["note"] == f"{composed} hết"
    assert ntm("show", "3.1").code == 0
    assert ntm("undo").code == 0
    assert ntm("evidence", "list", "--json").data == [added]


def test_a_hostile_file_name_goes_through(office: Office, tmp_path: Path) -> None:
    """As long as a disk takes it, with what a disk takes."""
    name = "[b]đậm[{x}]<y>&'\"=+-@ 📄 Ảnh kênh.png"
    (tmp_path / name).write_bytes(png())
    kept = add_evidence(office, ("3.1",), Paper("Ảnh", files=(str(tmp_path / name),)))
    assert kept.files[0].name == name
    assert find_evidence(office, "anh kenh") == [kept]
    (tmp_path / "mới.xlsx").write_bytes(xlsx("=1+1"))
    assert replace_file(office, kept.id, str(tmp_path / "mới.xlsx"), name).earlier[0].name == name


def test_a_name_of_three_hundred_letters_goes_through(office: Office) -> None:
    """Longer than this disk takes, as it may come from another system."""
    assert len(LONG_NAME) == 300
    scan = a_scan("a.pdf", pdf("Báo cáo"))
    long = type(scan)(LONG_NAME, scan.sha256, scan.size, scan.type, scan.path)
    key = add_paper(office.store, files=(long, a_scan("b.docx", docx("Báo cáo"))))
    (kept,) = list_evidence(office)
    assert [held.name for held in kept.files] == [LONG_NAME, "b.docx"]
    assert [file["name"] for file in evidence_json(kept, {})["files"]] == [LONG_NAME, "b.docx"]
    with office.store.writing() as connection:
        papers.change_evidence(connection, entry(), {key: {"note": HOSTILE}})
    assert find_evidence(office, LONG_NAME.split()[-1])[0].note == HOSTILE
