"""Rows as JSON and back: what the event log keeps of a row before and after a deed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, and_, bindparam, delete, insert, select, update

from ntm_tracker.store.standing import Standing
from ntm_tracker.store.tables import Moment, metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Select, Table

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Image:
    """One row of one table, in JSON's types."""

    table: str
    row: Row
    decided: bool = False
    """Whether a joining of two machines left the row so, and not a deed of either."""

    def as_json(self) -> dict[str, Any]:
        """Return what the event row keeps."""
        kept = {"table": self.table, "row": self.row}
        return {**kept, "decided": True} if self.decided else kept


def image_of(table: Table, row: Mapping[str, Any]) -> Image:
    """Return `row` of `table` as it goes into an event."""
    return Image(table.name, {name: _as_json(value) for name, value in row.items()})


def images_from_json(kept: list[dict[str, Any]]) -> list[Image]:
    """Read the images that an event row keeps, without the columns that an upgrade took away."""
    return [Image(one["table"], _known(metadata.tables[one["table"]], one["row"])) for one in kept]


def current(connection: Connection, image: Image) -> Image | None:
    """Return the row that now has the key of `image`, None where there is none."""
    table = metadata.tables[image.table]
    found = _by_key(table).named(connection, {column.name: image.row[column.name] for column in table.primary_key})
    return image_of(table, found[0]) if found else None


def still_there(connection: Connection, image: Image) -> bool:
    """Say whether the row is as `image` has it; columns that came or went with an upgrade say nothing."""
    now = current(connection, image)
    return now is not None and now.row.items() >= image.row.items()


def remove(connection: Connection, image: Image) -> None:
    """Delete the row that has the key of `image`."""
    table = metadata.tables[image.table]
    connection.execute(delete(table).where(_same_key(table, image.row)))


def put(connection: Connection, image: Image) -> Image | None:
    """Write the row of `image` over the row of its key, so that child rows stay; return what stood there, if any."""
    table, before = metadata.tables[image.table], current(connection, image)
    if before is None:
        connection.execute(insert(table), row_of(image))
    else:
        connection.execute(update(table).where(_same_key(table, image.row)).values(**row_of(image)))
    return before


def key_of(image: Image) -> tuple[Any, ...]:
    """Return what tells the row of `image` from every other: its table and its key."""
    return image.table, *(image.row[column.name] for column in metadata.tables[image.table].primary_key)


def row_of(image: Image) -> Row:
    """Return the row of `image` in the program's types."""
    columns = metadata.tables[image.table].columns
    return {name: _as_value(columns[name].type, value) for name, value in image.row.items()}


@cache
def _by_key(table: Table) -> Standing[Select[Any]]:
    # A key is a number or letters, which the drivers take as they are.
    return Standing(select(table).where(and_(*(column == bindparam(column.name) for column in table.primary_key))))


def _known(table: Table, row: Row) -> Row:
    return {name: value for name, value in row.items() if name in table.columns}


def _same_key(table: Table, row: Row) -> Any:
    return and_(*(column == row[column.name] for column in table.primary_key))


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _as_value(kind: object, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
