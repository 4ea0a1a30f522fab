"""The dossier for the inspectors: every paper in its folder, an index, what is missing, and the sums."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ntm_tracker.domain.damaged import without_damaged
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.dossier import lay_out, reading_order
from ntm_tracker.domain.dossier_missing import missing
from ntm_tracker.domain.file_types import FileType
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.errors import InputRefused, RecordUnavailable
from ntm_tracker.report import dossier as sheets
from ntm_tracker.report import render
from ntm_tracker.service.archive import whole_archive
from ntm_tracker.service.office import today
from ntm_tracker.service.paper_files import damaged_files
from ntm_tracker.service.reading import Wanted, open_checklist
from ntm_tracker.service.reporting import Order, make_report
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import events, files, past
from ntm_tracker.store.file_text import pages_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.dossier import Document
    from ntm_tracker.domain.dossier_missing import Missing
    from ntm_tracker.domain.evidence import StoredFile
    from ntm_tracker.report.model import Report
    from ntm_tracker.service.archive import Archive
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.files import Sink
    from ntm_tracker.store.store import View

_STOPPED = "Đã hủy xuất hồ sơ; không ghi gì."
INDEX, MISSING, READINESS = "00 Mục lục hồ sơ", "00 Còn thiếu", "00 Báo cáo mức sẵn sàng"
_PACKED_ALREADY = frozenset(FileType) - {FileType.TEXT, FileType.UNKNOWN, FileType.DOC, FileType.XLS, FileType.OLE}


@dataclass(frozen=True, slots=True)
class Asked:
    """What of an assessment the dossier shall hold: everything, the focus criteria, what changed since a day."""

    focus: bool = False
    since: str = ""
    over: bool = False
    """Whether it may take the place of a file that is there."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was written."""

    path: Path
    assessment: str
    documents: tuple[Document, ...]
    refused: tuple[Document, ...]
    """Left out: their content is no longer what was stored."""
    missing: tuple[Missing, ...]


def write_dossier(
    office: Office, target: Path, asked: Asked, wanted: Wanted | None = None, watch: Watch | None = None
) -> Dossier:
    """Write the dossier of an assessment to the ZIP file `target`; it is there whole or not at all.

    Raises:
        NotFound: no such subject, set or assessment.
        InputRefused: no name ending in .zip, a file that is there, or a place that cannot be written.
        Stopped: somebody stopped it.
    """
    if target.suffix.casefold() != ".zip":
        raise InputRefused(f"Tệp “{target.name}” phải có đuôi .zip; hãy sửa lại tên tệp.")
    watch = watch or Watch()
    watch.expect(1, _STOPPED)
    plan = _plan(office, asked, wanted, watch)
    day = plan.checklist.day
    with office.store.reading() as connection, whole_archive(target, day, over=asked.over) as archive:
        making = _Making(connection, plan, watch)
        making.write(archive)
    return Dossier(target, plan.checklist.assessment.id, making.whole, making.refused, plan.lacking)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What goes into one dossier, before any file was looked at."""

    checklist: Checklist
    report: Report
    chosen: str
    documents: tuple[Document, ...]
    lacking: tuple[Missing, ...]


def _plan(office: Office, asked: Asked, wanted: Wanted | None, watch: Watch) -> _Plan:
    since = read_day(asked.since, "Ngày bắt đầu", today()) if asked.since else None
    checklist = open_checklist(office, wanted)
    if asked.focus and not any(criterion.focus for criterion in checklist.criteria):
        raise InputRefused("Kỳ này không có tiêu chí trọng tâm; hãy xuất cả hồ sơ, hoặc ghi trọng tâm trước.")
    damaged = damaged_files(office, checklist, watch.silent())
    return _Plan(
        checklist,
        make_report(office, Order(as_of=wanted.as_of if wanted else None, wanted=wanted or Wanted()), damaged),
        _chosen(asked, since),
        lay_out(checklist, focus=asked.focus, only=_changed_since(office, since) if since else None),
        missing(without_damaged(checklist, damaged), focus=asked.focus),
    )


def _changed_since(office: Office, day: date) -> frozenset[int]:
    with office.store.reading() as connection:
        return past.evidence_changed_since(events.read_events(connection), day)


class _Making:
    """One dossier: what goes in is hashed before the index is written, so that the index tells what is there."""

    def __init__(self, connection: View, plan: _Plan, watch: Watch) -> None:
        self._connection, self._plan, self._watch = connection, plan, watch
        self._pages: dict[str, int] = {}
        self._broken: set[str] = set()

    @property
    def whole(self) -> tuple[Document, ...]:
        """The documents that are in."""
        return tuple(one for one in self._plan.documents if not self._is_broken(one))

    @property
    def refused(self) -> tuple[Document, ...]:
        """The documents that are left out."""
        return tuple(one for one in self._plan.documents if self._is_broken(one))

    def write(self, archive: Archive) -> None:
        """Examine every file, then write everything."""
        held = {one.file.sha256: one.file for one in self._plan.documents if one.file}
        sizes = [one.file.size * len(one.places) for one in self._plan.documents if one.file]
        self._watch.expect(sum(sizes) + sum(file.size for file in held.values()), _STOPPED)
        for file in held.values():
            self._examine(file)
        self._write_lists(archive)
        placed = [(place, document) for document in self.whole for place in document.places]
        order = reading_order(self._plan.checklist)
        for place, document in sorted(placed, key=lambda pair: order(pair[0])):
            self._write_document(archive, place, document)
        # The last moment at which nothing has to be left.
        self._watch.passed(0)

    def _examine(self, held: StoredFile) -> None:
        """Hash a file again, and count its pages where it has any."""
        # Gone since the checklist was read: somebody undid its entry.
        if not files.is_stored(self._connection, held.sha256):
            self._broken.add(held.sha256)
            return
        with tempfile.TemporaryFile(prefix="ntm-") as copy:
            into = copy if held.type == FileType.PDF else None
            try:
                files.copy_out(self._connection, held.sha256, held.name, _Watched(self._watch, into))
            except RecordUnavailable:
                self._broken.add(held.sha256)
                return
            if into and (count := pages_of(into, held.type)):
                self._pages[held.sha256] = count

    def _write_lists(self, archive: Archive) -> None:
        # Imported when a dossier is made: python-docx and openpyxl are slow to load.
        from ntm_tracker.report.dossier_docx import render_sheet
        from ntm_tracker.report.dossier_xlsx import render_index

        plan, authority = self._plan, self._plan.report.letterhead.authority[-1]
        listed = sheets.entries(self.whole, self._pages, plan.checklist)
        index = sheets.index_sheet(authority, plan.checklist, plan.chosen, listed, self.refused)
        lacking = sheets.missing_sheet(authority, plan.checklist, plan.chosen, plan.lacking)
        self._add(archive, f"{INDEX}.docx", partial(render_sheet, index))
        self._add(archive, f"{INDEX}.xlsx", partial(render_index, index, listed))
        self._add(archive, f"{MISSING}.docx", partial(render_sheet, lacking))
        for form in ("docx", "pdf"):
            self._add(archive, f"{READINESS}.{form}", partial(render, plan.report, form))

    def _add(self, archive: Archive, path: str, make: Callable[[], bytes]) -> None:
        self._watch.passed(0)
        archive.add(path, make())

    def _write_document(self, archive: Archive, place: str, document: Document) -> None:
        self._watch.passed(0)
        if (held := document.file) is not None:
            archive.stream(place, held.size, self._pour(held), packed=held.type not in _PACKED_ALREADY)
            return
        # Windows's own editor wants its line ends.
        archive.add(place, sheets.note_text(document.evidence).replace("\n", "\r\n").encode("utf-8-sig"))

    def _pour(self, held: StoredFile) -> Callable[[Sink], None]:
        def pour(sink: Sink) -> None:
            files.copy_out(self._connection, held.sha256, held.name, _Watched(self._watch, sink))

        return pour

    def _is_broken(self, document: Document) -> bool:
        return document.file is not None and document.file.sha256 in self._broken


class _Watched:
    """Passes content on, and tells how much; where there is nobody to take it, it is only counted."""

    def __init__(self, watch: Watch, into: Sink | None) -> None:
        self._watch, self._into = watch, into

    def write(self, content: bytes, /) -> int:
        self._watch.passed(len(content))
        return self._into.write(content) if self._into else len(content)


def _chosen(asked: Asked, since: date | None) -> str:
    """Say of what the dossier is, where it is not the whole one."""
    said = ["các tiêu chí trọng tâm"] if asked.focus else []
    said += [f"các tài liệu thêm hoặc sửa từ ngày {format_date(since)}"] if since else []
    return f"Hồ sơ này chỉ gồm {', '.join(said)}." if said else ""
