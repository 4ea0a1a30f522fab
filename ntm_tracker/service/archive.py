"""Writing a ZIP file beside its place, piece by piece; it is put there when it is whole, or nothing is left."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, Any, BinaryIO

from ntm_tracker.errors import InputRefused, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from ntm_tracker.store.files import Sink

PREFIX, SUFFIX = ".ntm-ho-so-", ".tmp"
"""What the unfinished file is called; one that a killed program left is known by it."""
SUMS_NAME = "SHA256SUMS.txt"
_EARLIEST_YEAR = 1980
_MODE = 0o100644 << 16
_UNIX = 3


class Archive:
    """A ZIP file in the making, which remembers the hash of everything that it was given."""

    def __init__(self, written: zipfile.ZipFile, day: date) -> None:
        self._written = written
        self._at = (max(day.year, _EARLIEST_YEAR), day.month, day.day, 0, 0, 0)
        self._sums: list[str] = []

    def add(self, path: str, content: bytes) -> None:
        """Put `content` at `path`."""
        self.stream(path, len(content), lambda sink: sink.write(content), packed=True)

    def stream(self, path: str, size: int, pour: Callable[[Sink], object], *, packed: bool) -> None:
        """Put at `path` what `pour` writes, `size` bytes or so; `packed` where that makes it smaller."""
        entry = zipfile.ZipInfo(path, self._at)
        # The same archive on every system; without this, Linux unpacks files that nobody may read.
        entry.create_system, entry.external_attr = _UNIX, _MODE
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        entry.file_size = size
        with self._written.open(entry, "w") as place:
            hashed = _Hashed(place)
            pour(hashed)
        self._sums.append(f"{hashed.found.hexdigest()}  {path}\n")

    def close(self) -> None:
        """Put the sums of everything in, as `sha256sum -c` reads them."""
        self.add(SUMS_NAME, "".join(self._sums).encode())


class _Hashed:
    def __init__(self, place: Any) -> None:
        self.found = hashlib.sha256()
        self._place = place

    def write(self, content: bytes, /) -> int:
        self.found.update(content)
        written: int = self._place.write(content)
        return written


@contextmanager
def whole_archive(target: Path, day: date, *, over: bool, mode: int = 0o644) -> Iterator[Archive]:
    """Hand out an archive that stands at `target` once the block has ended well; all its files are of `day`.

    `mode` says who may read it.

    Raises:
        InputRefused: there is a file already and `over` is not set, or the place cannot be written.
    """
    try:
        _check(target, over=over)
        _drop_abandoned(target.parent)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=PREFIX, suffix=SUFFIX)
        beside = Path(name)
        try:
            with os.fdopen(handle, "w+b") as file:
                _hold(file)
                with zipfile.ZipFile(file, "w") as written:
                    archive = Archive(written, day)
                    yield archive
                    archive.close()
                file.flush()
                os.fsync(file.fileno())
            beside.chmod(mode)
            # Somebody may have put a file there while this one was written.
            _check(target, over=over)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise InputRefused(
            f"Không ghi được tệp “{target}” ({reason_of(error)}); hãy đóng tệp nếu đang mở, hoặc chọn nơi khác."
        ) from error


def _check(target: Path, *, over: bool) -> None:
    try:
        there = target.lstat()
    except FileNotFoundError:
        return
    except ValueError:
        raise InputRefused("Đường dẫn có ký tự lạ nên không ghi được; hãy chọn nơi khác.") from None
    if S_ISDIR(there.st_mode):
        raise InputRefused(f"“{target}” là thư mục; hãy chọn tên tệp khác.")
    if not target.is_file():
        raise InputRefused(f"“{target}” không phải là tệp thường; hãy chọn nơi khác.")
    if not over:
        raise InputRefused(f"Đã có tệp “{target}”; hãy chọn tên khác, hoặc thêm --force để ghi đè.")


def _hold(file: BinaryIO) -> None:
    """Lock the unfinished file for as long as it is open, so that another program knows that it is not abandoned."""
    with suppress(ImportError, OSError):
        from fcntl import LOCK_EX, LOCK_NB, flock

        flock(file, LOCK_EX | LOCK_NB)


def _drop_abandoned(folder: Path) -> None:
    """Remove the unfinished files of programs that were killed."""
    for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
        # Held by another program, or not ours to remove; Windows itself refuses to remove what is open.
        with suppress(OSError):
            with left.open("rb") as file:
                _lock_or_leave(file)
            left.unlink()


def _lock_or_leave(file: BinaryIO) -> None:
    with suppress(ImportError):
        from fcntl import LOCK_EX, LOCK_NB, flock

        flock(file, LOCK_EX | LOCK_NB)
