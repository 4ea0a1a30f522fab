"""What the driver does in one long step, told on the way and stopped where somebody asked to."""

from __future__ import annotations

from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from ntm_tracker.errors import RecordUnavailable, Stopped
from ntm_tracker.store.driver import errors

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ntm_tracker.domain.long_work import LongWork, Phase

_PAGES_AT_ONCE = 1000
_STEPS = 100_000
"""So many steps of the database lie between two looks whether to stop."""
_PIECE = 1 << 20
_BUSY = (5, 6)
"""What SQLite says of a page that it could not copy, since somebody writes."""
_PATIENCE = 5.0


def copy_pages(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    work: LongWork,
    phase: Phase,
    rest: Callable[[], None] = lambda: None,
) -> None:
    """Copy one database over another; its size is added to `phase`, and `rest` is taken after every few pages.

    Raises:
        Stopped: somebody asked to; the target is as it was.
        RecordUnavailable: somebody else writes to the target and does not end.
    """
    # SQLCipher answers in letters.
    count, size = (int(source.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    work.begin(phase._replace(size=count * size))
    left, last_at = count, monotonic()

    def told(status: int, now_left: int, _all: int) -> None:
        nonlocal left, last_at
        # The driver itself would try for ever.
        if status in _BUSY:
            if monotonic() - last_at > _PATIENCE:
                raise RecordUnavailable("Dữ liệu đang được chương trình khác ghi; hãy đợi ít phút rồi làm lại.")
            return
        work.passed(max(0, left - now_left) * size)
        left, last_at = now_left, monotonic()
        rest()

    source.backup(target, pages=_PAGES_AT_ONCE, progress=told)


@contextmanager
def stoppable(connection: sqlite3.Connection, work: LongWork) -> Iterator[None]:
    """Let one long question ask on the way whether to stop.

    Raises:
        Stopped: somebody asked to.
    """

    def is_stopped() -> int:
        try:
            work.passed(0)
        except Stopped:
            return 1
        return 0

    connection.set_progress_handler(is_stopped, _STEPS)
    try:
        yield
    except errors():
        work.passed(0)
        raise
    finally:
        connection.set_progress_handler(None, 0)
    # Older SQLites do not ask while they check a file.
    work.passed(0)


def copy_file(source: Path, target: Path, work: LongWork) -> None:
    """Copy a file piece by piece.

    Raises:
        OSError: it cannot be read or written.
        Stopped: somebody asked to.
    """
    with source.open("rb") as content, target.open("wb") as copy:
        while piece := content.read(_PIECE):
            copy.write(piece)
            work.passed(len(piece))
