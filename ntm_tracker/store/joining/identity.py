"""Which thing bears a number: each machine numbers papers, tasks and the like by itself.

A thing is told from every other by the deed that made it and the number that this gave it: its uid. Where a number
stands for another thing than the log of this machine alone would say, or for one that two machines made each, a row of
`identity` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.store.tables import identity, metadata, numbered_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Table

    from ntm_tracker.store.images import Image
    from ntm_tracker.store.joining.ledger import Told

Row = dict[str, Any]
Key = tuple[Any, ...]
Numbered = tuple[str, int]
"""A kind of thing (its table) and a number."""
_KINDS = {table.name for table in numbered_tables()}


class Names:
    """Which things bear which numbers after so many deeds of one log."""

    def __init__(self) -> None:
        self._made: dict[Numbered, str] = {}
        self._said: dict[str, Numbered] = {}
        self._bearing: dict[Numbered, frozenset[str]] = {}

    def follow(self, told: Told) -> None:
        """Let one more deed be done."""
        after = told.after()
        for image in told.before():
            if image.table == identity.name:
                self._forget(image.row["uid"])
        brought = dict[Numbered, str]()
        for image in after:
            if image.table == identity.name:
                numbered = image.row["kind"], image.row["number"]
                self._say(image.row["uid"], numbered)
                brought[numbered] = min(image.row["uid"], brought.get(numbered, image.row["uid"]))
        for image in after:
            if image.table in _KINDS:
                numbered = image.table, image.row["id"]
                self._made.setdefault(numbered, brought.get(numbered, f"{told.hash}:{image.row['id']}"))

    def bearers(self, numbered: Numbered) -> frozenset[str]:
        """Return the uids of what bears a number: none, one, or several where machines each made the one thing."""
        if said := self._bearing.get(numbered):
            return said
        made = self._made.get(numbered)
        return frozenset((made,) if made is not None and made not in self._said else ())

    def given(self) -> dict[Numbered, frozenset[str]]:
        """Return every number that was ever given, and what bears it."""
        listed = ((numbered, self.bearers(numbered)) for numbered in {*self._made, *self._bearing})
        return {numbered: uids for numbered, uids in listed if uids}

    def implied(self) -> dict[str, Numbered]:
        """Return the numbers that things have by the log alone, without a row of `identity`."""
        return {uid: numbered for numbered, uid in self._made.items()}

    def is_said(self, uid: str) -> bool:
        """Say whether a row of `identity` tells the number of a thing."""
        return uid in self._said

    def _say(self, uid: str, numbered: Numbered) -> None:
        self._forget(uid)
        self._said[uid] = numbered
        self._bearing[numbered] = self._bearing.get(numbered, frozenset()) | {uid}

    def _forget(self, uid: str) -> None:
        if (numbered := self._said.pop(uid, None)) is not None:
            self._bearing[numbered] -= {uid}


def names_after(chain: Iterable[Told]) -> Names:
    """Return which things bear which numbers after all of a log."""
    names = Names()
    for told in chain:
        names.follow(told)
    return names


class Alias:
    """Uids that are one thing: each stands for the least of its group."""

    def __init__(self, groups: Iterable[Iterable[str]] = ()) -> None:
        self._group: dict[str, frozenset[str]] = {}
        for group in groups:
            self.unite(group)

    def unite(self, uids: Iterable[str]) -> None:
        """Let several uids be one thing."""
        whole = frozenset().union(*(self.group(uid) for uid in uids))
        self._group |= dict.fromkeys(whole, whole)

    def group(self, uid: str) -> frozenset[str]:
        """Return every uid of the thing, this one among them."""
        return self._group.get(uid, frozenset((uid,)))

    def __getitem__(self, uid: str) -> str:
        """Return the uid that stands for the thing."""
        return min(self.group(uid))


class Translation:
    """Rows of one machine as rows that mean the same on any: without its numbers and versions."""

    def __init__(self, names: Names, alias: Alias) -> None:
        self._names, self._alias = names, alias

    def uid(self, kind: str, number: int) -> str:
        """Return which thing bears a number; one that no deed made is told by the number itself."""
        bearers = self._names.bearers((kind, number))
        return self._alias[min(bearers)] if bearers else f"{number}"

    def row(self, image: Image) -> Row:
        """Return the row, with every column that it has today, and uids for numbers."""
        table = metadata.tables[image.table]
        row = {name: value for name, value in filled(image).items() if name != "version"}
        return row | {name: self.uid(kind, row[name]) for name, kind in numbers_in(table)}

    def key(self, image: Image) -> Key:
        """Return what tells the row from every other on any machine."""
        row = self.row(image)
        return image.table, *(row[column.name] for column in metadata.tables[image.table].primary_key)


def numbers_in(table: Table) -> Iterator[tuple[str, str]]:
    """Yield the columns of `table` that hold a number of something, and of what."""
    for column in table.columns:
        if table.name in _KINDS and column.primary_key:
            yield column.name, table.name
        for foreign in column.foreign_keys:
            if foreign.column.table.name in _KINDS:
                yield column.name, foreign.column.table.name


def filled(image: Image) -> Row:
    """Return the row of an image with the columns that came with later versions of the program."""
    columns = metadata.tables[image.table].columns
    return {column.name: image.row.get(column.name, _empty(column)) for column in columns}


def _empty(column: Any) -> Any:
    if column.nullable:
        return None
    return False if column.type.python_type is bool else ""
