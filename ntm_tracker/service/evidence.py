"""Keeping evidence: adding a paper, listing, finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.evidence import Link
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.text import clean_line, clean_text, shorten
from ntm_tracker.errors import InputRefused
from ntm_tracker.places import typed_path
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import find_indicator, open_checklist
from ntm_tracker.store import queries, unit
from ntm_tracker.store.events import Entry
from ntm_tracker.store.files import read_file

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.store.files import FileToStore


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece of evidence as typed."""

    note: str
    number: str = ""
    issuer: str = ""
    issued: str = ""
    valid_until: str = ""
    files: tuple[str, ...] = ()


def add_evidence(office: Office, numbers: tuple[str, ...], paper: Paper, wanted: Wanted | None = None) -> Evidence:
    """Save a piece of evidence with its files, linked to every indicator in `numbers`.

    Raises:
        InputRefused: an empty note, an impossible day, a file that cannot be read; nothing is saved.
        NotFound: no such indicator.
    """
    checklist = open_checklist(office, wanted)
    found = dict.fromkeys(find_indicator(checklist, number).indicator.number for number in numbers)
    note = clean_text(paper.note)
    if not note:
        raise InputRefused("Minh chứng chưa có nội dung; hãy ghi nội dung minh chứng.")
    issued = _day(paper.issued, "Ngày ban hành")
    valid_until = _day(paper.valid_until, "Hiệu lực đến", may_be_future=True)
    _check_validity(issued, valid_until)
    row = {
        "note": note,
        "number": clean_line(paper.number),
        "issuer": clean_line(paper.issuer),
        "issued": issued,
        "valid_until": valid_until,
    }
    summary = f"Thêm minh chứng cho {', '.join(found)}: {shorten(note, 60)}"
    entry = Entry(Deed.ADD_EVIDENCE, office.who, summary, checklist.assessment.id, tuple(found))
    links = [Link(checklist.assessment.id, number) for number in found]
    files = _files(paper.files)
    with office.store.writing() as connection:
        key = unit.add_evidence(connection, entry, row, links, files)
        return next(piece for piece in queries.all_evidence(connection) if piece.id == key)


def list_evidence(office: Office) -> list[Evidence]:
    """Return all evidence, newest first."""
    with office.store.reading() as connection:
        return queries.all_evidence(connection)


def find_evidence(office: Office, query: str) -> list[Evidence]:
    """Return the evidence that holds every word of `query`, marks and order aside."""
    with office.store.reading() as connection:
        return queries.find_evidence(connection, clean_line(query))


def _day(typed: str, what: str, *, may_be_future: bool = False) -> date | None:
    return read_day(typed, what, today(), may_be_future=may_be_future) if typed.strip() else None


def _check_validity(issued: date | None, valid_until: date | None) -> None:
    if issued and valid_until and valid_until < issued:
        raise InputRefused("Ngày hết hiệu lực trước ngày ban hành; hãy xem lại hai ngày.")


def _files(typed: tuple[str, ...]) -> list[FileToStore]:
    # The same file given twice is one file.
    read = [read_file(typed_path(path)) for path in typed]
    return list({file.sha256: file for file in read}.values())
