"""Keeping evidence: adding a paper, changing it, linking it, listing, finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.evidence import MAINTAINED, Link, read_kind
from ntm_tracker.domain.evidence_query import read_query
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.text import clean_line, clean_text, shorten
from ntm_tracker.errors import InputRefused, NotFound
from ntm_tracker.places import pasted_path
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import find_indicator, open_checklist
from ntm_tracker.store import events, finding, papers, past, queries
from ntm_tracker.store.events import Entry
from ntm_tracker.store.files import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.evidence import Evidence, StoredFile
    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.store.files import FileToStore

Row = dict[str, Any]
_NAMED_AT_MOST = 5
_FIELDS = {
    "note": "nội dung",
    "kind": "loại",
    "number": "số văn bản",
    "issuer": "cơ quan",
    "issued": "ngày ban hành",
    "valid_until": "hiệu lực",
    "maintained": MAINTAINED,
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A piece of evidence as typed."""

    note: str
    number: str = ""
    issuer: str = ""
    issued: str = ""
    valid_until: str = ""
    files: tuple[str, ...] = ()
    kind: str = ""
    maintained: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be other than it was; None leaves a field as it is, “” empties it."""

    note: str | None = None
    number: str | None = None
    issuer: str | None = None
    issued: str | None = None
    valid_until: str | None = None
    kind: str | None = None
    maintained: bool | None = None


def add_evidence(office: Office, numbers: tuple[str, ...], paper: Paper, wanted: Wanted | None = None) -> Evidence:
    """Save a piece of evidence with its files, linked to every indicator in `numbers`.

    Raises:
        InputRefused: an empty note, an impossible day, a file that cannot be read; nothing is saved.
        NotFound: no such indicator.
    """
    checklist = open_checklist(office, wanted)
    links = _links(checklist, numbers)
    row = paper_row(paper)
    found = ", ".join(link.indicator for link in links)
    entry = entry_for(office, Deed.ADD_EVIDENCE, links, f"Thêm minh chứng cho {found}: {shorten(row['note'], 60)}")
    files = _files(paper.files)
    with office.store.writing() as connection:
        key = papers.add_evidence(connection, entry, row, links, files)
        return queries.evidence_numbered(connection, [key])[key]


def edit_evidence(
    office: Office, ids: Sequence[int], change: Change, seen: Mapping[int, int] | None = None
) -> list[Evidence]:
    """Change one piece of evidence or many as one deed; `seen` are the versions that the officer saw.

    Raises:
        InputRefused: nothing to change, an empty note, impossible days; nothing is saved.
        NotFound: no such evidence.
        SavedMeanwhile: somebody saved a newer one.
    """
    listed = _numbered(office, ids)
    columns = _columns(change)
    for piece in listed:
        _check_validity(
            columns.get("issued", piece.issued),
            columns.get("valid_until", piece.valid_until),
            maintained=columns.get("maintained", piece.maintained),
        )
    entry = _entry_on(office, Deed.EDIT_EVIDENCE, listed, f"Sửa {_fields(columns)} của minh chứng {named(listed)}")
    with office.store.writing() as connection:
        papers.change_evidence(connection, entry, {piece.id: columns for piece in listed}, seen)
    return _numbered(office, ids)


def link_evidence(
    office: Office, ids: Sequence[int], numbers: tuple[str, ...], wanted: Wanted | None = None
) -> list[Evidence]:
    """Link every piece in `ids` to every indicator in `numbers`, as one deed.

    Raises:
        NotFound: no such evidence or indicator.
    """
    listed, links = _numbered(office, ids), _links(open_checklist(office, wanted), numbers)
    found = ", ".join(link.indicator for link in links)
    entry = entry_for(office, Deed.LINK_EVIDENCE, links, f"Gắn minh chứng {named(listed)} với {found}")
    with office.store.writing() as connection:
        papers.link(connection, entry, [piece.id for piece in listed], links)
    return _numbered(office, ids)


def unlink_evidence(
    office: Office, ids: Sequence[int], numbers: tuple[str, ...], wanted: Wanted | None = None
) -> list[Evidence]:
    """Take every piece in `ids` from every indicator in `numbers`, as one deed; the paper itself stays.

    Raises:
        InputRefused: none of them is linked so.
        NotFound: no such evidence or indicator.
    """
    listed, links = _numbered(office, ids), _links(open_checklist(office, wanted), numbers)
    found = ", ".join(link.indicator for link in links)
    entry = entry_for(office, Deed.UNLINK_EVIDENCE, links, f"Gỡ minh chứng {named(listed)} khỏi {found}")
    with office.store.writing() as connection:
        if not papers.unlink(connection, entry, [piece.id for piece in listed], links):
            raise InputRefused(f"Minh chứng {named(listed)} không gắn với chỉ tiêu {found}; hãy xem lại số chỉ tiêu.")
    return _numbered(office, ids)


def replace_file(
    office: Office, key: int, typed: str, old_name: str | None = None, seen: int | None = None
) -> Evidence:
    """Put the file at the path `typed` in the place of the one named `old_name`, or of the only one there is.

    Raises:
        InputRefused: the file cannot be read, is the same, or it is not clear which one it replaces.
        NotFound: no such evidence or file.
        SavedMeanwhile: somebody saved a newer one.
    """
    (piece,) = _numbered(office, [key])
    old = file_named(piece, old_name) if piece.files or old_name else None
    new = read_file(pasted_path(typed))
    if new.sha256 in [held.sha256 for held in piece.files]:
        raise InputRefused(f"Tệp “{new.name}” giống hệt tệp đang có của minh chứng số {key}; hãy chọn bản mới.")
    told = f"Thay tệp “{shorten(old.name, 60)}” của" if old else f"Thêm tệp “{shorten(new.name, 60)}” cho"
    entry = _entry_on(office, Deed.REPLACE_FILE, [piece], f"{told} minh chứng {named([piece])}")
    versions = None if seen is None else {key: seen}
    with office.store.writing() as connection:
        papers.replace_files(connection, entry, key, [(old, new)], versions)
        return queries.evidence_numbered(connection, [key])[key]


def list_evidence(office: Office) -> list[Evidence]:
    """Return all evidence, newest first."""
    with office.store.reading() as connection:
        return queries.all_evidence(connection)


def read_paper(office: Office, key: int) -> Evidence:
    """Return one piece of evidence.

    Raises:
        NotFound: there is none of this number.
    """
    return _numbered(office, [key])[0]


def evidence_versions(office: Office, key: int) -> list[tuple[Event, Evidence]]:
    """Return how one piece of evidence read after each deed that saved it, newest first, without links and files.

    Raises:
        NotFound: there is none of this number.
    """
    _numbered(office, [key])
    with office.store.reading() as connection:
        return past.evidence_versions(events.read_events(connection), key)


def find_evidence(office: Office, typed: str, limit: int | None = None, before: int | None = None) -> list[Evidence]:
    """Return the evidence that `typed` asks for, newest first: at most `limit`, older than number `before`.

    Raises:
        InputRefused: a filter that is not known, or that cannot have this value.
    """
    query = read_query(typed)
    with office.store.reading() as connection:
        return finding.find_evidence(connection, query, today(), limit, before)


def assessment_years(office: Office) -> dict[str, int]:
    """Return the year of every assessment: what a paper is older than."""
    with office.store.reading() as connection:
        return {assessment.id: assessment.year for assessment in queries.assessments(connection)}


def file_named(piece: Evidence, name: str | None) -> StoredFile:
    """Return the file of `piece` that is called `name`, or its only one; one that was replaced only by its name.

    Raises:
        InputRefused: there are several and none was named.
        NotFound: it has no such file.
    """
    if name is None and len(piece.files) == 1:
        return piece.files[0]
    listed = ", ".join(f"“{held.name}”" for held in piece.files)
    if name is None and piece.files:
        raise InputRefused(f"Minh chứng số {piece.id} có nhiều tệp ({listed}); hãy ghi rõ tên tệp.")
    asked = clean_line(name or "")
    for held in (*piece.files, *piece.earlier):
        if asked and asked in (held.name, held.sha256):
            return held
    raise NotFound(
        f"Minh chứng số {piece.id} không có tệp “{asked}”; các tệp: {listed}."
        if listed
        else f"Minh chứng số {piece.id} không có tệp nào; hãy thêm tệp trước."
    )


def paper_row(paper: Paper) -> Row:
    """Return the columns of a piece of evidence as typed.

    Raises:
        InputRefused: an empty note, an unknown kind, an impossible day.
    """
    row = _columns(
        Change(paper.note, paper.number, paper.issuer, paper.issued, paper.valid_until, paper.kind, paper.maintained)
    )
    _check_validity(row["issued"], row["valid_until"], maintained=row["maintained"])
    return row


def named(listed: Sequence[Evidence]) -> str:
    """Name pieces of evidence by their numbers: “số 3, 4”."""
    numbers = ", ".join(str(piece.id) for piece in listed[:_NAMED_AT_MOST])
    more = len(listed) - _NAMED_AT_MOST
    return f"số {numbers} và {more} minh chứng khác" if more > 0 else f"số {numbers}"


def entry_for(office: Office, deed: Deed, links: Sequence[Link], summary: str) -> Entry:
    """Return what a deed on the indicators in `links` says of itself."""
    assessment = links[0].assessment if links else None
    indicators = dict.fromkeys(link.indicator for link in links if link.assessment == assessment)
    return Entry(deed, office.who, summary, assessment, tuple(indicators))


def _entry_on(office: Office, deed: Deed, listed: Sequence[Evidence], summary: str) -> Entry:
    return entry_for(office, deed, [link for piece in listed for link in piece.links], summary)


def _numbered(office: Office, ids: Sequence[int]) -> list[Evidence]:
    with office.store.reading() as connection:
        found = queries.evidence_numbered(connection, ids)
    for key in ids:
        if key not in found:
            raise NotFound(f"Không có minh chứng số {key}; hãy xem danh sách bằng “ntm evidence list”.")
    return [found[key] for key in dict.fromkeys(ids)]


def _links(checklist: Checklist, numbers: tuple[str, ...]) -> list[Link]:
    found = dict.fromkeys(find_indicator(checklist, number).indicator.number for number in numbers)
    return [Link(checklist.assessment.id, number) for number in found]


def _columns(change: Change) -> Row:
    row: Row = {}
    if change.note is not None:
        row["note"] = clean_text(change.note)
        if not row["note"]:
            raise InputRefused("Minh chứng chưa có nội dung; hãy ghi nội dung minh chứng.")
    if change.number is not None:
        row["number"] = clean_line(change.number)
    if change.issuer is not None:
        row["issuer"] = clean_line(change.issuer)
    if change.issued is not None:
        row["issued"] = _day(change.issued, "Ngày ban hành")
    if change.valid_until is not None:
        row["valid_until"] = _day(change.valid_until, "Hiệu lực đến", may_be_future=True)
    if change.kind is not None:
        row["kind"] = read_kind(change.kind)
    if change.maintained is not None:
        row["maintained"] = change.maintained
    if not row:
        raise InputRefused("Chưa ghi điều gì cần sửa; hãy ghi ít nhất một mục, ví dụ --note hoặc --kind.")
    return row


def _fields(columns: Row) -> str:
    return ", ".join(word for name, word in _FIELDS.items() if name in columns)


def _day(typed: str, what: str, *, may_be_future: bool = False) -> date | None:
    return read_day(typed, what, today(), may_be_future=may_be_future) if typed.strip() else None


def _check_validity(issued: date | None, valid_until: date | None, *, maintained: bool) -> None:
    if issued and valid_until and valid_until < issued:
        raise InputRefused("Ngày hết hiệu lực trước ngày ban hành; hãy xem lại hai ngày.")
    if valid_until and maintained:
        raise InputRefused(f"Minh chứng “{MAINTAINED}” thì không có ngày hết hiệu lực; hãy bỏ một trong hai.")


def _files(typed: tuple[str, ...]) -> list[FileToStore]:
    # The same file given twice is one file.
    read = [read_file(pasted_path(path)) for path in typed]
    return list({file.sha256: file for file in read}.values())
