"""Reading the words inside files, once each: after the save, so that no officer waits for it."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import fold
from ntm_tracker.store import contents, files, search
from ntm_tracker.store.file_text import text_of
from ntm_tracker.store.signatures import type_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.service.office import Office


def extract_pending(office: Office, stopped: Callable[[], bool] = lambda: False) -> int:
    """Read every file that nobody has read yet; return how many were. `stopped` is asked between two files.

    It is no deed: nothing is written that was not in the record before, so it is not in the log.
    """
    if office.store.is_read_only:
        return 0
    with office.store.reading() as connection:
        pending = search.pending_files(connection)
    done = 0
    for sha256 in pending:
        if stopped():
            break
        done += _extract(office, sha256)
    return done


def _extract(office: Office, sha256: str) -> bool:
    with tempfile.TemporaryFile(prefix="ntm-") as copy:
        with office.store.reading() as connection:
            # Undone while others were read.
            if not files.is_stored(connection, sha256):
                return False
            for chunk in contents.chunks(connection, sha256):
                copy.write(chunk)
        found = type_of(copy)
        text = fold(text_of(copy, found))
    with office.store.writing() as connection:
        return search.learn_text(connection, sha256, found.value, text)
