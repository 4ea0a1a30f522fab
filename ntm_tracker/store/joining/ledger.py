"""What is known of deeds, whoever's machine did them: each by its hash, each log a chain of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.domain.history import Deed
from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.store.events import GENESIS, values_hash
from ntm_tracker.store.images import images_from_json
from ntm_tracker.store.tables import event, joined_event, joined_head, metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from ntm_tracker.store.images import Image

Row = dict[str, Any]
_OF_A_DEED = tuple(column.name for column in joined_event.columns if column.name not in ("hash", "number"))
"""What a deed's hash is taken of."""


@dataclass(frozen=True, slots=True)
class Told:
    """One deed, as the log has it that it was written in."""

    hash: str
    number: int
    """Its number in that log."""
    row: Row
    """Everything that the hash is taken of."""

    @property
    def at(self) -> datetime:
        """When it was done, by the clock of its machine."""
        found: datetime = self.row["at"]
        return found

    @property
    def who(self) -> str:
        """Who did it."""
        return str(self.row["who"])

    @property
    def deed(self) -> Deed:
        """Which deed it is."""
        return Deed(self.row["deed"])

    @property
    def undoes(self) -> int | None:
        """The number, in the same log, of what it takes back."""
        found: int | None = self.row["undoes"]
        return found

    @property
    def holds(self) -> bool:
        """Whether it is as it was written."""
        return values_hash(self.row) == self.hash

    def before(self) -> list[Image]:
        """Return the rows as they were."""
        return _images(self.row["before"])

    def after(self) -> list[Image]:
        """Return the rows as it left them."""
        return _images(self.row["after"])


class Ledger:
    """Every deed that a record knows of: those of its own log, and those of the logs that were joined to it."""

    def __init__(self, told: dict[str, Told], head: str, heads: Iterable[Row]) -> None:
        self.head = head
        """The last deed of the record's own log."""
        self.told = told
        """Every deed by its hash; some may hang on a log whose joining was undone."""
        self.heads = {one["hash"]: one for one in heads}
        """The last deed of each joined log."""
        self.known = frozenset(one.hash for end in (head, *self.heads) for one in self.chain(end))
        """The deeds that the record has taken in."""

    def chain(self, head: str) -> list[Told]:
        """Return the log that ends with the deed `head`, oldest first.

        Raises:
            RecordUnavailable: a deed of it is missing.
        """
        found = []
        while head != GENESIS:
            if head not in self.told:
                raise RecordUnavailable(
                    f"Nhật ký thiếu việc có mã {head[:10]} đã gộp từ máy khác; "
                    "hãy chạy “ntm doctor” rồi khôi phục bản sao lưu gần nhất còn tốt."
                )
            found.append(self.told[head])
            head = found[-1].row["previous_hash"]
        return found[::-1]


def read_ledger(connection: Connection) -> Ledger:
    """Read what a record knows.

    Raises:
        RecordUnavailable: a deed of a joined log is missing.
    """
    told, heads = _all_told(connection)
    last = connection.execute(select(event.c.hash).order_by(event.c.seq.desc()).limit(1)).scalar()
    return Ledger(told, last or GENESIS, heads)


def _all_told(connection: Connection) -> tuple[dict[str, Told], list[Row]]:
    own = connection.execute(select(event).order_by(event.c.seq)).mappings()
    joined = connection.execute(select(joined_event)).mappings()
    listed = [*(_told(row, row["number"]) for row in joined), *(_told(row, row["seq"]) for row in own)]
    heads = connection.execute(select(joined_head).order_by(joined_head.c.hash)).mappings()
    return {told.hash: told for told in listed}, [dict(row) for row in heads]


def faults(connection: Connection) -> Iterator[tuple[str, bool]]:
    """Yield the deeds of joined logs that do not hold, and whether each was itself changed or lacks one before it."""
    told, heads = _all_told(connection)
    for one in told.values():
        if not one.holds:
            yield one.hash, True
    for head in heads:
        digest = head["hash"]
        while digest in told:
            digest = told[digest].row["previous_hash"]
        if digest != GENESIS:
            yield head["hash"], False


def joined_rows(told: Iterable[Told]) -> Iterator[Row]:
    """Yield the deeds as rows of `joined_event`."""
    for one in told:
        yield {"hash": one.hash, "number": one.number, **one.row}


def unknown_to(ledger: Ledger, other: Ledger) -> list[Told]:
    """Return the deeds that `other` has taken in and `ledger` has not, each once, oldest first."""
    new = [other.told[digest] for digest in other.known - ledger.known]
    return sorted(new, key=lambda told: (told.at, told.number, told.hash))


def _told(row: Mapping[Any, Any], number: int) -> Told:
    return Told(row["hash"], number, {name: row[name] for name in _OF_A_DEED})


def _images(kept: Iterable[Mapping[str, Any]]) -> list[Image]:
    return images_from_json([dict(one) for one in kept if one["table"] in metadata.tables])
