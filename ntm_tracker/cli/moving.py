"""ntm move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.output import narrate, print_json
from ntm_tracker.service.moving import move_office

if TYPE_CHECKING:
    from argparse import Namespace


def move(arguments: Namespace) -> int:
    """Copy the record to a server or into a folder, and say what was verified."""
    narrate("Đang chép và đối chiếu dữ liệu; đừng tắt máy cho đến khi xong.")
    done = move_office(arguments.data, arguments.to)
    rows, files = done.moved.rows, done.moved.rows["file"]
    if arguments.json:
        print_json({"rows": rows, "files": files, "bytes": done.moved.bytes, "from": done.source, "to": done.target})
    narrate(
        f"Đã chép dữ liệu {done.source} sang {done.target}: {sum(rows.values())} dòng, {files} tệp; "
        "đã đối chiếu từng dòng, từng mã SHA-256 và chuỗi nhật ký. Dữ liệu ở nơi cũ vẫn còn nguyên."
    )
    return 0
