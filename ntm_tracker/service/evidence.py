"""Keeping evidence: adding a paper, listing, finding."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.evidence import Link
from ntm_tracker.domain.evidence_query import read_query
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.long_work import Phase
from ntm_tracker.domain.row_refusals import RowRefusals
from ntm_tracker.domain.text import clean_line, shorten
from ntm_tracker.errors import InputRefused, NotFound, Reading
from ntm_tracker.service.folders import find_path
from ntm_tracker.service.office import today
from ntm_tracker.service.paper_entry import paper_row
from ntm_tracker.service.reading import find_indicator, open_checklist
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import events, finding, papers, past, queries
from ntm_tracker.store.events import Entry
from ntm_tracker.store.files import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.evidence import Evidence, StoredFile
    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.store.files import FileToStore

_NAMED_AT_MOST = 5
_STOPPED = "Đã dừng; chưa lưu gì."


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
    owner: str = ""


def add_evidence(
    office: Office, numbers: tuple[str, ...], paper: Paper, wanted: Wanted | None = None, watch: Watch | None = None
) -> Evidence:
    """Save a piece of evidence with its files, linked to every indicator in `numbers`.

    Raises:
        InputRefused: an empty note, an impossible day, a file that cannot be read; nothing is saved.
        NotFound: no such indicator.
        Stopped: as `watch` said; nothing is saved.
    """
    checklist = open_checklist(office, wanted)
    with Reading("indicators"):
        links = links_to(checklist, numbers)
    row = paper_row(paper)
    found = ", ".join(link.indicator for link in links)
    entry = entry_for(office, Deed.ADD_EVIDENCE, links, f"Thêm minh chứng cho {found}: {shorten(row['note'], 60)}")
    work = watch or Watch()
    files = read_files(paper.files, work)
    begin_saving(files, work)
    with office.store.writing() as connection:
        key = papers.add_evidence(connection, entry, row, links, files)
        begin_keeping(work)
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
    return numbered(office, [key])[0]


def evidence_versions(office: Office, key: int) -> list[tuple[Event, Evidence]]:
    """Return how one piece of evidence read after each deed that saved it, newest first, without links and files.

    Raises:
        NotFound: there is none of this number.
    """
    numbered(office, [key])
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


def numbered(office: Office, ids: Sequence[int]) -> list[Evidence]:
    """Return the pieces `ids`, each once, in that order.

    Raises:
        NotFound: there is none of this number.
        RowsRefused: there is none of some of several numbers.
    """
    with office.store.reading() as connection:
        found = queries.evidence_numbered(connection, ids)
    refusals = RowRefusals[int](len(wanted := list(dict.fromkeys(ids))), "Số {}".format)
    for key in wanted:
        with refusals.of(key):
            if key not in found:
                raise NotFound(f"Không có minh chứng số {key}; hãy xem danh sách bằng “ntm evidence list”.")
    refusals.check()
    return [found[key] for key in wanted]


def links_to(checklist: Checklist, numbers: tuple[str, ...]) -> list[Link]:
    """Return the links to the indicators `numbers` of one assessment, each once.

    Raises:
        NotFound: no such indicator.
    """
    found = dict.fromkeys(find_indicator(checklist, number).indicator.number for number in numbers)
    return [Link(checklist.assessment.id, number) for number in found]


def read_files(typed: Sequence[str], work: Watch) -> list[FileToStore]:
    """Read the files at the paths `typed`; the same file given twice is one file.

    Raises:
        InputRefused: one of them cannot be read.
        Stopped: as `work` said.
    """
    with Reading("files"):
        paths = [find_path(path) for path in typed]
        begin_reading(paths, work)
        read = [read_file(path, work.passed) for path in paths]
    return list({file.sha256: file for file in read}.values())


def begin_reading(paths: Sequence[Path], work: Watch) -> None:
    """Tell that files are read, and how much that is.

    Raises:
        Stopped: as `work` said.
    """
    work.expect(1, _STOPPED)
    size = 0
    for path in paths:
        # One that is not there, or cannot be, is told of when it is read.
        with suppress(OSError, ValueError):
            size += path.stat().st_size
    work.begin(Phase("đọc tệp", size))


def begin_saving(files: Sequence[FileToStore], work: Watch) -> None:
    """Tell that files are stored, and each read again to see that it was.

    Raises:
        Stopped: as `work` said.
    """
    work.begin(Phase("lưu", 2 * sum(file.size for file in files)))


def begin_keeping(work: Watch) -> None:
    """Tell that what was saved is about to be kept: the last moment to stop.

    Raises:
        Stopped: as `work` said.
    """
    work.begin(Phase("ghi vào ổ đĩa", can_stop=False))
