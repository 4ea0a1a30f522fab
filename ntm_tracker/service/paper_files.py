"""Taking stored files out: a copy to keep, a copy to look at, and proof that they are what was stored."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.damaged import files_of
from ntm_tracker.domain.file_names import is_run_when_opened, safe_name
from ntm_tracker.domain.long_work import UNWATCHED, Phase
from ntm_tracker.errors import InputRefused, NtmError, reason_of
from ntm_tracker.service.desktop import open_file
from ntm_tracker.service.evidence import file_named, read_paper
from ntm_tracker.service.watch import Watch
from ntm_tracker.service.whole_file import beside
from ntm_tracker.store import files, queries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.evidence import Evidence, StoredFile
    from ntm_tracker.domain.long_work import LongWork
    from ntm_tracker.service.office import Office

"""Seconds in which the system's opener says whether it can."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A private copy of a stored file, for the system's own program to open."""

    path: Path
    evidence: int
    file: StoredFile

    def is_changed(self) -> bool:
        """Say whether somebody wrote into the copy."""
        try:
            return files.read_file(self.path).sha256 != self.file.sha256
        except InputRefused:
            return False  # removed, or still being written: nothing to offer yet

    def drop(self) -> None:
        """Remove the copy; one that a program still holds is left to the system."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A stored file whose content is no longer what was stored."""

    sha256: str
    names: tuple[str, ...]
    evidence: tuple[int, ...]


def save_file(office: Office, key: int, target: Path, name: str | None = None, watch: Watch | None = None) -> Path:
    """Write a stored file to `target`, or under its own name into the folder `target`; whole or not at all.

    Raises:
        InputRefused: there are several files and none was named, or the place cannot be written.
        NotFound: no such evidence or file.
        RecordUnavailable: the stored content is damaged.
        Stopped: as `watch` said; nothing is written.
    """
    held, work = file_named(read_paper(office, key), name), watch or Watch()
    work.expect(1, "Đã dừng; không ghi gì.")
    work.begin(Phase("lưu ra", held.size))
    with _refusals(target):
        place = target / safe_name(held.name) if target.is_dir() else target
        if place.exists():
            raise InputRefused(f"Đã có tệp “{place}”; hãy chọn tên khác để không ghi đè.")
        _write(office, held, place, work)
    return place


def copy_for_opening(office: Office, key: int, name: str | None = None) -> Copy:
    """Write a stored file into a temporary folder that only this user may enter.

    Raises:
        InputRefused: there are several files and none was named, or the system would run it instead of showing it.
        NotFound: no such evidence or file.
        RecordUnavailable: the stored content is damaged.
    """
    held = file_named(read_paper(office, key), name)
    if is_run_when_opened(held.name):
        raise InputRefused(
            f"Tệp “{held.name}” là chương trình nên không mở thẳng; hãy lưu ra (F7, hoặc lệnh “ntm evidence save”)."
        )
    with _refusals(Path(tempfile.gettempdir())):
        copy = Copy(Path(tempfile.mkdtemp(prefix="ntm-")) / safe_name(held.name), key, held)
        try:
            _write(office, held, copy.path)
        except BaseException:
            copy.drop()
            raise
    return copy


def show(copy: Copy) -> None:
    """Open the copy in the system's own program for it.

    Raises:
        InputRefused: the system has none, or it cannot; the copy is removed.
    """
    try:
        open_file(copy.path)
    except NtmError:
        copy.drop()
        raise InputRefused(
            f"Máy này không mở được tệp “{copy.file.name}” bằng chương trình nào; "
            f"hãy lưu ra bằng “ntm evidence save {copy.evidence} -o …” rồi mở trên máy khác."
        ) from None


def verify_files(office: Office, watch: Watch | None = None) -> tuple[int, list[BrokenFile]]:
    """Hash every stored file again; return how many there are and those that are no longer what was stored.

    Raises:
        Stopped: somebody stopped it.
    """
    watch = watch or Watch()
    with office.store.reading() as connection:
        stored = files.stored_files(connection)
        watch.expect(sum(stored.values()), "Đã dừng, chưa kiểm tra hết các tệp.")
        wrong = {sha256 for sha256 in stored if not files.holds(connection, sha256, watch.passed)}
        listed = queries.all_evidence(connection) if wrong else []
    return len(stored), [_broken(sha256, listed) for sha256 in sorted(wrong)]


def damaged_files(office: Office, checklist: Checklist, watch: Watch | None = None) -> frozenset[str]:
    """Hash the files of a checklist again; return the hashes of those that are no longer what was stored.

    Raises:
        Stopped: somebody stopped it.
    """
    watch, held = watch or Watch(), files_of(checklist)
    with office.store.reading() as connection:
        return frozenset(
            sha256
            for sha256 in held
            if not (files.is_stored(connection, sha256) and files.holds(connection, sha256, watch.passed))
        )


@contextmanager
def _refusals(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputRefused(f"Không ghi được tệp “{target}” ({reason_of(error)}); hãy chọn nơi khác.") from error
    except ValueError:
        raise InputRefused("Đường dẫn có ký tự lạ nên không ghi được; hãy chọn nơi khác.") from None


def _broken(sha256: str, listed: list[Evidence]) -> BrokenFile:
    carried = [(piece, held) for piece in listed for held in (*piece.files, *piece.earlier) if held.sha256 == sha256]
    names = tuple(dict.fromkeys(held.name for _, held in carried))
    return BrokenFile(sha256, names, tuple(dict.fromkeys(piece.id for piece, _ in carried)))


def _write(office: Office, held: StoredFile, place: Path, work: LongWork = UNWATCHED) -> None:
    with beside(place) as target, office.store.reading() as connection, _refusals(place):
        files.copy_out(connection, held.sha256, held.name, target, work.passed)
