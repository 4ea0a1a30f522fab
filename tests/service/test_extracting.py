"""Finding a paper by the words inside its files."""

from __future__ import annotations

import unicodedata
import zipfile
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.service.evidence import Paper, add_evidence, find_evidence, list_evidence
from ntm_tracker.service.extracting import extract_pending
from ntm_tracker.service.history import redo, undo
from tests import containers, papers
from tests.service.deeds import record, value
from tests.store.record import dump, execute

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ntm_tracker.service.office import Office


def add(office: Office, folder: Path, name: str, content: bytes) -> int:
    """Keep a paper with one file and read what is in it."""
    (folder / name).write_bytes(content)
    kept = add_evidence(office, ("3.1",), Paper("Báo cáo", files=(str(folder / name),)))
    extract_pending(office)
    return kept.id


def found(office: Office, typed: str) -> list[int]:
    """Return the numbers of the papers that are found."""
    return [piece.id for piece in find_evidence(office, typed)]


def test_words_in_a_pdf_are_found(office: Office, tmp_path: Path) -> None:
    """On any page, without marks, in any order."""
    key = add(office, tmp_path, "a.pdf", papers.pdf("Danh sách hộ nghèo", "Nghị quyết của Đảng ủy"))
    for typed in ("ho ngheo", "dang uy", "nghị quyết danh sách", unicodedata.normalize("NFD", "Đảng")):
        assert found(office, typed) == [key]


def test_words_in_a_word_file_are_found(office: Office, tmp_path: Path) -> None:
    """In paragraphs, however Word cut them into runs, and in tables."""
    content = papers.docx("Nghiệm thu đường trục xã", cells=("Hoà Bình", "1,2 km"))
    key = add(office, tmp_path, "a.docx", content)
    for typed in ("nghiem thu duong", "hòa bình", "1,2 km"):
        assert found(office, typed) == [key]


def test_words_in_a_spreadsheet_are_found(office: Office, tmp_path: Path) -> None:
    """On every sheet, with its name: texts, figures and days as Excel shows them, results of formulas not at all."""
    from openpyxl import Workbook

    book = Workbook()
    first, second = book.worksheets[0], book.create_sheet("Hộ cận nghèo")
    first.append(["Nguyễn Thị Hoà", 1250, 0.855, date(2024, 6, 30), 12.5, "=1+1", True])
    for cell, form in zip(first[1][1:4], ("#,##0", "0.0%", "dd/mm/yyyy"), strict=True):
        cell.number_format = form
    second["C7"] = "Thôn Hương Thân"
    written = BytesIO()
    book.save(written)
    key = add(office, tmp_path, "a.xlsx", written.getvalue())
    for typed in ("nguyen hòa", "1250", "1.250", "85,5%", "30/06/2024", "12,5", "can ngheo", "huong than"):
        assert found(office, typed) == [key], typed
    assert found(office, "1+1") == []


def test_a_spreadsheet_that_is_a_bomb_is_not_read(office: Office, tmp_path: Path) -> None:
    """Too much to unpack, entities, one cell at the far end of every row: kept, quickly, without its words."""

    def changed(part: str, made: Callable[[bytes], bytes]) -> bytes:
        written = BytesIO()
        with zipfile.ZipFile(BytesIO(papers.xlsx("Bí mật"))) as old, zipfile.ZipFile(written, "w", 8) as new:
            for name in old.namelist():
                content = old.read(name)
                new.writestr(name, made(content) if name == part else content)
        return written.getvalue()

    sheet = "xl/worksheets/sheet1.xml"
    far = b"".join(b'<row r="%d"><c r="XFD%d"><v>7</v></c></row>' % (row, row) for row in range(2, 300))
    bombs = {
        "a.xlsx": changed(sheet, lambda xml: xml + b" " * (65 << 20)),
        "b.xlsx": changed(sheet, lambda xml: b'<!DOCTYPE s [<!ENTITY a "Bi mat">]>' + xml),
        "c.xlsx": papers.xlsx("Bí mật")[:-300],
        "e.xlsx": containers.lying(papers.xlsx("Bí mật"), sheet, bytes(40_000_000)),
        "f.docx": containers.lying(papers.docx("Bí mật"), "word/document.xml", bytes(40_000_000)),
        "g.docx": containers.lying(papers.docx("Bí mật"), "word/media/a.png", bytes(40_000_000)),
        "h.xlsx": changed(sheet, lambda xml: b"<!--" + b" " * 2000 + b"--><!DOCTYPE s>" + xml),
        "i.zip": containers.many_names(300_000),
        "j.pdf": papers.pdf("Bí mật").replace(b"BT", b"BT" * 3)[:-40],
    }
    for name, content in bombs.items():
        key = add(office, tmp_path, name, content)
        assert found(office, name) == [key]
    assert found(office, "bi mat") == []
    wide = add(
        office, tmp_path, "d.xlsx", changed(sheet, lambda xml: xml.replace(b"</sheetData>", far + b"</sheetData>"))
    )
    assert found(office, "bi mat") == [wide]
    assert extract_pending(office) == 0


def test_a_spreadsheet_of_an_earlier_version_is_read_once_more(office: Office, tmp_path: Path) -> None:
    """It was marked as read, with no words; one that has none is not read for ever."""
    key = add(office, tmp_path, "a.xlsx", papers.xlsx("Hộ nghèo"))
    add(office, tmp_path, "b.xlsx", b"PK\x03\x04 xl/")
    add(office, tmp_path, "c.png", papers.png())
    execute(office.database, "UPDATE file_text SET folded = ''", "UPDATE evidence_search SET folded = 'bao cao'")
    assert extract_pending(office) == 1
    assert found(office, "ho ngheo") == [key]
    assert extract_pending(office) == 0


def test_words_in_a_plain_file_are_found(office: Office, tmp_path: Path) -> None:
    """As Notepad saves it, old and new."""
    first = add(office, tmp_path, "a.txt", "Kênh mương".encode("utf-16"))
    second = add(office, tmp_path, "b.txt", "\ufeffKênh Đồng Lạng".encode())
    assert found(office, "kenh") == [second, first]
    assert found(office, "muong") == [first]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", papers.pdf("Bí mật")[:300]),
        ("a.pdf", b"%PDF-1.7\n" + b"\x00" * 500),
        ("a.pdf", papers.encrypted_pdf("Bí mật")),
        ("a.docx", papers.docx("Bí mật")[:-200]),
        ("a.docx", papers.archive(**{"word/document.xml": b"<w:p>"})),
        ("a.jpg", papers.JPEG),
        ("a.png", papers.png()),
    ],
    ids=["cut", "zeros", "encrypted", "cut Word", "no Word", "photo", "picture"],
)
def test_a_file_without_words_is_no_error(office: Office, tmp_path: Path, name: str, content: bytes) -> None:
    """Broken, encrypted or a picture: it is kept, found by its name, and not read again."""
    key = add(office, tmp_path, name, content)
    assert found(office, "bi mat") == []
    assert found(office, name) == [key]
    assert extract_pending(office) == 0


def test_a_file_is_read_once_for_all_papers(office: Office, tmp_path: Path) -> None:
    """The second paper with the same scan is found by its words at once."""
    first = add(office, tmp_path, "a.pdf", papers.pdf("Hộ nghèo"))
    second = add_evidence(office, ("3.2",), Paper("Bản sao", files=(str(tmp_path / "a.pdf"),)))
    assert extract_pending(office) == 0
    assert found(office, "ho ngheo") == [second.id, first]


def test_undoing_forgets_the_words(office: Office, tmp_path: Path) -> None:
    """With the paper goes what search knew of it; its file goes once no redo can bring it back."""
    add(office, tmp_path, "a.pdf", papers.pdf("Hộ nghèo"))
    undo(office)
    assert found(office, "ho ngheo") == []
    redo(office)
    assert found(office, "ho ngheo") == [1]
    undo(office)
    record(office, "3.1", value("92"))
    kept = dump(office.store)
    assert (kept["file"], kept["file_text"], kept["evidence_search"]) == ([], [], [])


def test_a_file_of_an_earlier_version_is_read_later(office: Office, tmp_path: Path) -> None:
    """A record that was upgraded holds files of which neither type nor words are known."""
    add(office, tmp_path, "a.pdf", papers.pdf("Hộ nghèo"))
    execute(office.store, "DELETE FROM file_text", "UPDATE evidence_search SET folded = 'bao cao'")
    assert list_evidence(office)[0].files[0].type == ""
    assert extract_pending(office) == 1
    assert list_evidence(office)[0].files[0].type == "pdf"
    assert found(office, "ho ngheo") == [1]


def test_reading_can_be_stopped(office: Office, tmp_path: Path) -> None:
    """Between two files, as when the screens are closed."""
    (tmp_path / "a.txt").write_text("Hộ nghèo", "utf-8")
    add_evidence(office, ("3.1",), Paper("Báo cáo", files=(str(tmp_path / "a.txt"),)))
    assert extract_pending(office, stopped=lambda: True) == 0
    assert found(office, "ho ngheo") == []
