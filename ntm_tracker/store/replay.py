"""The record played again from its events: what every row must be, and which deed left it so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.store.images import image_of, images_from_json, key_of
from ntm_tracker.store.tables import event, logged_tables, metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from ntm_tracker.store.images import Image

Key = tuple[Any, ...]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A row that is not as the deeds left it."""

    key: Key
    """Table and key."""
    deed: int
    """The event that should have left it, 0 where no event knows of it."""
    columns: tuple[str, ...] = ()
    """What differs; nothing where the whole row is missing, or is there and should not be."""
    is_there: bool = True
    in_log: bool = False
    """Whether the event itself remembers another row before it than the one that the deeds before it left."""


class Replay:
    """The rows as the deeds leave them, one deed after the other."""

    def __init__(self) -> None:
        self._rows: dict[Key, tuple[Row, int]] = {}
        self._known: set[Key] = set()
        self._was_set_up_untold = False

    def play(self, number: int, before: Sequence[Image], after: Sequence[Image]) -> Iterator[Otherwise]:
        """Do deed `number`; yield what it found otherwise than the deeds before had left it."""
        # Until the program kept the rows of setting up, the first event had none.
        self._was_set_up_untold |= number == 1 and not after
        left = {key_of(image) for image in after}
        for image in before:
            key = key_of(image)
            yield from self._met(key, image, number)
            if key not in left:
                self._rows.pop(key, None)
        for image in after:
            key = key_of(image)
            self._known.add(key)
            row, _ = self._rows.get(key, ({}, 0))
            self._rows[key] = {**row, **image.row}, number

    def compare(self, connection: Connection) -> Iterator[Otherwise]:
        """Yield every row of the record that is not as the deeds left it."""
        missing = dict(self._rows)
        for table in logged_tables():
            for row in connection.execute(select(table)).mappings():
                image = image_of(table, dict(row))
                wished, number = missing.pop(key_of(image), (None, 0))
                if wished is None:
                    yield from self._unknown(image)
                elif differing := tuple(name for name, value in wished.items() if image.row[name] != value):
                    yield Otherwise(key_of(image), number, differing)
        for key, (_, number) in missing.items():
            yield Otherwise(key, number, is_there=False)

    def _met(self, key: Key, image: Image, number: int) -> Iterator[Otherwise]:
        row, _ = self._rows.get(key, (None, 0))
        if row is None:
            if key in self._known or not self._may_be_set_up(image.table):
                yield Otherwise(key, number, is_there=False, in_log=True)
            self._rows[key] = image.row, number
            self._known.add(key)
        elif differing := tuple(name for name, value in image.row.items() if row.get(name, value) != value):
            yield Otherwise(key, number, differing, in_log=True)

    def _unknown(self, image: Image) -> Iterator[Otherwise]:
        if key_of(image) in self._known or not self._may_be_set_up(image.table):
            yield Otherwise(key_of(image), 0)

    def _may_be_set_up(self, table: str) -> bool:
        return self._was_set_up_untold and table in _SET_UP


_SET_UP = ("office", "subject", "assessment")


def rows_otherwise(connection: Connection, passed: Callable[[], None] = lambda: None) -> list[Otherwise]:
    """Play every event and compare; return what is not as the deeds left it. `passed` is called for each event."""
    replay, found = Replay(), list[Otherwise]()
    for row in connection.execute(select(event.c.seq, event.c.before, event.c.after).order_by(event.c.seq)):
        passed()
        found += replay.play(row.seq, _images(row.before), _images(row.after))
    return [*found, *replay.compare(connection)]


def _images(kept: Iterable[Mapping[str, Any]]) -> list[Image]:
    return images_from_json([dict(one) for one in kept if one["table"] in metadata.tables])


def rows_after(connection: Connection, number: int) -> dict[Key, Row]:
    """Return every logged row of the record as it was right after event `number`: the present, walked back."""
    rows = {
        key_of(image): image.row
        for table in logged_tables()
        for image in (image_of(table, dict(row)) for row in connection.execute(select(table)).mappings())
    }
    later = select(event.c.before, event.c.after).where(event.c.seq > number).order_by(event.c.seq.desc())
    for found in connection.execute(later):
        for image in _images(found.after):
            rows.pop(key_of(image), None)
        for image in _images(found.before):
            rows[key_of(image)] = image.row
    return rows
