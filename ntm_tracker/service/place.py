"""What the officer should know of the place where the record lies; each thing is told once."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ntm_tracker.places import data_folder, database_file, database_url, is_read_only
from ntm_tracker.store.place import is_on_network, service_copying

if TYPE_CHECKING:
    from pathlib import Path

_TOLD = ".ntm-da-bao"
"""The file beside the record that keeps what was told."""


def place_warnings(data: str | None) -> list[str]:
    """Return what was not told yet of the place of the record, and remember that it was."""
    database = database_file(data_folder(data))
    if database_url(data) or not database.is_file():
        return []
    marks = database.with_name(_TOLD)
    told = _read(marks)
    new = {key: sentence for key, sentence in _of(database).items() if key not in told}
    if new and not is_read_only():
        # A place that cannot be written is told of again; that does no harm.
        with suppress(OSError):
            marks.touch(mode=0o600)
            marks.write_text("".join(f"{key}\n" for key in [*told, *new]), "utf-8")
    return list(new.values())


def _of(database: Path) -> dict[str, str]:
    found = {}
    if is_on_network(database):
        found["network"] = (
            f"Dữ liệu nằm trên ổ mạng ({database.parent}): mỗi lúc chỉ một máy ghi được và máy khác phải đợi; "
            "nhiều người làm cùng lúc thì nên dùng máy chủ."
        )
    if service := service_copying(database):
        found[service] = (
            f"Dữ liệu nằm trong thư mục đồng bộ của {service} ({database.parent}): tệp bị chép đi khi đang ghi có thể "
            "hỏng hoặc thành hai bản; hãy chuyển dữ liệu sang thư mục thường, chỉ để bản sao lưu ở đó."
        )
    return found


def _read(marks: Path) -> list[str]:
    try:
        return marks.read_text("utf-8").split()
    except (OSError, UnicodeDecodeError):
        return []
