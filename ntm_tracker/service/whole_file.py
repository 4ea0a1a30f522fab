"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ntm_tracker.errors import InputRefused, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def beside(target: Path) -> Iterator[BinaryIO]:
    """Open a file beside `target` that takes its place once the block has ended well; else nothing is left."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".ntm-")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        unfinished.chmod(0o644)
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def is_there(target: Path) -> bool:
    """Say whether something stands at `target`; where that cannot be told, the writing will say why."""
    try:
        return target.exists()
    except (OSError, ValueError):
        return False


def write_whole(target: Path, content: bytes) -> None:
    """Write `content` to `target`, over what stands there.

    Raises:
        InputRefused: it is no ordinary file, or cannot be written.
    """
    try:
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise InputRefused(f"“{target}” không phải là tệp thường; hãy chọn nơi khác.")
        with beside(target) as file:
            file.write(content)
    except OSError as error:
        raise InputRefused(
            f"Không ghi được tệp “{target}” ({reason_of(error)}); hãy đóng tệp nếu đang mở, hoặc chọn nơi khác."
        ) from error
