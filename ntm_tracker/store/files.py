"""Files of evidence, kept in the database by their content; none is ever held in memory whole."""

from __future__ import annotations

import hashlib
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, BinaryIO, Protocol

from sqlalchemy import delete, insert, select

from ntm_tracker.domain.text import clean_line
from ntm_tracker.errors import InputRefused, RecordUnavailable, reason_of
from ntm_tracker.store.contents import CHUNK, chunks, store_content
from ntm_tracker.store.signatures import type_of
from ntm_tracker.store.tables import evidence_file, file, file_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

LIMIT_MB = 50


def _nobody(_size: int) -> None:
    """Tell nobody how much was done."""


class Sink(Protocol):
    """Where content is written to, piece by piece."""

    def write(self, content: bytes, /) -> int:
        """Take the next piece; return how many bytes were taken."""


@dataclass(frozen=True, slots=True)
class FileToStore:
    """A file that was read through once and is about to be stored with its evidence."""

    name: str
    sha256: str
    size: int
    type: str
    path: Path
    passed: Callable[[int], None] = field(default=_nobody, repr=False, compare=False)
    """Told of every piece that is written, and of every one that is read again; it may stop the work."""

    def write(self, connection: Connection) -> None:
        """Store the content, once for all evidence that carries it; what is stored and damaged is made whole again.

        Raises:
            InputRefused: the file is no longer what was read, or no longer there.
        """
        is_known = is_stored(connection, self.sha256)
        if is_known and holds(connection, self.sha256, self.passed):
            self.passed(self.size)
            return
        with _refusals(self.path), self.path.open("rb") as content:
            store_content(connection, self.sha256, self.size, _told(_read(content, self.size), self.passed))
            grown = content.read(1)
        if not is_known:
            connection.execute(insert(file_text), {"sha256": self.sha256, "type": self.type, "folded": None})
        if grown or not holds(connection, self.sha256, self.passed):
            raise InputRefused(f"Tệp “{self.name}” thay đổi trong khi đọc; hãy đóng tệp đó rồi thêm lại.")


def read_file(path: Path, passed: Callable[[int], None] = _nobody) -> FileToStore:
    """Read the file at `path` through, to know what it is; `passed` is told of every piece, and when it is stored.

    Raises:
        InputRefused: it is missing, a folder, a device, empty, too large or unreadable.
    """
    with _refusals(path):
        _check(path)
        with path.open("rb") as content:
            found = type_of(content)
            sha256, size = _digest(_told(iter(lambda: content.read(CHUNK), b""), passed))
    if not size:
        raise InputRefused(f"Tệp “{clean_line(path.name)}” rỗng; hãy kiểm tra lại tệp.")
    return FileToStore(clean_line(path.name), sha256, size, found.value, path, passed)


def is_stored(connection: Connection, sha256: str) -> bool:
    """Say whether a file of this content is in the record."""
    return connection.execute(select(file.c.sha256).where(file.c.sha256 == sha256)).first() is not None


def holds(connection: Connection, sha256: str, passed: Callable[[int], None] = _nobody) -> bool:
    """Say whether a stored file is still the one that was stored: its hash is taken again.

    `passed` is told of every piece that was read.
    """
    with closing(chunks(connection, sha256)) as pieces:
        return _digest(_told(pieces, passed))[0] == sha256


def copy_out(
    connection: Connection, sha256: str, name: str, target: Sink, passed: Callable[[int], None] = _nobody
) -> None:
    """Write a stored file into `target`; `passed` is told of every piece.

    Raises:
        RecordUnavailable: its content is no longer what was stored.
    """
    found = hashlib.sha256()
    with closing(chunks(connection, sha256)) as pieces:
        for chunk in _told(pieces, passed):
            found.update(chunk)
            target.write(chunk)
    if found.hexdigest() != sha256:
        raise RecordUnavailable(
            f"Tệp “{name}” trong dữ liệu không còn nguyên vẹn (mã SHA-256 không khớp); "
            "hãy khôi phục từ bản sao lưu hoặc thay bằng bản quét mới."
        )


def stored_files(connection: Connection) -> dict[str, int]:
    """Return the size of every file that evidence carries by its hash, in order.

    One that only a redo would bring back is left out.
    """
    carried = select(evidence_file.c.sha256)
    wanted = select(file.c.sha256, file.c.size).where(file.c.sha256.in_(carried)).order_by(file.c.sha256)
    return {row.sha256: row.size for row in connection.execute(wanted)}


def drop_unused(connection: Connection) -> None:
    """Forget the contents that no evidence carries any more."""
    used = select(evidence_file.c.sha256)
    connection.execute(delete(file_text).where(file_text.c.sha256.not_in(used)))
    connection.execute(delete(file).where(file.c.sha256.not_in(used)))


def _check(path: Path) -> None:
    found = path.stat()
    if S_ISDIR(found.st_mode):
        raise InputRefused(f"“{path}” là thư mục; hãy chọn từng tệp trong thư mục đó.")
    # Opening a device or a pipe could wait for ever.
    if not S_ISREG(found.st_mode):
        raise InputRefused(f"Không đọc được tệp “{path}” (không phải tệp thường); hãy chọn tệp khác.")
    if found.st_size > LIMIT_MB * 2**20:
        name = clean_line(path.name)
        raise InputRefused(f"Tệp “{name}” lớn hơn {LIMIT_MB} MB; hãy nén hoặc quét lại ở độ phân giải thấp hơn.")


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputRefused(
            f"Không đọc được tệp “{path}” ({reason_of(error)}); hãy kiểm tra đường dẫn hoặc USB."
        ) from error
    except ValueError:
        name = clean_line(path.name)
        raise InputRefused(f"Không đọc được tệp “{name}” (đường dẫn có ký tự lạ); hãy chọn lại tệp.") from None


def _read(content: BinaryIO, size: int) -> Iterator[bytes]:
    left = size
    while left and (chunk := content.read(min(CHUNK, left))):
        yield chunk
        left -= len(chunk)


def _told(pieces: Iterable[bytes], passed: Callable[[int], None]) -> Iterator[bytes]:
    for piece in pieces:
        passed(len(piece))
        yield piece


def _digest(content: Iterator[bytes]) -> tuple[str, int]:
    found, size = hashlib.sha256(), 0
    for chunk in content:
        found.update(chunk)
        size += len(chunk)
    return found.hexdigest(), size
