"""Taking in a whole folder of files: each to its indicator, all as one deed."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.attaching import note_from, place, without_ending
from ntm_tracker.domain.evidence import Link
from ntm_tracker.domain.history import Deed
from ntm_tracker.errors import InputRefused, reason_of
from ntm_tracker.service.evidence import Paper, begin_keeping, begin_reading, begin_saving, entry_for
from ntm_tracker.service.paper_entry import paper_row
from ntm_tracker.service.reading import open_checklist
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import papers, queries
from ntm_tracker.store.files import read_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.store.files import FileToStore

_MOST_FILES = 2000
_NOBODYS = ("thumbs.db", "desktop.ini", ".ds_store")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file of the folder, and where it goes."""

    path: str
    """Within the folder."""
    indicator: str | None
    """None where it is not taken."""
    note: str
    reason: str = ""
    """Why it is not taken."""
    file: FileToStore | None = None


def plan_folder(
    office: Office, folder: Path, wanted: Wanted | None = None, watch: Watch | None = None
) -> list[Candidate]:
    """Return every file in `folder` with the indicator that it would go to; nothing is saved.

    Raises:
        InputRefused: it is no folder, cannot be read, or holds too many files.
        Stopped: as `watch` said.
    """
    return _plan(open_checklist(office, wanted), folder, watch or Watch())


def attach_folder(
    office: Office,
    folder: Path,
    wanted: Wanted | None = None,
    chosen: Collection[str] | None = None,
    watch: Watch | None = None,
) -> tuple[list[Candidate], list[Evidence]]:
    """Save a piece of evidence for every file in `folder` whose indicator is sure; return the plan and what was saved.

    `chosen` are the paths within the folder that are wanted; None for all.

    Raises:
        InputRefused: it is no folder, cannot be read, or a file changed meanwhile; nothing is saved.
        Stopped: as `watch` said; nothing is saved.
    """
    checklist, work = open_checklist(office, wanted), watch or Watch()
    planned = _plan(checklist, folder, work)
    wished = {one.path for one in planned} if chosen is None else chosen
    taken = [one for one in planned if one.indicator and one.file and one.path in wished]
    if not taken:
        return planned, []
    new = [
        papers.NewPaper(paper_row(Paper(one.note)), [Link(checklist.assessment.id, str(one.indicator))], _file(one))
        for one in taken
    ]
    links = list(dict.fromkeys(link for paper in new for link in paper.links))
    summary = f"Thêm {len(new)} minh chứng từ thư mục “{folder.name}”"
    begin_saving([one.file for one in taken if one.file], work)
    with office.store.writing() as connection:
        ids = papers.add_many(connection, entry_for(office, Deed.ADD_EVIDENCE, links, summary), new)
        found = queries.evidence_numbered(connection, ids)
        begin_keeping(work)
    return planned, [found[key] for key in ids]


def _file(one: Candidate) -> list[FileToStore]:
    return [one.file] if one.file else []


def _plan(checklist: Checklist, folder: Path, work: Watch) -> list[Candidate]:
    states = (*checklist.indicators(), *checklist.gates)
    known = [state.indicator.number for state in states]
    held = {
        (state.indicator.number, kept.sha256) for state in states for piece in state.evidence for kept in piece.files
    }
    planned, files = [], _files(folder)
    begin_reading(files, work)
    for path in files:
        one = _look_at(path, folder, known, work)
        if one.file and one.indicator:
            key = (one.indicator, one.file.sha256)
            if key in held:
                one = replace(one, indicator=None, reason=f"chỉ tiêu {one.indicator} đã có tệp này")
            held.add(key)
        planned.append(one)
    return planned


def _look_at(path: Path, folder: Path, known: list[str], work: Watch) -> Candidate:
    within = path.relative_to(folder)
    stem = without_ending(path.name)
    number, reason = place((folder.resolve().name, *within.parts[:-1], stem), known)
    one = Candidate(within.as_posix(), number, note_from(stem), reason)
    if number is None:
        return one
    if not path.resolve().is_relative_to(folder.resolve()):
        # A folder that somebody handed over could take in a file of the officer's own.
        return replace(one, indicator=None, reason="là lối tắt dẫn ra ngoài thư mục")
    try:
        return replace(one, file=read_file(path, work.passed))
    except InputRefused as refused:
        return replace(one, indicator=None, reason=refused.sentence)


def _files(folder: Path) -> list[Path]:
    try:
        if not folder.is_dir():
            raise InputRefused(f"“{folder}” không phải là thư mục; hãy kiểm tra đường dẫn.")
        found = sorted(_walk(folder))
    except OSError as error:
        raise InputRefused(f"Không đọc được thư mục “{folder}” ({reason_of(error)}); hãy kiểm tra USB.") from error
    except ValueError:
        raise InputRefused("Đường dẫn thư mục có ký tự lạ; hãy chọn lại thư mục.") from None
    return found


def _walk(folder: Path) -> Iterator[Path]:
    count = 0
    for inside, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.startswith((".", "~$")) or name.casefold() in _NOBODYS:
                continue
            count += 1
            if count > _MOST_FILES:
                raise InputRefused(f"Thư mục “{folder}” có hơn {_MOST_FILES} tệp; hãy chọn thư mục nhỏ hơn.")
            yield Path(inside, name)


def _raise(error: OSError) -> None:
    raise error
