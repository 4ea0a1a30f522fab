"""Which number each thing has from now on, the same on every machine.

Who had it first keeps a number that two things have; the other goes to the end. Numbers only ever grow, so that what
was numbered anew on one machine is so on all.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ntm_tracker.store.joining.identity import Alias, Numbered
    from ntm_tracker.store.joining.ledger import Told
    from ntm_tracker.store.joining.side import Record

Numbers = dict[tuple[str, str], int]
"""The number of each thing, by its kind and uid."""


def numbers_of(records: Iterable[Record], alias: Alias) -> Numbers:
    """Return the number that each thing has once the records are one."""
    records = list(records)
    told = {digest: one for record in records for digest, one in record.ledger.told.items()}
    found: Numbers = {}
    last = defaultdict[str, int](int)
    for record in records:
        for (kind, number), uids in record.given().items():
            thing = kind, alias[min(uids)]
            found[thing] = max(number, found.get(thing, 0))
            last[kind] = max(number, last[kind])
    holders = defaultdict["Numbered", list[str]](list)
    for (kind, uid), number in found.items():
        holders[kind, number].append(uid)
    for (kind, _), held_by in sorted(holders.items()):
        for uid in sorted(held_by, key=lambda one: _age(one, told))[1:]:
            last[kind] += 1
            found[kind, uid] = last[kind]
    return found


def _age(uid: str, told: dict[str, Told]) -> tuple[str, str]:
    maker = told.get(uid.partition(":")[0])
    return (maker.at.isoformat() if maker else "", uid)
