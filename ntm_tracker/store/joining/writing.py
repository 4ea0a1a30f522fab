"""Writing what two records came to into the one at hand: rows, numbers, files and the deeds of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store import contents, files
from ntm_tracker.store.events import append, next_number
from ntm_tracker.store.images import Image, image_of, key_of, put, remove
from ntm_tracker.store.joining.identity import numbers_in
from ntm_tracker.store.joining.ledger import joined_rows
from ntm_tracker.store.moving import number_on
from ntm_tracker.store.tables import (
    evidence_file,
    file,
    file_text,
    identity,
    joined_event,
    joined_head,
    logged_tables,
    metadata,
    numbered_tables,
    subject,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from ntm_tracker.store.events import Entry
    from ntm_tracker.store.joining.identity import Row
    from ntm_tracker.store.joining.join import Joining

_ORDER = {table.name: place for place, table in enumerate(logged_tables())}


def write_joining(here: Connection, there: Connection, joining: Joining, entry: Entry, head: Row) -> int:
    """Write a joining as one deed; return its number. `head` is the row of the other log's last deed.

    Raises:
        RecordUnavailable: a file of the other record is not what it was stored as.
    """
    _take_files(here, there, joining)
    before, after = _write_rows(here, joining, head)
    # With those of joinings that were undone there: the deeds after them hang on them.
    told, there_told = joining.here.ledger.told, joining.there.ledger.told
    if new := list(joined_rows(one for digest, one in there_told.items() if digest not in told)):
        here.execute(insert(joined_event), new)
    for table in numbered_tables():
        given = [number for (kind, _), number in joining.numbers.items() if kind == table.name]
        number_on(here, table, max(given, default=0))
    # Not through Work: which acceptances fall was settled for both records alike.
    return append(here, entry, before, after)


def _write_rows(here: Connection, joining: Joining, head: Row) -> tuple[list[Image], list[Image]]:
    wished = {key_of(image): image for image in (*_rows(joining, next_number(here)), *_books(joining, head))}
    there_now = {key_of(image): image for image in (*joining.here.images, *_own_books(here))}
    before, after = list[Image](), list[Image]()
    for key, image in sorted(wished.items(), key=lambda pair: _parents_first(pair[1])):
        old = there_now.get(key)
        if old is None or image.decided or _said(old) != _said(image):
            put(here, image)
            before += [old] if old else []
            after.append(image)
    gone = [image for key, image in there_now.items() if key not in wished]
    for image in sorted(gone, key=_parents_first, reverse=True):
        remove(here, image)
        before.append(image)
    return before, after


def _rows(joining: Joining, version: int) -> Iterator[Image]:
    """Yield the united rows with the numbers that things have here, and the version that a change gives them."""
    decided = {*joining.taken_back, *(conflict.key for conflict in joining.conflicts)}
    for key, row in joining.united.rows.items():
        table = metadata.tables[key[0]]
        numbers = {name: _number(joining, kind, row[name]) for name, kind in numbers_in(table)}
        versioned = {"version": version} if "version" in table.columns else {}
        yield Image(table.name, row | numbers | versioned, key in decided)


def _number(joining: Joining, kind: str, uid: str) -> int:
    return joining.numbers.get((kind, uid)) or int(uid)


def _books(joining: Joining, head: Row) -> Iterator[Image]:
    """Yield what the record keeps of its joining: the logs that were joined, and who bears which number here."""
    own = {told.hash for told in joining.here.ledger.chain(joining.here.ledger.head)}
    heads = joining.there.ledger.heads | joining.here.ledger.heads | {head["hash"]: head}
    for digest, row in heads.items():
        if digest not in own:
            yield image_of(joined_head, row)
    implied = joining.here.names.implied()
    for (kind, uid), number in joining.numbers.items():
        group = joining.alias.group(uid)
        if len(group) > 1 or implied.get(uid) != (kind, number) or joining.here.names.is_said(uid):
            for one in group:
                yield image_of(identity, {"uid": one, "kind": kind, "number": number})


def _own_books(here: Connection) -> Iterator[Image]:
    for table in (joined_head, identity):
        for row in here.execute(select(table)).mappings():
            yield image_of(table, dict(row))


def _parents_first(image: Image) -> tuple[int, bool, str]:
    # Villages lie in communes.
    is_inner = image.table == subject.name and image.row["within"] is not None
    return _ORDER[image.table], is_inner, repr(key_of(image))


def _said(image: Image) -> dict[str, Any]:
    return {name: value for name, value in image.row.items() if name != "version"}


def _take_files(here: Connection, there: Connection, joining: Joining) -> None:
    """Store every file that is not here yet, once for all that carries it, and take its hash again."""
    carried = {row["sha256"] for key, row in joining.united.rows.items() if key[0] == evidence_file.name}
    for sha256 in sorted(carried):
        if not files.is_stored(here, sha256):
            _take_file(here, there, sha256)


def _take_file(here: Connection, there: Connection, sha256: str) -> None:
    size = there.execute(select(file.c.size).where(file.c.sha256 == sha256)).scalar()
    kind = there.execute(select(file_text.c.type).where(file_text.c.sha256 == sha256)).scalar()
    if size is not None:
        contents.store_content(here, sha256, size, contents.chunks(there, sha256))
        here.execute(insert(file_text), {"sha256": sha256, "type": kind or "", "folded": None})
    if size is None or not files.holds(here, sha256):
        raise RecordUnavailable(
            f"Gói dữ liệu thiếu hoặc hỏng tệp có mã {sha256[:12]} nên chưa gộp gì; hãy xuất lại gói từ máy kia."
        )
