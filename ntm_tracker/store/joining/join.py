"""Joining a bundle's record to the record at hand, as one deed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.uniting import decide, unite
from ntm_tracker.store.joining.ledger import unknown_to
from ntm_tracker.store.joining.lineage import Lineages
from ntm_tracker.store.joining.numbering import numbers_of
from ntm_tracker.store.joining.reviewing import take_back
from ntm_tracker.store.joining.side import read_record, side_of
from ntm_tracker.store.joining.twins import alias_of
from ntm_tracker.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from ntm_tracker.domain.profile import VillageCount
    from ntm_tracker.domain.uniting import Choice, Conflict, United
    from ntm_tracker.store.joining.identity import Alias, Key, Row
    from ntm_tracker.store.joining.ledger import Told
    from ntm_tracker.store.joining.numbering import Numbers
    from ntm_tracker.store.joining.side import Record, Side


@dataclass(frozen=True, slots=True)
class Joining:
    """What joining two records comes to; nothing is written yet."""

    here: Record
    there: Record
    side: Side
    """The record at hand."""
    other: Side
    counts: tuple[VillageCount, ...]
    """The indicators whose result the villages' titles are."""
    alias: Alias
    numbers: Numbers
    ruled: United
    """What stands by the rule alone, before anybody chose."""
    united: United
    """What stands as it was chosen, and as acceptances allow."""
    taken_back: tuple[Key, ...]
    """The progress rows that fall from accepted to waiting for review."""
    new: tuple[Told, ...]
    """The deeds that the record at hand does not know yet, oldest first."""

    @property
    def conflicts(self) -> list[Conflict]:
        """The rows that an officer has to choose between."""
        return self.united.conflicts

    def changed(self) -> Counter[str]:
        """Return how many rows of each table will be other than they are here."""
        keys = self.side.rows.keys() | self.united.rows.keys()
        return Counter(key[0] for key in keys if self.side.rows.get(key) != self.united.rows.get(key))


def plan_joining(here: Connection, there: Connection, counts: Iterable[VillageCount]) -> Joining:
    """Return what joining the record `there` to `here` comes to, with conflicts standing as they are here."""
    mine, theirs = read_record(here), read_record(there)
    alias = alias_of(mine, theirs)
    side, other = _side(mine, alias), _side(theirs, alias)
    ruled, numbers = unite(side, other, parents_of), numbers_of((mine, theirs), alias)
    new = tuple(unknown_to(mine.ledger, theirs.ledger))
    return settle(Joining(mine, theirs, side, other, tuple(counts), alias, numbers, ruled, ruled, (), new), {})


def settle(joining: Joining, choices: Mapping[Key, Choice]) -> Joining:
    """Return the joining with its conflicts standing as they were chosen."""
    united = replace(joining.ruled, rows=dict(joining.ruled.rows))
    decide(united, choices)
    told = joining.there.ledger.told | joining.here.ledger.told
    sides = ((joining.side, joining.other), (joining.other, joining.side))
    return replace(joining, united=united, taken_back=tuple(take_back(united, sides, told, joining.counts)))


def _side(record: Record, alias: Alias) -> Side:
    return side_of(record, Lineages(record.ledger, alias).of(record.ledger.head).writers, alias)


def parents_of(key: Key, row: Row) -> Iterator[Key]:
    """Yield the rows that a row names and cannot be without; the contents of files are no rows of a deed."""
    for column in metadata.tables[key[0]].columns:
        for foreign in column.foreign_keys:
            if foreign.column.table.info.get("is_in_log", True) and row[column.name] is not None:
                yield foreign.column.table.name, row[column.name]
