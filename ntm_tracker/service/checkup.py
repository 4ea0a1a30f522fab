"""Checking the whole record, and finding a printed mark again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ntm_tracker.domain.checkup import Part, Problem
from ntm_tracker.domain.dates import format_moment
from ntm_tracker.domain.history import Deed
from ntm_tracker.errors import InputRefused, RecordUnavailable
from ntm_tracker.service.record_mark import record_mark
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import checking, events
from ntm_tracker.store.events import Entry
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View

    Check = Callable[[View, Callable[[int], None]], Iterable[Problem]]

_A_MARK = re.compile(r"[0-9a-f]{4,64}")


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a check of the record found."""

    problems: tuple[Problem, ...]
    """In the order of the parts; none where all is as it was written."""
    events: int
    rows: int
    files: int
    mark: str
    """The record's mark at the time."""

    def of(self, part: Part) -> list[Problem]:
        """Return what is wrong with one part."""
        return [problem for problem in self.problems if problem.part is part]


@dataclass(frozen=True, slots=True)
class Marked:
    """A deed that a printed mark stands for."""

    event: Event
    later: int
    """How many deeds were done since."""
    holds: bool
    """Whether the chain holds up to it, so that the record as printed is the record as it was."""


def check_record(office: Office, watch: Watch | None = None) -> Checkup:
    """Check everything; nothing is changed.

    Raises:
        RecordUnavailable: so much is broken that not even the log can be counted.
        Stopped: as `watch` said.
    """
    watched, found = watch or Watch(), list[Problem]()
    watched.expect(_work_to_do(office), "Đã dừng; chưa kiểm tra xong, không ghi gì.")
    for part, check in zip(Part, checking.CHECKS, strict=True):
        found += _checked(office, part, check, watched)
    if not office.store.is_read_only and not any(one.part is Part.SEARCH for one in found):
        found += _checked_by_writing(office)
    with office.store.reading() as connection:
        counted = checking.rows_checked(connection)
    return Checkup(tuple(found), *counted, mark=record_mark(office).code)


def find_mark(office: Office, typed: str) -> list[Marked]:
    """Return the deeds whose mark is the one that was typed from a printed paper, oldest first.

    Raises:
        InputRefused: it is no mark.
    """
    start = typed.strip().casefold().replace(" ", "")
    if not _A_MARK.fullmatch(start):
        raise InputRefused(
            f"“{typed.strip()[:40]}” không phải mã dữ liệu; hãy ghi mã in trên báo cáo, ít nhất 4 ký tự."
        )
    with office.store.reading() as connection:
        newest = events.next_number(connection) - 1
        broken = events.first_broken(connection)
        listed = events.events_marked(connection, start)
    return [
        Marked(e, 0 if e.joined else newest - e.seq, broken is None or (not e.joined and e.seq < broken))
        for e in listed
    ]


def rebuild_search(office: Office, watch: Watch | None = None) -> int:
    """Write the index of search anew; return how many pieces of evidence it holds.

    Raises:
        Stopped: as `watch` said; the index is as it was.
    """
    work = watch or Watch()
    work.expect(1, "Đã dừng; chỉ mục tìm kiếm vẫn như cũ.")
    with office.store.writing() as connection:
        return checking.rebuild_search(connection, work)


def trust_clock(office: Office) -> bool:
    """Say in the log that the machine's clock is right though the deed before is dated later; False where none is."""
    with office.store.writing() as connection:
        last = events.last_mark(connection)
        if last is None or last[1] <= datetime.now(UTC):
            return False
        summary = f"Xác nhận đồng hồ máy đúng; việc trước đó ghi ngày {format_moment(last[1])}"
        Work(connection).close(Entry(Deed.TRUST_CLOCK, office.who, summary))
    return True


def _work_to_do(office: Office) -> int:
    try:
        with office.store.reading() as connection:
            return checking.work_to_do(connection)
    except RecordUnavailable:
        return 0  # what cannot be read is told by the check of it


def _checked(office: Office, part: Part, check: Check, watch: Watch) -> list[Problem]:
    found: list[Problem] = []
    try:
        with office.store.reading() as connection:
            # One by one: what was found before the file could not be read on is told too.
            found.extend(check(connection, watch.passed))
    except RecordUnavailable:
        watch.passed(0)  # what was stopped in the middle is not damaged
        told, advice = checking.UNREADABLE
        found.append(Problem(part, "Tệp dữ liệu", told, advice))
    return found


def _checked_by_writing(office: Office) -> list[Problem]:
    try:
        with office.store.writing() as connection:
            return list(checking.check_search_inside(connection))
    except RecordUnavailable:
        return []  # held by another window; what is read was checked
