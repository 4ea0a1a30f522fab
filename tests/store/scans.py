"""Files to store, each of its own content."""

from __future__ import annotations

import atexit
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.store.files import read_file

if TYPE_CHECKING:
    from ntm_tracker.store.files import FileToStore

_FOLDER = tempfile.TemporaryDirectory(prefix="ntm-scans-")
# Python warns of a folder that it must clear away itself.
atexit.register(_FOLDER.cleanup)


def a_scan(name: str, content: bytes) -> FileToStore:
    """Return a file called `name` that lies on the disk and was read."""
    folder = Path(tempfile.mkdtemp(dir=_FOLDER.name))
    (folder / name).write_bytes(content)
    return read_file(folder / name)
