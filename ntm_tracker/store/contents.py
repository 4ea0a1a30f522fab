"""The bytes of stored files, piece by piece: SQLite's blobs, or rows of pieces on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, bindparam, column, delete, func, insert, literal_column, select, table, update

from ntm_tracker.store.dialects import is_on_server
from ntm_tracker.store.driver import open_blob
from ntm_tracker.store.tables import file

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from sqlalchemy import Connection

CHUNK = 1 << 20
"""How many bytes are in memory at once."""
_piece = table("file_piece", column("sha256"), column("place"), column("content", LargeBinary))
_KEEP = insert(_piece)
_HAND_OUT = select(_piece.c.content).where(_piece.c.sha256 == bindparam("sha256"), _piece.c.place == bindparam("place"))


def store_content(connection: Connection, sha256: str, size: int, pieces: Iterable[bytes]) -> None:
    """Write the row of a file of `size` bytes and its content over what is there, one piece at a time.

    SQLite keeps the room that too few bytes leave, as zeros: whoever writes checks the hash.
    """
    if is_on_server(connection):
        _make_room(connection, sha256, size, b"")
        connection.execute(delete(_piece).where(_piece.c.sha256 == sha256))
        for place, piece in enumerate(pieces):
            connection.execute(_KEEP, {"sha256": sha256, "place": place, "content": piece})
        return
    _make_room(connection, sha256, size, func.zeroblob(size))
    with _blob(connection, sha256) as room:
        for piece in pieces:
            room.write(piece)


def chunks(connection: Connection, sha256: str) -> Generator[bytes]:
    """Yield the content of a stored file, piece by piece; whoever may leave before the end closes it."""
    if is_on_server(connection):
        yield from _pieces(connection, sha256)
        return
    with _blob(connection, sha256, readonly=True) as content:
        while chunk := content.read(CHUNK):
            yield chunk


def length_of(connection: Connection, sha256: str) -> int:
    """Return how many bytes are stored of a file."""
    if is_on_server(connection):
        wanted = select(func.coalesce(func.sum(func.length(_piece.c.content)), 0)).where(_piece.c.sha256 == sha256)
    else:
        wanted = select(func.length(file.c.content)).where(file.c.sha256 == sha256)
    return int(connection.execute(wanted).scalar_one())


def _make_room(connection: Connection, sha256: str, size: int, room: Any) -> None:
    made = update(file).where(file.c.sha256 == sha256).values(size=size, content=room)
    if not connection.execute(made).rowcount:
        connection.execute(insert(file).values(sha256=sha256, size=size, content=room))


def _pieces(connection: Connection, sha256: str) -> Iterator[bytes]:
    place = 0
    while (piece := connection.execute(_HAND_OUT, {"sha256": sha256, "place": place}).scalar()) is not None:
        yield piece
        place += 1


def _blob(connection: Connection, sha256: str, *, readonly: bool = False) -> Any:
    rowid: Any = literal_column("rowid")
    row = connection.execute(select(rowid).select_from(file).where(file.c.sha256 == sha256)).scalar_one()
    driver: Any = connection.connection.driver_connection
    return open_blob(driver, "file", "content", row, readonly=readonly)
