"""Questions that are asked again and again: built once, and put to SQLite's own driver.

For a page of search SQLAlchemy's share was larger than SQLite's (`bench/search.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection, Dialect, Select, TextualSelect

    Readers = list[tuple[int, Callable[[Any], Any]]]
    """The place of a column, and what its values are read by."""
    Made = tuple[str, tuple[str, ...], dict[str, Any], Readers]
    """SQL, the names of its values in their order, those that SQLAlchemy itself gives, the readers."""

W = TypeVar("W", bound="Select[Any] | TextualSelect")


class Standing(Generic[W]):
    """One question without values; its answer is rows of what SQLAlchemy would give."""

    def __init__(self, wanted: W) -> None:
        self.wanted = wanted
        self._made: Made | None = None

    def named(self, connection: Connection, values: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Return the rows for `values`, each value under the name of its column."""
        names = [column.name for column in self.wanted.selected_columns]
        return [dict(zip(names, row, strict=True)) for row in self.ask(connection, values or {})]

    def ask(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """Return the rows for `values`."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self.wanted, values).all()
        if self._made is None:
            self._made = _compiled(self.wanted, connection.dialect)
        sql, names, given, readers = self._made
        # In the transaction that SQLAlchemy began on this very connection.
        driver: Any = connection.connection.driver_connection
        known = given | dict(values)
        found = driver.execute(sql, [known[name] for name in names]).fetchall()
        return [_read(row, readers) for row in found] if readers else found


def _compiled(wanted: Select[Any] | TextualSelect, dialect: Dialect) -> Made:
    compiled: Any = wanted.compile(dialect=dialect)
    kinds = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in wanted.selected_columns]
    readers: Readers = [(place, read) for place, read in enumerate(kinds) if read]
    return str(compiled), tuple(compiled.positiontup or ()), dict(compiled.params), readers


def _read(row: Sequence[Any], readers: Readers) -> list[Any]:
    values = list(row)
    for place, read in readers:
        values[place] = read(values[place])
    return values
