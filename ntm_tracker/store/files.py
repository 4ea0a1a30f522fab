"""Files of evidence, kept in the database by their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from ntm_tracker.domain.text import clean_line
from ntm_tracker.errors import InputRefused, reason_of
from ntm_tracker.store.tables import evidence_file, file

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

LIMIT_MB = 50


@dataclass(frozen=True, slots=True)
class FileToStore:
    """A file that was read and is about to be stored with its evidence."""

    name: str
    sha256: str
    content: bytes

    def write(self, connection: Connection) -> None:
        """Store the content, once for all evidence that carries it."""
        if connection.execute(select(file.c.sha256).where(file.c.sha256 == self.sha256)).first() is None:
            row = {"sha256": self.sha256, "size": len(self.content), "content": self.content}
            connection.execute(insert(file), row)


def drop_unused(connection: Connection) -> None:
    """Forget the contents that no evidence carries any more."""
    connection.execute(delete(file).where(file.c.sha256.not_in(select(evidence_file.c.sha256))))


def read_file(path: Path) -> FileToStore:
    """Read the file at `path`.

    Raises:
        InputRefused: it is missing, a folder, empty, too large or unreadable.
    """
    name = clean_line(path.name)
    try:
        if path.is_dir():
            raise InputRefused(f"“{path}” là thư mục; hãy chọn từng tệp trong thư mục đó.")
        if path.exists() and not path.is_file():
            raise InputRefused(f"Không đọc được tệp “{path}” (không phải tệp thường); hãy chọn tệp khác.")
        content = path.read_bytes() if path.stat().st_size <= LIMIT_MB * 2**20 else None
    except OSError as error:
        raise InputRefused(
            f"Không đọc được tệp “{path}” ({reason_of(error)}); hãy kiểm tra đường dẫn hoặc USB."
        ) from error
    except ValueError:
        raise InputRefused(f"Không đọc được tệp “{name}” (đường dẫn có ký tự lạ); hãy chọn lại tệp.") from None
    if content is None:
        raise InputRefused(f"Tệp “{name}” lớn hơn {LIMIT_MB} MB; hãy nén hoặc quét lại ở độ phân giải thấp hơn.")
    if not content:
        raise InputRefused(f"Tệp “{name}” rỗng; hãy kiểm tra lại tệp.")
    return FileToStore(name, hashlib.sha256(content).hexdigest(), content)
