"""One thing that two machines each entered: the same paper, task, remark or figure, told by what it says."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.text import fold
from ntm_tracker.domain.uniting import substance
from ntm_tracker.store.joining.identity import Alias, filled
from ntm_tracker.store.tables import evidence, evidence_file, numbered_tables, plan_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.store.joining.side import Record

_KINDS = {table.name for table in numbered_tables()}


def alias_of(here: Record, there: Record) -> Alias:
    """Return which uids are one thing: as either record says already, and what both entered alike."""
    given = [record.given() for record in (here, there)]
    alias = Alias(uids for one in given for uids in one.values())
    # What a record holds as two things stays two, whatever the other says.
    counts = [Counter(alias[min(uids)] for uids in one.values()) for one in given]
    if doubled := {uid for counted in counts for uid, count in counted.items() if count > 1}:
        alias = Alias(uids for one in given for uids in one.values() if alias[min(uids)] not in doubled)
    _unite_twins(alias, _told_apart(here, alias), _told_apart(there, alias))
    return alias


def _unite_twins(alias: Alias, here: dict[Any, list[str]], there: dict[Any, list[str]]) -> None:
    shared = {uid for uids in here.values() for uid in uids} & {uid for uids in there.values() for uid in uids}
    for print_ in sorted(here.keys() & there.keys(), key=repr):
        mine, theirs = ([uid for uid in side[print_] if uid not in shared] for side in (here, there))
        # Several that say the same may be several on purpose.
        if len(mine) == 1 and len(theirs) == 1:
            alias.unite((*mine, *theirs))


def _told_apart(record: Record, alias: Alias) -> dict[Any, list[str]]:
    """Return the things of a record by what they say."""
    found = defaultdict[Any, list[str]](list)
    for kind, number, said in _said(record):
        bearers = record.names.bearers((kind, number))
        if bearers:
            found[kind, said].append(alias[min(bearers)])
    return found


def _said(record: Record) -> Iterator[tuple[str, int, str]]:
    files = defaultdict[int, set[str]](set)
    for image in record.images:
        if image.table == evidence_file.name:
            files[image.row["evidence"]].add(image.row["sha256"])
    for image in record.images:
        if image.table in _KINDS:
            row = {name: value for name, value in filled(image).items() if name not in ("id", "version")}
            said: Any = sorted(substance(row).items())
            if image.table == plan_result.name:
                # One figure for a period: the same period again corrects it.
                day = row["measured_on"] if not row["period"] else None
                said = row["plan_year"], row["target"], fold(row["period"]), day
            held = sorted(files[image.row["id"]]) if image.table == evidence.name else []
            yield image.table, image.row["id"], repr((said, held))
