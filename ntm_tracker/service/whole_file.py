"""Writing a file so that it is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ntm_tracker.errors import InputRefused, reason_of


def write_whole(target: Path, content: bytes) -> None:
    """Write `content` to `target`, over what stands there.

    Raises:
        InputRefused: it is no ordinary file, or cannot be written.
    """
    try:
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise InputRefused(f"“{target}” không phải là tệp thường; hãy chọn nơi khác.")
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".ntm-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(beside).chmod(0o644)
            Path(beside).replace(target)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputRefused(
            f"Không ghi được tệp “{target}” ({reason_of(error)}); hãy đóng tệp nếu đang mở, hoặc chọn nơi khác."
        ) from error
