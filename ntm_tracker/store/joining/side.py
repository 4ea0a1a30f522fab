"""One of two records that are to become one: its rows in words that both share, and what stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.store.images import image_of
from ntm_tracker.store.joining.identity import Translation, names_after
from ntm_tracker.store.joining.ledger import read_ledger
from ntm_tracker.store.joining.lineage import BOOKKEEPING
from ntm_tracker.store.tables import logged_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from ntm_tracker.store.images import Image
    from ntm_tracker.store.joining.identity import Alias, Key, Names, Numbered, Row
    from ntm_tracker.store.joining.ledger import Ledger
    from ntm_tracker.store.joining.lineage import Writers


@dataclass(frozen=True, slots=True)
class Record:
    """What is read of a record before anything is compared."""

    ledger: Ledger
    names: Names
    images: tuple[Image, ...]
    """Every logged row, those of the joining itself left out."""

    def given(self) -> dict[Numbered, frozenset[str]]:
        """Return every number that the record ever gave, and what bears it."""
        return self.names.given()


@dataclass(frozen=True, slots=True)
class Side:
    """The rows of a record by keys that both records share."""

    rows: dict[Key, Row]
    writers: Writers
    known: frozenset[str]

    def wrote(self, key: Key) -> frozenset[str]:
        """Return the deeds that left a row as it is, or left none there."""
        return self.writers.get(key, frozenset())


def read_record(connection: Connection) -> Record:
    """Read a record through."""
    ledger = read_ledger(connection)
    return Record(ledger, names_after(ledger.chain(ledger.head)), tuple(_images(connection)))


def side_of(record: Record, writers: Writers, alias: Alias) -> Side:
    """Return a record as one of two sides."""
    translation = Translation(record.names, alias)
    rows = {translation.key(image): translation.row(image) for image in record.images}
    return Side(rows, writers, record.ledger.known)


def _images(connection: Connection) -> Iterator[Image]:
    for table in logged_tables():
        if table.name not in BOOKKEEPING:
            for row in connection.execute(select(table)).mappings():
                found: dict[str, Any] = dict(row)
                yield image_of(table, found)
